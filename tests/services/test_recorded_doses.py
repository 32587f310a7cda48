"""What became of a dose is recorded once, corrected with a reason, and undone by an entry."""

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

import hypothesis
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from nmsdesk.domain.assess import assess
from nmsdesk.domain.change import ChangeKind
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import OrderId, PatientId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Administration, AsNeeded, Given, Status
from nmsdesk.services.charts import Verb
from nmsdesk.services.events import ChartChanged, Part
from nmsdesk.services.watcher import Watcher
from tests.builders import an_order, on_day
from tests.record_builders import open_record


@pytest.fixture
def key(record):
    return record.a_patient()


@pytest.fixture
def order(record, key):
    record.charts.add_order(key, an_order("haloperidol", 5, times=2))
    return record.order_id(key, "haloperidol")


def a_dose(order, *, day=4, hour=8, status=Given.GIVEN, **more):
    return Administration(order, Moment(on_day(day, hour)), status, **more)


def given(record, key):
    return record.charts.case(key, record.time[0]).administrations


def test_that_a_recorded_dose_stands_in_the_case(record, key, order):
    dose = a_dose(order, dose=Decimal("2.5"), unit="mg")
    entry = record.charts.record_dose(key, dose)
    assert given(record, key) == (dose,)
    assert (entry.verb, entry.what) == (Verb.RECORD_DOSE, "haloperidol")
    assert record.heard[-1] == ChartChanged(key, frozenset({Part.MEDICATIONS}))


def test_that_the_reason_of_a_refused_dose_is_kept_exactly_as_typed(record, key, order):
    note = "  „macht mich steif“ – says {he} can't\tmove "
    record.charts.record_dose(key, a_dose(order, status=Given.REFUSED, note=note))
    assert given(record, key)[0].note == note
    assert record.charts.journal(key)[0].reason == note


def test_that_a_dose_recorded_before_closing_is_there_after_opening(record, tmp_path, key, order):
    dose = a_dose(order, status=Given.HELD, note="temperature 38.4")
    record.charts.record_dose(key, dose)
    record.close()
    again = open_record(tmp_path)
    try:
        assert given(again, key) == (dose,)
        (kept,) = again.charts.doses(key, order)
        assert (kept.who, kept.at, kept.version) == ("nurse", record.time[0], 1)
    finally:
        again.close()


def test_that_a_correction_keeps_the_earlier_version_with_who_when_and_why(record, key, order):
    record.charts.record_dose(key, a_dose(order, dose=Decimal(5), unit="mg"))
    (standing,) = record.charts.doses(key, order)
    refused = a_dose(order, status=Given.REFUSED, note="spat it out")
    record.later(hours=1)
    record.charts.correct_dose(key, standing.id, refused, "seen by the night nurse")
    assert given(record, key) == (refused,)
    first, second = record.charts.dose_versions(key, standing.id)
    assert (first.given.status, first.given.dose) == (Given.GIVEN, 5)
    assert (second.given, second.reason) == (refused, "seen by the night nurse")
    assert second.at > first.at


def test_that_a_correction_without_a_reason_writes_nothing(record, key, order):
    record.charts.record_dose(key, a_dose(order))
    (standing,) = record.charts.doses(key, order)
    entries = record.charts.journal(key)
    with pytest.raises(UserError, match="Say why"):
        record.charts.correct_dose(key, standing.id, a_dose(order, hour=9), "  ")
    assert record.charts.journal(key) == entries


def test_that_a_correction_cannot_move_a_dose_to_another_medicine(record, key, order):
    record.charts.add_order(key, an_order("sertraline", 50))
    other = record.order_id(key, "sertraline")
    record.charts.record_dose(key, a_dose(order))
    (standing,) = record.charts.doses(key, order)
    record.charts.correct_dose(key, standing.id, a_dose(other, hour=9), "the time")
    assert [one.given.order for one in record.charts.doses(key, order)] == [order]
    assert record.charts.doses(key, other) == ()


