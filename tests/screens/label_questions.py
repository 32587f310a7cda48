"""Of labels and buttons: is a text cut off, do two of them lie on each other."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLayout, QTextBrowser, QWidget

from tests.screens.seen import SLACK, dates_broken, seen, size, where, words_of

SHORTEST_LINE = 28
"""Characters of middle width; the drawer has some thirty-five."""


def cut_texts(window: QWidget) -> list[str]:
    """Every visible label or button whose text needs more room than it has."""
    labels = [part for part in seen(window, QLabel) if part.text() and _label_is_cut(part)]
    buttons = [
        part
        for part in seen(window, QAbstractButton)
        if part.text() and part.sizeHint().width() > part.width() + SLACK
    ]
    return [f"{where(part)}: {part.text()[:60]!r} in {size(part)}" for part in labels + buttons]


def broken_dates(window: QWidget) -> list[str]:
    """Every date in a label that wraps within it: half a date is read as another."""
    return [
        f"{where(part)}: a line ends within {date!r}"
        for part in seen(window, QLabel)
        if part.wordWrap()
        for date in dates_broken(drawn(part), part.font(), part.contentsRect().width())
    ]


def overlaps(window: QWidget) -> list[str]:
    """Every pair of neighbours of one layout that lie on each other."""
    found = []
    for parent in seen(window, QWidget):
        neighbours = [part for part in _laid_out(parent.layout()) if part.isVisible()]
        for one, other in combinations(neighbours, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > SLACK and shared.height() > SLACK:
                found.append(f"{_called(one)} on {_called(other)}")
    return found


def narrow_pages(window: QWidget) -> list[str]:
    """Every page of running text with so short a line that it cannot be read with ease."""
    found = []
    for part in seen(window, QTextBrowser):
        wide, character = part.viewport().width(), part.fontMetrics().averageCharWidth()
        if wide < SHORTEST_LINE * character:
            found.append(f"{where(part)} {words_of(part)!r}: {wide // character} characters a line")
    return found


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    """What a layout and the layouts within it hold; what floats above is in none."""
    for item in [] if layout is None else map(layout.itemAt, range(layout.count())):
        if item.widget() is not None:
            yield item.widget()
        yield from _laid_out(item.layout())


def drawn(part: QLabel) -> str:
    """What Qt draws: a label may hold together what it was told (`HeldLabel`)."""
    return str(part.property("text"))


def _called(part: QWidget) -> str:
    return f"{where(part)} {words_of(part)!r}"


def _label_is_cut(part: QLabel) -> bool:
    margins = part.contentsMargins()
    across = part.width() - margins.left() - margins.right()
    if part.textFormat() == Qt.TextFormat.RichText:
        return (
            part.hasHeightForWidth() and part.heightForWidth(part.width()) > part.height() + SLACK
        )
    if not part.wordWrap():
        return part.sizeHint().width() > part.width() + SLACK
    flags = Qt.TextFlag.TextWordWrap | part.alignment()
    room = QRect(0, 0, across, 10_000)
    needed = part.fontMetrics().boundingRect(room, int(flags), drawn(part))
    return needed.height() > part.height() + SLACK or needed.width() > across + SLACK
