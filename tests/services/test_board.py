"""The board reads the index that every write keeps true; a row aside comes back by itself."""

import logging
from dataclasses import replace
from decimal import Decimal

import pytest

from nmsdesk.domain.board import Filters
from nmsdesk.domain.change import ChangeKind, Syndrome
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.imported import ImportedPatient
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import EveryDays, Route
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.record import Verb
from nmsdesk.domain.urgency import Level
from nmsdesk.services.events import ChartChanged, Part
from tests.board_builders import open_board
from tests.builders import a_check, an_order, on_day

RED = {"rigidity": "lead_pipe", "temperature": 39}
PUT_ASIDE = Filters(aside=True)


@pytest.fixture
def record(tmp_path, knowledge):
    record = open_board(tmp_path, knowledge)
    yield record
    record.close()


def started(record, identifier="T-1", day=3, drug="haloperidol", **more):
    key = record.a_patient(identifier, **more)
    record.charts.add_order(key, an_order(drug, 5, from_day=day))
    return key


def shown(record, filters=None):
    found = record.board.rows() if filters is None else record.board.rows(filters)
    return [row.watching.patient.id for row in found]


def only(record, filters=PUT_ASIDE):
    (row,) = record.board.rows(filters)
    return row


def test_that_a_started_antipsychotic_puts_its_patient_on_the_board(record):
    assert shown(record) == []
    started(record)
    row = only(record)
    assert (row.window.syndrome, row.window.kind) == (Syndrome.NMS, ChangeKind.START)
    assert (row.day, row.window.days, row.window.closes) == (3, 30, on_day(33))
    assert row.watching.level is Level.WATCH


def test_that_a_harmless_medicine_puts_nobody_there(record):
    started(record, drug="metformin")
    assert shown(record) == []


def test_that_undoing_the_order_takes_the_row_away_and_undoing_that_brings_it_back(record):
    key = started(record)
    undo = record.charts.undo(key, record.charts.journal(key)[0].id)
    assert shown(record) == []
    record.charts.undo(key, undo.id)
    assert shown(record) == ["T-1"]


def test_that_undoing_the_patient_takes_the_row_away(record):
    key = record.charts.take_over(
        [ImportedPatient(Patient("T-9"), (an_order("haloperidol", 5),))], "x"
    )
    assert shown(record) == ["T-9"]
    record.charts.undo_import(key.batch)
    assert shown(record) == []


def test_that_a_correction_moves_the_window(record):
    key = started(record)
    order = record.order_id(key, "haloperidol")
    record.charts.correct_order(key, order, an_order("haloperidol", 5, from_day=1), "wrong day")
    assert only(record).window.closes == on_day(31)


def test_that_ward_and_name_are_those_of_the_person_now(record):
    key = started(record, ward="A1")
    record.charts.edit_patient(key, Patient("T-1", family_name="Other", ward="B2"))
    row = only(record)
    assert (row.watching.patient.family_name, row.watching.patient.ward) == ("Other", "B2")
    assert record.board.wards() == ("B2",)


def test_that_an_emergency_is_on_the_board_once_its_check_is_saved(record):
    key = started(record, day=4)
    started(record, "T-0", day=5)
    assert shown(record) == ["T-0", "T-1"]
    record.charts.observe(key, a_check(5, hour=9, **RED))
    assert shown(record) == ["T-1", "T-0"]
    assert record.board.rows()[0].watching.level is Level.EMERGENCY


def test_that_findings_that_count_no_more_leave_the_window_alone(record):
    key = started(record)
    record.charts.observe(key, a_check(5, hour=9, **RED))
    record.later(days=3, hours=1)
    assert only(record).watching.level is Level.WATCH


def test_that_filters_pick_ward_depot_and_overdue(record):
    started(record, "T-1", ward="A1")
    key = record.a_patient("T-2", ward="B2")
    depot = an_order(
        "haloperidol decanoate",
        100,
        from_day=4,
        route=Route.DEPOT,
        frequency=EveryDays(Decimal(28)),
    )
    record.charts.add_order(key, depot)
    record.charts.observe(key, a_check(5, hour=9, temperature=36.8))
    assert shown(record, Filters(ward="A1")) == ["T-1"]
    assert shown(record, Filters(depot=True)) == ["T-2"]
    assert shown(record, Filters(overdue=True)) == ["T-1"]
    assert shown(record, Filters(ward="C3")) == []
    assert len(shown(record, Filters(most=1))) == 1


def test_that_a_check_turns_overdue_by_the_clock_alone(record):
    key = started(record, day=5)
    record.charts.observe(key, a_check(5, hour=9, temperature=36.8))
    assert not only(record).overdue
    boundary = record.board.next_boundary()
    record.later(days=1, hours=12)
    assert only(record).overdue
    assert boundary <= record.time[0]


