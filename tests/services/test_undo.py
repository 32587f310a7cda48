"""Undo brings back what stood before by a further entry, and erases nothing."""

from dataclasses import replace

import pytest

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Ending
from nmsdesk.domain.patient import Patient
from nmsdesk.services.charts import Verb
from nmsdesk.services.events import ChartChanged, Part
from tests.builders import a_check, an_order, on_day
from tests.record_builders import open_record


@pytest.fixture
def key(record):
    return record.a_patient(ward="A1")


def test_that_an_order_taken_back_is_kept_and_not_evaluated(record, key):
    entry = record.charts.add_order(key, an_order("haloperidol", 5))
    order = record.order_id(key, "haloperidol")
    record.charts.undo(key, entry.id)
    assert record.orders(key) is None
    versions = record.charts.versions(key, order)
    assert [v.taken_back for v in versions] == [False, True]
    assert versions[1].order.drug == "haloperidol"


def test_that_the_undone_entry_stays_in_the_journal_beside_the_undo(record, key):
    entry = record.charts.add_order(key, an_order("haloperidol", 5))
    undo = record.charts.undo(key, entry.id)
    newest, undone, _ = record.charts.journal(key)
    assert (newest.id, newest.verb, newest.undoes) == (undo.id, Verb.UNDO, entry.id)
    assert (undone.id, undone.undone, undone.can_undo) == (entry.id, True, False)


def test_that_undoing_a_change_of_dose_opens_the_old_order_again(record, key):
    record.charts.add_order(key, an_order("haloperidol", 5, times=2))
    (old,) = record.orders(key)
    change = record.charts.change_dose(key, old.id, an_order("haloperidol", 10, from_day=3))
    record.charts.undo(key, change.id)
    assert record.orders(key) == (old,)


def test_that_undoing_a_correction_brings_the_earlier_version_back(record, key):
    record.charts.add_order(key, an_order("haloperidol", 5))
    (old,) = record.orders(key)
    entry = record.charts.correct_order(key, old.id, replace(old, unit="micrograms"), "unit")
    record.charts.undo(key, entry.id)
    assert record.orders(key) == (old,)
    assert len(record.charts.versions(key, old.id)) == 3


@pytest.mark.parametrize("verb", ["stop", "observe", "correct_check", "edit", "confirm", "see"])
def test_that_every_verb_can_be_undone_and_the_undo_undone(record, key, verb):
    charts = record.charts
    charts.add_order(key, an_order("haloperidol", 5, to_day=2))
    charts.observe(key, a_check(1, agitation=True))
    (order,), (check,) = record.orders(key), charts.observations(key)

    def picture():
        case = charts.case(key, record.time[0])
        return case.patient, case.orders, case.observations, charts.acknowledged(key)

    before = picture()
    entry = {
        "stop": lambda: charts.stop_order(key, order.id, Moment(on_day(1)), "why"),
        "observe": lambda: charts.observe(key, a_check(2, coma=False)),
        "correct_check": lambda: charts.correct_observation(
            key, check.id, a_check(1, agitation=False), "why"
        ),
        "edit": lambda: charts.edit_patient(key, Patient("T-1", ward="B2")),
        "confirm": lambda: charts.confirm_no_medicines(key),
        "see": lambda: charts.acknowledge(key, "1:start:2026-06-01"),
    }[verb]()
    after = picture()
    undo = charts.undo(key, entry.id)
    assert picture() == before
    charts.undo(key, undo.id)
    assert picture() == after
    assert charts.journal(key)[2].undone is False


def test_that_undoing_a_confirmed_empty_list_makes_it_unknown_again(record, key):
    entry = record.charts.confirm_no_medicines(key)
    record.charts.undo(key, entry.id)
    assert record.orders(key) is None


def test_that_undo_is_refused_once_the_line_was_changed_again(record, key):
    add = record.charts.add_order(key, an_order("haloperidol", 5))
    order = record.order_id(key, "haloperidol")
    record.charts.stop_order(key, order, Moment(on_day(3)), "stopped")
    assert [e.can_undo for e in record.charts.journal(key)] == [True, False, False]
    before = record.charts.journal(key)
    with pytest.raises(UserError, match="changed again later: nothing was undone"):
        record.charts.undo(key, add.id)
    assert record.charts.journal(key) == before


def test_that_a_person_can_undo_step_by_step_back_to_the_beginning(record, key):
    first = record.charts.add_order(key, an_order("haloperidol", 5))
    order = record.order_id(key, "haloperidol")
    second = record.charts.change_dose(key, order, an_order("haloperidol", 10, from_day=3))
    newer = record.order_id(key, "haloperidol")
    third = record.charts.stop_order(key, newer, Moment(on_day(4)), "rigid")
    for entry in (third, second, first):
        record.charts.undo(key, entry.id)
    assert record.orders(key) is None


def test_that_nothing_is_undone_twice(record, key):
    entry = record.charts.add_order(key, an_order("haloperidol", 5))
    record.charts.undo(key, entry.id)
    with pytest.raises(UserError, match="undone already"):
        record.charts.undo(key, entry.id)


def test_that_undo_survives_a_restart(tmp_path):
    record = open_record(tmp_path / "r")
    key = record.a_patient()
    entry = record.charts.add_order(key, an_order("haloperidol", 5))
    record.close()
    again = open_record(tmp_path / "r")
    assert again.charts.journal(key)[0].can_undo
    again.charts.undo(key, entry.id)
    assert again.orders(key) is None
    again.close()


def test_that_a_patient_added_by_mistake_can_be_taken_back_while_nothing_was_entered(record):
    key = record.a_patient("T-9")
    (added,) = record.charts.journal(key)
    order = record.charts.add_order(key, an_order("haloperidol", 5))
    with pytest.raises(UserError, match="later entries"):
        record.charts.undo(key, added.id)
    record.charts.undo(key, order.id)
    record.charts.undo(key, added.id)
    assert record.charts.patients() == ()
    with pytest.raises(UserError, match="no longer stands"):
        record.charts.patient(key)
    record.a_patient("T-9")


def test_that_an_entry_of_another_patient_is_not_undone_from_here(record, key):
    entry = record.charts.add_order(key, an_order("haloperidol", 5))
    other = record.a_patient("T-2")
    with pytest.raises(UserError, match="no longer stands"):
        record.charts.undo(other, entry.id)
    assert len(record.orders(key)) == 1


def test_that_an_undo_tells_which_parts_changed(record, key):
    entry = record.charts.add_order(key, an_order("haloperidol", 5))
    seen = record.charts.acknowledge(key, "x")
    record.heard.clear()
    record.charts.undo(key, entry.id)
    record.charts.undo(key, seen.id)
    assert record.heard == [
        ChartChanged(key, frozenset({Part.MEDICATIONS})),
        ChartChanged(key, frozenset({Part.ACKNOWLEDGED})),
    ]


def test_that_a_second_acknowledgement_can_be_taken_back_without_losing_the_first(record, key):
    first = record.charts.acknowledge(key, "x")
    second = record.charts.acknowledge(key, "x")
    record.charts.undo(key, second.id)
    assert record.charts.acknowledged(key)["x"].at == first.at


def test_that_an_open_end_comes_back_open(record, key):
    record.charts.add_order(key, an_order("haloperidol", 5))
    order = record.order_id(key, "haloperidol")
    entry = record.charts.stop_order(key, order, Ending.UNKNOWN, "at home")
    record.charts.undo(key, entry.id)
    assert record.orders(key)[0].end is Ending.OPEN
