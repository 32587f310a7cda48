"""changes.md: one antipsychotic stops and another starts within two weeks, either order."""

from decimal import Decimal

import pytest

from nmsdesk.domain.change import ChangeKind, Syndrome
from nmsdesk.domain.order import EveryDays, Once, Route
from tests.builders import an_order, on_day
from tests.few_drugs import none, only, rows

K = ChangeKind.SWITCH


def pair(stop, start, first="haloperidol", second="olanzapine"):
    return (
        an_order(first, 5, from_day=-100, to_day=stop, number=0),
        an_order(second, 10, from_day=start, number=1),
    )


@pytest.mark.parametrize(
    ("stop", "start", "at"),
    [(10, 10, 10), (10, 24, 24), (10, 24.1, None), (24, 10, 24), (24.1, 10, None), (10, 12, 12)],
)
def test_that_a_switch_stands_at_the_later_of_the_two_within_two_weeks(stop, start, at):
    if at is None:
        assert none(K, *pair(stop, start), day=40)
        return
    row = only(K, *pair(stop, start), day=40)
    assert (row.at, row.drug, row.other) == (on_day(at), "olanzapine", "haloperidol")
    assert (row.watch.syndrome, row.watch.span.end) == (Syndrome.NMS, on_day(at + 30))
    assert (row.before_mg, row.after_mg, row.percent) == (0, 10, None)


def test_that_it_stands_beside_the_rows_of_its_own_drugs():
    found = {kind for kind, _ in rows(*pair(10, 12), day=20)}
    assert found == {"start", "stop", "switch"}


def test_that_a_drug_begun_before_the_one_that_stopped_takes_nothing_over():
    orders = (
        an_order("olanzapine", 10, from_day=0, number=0),
        an_order("haloperidol", 5, from_day=3, to_day=8, number=1),
    )
    assert none(K, *orders, day=40)


@pytest.mark.parametrize("other", ["metoclopramide", "lithium", "citalopram"])
def test_that_only_antipsychotics_are_switched(other):
    assert none(K, *pair(10, 10, second=other), day=40)
    assert none(K, *pair(10, 10, first=other), day=40)


def test_that_a_single_dose_is_no_switch():
    once = an_order("olanzapine", 10, from_day=10, frequency=Once(), route=Route.IM, number=1)
    assert none(K, pair(10, 10)[0], once, day=40)


def test_that_a_raise_of_a_drug_taken_for_long_is_no_switch():
    stopped = an_order("haloperidol", 5, from_day=-100, to_day=10, number=0)
    raised = (
        an_order("olanzapine", 10, from_day=-100, to_day=10, number=1),
        an_order("olanzapine", 20, from_day=10, number=2),
    )
    assert none(K, stopped, *raised, day=40)


def test_that_a_switch_to_a_depot_is_watched_as_a_depot():
    depot = an_order(
        "paliperidone",
        100,
        from_day=10,
        route=Route.DEPOT,
        frequency=EveryDays(Decimal(28)),
        number=1,
    )
    row = only(K, pair(10, 10)[0], depot, day=20)
    assert (row.before_mg, row.after_mg, row.watch.span.end) == (None, None, on_day(60))


def test_that_two_that_stop_for_one_give_a_row_each():
    orders = (*pair(10, 11), an_order("clozapine", 100, from_day=-9, to_day=12, number=2))
    from_two = [row for row in rows(*orders, day=20) if row[0] == "switch"]
    assert from_two == [("switch", "olanzapine")] * 2
