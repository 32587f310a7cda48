"""Whom a FHIR document is about: described, contained, only referred to, or not named at all."""

from datetime import date

import pytest

from nmsdesk.domain.patient import Sex
from tests.documents.imports.fhir_documents import (
    SNOMED,
    a_patient,
    a_request,
    an_observation,
    bundle,
    coded,
    only,
    read,
    reasons_in,
)


def an_identifier(value: str, kind: str | None = None, **more: object) -> dict:
    system = "http://terminology.hl7.org/CodeSystem/v2-0203"
    return {"value": value, **({"type": coded(None, (system, kind, None))} if kind else {}), **more}


def patient_of(**more: object):
    return only(read(bundle(a_patient(**more)))).patient


def test_that_a_patient_keeps_number_names_birth_date_and_sex():
    patient = patient_of(
        identifier=[an_identifier("999-12", "SS"), an_identifier("MRN-7", "MR")],
        name=[
            {"use": "maiden", "family": "Früher", "given": ["Anna"]},
            {"use": "official", "family": "Muster", "given": ["Anna", "Maria"]},
        ],
        gender="female",
        birthDate="1961-05-04",
    )
    assert patient.id == "MRN-7"
    assert (patient.family_name, patient.given_name) == ("Muster", "Anna Maria")
    assert patient.name == "Anna Maria Muster"
    assert (patient.sex, patient.birth_date) == (Sex.FEMALE, date(1961, 5, 4))


@pytest.mark.parametrize(
    ("identifiers", "kept"),
    [
        ([], "p1"),
        ([an_identifier("999-12", "SS")], "p1"),
        ([an_identifier("a"), an_identifier("b", use="official")], "b"),
        ([an_identifier("a", use="old"), an_identifier("b")], "b"),
        ([{"system": "http://x"}, "no object"], "p1"),
    ],
)
def test_that_the_number_is_the_one_people_read(identifiers, kept):
    assert patient_of(identifier=identifiers).id == kept


def test_that_a_birth_year_alone_is_noted_and_not_made_a_date():
    patient = patient_of(birthDate="1961")
    assert patient.birth_date is None
    assert patient.notes == "born: 1961"


def an_allergy(code: dict, **more: object) -> dict:
    return {
        "resourceType": "AllergyIntolerance",
        "code": code,
        "patient": {"reference": "Patient/p1"},
        **more,
    }


@pytest.mark.parametrize(
    ("allergies", "kept"),
    [
        ([], None),
        (
            [an_allergy(coded("Penicillin")), an_allergy(coded(None, (SNOMED, "1", "Latex")))],
            ("Penicillin", "Latex"),
        ),
        ([an_allergy(coded("No known allergies", (SNOMED, "716186003", None)))], ()),
        ([an_allergy(coded("Eggs"), clinicalStatus=coded(None, ("x", "resolved", None)))], None),
        (
            [
                an_allergy(
                    coded("Eggs"), verificationStatus=coded(None, ("x", "entered-in-error", None))
                )
            ],
            None,
        ),
        ([an_allergy(coded("Eggs"), patient={"reference": "Patient/p9"})], None),
    ],
)
def test_that_allergies_are_kept_and_none_known_is_not_nothing_recorded(allergies, kept):
    preview = read(bundle(a_patient(), *allergies))
    assert preview.patients[0].patient.allergies == kept
    assert preview.report.entries == 0


def test_that_each_entry_goes_to_its_own_person():
    document = bundle(
        a_patient(),
        a_patient("p2"),
        an_observation(subject={"reference": "Patient/p2"}),
        a_request(),
    )
    first, second = read(document).patients
    assert (len(first.orders or ()), first.observations) == (1, ())
    assert (second.orders, len(second.observations)) == (None, 1)


@pytest.mark.parametrize(
    ("full_url", "reference"),
    [
        (
            "urn:uuid:00000000-0000-4000-8000-000000000001",
            "urn:uuid:00000000-0000-4000-8000-000000000001",
        ),
        ("https://a.example/fhir/Patient/p1", "https://a.example/fhir/Patient/p1"),
        ("https://a.example/fhir/Patient/p1", "Patient/p1"),
        ("/Patient/p1", "Patient/p1"),
        (None, "Patient/p1/_history/3"),
        (None, "https://a.example/fhir/Patient/p1"),
    ],
)
def test_that_a_reference_finds_the_person_of_the_document(full_url, reference):
    document = bundle(a_patient(gender="male"), a_request(subject={"reference": reference}))
    if full_url:
        document["entry"][0]["fullUrl"] = full_url
    patient = only(read(document))
    assert patient.patient.sex is Sex.MALE
    assert len(patient.orders) == 1


@pytest.mark.parametrize(
    "subject",
    [
        {"identifier": {"system": "http://ward", "value": "MRN-7"}},
        {"reference": "Patient?identifier=http://ward|MRN-7"},
    ],
)
def test_that_an_identifier_finds_the_person_of_the_document(subject):
    person = a_patient(identifier=[{"system": "http://ward", "value": "MRN-7"}])
    assert len(only(read(bundle(person, a_request(subject=subject)))).orders) == 1


def test_that_a_document_without_a_patient_gives_one_named_by_the_reference():
    subject = {"reference": "Patient/77", "display": "Donald Duck"}
    patient = only(read(bundle(a_request(subject=subject), an_observation(subject=subject))))
    assert (patient.patient.id, patient.patient.name) == ("Patient/77", "Donald Duck")
    assert (len(patient.orders), len(patient.observations)) == (1, 1)


def test_that_a_person_contained_in_every_entry_is_one_person():
    inside = {"subject": {"reference": "#me"}, "contained": [a_patient("me", gender="other")]}
    patient = only(read(bundle(a_request(**inside), an_observation(**inside))))
    assert patient.patient.sex is Sex.OTHER
    assert (len(patient.orders), len(patient.observations)) == (1, 1)


@pytest.mark.parametrize("subject", [None, {}, "Patient/p1", {"reference": 7}])
def test_that_an_entry_that_names_nobody_is_given_to_nobody(subject):
    assert reasons_in(a_request(subject=subject)) == ["names no person that it is about"]


@pytest.mark.parametrize("reference", ["Group/g", "https://a.example/fhir/Device/d", "Location/l"])
def test_that_what_is_about_no_person_is_listed(reference):
    (why,) = reasons_in(an_observation(subject={"reference": reference}))
    assert why == f"is about {reference}, not about a person"
