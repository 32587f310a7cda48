"""The sentences of the check page that stand on their own."""

from datetime import datetime

from nmsdesk.domain.finding import FindingKind
from nmsdesk.presenters.checklist import Checklist
from nmsdesk.presenters.checklist_layout import SheetPlan
from nmsdesk.presenters.checklist_view import OLDER, RowView
from nmsdesk.presenters.formats import clock, day_and_clock
from nmsdesk.presenters.wording import translate


def keys_of_the_check() -> tuple[tuple[str, str], ...]:
    return (
        ("Y", translate("Check", "yes, and on to the next")),
        ("N", translate("Check", "no (none, normal), and on to the next")),
        ("0 or −", translate("Check", "not assessed")),
        ("1 … 7", translate("Check", "the word with that key")),
        ("A C V P U", translate("Check", "the grade of consciousness")),
        ("X", translate("Check", "refused or not possible: goes into the note")),
        ("R", translate("Check", "the rest of this group was looked for and is absent")),
        ("L", translate("Check", "laboratory and more, and back")),
        ("↑ ↓ ← →", translate("Check", "move")),
        ("Ctrl+Z", translate("Check", "take the last answer back")),
        ("Enter", translate("Check", "read a figure; elsewhere finish")),
        ("Ctrl+Enter", translate("Check", "finish")),
    )


def key_legend() -> str:
    """The keys that a beginner needs, in one breath; `?` has them all."""
    return translate(
        "Check", "Y yes · N no · 0 not assessed · X not possible · R rest absent · Ctrl+Z back"
    )


def last_check(at: datetime | None, *, older: bool = False) -> str:
    """`older`: some answers are of a check before that one, and marked so."""
    if at is None:
        return translate("Check", "No check before this one")
    sentence = (
        translate("Check", "In grey: the check of {when}; with a day or {mark} an older one")
        if older
        else translate("Check", "In grey: the check of {when}")
    )
    return sentence.format(when=day_and_clock(at), mark=OLDER)


def rest_said(count: int, left: int, group: str) -> str:
    """`left` are the signs that were said before to be not assessed or not possible."""
    if not count:
        sentence = translate("Check", "“{group}”: no sign was left open.")
    elif left:
        sentence = translate(
            "Check",
            "“{group}”: {count} more looked for and absent; {left} stay not assessed or not"
            " possible. Ctrl+Z takes it back.",
        )
    else:
        sentence = translate(
            "Check", "“{group}”: {count} more looked for and absent. Ctrl+Z takes it back."
        )
    return sentence.format(group=group, count=count, left=left)


def no_rest(group: str) -> str:
    """R in a group whose rows are answered each by itself."""
    sentence = translate(
        "Check", "“{group}”: each row here is answered by itself; R is for signs looked for."
    )
    return sentence.format(group=group)


def keys_of_row(row: RowView) -> str:
    """Which keys answer a row, for whoever pressed one that does not."""
    if row.kind is FindingKind.WORD:
        keys = ", ".join(
            f"{choice.key}/{choice.also}" if choice.also else choice.key for choice in row.choices
        )
        sentence = translate("Check", "{finding} takes {keys}; 0 not assessed, X not possible.")
        return sentence.format(finding=row.label, keys=keys)
    sentence = translate(
        "Check", "{finding} takes Y, N, 0 or X. A figure belongs into a row with a field."
    )
    return sentence.format(finding=row.label)


def not_finished(row: RowView) -> str:
    """Enter right after a key that answered nothing: it was meant for a figure, not for the end."""
    sentence = translate(
        "Check", "What was typed at “{finding}” answered nothing. Ctrl+Enter finishes all the same."
    )
    return sentence.format(finding=row.label)


def saved(checklist: Checklist, sheet: SheetPlan, now: datetime) -> str:
    done, there = checklist.looked_for(sheet)
    sentence = translate("Check", "Saved {clock}: {done} of {all} looked for.")
    return sentence.format(clock=clock(now), done=done, all=there)


def unfinished(count: int) -> str:
    if count == 1:
        return translate("Check", "One check is unfinished and not in the record.")
    sentence = translate("Check", "{count} checks are unfinished and not in the record.")
    return sentence.format(count=count)


def kept_as_draft(patient: str) -> str:
    sentence = translate(
        "Check", "The unfinished check of {patient} is kept here and not yet in the record."
    )
    return sentence.format(patient=patient)
