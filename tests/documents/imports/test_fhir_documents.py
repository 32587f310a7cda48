"""FHIR documents as a whole: every kind of bundle, single resources, versions, slips inside."""

import json

import pytest

from nmsdesk.documents.problem import DocumentError
from nmsdesk.domain.imported import ImportReport, NotTaken
from tests.documents.imports.fhir_documents import (
    a_patient,
    a_request,
    a_statement,
    an_administration,
    an_observation,
    bundle,
    coded,
    only,
    read,
)


@pytest.mark.parametrize(
    "kind",
    [
        "transaction",
        "searchset",
        "collection",
        "document",
        "message",
        "batch",
        "history",
        "batch-response",
    ],
)
def test_that_a_bundle_of_every_type_is_read(kind):
    preview = read(bundle(a_patient(), a_request(), an_observation(), kind=kind))
    assert preview.format == "fhir_r4"
    assert (preview.report.entries, preview.report.read) == (2, 2)


@pytest.mark.parametrize("resource", [a_request(), a_statement(), an_administration()])
def test_that_a_single_resource_is_a_document(resource):
    patient = only(read(resource))
    assert patient.patient.id == "Patient/p1"
    assert patient.orders[0].source.where == resource["resourceType"]


def test_that_a_patient_alone_is_a_document_without_entries():
    preview = read(a_patient())
    assert preview.report == ImportReport(0, 0, 0, ())
    assert only(preview).orders is None


def test_that_bundles_inside_a_bundle_are_read_and_their_places_told():
    inner = bundle(a_request(), a_request(status="entered-in-error"))
    preview = read(bundle(a_patient(), inner, kind="batch-response"))
    assert only(preview).orders[0].source.where == "entry[1].resource.entry[0].resource"
    assert preview.report.not_taken[0].where == "entry[1].resource.entry[1].resource"


def test_that_resources_in_parameters_and_contained_ones_are_entries():
    parameters = {
        "resourceType": "Parameters",
        "parameter": [{"name": "x", "resource": a_request()}],
    }
    assert only(read(parameters)).orders[0].source.where == "parameter[0].resource"
    report = {"resourceType": "DiagnosticReport", "contained": [an_observation()]}
    assert len(only(read(bundle(a_patient(), report))).observations) == 1


def test_that_the_same_resource_again_is_told_and_not_stored_twice():
    preview = read(bundle(a_patient(), a_request(id="r"), a_request(id="r")))
    assert len(only(preview).orders) == 1
    assert preview.report.not_taken == (
        NotTaken(
            "entry[2].resource", "the same resource again; it stands first at entry[1].resource"
        ),
    )


def test_that_of_two_versions_the_newer_one_is_read():
    def version(day: int, status: str) -> dict:
        return a_request(id="r", status=status, meta={"lastUpdated": f"2026-06-0{day}T00:00:00Z"})

    for document in (
        bundle(a_patient(), version(1, "active"), version(2, "entered-in-error"), kind="history"),
        bundle(a_patient(), version(2, "entered-in-error"), version(1, "active"), kind="history"),
    ):
        preview = read(document)
        assert only(preview).orders is None
        assert {one.why.partition(" that stands")[0] for one in preview.report.not_taken} == {
            "status entered-in-error", "another version of the resource",
        }  # fmt: skip


def test_that_one_address_for_all_entries_makes_them_not_the_same():
    document = bundle(a_patient(), a_request(id="a"), a_request(id="b"))
    for entry in document["entry"]:
        entry["fullUrl"] = "https://server.example/fhir"
    assert read(document).report.read == 2


@pytest.mark.parametrize(
    "slip", [None, 7, "text", [], {"resource": None}, {"resource": {}}, {"resource": []}]
)
def test_that_a_slip_inside_a_bundle_is_listed_and_stops_nothing(slip):
    document = bundle(a_patient(), a_request())
    document["entry"].insert(1, slip)
    preview = read(document)
    assert preview.report.read == 1
    assert preview.report.not_taken == (NotTaken("entry[1]", "is no resource"),)


@pytest.mark.parametrize(
    "entry",
    [{"request": {"method": "DELETE", "url": "Patient/1"}}, {"response": {"status": "404"}}, {}],
)
def test_that_an_entry_that_needs_no_resource_is_no_slip(entry):
    document = bundle(a_patient(), a_request())
    document["entry"].append(entry)
    assert read(document).report.entries == 1


def test_that_stu3_is_read_and_named_as_what_it_is():
    request = a_request(
        dosageInstruction=[
            {
                "doseQuantity": {"value": 5, "unit": "mg"},
                "timing": {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}},
            }
        ]
    )
    preview = read(bundle(a_patient(), request))
    assert preview.format == "fhir_stu3"
    (order,) = only(preview).orders
    assert (order.dose.high, order.unit) == (5, "mg")


def test_that_dstu2_is_refused_by_name():
    order = {"resourceType": "MedicationOrder", "medicationCodeableConcept": coded("Haldol")}
    with pytest.raises(DocumentError, match=r"^document\.json: is FHIR DSTU2"):
        read(bundle({"resourceType": "Patient", "name": [{"family": ["Old"]}]}, order))


def test_that_one_old_slip_does_not_make_an_old_version():
    slipped = a_patient("p2", name=[{"family": ["Old"]}])
    document = bundle(a_patient(), slipped, a_request(encounter={}), an_observation(encounter={}))
    assert read(document).format == "fhir_r4"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (json.dumps(bundle(a_patient(), a_request()), indent=1).encode()[:300], "line "),
        (b'{"resourceType": tru', "line 1, column 18"),
        (b"[1, 2]", "is JSON and no FHIR resource"),
        (b"{}", "resourceType is missing"),
        (b'{"resourceType": 7}', "resourceType is missing"),
        (b'{"nmsdesk_case": 1}', "is a case file of this program"),
        (
            b'{"resourceType": "Questionnaire"}',
            "holds no patient, medicine or observation (Questionnaire)",
        ),
        (b'{"resourceType": "Bundle", "entry": []}', "holds no patient"),
        (b"<Bundle xmlns='http://hl7.org/fhir'/>", "is XML"),
        (b"PK\x03\x04rest", "is a ZIP archive"),
        (b"%PDF-1.7", "is a PDF"),
        (b"MSH|^~\\&|", "is an HL7 v2 message"),
        (b"\xff\xfe{\x00", "is UTF-16"),
        (b'{"a": "\xff"}', "is not UTF-8"),
        (b"ROW_ID,SUBJECT_ID", "is no document of a known kind"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"resourceType":' * 2_000 + b"1" + b"}" * 2_000, "document.json: is"),
    ],
)
def test_that_what_cannot_be_read_is_told_in_one_line_with_its_file(data, words):
    with pytest.raises(DocumentError) as refused:
        read(data)
    said = str(refused.value)
    assert said.startswith("document.json: ")
    assert words in said
    assert len(said.splitlines()) == 1


def test_that_figures_stay_exact():
    data = json.dumps(bundle(a_patient(), an_observation("2157-6", 0, "U/L"))).encode()
    (check,) = only(read(data.replace(b'"value": 0', b'"value": 2400.10'))).observations
    assert str(check.findings["creatine_kinase"]) == "2400.10"


def test_that_reading_twice_gives_the_same():
    document = bundle(a_patient(), a_request(), an_observation(), a_request("nobody knows"))
    assert read(document) == read(document)
