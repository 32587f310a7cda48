"""`nmsdesk read`: the public answer, key by key, and what cannot be read in one line."""

import json
import os

import pytest

from tests.documents.imports.fhir_documents import (
    a_dosage,
    a_patient,
    a_request,
    an_observation,
    bundle,
)


@pytest.fixture
def file(tmp_path):
    """Write a document and give its path."""

    def written(document: object):
        path = tmp_path / "record.json"
        path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
        return path

    return written


def test_that_the_answer_has_the_public_keys_in_their_order(command, file):
    timing = {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}}
    document = bundle(
        a_patient(gender="female"),
        a_request(id="r", status="stopped", dosageInstruction=[a_dosage(5, "mg", timing=timing)]),
        an_observation("8310-5", 101.3, "[degF]"),
        an_observation("8302-2", 180, "cm"),
    )
    done = command("read", file(document), "--json")
    assert (done.code, done.err) == (0, "")
    codes = done.json["patients"][0]["medications"][0].pop("codes", None)
    assert codes is None
    assert done.json == {
        "nmsdesk_read": 1,
        "format": "fhir_r4",
        "patients": [
            {
                "nmsdesk_case": 1,
                "time_zone": "UTC",
                "patient": {"id": "p1", "sex": "female"},
                "medications": [
                    {
                        "drug": "haloperidol", "dose": 5, "unit": "mg", "strength": "5 mg",
                        "route": "oral", "frequency": {"times_per_day": 2},
                        "start": "2026-06-01T08:00:00", "end": "unknown", "status": "stopped",
                        "text": "Haloperidol 5 MG Oral Tablet",
                        "source": {"where": "entry[1].resource", "id": "r"},
                    }
                ],
                "observations": [
                    {"at": "2026-06-04T09:00:00", "findings": {"temperature": 38.5}}
                ],
            }
        ],
        "report": {
            "entries": 3,
            "read": 2,
            "unrecognised_drugs": 0,
            "not_taken": [
                {
                    "where": "entry[3].resource",
                    "why": "not a finding that NMS Desk keeps: name of 8302-2",
                }
            ],
        },
    }  # fmt: skip
    assert list(done.json) == ["nmsdesk_read", "format", "patients", "report"]


def test_that_medicines_are_left_out_where_the_document_says_nothing_about_them(command, file):
    done = command("read", file(bundle(a_patient(), an_observation())), "--json")
    assert "medications" not in done.json["patients"][0]


def test_that_what_is_read_can_be_assessed(command, file, tmp_path):
    done = command("read", file(bundle(a_patient(), a_request(), an_observation())), "--json")
    case = tmp_path / "one.nmscase.json"
    case.write_text(json.dumps(done.json["patients"][0]))
    assert command("assess", case, "--json").code == 0


def test_that_an_order_that_ended_before_it_began_can_be_assessed_and_is_not_evaluated(
    command, file, tmp_path
):
    bounds = {"boundsPeriod": {"start": "2026-06-03", "end": "2026-06-01"}}
    request = a_request(dosageInstruction=[{"timing": {"repeat": bounds}}])
    done = command("read", file(bundle(a_patient(), request, an_observation())), "--json")
    case = tmp_path / "one.nmscase.json"
    case.write_text(json.dumps(done.json["patients"][0]))
    answer = command("assess", case, "--json")
    assert (answer.code, answer.json["changes"]) == (0, [])


def test_that_times_go_to_the_zone_that_is_named(command, file):
    path = file(bundle(a_patient(), an_observation()))
    patient = command("read", path, "--json", "--zone", "Europe/Berlin").json["patients"][0]
    assert patient["time_zone"] == "Europe/Berlin"
    assert patient["observations"][0]["at"] == "2026-06-04T11:00:00"


def test_that_a_person_reads_the_same_in_lines(command, file):
    document = bundle(a_patient(), a_request("nobody knows"), a_request(status="entered-in-error"))
    done = command("read", file(document))
    assert done.code == 0
    assert done.out.splitlines() == [
        "1 of 2 entries would be stored; format fhir_r4",
        "p1: 1 medicine, 0 checks",
        "1 medicine not recognised, kept unchanged",
        "  - entry[2].resource: status entered-in-error",
    ]


def test_that_the_same_document_gives_the_same_bytes(command, file):
    path = file(bundle(a_patient(), a_request(), an_observation()))
    assert command("read", path, "--json").out == command("read", path, "--json").out


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (b"", "is empty"),
        (b'{"resourceType": "Bundle", "entry": [{"res', "line 1, column 39"),
        (b"no json at all", "is no document of a known kind"),
        (b'{"resourceType": "Questionnaire"}', "holds no patient, medicine or observation"),
    ],
)
def test_that_what_cannot_be_read_is_one_line_with_its_file(command, file, document, words):
    path = file(document)
    done = command("read", path, "--json")
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert str(path) in done.err
    assert len(done.err.splitlines()) == 1


def test_that_a_zone_that_does_not_exist_is_told(command, file):
    done = command("read", file(a_patient()), "--zone", "Mars/Olympus")
    assert done.code == 2
    assert "there is no time zone Mars/Olympus" in done.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_that_a_pipe_is_refused_in_one_line_instead_of_waited_for(command, tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    done = command("read", path, "--json")
    assert (done.code, done.out) == (2, "")
    assert "is no regular file" in done.err
    assert len(done.err.splitlines()) == 1
