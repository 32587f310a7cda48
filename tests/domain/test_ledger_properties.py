"""Laws that every ledger obeys, on random histories."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.domain.assessment import EXPOSURES
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change, ChangeKind, Syndrome, Watch
from nmsdesk.domain.detect import OF_SEVERAL, rows_of_one, rows_of_several
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.ids import DrugId, OrderId
from nmsdesk.domain.ledger import daily_mg, exposure, levels, open_windows
from nmsdesk.domain.moment import Moment, Span
from nmsdesk.domain.order import (
    Administration,
    AsNeeded,
    Dose,
    Ending,
    EveryDays,
    EveryHours,
    FrequencyUnknown,
    Given,
    Once,
    Order,
    Route,
    Source,
    Status,
    TimesPerDay,
)
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.reason import because
from nmsdesk.domain.truth import Truth
from nmsdesk.domain.watch import joined, watched, why_watched
from tests.builders import a_case, an_order, on_day
from tests.few_drugs import DRUGS, RULES, kept_case

NAMES = [drug.id for drug in DRUGS] + ["haloperidol decanoate", "Haldol", "xyzzy", "metformin"]
NOW = on_day(60, 10)

ABOUT_TWO = {
    ChangeKind.ADDED_ANTIPSYCHOTIC,
    ChangeKind.SWITCH,
    ChangeKind.SEROTONERGIC_COMBINATION,
    ChangeKind.MAOI_OVERLAP,
}
COMPARE_NOTHING = {
    *ABOUT_TWO,
    ChangeKind.RAPID_TITRATION,
    ChangeKind.ROUTE_CHANGE,
    ChangeKind.DEPOT_GIVEN,
}

hours = st.integers(0, 64 * 4).map(lambda quarter: on_day(0, quarter * 6))
moments = st.builds(Moment, hours) | hours.map(lambda at: Moment(at.replace(hour=0), day_only=True))
frequencies = st.one_of(
    st.sampled_from([1, 2, 3]).map(lambda n: TimesPerDay(Decimal(n))),
    st.sampled_from([6, 7, 8]).map(lambda n: EveryHours(Decimal(n))),
    st.sampled_from([7, 28]).map(lambda n: EveryDays(Decimal(n))),
    st.sampled_from([AsNeeded(), Once(), FrequencyUnknown()]),
)
doses = st.none() | st.sampled_from(["0.25", "1", "5", "7.5", "100"]).map(
    lambda mg: Dose(Decimal(mg), Decimal(mg))
)
orders = st.builds(
    Order,
    id=st.just(OrderId("0")),
    drug=st.sampled_from(NAMES),
    dose=doses,
    unit=st.sampled_from(["mg", "tablet", "micrograms"]),
    route=st.sampled_from([Route.ORAL, Route.IM, Route.DEPOT]),
    frequency=frequencies,
    start=st.none() | moments,
    end=st.sampled_from(list(Ending)) | moments,
    status=st.none() | st.sampled_from(list(Status)),
    source=st.none() | st.just(Source("entry")),
)
lists = st.lists(orders, max_size=8).map(
    lambda found: tuple(replace(one, id=OrderId(str(i))) for i, one in enumerate(found))
)


@st.composite
def cases(draw) -> Case:
    listed = draw(lists)
    records = ()
    if listed:
        records = tuple(
            draw(
                st.lists(
                    st.builds(
                        Administration,
                        order=st.sampled_from([one.id for one in listed]),
                        at=moments,
                        status=st.sampled_from(list(Given)),
                    ),
                    max_size=5,
                )
            )
        )
    return Case(Patient("T-1"), NOW, listed, records)


def without_order(change: Change) -> Change:
    """Which of two equal orders brought a row depends on their ids, and on nothing that is told."""
    return replace(change, order=None)


@given(cases(), st.randoms(use_true_random=False))
def test_that_the_order_of_the_input_does_not_matter(case, random):
    shuffled, records = list(case.orders), list(case.administrations)
    random.shuffle(shuffled)
    random.shuffle(records)
    other = replace(case, orders=tuple(shuffled), administrations=tuple(records))
    ledger, again = kept_case(case), kept_case(other)
    assert again.changes == ledger.changes
    for what in EXPOSURES:
        assert exposure(again, what, NOW) == exposure(ledger, what, NOW)


@given(cases(), st.randoms(use_true_random=False))
def test_that_numbering_the_orders_anew_changes_nothing_that_is_told(case, random):
    names = [str(place) for place in range(len(case.orders))]
    random.shuffle(names)
    renamed = {one.id: OrderId(name) for one, name in zip(case.orders, names, strict=True)}
    other = replace(
        case,
        orders=tuple(replace(one, id=renamed[one.id]) for one in case.orders),
        administrations=tuple(
            replace(one, order=renamed[one.order]) for one in case.administrations
        ),
    )
    told = list(map(without_order, kept_case(case).changes))
    assert list(map(without_order, kept_case(other).changes)) == told


@given(cases())
def test_that_detecting_twice_is_detecting_once(case):
    ledger = kept_case(case)
    assert kept_case(case).changes == ledger.changes
    every = ledger.history.drugs.values()
    found = [row for one in every for row in rows_of_one(ledger.history, one)]
    found += [row for each in OF_SEVERAL for row in rows_of_several(ledger.history, each)]
    assert len(found) == len(ledger.changes)
    keys = [(c.kind, c.drug, c.other, c.drug_class, c.at) for c in found]
    assert len(set(keys)) == len(keys)


def test_that_a_dose_left_out_before_the_order_began_ends_nothing():
    order = an_order("haloperidol", from_day=3)
    doses = [(0, Given.GIVEN), (0, Given.REFUSED), (3, Given.GIVEN)]
    given = tuple(Administration(order.id, Moment(on_day(day)), status) for day, status in doses)
    changes = kept_case(a_case(order, day=60, administrations=given)).changes
    told = [(each.kind, each.at) for each in changes]
    assert told == [(ChangeKind.START, on_day(0)), (ChangeKind.RESTART, on_day(3))]


@given(cases(), st.integers(-4000, 4000))
def test_that_a_history_moved_in_time_moves_its_changes(case, days):
    by = timedelta(days=days)

    def moved(moment: Moment) -> Moment:
        return replace(moment, at=moment.at + by)

    later = replace(
        case,
        now=case.now + by,
        orders=tuple(
            replace(
                one,
                start=None if one.start is None else moved(one.start),
                end=moved(one.end) if isinstance(one.end, Moment) else one.end,
            )
            for one in case.orders
        ),
        administrations=tuple(replace(one, at=moved(one.at)) for one in case.administrations),
    )
    told = [(c.kind, c.drug, c.at + by, c.before_mg, c.after_mg) for c in kept_case(case).changes]
    assert [
        (c.kind, c.drug, c.at, c.before_mg, c.after_mg) for c in kept_case(later).changes
    ] == told


@given(cases())
def test_that_every_row_keeps_the_promises_of_its_kind(case):
    for row in kept_case(case).changes:
        assert row.at <= NOW
        assert row.drug_class is not DrugClass.OTHER
        if row.watch is not None:
            assert row.watch.span.start == row.at
            assert row.watch.span.end - row.at >= timedelta(days=7)
        if row.kind is ChangeKind.STOP:
            assert row.watch is None
        if row.kind is ChangeKind.DECREASE and row.watch is not None:
            assert row.why.key == "cover_ended"
        if row.kind in (ChangeKind.DECREASE, ChangeKind.STOP):
            assert row.percent is None or row.percent < 0
        if row.kind is ChangeKind.INCREASE and None not in (row.before_mg, row.after_mg):
            assert row.after_mg > row.before_mg
            assert (row.percent is None) == (row.before_mg == 0)
        if row.kind in ABOUT_TWO:
            assert row.other not in (None, row.drug)
        if row.kind in COMPARE_NOTHING:
            assert row.percent is None
        if row.kind is ChangeKind.DOPAMINERGIC_WITHDRAWAL:
            assert (row.watch is None) == (row.other is not None)


@given(cases())
def test_that_the_empty_list_gives_nothing_and_no_list_leaves_all_unknown(case):
    empty = kept_case(replace(case, orders=()))
    assert empty.changes == ()
    unknown = kept_case(replace(case, orders=None))
    assert unknown.changes == ()
    for what in EXPOSURES:
        assert exposure(empty, what, NOW).answer is Truth.NOT_MET
        assert exposure(unknown, what, NOW).answer is Truth.UNKNOWN


@given(cases(), st.sampled_from(["xyzzy", "metformin"]))
def test_that_another_medicine_takes_no_exposure_and_no_change_away(case, name):
    more = replace(case, orders=(*case.orders, Order(OrderId("more"), name)))
    ledger, other = kept_case(case), kept_case(more)
    assert other.changes == ledger.changes
    for what in EXPOSURES:
        before, after = exposure(ledger, what, NOW).answer, exposure(other, what, NOW).answer
        assert after is before or (name, before, after) == ("xyzzy", Truth.NOT_MET, Truth.UNKNOWN)


@given(cases())
def test_that_every_reason_has_its_sentence_and_leaves_no_gap(texts, case):
    ledger = kept_case(case)
    reasons = [change.why for change in ledger.changes]
    reasons += [why for change in ledger.changes if (why := why_watched(change, RULES))]
    for what in EXPOSURES:
        for day in (0, 30, 60):
            reasons += exposure(ledger, what, on_day(day)).why
    for reason in reasons:
        assert reason.key in texts.sentences
        assert "…" not in texts.say(reason)


amounts = st.decimals("0.001", "1000", places=3)
regular = st.builds(
    lambda mg, times, begin, length: Order(
        OrderId("0"),
        "haloperidol",
        Dose(mg, mg),
        "mg",
        route=Route.ORAL,
        frequency=times,
        start=Moment(on_day(begin)),
        end=Moment(on_day(begin + length)),
    ),
    amounts,
    st.sampled_from([1, 2, 3]).map(lambda n: TimesPerDay(Decimal(n)))
    | st.sampled_from([6, 7, 8]).map(lambda n: EveryHours(Decimal(n))),
    st.integers(0, 20),
    st.integers(1, 20),
)


@given(st.lists(regular, max_size=6), st.integers(0, 45))
def test_that_the_daily_dose_is_the_sum_of_what_is_taken(found, day):
    def dose(*some: Order) -> Decimal:
        named = tuple(replace(one, id=OrderId(str(i))) for i, one in enumerate(some))
        ledger = kept_case(Case(Patient("T-1"), NOW, named))
        mg = daily_mg(ledger, DrugId("haloperidol"), on_day(day, 1))
        assert mg is not None
        return mg

    assert dose(*found) == sum((dose(one) for one in found), Decimal(0))


@given(st.lists(regular, max_size=6))
def test_that_levels_follow_each_other_without_overlapping(found):
    named = tuple(replace(one, id=OrderId(str(i))) for i, one in enumerate(found))
    steps = levels(kept_case(Case(Patient("T-1"), NOW, named)), DrugId("haloperidol"))
    for before, after in pairwise(steps):
        assert before.start < before.end <= after.start


def a_cause(begin: int, days: int, syndrome: Syndrome) -> Change:
    at = on_day(begin)
    watch = Watch(syndrome, Span(at, at + timedelta(days=days)))
    drug = DrugId("haloperidol")
    why = because("start_first_dose")
    return Change(ChangeKind.START, drug, DrugClass.ANTIPSYCHOTIC, at, why, watch=watch)


causes = st.lists(
    st.builds(a_cause, st.integers(0, 60), st.integers(1, 30), st.sampled_from(Syndrome)),
    max_size=12,
).map(lambda found: sorted(found, key=lambda each: each.at))


@given(causes, st.integers(0, 100))
def test_that_a_span_is_open_exactly_while_one_of_its_windows_is(found, day):
    at = on_day(day)
    for syndrome in Syndrome:
        own = [c for c in found if c.watch.syndrome is syndrome and at in c.watch.span]
        spans = [w for w in joined(watched(found), at) if w.syndrome is syndrome]
        assert len(spans) == bool(own)
        for window in spans:
            assert at in window.span
            assert set(own) <= set(window.causes)
            assert 1 <= window.day <= window.days
            assert window.latest == own[-1] or window.latest.at == own[-1].at


@given(causes, st.integers(0, 100))
def test_that_a_span_runs_from_its_first_cause_to_its_last_end_without_a_hole(found, day):
    for window in joined(watched(found), on_day(day)):
        spans = sorted((c.watch.span for c in window.causes), key=lambda span: span.start)
        assert window.span.start == spans[0].start
        assert window.span.end == max(span.end for span in spans)
        until = spans[0].end
        for span in spans[1:]:
            assert span.start <= until
            until = max(until, span.end)


@given(cases())
def test_that_a_window_open_now_comes_from_a_row_and_a_row_s_window_is_found(case):
    ledger = kept_case(case)
    found = {cause for window in open_windows(ledger, NOW) for cause in window.causes}
    assert found <= set(ledger.changes)
    assert {c for c in ledger.changes if c.watch and NOW in c.watch.span} <= found
