"""The patient editor: what was typed becomes a patient, or a sentence at its field."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.patient import Baseline, Contact, Patient, Sex
from nmsdesk.presenters.patient_form import LISTED, NONE_KNOWN, PatientDraft, check, draft_of
from nmsdesk.presenters.preferences import TemperatureUnit

NOW = datetime(2026, 6, 20, 10)
FULL = Patient(
    "44 120 87",
    name="as it came",
    family_name="Hartmann",
    given_name="Jonas",
    sex=Sex.MALE,
    birth_date=date(1991, 3, 14),
    age_years=Decimal(35),
    weight_kg=Decimal("82.5"),
    ward="3 B",
    notes="hears badly",
    risk_factors=("previous_nms", "dehydration"),
    allergies=("penicillin",),
    baseline=Baseline(
        Decimal(72),
        Decimal(14),
        Decimal(122),
        Decimal(78),
        Decimal("36.6"),
        Moment(datetime(2026, 6, 1, 8, 30)),
    ),
    contacts=(Contact("Anna Hartmann", "sister", "555 01"),),
)


def test_that_a_patient_opened_and_saved_unchanged_is_the_same_patient():
    assert check(draft_of(FULL), FULL, NOW).patient == FULL


def test_that_fahrenheit_comes_back_as_the_same_temperature():
    draft = draft_of(FULL, TemperatureUnit.FAHRENHEIT)
    assert draft.temperature == "97.9"
    again = check(draft, FULL, NOW, TemperatureUnit.FAHRENHEIT).patient
    assert again.baseline.temperature == Decimal("36.6")


def test_that_an_identifier_is_all_that_is_needed():
    patient = check(PatientDraft(identifier=" 7 "), None, NOW).patient
    assert patient == Patient("7")
    assert patient.allergies is None


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("identifier", " ", "identifier is needed"),
        ("born", "04/03/1961", "two ways"),
        ("born", "21-Jun-2026", "future"),
        ("born", "04-Mar-1661", "130 years"),
        ("weight", "8o", "not a figure"),
        ("weight", "820", "not between"),
        ("heart_rate", "7", "not between"),
        ("temperature", "366", "not between"),
        ("baseline_on", "yesterday", "not read as a date"),
    ],
)
def test_that_each_problem_stands_at_its_field_in_words(field, typed, words):
    draft = replace(PatientDraft(identifier="7"), **{field: typed})
    checked = check(draft, None, NOW)
    assert checked.patient is None
    assert words in checked.problems[field]


def test_that_all_problems_are_told_at_once():
    checked = check(PatientDraft(born="x", weight="y"), None, NOW)
    assert set(checked.problems) == {"identifier", "born", "weight"}


def test_that_the_lower_pressure_is_below_the_upper():
    draft = PatientDraft(identifier="7", systolic="80", diastolic="120")
    assert "below" in check(draft, None, NOW).problems["diastolic"]


def test_that_allergies_chosen_and_not_named_are_asked_for():
    draft = PatientDraft(identifier="7", allergies_known=LISTED, allergies=" , ")
    assert "allergies" in check(draft, None, NOW).problems
    none = replace(draft, allergies_known=NONE_KNOWN)
    assert check(none, None, NOW).patient.allergies == ()


def test_that_a_contact_needs_a_name_and_an_empty_line_is_none():
    draft = PatientDraft(identifier="7", contacts=(("", "ward", "555"),))
    assert "contacts" in check(draft, None, NOW).problems
    assert check(replace(draft, contacts=(("", "", ""),)), None, NOW).patient.contacts == ()


def test_that_a_comma_as_a_decimal_point_is_read():
    assert check(PatientDraft(identifier="7", weight="82,5"), None, NOW).patient.weight_kg == (
        Decimal("82.5")
    )
