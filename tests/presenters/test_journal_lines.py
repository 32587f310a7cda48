"""The journal's phrases, and which entry Ctrl+Z takes back."""

from datetime import datetime

import pytest

from nmsdesk.domain.record import Entry, Verb
from nmsdesk.presenters.journal import journal_lines, saved_line, undo_of

AT = datetime(2026, 6, 20, 9, 5)


def an_entry(number, verb=Verb.ADD_ORDER, what="haloperidol", **more):
    return Entry(number, 1, AT, "nurse", verb, what, **more)


@pytest.mark.parametrize("verb", list(Verb))
def test_that_every_verb_has_its_phrase(verb):
    (line,) = journal_lines([an_entry(1, verb)])
    assert line.what
    assert "{" not in line.what


def test_that_a_check_is_named_by_its_time_as_people_read_it():
    (line,) = journal_lines([an_entry(1, Verb.OBSERVE, "2026-06-20T08:12:00")])
    assert line.what == "check of 20-Jun-2026 08:12 entered"


def test_that_the_latest_entry_that_can_be_undone_is_offered():
    entries = [
        an_entry(5, Verb.ACKNOWLEDGE),
        an_entry(4, Verb.UNDO, can_undo=False),
        an_entry(3, undone=True),
        an_entry(2, Verb.STOP_ORDER, "lithium"),
        an_entry(1),
    ]
    offered = undo_of(entries)
    assert offered.entry == 2
    assert offered.text == "Undo: lithium stopped"


def test_that_nothing_to_undo_is_said():
    assert undo_of([]).entry is None


def test_that_what_was_undone_stays_in_the_journal_and_says_so():
    (line,) = journal_lines([an_entry(1, undone=True)])
    assert line.note == "undone"
    assert not line.can_undo


def test_that_an_undoing_names_what_it_took_back():
    stopped = an_entry(1, Verb.STOP_ORDER, "lithium", undone=True)
    undone = an_entry(2, Verb.UNDO, "1", undoes=1)
    again = an_entry(3, Verb.UNDO, "2", undoes=2)
    told = [line.what for line in journal_lines([again, undone, stopped])]
    assert told == ["done again: lithium stopped", "taken back: lithium stopped", "lithium stopped"]


def test_that_stepping_back_never_does_an_undone_entry_again():
    stopped = an_entry(2, Verb.STOP_ORDER, "lithium", undone=True)
    undone = an_entry(3, Verb.UNDO, "2", undoes=2)
    assert undo_of([undone, stopped, an_entry(1)]).entry == 1
    assert undo_of([undone, stopped]).entry is None


def test_that_an_undoing_can_be_taken_back_from_the_journal_as_a_redo():
    stopped = an_entry(1, Verb.STOP_ORDER, "lithium", undone=True)
    undone = an_entry(2, Verb.UNDO, "1", undoes=1)
    lines = journal_lines([undone, stopped])
    assert (lines[0].act, lines[0].act_in_full) == ("Redo", "Redo: lithium stopped")
    assert lines[0].can_undo
    (plain,) = journal_lines([an_entry(1, Verb.STOP_ORDER, "lithium")])
    assert (plain.act, plain.act_in_full) == ("Undo", "Undo: lithium stopped")


def test_that_the_reason_of_a_correction_is_told():
    (line,) = journal_lines([an_entry(1, Verb.CORRECT_ORDER, reason="typed 50 for 5")])
    assert line.note == "Reason: typed 50 for 5"


def test_that_the_last_writing_is_told_with_its_day():
    assert saved_line([an_entry(1)]) == "Saved 20-Jun-2026 09:05"
    assert saved_line([]) == ""
