"""changes.md: which change opens which window, for how long, and how windows join."""

from datetime import timedelta
from decimal import Decimal

import pytest

from nmsdesk.domain.change import ChangeKind, Syndrome
from nmsdesk.domain.ledger import (
    checks,
    next_boundary,
    open_windows,
    windows_covering,
)
from nmsdesk.domain.order import EveryDays, Once, Route
from nmsdesk.domain.watch import onsets_before, onsets_by, onsets_on
from tests.builders import a_check, an_order, on_day
from tests.few_drugs import RULES, kept, only

K = ChangeKind
NMS, SEROTONIN = Syndrome.NMS, Syndrome.SEROTONIN_SYNDROME


def a_depot(drug, mg, day, to_day=None, every=28, **more):
    more = {"route": Route.DEPOT, "frequency": EveryDays(Decimal(every)), **more}
    return an_order(drug, mg, from_day=day, to_day=to_day, **more)


def window_of(kind, *orders, **case):
    """Syndrome, and days from the change to the end of its window."""
    row = only(kind, *orders, **case)
    if row.watch is None:
        return None
    assert row.watch.span.start == row.at
    return row.watch.syndrome, (row.watch.span.end - row.at) / timedelta(days=1)


@pytest.mark.parametrize("drug", ["haloperidol", "metoclopramide"])
def test_that_a_started_blocker_is_watched_for_thirty_days(drug):
    assert window_of(K.START, an_order(drug, 5)) == (NMS, 30)


def test_that_a_dose_nobody_knows_still_opens_a_window():
    assert window_of(K.START, an_order("haloperidol", None)) == (NMS, 30)


def test_that_restart_increase_and_addition_are_watched_for_thirty_days():
    orders = (
        an_order("haloperidol", 5, to_day=1),
        an_order("haloperidol", 8, from_day=6),
        an_order("olanzapine", 8, from_day=7),
    )
    for kind in (K.RESTART, K.INCREASE, K.ADDED_ANTIPSYCHOTIC):
        assert window_of(kind, *orders, day=10) == (NMS, 30)


def test_that_decreases_and_stops_open_none():
    orders = (
        an_order("haloperidol", 5, to_day=1),
        an_order("haloperidol", 2, from_day=1, to_day=2),
    )
    assert window_of(K.DECREASE, *orders) is None
    assert window_of(K.STOP, *orders) is None


def test_that_a_dopaminergic_start_opens_none():
    assert window_of(K.START, an_order("levodopa", 100)) is None


def test_that_a_drug_taken_since_before_the_record_opens_none():
    assert open_windows(kept(an_order("haloperidol", 5, from_day=None)), on_day(5)) == ()


@pytest.mark.parametrize(
    ("drug", "days"),
    [("haloperidol", 90), ("zuclopenthixol", 30), ("paliperidone", 50)],
)
def test_that_a_depot_is_watched_for_interval_and_tail_from_30_to_90_days(drug, days):
    every = 3 if drug == "zuclopenthixol" else 28
    assert window_of(K.START, a_depot(drug, 100, 0, every=every)) == (NMS, days)


def test_that_a_higher_depot_dose_is_watched_and_an_unchanged_repeat_is_not():
    orders = a_depot("haloperidol", 100, 0, 200), a_depot("haloperidol", 150, 200)
    assert window_of(K.INCREASE, *orders, day=201) == (NMS, 90)
    repeats = [a_depot("haloperidol", 100, 28 * n, frequency=Once()) for n in range(12)]
    assert open_windows(kept(*repeats, day=310), on_day(310)) == ()


def test_that_lithium_is_watched_where_it_is_started_beside_a_blocker():
    assert window_of(K.START, an_order("lithium", 400)) is None
    beside = kept(an_order("haloperidol", 5), an_order("lithium", 400, from_day=2))
    (row,) = [each for each in beside.changes if each.drug == "lithium"]
    assert row.watch.syndrome is NMS
    after = kept(an_order("haloperidol", 5, to_day=2), an_order("lithium", 400, from_day=2))
    assert [each.watch for each in after.changes if each.drug == "lithium"] == [None]


def test_that_a_serotonergic_start_and_increase_are_watched_for_seven_days():
    orders = an_order("citalopram", 10, to_day=2), an_order("citalopram", 20, from_day=2)
    assert window_of(K.SEROTONERGIC_START, *orders) == (SEROTONIN, 7)
    assert window_of(K.SEROTONERGIC_INCREASE, *orders) == (SEROTONIN, 7)


