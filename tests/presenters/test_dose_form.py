"""The form of one dose: nothing is taken for granted, and what was typed reads back."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Administration, AsNeeded, Dose, EveryDays, Given, Route
from nmsdesk.presenters.administration_form import (
    DoseDraft,
    blank_dose,
    check_dose,
    draft_of_dose,
    outcomes,
    units_for,
)
from nmsdesk.presenters.given_words import doses_in_short
from tests.builders import an_order, on_day

NOW = datetime(2026, 6, 20, 10)
ORDER = an_order("haloperidol", 5, times=2)
PRN = an_order("lorazepam", 1, frequency=AsNeeded(None))


def keys(order):
    return [choice.key for choice in outcomes(order)]


def test_that_a_blank_form_says_when_and_in_which_unit_but_not_what_happened():
    assert blank_dose(ORDER, NOW) == DoseDraft(at="20-Jun-2026 10:00", unit="mg")


def test_that_as_ordered_is_no_choice_where_the_order_says_no_single_amount():
    ranged = replace(ORDER, dose=Dose(Decimal(5), Decimal(10)))
    assert "as_ordered" in keys(ORDER)
    assert "as_ordered" not in keys(ranged)
    assert "as_ordered" not in keys(an_order("haloperidol"))


def test_that_only_a_schedule_has_doses_besides_it():
    assert "extra" in keys(ORDER)
    assert "extra" not in keys(PRN)


def test_that_a_dose_not_taken_has_no_amount_whatever_stands_in_the_field():
    draft = DoseDraft("refused", "09:00", amount="5", unit="mg", note="no")
    given = check_dose(draft, ORDER, NOW).given
    assert given == Administration(
        ORDER.id, Moment(datetime(2026, 6, 20, 9)), Given.REFUSED, note="no"
    )


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (DoseDraft("", "09:00"), "what"),
        (DoseDraft("refused", ""), "at"),
        (DoseDraft("refused", "unknown"), "at"),
        (DoseDraft("refused", "04/06/2026"), "at"),
        (DoseDraft("refused", "tomorrow"), "at"),
        (DoseDraft("refused", "today"), "at"),
        (DoseDraft("another", "09:00", "", "mg"), "amount"),
        (DoseDraft("another", "09:00", "2,5", "mg"), "amount"),
        (DoseDraft("another", "09:00", "-1", "mg"), "amount"),
        (DoseDraft("extra", "09:00", "5", ""), "unit"),
        (DoseDraft("another", "09:00", "5", "spoons"), "unit"),
    ],
)
def test_that_what_cannot_be_read_is_said_at_its_field(draft, field):
    checked = check_dose(draft, ORDER, NOW)
    assert checked.given is None
    assert checked.problems[0].field == field


@pytest.mark.parametrize(
    "given",
    [
        Administration(ORDER.id, Moment(on_day(3, 8)), Given.GIVEN, Decimal(5), "mg"),
        Administration(ORDER.id, Moment(on_day(3, 8)), Given.GIVEN, Decimal("2.5"), "mg"),
        Administration(ORDER.id, Moment(on_day(3, 8)), Given.GIVEN),
        Administration(ORDER.id, Moment(on_day(3), day_only=True), Given.MISSED, note=" x "),
        Administration(ORDER.id, Moment(on_day(3, 8)), Given.EXTRA, Decimal(1000), "micrograms"),
    ],
)
def test_that_a_recorded_dose_reads_back_from_its_fields(given):
    draft = draft_of_dose(given, ORDER)
    assert check_dose(draft, ORDER, NOW).given == given


def test_that_a_unit_of_the_order_alone_can_be_chosen_too():
    assert units_for(replace(ORDER, unit="spoon"))[0] == "spoon"


# What the list says


def a_dose(order, day, status=Given.GIVEN, hour=8, **more):
    return Administration(order.id, Moment(on_day(day, hour)), status, **more)


def short(order, *doses, depot=False, now=None):
    return doses_in_short(order, doses, now or on_day(10, 10), depot=depot)


def test_that_the_list_says_when_an_as_needed_medicine_was_last_given():
    told = short(
        PRN,
        a_dose(PRN, 9, hour=20, dose=Decimal(1), unit="mg"),
        a_dose(PRN, 10, hour=2, dose=Decimal("0.5"), unit="mg"),
    )
    assert told == (
        "last given 11-Jun-2026 02:00, 0.5 mg",
        "2 doses in the last 24 hours",
    )


def test_that_an_amount_that_nobody_wrote_down_is_said_to_be_missing():
    assert short(PRN, a_dose(PRN, 10)) == ("last given 11-Jun-2026 08:00, amount not recorded",)


def test_that_doses_refused_in_a_row_are_counted_and_the_last_reason_quoted():
    told = short(
        ORDER,
        a_dose(ORDER, 9, Given.REFUSED),
        a_dose(ORDER, 10, Given.HELD, note="38.9 °C"),
    )
    assert told == ("2 doses in a row not taken, the last held back 11-Jun-2026 08:00: “38.9 °C”",)


def test_that_a_dose_taken_since_ends_what_is_said_of_the_refused_ones():
    assert short(ORDER, a_dose(ORDER, 9, Given.REFUSED), a_dose(ORDER, 10)) == ()


def test_that_an_old_missed_dose_leaves_the_list_but_a_missed_injection_stays():
    depot = an_order("x", 100, route=Route.DEPOT, frequency=EveryDays(Decimal(28)))
    missed = a_dose(ORDER, 1, Given.MISSED)
    assert short(ORDER, missed) == ()
    assert short(depot, missed, depot=True) == ("missed 02-Jun-2026 08:00",)


def test_that_what_lies_ahead_and_what_belongs_to_another_order_is_not_said():
    other = replace(PRN, id="7")
    assert short(PRN, a_dose(PRN, 11), a_dose(other, 9)) == ()
