"""A cell of wrapped words and chips: measured and painted by one layout, never cut short."""

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
from nmsdesk.ui.widgets.held_label import held_together

CHIP_PAD = 6
"""Pixels left and right of the words of a chip."""
_CHIP_GAP = 4
LINE = 1.25
CLOSE = 1.03
"""Height of a line over that of the font, which is itself some 118 % of the text size (D-08)."""


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


Block = Words | ChipRun
Cell = tuple[Block, ...]


def words(text: str, *, bold: bool = False, tone: str = "ink") -> Words:
    return Words((Run(text, bold, tone),))


def plain(cell: Cell) -> str:
    """The cell as one text: for screen readers, and for whoever asks what is shown."""
    return "; ".join(block.text for block in cell if block.text)


@dataclass(frozen=True, slots=True)
class Type:
    """The font of a cell, and how far its lines stand apart (`LINE` or `CLOSE`)."""

    font: QFont
    apart: float = LINE

    @property
    def heavy(self) -> QFont:
        made = QFont(self.font)
        made.setWeight(QFont.Weight.DemiBold)
        return made

    @property
    def step(self) -> float:
        """Pixels from one line to the next."""
        return QFontMetricsF(self.font).height() * self.apart


def height(cell: Cell, type_: Type, width: float) -> float:
    """The pixels that the whole cell needs at `width`."""
    return _walk(cell, type_, width, None, QPointF(0, 0))


def paint(painter: QPainter, cell: Cell, type_: Type, area: QRectF) -> None:
    """Draw all of the cell from the top of `area`."""
    _walk(cell, type_, area.width(), painter, area.topLeft())


def _walk(cell: Cell, type_: Type, width: float, painter: QPainter | None, at: QPointF) -> float:
    y = x = line = 0.0
    for block in cell:
        if isinstance(block, Words):
            y, x, line = y + line, 0.0, 0.0
            y += _words(block, type_, width, painter, QPointF(at.x(), at.y() + y))
            continue
        chip = _Chip(block, type_, width)
        if x and x + chip.width > width:
            y, x, line = y + line, 0.0, 0.0
        if painter is not None:
            chip.paint(painter, QPointF(at.x() + x, at.y() + y))
        x += chip.width + _CHIP_GAP * 2
        line = max(line, chip.height)
    return y + line


def _layout(
    text: str, type_: Type, width: float, formats: Sequence[QTextLayout.FormatRange]
) -> QTextLayout:
    layout = QTextLayout(held_together(text), type_.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    step = type_.step
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (step - line.height()) / 2))
        y += step
    layout.endLayout()
    return layout


def _is_one_line(text: str, type_: Type, width: float) -> bool:
    """Surely one line: even all in bold it is narrower. Most cells are; none is laid out then."""
    return QFontMetricsF(type_.heavy).horizontalAdvance(text) <= width


def _words(block: Words, type_: Type, width: float, painter: QPainter | None, at: QPointF) -> float:
    if painter is None and _is_one_line(block.text, type_, width):
        return type_.step
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
    layout = _layout(block.text, type_, width, formats)
    if painter is not None:
        layout.draw(painter, at)
    return layout.lineCount() * type_.step


class _Chip:
    """One chip, laid out; it wraps within itself only where it is wider than the cell."""

    def __init__(self, block: ChipRun, type_: Type, width: float) -> None:
        self._block = block
        self._bare = block.plain or block.tone == "quiet"
        heavy = type_ if self._bare else Type(type_.heavy, type_.apart)
        self._pad = 0 if self._bare else CHIP_PAD
        self._layout = _layout(block.text, heavy, width - 2 * self._pad, [])
        lines = range(self._layout.lineCount())
        wide = max((self._layout.lineAt(line).naturalTextWidth() for line in lines), default=0.0)
        self._step = heavy.step
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
