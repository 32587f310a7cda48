"""Type-to-filter: name, identifier, ward and birth date in the spellings that people use."""

from datetime import date

import pytest

from nmsdesk.domain.patient import Sex
from nmsdesk.domain.record import PatientRow
from nmsdesk.presenters.patient_lines import count_line, filtered, patient_lines

ROWS = (
    PatientRow(1, "44 120 87", "Hartmann", "Jonas", None, "3 B", date(1991, 3, 14), Sex.MALE),
    PatientRow(2, "44-118-02", "Müller", "Ruth", None, None, date(1965, 12, 1), Sex.FEMALE),
    PatientRow(3, "X9", None, None, "Kathe Zieme", "Intensive care", None, Sex.UNKNOWN),
)
LINES = patient_lines(ROWS)


def found(typed):
    return [line.key for line in filtered(LINES, typed)]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", [1, 2, 3]),
        ("hart", [1]),
        ("jonas hart", [1]),
        ("MULLER", [2]),
        ("müller", [2]),
        ("4412087", [1]),
        ("44 120", [1]),
        ("44-118", [2]),
        ("3 b", [1]),
        ("intensive", [3]),
        ("zieme kathe", [3]),
        ("14-Mar-1991", [1]),
        ("14 mar 1991", [1]),
        ("1991-03-14", [1]),
        ("14.03.1991", [1]),
        ("14.3.1991", [1]),
        ("14/03/1991", [1]),
        ("14031991", [1]),
        ("1965", [2]),
        ("hartmann 1965", []),
    ],
)
def test_that_every_word_has_to_be_found_somewhere(typed, keys):
    assert found(typed) == keys


def test_that_a_name_known_only_whole_is_not_taken_to_pieces():
    assert [line.name for line in LINES] == ["HARTMANN, Jonas", "MÜLLER, Ruth", "Kathe Zieme"]


def test_that_an_unknown_birth_date_is_said_in_words():
    assert LINES[2].born == "Not known"


@pytest.mark.parametrize(
    ("shown", "total", "words"),
    [(1, 1, "1 patient"), (7, 7, "7 patients"), (2, 7, "2 of 7 patients")],
)
def test_that_the_count_says_how_many_are_hidden(shown, total, words):
    assert count_line(shown, total) == words
