"""The medication list on paper: who it is about on each page, the list, the changes of 30 days."""

from dataclasses import dataclass
from datetime import timedelta

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.presenters import medicine_words as words
from nmsdesk.presenters.change_chip import chip, day_of, is_open
from nmsdesk.presenters.formats import BETWEEN, day_and_clock
from nmsdesk.presenters.medication_rows import MedicationRow
from nmsdesk.presenters.medications import medications
from nmsdesk.presenters.patient_banner import banner
from nmsdesk.presenters.wording import translate

RECENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """`name` bold, `brand` beside it, `line` the DOSE line, `aside` what else is to be known."""

    name: str
    brand: str
    line: str
    aside: str
    watched: bool


@dataclass(frozen=True, slots=True)
class PrintedChange:
    when: str
    drug: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class PrintedList:
    """Everything on the paper; `identity` and `footer` stand on each page."""

    title: str
    identity: tuple[str, ...]
    allergies: str
    rows: tuple[PrintedRow, ...]
    no_rows: str
    changes_title: str
    changes: tuple[PrintedChange, ...]
    no_changes: str
    footer: str
    file_name: str
    mark: str = ""
    """What every page bears where the people are invented; empty for a real record."""

    @staticmethod
    def page(number: int, count: int) -> str:
        text = translate("Print", "Page {number} of {count}")
        return text.format(number=number, count=count)


def printed(
    case: Case, assessment: Assessment, knowledge: Knowledge, texts: Texts, *, demo: bool = False
) -> PrintedList:
    """The current list as it stands at `case.now`; `demo` where it is of the demonstration."""
    person = banner(case.patient, case.now, texts.label)
    view = medications(case, assessment, knowledge, texts, past=False)
    since = case.now - RECENT
    recent = [change for change in assessment.changes if since <= change.at <= case.now]
    changes = tuple(_change(one, case, texts) for one in reversed(recent))
    return PrintedList(
        title=translate("Print", "Medication list, {when}").format(when=day_and_clock(case.now)),
        identity=(person.name, *person.details),
        allergies=person.allergies,
        rows=tuple(map(_row, view.rows)),
        no_rows=view.empty.title if view.empty else "",
        changes_title=translate("Print", "Changes of the last 30 days"),
        changes=changes,
        no_changes=translate("Print", "No change that this program judges."),
        footer=translate(
            "Print",
            "For education and record keeping; not a diagnosis. Printed {when}, 24-hour clock.",
        ).format(when=day_and_clock(case.now)),
        file_name=f"medications-{case.now:%Y%m%d-%H%M}.pdf",
        mark=translate("Status", "Demonstration: invented people") if demo else "",
    )


def _row(row: MedicationRow) -> PrintedRow:
    line = BETWEEN.join((translate("Medications", "DOSE {dose}").format(dose=row.dose), row.line))
    aside = [
        words.a_day(row.daily),
        translate("Print", "since {day}").format(day=row.since),
        *(one.in_full for one in row.chips),
        row.day_of and translate("Print", "watch window, {day_of}").format(day_of=row.day_of),
        row.kind.words,
        *row.remarks,
    ]
    return PrintedRow(
        row.name, row.written, line, "; ".join(part for part in aside if part), row.highlighted
    )


def _change(change: Change, case: Case, texts: Texts) -> PrintedChange:
    told = chip(change, case.now).in_full
    if is_open(change, case.now):
        watched = translate("Print", "{words}; watch window, {day_of}")
        told = watched.format(words=told, day_of=day_of(change, case.now))
    return PrintedChange(day_and_clock(change.at), str(change.drug), told, texts.say(change.why))
