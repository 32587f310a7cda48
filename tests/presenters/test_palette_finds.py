"""Ctrl+K: what is found, and in which order."""

from nmsdesk.domain.formulary import Suggestion
from nmsdesk.domain.patient import Sex
from nmsdesk.domain.record import PatientRow
from nmsdesk.presenters.palette import (
    MOST,
    Target,
    found,
    kind_word,
    medicine_find,
    patient_find,
    plain_find,
    together,
)
from nmsdesk.presenters.patient_lines import patient_lines

PEOPLE = [
    patient_find(line)
    for line in patient_lines(
        [
            PatientRow(1, "11", "Checkland", "Ann", None, None, None, Sex.FEMALE),
            PatientRow(2, "12", "Novak", "Petr", None, "Check-in", None, Sex.MALE),
        ]
    )
]
ENTRIES = [
    *PEOPLE,
    plain_find(Target.PAGE, "check", "Check"),
    plain_find(Target.ACTION, "recheck", "Recheck all"),
]


def test_that_what_begins_with_the_typed_word_comes_first():
    shown = [entry.shown for entry in found(ENTRIES, "check")]
    assert shown == ["CHECKLAND, Ann", "Check", "NOVAK, Petr", "Recheck all"]


def test_that_without_a_word_pages_and_actions_stand_before_people():
    assert [entry.target for entry in found(ENTRIES, "")][:2] == [Target.PAGE, Target.ACTION]


def test_that_a_patient_is_found_by_the_identifier_too():
    assert [entry.id for entry in found(ENTRIES, "12")] == ["2"]


def test_that_no_more_are_listed_than_can_be_read():
    assert len(found(ENTRIES * 10, "check", limit=5)) == 5


def test_that_neither_people_nor_medicines_crowd_the_other_out(texts):
    drugs = [medicine_find(Suggestion(None, name, name), texts) for name in "abcdefghij"]
    many = PEOPLE * 10
    listed = [entry.target for entry in together(many, drugs)]
    assert len(listed) == MOST
    assert listed.count(Target.MEDICINE) == 4
    assert listed[-1] is Target.MEDICINE
    assert len(together(PEOPLE, drugs)) == MOST
    assert together(PEOPLE, []) == tuple(PEOPLE)


def test_that_every_kind_has_its_word():
    assert all(kind_word(target) for target in Target)