def test_that_a_drug_that_only_a_warning_names_has_its_row_and_no_window():
    assert window_of(K.SEROTONERGIC_START, an_order("ondansetron", 8)) is None


@pytest.mark.parametrize(("drug", "days"), [("fluoxetine", 35), ("phenelzine", 14)])
def test_that_a_newcomer_that_stays_long_is_watched_as_long_as_its_washout(drug, days):
    assert window_of(K.SEROTONERGIC_START, an_order(drug, 20)) == (SEROTONIN, days)


def test_that_a_partner_still_taken_lengthens_the_window_from_the_change_on():
    orders = an_order("fluoxetine", 20, from_day=None), an_order("citalopram", 20, from_day=3)
    assert window_of(K.SEROTONERGIC_START, *orders) == (SEROTONIN, 35)


@pytest.mark.parametrize(("gap", "days"), [(5, 30), (20, 15), (30, 7), (40, 7)])
def test_that_one_stopped_before_lengthens_it_to_the_end_of_its_washout(gap, days):
    orders = (
        an_order("fluoxetine", 20, from_day=None, to_day=0),
        an_order("citalopram", 20, from_day=gap),
    )
    assert window_of(K.SEROTONERGIC_START, *orders, day=60) == (SEROTONIN, days)


def test_that_a_drug_of_both_classes_opens_a_window_of_each():
    found = open_windows(kept(an_order("amoxapine", 50)), on_day(5))
    assert [window.syndrome for window in found] == [NMS, SEROTONIN]


# --- joining


def test_that_day_one_is_the_calendar_day_of_the_change():
    ledger = kept(an_order("haloperidol", 5, from_day=0.9))
    (window,) = open_windows(ledger, on_day(0, 23))
    assert (window.day, window.days) == (1, 30)
    (window,) = open_windows(ledger, on_day(1, 1))
    assert (window.day, window.days) == (2, 30)


def test_that_the_last_hours_of_a_window_are_no_day_beyond_its_days():
    (window,) = open_windows(kept(an_order("haloperidol", 5, from_day=0.9), day=40), on_day(30.5))
    assert (window.day, window.days) == (30, 30)


def test_that_a_window_closes_at_its_end():
    ledger = kept(an_order("haloperidol", 5), day=40)
    assert open_windows(ledger, on_day(30) - timedelta(minutes=1))
    assert open_windows(ledger, on_day(30)) == ()


def test_that_overlapping_windows_are_one_span_and_the_day_is_the_latest_cause_s():
    orders = an_order("haloperidol", 5, to_day=10), an_order("haloperidol", 8, from_day=10)
    (window,) = open_windows(kept(*orders, day=12), on_day(12))
    assert (window.span.start, window.span.end) == (on_day(0), on_day(40))
    assert [cause.kind for cause in window.causes] == [K.START, K.INCREASE]
    assert (window.day, window.days, window.latest.kind) == (3, 30, K.INCREASE)


@pytest.mark.parametrize(("day", "start"), [(30, 0), (30.5, 30.5)])
def test_that_windows_that_touch_join_and_those_apart_do_not(day, start):
    orders = an_order("haloperidol", 5, to_day=day), an_order("haloperidol", 8, from_day=day)
    (window,) = open_windows(kept(*orders, day=35), on_day(35))
    assert window.span.start == on_day(start)


def test_that_windows_of_two_syndromes_stay_apart_in_order_of_their_start():
    orders = an_order("citalopram", 20, from_day=1), an_order("haloperidol", 5, from_day=2)
    found = open_windows(kept(*orders), on_day(5))
    assert [window.syndrome for window in found] == [SEROTONIN, NMS]


def test_that_a_change_after_the_moment_asked_for_is_no_cause_yet():
    orders = an_order("haloperidol", 5, to_day=10), an_order("haloperidol", 8, from_day=10)
    (window,) = open_windows(kept(*orders, day=12), on_day(5))
    assert [cause.kind for cause in window.causes] == [K.START]


def test_that_the_day_belongs_to_the_latest_cause_that_is_still_watched():
    orders = a_depot("haloperidol", 100, 0), an_order("haloperidol", 5, from_day=10)
    (window,) = open_windows(kept(*orders, day=60), on_day(60))
    assert (window.latest.kind, window.day, window.days) == (K.START, 61, 90)


