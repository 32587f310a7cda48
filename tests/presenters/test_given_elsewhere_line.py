"""One line for a dose that somebody else gave: what is not written is not known."""

from datetime import datetime
from decimal import Decimal

import pytest

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Dose, Once, Route
from nmsdesk.presenters.given_elsewhere import offers, read_line, recorded
from nmsdesk.presenters.order_draft import UNITS

NOW = datetime(2026, 6, 20, 10, 0, 42)


def a_dose(figure):
    return Dose(Decimal(figure), Decimal(figure))


@pytest.fixture
def offered(knowledge, texts):
    return lambda typed: offers(read_line(typed, NOW), knowledge.formulary, texts)


@pytest.mark.parametrize(
    ("typed", "letters", "dose", "unit", "route", "at"),
    [
        ("me", "me", None, None, Route.UNKNOWN, datetime(2026, 6, 20, 10)),
        ("me 10 mg", "me", "10", "mg", Route.UNKNOWN, datetime(2026, 6, 20, 10)),
        ("me10mg iv", "me", "10", "mg", Route.IV, datetime(2026, 6, 20, 10)),
        ("me 10 mg iv 08:15", "me", "10", "mg", Route.IV, datetime(2026, 6, 20, 8, 15)),
        ("ha im", "ha", None, None, Route.IM, datetime(2026, 6, 20, 10)),
        ("ha im 5 mg", "ha", "5", "mg", Route.IM, datetime(2026, 6, 20, 10)),
        ("dr 0.625 mg yesterday 23:50", "dr", "0.625", "mg", Route.UNKNOWN,
         datetime(2026, 6, 19, 23, 50)),
        ("methylene blue 50 mg iv", "methylene blue", "50", "mg", Route.IV,
         datetime(2026, 6, 20, 10)),
    ],
)  # fmt: skip
def test_that_a_line_is_read_as_it_is_written(typed, letters, dose, unit, route, at):
    line = read_line(typed, NOW)
    assert line.problem == ""
    assert (line.letters, line.unit, line.route) == (letters, unit, route)
    assert line.dose == (None if dose is None else a_dose(dose))
    assert line.at == Moment(at)


def test_that_a_day_alone_stays_a_day_alone():
    assert read_line("me 19-Jun-2026", NOW).at == Moment(datetime(2026, 6, 19), day_only=True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("me 10", "Write the unit"),
        ("me 10 iv", "Write the unit"),
        ("me 10 spoons", "Write the unit"),
        ("me 04/06/2026", "Write the month as a word"),
        ("me 25:00", "no such time"),
        ("me tomorrow 08:00", "lies ahead"),
        ("me today", "write the time"),
        ("me 10 mg 11:00", "lies ahead"),
    ],
)
def test_that_what_can_be_read_in_two_ways_or_lies_ahead_is_not_read(offered, typed, sentence):
    assert sentence in read_line(typed, NOW).problem
    assert offered(typed) == ()


def test_that_one_letter_offers_nothing(offered):
    assert offered("m") == ()


@pytest.mark.parametrize(
    ("letters", "first"),
    [
        ("me", "metoclopramide"),
        ("pr", "promethazine"),
        ("ha", "haloperidol"),
        ("dr", "droperidol"),
        ("on", "ondansetron"),
        ("li", "lithium"),
    ],
)
def test_that_two_letters_bring_what_wards_give_once_to_the_first_row(offered, letters, first):
    assert offered(letters)[0].order.drug == first


def test_that_a_row_is_exactly_what_choosing_it_records(offered):
    row = offered("ha 5 mg im 09:00")[0]
    order = row.order
    assert (order.drug, order.dose, order.unit, order.route) == (
        "haloperidol",
        a_dose(5),
        "mg",
        Route.IM,
    )
    assert order.frequency == Once()
    assert order.given_elsewhere
    assert row.shown.startswith(
        "haloperidol, 5 mg — into a muscle — 20-Jun-2026 09:00 (antipsychotic)"
    )
    assert "haloperidol, 5 mg — into a muscle — 20-Jun-2026 09:00" in recorded(order)


def test_that_no_amount_is_written_down_that_nobody_chose(offered):
    unknown, *rest = (row for row in offered("me") if row.order.drug == "metoclopramide")
    assert unknown.order.dose is None
    assert "dose not recorded" in unknown.shown
    assert [row.order.dose for row in rest] == [a_dose(5), a_dose(10)]


def test_that_a_typed_amount_takes_the_place_of_those_that_are_offered(offered):
    found = [row.order for row in offered("me 7.5 mg") if row.order.drug == "metoclopramide"]
    assert [order.dose for order in found] == [a_dose("7.5")]


def test_that_every_row_has_a_figure_from_one_to_nine(offered):
    for letters in ("me", "ha", "ol", "pr", "tr", "li", "ch", "qu"):
        assert 1 <= len(offered(letters)) <= 9


def test_that_tall_letters_are_for_the_eye_alone(offered):
    row = next(row for row in offered("ol") if "olanzapine" in row.order.drug)
    assert "OLANZapine" in row.shown
    assert "olanzapine" in row.spoken


def test_that_every_unit_of_the_form_can_be_typed():
    for unit in (one for one in UNITS if "/" not in one):
        line = read_line(f"me 2 {unit}", NOW)
        assert (line.problem, line.unit) == ("", unit)
