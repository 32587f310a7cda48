"""The order form: what is typed becomes an order, or a problem beside its field."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    AsNeeded,
    Code,
    Dose,
    Ending,
    EveryDays,
    EveryHours,
    FrequencyUnknown,
    Once,
    Order,
    Route,
    Source,
    Status,
    TimesPerDay,
)
from nmsdesk.presenters.order_draft import UNITS, OrderDraft, blank, draft_of, draft_of_change
from nmsdesk.presenters.order_form import check, check_change, check_end
from nmsdesk.presenters.typed_moment import read_moment

NOW = datetime(2026, 11, 4, 14, 5, 33)
GOOD = OrderDraft(
    drug="haloperidol", dose="5", unit="mg", route="oral", often="2", start="04-Nov-2026 14:05"
)


def problem(field, **changes):
    return check(replace(GOOD, **changes), NOW).of(field)


def test_that_a_filled_form_is_an_order():
    order = check(GOOD, NOW).order
    assert order == Order(
        OrderId(""),
        "haloperidol",
        Dose(Decimal(5), Decimal(5)),
        "mg",
        route=Route.ORAL,
        frequency=TimesPerDay(Decimal(2)),
        start=Moment(datetime(2026, 11, 4, 14, 5)),
    )


def test_that_nothing_is_preselected_in_a_new_order_but_its_start():
    draft = blank(NOW)
    assert draft == OrderDraft(start="04-Nov-2026 14:05")
    assert {p.field for p in check(draft, NOW).problems if p.blocks} == {"drug", "route", "often"}


def test_that_a_medicine_nobody_recognises_is_kept_as_typed():
    assert check(replace(GOOD, drug="  Zzyx 5 "), NOW).order.drug == "Zzyx 5"


@pytest.mark.parametrize("typed", ["0", "-5", "five", "1,000", "0,5", "5 mg", "10 to 5", "5-"])
def test_that_what_is_no_positive_figure_is_refused_beside_the_dose(typed):
    found = problem("dose", dose=typed)
    assert found.blocks
    assert found.says.endswith(".")


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [("0.5", "0.5", "0.5"), (".5", "0.5", "0.5"), ("0.5-1", "0.5", "1"), ("5 to 10", "5", "10")],
)
def test_that_a_dose_is_a_figure_or_a_range(typed, low, high):
    assert check(replace(GOOD, dose=typed), NOW).order.dose == Dose(Decimal(low), Decimal(high))


def test_that_a_missing_dose_is_allowed_and_says_what_is_lost():
    checked = check(replace(GOOD, dose=""), NOW)
    assert checked.order is not None
    assert checked.order.dose is None
    assert not checked.of("dose").blocks


def test_that_a_dose_asks_for_a_known_unit():
    assert problem("unit", unit="").blocks
    assert problem("unit", unit="spoons").blocks
    for unit in (*UNITS, "mcg", "tablets"):
        assert problem("unit", unit=unit) is None


def test_that_an_odd_unit_of_a_document_can_be_kept_in_a_correction():
    odd = Order(OrderId("1"), "haloperidol", Dose(Decimal(1), Decimal(1)), "{actuat}")
    draft = replace(draft_of(odd), route="oral", often="1")
    assert check(draft, NOW, odd).order.unit == "{actuat}"


@pytest.mark.parametrize("field", ["route", "often", "start"])
def test_that_route_frequency_and_start_are_asked_for_and_unknown_is_an_answer(field):
    assert problem(field, **{field: ""}).blocks
    assert problem(field, **{field: "unknown"}) is None


@pytest.mark.parametrize(
    ("often", "count", "expected"),
    [
        ("3", "", TimesPerDay(Decimal(3))),
        ("times", "6", TimesPerDay(Decimal(6))),
        ("hours", "8", EveryHours(Decimal(8))),
        ("days", "28", EveryDays(Decimal(28))),
        ("as_needed", "", AsNeeded()),
        ("as_needed", "4", AsNeeded(Decimal(4))),
        ("once", "", Once()),
        ("unknown", "", FrequencyUnknown()),
    ],
)
def test_that_each_choice_is_its_frequency(often, count, expected):
    assert check(replace(GOOD, often=often, count=count), NOW).order.frequency == expected


@pytest.mark.parametrize(("often", "count"), [("hours", ""), ("days", "0"), ("times", "x")])
def test_that_a_counted_frequency_asks_for_its_figure(often, count):
    assert problem("count", often=often, count=count).blocks


@pytest.mark.parametrize(
    ("typed", "at", "day_only"),
    [
        ("04-Nov-2026", datetime(2026, 11, 4), True),
        ("4 nov 2026", datetime(2026, 11, 4), True),
        ("2026-11-04", datetime(2026, 11, 4), True),
        ("2026-11-04T08:30", datetime(2026, 11, 4, 8, 30), False),
        ("04-Nov-2026 8:30", datetime(2026, 11, 4, 8, 30), False),
        ("today", datetime(2026, 11, 4), True),
        ("Yesterday 21:00", datetime(2026, 11, 3, 21), False),
        ("08:30", datetime(2026, 11, 4, 8, 30), False),
        ("now", datetime(2026, 11, 4, 14, 5), False),
        ("29-Feb-2028", datetime(2028, 2, 29), True),
    ],
)
def test_that_a_moment_is_read_as_people_write_it(typed, at, day_only):
    assert read_moment(typed, NOW).moment == Moment(at, day_only)


@pytest.mark.parametrize(
    "typed",
    [
        "04/11/2026",
        "4.11.26",
        "04-11-2026",
        "31-Feb-2026",
        "29-Feb-2026",
        "24:00",
        "12:75",
        "soon",
        "04-Foo-2026",
        "3 Nov",
    ],
)
def test_that_a_moment_that_could_be_another_is_refused_in_words(typed):
    read = read_moment(typed, NOW)
    assert read.moment is None
    assert not read.unknown
    assert read.problem


def test_that_an_unknown_start_is_before_the_record_and_an_unknown_end_no_date():
    order = check(replace(GOOD, start="unknown", end="Unknown"), NOW).order
    assert order.start is None
    assert order.end is Ending.UNKNOWN


def test_that_an_end_before_the_start_is_refused_and_one_at_its_minute_is_not():
    assert problem("end", end="03-Nov-2026").blocks
    assert problem("end", end="04-Nov-2026 14:05") is None
    assert problem("end", end="04-Nov-2026") is None, "the last day taken is the first one"


def test_that_a_start_that_lies_ahead_is_allowed_and_said():
    found = problem("start", start="tomorrow")
    assert found is not None
    assert not found.blocks


WHOLE = st.integers(1, 50000).map(lambda n: Decimal(n) / 8)
MINUTES = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
ORDERS = st.builds(
    Order,
    id=st.just(OrderId("7")),
    drug=st.sampled_from(["haloperidol", "Haldol 5 MG Oral Tablet", "?"]),
    dose=st.one_of(st.none(), WHOLE.map(lambda n: Dose(n, n * 2)), WHOLE.map(lambda n: Dose(n, n))),
    unit=st.sampled_from([None, *UNITS]),
    route=st.sampled_from(list(Route)),
    frequency=st.one_of(
        WHOLE.map(TimesPerDay),
        WHOLE.map(EveryHours),
        WHOLE.map(EveryDays),
        st.one_of(st.none(), WHOLE).map(AsNeeded),
        st.sampled_from([Once(), FrequencyUnknown(), TimesPerDay(Decimal(2))]),
    ),
    start=st.one_of(st.none(), MINUTES.map(Moment)),
    reason=st.sampled_from([None, "delirium"]),
    codes=st.just((Code("rxnorm", "1"),)),
    source=st.just(Source("entry[3]")),
)


@given(ORDERS)
def test_that_an_order_written_into_the_form_reads_back_as_itself(order):
    assert check(draft_of(order), NOW, order).order == order


@given(ORDERS, st.timedeltas(timedelta(0), timedelta(days=900)))
def test_that_an_end_reads_back_as_itself(order, length):
    begins = order.begins or datetime(2026, 1, 1)
    end = Moment((begins + length).replace(second=0, microsecond=0))
    ended = replace(order, end=end, status=Status.STOPPED)
    assert check(draft_of(ended), NOW, ended).order == ended


BEFORE = Order(
    OrderId("7"),
    "haloperidol",
    Dose(Decimal(5), Decimal(5)),
    "mg",
    route=Route.ORAL,
    frequency=TimesPerDay(Decimal(2)),
    start=Moment(datetime(2026, 11, 1, 8)),
    status=Status.ACTIVE,
    text="Haloperidol 5 MG Oral Tablet",
    source=Source("entry[3]"),
)


def test_that_a_change_begins_now_and_asks_for_a_difference():
    draft = draft_of_change(BEFORE, NOW)
    assert draft.start == "04-Nov-2026 14:05"
    assert check_change(draft, NOW, BEFORE).of("dose").blocks
    new = check_change(replace(draft, dose="10"), NOW, BEFORE).order
    assert new.dose == Dose(Decimal(10), Decimal(10))
    assert new.start == Moment(datetime(2026, 11, 4, 14, 5))


def test_that_a_change_does_not_claim_what_the_document_said_of_the_order_before():
    new = check_change(replace(draft_of_change(BEFORE, NOW), dose="10"), NOW, BEFORE).order
    assert (new.source, new.text, new.codes) == (None, None, ())


def test_that_a_change_begins_after_the_order_it_follows():
    draft = replace(draft_of_change(BEFORE, NOW), dose="10")
    for start in ("01-Nov-2026 08:00", "30-Oct-2026", "unknown"):
        assert check_change(replace(draft, start=start), NOW, BEFORE).of("start").blocks


def test_that_reopening_a_stopped_order_takes_its_stop_away():
    stopped = replace(BEFORE, end=Moment(datetime(2026, 11, 3)), status=Status.STOPPED)
    again = check(replace(draft_of(stopped), end=""), NOW, stopped).order
    assert again.end is Ending.OPEN
    assert again.status is None


def test_that_a_stop_takes_a_moment_or_unknown_and_none_before_the_start():
    assert check_end("today", NOW, BEFORE) == (Moment(datetime(2026, 11, 4), day_only=True), None)
    assert check_end("unknown", NOW, BEFORE) == (Ending.UNKNOWN, None)
    end, says = check_end("30-Oct-2026", NOW, BEFORE)
    assert end is None
    assert "01-Nov-2026" in says
