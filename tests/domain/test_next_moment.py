"""From which moments the ledger has to be kept anew, though nobody entered anything."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from nmsdesk.domain.change import ChangeKind
from nmsdesk.domain.ledger import keep
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    DAY,
    Administration,
    EveryDays,
    Given,
    Once,
    Order,
    Route,
    TimesPerDay,
)
from nmsdesk.domain.turns import next_moment
from tests.builders import a_case, an_order, on_day

HOUR, MOMENT = timedelta(hours=1), timedelta(microseconds=1)


def moments(knowledge, case, since, until):
    """Every moment at which the ledger is kept anew from one day to another."""
    found, now = [], on_day(since)
    while now is not None and now <= on_day(until):
        ledger = keep(replace(case, now=now), knowledge.formulary, knowledge.watch)
        now = next_moment(case, case.orders, ledger, now)
        found.append(now)
    return found


def rows(knowledge, case, at, kind):
    ledger = keep(replace(case, now=at), knowledge.formulary, knowledge.watch)
    return [each for each in ledger.changes if each.kind is kind]


def test_that_an_order_that_begins_or_ends_later_is_a_turn(knowledge):
    case = a_case(an_order("haloperidol", 5, to_day=9), an_order("olanzapine", 5, from_day=7))
    found = moments(knowledge, case, 5, 9)
    assert on_day(7) in found
    assert on_day(9) in found


def test_that_a_delayed_release_that_begins_is_one_and_can_be_a_rapid_rise(knowledge):
    microspheres = an_order(
        "Risperdal Consta",
        50,
        from_day=10,
        to_day=None,
        route=Route.DEPOT,
        frequency=EveryDays(Decimal(14)),
        number=1,
    )
    tablets = an_order("olanzapine", 5, from_day=0, to_day=None, number=2)
    case = a_case(tablets, microspheres)
    released = on_day(10) + 21 * DAY
    assert released in moments(knowledge, case, 12, 40)
    kind = ChangeKind.RAPID_TITRATION
    assert not rows(knowledge, case, released - MOMENT, kind)
    assert [each.at for each in rows(knowledge, case, released, kind)] == [released]


def test_that_the_second_injection_of_a_scheduled_order_is_one(knowledge):
    first = an_order(
        "haloperidol",
        5,
        from_day=10,
        to_day=None,
        route=Route.IM,
        frequency=TimesPerDay(Decimal(4)),
    )
    assert on_day(10) + 6 * HOUR in moments(knowledge, a_case(first), 10, 12)


@pytest.mark.parametrize("drug", ["levodopa", "haloperidol"])
def test_that_a_dose_that_was_refused_counts_after_a_day_and_parts_a_course_later(knowledge, drug):
    order = an_order(drug, 100, from_day=0, to_day=None, frequency=EveryDays(Decimal(7)))
    refused = Administration(order.id, Moment(on_day(21)), Given.REFUSED)
    case = a_case(order, administrations=(refused,))
    found = moments(knowledge, case, 21, 30)
    assert on_day(22) + MOMENT in found, "untaken for more than a day"
    assert on_day(24) in found, "a gap of three days is no longer bridged"
    assert on_day(28) in found, "the next dose counts as taken"


def test_that_the_gap_that_a_refused_dose_leaves_can_be_a_switch(knowledge):
    weekly = an_order("haloperidol", 5, from_day=0, to_day=None, frequency=EveryDays(Decimal(7)))
    refused = Administration(weekly.id, Moment(on_day(21)), Given.REFUSED)
    newcomer = an_order("olanzapine", 5, from_day=20, to_day=None, number=2)
    case = a_case(replace(weekly, id=refused.order), newcomer, administrations=(refused,))
    parted = on_day(24)
    assert not rows(knowledge, case, parted - MOMENT, ChangeKind.SWITCH)
    assert rows(knowledge, case, parted, ChangeKind.SWITCH)
    assert parted in moments(knowledge, case, 21, 26)


def test_that_nothing_is_left_to_come_of_what_ended_long_ago(knowledge):
    order: Order = an_order("haloperidol", 5, from_day=0, frequency=Once())
    ledger = keep(a_case(order, day=60), knowledge.formulary, knowledge.watch)
    assert next_moment(a_case(order), (order,), ledger, on_day(60)) is None
