"""FHIR resources with what they need at least, so that a test states only what it is about."""

import json
import tomllib
from datetime import tzinfo
from decimal import Decimal
from functools import cache
from pathlib import Path

from nmsdesk.documents.findings import load_findings
from nmsdesk.documents.imports import read_document
from nmsdesk.documents.imports.format import ImportKnowledge, load_import_knowledge
from nmsdesk.domain.drug import Drug, DrugClass, Name, NameKind
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.ids import DrugId, SourceId
from nmsdesk.domain.imported import ImportedPatient, ImportPreview
from nmsdesk.domain.names import OtherMedicines
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Order
from nmsdesk.domain.pharmacology import DepotProduct
from nmsdesk.domain.reason import Reason

ROOT = Path(__file__).resolve().parents[3]
RESOURCES = ROOT / "resources"
REAL = ROOT / ".." / "shared" / "realdata"

RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"


def a_drug(name: str, kind: DrugClass, *brands: str, atc: str, depot: str | None = None) -> Drug:
    names = (Name(name, NameKind.INN), *(Name(brand, NameKind.BRAND) for brand in brands))
    source = (SourceId("TEST"),)
    product = DepotProduct(f"{name} {depot}", Decimal(28), Decimal(70), source, (depot or "",))
    return Drug(DrugId(name), (kind,), names, (atc,), depots=(product,) if depot else ())


DRUGS = (
    a_drug("haloperidol", DrugClass.ANTIPSYCHOTIC, "Haldol", atc="N05AD01", depot="decanoate"),
    a_drug("risperidone", DrugClass.ANTIPSYCHOTIC, "Risperdal", atc="N05AX08"),
    a_drug("sertraline", DrugClass.SEROTONERGIC, "Zoloft", atc="N06AB06"),
    a_drug("tramadol", DrugClass.SEROTONERGIC, "Ultram", atc="N02AX02"),
)


@cache
def knowledge() -> ImportKnowledge:
    """Four drugs, the shipped findings, units, codes and sentences."""
    sentences = tomllib.loads(
        (RESOURCES / "texts" / "en" / "reasons" / "imports.toml").read_text(encoding="utf-8")
    )

    def say(reason: Reason) -> str:
        return str(sentences[reason.key]).format(**dict(reason.values))

    formulary = Formulary(DRUGS, OtherMedicines(no_role=("metformin", "acetaminophen")))
    return load_import_knowledge(RESOURCES, formulary, load_findings(RESOURCES), say)


def read(document: object, zone: tzinfo | None = None) -> ImportPreview:
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    return read_document(data, "document.json", knowledge(), zone)


def only(preview: ImportPreview) -> ImportedPatient:
    (patient,) = preview.patients
    return patient


def orders_in(*resources: dict) -> tuple[Order, ...]:
    return only(read(bundle(a_patient(), *resources))).orders or ()


def order_in(*resources: dict) -> Order:
    (order,) = orders_in(*resources)
    return order


def checks_in(*resources: dict) -> tuple[Observation, ...]:
    return only(read(bundle(a_patient(), *resources))).observations


def findings_in(*resources: dict) -> dict[str, object]:
    """All findings of a document with one check."""
    (check,) = checks_in(*resources)
    return dict(check.findings)


def reasons_in(*resources: dict) -> list[str]:
    """Why entries of a document were not taken."""
    return [one.why for one in read(bundle(a_patient(), *resources)).report.not_taken]


def bundle(*resources: object, kind: str = "collection") -> dict:
    return {
        "resourceType": "Bundle",
        "type": kind,
        "entry": [{"resource": resource} for resource in resources],
    }


def a_patient(id_: str = "p1", **more: object) -> dict:
    return {"resourceType": "Patient", "id": id_, **more}


def coded(text: str | None = None, *codings: tuple[str, str, str | None]) -> dict:
    concept: dict = {
        "coding": [
            {"system": system, "code": code, **({"display": shown} if shown else {})}
            for system, code, shown in codings
        ]
    }
    return {**concept, "text": text} if text else concept


def a_request(medicine: str = "Haloperidol 5 MG Oral Tablet", **more: object) -> dict:
    return {
        "resourceType": "MedicationRequest",
        "status": "active",
        "intent": "order",
        "medicationCodeableConcept": coded(medicine),
        "subject": {"reference": "Patient/p1"},
        "authoredOn": "2026-06-01T08:00:00Z",
        **more,
    }


def a_statement(medicine: str = "Haloperidol 5 MG Oral Tablet", **more: object) -> dict:
    return {
        "resourceType": "MedicationStatement",
        "status": "active",
        "medicationCodeableConcept": coded(medicine),
        "subject": {"reference": "Patient/p1"},
        **more,
    }


def an_administration(medicine: str = "Haloperidol 5 MG/ML Injection", **more: object) -> dict:
    return {
        "resourceType": "MedicationAdministration",
        "status": "completed",
        "medicationCodeableConcept": coded(medicine),
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": "2026-06-02T21:00:00Z",
        **more,
    }


def a_dispense(medicine: str = "Haloperidol 5 MG Oral Tablet", **more: object) -> dict:
    return {
        "resourceType": "MedicationDispense",
        "status": "completed",
        "medicationCodeableConcept": coded(medicine),
        "subject": {"reference": "Patient/p1"},
        "whenHandedOver": "2026-06-01",
        **more,
    }


def a_dosage(value: float | None = None, unit: str | None = None, **more: object) -> dict:
    amount = {key: one for key, one in (("value", value), ("unit", unit)) if one is not None}
    return {**({"doseAndRate": [{"doseQuantity": amount}]} if amount else {}), **more}


def a_quantity(value: object, unit: str | None = None, code: str | None = None) -> dict:
    given = {"value": value, "unit": unit, "code": code}
    return {key: one for key, one in given.items() if one is not None}


def an_observation(
    code: str = "8310-5", value: object = 38.5, unit: str | None = "Cel", **more: object
) -> dict:
    """LOINC code, figure and unit; `value` None leaves the value out."""
    measured = {} if value is None else {"valueQuantity": a_quantity(value, unit)}
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": coded(None, (LOINC, code, f"name of {code}")),
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": "2026-06-04T09:00:00Z",
        **measured,
        **more,
    }
