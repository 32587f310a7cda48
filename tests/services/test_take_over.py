"""An import is stored as a whole, undone as a whole, and merged only where a person said so."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.imported import ImportedPatient
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Administration, Given
from nmsdesk.domain.patient import Patient, Sex
from nmsdesk.services.charts import Verb
from nmsdesk.services.events import ChartChanged, PatientsChanged
from tests.builders import a_check, an_order, on_day
from tests.record_builders import open_record


def a_person(identifier="P-1", *orders, **more):
    numbered = tuple(replace(order, id=str(n)) for n, order in enumerate(orders))
    return ImportedPatient(Patient(identifier, **more), numbered or None)


def everything(record):
    return [
        (row, record.charts.case(row.key, record.time[0]), record.charts.acknowledged(row.key))
        for row in record.charts.patients()
    ]


def test_that_everything_read_is_stored_with_its_source_and_told_once(record):
    haloperidol = an_order("haloperidol", 5, text="HALDOL 5 mg tab")
    person = replace(
        a_person("P-1", haloperidol, an_order("lithium", 400)),
        administrations=(Administration("1", Moment(on_day(2)), Given.GIVEN, Decimal(400), "mg"),),
        observations=(a_check(1, temperature=38.9),),
    )
    record.heard.clear()
    result = record.charts.take_over([person, a_person("P-2")], "bundle.json")
    assert (result.orders, result.administrations, result.observations) == (2, 1, 1)
    first, second = result.patients
    case = record.charts.case(first, record.time[0])
    assert [order.drug for order in case.orders] == ["haloperidol", "lithium"]
    assert case.orders[0].text == "HALDOL 5 mg tab"
    assert case.administrations[0].order == case.orders[1].id
    assert record.orders(second) is None
    assert [type(event) for event in record.heard] == [ChartChanged, ChartChanged, PatientsChanged]
    (entry,) = record.charts.journal(first)
    assert (entry.verb, entry.what, entry.batch) == (Verb.IMPORT, "bundle.json", result.batch)


def test_that_a_document_that_says_no_medicines_makes_the_list_known(record):
    person = ImportedPatient(Patient("P-1"), orders=())
    (key,) = record.charts.take_over([person], "case.json").patients
    assert record.orders(key) == ()


def test_that_the_same_identifier_is_a_new_patient_unless_a_person_chose(record):
    key = record.a_patient("P-1")
    person = a_person("P-1", an_order("haloperidol", 5))
    (other,) = record.charts.take_over([person], "one.json").patients
    assert other != key
    (same,) = record.charts.take_over([person], "two.json", {0: key}).patients
    assert same == key
    assert len(record.charts.patients()) == 2
    assert record.charts.with_identifier("P-1") == (key, other)


def test_that_merging_fills_what_was_not_recorded_and_replaces_nothing(record):
    key = record.a_patient("P-1", family_name="Marsh", ward="A1", allergies=(), sex=Sex.MALE)
    person = a_person(
        "MRN-77",
        name="D. Marsh",
        weight_kg=Decimal(80),
        allergies=("penicillin",),
        sex=Sex.FEMALE,
        ward="elsewhere",
        risk_factors=("dehydration",),
    )
    record.charts.take_over([person], "bundle.json", {0: key})
    kept = record.charts.patient(key)
    assert (kept.id, kept.display_name, kept.ward, kept.sex) == ("P-1", "MARSH", "A1", Sex.MALE)
    assert kept.allergies == ()
    assert (kept.weight_kg, kept.risk_factors) == (80, ("dehydration",))


def test_that_one_undo_takes_the_whole_import_back_after_a_restart(tmp_path):
    record = open_record(tmp_path)
    key = record.a_patient("P-1")
    record.charts.add_order(key, an_order("lithium", 400))
    before = everything(record)
    people = [
        a_person("P-1", an_order("haloperidol", 5), weight_kg=Decimal(80)),
        a_person("P-2", an_order("clozapine", 100)),
        a_person("P-1", an_order("sertraline", 50)),
    ]
    result = record.charts.take_over(people, "bundle.json", {0: key, 2: key})
    assert len(record.orders(key)) == 3
    record.close()
    again = open_record(tmp_path)
    undone = again.charts.undo_import(result.batch)
    assert len(undone) == 3
    assert everything(again) == before
    assert [e.verb for e in again.charts.journal(key)][:2] == [Verb.UNDO, Verb.UNDO]
    again.close()


def test_that_undoing_one_line_of_an_import_takes_all_of_it_back(record):
    result = record.charts.take_over([a_person("P-1"), a_person("P-2")], "bundle.json")
    first = result.patients[0]
    undo = record.charts.undo(first, record.charts.journal(first)[0].id)
    assert undo.patient == first
    assert record.charts.patients() == ()


def test_that_an_import_somebody_worked_on_is_not_undone_in_part(record):
    people = [a_person("P-1", an_order("haloperidol", 5)), a_person("P-2")]
    result = record.charts.take_over(people, "bundle.json")
    order = record.order_id(result.patients[0], "haloperidol")
    record.charts.stop_order(result.patients[0], order, Moment(on_day(3)), "stopped")
    before = everything(record)
    with pytest.raises(UserError, match="nothing was undone"):
        record.charts.undo_import(result.batch)
    assert everything(record) == before


def test_that_an_import_that_fails_half_way_stores_nothing(record):
    broken = replace(
        a_person("P-2", an_order("haloperidol", 5)), observations=(a_check(1, agitation=1.5j),)
    )
    with pytest.raises(TypeError):
        record.charts.take_over([a_person("P-1"), broken], "bundle.json")
    assert record.charts.patients() == ()
    with pytest.raises(UserError, match="half a character"):
        record.charts.take_over([a_person("P-1", name="\ud800")], "bundle.json")
    with pytest.raises(UserError, match="holds no patient"):
        record.charts.take_over([], "bundle.json")
    assert record.charts.patients() == ()


def test_that_a_merge_into_nobody_is_refused_whole(record):
    with pytest.raises(UserError, match="no longer stands"):
        record.charts.take_over([a_person("P-1"), a_person("P-2")], "b.json", {1: 99})
    assert record.charts.patients() == ()