def test_that_a_window_that_closed_is_gone_without_a_write(record):
    started(record)
    record.later(days=27, hours=14)
    assert shown(record) == []


def test_that_an_order_for_tomorrow_opens_its_window_tomorrow(record):
    started(record, day=6)
    assert shown(record) == []
    assert record.board.next_boundary() == on_day(6)
    record.later(days=1)
    assert shown(record) == ["T-1"]
    assert only(record).day == 1


def test_that_the_day_goes_on_at_midnight_without_a_write(record):
    started(record)
    record.later(hours=15)
    assert only(record).day == 4


# Put aside


def test_that_a_row_put_aside_is_off_the_board_and_its_journal_says_so(record):
    key = started(record)
    entry = record.board.put_aside(key, reason="seen on the round")
    assert (entry.verb, entry.reason) == (Verb.PUT_ASIDE, "seen on the round")
    assert record.heard[-1] == ChartChanged(key, frozenset({Part.WATCHING}))
    assert shown(record) == []
    aside = only(record).watching.aside
    assert (aside.who, aside.at, aside.until) == ("nurse", record.time[0], on_day(33))
    assert record.charts.journal(key)[0].id == entry.id


def test_that_putting_aside_is_undone_like_any_entry(record):
    key = started(record)
    entry = record.board.put_aside(key)
    undo = record.charts.undo(key, entry.id)
    assert shown(record) == ["T-1"]
    assert only(record).watching.aside is None
    record.charts.undo(key, undo.id)
    assert shown(record) == []


def raise_dose(record, key):
    order = record.order_id(key, "haloperidol")
    record.charts.change_dose(key, order, an_order("haloperidol", 8, from_day=4))


def lower_dose(record, key):
    order = record.order_id(key, "haloperidol")
    record.charts.change_dose(key, order, an_order("haloperidol", 2, from_day=4))


def add_lithium(record, key):
    record.charts.add_order(key, an_order("lithium", 400, from_day=4))


def stop(record, key):
    order = record.order_id(key, "haloperidol")
    record.charts.stop_order(key, order, Moment(on_day(5)), "no more")


def check(record, key):
    record.charts.observe(key, a_check(5, hour=8, temperature=36.8))


def risk(record, key):
    record.charts.edit_patient(
        key, replace(record.charts.patient(key), risk_factors=("dehydration",))
    )


def correct(record, key):
    order = record.order_id(key, "haloperidol")
    record.charts.correct_order(key, order, an_order("haloperidol", 4, from_day=3), "misread")


@pytest.mark.parametrize(
    ("happens", "sentence"),
    [
        (raise_dose, "Re-opened: the dose of haloperidol changed."),
        (lower_dose, "Re-opened: the dose of haloperidol changed."),
        (add_lithium, "Re-opened: lithium changed (start)."),
        (stop, "Re-opened: haloperidol changed (stop)."),
        (correct, "Re-opened: haloperidol changed (start)."),
        (check, "Re-opened: another check is on record."),
        (risk, "Re-opened: the risk factors or the usual vital signs changed."),
    ],
)
def test_that_a_row_aside_comes_back_when_the_data_under_it_change(
    record, texts, happens, sentence
):
    key = started(record)
    record.board.put_aside(key)
    assert shown(record) == []
    happens(record, key)
    assert shown(record) == ["T-1"]
    assert texts.say(only(record).watching.aside.ended) == sentence


def test_that_another_ward_name_or_harmless_medicine_leaves_the_row_aside(record):
    key = started(record)
    record.board.put_aside(key)
    record.charts.edit_patient(key, Patient("T-1", family_name="Other", ward="B2"))
    record.charts.add_order(key, an_order("metformin", 500, from_day=4))
    assert shown(record) == []


def test_that_a_row_is_aside_until_its_time_and_no_longer_than_its_window(record):
    key = started(record)
    record.board.put_aside(key, on_day(6))
    assert record.board.next_boundary() <= on_day(6)
    record.later(hours=14)
    assert shown(record) == ["T-1"]
    record.board.put_aside(key, on_day(300))
    assert only(record).watching.aside.until == on_day(33)


def test_that_a_row_that_came_back_can_be_put_aside_again(record):
    key = started(record)
    record.board.put_aside(key)
    raise_dose(record, key)
    record.board.put_aside(key)
    assert shown(record) == []