def test_that_undoing_is_a_further_entry_and_can_itself_be_undone(record, key, order):
    entry = record.charts.record_dose(key, a_dose(order))
    undone = record.charts.undo(key, entry.id)
    assert given(record, key) == ()
    assert undone.verb is Verb.UNDO
    record.charts.undo(key, undone.id)
    assert len(given(record, key)) == 1
    assert [one.verb for one in record.charts.journal(key)][:3] == [
        Verb.UNDO,
        Verb.UNDO,
        Verb.RECORD_DOSE,
    ]


def test_that_undoing_a_correction_brings_the_first_version_back(record, key, order):
    record.charts.record_dose(key, a_dose(order))
    (standing,) = record.charts.doses(key, order)
    entry = record.charts.correct_dose(key, standing.id, a_dose(order, hour=9), "the time")
    record.charts.undo(key, entry.id)
    assert given(record, key) == (a_dose(order),)


def test_that_an_order_with_recorded_doses_is_not_undone_over_their_heads(record, key):
    added = record.charts.add_order(key, an_order("haloperidol", 5))
    order = record.order_id(key, "haloperidol")
    dose = record.charts.record_dose(key, a_dose(order))
    with pytest.raises(UserError, match="would be lost"):
        record.charts.undo(key, added.id)
    assert len(given(record, key)) == 1
    record.charts.undo(key, dose.id)
    record.charts.undo(key, added.id)
    assert record.orders(key) is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day": 6}, "lies ahead"),
        ({"status": Given.MISSED, "dose": Decimal(5), "unit": "mg"}, "has no amount"),
    ],
)
def test_that_an_impossible_dose_is_refused_and_nothing_is_written(
    record, key, order, changes, sentence
):
    with pytest.raises(UserError, match=sentence):
        record.charts.record_dose(key, a_dose(order, **changes))
    assert given(record, key) == ()
    assert record.charts.journal(key)[0].verb is Verb.ADD_ORDER


def test_that_today_alone_is_no_time_before_noon(record, key, order):
    today = replace(a_dose(order), at=Moment(on_day(5), day_only=True))
    with pytest.raises(UserError, match="write the time"):
        record.charts.record_dose(key, today)
    record.later(hours=3)
    record.charts.record_dose(key, today)
    assert given(record, key)[0].at.day_only


def test_that_the_same_minute_twice_is_one_dose_typed_twice(record, key, order):
    record.charts.record_dose(key, a_dose(order))
    with pytest.raises(UserError, match="at that minute already"):
        record.charts.record_dose(key, a_dose(order))
    record.charts.record_dose(key, a_dose(order, status=Given.EXTRA))
    assert len(given(record, key)) == 2


@pytest.mark.parametrize(
    ("planned", "sentence"),
    [({"from_day": 9}, "has not begun"), ({"status": Status.PLANNED}, "has not begun")],
)
def test_that_no_dose_is_recorded_of_what_has_not_begun(record, key, planned, sentence):
    record.charts.add_order(key, an_order("haloperidol", 5, **planned))
    order = record.order_id(key, "haloperidol")
    with pytest.raises(UserError, match=sentence):
        record.charts.record_dose(key, a_dose(order))


def test_that_a_dose_of_another_patients_order_is_refused(record, order):
    other = record.a_patient("T-2")
    with pytest.raises(UserError, match="no longer stands"):
        record.charts.record_dose(other, a_dose(order))
    assert record.charts.journal(other)[0].verb is Verb.ADD_PATIENT


def test_that_an_id_that_no_order_has_finds_no_dose(record, key):
    assert record.charts.doses(key, OrderId("draft")) == ()
    assert record.charts.doses(PatientId(99), OrderId("1")) == ()


