"""The medicines as Qt's table asks for them, and how a cell is painted on the ground of its row."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from nmsdesk.presenters.medication_rows import MedicationRow
from nmsdesk.ui import theme
from nmsdesk.ui.widgets import rich_cell
from nmsdesk.ui.widgets.medication_columns import Column, Shape, columns
from nmsdesk.ui.widgets.rich_cell import Cell, Type

Index = QModelIndex | QPersistentModelIndex
PAD = 6
BAR = 4
RIGHT = 4
EDGE = 2
GAP = 3


class MedicationModel(QAbstractTableModel):
    """Frozen rows under declared columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[MedicationRow, ...] = ()
        self.columns: tuple[Column, ...] = columns(past=False, shape=Shape.WIDE)
        self.cells: tuple[tuple[Cell, ...], ...] = ()
        self.pad, self.apart = PAD, rich_cell.LINE
        """Pixels above and below the words of a row; how far its lines stand apart."""

    def show_rows(self, rows: tuple[MedicationRow, ...], shown: tuple[Column, ...]) -> None:
        self.beginResetModel()
        self.rows, self.columns = rows, shown
        self.cells = tuple(tuple(column.cell(row) for column in shown) for row in rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return rich_cell.plain(self.cells[index.row()][index.column()])
            case Qt.ItemDataRole.AccessibleTextRole:
                if index.column() == 0:
                    return row.spoken
                return rich_cell.plain(self.cells[index.row()][index.column()])
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


class MedicationDelegate(QStyledItemDelegate):
    """Paints a cell on the ground of its row."""

    def __init__(self, model: MedicationModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.rows[index.row()]
        # The border of the focus stands at both ends.
        table, first = option.widget, index.column() == 0
        spans = (
            table.columnSpan(index.row(), index.column()) if isinstance(table, QTableView) else 1
        )
        last = index.column() + spans == len(self._model.columns)
        rect = option.rect.adjusted(EDGE if first else 0, 0, -EDGE if last else 0, -GAP)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "watch_ground" if row.highlighted else "raised"
        painter.save()
        painter.fillRect(rect, theme.colour("accent_ground" if selected else ground))
        if first and row.highlighted:
            bar = rect.adjusted(0, 0, BAR - rect.width(), 0)
            painter.fillRect(bar, theme.colour("watch_mark"))
        if selected:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        pad = self._model.pad
        area = QRectF(rect).adjusted(PAD + BAR, pad, -RIGHT, -pad)
        cell = self._model.cells[index.row()][index.column()]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rich_cell.paint(painter, cell, Type(option.font, self._model.apart), area)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 0)
