"""Shares the width of a sheet among its columns and gives each line its height."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from nmsdesk.presenters.checklist_flow import flow
from nmsdesk.ui.widgets.check_group import CheckGroup

BETWEEN = 6
"""Pixels between two columns."""
COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """`left` and `width` in pixels; `lines` is how many its groups take."""

    groups: tuple[CheckGroup, ...]
    left: int
    width: int
    lines: int


def snug_width(groups: Sequence[CheckGroup], columns: int) -> int:
    """The width at which so many columns stand beside each other with nothing broken."""
    return _total(_widths(_shared(groups, columns)))


def columns_for(groups: Sequence[CheckGroup], width: int) -> tuple[Column, ...]:
    """As many columns as `width` has room for; what is left over is shared evenly."""
    ways = (_shared(groups, count) for count in range(COLUMNS, 1, -1))
    fitting = (way for way in ways if _total(_widths(way)) <= width)
    shared = next(fitting, _shared(groups, 1))
    widths = _widths(shared)
    spare = width - _total(widths)
    made: list[Column] = []
    left = 0
    for each, needed in zip(shared, widths, strict=True):
        wide = needed + spare // len(widths)
        made.append(Column(each, left, wide, sum(group.lines(wide) for group in each)))
        left += wide + BETWEEN
    return tuple(made)


def place(columns: Sequence[Column], line: float) -> None:
    """Give each heading and row its place; `line` is the height of one line in pixels."""
    for column in columns:
        at = 0
        for group in column.groups:
            for part, lines in (
                (group.heading, 1),
                *((made, made.lines(column.width)) for made in group.rows),
            ):
                top, end = round(at * line), round((at + lines) * line)
                part.setGeometry(QRect(column.left, top, column.width, end - top))
                at += lines


def _shared(groups: Sequence[CheckGroup], columns: int) -> tuple[tuple[CheckGroup, ...], ...]:
    """By the number of rows alone, so that no group changes its column while one types."""
    ways = flow([1 + len(group.rows) for group in groups], columns)
    return tuple(tuple(groups[index] for index in way) for way in ways)


def _widths(shared: Sequence[Sequence[CheckGroup]]) -> list[int]:
    return [max(group.snug_width() for group in each) for each in shared]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + BETWEEN * (len(widths) - 1)
