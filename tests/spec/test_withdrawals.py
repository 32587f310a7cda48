"""changes.md: dopaminergic drugs that are stopped, lowered by a quarter, or not taken for a day."""

from datetime import timedelta
from decimal import Decimal

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.change import ChangeKind, Syndrome
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Administration, EveryHours, Given, Status
from nmsdesk.domain.truth import Truth
from tests.builders import a_case, an_order, on_day
from tests.few_drugs import kept, none, only

K = ChangeKind.DOPAMINERGIC_WITHDRAWAL


def levodopa(*steps, drug="levodopa", times=3):
    """(day, mg a dose) after each other, from long before."""
    days = [-100, *(day for day, _ in steps[1:]), None]
    return [
        an_order(drug, mg, times=times, from_day=begin, to_day=end, number=f"{drug}{begin}")
        for (_, mg), begin, end in zip(steps, days, days[1:], strict=False)
        if mg
    ]


def rows(*orders, day=30, **case):
    return [row for row in kept(*orders, day=day, **case).changes if row.kind is K]


def test_that_a_stop_is_a_withdrawal_watched_for_seven_days():
    row = only(K, *levodopa((None, 100), (5, None)), day=6)
    assert (row.at, row.before_mg, row.after_mg, row.percent) == (on_day(5), 300, 0, -100)
    assert row.watch.syndrome is Syndrome.NMS
    assert row.watch.span.end - row.at == timedelta(days=7)


def test_that_it_goes_again_when_the_drug_is_back_in_time():
    assert none(K, *levodopa((None, 100), (5, None), (7, 100)), day=8)


@pytest.mark.parametrize(
    ("steps", "at"),
    [
        (((None, 100), (5, 76)), []),
        (((None, 100), (5, 75)), [5]),
        (((None, 100), (5, 90), (8, 80), (11, 70)), [11]),
        (((None, 100), (5, 90), (12, 75)), [12]),
        (((None, 100), (5, 90), ("12.5", 75)), []),
        (((None, 100), (5, 70), (6, 60)), [5]),
        (((None, 100), (5, 70), (6, 50)), [5, 6]),
        (((None, 100), (5, 85), (6, 90), (7, 75)), [7]),
        (((None, 100), (5, 200)), []),
    ],
    ids=str,
)
def test_that_a_quarter_less_within_seven_days_is_one(steps, at):
    steps = tuple((None if day is None else float(day), mg) for day, mg in steps)
    assert [row.at for row in rows(*levodopa(*steps))] == [on_day(day) for day in at]


def test_that_a_lowered_dose_tells_its_figures():
    row = only(K, *levodopa((None, 100), (5, 90), (8, 70)), day=30)
    assert (row.before_mg, row.after_mg, row.percent) == (300, 210, -30)


def test_that_an_unknown_dose_makes_none_and_a_stop_of_it_does():
    assert none(K, *levodopa((None, 100), (5, None)), an_order("levodopa", None, from_day=5), day=9)
    assert only(K, an_order("levodopa", None, to_day=5), day=6).before_mg is None


def untaken(*moments, status=Given.REFUSED, every=8, now=10):
    order = an_order("levodopa", 100, frequency=EveryHours(Decimal(every)), from_day=-9, number=0)
    records = tuple(
        Administration(OrderId("0"), Moment(on_day(0, hour)), status) for hour in moments
    )
    return [
        row
        for row in kept(order, day=now, hour=0, administrations=records).changes
        if row.kind is K
    ]


@pytest.mark.parametrize("status", [Given.REFUSED, Given.HELD, Given.MISSED])
def test_that_doses_not_taken_for_more_than_a_day_are_one(status):
    (row,) = untaken(8, 16, 24, 32, status=status)
    assert (row.at, row.why.key) == (on_day(0, 8), "withdrawal_untaken")


def test_that_a_day_of_refusal_and_no_more_is_none():
    assert untaken(8, 16, 24) == []


def test_that_it_counts_from_now_while_it_goes_on():
    assert untaken(8, 32, every=24, now=1.33) == []
    assert [row.at for row in untaken(8, 32, every=24, now=1.34)] == [on_day(0, 8)]


def test_that_refusal_that_is_a_stop_already_is_told_once():
    found = untaken(*range(8, 120, 8))
    assert [row.why.key for row in found] == ["withdrawal_stopped"]


def test_that_an_order_held_for_more_than_a_day_is_one():
    held = an_order("levodopa", 100, from_day=-9, to_day=5, status=Status.HELD)
    assert [row.at for row in rows(held, day=5)] == []
    assert [row.at for row in rows(held, day=6, hour=1)] == [on_day(5)]


# --- exchange


def exchange(mg, day, stop=5, drug="ropinirole"):
    return (*levodopa((None, 100), (stop, None)), an_order(drug, mg, from_day=day, number="new"))


@pytest.mark.parametrize(
    ("mg", "day", "exchanged"),
    [
        (15, 5, True),
        (15, 6, True),
        (15, 4, True),
        (15, 6.1, False),
        ("11.3", 5, True),
        (11, 5, False),
    ],
)
def test_that_an_exchange_within_a_day_at_equal_dose_is_shown_and_opens_nothing(mg, day, exchanged):
    row = only(K, *exchange(mg, day), day=20)
    assert (row.watch is None, row.other == "ropinirole") == (exchanged, exchanged)


def test_that_without_a_factor_equal_cannot_be_told():
    assert only(K, *exchange(15, 5, drug="pergolide"), day=20).watch is not None


@pytest.mark.parametrize(("mg", "exchanged"), [("7.5", True), (5, False)])
def test_that_one_agonist_for_another_is_an_exchange_by_the_factors_as_shipped(
    knowledge, mg, exchanged
):
    orders = (
        an_order("pramipexole", "0.5", times=3, from_day=-50, to_day=3, number=0),
        an_order("ropinirole", mg, from_day=3, number=1),
    )
    answer = assess(a_case(*orders), knowledge)
    (row,) = [each for each in answer.changes if each.kind is K]
    assert (row.drug, row.watch is None) == ("pramipexole", exchanged)
    assert answer.exposures["dopaminergic_withdrawal"].answer is Truth.of(not exchanged)
    assert bool(answer.windows) is not exchanged


def test_that_another_drug_taken_all_along_is_no_exchange():
    beside = an_order("ropinirole", 15, from_day=-50, number="other")
    row = only(K, *levodopa((None, 100), (5, None)), beside, day=20)
    assert row.watch is not None


def test_that_a_raise_of_another_drug_is_one():
    other = (
        an_order("ropinirole", 5, from_day=-50, to_day=5, number="a"),
        an_order("ropinirole", 20, from_day=5, number="b"),
    )
    assert only(K, *levodopa((None, 100), (5, None)), *other, day=20).watch is None


def test_that_only_dopaminergic_drugs_are_withdrawn():
    for drug in ("biperiden", "baclofen", "haloperidol", "citalopram"):
        assert none(K, an_order(drug, 10, to_day=5), day=20)


def test_that_a_stopped_antiparkinson_drug_of_another_class_still_has_its_stop():
    assert only(ChangeKind.STOP, an_order("biperiden", 4, to_day=5), day=20).watch is None


def test_that_stopped_baclofen_says_what_it_can_look_like(texts):
    row = only(ChangeKind.STOP, an_order("baclofen", 30, to_day=5), day=20)
    assert "can look like" in texts.say(row.why)
    other = only(ChangeKind.STOP, an_order("biperiden", 4, to_day=5), day=20)
    assert "can look like" not in texts.say(other.why)
