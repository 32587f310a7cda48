"""Of words that our own widgets paint: no label tells of them, so their painting is watched."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPixmap, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from tests.screens.seen import SLACK, shown

WRAP = 0x1000
"""Qt's flag for words that wrap."""


@runtime_checkable
class TellsItsCuts(Protocol):
    """A widget that leaves words out where room is short may offer this; it is asked."""

    def texts_cut(self) -> list[str]:
        """The words that it should show and does not."""


@dataclass(frozen=True, slots=True)
class Painted:
    """Words where they lie, in the pixels of the widget (or picture) that is painted on."""

    on: object
    text: str
    lies: QRectF
    room: QRectF | None = None


@dataclass(slots=True)
class Painting:
    """All words that were painted while the window was drawn once."""

    words: list[Painted] = field(default_factory=list)
    elided: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def on(self, part: object) -> list[str]:
        return [each.text for each in self.words if each.on is part]


def watch(window: QWidget) -> Painting:
    """Draw the window and keep what its own widgets and delegates wrote."""
    for part in shown(window, QWidget):
        if type(part).__module__.startswith("nmsdesk") and "paintEvent" in vars(type(part)):
            # A change of the look throws away what was painted before and kept.
            QApplication.sendEvent(part, QEvent(QEvent.Type.PaletteChange))
    with _watching() as painting:
        window.grab()
    return painting


def cut_paint(window: QWidget, painting: Painting) -> list[str]:
    """Painted words that were shortened, left out, broken, or lie beyond their room."""
    told = [
        f"{type(part).__name__}: {words!r} is left out"
        for part in shown(window, QWidget)
        if isinstance(part, TellsItsCuts)
        for words in part.texts_cut()
    ]
    beyond = [
        f"{_name(each.on)}: {each.text[:60]!r} lies beyond its room"
        for each in painting.words
        if not _fits(each)
    ]
    return [*told, *painting.elided, *painting.broken, *beyond]


def paint_on_paint(painting: Painting) -> list[str]:
    """Pairs of painted words that lie on each other."""
    by_device: dict[int, list[Painted]] = {}
    for each in painting.words:
        by_device.setdefault(id(each.on), []).append(each)
    found = []
    for neighbours in by_device.values():
        for one, other in combinations(neighbours, 2):
            shared = one.lies.intersected(other.lies)
            # The leading of two lines may touch.
            if shared.width() > SLACK and shared.height() > min(one.lies.height(), 12) / 2:
                found.append(f"{_name(one.on)}: {one.text[:40]!r} on {other.text[:40]!r}")
    return found


def _fits(each: Painted) -> bool:
    slack = (-SLACK, -SLACK, SLACK, SLACK)
    if each.room is not None and not each.room.adjusted(*slack).contains(each.lies):
        return False
    view = each.on.parentWidget() if isinstance(each.on, QWidget) else None
    if isinstance(view, QAbstractItemView):
        # Rows are scrolled: the words are within their cell, not within what is in sight of it.
        cell = view.visualRect(view.indexAt(each.lies.center().toPoint()))
        return QRectF(cell).adjusted(*slack).contains(each.lies)
    return _whole(each.on).adjusted(*slack).contains(each.lies)


def _whole(device: object) -> QRectF:
    if isinstance(device, QPixmap):
        return QRectF(QPointF(0, 0), device.deviceIndependentSize())
    return QRectF(0, 0, device.width(), device.height())


def _name(device: object) -> str:
    above = device.parentWidget() if isinstance(device, QWidget) else None
    return type(above if isinstance(above, QAbstractItemView) else device).__name__


@contextmanager
def _watching() -> Iterator[Painting]:
    """While it lasts, what Python writes through Qt is noted; what Qt itself writes is not."""
    painting = Painting()
    spied = [
        (QPainter, "drawText", _drawn),
        (QTextLayout, "draw", _laid),
        (QFontMetrics, "elidedText", _elided),
        (QFontMetricsF, "elidedText", _elided),
    ]
    before = [(kind, name, getattr(kind, name)) for kind, name, _ in spied]
    try:
        for (kind, name, notes), (_, _, real) in zip(spied, before, strict=True):
            setattr(kind, name, _noting(real, notes, painting))
        yield painting
    finally:
        for kind, name, real in before:
            setattr(kind, name, real)


def _noting(real, notes, painting):
    def call(self, *given):
        made = real(self, *given)
        notes(painting, self, given, made)
        return made

    return call


def _drawn(painting: Painting, painter: QPainter, given: tuple, _made: object) -> None:
    text = next(each for each in reversed(given) if isinstance(each, str))
    if not text.strip():
        return
    room = None
    if isinstance(given[0], (QRect, QRectF)):
        room = QRectF(given[0])
        flags = given[1] if isinstance(given[1], int) else int(given[1].value)
        lies = QRectF(painter.boundingRect(room, flags, text))
        # What stands in the middle of its room by height may use the leading around it.
        if not flags & WRAP:
            room.adjust(0, -SLACK, 0, SLACK)
    else:
        at = given[0] if not isinstance(given[0], int) else QPointF(given[0], given[1])
        tight = QFontMetricsF(painter.font())
        lies = QRectF(
            at.x(), at.y() - tight.ascent(), tight.horizontalAdvance(text), tight.height()
        )
    moved = painter.worldTransform()
    painting.words.append(
        Painted(
            painter.device(),
            text,
            moved.mapRect(lies),
            None if room is None else moved.mapRect(room),
        )
    )


def _laid(painting: Painting, layout: QTextLayout, given: tuple, _made: object) -> None:
    if not layout.text().strip():
        return
    painter, at = given[0], QPointF(given[1])
    lines = [layout.lineAt(place) for place in range(layout.lineCount())]
    wide = max((line.naturalTextWidth() for line in lines), default=0.0)
    lies = QRectF(at.x(), at.y(), wide, layout.boundingRect().height())
    text = layout.text()
    painting.words.append(Painted(painter.device(), text, painter.worldTransform().mapRect(lies)))
    ends = [line.textStart() + line.textLength() for line in lines[:-1]]
    painting.broken += [
        f"a line ends within a word: {text[max(0, end - 12) : end]!r} | {text[end : end + 12]!r}"
        for end in ends
        if text[end - 1].isalnum() and text[end : end + 1].isalnum()
    ]


def _elided(painting: Painting, _metrics: object, given: tuple, made: str) -> None:
    if made != given[0]:
        painting.elided.append(f"painted as {made!r} instead of {given[0]!r}")
