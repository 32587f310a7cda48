"""The real FHIR documents: all of their entries accounted for, what they say kept."""

import json
from decimal import Decimal

import pytest

from nmsdesk.documents.case_v1 import read_case
from nmsdesk.documents.findings import load_risk_factors
from nmsdesk.documents.imports import read_document
from nmsdesk.documents.problem import DocumentError
from nmsdesk.documents.read_v1 import write_preview
from nmsdesk.domain.order import AsNeeded, Ending, EveryHours, Status, TimesPerDay
from tests.documents.imports.fhir_documents import REAL, RESOURCES, knowledge

FHIR = REAL / "fhir"
pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not FHIR.is_dir(), reason="the shared real documents are not here"),
]
ENTRIES = (
    "MedicationRequest",
    "MedicationStatement",
    "MedicationAdministration",
    "MedicationDispense",
    "Observation",
)


def real(name: str):
    path = FHIR / name
    return json.loads(path.read_text()), read_document(path.read_bytes(), path.name, knowledge())


def named(*versions: str) -> list[str]:
    return [
        f"{path.parent.name}/{path.name}"
        for version in versions
        for path in sorted((FHIR / version).glob("*.json"))
    ]


@pytest.mark.parametrize("name", named("r4", "stu3"))
def test_that_every_entry_is_read_or_listed_with_its_place(name):
    document, preview = real(name)
    places = {
        f"entry[{index}].resource"
        for index, entry in enumerate(document["entry"])
        if entry["resource"]["resourceType"] in ENTRIES
    }
    report = preview.report
    assert report.entries == len(places) > 0
    assert {one.where for one in report.not_taken} <= places
    assert all(one.why for one in report.not_taken)
    taken = {order.source.where for patient in preview.patients for order in patient.orders}
    assert not taken & {one.where for one in report.not_taken}
    assert preview.format == f"fhir_{name.partition('/')[0]}"


@pytest.mark.parametrize("name", named("r4", "stu3"))
def test_that_every_person_read_is_a_valid_case_file(name):
    _, preview = real(name)
    for patient in json.loads(write_preview(preview), parse_float=Decimal)["patients"]:
        assert "now" not in patient
        read_case(
            json.dumps(patient, default=float), knowledge().findings, load_risk_factors(RESOURCES)
        )


@pytest.mark.parametrize("name", named("r4"))
def test_that_no_ended_request_is_still_taken(name):
    document, preview = real(name)
    requests = [
        e["resource"]
        for e in document["entry"]
        if e["resource"]["resourceType"] == "MedicationRequest"
    ]
    (patient,) = preview.patients
    assert len(patient.orders) == len(requests)
    for request, order in zip(requests, patient.orders, strict=True):
        assert order.text == request["medicationCodeableConcept"]["text"]
        assert order.status.value == request["status"]
        assert (order.end is Ending.UNKNOWN) == (order.status is Status.STOPPED)
        assert order.start.isoformat() == request["authoredOn"][:19]
        assert [code.code for code in order.codes] == [
            "".join(c["code"]) for c in request["medicationCodeableConcept"]["coding"]
        ]


def test_that_schedules_and_bare_doses_are_kept_as_they_stand():
    _, preview = real("r4/Kathe_Zieme.json")
    orders = {order.text: order for order in preview.patients[0].orders}
    pethidine = orders["Meperidine Hydrochloride 50 MG Oral Tablet"]
    assert (pethidine.dose.high, pethidine.unit) == (1, None)
    assert pethidine.frequency == EveryHours(Decimal(4))
    assert orders["Ibuprofen 200 MG Oral Tablet"].frequency == AsNeeded()
    _, preview = real("r4/Gilberto_Orosco.json")
    sertraline = preview.patients[0].orders[0]
    assert (sertraline.drug, sertraline.frequency) == ("sertraline", TimesPerDay(Decimal(1)))


def test_that_vital_signs_and_laboratory_values_arrive():
    seen: set[str] = set()
    for name in named("r4"):
        for check in real(name)[1].patients[0].observations:
            seen |= set(check.findings)
    assert seen >= {
        "temperature", "temperature_site", "systolic_bp", "diastolic_bp", "creatinine", "sodium",
        "potassium", "white_cell_count", "alt", "ast",
    }  # fmt: skip


def test_that_supply_of_what_is_ordered_is_no_use():
    _, preview = real("stu3/patient-731673.json")
    assert sum(one.why == "shows supply, not use" for one in preview.report.not_taken) == 51


def test_that_no_known_allergies_is_an_empty_list():
    assert real("stu3/patient-731673.json")[1].patients[0].patient.allergies == ()


@pytest.mark.parametrize("name", named("dstu2"))
def test_that_dstu2_is_refused_by_name(name):
    with pytest.raises(DocumentError, match="is FHIR DSTU2"):
        real(name)


@pytest.mark.parametrize(
    "path",
    [*sorted((REAL / "ccda").glob("*.xml")), *sorted((REAL / "omop").glob("*.zip"))],
    ids=lambda path: path.name,
)
def test_that_other_kinds_of_document_are_told_by_what_they_are(path):
    with pytest.raises(DocumentError, match=r"is XML|is a ZIP archive"):
        read_document(path.read_bytes(), path.name, knowledge())
