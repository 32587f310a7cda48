"""changes.md: when a load rises fast, once for every unbroken rise, and never at a start."""

from decimal import Decimal

import pytest

from nmsdesk.domain.change import ChangeKind
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Administration, AsNeeded, EveryDays, Given, Once, Route
from tests.builders import an_order, on_day
from tests.few_drugs import kept, none, only

K = ChangeKind.RAPID_TITRATION


def olanzapine(*steps, drug="olanzapine", last=60):
    """(day, mg a day) after each other: 5 mg are 100 mg chlorpromazine equivalents."""
    ends = [day for day, _ in steps[1:]] + [last]
    return [
        an_order(drug, mg, from_day=day, to_day=end, number=f"{drug}{day}")
        for (day, mg), end in zip(steps, ends, strict=True)
        if mg
    ]


def days(*orders, day=60, **case):
    """The days, after the first of the record, on which a fast rise is found."""
    found = [row for row in kept(*orders, day=day, **case).changes if row.kind is K]
    return [(row.at - on_day(0)).total_seconds() / 86400 for row in found]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (((0, 20),), []),
        (((0, 10), (3, 25)), [3]),
        (((0, 20), (3, 34)), []),
        (((0, 20), (3, 35)), [3]),
        (((0, 5), (3, "9.5")), []),
        (((0, 5), (3, 10)), [3]),
        (((0, 4), (3, 8)), []),
        (((0, "2.5"), (1, 5), (2, "7.5"), (3, 10)), [3]),
        (((0, 10), (5, 17), (7, 25)), [7]),
        (((0, 10), (2, 17), (8, 25)), [8]),
        (((0, 10), (1, 17), (8, 25)), []),
        (((0, 10), (10, 25)), [10]),
    ],
    ids=str,
)
def test_that_a_rise_is_fast_by_300_mg_or_doubled_from_200_within_seven_days(steps, expected):
    assert days(*olanzapine(*steps)) == expected


def test_that_an_ordinary_start_is_none_whatever_its_dose():
    assert days(an_order("clozapine", 900)) == []


def test_that_steps_of_the_first_day_are_the_base():
    assert days(*olanzapine((0.25, 5), (0.5, 15), (0.75, 25))) == []


def test_that_each_day_counts_by_its_highest():
    assert days(*olanzapine((0, 10), (3.25, 25), (3.5, 10))) == [3.25]


def test_that_the_row_stands_at_the_moment_of_crossing():
    orders = olanzapine((0, 5), (3.25, 8), (3.5, 12), (3.75, 30))
    row = only(K, *orders, day=10)
    assert (row.at, row.before_mg, row.after_mg, row.percent) == (on_day(3.5), 8, 12, None)


def test_that_one_unbroken_rise_is_told_once():
    assert days(*olanzapine((0, 5), (2, 20), (4, 40), (6, 60), (9, 80))) == [2]


def test_that_a_rise_after_a_rest_is_another():
    assert days(*olanzapine((0, 5), (2, 20), (30, 40))) == [2, 30]


def test_that_a_fall_breaks_a_rise():
    assert days(*olanzapine((0, 5), (2, 20), (3, 5), (4, 20))) == [2, 4]


def test_that_a_bridged_gap_is_no_day_without_load():
    orders = an_order("olanzapine", 10, to_day=5), an_order("olanzapine", 25, from_day=7)
    assert days(*orders) == [7]
    apart = an_order("olanzapine", 10, to_day=5), an_order("olanzapine", 25, from_day=14)
    assert days(*apart) == []


def test_that_two_drugs_are_added_up_and_the_one_that_crossed_is_named():
    orders = an_order("olanzapine", 10), an_order("clozapine", 150, from_day=3)
    row = only(K, *orders)
    assert (row.drug, row.at) == ("clozapine", on_day(3))


def test_that_an_exchange_of_equal_doses_is_no_rise():
    orders = an_order("olanzapine", 10, to_day=3), an_order("clozapine", 100, from_day=3)
    assert none(K, *orders)


def test_that_a_drug_whose_dose_is_not_known_is_left_out_of_both_days():
    orders = (
        an_order("olanzapine", 10),
        an_order("clozapine", None, to_day=3),
        an_order("clozapine", 150, from_day=3),
    )
    assert days(*orders, day=5) == []
    assert days(*orders, an_order("haloperidol", 6, from_day=3), day=5) == [3]


def test_that_as_needed_doses_count_on_their_day():
    regular = an_order("olanzapine", 10, number=0)
    extra = an_order("olanzapine", 5, frequency=AsNeeded(), number=1)
    given = [Administration(OrderId("1"), Moment(on_day(3, h)), Given.GIVEN) for h in (8, 12, 18)]
    row = only(K, regular, extra, administrations=tuple(given))
    assert row.at == on_day(3, 12)


def test_that_a_dose_given_counts_as_it_was_recorded():
    regular = an_order("olanzapine", 10, number=0)
    extra = an_order("olanzapine", 5, frequency=AsNeeded(), number=1)
    record = Administration(OrderId("1"), Moment(on_day(3, 8)), Given.GIVEN, Decimal(15), "mg")
    assert only(K, regular, extra, administrations=(record,)).at == on_day(3, 8)


def test_that_tablets_on_top_of_a_depot_are_added_to_what_it_releases():
    depot = an_order(
        "haloperidol decanoate",
        100,
        route=Route.DEPOT,
        frequency=EveryDays(Decimal(28)),
        from_day=-300,
    )
    assert none(K, depot)
    assert only(K, depot, an_order("haloperidol", 6, from_day=2)).at == on_day(2)


# --- without a factor


def test_that_without_a_factor_a_dose_that_doubled_is_a_rise_and_says_so():
    steps = ((0, 100), (3, 199)), ((0, 100), (3, 200))
    assert [days(*olanzapine(*each, drug="quetiapine")) for each in steps] == [[], [3]]
    row = only(K, *olanzapine(*steps[1], drug="quetiapine"), day=10)
    assert row.why.key == "rapid_titration_bare"


def test_that_a_drug_without_a_factor_leaves_the_load_of_others_alone():
    orders = an_order("olanzapine", 10), an_order("quetiapine", 800, from_day=3)
    assert none(K, *orders)


def injected(day, drug="haloperidol"):
    return an_order(drug, 5, from_day=day, frequency=Once(), route=Route.IM, number=f"{day}")


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ((1,), []),
        ((1, 1.9), [1.9]),
        ((1, 2), []),
        ((1, 1.5, 2, 2.5), [1.5]),
        ((1, 1.5, 5, 5.5), [1.5, 5.5]),
    ],
)
def test_that_two_injections_within_a_day_are_a_rise_once_for_each_run(moments, expected):
    assert days(*map(injected, moments)) == expected


def test_that_injections_ordered_twice_a_day_are_a_rise_with_the_second():
    row = only(K, an_order("haloperidol", 5, times=2, route=Route.IM, from_day=1))
    assert (row.at, row.why.key) == (on_day(1.5), "rapid_injections")
    assert none(K, an_order("haloperidol", 5, times=1, route=Route.IM, from_day=1))


def test_that_other_dopamine_blockers_have_no_load():
    orders = an_order("metoclopramide", 10, to_day=2), an_order("metoclopramide", 30, from_day=2)
    assert none(K, *orders)
