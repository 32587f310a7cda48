"""judgement.md section 1: exposure to a class is yes, no or unknown, and says what made it so."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from nmsdesk.domain.assessment import EXPOSURES
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.ledger import exposure
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    Administration,
    AsNeeded,
    Ending,
    EveryDays,
    Given,
    Once,
    Route,
    Status,
)
from nmsdesk.domain.truth import Truth
from tests.builders import an_order, on_day
from tests.few_drugs import kept

YES, NO, UNKNOWN = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN


def asked(what, *orders, day=5.0, **case):
    ledger = kept(*orders, day=day, hour=0, **case)
    return exposure(ledger, what, on_day(day)).answer


def why(what, *orders, day=5.0, **case):
    ledger = kept(*orders, day=day, hour=0, **case)
    return [reason.key for reason in exposure(ledger, what, on_day(day)).why]


def test_that_a_list_nobody_knows_leaves_every_exposure_unknown():
    for what in (*EXPOSURES, "blocker"):
        assert asked(what, orders_known=False) is UNKNOWN


def test_that_an_empty_list_is_no_exposure_at_all():
    for what in (*EXPOSURES, "blocker"):
        assert asked(what) is NO


@pytest.mark.parametrize(
    ("drug", "yes"),
    [
        ("haloperidol", {"antipsychotic", "blocker"}),
        ("metoclopramide", {"dopamine_blocker", "blocker"}),
        ("amoxapine", {"antipsychotic", "blocker", "serotonergic"}),
        ("citalopram", {"serotonergic"}),
        ("lithium", {"lithium"}),
        ("levodopa", set()),
        ("biperiden", set()),
        ("metformin", set()),
    ],
)
def test_that_a_drug_in_effect_exposes_to_its_classes_and_to_nothing_else(drug, yes):
    for what in (*EXPOSURES, "blocker"):
        assert asked(what, an_order(drug, 5)) is (YES if what in yes else NO)


@pytest.mark.parametrize(("day", "answer"), [(2, YES), (6.9, YES), (7, NO)])
def test_that_it_lasts_until_the_washout_is_over(day, answer):
    assert asked("antipsychotic", an_order("haloperidol", 5, to_day=2), day=day) is answer


def test_that_it_begins_with_the_order_and_not_before():
    ledger = kept(an_order("haloperidol", 5, from_day=2))
    assert exposure(ledger, "blocker", on_day(2) - timedelta(minutes=1)).answer is NO
    assert exposure(ledger, "blocker", on_day(2)).answer is YES


def test_that_a_set_s_own_span_runs_from_the_last_dose_or_to_the_end_of_the_washout():
    ledger = kept(an_order("haloperidol", 5, to_day=0.5), day=20)
    within = timedelta(days=7)
    assert exposure(ledger, "blocker", on_day(7.5), within).answer is YES
    assert exposure(ledger, "blocker", on_day(7.6), within).answer is NO
    assert exposure(ledger, "blocker", on_day(5), timedelta(hours=72)).answer is YES


def test_that_hours_of_a_washout_go_through_the_zone():
    """Five days from noon of 23-Oct 2026 in Berlin end at 11:00, for a night has 25 hours."""
    order = an_order("haloperidol", 5, start=None, end=Moment(datetime(2026, 10, 23, 12)))
    ledger = kept(order, now=datetime(2026, 11, 1), zone=ZoneInfo("Europe/Berlin"))
    assert exposure(ledger, "blocker", datetime(2026, 10, 28, 10, 59)).answer is YES
    assert exposure(ledger, "blocker", datetime(2026, 10, 28, 11, 0)).answer is NO


def test_that_a_drug_taken_since_before_the_record_is_an_exposure():
    assert asked("blocker", an_order("haloperidol", 5, from_day=None)) is YES
    assert asked("blocker", an_order("haloperidol", 5, from_day=None, to_day=-30)) is NO


@pytest.mark.parametrize("ended", [{"end": Ending.UNKNOWN}, {"status": Status.STOPPED}])
def test_that_an_end_nobody_knows_is_yes_on_its_date_and_unknown_after(ended):
    order = an_order("haloperidol", 5, from_day=2, **ended)
    ledger = kept(order, day=9)
    assert exposure(ledger, "blocker", on_day(2, 12)).answer is YES
    assert exposure(ledger, "blocker", on_day(3)).answer is UNKNOWN
    assert exposure(ledger, "blocker", on_day(9)).answer is UNKNOWN
    assert exposure(ledger, "blocker", on_day(1)).answer is NO
    assert why("blocker", order, day=9) == ["exposure_end_unknown"]


def test_that_the_last_dose_on_file_is_the_last_that_is_certain():
    order = an_order("haloperidol", 5, from_day=0, end=Ending.UNKNOWN)
    record = Administration(OrderId("0"), Moment(on_day(4, 8)), Given.GIVEN)
    ledger = kept(order, administrations=(record,), day=9)
    assert exposure(ledger, "blocker", on_day(3)).answer is YES
    assert exposure(ledger, "blocker", on_day(5)).answer is UNKNOWN


def test_that_start_and_end_unknown_is_unknown_at_any_time():
    order = an_order("haloperidol", 5, from_day=None, end=Ending.UNKNOWN)
    assert why("blocker", order) == ["exposure_end_unknown_at_all"]


def test_that_the_next_order_of_the_drug_ends_the_doubt_about_the_one_before():
    orders = (
        an_order("haloperidol", 5, from_day=0, end=Ending.UNKNOWN),
        an_order("haloperidol", 5, from_day=3, to_day=4),
    )
    assert asked("blocker", *orders, day=30) is NO


def test_that_a_held_order_is_unknown_now():
    order = an_order("haloperidol", 5, from_day=2, status=Status.HELD)
    assert why("blocker", order, day=5) == ["exposure_held"]
    assert asked("blocker", order, day=5) is UNKNOWN


def test_that_planned_and_mistaken_orders_expose_to_nothing():
    for status in (Status.PLANNED, Status.ENTERED_IN_ERROR):
        assert asked("blocker", an_order("haloperidol", 5, status=status)) is NO
        assert asked("blocker", an_order("what is this", 5, status=status)) is NO


def test_that_a_medicine_in_use_that_nobody_recognises_leaves_every_class_unknown():
    for what in EXPOSURES:
        assert asked(what, an_order("xyzzy", 5)) is UNKNOWN
    assert why("lithium", an_order("xyzzy", 5)) == ["exposure_unrecognised"]
    assert why("lithium", an_order("olanzapin", 5)) == ["exposure_offered"]


def test_that_one_no_longer_in_use_or_of_no_role_leaves_nothing_unknown():
    assert asked("blocker", an_order("xyzzy", 5, to_day=3)) is NO
    assert asked("blocker", an_order("metformin", 500)) is NO
    assert asked("blocker", an_order("metformin", 500, status=Status.STOPPED)) is NO


def test_that_a_certain_exposure_is_yes_though_another_medicine_is_not_recognised():
    assert asked("blocker", an_order("haloperidol", 5), an_order("xyzzy", 5)) is YES


def test_that_a_depot_exposes_for_its_interval_and_its_tail():
    order = an_order("haloperidol decanoate", 100, frequency=Once(), route=Route.DEPOT)
    assert asked("antipsychotic", order, day=104) is YES
    assert asked("antipsychotic", order, day=105) is NO


def test_that_a_series_of_injections_exposes_from_the_last_before_its_end():
    order = an_order(
        "haloperidol decanoate",
        100,
        frequency=EveryDays(Decimal(28)),
        route=Route.DEPOT,
        to_day=60,
    )
    assert asked("antipsychotic", order, day=56 + 104) is YES
    assert asked("antipsychotic", order, day=56 + 105) is NO


def test_that_a_missed_injection_leaves_the_exposure_of_those_before():
    order = an_order(
        "haloperidol decanoate", 100, frequency=EveryDays(Decimal(28)), route=Route.DEPOT
    )
    missed = Administration(OrderId("0"), Moment(on_day(28)), Given.MISSED)
    assert asked("antipsychotic", order, administrations=(missed,), day=40) is YES


def test_that_a_single_dose_exposes_for_its_washout():
    order = an_order("metoclopramide", 10, frequency=Once(), route=Route.IV)
    assert asked("dopamine_blocker", order, day=1.9) is YES
    assert asked("dopamine_blocker", order, day=2) is NO


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.STOPPED])
def test_that_a_single_dose_that_is_over_exposed_all_the_same(status):
    order = an_order("metoclopramide", 10, frequency=Once(), status=status)
    assert asked("dopamine_blocker", order, day=1) is YES
    assert asked("dopamine_blocker", order, day=9) is NO


def test_that_a_single_dose_on_hold_may_have_been_given_or_not():
    order = an_order("metoclopramide", 10, frequency=Once(), status=Status.HELD)
    assert asked("dopamine_blocker", order, day=1) is UNKNOWN


def test_that_an_as_needed_order_counts_by_its_doses_where_they_are_recorded():
    order = an_order("metoclopramide", 10, frequency=AsNeeded())
    given = Administration(OrderId("0"), Moment(on_day(1)), Given.GIVEN)
    refused = Administration(OrderId("0"), Moment(on_day(1)), Given.REFUSED)
    assert asked("blocker", order, day=9) is YES
    assert asked("blocker", order, administrations=(given,), day=2) is YES
    assert asked("blocker", order, administrations=(given,), day=9) is NO
    assert asked("blocker", order, administrations=(refused,), day=2) is NO


def test_that_a_dose_given_after_the_order_had_ended_exposes_too():
    order = an_order("haloperidol", 5, to_day=1)
    extra = Administration(OrderId("0"), Moment(on_day(20)), Given.EXTRA)
    assert asked("blocker", order, administrations=(extra,), day=22) is YES


def test_that_a_washout_nobody_knows_leaves_two_weeks_unknown():
    order = an_order("quetiapine", 100, to_day=2)
    assert asked("blocker", order, day=10) is UNKNOWN
    assert asked("blocker", order, day=17) is NO


@pytest.mark.parametrize(("day", "answer"), [(3.9, NO), (4, YES), (11, YES), (11.1, NO)])
def test_that_a_withdrawal_is_in_effect_for_seven_days_its_last_minute_included(day, answer):
    stopped = an_order("levodopa", 100, to_day=4)
    assert asked("dopaminergic_withdrawal", stopped, day=day) is answer


def test_that_a_withdrawal_is_over_when_the_drug_is_back():
    orders = an_order("levodopa", 100, to_day=2), an_order("levodopa", 100, from_day=6)
    ledger = kept(*orders, day=8)
    answers = [exposure(ledger, "dopaminergic_withdrawal", on_day(day)).answer for day in (5, 6)]
    assert answers == [YES, NO]


def test_that_a_span_that_a_set_names_runs_from_the_withdrawal():
    orders = an_order("levodopa", 100, to_day=2), an_order("levodopa", 100, from_day=5.5)
    ledger = kept(*orders, day=8)
    within = [
        exposure(ledger, "dopaminergic_withdrawal", on_day(day), timedelta(hours=96)).answer
        for day in (5.7, 6, 6.1)
    ]
    assert within == [YES, YES, NO]


def test_that_an_exchange_is_no_withdrawal():
    orders = an_order("levodopa", 100, to_day=4), an_order("ropinirole", 5, from_day=4)
    assert asked("dopaminergic_withdrawal", *orders, day=5) is NO


def test_that_a_withdrawal_with_an_end_nobody_knows_is_unknown():
    stopped = an_order("levodopa", 100, end=Ending.UNKNOWN)
    assert asked("dopaminergic_withdrawal", stopped) is UNKNOWN


def test_that_a_yes_names_its_drugs(texts):
    orders = an_order("haloperidol", 5), an_order("olanzapine", 5, from_day=0, to_day=2)
    ledger = kept(*orders, day=5, hour=0)
    said = [texts.say(reason) for reason in exposure(ledger, "antipsychotic", on_day(5)).why]
    assert said == [
        "haloperidol, taken since 01-Jun-2026",
        "olanzapine, last taken 03-Jun-2026; it counts until 10-Jun-2026",
    ]


def test_that_a_class_nobody_knows_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        asked("antibiotic")


def test_that_an_unrecognised_medicine_that_ended_nobody_knows_when_leaves_it_open():
    mystery = an_order("unheard-of 3 mg", from_day=-50, end=Ending.UNKNOWN)
    assert asked("blocker", mystery) is UNKNOWN
    stopped = an_order("unheard-of 3 mg", from_day=2, status=Status.STOPPED)
    assert asked("blocker", stopped) is UNKNOWN
    assert asked("blocker", an_order("unheard-of 3 mg", from_day=-50, to_day=-40)) is NO


def test_that_taken_since_is_the_start_of_the_run_and_not_of_its_latest_dose():
    ledger = kept(
        an_order("haloperidol", 5, from_day=1, to_day=2, number=1),
        an_order("haloperidol", 10, from_day=2, number=2),
        day=5,
        hour=0,
    )
    (reason,) = exposure(ledger, "antipsychotic", on_day(5)).why
    assert (reason.key, dict(reason.values)["since"]) == ("exposure_taken", on_day(1))