def test_that_nobody_without_an_open_window_is_put_aside(record):
    key = record.a_patient()
    for act in (record.board.put_aside, lambda k: record.board.end_watching(k, "left")):
        with pytest.raises(UserError, match="No watch window"):
            act(key)
        with pytest.raises(UserError, match="no longer stands"):
            act(PatientId(99))
    with pytest.raises(UserError, match="That time is over"):
        record.board.put_aside(started(record, "T-2"), on_day(5))


# End watching


def test_that_ending_the_watching_closes_every_window_and_keeps_the_record(record):
    key = started(record)
    record.charts.add_order(key, an_order("sertraline", 50, from_day=4))
    assert len(record.watcher.chart(key).assessment.windows) == 2
    entry = record.board.end_watching(key, " discharged ")
    assert (entry.verb, entry.reason) == (Verb.END_WATCHING, "discharged")
    assert shown(record, PUT_ASIDE) == []
    assert record.watcher.chart(key).assessment.windows == ()
    assert len(record.orders(key)) == 2
    assert record.watcher.chart(key).ledger.changes


def test_that_ending_the_watching_is_undone_like_any_entry(record):
    key = started(record)
    record.watcher.chart(key)
    entry = record.board.end_watching(key, "died")
    record.charts.undo(key, entry.id)
    assert shown(record) == ["T-1"]
    assert len(record.watcher.chart(key).assessment.windows) == 1


def test_that_a_change_after_the_end_is_watched_again_even_one_entered_late(record):
    key = started(record)
    record.board.end_watching(key, "moved")
    record.charts.add_order(key, an_order("olanzapine", 10, from_day=2))
    assert shown(record) == ["T-1"]
    (window,) = record.watcher.chart(key).assessment.windows
    told = [(cause.kind, cause.drug) for cause in window.causes]
    assert (ChangeKind.START, "olanzapine") in told
    assert (ChangeKind.START, "haloperidol") not in told


def test_that_ending_the_watching_needs_a_reason(record):
    key = started(record)
    with pytest.raises(UserError, match="Say why"):
        record.board.end_watching(key, " ")
    assert shown(record) == ["T-1"]


# The index itself


def test_that_a_record_that_nobody_indexed_is_indexed_when_the_board_is_first_read(
    tmp_path, knowledge
):
    from tests.board_builders import with_board
    from tests.record_builders import open_record

    record = open_record(tmp_path)
    key = started(record)
    with_board(record, knowledge)
    assert shown(record) == ["T-1"]
    record.store.index_by(None)
    record.charts.stop_order(key, record.order_id(key, "haloperidol"), Moment(on_day(4)), "gone")
    record.charts.add_order(record.a_patient("T-2"), an_order("olanzapine", 5, from_day=5))
    with_board(record, knowledge)
    assert sorted(shown(record)) == ["T-1", "T-2"]
    record.close()


def test_that_a_write_is_never_lost_for_the_sake_of_the_index(record, caplog, monkeypatch):
    caplog.asked_for = True
    key = started(record)
    shown(record)
    monkeypatch.setattr(
        "nmsdesk.services.index_keeping.watch", lambda *_: (_ for _ in ()).throw(ValueError("bug"))
    )
    record.charts.add_order(key, an_order("olanzapine", 5, from_day=4))
    monkeypatch.undo()
    assert len(record.orders(key)) == 2
    assert [r.levelno for r in caplog.records] == [logging.ERROR]
    assert "T-1" not in caplog.text
    assert only(record).window.drug == "olanzapine"


def test_that_what_a_write_kept_is_not_kept_again_for_the_page(record, monkeypatch):
    key = started(record)
    record.watcher.chart(key)
    raise_dose(record, key)
    monkeypatch.setattr("nmsdesk.services.watcher.keep", lambda *_: pytest.fail("kept twice"))
    chart = record.watcher.chart(key)
    assert len(chart.case.orders) == 2
    assert chart.ledger.changes[-1].kind is ChangeKind.INCREASE


def test_that_the_board_reads_the_index_and_no_order(record):
    from sqlalchemy import event

    started(record)
    shown(record)
    said = []
    event.listen(record.store._engine, "before_cursor_execute", lambda *a: said.append(a[2]))
    shown(record)
    tables = {word for text in said for word in text.replace("\n", " ").split() if "_" in word}
    assert not any(
        t.startswith(("medication_order", "order_version", "observation")) for t in tables
    )
    assert any("watch_window" in text for text in said)


def test_that_a_later_day_looks_anew_at_whom_the_clock_has_passed(record):
    for n in range(3):
        started(record, f"T-{n}", day=2 + n)
    shown(record)
    record.later(days=28)
    assert shown(record) == ["T-2"]
    assert record.time[0] < record.board.next_boundary()
