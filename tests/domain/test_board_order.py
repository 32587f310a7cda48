"""changes.md, "Watch board order": six steps, and a sentence for why each row stands there."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from nmsdesk.domain.board import Aside, BoardWindow, Watching, Weight, weight_of
from nmsdesk.domain.board_order import rows
from nmsdesk.domain.change import Change, ChangeKind, Syndrome
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.ids import DrugId, PatientId
from nmsdesk.domain.order import Route
from nmsdesk.domain.patient import Sex
from nmsdesk.domain.reason import because
from nmsdesk.domain.record import PatientRow
from nmsdesk.domain.urgency import Level
from tests.builders import on_day
from tests.few_drugs import RULES

NOW = on_day(20, 10)


def a_window(day, *, syndrome=Syndrome.NMS, days=30, weight=Weight.OTHER):
    """Day n today."""
    at = NOW - timedelta(days=day - 1)
    return BoardWindow(
        syndrome, at, at + timedelta(days=days), ChangeKind.START, "haloperidol", at, days, weight
    )


def a_row(name, *windows, level=Level.WATCH, **more):
    person = PatientRow(PatientId(ord(name[0])), name, name, None, None, None, None, Sex.UNKNOWN)
    return Watching(person, level, windows or (a_window(20),), **more)


def order(*watched, now=NOW):
    return [row.watching.patient.family_name for row in rows(watched, now, RULES)]


def test_that_an_emergency_stands_before_an_urgent_finding_and_that_before_the_rest():
    calm, urgent, red = (
        a_row("A"),
        a_row("B", level=Level.URGENT),
        a_row("C", level=Level.EMERGENCY),
    )
    assert order(calm, urgent, red) == ["C", "B", "A"]


def test_that_a_routine_level_stands_no_lower_than_a_watch():
    assert order(a_row("B", level=Level.ROUTINE), a_row("C"), a_row("A")) == ["A", "B", "C"]


def test_that_an_overdue_check_stands_before_any_share():
    late = a_row("B", a_window(25), due=NOW - timedelta(days=2), late=NOW - timedelta(hours=1))
    assert order(a_row("A", a_window(1)), late) == ["B", "A"]


def test_that_a_check_is_not_overdue_at_the_very_minute():
    due = a_row("B", a_window(25), due=NOW - timedelta(days=1), late=NOW)
    assert order(a_row("A", a_window(1)), due) == ["A", "B"]


def test_that_the_first_day_stands_before_the_first_week_and_that_before_the_month():
    month, week, first = a_row("A", a_window(8)), a_row("B", a_window(7)), a_row("C", a_window(1))
    assert order(month, week, first) == ["C", "B", "A"]


def test_that_the_days_of_one_week_share_a_place_and_the_name_decides():
    assert order(a_row("B", a_window(2)), a_row("A", a_window(7))) == ["A", "B"]


def test_that_a_depot_past_its_thirtieth_day_stands_below_every_day_of_the_curve():
    depot = a_row("A", a_window(31, days=90, weight=Weight.DEPOT))
    assert order(depot, a_row("B", a_window(30))) == ["B", "A"]


def test_that_the_first_hours_of_a_serotonin_window_stand_like_a_first_day():
    fresh = a_row("B", a_window(1, syndrome=Syndrome.SEROTONIN_SYNDROME, days=7))
    old = a_row("A", a_window(3, syndrome=Syndrome.SEROTONIN_SYNDROME, days=7))
    assert order(a_row("C", a_window(2)), fresh, old) == ["B", "C", "A"]


def test_that_the_better_place_of_two_windows_counts():
    both = a_row("B", a_window(20), a_window(1, syndrome=Syndrome.SEROTONIN_SYNDROME, days=7))
    (row, other) = rows([a_row("A", a_window(5)), both], NOW, RULES)
    assert row.watching.patient.family_name == "B"
    assert row.window.syndrome is Syndrome.SEROTONIN_SYNDROME
    assert (row.share_today, other.share_today.quantize(Decimal("0.1"))) == (None, Decimal("8.3"))


def test_that_injection_titration_depot_and_addition_weigh_in_this_order():
    kinds = [Weight.OTHER, Weight.ADDED, Weight.DEPOT, Weight.RAPID_TITRATION, Weight.INJECTION]
    watched = [a_row(name, a_window(3, weight=w)) for name, w in zip("ABCDE", kinds, strict=True)]
    assert order(*watched) == ["E", "D", "C", "B", "A"]


def test_that_more_risk_factors_stand_before_fewer():
    assert order(a_row("A", risk_factors=1), a_row("B", risk_factors=3), a_row("C")) == list("BAC")


def test_that_whoever_has_no_open_window_has_no_row():
    over, coming = a_window(31), replace(a_window(1), opens=NOW + timedelta(hours=1))
    assert order(a_row("A", over), a_row("B", coming), a_row("C", a_window(30))) == ["C"]


def test_that_so_many_from_the_top_are_the_first_of_all():
    watched = [a_row(name, a_window(day)) for name, day in (("A", 9), ("B", 1), ("C", 4))]
    everybody = rows(watched, NOW, RULES)
    assert rows(watched, NOW, RULES, most=2) == everybody[:2]


def test_that_day_and_share_before_are_those_of_the_latest_cause():
    (row,) = rows([a_row("A", a_window(3))], NOW, RULES)
    assert row.day == 3
    assert row.share_before.quantize(Decimal("0.1")) == Decimal("24.3")


def test_that_each_row_says_why_it_stands_there(texts):
    watched = [
        a_row("A", level=Level.EMERGENCY),
        a_row("B", due=NOW - timedelta(days=2), late=NOW - timedelta(days=1)),
        a_row("C", a_window(1, weight=Weight.INJECTION), risk_factors=2),
        a_row("D", a_window(1, weight=Weight.INJECTION), risk_factors=1),
        a_row("E", a_window(1, weight=Weight.ADDED)),
        a_row("F", a_window(2)),
        a_row("G", a_window(2)),
    ]
    told = [[reason.key for reason in row.why] for row in rows(watched, NOW, RULES)]
    assert told == [
        ["board_emergency", "board_share"],
        ["board_overdue", "board_share", "board_after_urgency"],
        ["board_share", "board_injection", "board_risk_factors", "board_after_overdue"],
        ["board_share", "board_injection", "board_risk_factors", "board_after_risk"],
        ["board_share", "board_added", "board_after_kind"],
        ["board_share", "board_after_share"],
        ["board_share", "board_after_name"],
    ]
    for row in rows(watched, NOW, RULES):
        for reason in row.why:
            assert reason.key in texts.sentences
            assert "…" not in texts.say(reason)


@pytest.mark.parametrize("day", [1, 5])
def test_that_a_serotonin_row_says_that_no_curve_is_held(texts, day):
    window = a_window(day, syndrome=Syndrome.SEROTONIN_SYNDROME, days=7)
    (row,) = rows([a_row("A", window)], NOW, RULES)
    assert texts.say(row.why[0]).startswith("serotonin syndrome, day")
    assert row.share_before is None


def test_that_a_row_put_aside_holds_until_its_time_or_until_it_was_ended():
    aside = Aside("nurse", NOW, NOW + timedelta(days=1))
    assert aside.holds(NOW)
    assert not aside.holds(NOW + timedelta(days=1))
    assert not replace(aside, ended=because("reopened_check")).holds(NOW)


@pytest.mark.parametrize(
    ("kind", "route", "weight"),
    [
        (ChangeKind.START, Route.IM, Weight.INJECTION),
        (ChangeKind.RAPID_TITRATION, Route.ORAL, Weight.RAPID_TITRATION),
        (ChangeKind.RAPID_TITRATION, Route.IV, Weight.INJECTION),
        (ChangeKind.DEPOT_GIVEN, Route.DEPOT, Weight.DEPOT),
        (ChangeKind.START, Route.DEPOT, Weight.DEPOT),
        (ChangeKind.ADDED_ANTIPSYCHOTIC, Route.ORAL, Weight.ADDED),
        (ChangeKind.INCREASE, Route.ORAL, Weight.OTHER),
        (ChangeKind.START, None, Weight.OTHER),
    ],
)
def test_that_a_change_weighs_by_its_route_then_by_its_kind(kind, route, weight):
    change = Change(
        kind, DrugId("haloperidol"), DrugClass.ANTIPSYCHOTIC, NOW, because("x"), route=route
    )
    assert weight_of(change) is weight
