"""changes.md: every depot injection has its row; which of them open a window."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from nmsdesk.domain.change import ChangeKind, Syndrome
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.ids import DrugId, OrderId
from nmsdesk.domain.ledger import keep, open_windows
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Administration, EveryDays, Given, Once, Route
from nmsdesk.domain.pharmacology import DepotProduct, OralCover
from tests.builders import a_case, an_order, on_day
from tests.few_drugs import FEW, LONG_ONE, RULES, FewDrugs, a_drug, kept

K = ChangeKind.DEPOT_GIVEN
TWO_WEEKS = DepotProduct(
    "Consta",
    Decimal(14),
    Decimal(42),
    (),
    ("acetate",),
    oral_cover=(OralCover(Decimal(21), Decimal(21), ()),),
    release_after_days=Decimal(21),
)
RISPERIDONE = a_drug(
    "risperidone",
    DrugClass.ANTIPSYCHOTIC,
    depots=(TWO_WEEKS, replace(LONG_ONE, tail_days=Decimal(27))),
)
MORE = FewDrugs({**FEW.drugs, RISPERIDONE.id: RISPERIDONE})


def depot(mg, day, to_day=None, every=28, drug="haloperidol decanoate", **more):
    more = {"frequency": EveryDays(Decimal(every)), "number": f"{drug}{mg}{day}", **more}
    return an_order(drug, mg, from_day=day, to_day=to_day, route=Route.DEPOT, **more)


def once(mg, day, **more):
    return depot(mg, day, frequency=Once(), **more)


def given(*orders, day=400, **case):
    """(day, days that its window is open) of every injection; 0 where it opens none."""
    rows = keep(a_case(*orders, day=day, **case), MORE, RULES).changes
    return [
        (
            (row.at - on_day(0)) / timedelta(days=1),
            0 if row.watch is None else (row.watch.span.end - row.at) / timedelta(days=1),
        )
        for row in rows
        if row.kind is K
    ]


def test_that_the_first_opens_a_window_and_unchanged_repeats_open_none():
    assert given(depot(100, 0), day=90) == [(0, 90), (28, 0), (56, 0), (84, 0)]
    assert given(once(100, 0), once(100, 28), once(100, 57), day=90) == [(0, 90), (28, 0), (57, 0)]


def test_that_a_row_tells_no_daily_dose_and_when_the_next_is_due():
    (row,) = [each for each in kept(depot(100, 0), day=5).changes if each.kind is K]
    assert (row.before_mg, row.after_mg, row.percent, row.route) == (None, None, None, Route.DEPOT)
    assert dict(row.why.values)["due"] == on_day(28)
    assert row.watch.syndrome is Syndrome.NMS


def test_that_a_stable_depot_of_years_has_no_open_window():
    ledger = kept(depot(100, -2000), day=5)
    assert open_windows(ledger, on_day(5)) == ()


@pytest.mark.parametrize(
    ("orders", "days"),
    [
        ((depot(100, 0, 28), depot(150, 28)), 90),
        ((depot(100, 0, 28), depot(100, 28)), 0),
        ((depot(100, 0, 28), depot(50, 28)), 0),
        ((depot(100, 0, 28), depot(100, 28, every=21)), 90),
        ((depot(100, 0, 28), depot(75, 28, every=21)), 90),
        ((depot(75, 0, 42, every=21), depot(100, 42)), 0),
        ((once(100, 0), once(100, 20)), 90),
        ((once(100, 0), once(100, 22)), 0),
        ((once(100, 0), once(150, 28)), 90),
        ((once(100, 0), once(100, 56)), 90),
        ((once(100, 0), once(100, 55)), 0),
        ((depot(100, 0, 30), depot(100, 65)), 90),
    ],
    ids=[
        "higher",
        "the same again",
        "lower",
        "shorter interval",
        "shorter at the same rate",
        "longer",
        "single, well before due",
        "single, a little early",
        "single, higher",
        "one left out",
        "late, none left out",
        "the series had been ended",
    ],
)
def test_which_second_injection_opens_a_window(orders, days):
    rows = given(*orders, day=70)
    second = next(each for each in rows if each[0] == (orders[1].start.at - on_day(0)).days)
    assert second[1] == days


def test_that_another_product_opens_one():
    orders = (
        depot(25, 0, 28, every=14, drug="risperidone acetate"),
        depot(100, 28, drug="risperidone palmitate"),
    )
    assert given(*orders, day=30) == [(0, 56), (14, 0), (28, 55)]


def test_that_a_depot_after_tablets_had_been_away_is_a_restart():
    orders = an_order("haloperidol", 5, to_day=1, number="t"), once(100, 6)
    rows = [row for row in kept(*orders, day=9).changes if row.at == on_day(6)]
    assert {row.kind for row in rows} >= {ChangeKind.RESTART, K}
    assert all(row.watch.span.end == on_day(96) for row in rows if row.kind is not K.START)


# --- records


def record(day, status=Given.GIVEN, hour=9):
    return Administration(OrderId("d"), Moment(on_day(day, hour)), status)


def test_that_a_recorded_injection_stands_for_the_one_that_was_due():
    order = depot(100, 0, number="d")
    rows = given(order, administrations=(record(0), record(30)), day=60)
    assert [round(day) for day, _ in rows] == [0, 30, 58]


def test_that_a_missed_injection_has_no_row_and_is_no_stop():
    order = depot(100, 0, number="d")
    ledger = kept(order, administrations=(record(28, Given.MISSED),), day=40)
    assert [row.at for row in ledger.changes if row.kind is K] == [on_day(0)]
    assert all(row.kind is not ChangeKind.STOP for row in ledger.changes)


def test_that_the_injection_after_a_missed_one_opens_a_window():
    order = depot(100, 0, number="d")
    rows = given(order, administrations=(record(28, Given.REFUSED), record(56)), day=60)
    assert [(round(day), days) for day, days in rows] == [(0, 90), (56, 90)]


def test_that_a_series_since_before_the_record_has_only_its_recorded_injections_and_no_window():
    order = depot(100, None, number="d")
    assert given(order, day=60) == []
    assert given(order, administrations=(record(10),), day=20) == [(10.375, 0)]


# --- the end of oral cover


def covered(until, drug="risperidone", begin=0):
    tablets = an_order(drug, 4, from_day=begin, to_day=until, number="t")
    orders = tablets, depot(25, 0, every=14, drug="risperidone acetate")
    rows = keep(a_case(*orders, day=60), MORE, RULES).changes
    found = [row for row in rows if row.at == on_day(until) and row.drug == DrugId(drug)]
    return [(row.kind, row.watch and row.watch.span.end) for row in found if row.kind is not K]


@pytest.mark.parametrize(("until", "watched"), [(21, True), (10, True), (24, True), (25, False)])
def test_that_the_end_of_the_tablets_beside_a_first_injection_opens_a_window(until, watched):
    end = on_day(until + 56) if watched else None
    assert covered(until, begin=-5) == [(ChangeKind.DECREASE, end)]


def test_that_tablets_begun_after_the_injection_are_no_cover():
    assert covered(15, begin=3) == [(ChangeKind.DECREASE, None)]
