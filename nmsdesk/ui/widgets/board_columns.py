"""What the columns of the watch board show, written down; a new column is a line here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from nmsdesk.domain.urgency import Level
from nmsdesk.presenters.formats import BETWEEN
from nmsdesk.presenters.watch_board import BoardLine, shaped
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.rich_cell import Cell, ChipRun, Run, Words, words

NARROW = 58
"""Lines of text that the board must be wide for five columns; below it, three tell the same."""
NARROWER = 36
"""The same for three columns; below it, one tells the same."""


class Shape(Enum):
    """How much room there is: for five columns, for three, or for one."""

    WIDE = 5
    NARROW = 3
    ONE = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width, what it shows of a row.

    `drawn`: how much of the window lies behind is drawn above its words.
    """

    title: str
    share: float
    cell: Callable[[BoardLine], Cell]
    drawn: bool = False


def _quiet(line: BoardLine) -> str:
    """The ink of what is beside: on the ground of a level only the full ink is readable."""
    return "ink" if _pressing(line) else "muted"


def _pressing(line: BoardLine) -> bool:
    return line.level.rank < Level.WATCH.rank


def _identifier_and_level(line: BoardLine) -> Cell:
    """One line where the level is that of every row, a chip where it presses."""
    if _pressing(line):
        return (words(line.identifier), ChipRun(shaped(line), line.level.value))
    return (words(f"{line.identifier}{BETWEEN}{shaped(line)}", tone="muted"),)


def _note(line: BoardLine) -> Cell:
    if not line.note:
        return ()
    return (words(line.note, tone="muted") if line.aside else ChipRun(line.note, "watch"),)


def _name(line: BoardLine) -> Words:
    return words(line.name, bold=True)


def _patient(line: BoardLine) -> Cell:
    ward = (words(line.ward, tone=_quiet(line)),) if line.ward else ()
    return (_name(line), *ward, *_identifier_and_level(line), *_note(line))


def _drug(line: BoardLine) -> Words:
    return Words((Run(line.drug, bold=True), Run(f"{BETWEEN}{line.change}")))


def _changed(line: BoardLine) -> Cell:
    also = (words(each, tone=_quiet(line)) for each in line.also)
    return (_drug(line), words(line.since, tone=_quiet(line)), *also)


def _day(line: BoardLine) -> Words:
    return Words((Run(line.window.name, bold=True), Run(f"{BETWEEN}{line.window.day}")))


def _window(line: BoardLine) -> Cell:
    return (_day(line), words(line.window.share, tone=_quiet(line)))


def _checks(line: BoardLine) -> Cell:
    late = (ChipRun(translate("Board", "▲ Overdue"), "urgent"),) if line.overdue else ()
    return (*late, words(line.due), words(line.last, tone=_quiet(line)))


def _why(line: BoardLine) -> Cell:
    return (words(line.risk), *(words(each, tone=_quiet(line)) for each in line.why))


def _since(line: BoardLine) -> Words:
    return Words((*_drug(line).runs, Run(f"{BETWEEN}{line.since}", tone=_quiet(line))))


def _what(line: BoardLine) -> Cell:
    """What changed and the window in few lines."""
    share = Run(f"{BETWEEN}{line.window.share}", tone=_quiet(line))
    also = (words(each, tone=_quiet(line)) for each in line.also)
    return (_since(line), Words((*_day(line).runs, share)), *also)


def _checks_and_risk(line: BoardLine) -> Cell:
    return (*_checks(line), words(line.risk, tone=_quiet(line)))


def _all(line: BoardLine) -> Cell:
    """All that presses in three lines, where the drawer leaves no room for more."""
    level = (Run(f"{shaped(line)}{BETWEEN}", bold=True, tone=line.level.value),)
    name = Words((*(level if _pressing(line) else ()), *_name(line).runs))
    due = Run(f"{BETWEEN}{line.due}", bold=line.overdue)
    return (name, _since(line), Words((*_day(line).runs, due)), *_note(line))


def columns(shape: Shape) -> tuple[Column, ...]:
    patient = translate("Board", "Patient")
    changed = translate("Board", "What changed")
    window = translate("Board", "Watch window")
    checks = translate("Board", "Checks")
    if shape is Shape.ONE:
        return (Column(patient, 1, _all),)
    if shape is Shape.NARROW:
        return (
            Column(patient, 0.27, _patient),
            Column(changed, 0.42, _what),
            Column(checks, 0.31, _checks_and_risk),
        )
    return (
        Column(patient, 0.19, _patient),
        Column(changed, 0.2, _changed),
        Column(window, 0.2, _window, drawn=True),
        Column(checks, 0.2, _checks),
        Column(translate("Board", "Why it stands here"), 0.21, _why),
    )
