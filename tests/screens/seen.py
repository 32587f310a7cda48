"""What every question to the layout shares: which widgets are on screen, where, and how large."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

SLACK = 2
"""Pixels by which rounding may differ."""
DATE = re.compile(r"\d{2}\W\w{3}\W\d{4}")


def seen(window: QWidget, kind: type) -> list:
    """Of the widgets of a kind those of which at least a part is on screen."""
    return [
        part
        for part in shown(window, kind)
        # What is scrolled may fill all of the area that scrolls it.
        if not (part.visibleRegion().isEmpty() and _port(part).visibleRegion().isEmpty())
    ]


def _port(part: QWidget) -> QWidget:
    return part.viewport() if isinstance(part, QAbstractScrollArea) else part


def shown(window: QWidget, kind: type) -> list:
    """Of the widgets of a kind those that nobody has hidden, in sight or not."""
    return [part for part in window.findChildren(kind) if part.isVisible()]


def rect_in(part: QWidget, other: QWidget) -> QRect:
    """Where a part lies, in the pixels of a widget around it."""
    return QRect(part.mapTo(other, QPoint(0, 0)), part.size())


def scrolls_around(part: QWidget) -> Iterator[QAbstractScrollArea]:
    """The areas in which a part is scrolled, from the nearest outwards."""
    inner, outer = part, part.parentWidget()
    while outer is not None and not inner.isWindow():
        around = outer.parentWidget()
        if isinstance(around, QAbstractScrollArea) and around.viewport() is outer:
            yield around
        inner, outer = outer, around


def within(part: QObject, kind: type) -> bool:
    """Is the part inside another of that kind."""
    above = part.parent()
    while above is not None and not isinstance(above, kind):
        above = above.parent()
    return above is not None


def where(part: QWidget) -> str:
    return f"{type(part.parentWidget()).__name__}/{type(part).__name__}"


def size(part: QWidget) -> str:
    needed = part.sizeHint()
    return f"{part.width()}x{part.height()}, needs {needed.width()}x{needed.height()}"


def words_of(part: QWidget) -> str:
    """What a person would call the part."""
    text = getattr(part, "text", None)
    said = text() if callable(text) else text
    return (said if isinstance(said, str) and said else part.accessibleName())[:60]


def dates_broken(text: str, font: QFont, wide: int) -> list[str]:
    """The dates within which a line of `text` ends, where it wraps at `wide` pixels."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide)
    layout.endLayout()
    ends = {layout.lineAt(at).textStart() for at in range(1, layout.lineCount())}
    within_it = [(date, range(date.start() + 1, date.end())) for date in DATE.finditer(text)]
    return [date.group() for date, inside in within_it if ends.intersection(inside)]