def test_that_windows_covering_are_the_changes_whose_own_window_is_open():
    orders = an_order("haloperidol", 5, to_day=20), an_order("haloperidol", 8, from_day=20)
    ledger = kept(*orders, day=40)
    assert [c.kind for c in windows_covering(ledger, NMS, on_day(25))] == [K.START, K.INCREASE]
    assert [c.kind for c in windows_covering(ledger, NMS, on_day(35))] == [K.INCREASE]
    assert windows_covering(ledger, SEROTONIN, on_day(25)) == ()


# --- the curve of onsets


@pytest.mark.parametrize(
    ("day", "before"), [(1, 0), (2, 16), (5, 41), (8, 66), (31, 100), (90, 100)]
)
def test_that_the_share_of_onsets_before_today_follows_the_published_curve(day, before):
    assert onsets_by(RULES, day - 1) == before


def test_that_a_day_s_share_is_that_of_the_board():
    assert onsets_on(RULES, 1) == 16
    assert round(onsets_on(RULES, 2), 1) == round(onsets_on(RULES, 7), 1) == Decimal("8.3")
    assert round(onsets_on(RULES, 8), 1) == round(onsets_on(RULES, 30), 1) == Decimal("1.5")
    assert onsets_on(RULES, 31) == 0


def test_that_a_window_tells_its_share_and_serotonin_syndrome_has_no_curve():
    ledger = kept(an_order("haloperidol", 5), an_order("citalopram", 20))
    nms, serotonin = open_windows(ledger, on_day(1))
    assert (nms.day, onsets_before(RULES, nms)) == (2, 16)
    assert onsets_before(RULES, serotonin) is None


# --- new kinds


def test_that_a_withdrawal_is_watched_for_seven_days():
    orders = an_order("levodopa", 100, from_day=-50, to_day=0)
    assert window_of(K.DOPAMINERGIC_WITHDRAWAL, orders) == (NMS, 7)
    assert window_of(K.STOP, orders) is None


def test_that_a_depot_injection_is_watched_by_its_interval_and_tail():
    assert window_of(K.DEPOT_GIVEN, a_depot("paliperidone", 100, 0)) == (NMS, 50)


# --- checks


def due(ledger, now, *check_days):
    return checks(ledger, tuple(a_check(day, hour=0) for day in check_days), on_day(now), RULES)


def test_that_no_window_asks_for_no_check():
    found = due(kept(an_order("levodopa", 100)), 5, 1)
    assert (found.last, found.due, found.overdue) == (on_day(1), None, False)


def test_that_a_check_is_due_daily_in_the_first_ten_days():
    found = due(kept(an_order("haloperidol", 5)), 5, 4.5)
    assert (found.due, found.overdue) == (on_day(5.5), False)


def test_that_without_a_check_the_first_is_due_a_day_after_the_change():
    assert due(kept(an_order("haloperidol", 5)), 0.5).due == on_day(1)


@pytest.mark.parametrize(("last", "next_one"), [(8, 9), (9, 12), (20, 23)])
def test_that_after_the_tenth_day_every_third_day_is_enough(last, next_one):
    ledger = kept(an_order("haloperidol", 5), day=last + 1)
    assert due(ledger, last, last).due == on_day(next_one)


@pytest.mark.parametrize(("now", "overdue"), [(4.5, False), (4.6, True)])
def test_that_a_check_is_overdue_after_one_and_a_half_intervals(now, overdue):
    assert due(kept(an_order("haloperidol", 5)), now, 3).overdue is overdue


def test_that_a_raised_dose_brings_the_next_check_nearer():
    orders = an_order("haloperidol", 5, to_day=21), an_order("haloperidol", 8, from_day=21)
    assert due(kept(*orders, day=22), 21.5, 20).due == on_day(22)


def test_that_nothing_is_due_after_the_window_closes():
    assert due(kept(an_order("haloperidol", 5), day=30), 29, 28).due is None


def test_that_a_stable_depot_plans_no_checks():
    repeats = [a_depot("haloperidol", 100, 28 * n, frequency=Once()) for n in range(12)]
    assert due(kept(*repeats, day=310), 310, 300).due is None


def test_that_a_check_after_now_does_not_count():
    assert due(kept(an_order("haloperidol", 5)), 5, 4, 6).last == on_day(4)


# --- time passing


def test_that_the_next_boundary_is_midnight_while_a_window_is_open_else_what_ends_next():
    ledger = kept(an_order("haloperidol", 5, to_day=2), day=5)
    assert next_boundary(ledger, on_day(5.5)) == on_day(6)
    assert next_boundary(ledger, on_day(6.5)) == on_day(7), "its washout of five days is over"
    assert next_boundary(ledger, on_day(30)) is None
