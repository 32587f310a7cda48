"""What the columns of the medicine list show, written down; a new column is a line here."""

from collections.abc import Callable
from dataclasses import dataclass

from nmsdesk.presenters.formats import BETWEEN
from nmsdesk.presenters.medications import MedicationRow
from nmsdesk.presenters.medicine_words import a_day
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.rich_cell import Block, Cell, ChipRun, Run, Words, words

NARROW = 960
"""Pixels below which a row tells the same in three columns instead of six."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width, what it shows of a row."""

    title: str
    share: float
    cell: Callable[[MedicationRow], Cell]


def _name(row: MedicationRow) -> Cell:
    runs = [Run(row.name, bold=True)]
    if row.written and row.written.isupper():
        runs.append(Run(f" — {row.written}"))
        return (Words(tuple(runs)),)
    if row.written:
        as_written = translate("Medications", "as written: {text}").format(text=row.written)
        return (Words(tuple(runs)), words(as_written, tone="muted"))
    return (Words(tuple(runs)),)


def _dose(row: MedicationRow) -> Cell:
    label = translate("Medications", "DOSE")
    line = Words((Run(f"{label} ", tone="muted"), Run(row.dose, bold=True), Run(f" — {row.line}")))
    return (line, *(words(remark, tone="muted") for remark in row.remarks))


def _change(row: MedicationRow) -> Cell:
    """The last change, beside it the day of its window, then what else stands open."""
    chips: list[Block] = [ChipRun(chip.text, chip.tone) for chip in row.chips]
    if row.day_of:
        chips.insert(1, ChipRun(row.day_of, "watch", plain=True))
    return tuple(chips)


def _kind(row: MedicationRow) -> Cell:
    tone = "muted" if row.kind.tone == "quiet" else row.kind.tone
    cell: list[Block] = [words(row.kind.words, bold=row.kind.unknown, tone=tone)]
    if row.offered:
        text = translate("Medications", "did you mean {names}?")
        cell.append(words(text.format(names=", ".join(row.offered[:3])), tone="muted"))
    return tuple(cell)


def _plain(
    text: Callable[[MedicationRow], str], *, bold: bool = False
) -> Callable[[MedicationRow], Cell]:
    return lambda row: (words(text(row), bold=bold),) if text(row) else ()


def _stacked(row: MedicationRow) -> Cell:
    """Name, then class: the narrow list's first column."""
    return (*_name(row), *_kind(row))


def _stacked_past(row: MedicationRow) -> Cell:
    return (words(row.status, bold=True), *_name(row))


def _dose_and_times(row: MedicationRow) -> Cell:
    """The dose, then a day's dose and since when."""
    since = translate("Medications", "since {day}").format(day=row.since)
    parts = [part for part in (a_day(row.daily), since) if part]
    return (*_dose(row), words(BETWEEN.join(parts)))


def _dose_and_span(row: MedicationRow) -> Cell:
    """The dose, then from when until when."""
    span = translate("Medications", "from {start} to {end}")
    until = row.until or translate("Medications", "not recorded")
    return (*_dose(row), words(span.format(start=row.since, end=until)))


def columns(*, past: bool, narrow: bool) -> tuple[Column, ...]:
    """What the two lists show; Past has the status first (D-13)."""
    medicine = translate("Medications", "Medicine")
    dose = translate("Medications", "Dose and when")
    change = translate("Medications", "Last change")
    if narrow:
        first, second = (_stacked_past, _dose_and_span) if past else (_stacked, _dose_and_times)
        return (
            Column(medicine, 0.27, first),
            Column(dose, 0.4, second),
            Column(change, 0.33, _change),
        )
    if past:
        status = translate("Medications", "Status")
        return (
            Column(status, 0.11, _plain(lambda row: row.status, bold=True)),
            Column(medicine, 0.165, _name),
            Column(dose, 0.275, _dose),
            Column(translate("Medications", "From"), 0.1, _plain(lambda row: row.since)),
            Column(translate("Medications", "Until"), 0.12, _plain(lambda row: row.until)),
            Column(change, 0.23, _change),
        )
    return (
        Column(medicine, 0.158, _name),
        Column(dose, 0.268, _dose),
        Column(translate("Medications", "A day"), 0.087, _plain(lambda r: r.daily, bold=True)),
        Column(translate("Medications", "Since"), 0.097, _plain(lambda row: row.since)),
        Column(change, 0.278, _change),
        Column(translate("Medications", "Kind"), 0.112, _kind),
    )
