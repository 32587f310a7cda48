"""What the columns of the medicine list show, written down; a new column is a line here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from nmsdesk.presenters.formats import BETWEEN
from nmsdesk.presenters.medication_rows import MedicationRow
from nmsdesk.presenters.medicine_words import a_day
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.rich_cell import Block, Cell, ChipRun, Run, Words, words

NARROW = 53
"""Lines of text that the list must be wide for six columns; below it, three tell the same."""
NARROWER = 36
"""The same for two columns of rows that stand close; below it, one tells the same."""


class Shape(Enum):
    """How much room there is: for six columns, for three, for two of few lines, or for one."""

    WIDE = 6
    NARROW = 3
    CLOSE = 2
    ONE = 1


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
    chips: list[Block] = [ChipRun(chip.dated, chip.tone) for chip in row.chips]
    if row.day_of:
        chips.insert(1, ChipRun(row.day_of, "watch", plain=True))
    return tuple(chips)


def _kind(row: MedicationRow) -> Cell:
    tone = "muted" if row.kind.tone == "quiet" else row.kind.tone
    return (words(row.kind.words, bold=row.kind.unknown, tone=tone),)


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
    return (*_dose(row), words(_span(row)))


def _span(row: MedicationRow) -> str:
    until = row.until or translate("Medications", "not recorded")
    span = translate("Medications", "from {start} to {end}")
    return span.format(start=row.since, end=until)


def _flowing(row: MedicationRow) -> Cell:
    """Name and dose in one line, the rest in the next: all of it where there is little height."""
    since = translate("Medications", "since {day}").format(day=row.since)
    return _two_lines(row, (), tuple(part for part in (a_day(row.daily), since) if part))


def _flowing_past(row: MedicationRow) -> Cell:
    return _two_lines(row, (Run(f"{row.status}  ", bold=True),), (_span(row),))


def _two_lines(row: MedicationRow, first: tuple[Run, ...], told: tuple[str, ...]) -> Cell:
    name, dose = _name(row), _dose(row)
    assert isinstance(name[0], Words)
    assert isinstance(dose[0], Words)
    tone = "muted" if row.kind.tone == "quiet" else row.kind.tone
    kind = Run(row.kind.words, bold=row.kind.unknown, tone=tone)
    rest = Words((kind, *(Run(f"{BETWEEN}{part}") for part in told)))
    line = Words((*first, *name[0].runs, Run("  "), *dose[0].runs))
    return (line, rest, *name[1:], *dose[1:])


def columns(*, past: bool, shape: Shape) -> tuple[Column, ...]:
    """What the two lists show; Past has the status first (D-13)."""
    medicine = translate("Medications", "Medicine")
    dose = translate("Medications", "Dose and when")
    change = translate("Medications", "Last change")
    flowing = _flowing_past if past else _flowing
    if shape is Shape.ONE:
        return (Column(medicine, 1, lambda row: (*flowing(row), *_change(row))),)
    if shape is Shape.CLOSE:
        return (Column(medicine, 0.58, flowing), Column(change, 0.42, _change))
    if shape is Shape.NARROW:
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
        Column(change, 0.27, _change),
        Column(translate("Medications", "Kind"), 0.12, _kind),
    )
