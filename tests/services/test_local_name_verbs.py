"""A name is given for this installation, holds at once wherever names are read, and goes again."""

import json

import pytest

from nmsdesk.bootstrap import open_desk
from nmsdesk.domain.change import ChangeKind
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.patient import Patient
from nmsdesk.paths import Paths
from nmsdesk.services.events import NamesChanged
from nmsdesk.services.shelf import Shelf
from tests.builders import an_order, on_day

NOW = on_day(5, 10)


@pytest.fixture
def paths(tmp_path, monkeypatch, knowledge):
    monkeypatch.setattr(Shelf, "_knowledge", knowledge)
    return Paths.under(tmp_path)


@pytest.fixture
def desk(paths):
    opened = open_desk(paths, lambda: NOW, who="nurse")
    yield opened
    opened.close()


@pytest.fixture
def heard(desk):
    events = []
    desk.bus.subscribe(NamesChanged, events.append)
    return events


@pytest.fixture
def key(desk):
    key = desk.charts.add_patient(Patient("T-1"))
    desk.charts.add_order(key, an_order("Foodol 5 mg tab", 5, times=2, from_day=3))
    return key


def drugs(desk, text):
    return [one.drug for one in desk.knowledge.formulary.recognise(text).ingredients]


def kinds(desk, key):
    return [(change.kind, change.drug) for change in desk.watcher.chart(key).assessment.changes]


def test_that_a_name_holds_as_soon_as_it_is_given_and_says_who_and_when(desk, heard):
    given = desk.local_names.map("  Foodol ", "haloperidol")
    assert (given.name, given.drug, given.who, given.at) == ("Foodol", "haloperidol", "nurse", NOW)
    assert desk.local_names.all() == (given,)
    assert drugs(desk, "FOODOL 5 mg tab") == ["haloperidol"]
    assert heard == [NamesChanged()]


def test_that_a_medicine_of_the_list_is_watched_from_then_on_and_no_more_once_taken_back(desk, key):
    assert kinds(desk, key) == []
    desk.local_names.map("Foodol", "haloperidol")
    assert (ChangeKind.START, "haloperidol") in kinds(desk, key)
    desk.local_names.take_back("foodol")
    assert kinds(desk, key) == []
    assert desk.local_names.all() == ()


def test_that_every_record_kept_at_hand_is_read_with_the_name(desk, key):
    other = desk.charts.add_patient(Patient("T-2"))
    desk.charts.add_order(other, an_order("FOODOL", 2, from_day=4))
    assert kinds(desk, key) == kinds(desk, other) == []
    desk.local_names.map("Foodol", "haloperidol")
    assert kinds(desk, key)
    assert kinds(desk, other)


def test_that_the_list_itself_stays_as_it_was_typed(desk, key):
    desk.local_names.map("Foodol", "haloperidol")
    (order,) = desk.charts.case(key, NOW).orders
    assert order.drug == "Foodol 5 mg tab"
    assert desk.charts.journal(key)[0].what == "Foodol 5 mg tab"


def test_that_the_names_are_still_there_after_the_next_start(paths):
    first = open_desk(paths, lambda: NOW, who="nurse")
    given = first.local_names.map("Foodol", "haloperidol")
    first.close()
    again = open_desk(paths, lambda: NOW, who="doctor")
    assert again.local_names.all() == (given,)
    assert drugs(again, "Foodol") == ["haloperidol"]
    again.close()


def test_that_the_names_of_the_demonstration_hold_there_alone(paths, desk):
    desk.local_names.map("Foodol", "haloperidol")
    demo = open_desk(paths, lambda: NOW, demo=True)
    assert demo.local_names.all() == ()
    assert drugs(demo, "Foodol") == []
    demo.close()


def test_that_an_import_reads_the_name_as_the_list_does(desk, tmp_path):
    bundle = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"fullUrl": "urn:uuid:p", "resource": {"resourceType": "Patient", "id": "p"}},
            {
                "fullUrl": "urn:uuid:m",
                "resource": {
                    "resourceType": "MedicationRequest",
                    "id": "m",
                    "status": "active",
                    "intent": "order",
                    "subject": {"reference": "urn:uuid:p"},
                    "authoredOn": "2026-06-03T08:00:00+01:00",
                    "medicationCodeableConcept": {"text": "Foodol 5 MG Oral Tablet"},
                },
            },
        ],
    }
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(bundle), encoding="utf-8")
    desk.local_names.map("Foodol", "haloperidol")
    (key,) = desk.charts.take_over(desk.exchange.preview(path).patients, path.name).patients
    assert (ChangeKind.START, "haloperidol") in kinds(desk, key)


@pytest.mark.parametrize("name", ["Haldol", "metformin", "tablets", "Foodol 5 mg"])
def test_that_what_is_refused_is_not_written_and_not_told(desk, heard, name):
    with pytest.raises(UserError, match="nothing was saved"):
        desk.local_names.map(name, "risperidone")
    assert desk.local_names.all() == ()
    assert heard == []


def test_that_a_name_that_holds_already_is_taken_back_before_it_means_something_else(desk, heard):
    desk.local_names.map("Foodol", "haloperidol")
    with pytest.raises(UserError, match="stands for haloperidol here already, as nurse said"):
        desk.local_names.map("foo-dol", "risperidone")
    desk.local_names.take_back("Foodol")
    desk.local_names.map("foo-dol", "risperidone")
    assert drugs(desk, "Foodol") == ["risperidone"]
    assert len(heard) == 3


def test_that_taking_back_what_does_not_hold_says_so(desk, heard):
    with pytest.raises(UserError, match="nothing was changed"):
        desk.local_names.take_back("Foodol")
    assert heard == []


def test_that_without_local_names_the_catalogue_itself_is_used(desk, knowledge):
    assert desk.knowledge is knowledge
