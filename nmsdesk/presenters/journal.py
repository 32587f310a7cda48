"""Who did what in a record, when: the lines of the journal and the word on the undo."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from nmsdesk.domain.record import Entry, Verb
from nmsdesk.presenters.formats import day, day_and_clock
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class JournalLine:
    """`act` is the word of its button where `can_undo`: an undoing is done again by "Redo"."""

    id: int
    when: str
    who: str
    what: str
    note: str
    can_undo: bool
    act: str
    act_in_full: str


_LEFT_TO_THE_JOURNAL = frozenset({Verb.ACKNOWLEDGE, Verb.UNDO})


_BRINGS_PEOPLE = frozenset({Verb.ADD_PATIENT, Verb.IMPORT})
"""Taking one of these back takes a person, or a whole import, out of the record."""


@dataclass(frozen=True, slots=True)
class UndoView:
    """`entry` None where there is nothing to undo; `told` what that entry was, as a phrase.

    `people_leave`: a person or a whole import would leave the record, which is asked first.
    """

    text: str
    entry: int | None
    told: str = ""
    people_leave: bool = False


def journal_lines(entries: Sequence[Entry]) -> tuple[JournalLine, ...]:
    """In the order given, which is newest first."""
    known = {entry.id: entry for entry in entries}
    return tuple(_line(entry, known) for entry in entries)


def _line(entry: Entry, known: Mapping[int, Entry]) -> JournalLine:
    undoing, target = _target(entry, known)
    what = what_was_done(target)
    if undoing:
        act = translate("Journal", "Redo")
        full = translate("Journal", "Redo: {what}").format(what=what)
    else:
        act = translate("Journal", "Undo")
        full = translate("Journal", "Undo: {what}").format(what=what)
    return JournalLine(
        entry.id,
        day_and_clock(entry.at),
        entry.who,
        _told(entry, known),
        _note(entry),
        entry.can_undo and not entry.undone,
        act,
        full,
    )


def undo_of(entries: Sequence[Entry]) -> UndoView:
    """The latest entry that can be undone, `entries` newest first.

    Undo steps back and never forward: an undoing is done again from the journal alone. Having
    seen a bar is left to the journal too: nobody presses Ctrl+Z to unsee.
    """
    for entry in entries:
        if entry.can_undo and not entry.undone and entry.verb not in _LEFT_TO_THE_JOURNAL:
            what = _told(entry, {one.id: one for one in entries})
            text = translate("Journal", "Undo: {what}").format(what=what)
            return UndoView(text, entry.id, what, entry.verb in _BRINGS_PEOPLE)
    return UndoView(translate("Journal", "Nothing to undo"), None)


def saved_line(entries: Sequence[Entry]) -> str:
    """When this record was last written."""
    if not entries:
        return ""
    return translate("Journal", "Saved {when}").format(when=day_and_clock(entries[0].at))


def what_was_done(entry: Entry) -> str:
    """One entry as a phrase: "haloperidol added"."""
    words: dict[Verb, Callable[[], str]] = {
        Verb.ADD_PATIENT: lambda: translate("Journal", "patient {what} added"),
        Verb.EDIT_PATIENT: lambda: translate("Journal", "personal details edited"),
        Verb.CONFIRM_NO_MEDICINES: lambda: translate("Journal", "confirmed: takes no medicines"),
        Verb.ADD_ORDER: lambda: translate("Journal", "{what} added"),
        Verb.CHANGE_DOSE: lambda: translate("Journal", "dose of {what} changed"),
        Verb.CORRECT_ORDER: lambda: translate("Journal", "entry of {what} corrected"),
        Verb.STOP_ORDER: lambda: translate("Journal", "{what} stopped"),
        Verb.RECORD_DOSE: lambda: translate("Journal", "dose of {what} recorded"),
        Verb.CORRECT_DOSE: lambda: translate("Journal", "recorded dose of {what} corrected"),
        Verb.OBSERVE: lambda: translate("Journal", "check of {what} entered"),
        Verb.CORRECT_OBSERVATION: lambda: translate("Journal", "check of {what} corrected"),
        Verb.ACKNOWLEDGE: lambda: translate("Journal", "seen: what the bar said"),
        Verb.PUT_ASIDE: lambda: translate("Journal", "put aside on the watch board"),
        Verb.END_WATCHING: lambda: translate("Journal", "watching ended"),
        Verb.IMPORT: lambda: translate("Journal", "import of {what}"),
        Verb.UNDO: lambda: translate("Journal", "an earlier entry undone"),
    }
    return words[entry.verb]().format(what=_named(entry.what))


def _target(entry: Entry, known: Mapping[int, Entry]) -> tuple[bool, Entry]:
    """What an undoing is about in the end, as far as it is in sight, and is it taken back."""
    undoing, seen = False, entry
    while seen.undoes is not None and seen.undoes in known:
        undoing, seen = not undoing, known[seen.undoes]
    return undoing, seen


def _told(entry: Entry, known: Mapping[int, Entry]) -> str:
    """As `what_was_done`, and of an undoing what it took back, where that is in sight."""
    undoing, target = _target(entry, known)
    what = what_was_done(target)
    if target is entry:
        return what
    if undoing:
        return translate("Journal", "taken back: {what}").format(what=what)
    return translate("Journal", "done again: {what}").format(what=what)


def _named(what: str) -> str:
    """The time of a check as people read it; everything else as it is."""
    try:
        at = datetime.fromisoformat(what)
    except ValueError:
        return what
    return day(at) if len(what) == len("2026-01-01") else day_and_clock(at)


def _note(entry: Entry) -> str:
    if entry.undone:
        return translate("Journal", "undone")
    if entry.reason:
        return translate("Journal", "Reason: {reason}").format(reason=entry.reason)
    return ""
