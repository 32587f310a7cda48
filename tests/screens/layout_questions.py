"""Asks the layout, not the pixels: is a text cut off, do two controls lie on each other."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

SLACK = 2
"""Pixels by which rounding may differ."""


def cut_texts(window: QWidget) -> list[str]:
    """Every visible label or button whose text needs more room than it has."""
    labels = [part for part in _seen(window, QLabel) if part.text() and _label_is_cut(part)]
    buttons = [
        part
        for part in _seen(window, QAbstractButton)
        if part.text() and part.sizeHint().width() > part.width() + SLACK
    ]
    return [f"{_where(part)}: {part.text()[:60]!r} in {_size(part)}" for part in labels + buttons]


def overlaps(window: QWidget) -> list[str]:
    """Every pair of neighbours with text that lie on each other."""
    found = []
    parts = [p for p in (*_seen(window, QLabel), *_seen(window, QAbstractButton)) if p.text()]
    by_parent: dict[int, list[QWidget]] = {}
    for part in parts:
        by_parent.setdefault(id(part.parentWidget()), []).append(part)
    for neighbours in by_parent.values():
        for one, other in combinations(neighbours, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > SLACK and shared.height() > SLACK:
                found.append(f"{_where(one)}: {one.text()[:40]!r} on {other.text()[:40]!r}")
    return found


def outside(window: QWidget) -> list[str]:
    """Everything visible that reaches beyond the window at its right edge."""
    found = []
    for part in (*_seen(window, QLabel), *_seen(window, QAbstractButton)):
        right = part.mapTo(window, QPoint(part.width(), 0)).x()
        if part.text() and right > window.width() + SLACK:
            found.append(f"{_where(part)}: {part.text()[:60]!r} ends at {right}")
    return found


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
    needed = part.fontMetrics().boundingRect(room, int(flags), part.text())
    return needed.height() > part.height() + SLACK or needed.width() > across + SLACK


def _seen(window: QWidget, kind: type) -> list:
    """Of the widgets of a kind those of which at least a part is on screen."""
    return [
        part
        for part in window.findChildren(kind)
        if part.isVisible() and not part.visibleRegion().isEmpty()
    ]


def _where(part: QWidget) -> str:
    parent = part.parentWidget()
    return f"{type(parent).__name__}/{type(part).__name__}"


def _size(part: QWidget) -> str:
    needed = part.sizeHint()
    return f"{part.width()}x{part.height()}, needs {needed.width()}x{needed.height()}"
