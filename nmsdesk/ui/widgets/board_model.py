"""The rows of the watch board as Qt's table asks for them, and how a cell is painted."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from nmsdesk.domain.change import Syndrome
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.urgency import Level
from nmsdesk.presenters.watch_board import BoardLine
from nmsdesk.ui import theme
from nmsdesk.ui.widgets import rich_cell
from nmsdesk.ui.widgets.board_columns import Column, Shape, columns
from nmsdesk.ui.widgets.rich_cell import Cell, Type

Index = QModelIndex | QPersistentModelIndex
PAD = 6
BAR = 4
RIGHT = 6
EDGE = 2
GAP = 3
TRACK = 6
"""Height of the bar that shows how much of a window lies behind."""
BELOW_TRACK = 5


class BoardModel(QAbstractTableModel):
    """Frozen lines under declared columns; a cell is made when it is first asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[BoardLine, ...] = ()
        self.columns: tuple[Column, ...] = columns(Shape.WIDE)
        self.pad, self.apart = PAD, rich_cell.LINE
        """Pixels above and below the words of a row; how far its lines stand apart."""

    def show_lines(self, lines: tuple[BoardLine, ...], shown: tuple[Column, ...]) -> None:
        self.beginResetModel()
        self.lines, self.columns = lines, shown
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        return self.columns[index.column()].cell(self.lines[index.row()])

    def row_of(self, key: PatientId) -> int | None:
        return next((at for at, line in enumerate(self.lines) if line.key == key), None)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return rich_cell.plain(self.cell(index))
            case Qt.ItemDataRole.AccessibleTextRole:
                if index.column() == 0:
                    return self.lines[index.row()].spoken
                return rich_cell.plain(self.cell(index))
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def height(self, line: BoardLine, widths: tuple[int, ...], type_: Type) -> int:
        """The pixels that a row needs where its columns are so wide within."""
        tallest = max(
            rich_cell.height(column.cell(line), type_, max(width, 40))
            + (TRACK + BELOW_TRACK if column.drawn else 0)
            for column, width in zip(self.columns, widths, strict=True)
        )
        return int(tallest) + 2 * self.pad + GAP


class BoardDelegate(QStyledItemDelegate):
    """Paints a cell on the ground of its row: the level's, or that of the chosen row."""

    def __init__(self, model: BoardModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, column = self._model.lines[index.row()], self._model.columns[index.column()]
        # The border of the focus stands at both ends.
        first, last = index.column() == 0, index.column() == len(self._model.columns) - 1
        rect = option.rect.adjusted(EDGE if first else 0, 0, -EDGE if last else 0, -GAP)
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _ground(painter, rect, line, selected=selected)
        if first:
            _mark(painter, rect, line)
        area = QRectF(rect).adjusted(PAD + BAR, self._model.pad, -RIGHT, -self._model.pad)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column.drawn:
            _track(painter, area, line)
            area.adjust(0, TRACK + BELOW_TRACK, 0, 0)
        type_ = Type(option.font, self._model.apart)
        rich_cell.paint(painter, column.cell(line), type_, area)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 0)


def _ground(painter: QPainter, rect: QRect, line: BoardLine, *, selected: bool) -> None:
    """The level's ground stays in the chosen row: which row is chosen its lines tell."""
    pressing = line.level.rank < Level.WATCH.rank
    plain = "accent_ground" if selected else "raised"
    painter.fillRect(rect, theme.colour(f"{line.level.value}_ground" if pressing else plain))
    if selected:
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _mark(painter: QPainter, rect: QRect, line: BoardLine) -> None:
    marks = {Level.EMERGENCY: "emergency", Level.URGENT: "urgent_mark"}
    token = marks.get(line.level, "watch_mark" if line.overdue else None)
    if token is not None:
        painter.fillRect(rect.adjusted(0, 0, BAR - rect.width(), 0), theme.colour(token))


def _track(painter: QPainter, area: QRectF, line: BoardLine) -> None:
    """How much of the window lies behind; the words below say it."""
    whole = QRectF(area.left(), area.top() + 1, min(area.width(), 220), TRACK)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    painter.drawRoundedRect(whole, TRACK / 2, TRACK / 2)
    behind = QRectF(whole)
    behind.setWidth(max(TRACK, whole.width() * line.window.part))
    nms = line.window.syndrome is Syndrome.NMS
    painter.setBrush(theme.colour("nms" if nms else "serotonin"))
    painter.drawRoundedRect(behind, TRACK / 2, TRACK / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
