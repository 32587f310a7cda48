"""Every verb writes once, keeps what stood before, and tells afterwards."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import OrderId, PatientId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Ending, Status
from nmsdesk.domain.patient import Patient
from nmsdesk.services.charts import Seen, Verb
from nmsdesk.services.events import ChartChanged, Part, PatientsChanged
from tests.builders import a_check, an_order, on_day


def with_haloperidol(record, **more):
    key = record.a_patient()
    record.charts.add_order(key, an_order("haloperidol", 5, times=2, **more))
    return key, record.order_id(key, "haloperidol")


def test_that_a_new_patient_has_an_unknown_list_not_an_empty_one(record):
    key = record.a_patient()
    assert record.orders(key) is None


def test_that_an_empty_list_is_known_once_somebody_confirmed_it(record):
    key = record.a_patient()
    entry = record.charts.confirm_no_medicines(key)
    assert entry.verb is Verb.CONFIRM_NO_MEDICINES
    assert record.orders(key) == ()


def test_that_nobody_confirms_an_empty_list_while_a_medicine_is_taken(record):
    key, order = with_haloperidol(record)
    with pytest.raises(UserError, match="not ended"):
        record.charts.confirm_no_medicines(key)
    record.charts.stop_order(key, order, Moment(on_day(4)), "discharged from it")
    record.charts.confirm_no_medicines(key)
    assert len(record.orders(key)) == 1


def test_that_editing_the_person_does_not_unknow_the_list(record):
    key = record.a_patient()
    record.charts.confirm_no_medicines(key)
    record.charts.edit_patient(key, Patient("T-1", ward="B2"))
    assert record.orders(key) == ()
    assert record.charts.patient(key).ward == "B2"


def test_that_a_change_of_dose_ends_the_old_order_where_the_new_one_begins(record):
    key, old = with_haloperidol(record)
    record.charts.change_dose(key, old, an_order("haloperidol", 10, times=2, from_day=3))
    before, after = record.orders(key)
    assert (before.id, before.end) == (old, Moment(on_day(3)))
    assert (after.dose.high, after.start, after.end) == (10, Moment(on_day(3)), Ending.OPEN)
    assert record.charts.journal(key)[0].verb is Verb.CHANGE_DOSE


def test_that_a_change_from_a_day_ends_the_old_order_at_its_midnight(record):
    key, old = with_haloperidol(record)
    new = replace(an_order("haloperidol", 10), start=Moment(on_day(3), day_only=True))
    record.charts.change_dose(key, old, new)
    assert record.orders(key)[0].ends == on_day(3)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ({}, {"from_day": 0}, "correct it instead"),
        ({}, {"from_day": -1}, "correct it instead"),
        ({}, {"from_day": None}, "Say from when"),
        ({"to_day": 2}, {"from_day": 3}, "Add a new order"),
        ({"end": Ending.UNKNOWN}, {"from_day": 3}, "Add a new order"),
    ],
)
def test_that_what_is_no_change_of_dose_is_refused_and_nothing_is_written(
    record, old, new, sentence
):
    key, order = with_haloperidol(record, **old)
    before = record.orders(key), record.charts.journal(key)
    with pytest.raises(UserError, match=sentence):
        record.charts.change_dose(key, order, an_order("haloperidol", 10, **new))
    assert (record.orders(key), record.charts.journal(key)) == before


def test_that_a_correction_keeps_the_earlier_version_with_who_when_and_why(record):
    key, order = with_haloperidol(record)
    entered = record.time[0]
    record.later(minutes=5)
    wrong = record.orders(key)[0]
    right = replace(wrong, dose=an_order("x", 2).dose)
    record.charts.correct_order(key, order, right, "misread the chart")
    assert record.orders(key) == (right,)
    first, second = record.charts.versions(key, order)
    assert (first.order, first.who, first.at, first.reason) == (wrong, "nurse", entered, None)
    assert (second.order, second.at, second.reason) == (right, record.time[0], "misread the chart")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_that_what_leaves_the_record_needs_a_reason(record, reason):
    key, order = with_haloperidol(record)
    record.charts.observe(key, a_check(1, agitation=True))
    check = record.charts.observations(key)[0].id
    for verb in (
        lambda: record.charts.correct_order(key, order, an_order("haloperidol", 2), reason),
        lambda: record.charts.stop_order(key, order, Moment(on_day(4)), reason),
        lambda: record.charts.correct_observation(key, check, a_check(1, coma=False), reason),
    ):
        with pytest.raises(UserError, match="needs a reason"):
            verb()
    assert len(record.charts.journal(key)) == 3


def test_that_a_stop_sets_the_end_and_the_status_and_keeps_the_reason(record):
    key, order = with_haloperidol(record)
    record.charts.stop_order(key, order, Moment(on_day(4)), "rigid since the morning")
    (stopped,) = record.orders(key)
    assert (stopped.end, stopped.status) == (Moment(on_day(4)), Status.STOPPED)
    assert record.charts.journal(key)[0].reason == "rigid since the morning"
    assert record.charts.versions(key, order)[0].order.end is Ending.OPEN


def test_that_a_stop_in_the_future_leaves_the_order_active_until_then(record):
    key, order = with_haloperidol(record, status=Status.ACTIVE)
    record.charts.stop_order(key, order, Moment(on_day(9)), "course ends")
    assert record.orders(key)[0].status is Status.ACTIVE


def test_that_a_stop_may_be_known_without_its_day(record):
    key, order = with_haloperidol(record)
    record.charts.stop_order(key, order, Ending.UNKNOWN, "stopped at home")
    assert record.orders(key)[0].end is Ending.UNKNOWN


@pytest.mark.parametrize("end", [Moment(on_day(-1)), Ending.OPEN])
def test_that_an_order_cannot_stop_before_it_began_or_at_no_time(record, end):
    key, order = with_haloperidol(record)
    with pytest.raises(UserError, match="nothing was saved"):
        record.charts.stop_order(key, order, end, "mistake")


def test_that_an_order_without_a_medicine_or_ending_before_it_begins_is_refused(record):
    key = record.a_patient()
    for order in (an_order("  ", 5), an_order("haloperidol", 5, from_day=3, to_day=2)):
        with pytest.raises(UserError, match="nothing was saved"):
            record.charts.add_order(key, order)
    assert record.orders(key) is None


def test_that_a_check_comes_back_as_it_was_recorded_and_a_correction_keeps_it(record):
    key = record.a_patient()
    first = a_check(1, temperature="38.50", rigidity="lead_pipe", agitation=False)
    record.charts.observe(key, first)
    (kept,) = record.charts.observations(key)
    assert kept.observation == first
    assert str(kept.observation.findings["temperature"]) == "38.50"
    corrected = replace(first, findings={**first.findings, "temperature": Decimal("39.1")})
    record.charts.correct_observation(key, kept.id, corrected, "wrong line read")
    assert record.charts.case(key, record.time[0]).observations == (corrected,)
    versions = record.charts.observation_versions(key, kept.id)
    assert [v.observation for v in versions] == [first, corrected]
    assert versions[1].reason == "wrong line read"


def test_that_a_check_in_which_nothing_was_assessed_is_no_check(record):
    key = record.a_patient()
    with pytest.raises(UserError, match="Nothing was assessed"):
        record.charts.observe(key, Observation(Moment(on_day(1))))
    record.charts.observe(key, Observation(Moment(on_day(1)), note="asleep, not woken"))
    assert len(record.charts.observations(key)) == 1


def test_that_checks_stand_in_the_order_of_their_time_not_of_their_entry(record):
    key = record.a_patient()
    for day in (3, 1, 2):
        record.charts.observe(key, a_check(day, agitation=True))
    days = [each.observation.at.at for each in record.charts.observations(key)]
    assert days == sorted(days)


def test_that_acknowledging_is_kept_with_who_and_when(record):
    key = record.a_patient()
    record.charts.acknowledge(key, "1:start:2026-06-01")
    assert record.charts.acknowledged(key) == {"1:start:2026-06-01": Seen("nurse", record.time[0])}


def test_that_the_list_of_patients_is_sorted_by_name_and_shows_what_is_known(record):
    record.a_patient("3", name="Zoe of the document")
    record.a_patient("2", family_name="abel", given_name="Ben", birth_date=date(1980, 2, 29))
    record.a_patient("1", family_name="Abel", given_name="Ann", ward="B2")
    rows = record.charts.patients()
    assert [row.id for row in rows] == ["1", "2", "3"]
    assert (rows[0].ward, rows[1].birth_date) == ("B2", date(1980, 2, 29))


def test_that_two_people_are_not_entered_under_one_identifier(record):
    record.a_patient("P-1")
    other = record.a_patient("P-2")
    with pytest.raises(UserError, match="P-1 already"):
        record.a_patient("P-1")
    with pytest.raises(UserError, match="P-1 already"):
        record.charts.edit_patient(other, Patient("P-1"))
    with pytest.raises(UserError, match="needs an identifier"):
        record.a_patient(" ")
    assert len(record.charts.patients()) == 2


def test_that_a_line_of_another_patient_is_not_changed_by_its_number(record):
    key, order = with_haloperidol(record)
    other = record.a_patient("T-2")
    for wrong in (order, OrderId("999"), OrderId("draft")):
        with pytest.raises(UserError, match="no longer stands"):
            record.charts.stop_order(other, wrong, Moment(on_day(4)), "mistake")
    assert record.orders(key)[0].end is Ending.OPEN
    assert record.charts.versions(other, order) == ()
    assert record.charts.versions(other, OrderId("draft")) == ()


def test_that_nothing_is_written_to_a_patient_who_is_not_there(record):
    with pytest.raises(UserError, match="no longer stands"):
        record.charts.add_order(PatientId(99), an_order("haloperidol", 5))


def test_that_an_event_says_what_changed_after_it_can_be_read(record):
    key = record.a_patient()
    read_inside = []
    record.bus.subscribe(
        ChartChanged, lambda event: read_inside.append(record.orders(event.patient))
    )
    record.heard.clear()
    record.charts.add_order(key, an_order("haloperidol", 5))
    record.charts.observe(key, a_check(1, agitation=True))
    record.charts.acknowledge(key, "x")
    record.charts.edit_patient(key, Patient("T-1", ward="B2"))
    assert len(read_inside[0]) == 1
    assert record.heard == [
        ChartChanged(key, frozenset({Part.MEDICATIONS})),
        ChartChanged(key, frozenset({Part.OBSERVATIONS})),
        ChartChanged(key, frozenset({Part.ACKNOWLEDGED})),
        ChartChanged(key, frozenset({Part.PERSON})),
        PatientsChanged(),
    ]


def test_that_a_refused_verb_tells_nobody(record):
    key, order = with_haloperidol(record)
    record.heard.clear()
    with pytest.raises(UserError):
        record.charts.change_dose(key, order, an_order("haloperidol", 10))
    assert record.heard == []


def test_that_an_edited_person_keeps_every_earlier_version(record):
    key = record.a_patient(ward="A1")
    record.charts.edit_patient(key, Patient("T-1", ward="B2"))
    assert [v.patient.ward for v in record.charts.patient_versions(key)] == ["A1", "B2"]


def test_that_an_edit_of_what_somebody_else_changed_meanwhile_is_refused(record):
    key, order = with_haloperidol(record)
    record.charts.stop_order(key, order, Moment(on_day(4)), "rigid")
    before = record.charts.journal(key)

    def edit_as_first_read():
        with record.store.writing() as writer:
            pen = writer.entry(key, Verb.STOP_ORDER, "haloperidol")
            pen.revise_order(order, an_order("haloperidol", 5), read=1)

    with pytest.raises(UserError, match="changed this line in the meantime"):
        edit_as_first_read()
    assert record.charts.journal(key) == before


@pytest.mark.parametrize("typed", [" P1", "P1 ", "\tP1\n", "\u00a0P1"])
def test_that_blanks_around_an_identifier_make_no_other_patient(record, typed):
    record.charts.add_patient(Patient("P1"))
    with pytest.raises(UserError, match="identifier P1 already"):
        record.charts.add_patient(Patient(typed))
    assert [row.id for row in record.charts.patients()] == ["P1"]


def test_that_an_identifier_is_kept_without_the_blanks_around_it(record):
    key = record.charts.add_patient(Patient("  ward 4 / 17 "))
    assert record.charts.patient(key).id == "ward 4 / 17"
    record.charts.edit_patient(key, Patient(" ward 4 / 17"))
    assert record.charts.patient(key).id == "ward 4 / 17"


@pytest.mark.parametrize("sign", ["\x00", "\n", "\u200b", "\x7f"])
def test_that_a_sign_which_nobody_sees_is_refused_in_an_identifier(record, sign):
    with pytest.raises(UserError, match="cannot be seen: nothing was saved"):
        record.charts.add_patient(Patient(f"P{sign}1"))
    assert record.charts.patients() == ()
    key = record.charts.add_patient(Patient("P1"))
    with pytest.raises(UserError, match="cannot be seen"):
        record.charts.edit_patient(key, Patient(f"P{sign}1"))


def test_that_a_change_of_dose_does_not_turn_one_medicine_into_another(record):
    key, old = with_haloperidol(record)
    with pytest.raises(UserError, match="Stop the one and add the other"):
        record.charts.change_dose(key, old, an_order("risperidone", 2, from_day=3))
    (order,) = record.orders(key)
    assert (order.drug, order.end) == ("haloperidol", Ending.OPEN)


@pytest.mark.parametrize("name", ["Haloperidol", "haloperidol 10 mg tablet", " haloperidol "])
def test_that_capitals_and_a_strength_make_no_other_medicine(record, name):
    key, old = with_haloperidol(record)
    record.charts.change_dose(key, old, an_order(name, 10, from_day=3))
    assert len(record.orders(key)) == 2