def test_that_an_as_needed_dose_keeps_its_own_amount(record, key):
    record.charts.add_order(
        key, an_order("lorazepam", 1, frequency=AsNeeded(Decimal(4)), from_day=1)
    )
    order = record.order_id(key, "lorazepam")
    record.charts.record_dose(key, a_dose(order, dose=Decimal("0.5"), unit="mg"))
    assert given(record, key)[0].dose == Decimal("0.5")


# What the ledger makes of them


@pytest.fixture
def watcher(record, knowledge):
    return Watcher(record.charts, lambda: knowledge, record.bus, lambda: record.time[0])


def rows(changes):
    return [(c.kind, c.drug, c.at, c.watch) for c in changes]


def as_needed(record, key):
    record.charts.add_order(
        key, an_order("haloperidol", 5, frequency=AsNeeded(Decimal(3)), from_day=-61)
    )
    return record.order_id(key, "haloperidol")


def given_long_ago(record, key):
    order = as_needed(record, key)
    record.charts.record_dose(key, a_dose(order, day=-60))
    return order


def test_that_the_preview_of_a_dose_is_what_recording_it_opens(record, watcher, key):
    order = given_long_ago(record, key)
    before = watcher.chart(key).ledger.changes
    dose = a_dose(order, hour=9)
    told = watcher.preview_dose(key, dose)
    assert ChangeKind.START in {change.kind for change in told}
    record.charts.record_dose(key, dose)
    after = watcher.chart(key).ledger.changes
    assert rows(told) == [row for row in rows(after) if row not in rows(before)]


def test_that_the_preview_of_a_correction_takes_the_earlier_entry_away(record, watcher, key):
    order = given_long_ago(record, key)
    refused = a_dose(order, hour=9, status=Given.REFUSED)
    record.charts.record_dose(key, refused)
    told = watcher.preview_dose(key, a_dose(order, hour=9), refused)
    assert ChangeKind.START in {change.kind for change in told}
    latest = record.charts.doses(key, order)[-1]
    before = rows(watcher.chart(key).ledger.changes)
    record.charts.correct_dose(key, latest.id, a_dose(order, hour=9), "it was taken")
    after = rows(watcher.chart(key).ledger.changes)
    assert rows(told) == [row for row in after if row not in before]


def test_that_a_held_dopaminergic_over_a_day_is_a_withdrawal(record, watcher, key):
    record.charts.add_order(key, an_order("levodopa", 100, times=3, from_day=0))
    order = record.order_id(key, "levodopa")
    for hour in (0, 8, 16, 24):
        day, clock = divmod(hour, 24)
        held = a_dose(order, day=3 + day, hour=clock, status=Given.HELD, note="nil by mouth")
        record.charts.record_dose(key, held)
    kinds = {change.kind for change in watcher.chart(key).ledger.changes}
    assert ChangeKind.DOPAMINERGIC_WITHDRAWAL in kinds


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@hypothesis.given(
    steps=st.lists(
        st.tuples(st.integers(0, 100), st.sampled_from(list(Given)), st.booleans()), max_size=6
    )
)
def test_that_the_kept_ledger_is_the_one_kept_anew_after_every_dose(
    tmp_path_factory, knowledge, steps
):
    record = open_record(tmp_path_factory.mktemp("doses"))
    try:
        watcher = Watcher(record.charts, lambda: knowledge, record.bus, lambda: record.time[0])
        key = record.a_patient()
        record.charts.add_order(key, an_order("haloperidol", 5, times=2))
        needed = as_needed(record, key)
        scheduled = next(o.id for o in record.orders(key) if o.id != needed)
        for hour, status, is_scheduled in steps:
            at = Moment(on_day(0, 24 + hour))
            dose = Administration(scheduled if is_scheduled else needed, at, status)
            with suppress(UserError):
                record.charts.record_dose(key, dose)
            fresh = assess(record.charts.case(key, record.time[0]), knowledge)
            assert rows(watcher.chart(key).assessment.changes) == rows(fresh.changes)
    finally:
        record.close()
