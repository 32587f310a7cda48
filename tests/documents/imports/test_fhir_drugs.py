"""Which medicine an entry of FHIR names, wherever the document keeps its name."""

import pytest

from nmsdesk.domain.order import Code
from tests.documents.imports.fhir_documents import (
    RXNORM,
    a_patient,
    a_request,
    bundle,
    coded,
    order_in,
    read,
    reasons_in,
)

ATC = "http://www.whocc.no/atc"


def by_reference(reference: dict, **more: object) -> dict:
    request = a_request(medicationReference=reference, **more)
    del request["medicationCodeableConcept"]
    return request


def test_that_a_coding_alone_names_the_medicine():
    order = order_in(
        a_request(
            medicationCodeableConcept=coded(None, (RXNORM, "1", "Risperdal 2 MG Oral Tablet"))
        )
    )
    assert (order.drug, order.text) == ("risperidone", "Risperdal 2 MG Oral Tablet")
    assert order.codes == (Code(RXNORM, "1"),)


def test_that_a_display_helps_where_the_text_says_nothing_we_know():
    order = order_in(
        a_request(medicationCodeableConcept=coded("the usual one", (RXNORM, "1", "risperidone")))
    )
    assert (order.drug, order.text) == ("risperidone", "the usual one")


def test_that_text_and_coding_at_odds_leave_the_text_as_it_stood():
    order = order_in(
        a_request(medicationCodeableConcept=coded("Haldol", (RXNORM, "1", "risperidone")))
    )
    assert order.drug == "Haldol"


def test_that_an_atc_code_of_one_drug_names_it():
    order = order_in(
        a_request(medicationCodeableConcept=coded("Präparat X", (ATC, "N05AX08", None)))
    )
    assert order.drug == "risperidone"


def test_that_a_name_nobody_knows_is_kept_and_counted():
    preview = read(bundle(a_patient(), a_request("Wundermittel forte"), a_request("metformin")))
    assert [order.drug for order in preview.patients[0].orders] == [
        "Wundermittel forte",
        "metformin",
    ]
    assert preview.report.unrecognised_drugs == 1


def test_that_a_combination_stays_one_order_under_its_own_text():
    name = "Acetaminophen 325 MG / tramadol 37.5 MG Oral Tablet"
    order = order_in(a_request(name))
    assert (order.drug, order.text) == (name, name)


def test_that_a_contained_medication_is_found():
    request = by_reference(
        {"reference": "#m"},
        contained=[{"resourceType": "Medication", "id": "m", "code": coded("Zoloft 50 MG Tablet")}],
    )
    assert order_in(request).drug == "sertraline"


@pytest.mark.parametrize(
    ("full_url", "reference"),
    [
        (
            "urn:uuid:6d4bd4f1-0000-4000-8000-000000000001",
            "urn:uuid:6d4bd4f1-0000-4000-8000-000000000001",
        ),
        ("https://a.example/fhir/Medication/m", "https://a.example/fhir/Medication/m"),
        ("https://a.example/fhir/Medication/m", "Medication/m"),
        ("https://a.example/fhir/Medication/m", "https://a.example/fhir/Medication/m/_history/2"),
        (None, "Medication/m"),
    ],
)
def test_that_a_medication_elsewhere_in_the_bundle_is_found(full_url, reference):
    medication = {"resourceType": "Medication", "id": "m", "code": coded("Zoloft 50 MG Tablet")}
    document = bundle(a_patient(), by_reference({"reference": reference}), medication)
    if full_url:
        document["entry"][2]["fullUrl"] = full_url
    (order,) = read(document).patients[0].orders
    assert order.drug == "sertraline"


def test_that_the_same_id_on_another_server_is_another_medication():
    medication = {"resourceType": "Medication", "id": "m", "code": coded("Zoloft 50 MG Tablet")}
    request = by_reference(
        {"reference": "https://b.example/fhir/Medication/m", "display": "Haldol"}
    )
    document = bundle(a_patient(), request, medication)
    document["entry"][2]["fullUrl"] = "https://a.example/fhir/Medication/m"
    (order,) = read(document).patients[0].orders
    assert order.drug == "https://b.example/fhir/Medication/m"


def test_that_the_strength_of_a_medication_is_kept_for_doses_in_tablets():
    medication = {
        "resourceType": "Medication",
        "id": "m",
        "ingredient": [
            {
                "itemCodeableConcept": coded("haloperidol"),
                "strength": {
                    "numerator": {"value": 5, "unit": "mg"},
                    "denominator": {"value": 1, "unit": "tablet"},
                },
            }
        ],
    }
    order = order_in(by_reference({"reference": "Medication/m"}), medication)
    assert (order.drug, order.strength) == ("haloperidol", "5 mg")


def test_that_a_missing_medication_leaves_the_words_of_the_reference():
    order = order_in(by_reference({"display": "Haldol 5 mg"}))
    assert (order.drug, order.text) == ("haloperidol", "Haldol 5 mg")


def test_that_an_entry_without_a_medicine_is_listed():
    request = a_request()
    del request["medicationCodeableConcept"]
    assert reasons_in(request) == ["names no medicine"]


def test_that_none_taken_is_not_the_same_as_not_known():
    ips = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
    none = a_request(medicationCodeableConcept=coded(None, (ips, "no-known-medications", None)))
    unknown = a_request(medicationCodeableConcept=coded(None, (ips, "no-medication-info", None)))
    assert read(bundle(a_patient(), none)).patients[0].orders == ()
    assert read(bundle(a_patient(), unknown)).patients[0].orders is None
    assert read(bundle(a_patient())).patients[0].orders is None
