"""changes.md: the first injection of a dopamine blocker that was taken another way."""

from decimal import Decimal

import pytest

from nmsdesk.domain.change import ChangeKind, Syndrome
from nmsdesk.domain.order import EveryDays, Once, Route
from tests.builders import an_order, on_day
from tests.few_drugs import kept, none, only

K = ChangeKind.ROUTE_CHANGE
TABLETS = an_order("haloperidol", 5, number="t", to_day=10)


def once(route, day, drug="haloperidol"):
    return an_order(drug, 5, frequency=Once(), route=route, from_day=day, number=f"{route}{day}")


@pytest.mark.parametrize("route", [Route.IM, Route.IV, Route.SC])
def test_that_the_first_injection_beside_tablets_is_a_change_of_route(route):
    row = only(K, TABLETS, once(route, 3), day=12)
    assert (row.at, row.route, row.percent) == (on_day(3), route, None)
    assert (row.before_mg, row.after_mg) == (5, 5)
    assert row.watch.syndrome is Syndrome.NMS
    assert row.watch.span.end == on_day(33)


def test_that_an_injection_in_place_of_tablets_is_one():
    assert only(K, TABLETS, an_order("haloperidol", 5, route=Route.IM, from_day=10), day=12)


def test_that_an_injection_within_the_washout_is_one_and_a_later_one_is_none():
    assert only(K, TABLETS, once(Route.IM, 14.9), day=30)
    assert none(K, TABLETS, once(Route.IM, 15.1), day=30)


def test_that_only_the_first_of_a_route_counts():
    rows = [
        each.at
        for each in kept(TABLETS, once(Route.IM, 3), once(Route.IM, 4), once(Route.IV, 5)).changes
        if each.kind is K
    ]
    assert rows == [on_day(3), on_day(5)]


def test_that_the_way_back_is_none():
    injected = an_order("haloperidol", 5, route=Route.IM, to_day=3)
    assert none(K, injected, an_order("haloperidol", 5, from_day=3))


def test_that_a_depot_beside_tablets_is_one():
    depot = an_order(
        "haloperidol decanoate", 50, route=Route.DEPOT, frequency=EveryDays(Decimal(28)), from_day=3
    )
    row = only(K, TABLETS, depot)
    assert (row.route, row.before_mg, row.after_mg) == (Route.DEPOT, None, None)
    assert row.watch.span.end == on_day(93)


def test_that_a_first_injection_of_a_drug_not_taken_before_is_none():
    assert none(K, once(Route.IM, 3), an_order("olanzapine", 5))


def test_that_tablets_and_injection_of_the_same_minute_are_none():
    assert none(K, an_order("haloperidol", 5), an_order("haloperidol", 5, route=Route.IM))


def test_that_an_unknown_route_is_not_taken_for_another():
    unknown = an_order("haloperidol", 5, route=Route.UNKNOWN, to_day=3)
    assert none(K, unknown, once(Route.IM, 3))


def test_that_an_antiemetic_has_one_too_and_an_ssri_has_none():
    beside = an_order("metoclopramide", 10), once(Route.IV, 2, "metoclopramide")
    assert only(K, *beside).drug == "metoclopramide"
    assert none(K, an_order("citalopram", 10), once(Route.IV, 2, "citalopram"))
