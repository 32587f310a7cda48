"""Who the person on screen is, in the words of rules D-22 to D-24."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from nmsdesk.domain.patient import Patient, Sex
from nmsdesk.presenters.patient_banner import banner

NOW = datetime(2026, 11, 6, 14, 20)
HARTMANN = Patient(
    "44 120 87",
    family_name="Hartmann",
    given_name="Jonas",
    sex=Sex.MALE,
    birth_date=date(1991, 3, 14),
    weight_kg=Decimal("82.0"),
    ward="3 B",
    allergies=(),
)


def labelled(kind, name):
    return f"{kind}/{name}"


def test_that_the_family_name_stands_in_capitals_before_the_given_name():
    assert banner(HARTMANN, NOW, labelled).name == "HARTMANN, Jonas"


def test_that_details_are_born_sex_identifier_and_weight_in_this_order():
    assert banner(HARTMANN, NOW, labelled).details == (
        "Born 14-Mar-1991 (35y)",
        "Male",
        "ID 44 120 87",
        "82 kg",
    )
    assert banner(HARTMANN, NOW, labelled).ward == "3 B"


def test_that_a_weight_is_shown_to_a_tenth_of_a_kilogram():
    weighed = replace(HARTMANN, weight_kg=Decimal("98.32605215136181"))
    assert banner(weighed, NOW, labelled).details[-1] == "98.3 kg"


def test_that_the_day_before_the_birthday_is_still_the_younger_age():
    details = banner(HARTMANN, datetime(2026, 3, 13, 23, 59), labelled).details
    assert details[0] == "Born 14-Mar-1991 (34y)"


def test_that_what_is_not_known_is_said_in_words():
    view = banner(Patient("7"), NOW, labelled)
    assert view.name == "Name not known"
    assert view.details == ("Birth date not known", "Sex not known", "ID 7", "Weight not recorded")


def test_that_a_recorded_age_stands_where_no_birth_date_is_known():
    view = banner(Patient("7", age_years=Decimal(61)), NOW, labelled)
    assert view.details[0] == "Birth date not known (61y)"


@pytest.mark.parametrize(
    ("allergies", "words"),
    [
        (None, "Allergies not recorded"),
        ((), "No known allergies"),
        (("penicillin", "latex"), "Known allergies penicillin, latex"),
    ],
)
def test_that_not_recorded_and_none_known_are_two_answers(allergies, words):
    assert banner(Patient("7", allergies=allergies), NOW, labelled).allergies == words


def test_that_an_earlier_syndrome_stands_in_the_banner_with_a_warning():
    view = banner(Patient("7", risk_factors=("alcohol", "previous_nms")), NOW, labelled)
    assert view.earlier == "risk_factor/previous_nms"
    assert view.warned


def test_that_nothing_recorded_is_not_told_as_never_had():
    view = banner(HARTMANN, NOW, labelled)
    assert view.earlier == "No earlier NMS or serotonin syndrome recorded"
    assert not view.warned


def test_that_a_screen_reader_hears_everything_that_is_shown():
    view = banner(HARTMANN, NOW, labelled)
    for part in (view.name, *view.details, view.allergies, view.earlier):
        assert part in view.spoken
