"""The table of medicines: rows that wrap and never scroll sideways, watched ones highlighted."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from nmsdesk.domain.ids import OrderId
from nmsdesk.presenters.medications import MedicationRow, MedicationsView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets import rich_cell
from nmsdesk.ui.widgets.medication_columns import NARROW, Column, columns
from nmsdesk.ui.widgets.rich_cell import Cell

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
        self.columns: tuple[Column, ...] = columns(past=False, narrow=False)
        self.cells: tuple[tuple[Cell, ...], ...] = ()

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


class _Delegate(QStyledItemDelegate):
    """Paints a cell on the ground of its row."""

    def __init__(self, model: MedicationModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.rows[index.row()]
        # The border of the focus stands at both ends.
        first, last = index.column() == 0, index.column() == len(self._model.columns) - 1
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
        area = QRectF(rect).adjusted(PAD + BAR, PAD, -RIGHT, -PAD)
        cell = self._model.cells[index.row()][index.column()]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rich_cell.paint(painter, cell, option.font, area)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 0)


class MedicationTable(QTableView):
    """Arrow keys choose a row; `chosen` says which order it is."""

    chosen = Signal(object)
    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: MedicationsView | None = None
        self._narrow = False
        self.rows = MedicationModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self.rows, self))
        self.setAccessibleName(translate("Medications", "Medicines"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(28)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())

    def present(self, view: MedicationsView) -> None:
        """Show the rows; the one that was chosen stays chosen while it is in the list."""
        self._view = view
        self._narrow = self.viewport().width() < NARROW
        self._show_rows()

    def _show_rows(self) -> None:
        before = self.chosen_order
        if self._view is not None:
            shown = columns(past=self._view.past, narrow=self._narrow)
            self.rows.show_rows(self._view.rows, shown)
        self._fit()
        if before is not None:
            self.choose(before)
        self.scrolled.emit()

    @property
    def chosen_order(self) -> OrderId | None:
        index = self.currentIndex()
        return self.rows.rows[index.row()].order if index.isValid() else None

    def choose(self, order: OrderId) -> bool:
        """Choose the row of an order; False where it is not in this list."""
        for place, row in enumerate(self.rows.rows):
            if row.order == order:
                self.selectRow(place)
                self.setCurrentIndex(self.rows.index(place, 0))
                return True
        return False

    def below(self) -> tuple[str, ...]:
        """The medicines below the visible part (D-16)."""
        bottom = self.viewport().height()
        return tuple(
            row.name
            for place, row in enumerate(self.rows.rows)
            if self.rowViewportPosition(place) + self.rowHeight(place) / 2 > bottom
        )

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.rows.rows[current.row()].order if current.isValid() else None)

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, 160)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.viewport().width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_rows()
            return
        self._fit()
        self.scrolled.emit()

    def _fit(self) -> None:
        """Share the width out, then give every row the height that its words need."""
        whole = self.viewport().width()
        for place, column in enumerate(self.rows.columns):
            self.setColumnWidth(place, int(whole * column.share))
        inner = [int(whole * column.share) - PAD - BAR - RIGHT for column in self.rows.columns]
        for place, cells in enumerate(self.rows.cells):
            tallest = max(
                rich_cell.height(cell, self.font(), max(width, 40))
                for cell, width in zip(cells, inner, strict=True)
            )
            self.setRowHeight(place, int(tallest) + 2 * PAD + GAP)
