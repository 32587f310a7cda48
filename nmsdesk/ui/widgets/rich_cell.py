"""A cell of wrapped words and chips: measured and painted by one layout, never cut short."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from nmsdesk.ui import theme

CHIP_PAD = 6
"""Pixels left and right of the words of a chip."""
_CHIP_GAP = 4
LINE = 1.25
"""Height of a line over that of the font (D-08)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight and colour; `tone` a colour of the theme."""

    text: str
    bold: bool = False
    tone: str = "ink"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: runs that flow and wrap together."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class ChipRun:
    """A chip: words on a ground of their tone; `plain` ones have no ground and stand beside."""

    text: str
    tone: str
    plain: bool = False


_DATE = re.compile(r"\b\d{2}-\w{3}-\d{4}\b")
_FIGURE = re.compile(r"(?<=\d) (?=(?:mg|g|mL|micrograms|units|%|d)(?!\w))")

Block = Words | ChipRun
Cell = tuple[Block, ...]


def words(text: str, *, bold: bool = False, tone: str = "ink") -> Words:
    return Words((Run(text, bold, tone),))


def plain(cell: Cell) -> str:
    """The cell as one text: for screen readers, and for whoever asks what is shown."""
    return "; ".join(block.text for block in cell if block.text)


def height(cell: Cell, font: QFont, width: float) -> float:
    """The pixels that the whole cell needs at `width`."""
    return _walk(cell, font, width, None, QPointF(0, 0))


def paint(painter: QPainter, cell: Cell, font: QFont, area: QRectF) -> None:
    """Draw all of the cell from the top of `area`."""
    _walk(cell, font, area.width(), painter, area.topLeft())


def _walk(cell: Cell, font: QFont, width: float, painter: QPainter | None, at: QPointF) -> float:
    y = x = line = 0.0
    for block in cell:
        if isinstance(block, Words):
            y, x, line = y + line, 0.0, 0.0
            y += _words(block, font, width, painter, QPointF(at.x(), at.y() + y))
            continue
        chip = _Chip(block, font, width)
        if x and x + chip.width > width:
            y, x, line = y + line, 0.0, 0.0
        if painter is not None:
            chip.paint(painter, QPointF(at.x() + x, at.y() + y))
        x += chip.width + _CHIP_GAP * 2
        line = max(line, chip.height)
    return y + line


def held_together(text: str) -> str:
    """`text`, as long as before, in which no line ends within a date or before a unit."""
    dated = _DATE.sub(lambda found: found.group().replace("-", "\N{NON-BREAKING HYPHEN}"), text)
    return _FIGURE.sub("\N{NO-BREAK SPACE}", dated)


def _layout(
    text: str, font: QFont, width: float, formats: Sequence[QTextLayout.FormatRange]
) -> QTextLayout:
    layout = QTextLayout(held_together(text), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    step = QFontMetricsF(font).height() * LINE
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (step - line.height()) / 2))
        y += step
    layout.endLayout()
    return layout


def _is_one_line(text: str, font: QFont, width: float) -> bool:
    """Surely one line: even all in bold it is narrower. Most cells are; none is laid out then."""
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return QFontMetricsF(heavy).horizontalAdvance(text) <= width


def _words(block: Words, font: QFont, width: float, painter: QPainter | None, at: QPointF) -> float:
    if painter is None and _is_one_line(block.text, font, width):
        return QFontMetricsF(font).height() * LINE
    formats = []
    start = 0
    for run in block.runs:
        spot = QTextLayout.FormatRange()
        spot.start, spot.length = start, len(run.text.encode("utf-16-le")) // 2
        look = QTextCharFormat()
        look.setForeground(theme.colour(run.tone))
        if run.bold:
            look.setFontWeight(QFont.Weight.DemiBold)
        spot.format = look
        formats.append(spot)
        start += spot.length
    layout = _layout(block.text, font, width, formats)
    if painter is not None:
        layout.draw(painter, at)
    return layout.lineCount() * QFontMetricsF(font).height() * LINE


class _Chip:
    """One chip, laid out; it wraps within itself only where it is wider than the cell."""

    def __init__(self, block: ChipRun, font: QFont, width: float) -> None:
        self._block = block
        self._bare = block.plain or block.tone == "quiet"
        heavy = QFont(font)
        heavy.setWeight(QFont.Weight.Normal if self._bare else QFont.Weight.DemiBold)
        self._pad = 0 if self._bare else CHIP_PAD
        self._layout = _layout(block.text, heavy, width - 2 * self._pad, [])
        lines = range(self._layout.lineCount())
        wide = max((self._layout.lineAt(line).naturalTextWidth() for line in lines), default=0.0)
        self._step = QFontMetricsF(heavy).height() * LINE
        self.width = wide + 2 * self._pad
        self.height = len(lines) * self._step + _CHIP_GAP

    def paint(self, painter: QPainter, at: QPointF) -> None:
        tone = self._block.tone
        if not self._bare:
            box = QRectF(at.x(), at.y(), self.width, self.height - _CHIP_GAP)
            painter.setPen(QColor(theme.colour("watch_mark" if tone == "watch" else tone)))
            painter.setBrush(theme.colour(f"{tone}_ground"))
            painter.drawRoundedRect(box, self._step / 2.4, self._step / 2.4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.colour("muted" if tone == "quiet" else tone))
        self._layout.draw(painter, QPointF(at.x() + self._pad, at.y()))
