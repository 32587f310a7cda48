"""The table of medicines: rows that wrap and never scroll sideways, watched ones highlighted."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from nmsdesk.domain.ids import OrderId
from nmsdesk.presenters.medication_rows import MedicationRow
from nmsdesk.presenters.medications import MedicationsView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets import rich_cell
from nmsdesk.ui.widgets.medication_columns import NARROW, NARROWER, Shape, columns
from nmsdesk.ui.widgets.medication_model import (
    BAR,
    GAP,
    PAD,
    RIGHT,
    MedicationDelegate,
    MedicationModel,
)

CLOSE_PAD = 2
FRAME = 3


class MedicationTable(QTableView):
    """Arrow keys, Home and End choose a row; `chosen` says which order it is."""

    chosen = Signal(object)
    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: MedicationsView | None = None
        self._shape = Shape.WIDE
        self._close = False
        self._wanted: tuple[MedicationRow, bool] | None = None
        """The row chosen last, and whether in Past: it is chosen again when it comes back."""
        self.rows = MedicationModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(MedicationDelegate(self.rows, self))
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
        self.selectionModel().selectionChanged.connect(self._tell)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())

    def present(self, view: MedicationsView) -> None:
        """Show the rows; the one chosen stays chosen, else the one that took its place is."""
        self._view = view
        self._shape = self._shape_now()
        self._show_rows()

    def stand(self, *, close: bool) -> None:
        """Close: no heading, and rows of few lines."""
        self._close = close
        self.horizontalHeader().setVisible(not close)
        self._reshape()

    def _shape_now(self) -> Shape:
        lines = self.viewport().width() / self.fontMetrics().height()
        if self._close:
            return Shape.CLOSE if lines >= NARROWER else Shape.ONE
        return Shape.WIDE if lines >= NARROW else Shape.NARROW

    def _reshape(self) -> bool:
        """Show the rows in the shape that there is room for now; False where it is the same."""
        shape = self._shape_now()
        if shape is self._shape:
            return False
        self._shape = shape
        self._show_rows()
        return True

    def _show_rows(self) -> None:
        close = self._close
        self.rows.pad = CLOSE_PAD if close else PAD
        self.rows.apart = rich_cell.CLOSE if close else rich_cell.LINE
        if self._view is not None:
            shown = columns(past=self._view.past, shape=self._shape)
            self.rows.show_rows(self._view.rows, shown)
        self._fit()
        self._choose_again()
        self.scrolled.emit()

    def _choose_again(self) -> None:
        """The row chosen last; where it is gone (undone, say), the one of the same medicine."""
        if self._wanted is None or self._view is None:
            return
        before, past = self._wanted
        if past is not self._view.past or self.choose(before.order):
            return
        same = [row.order for row in self.rows.rows if row.name == before.name]
        if same:
            self.choose(same[0])

    def forget(self) -> None:
        """Another person: nothing was chosen."""
        self._wanted = None

    @property
    def chosen_order(self) -> OrderId | None:
        row = self._chosen_row
        return None if row is None else row.order

    @property
    def _chosen_row(self) -> MedicationRow | None:
        """The row that is seen to be chosen: Qt has a current one too, which nobody sees."""
        found = self.selectionModel().selectedRows()
        return self.rows.rows[found[0].row()] if found else None

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

    def least(self, rows: int) -> int:
        """Pixels that the heading and the first `rows` rows need."""
        shown = sum(self.rowHeight(place) for place in range(min(rows, len(self.rows.rows))))
        header = self.horizontalHeader()
        return shown + (0 if self._close else header.sizeHint().height()) + 2 * FRAME

    def _tell(self) -> None:
        row = self._chosen_row
        if row is not None and self._view is not None:
            self._wanted = (row, self._view.past)
        self.chosen.emit(None if row is None else row.order)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End are the first and the last row; so are Down and Up where none is chosen."""
        last = len(self.rows.rows) - 1
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if self._chosen_row is None:
            ends |= {Qt.Key.Key_Down: 0, Qt.Key.Key_Up: last}
        place = ends.get(Qt.Key(event.key()))
        if place is None or last < 0:
            super().keyPressEvent(event)
            return
        self.choose(self.rows.rows[place].order)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._begin_with_whole_row()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._begin_with_whole_row()

    def _begin_with_whole_row(self) -> None:
        """At its very end too: there Qt aligns the last row below and cuts the first one."""
        if self.verticalScrollMode() is QAbstractItemView.ScrollMode.ScrollPerItem:
            self.verticalHeader().setOffsetToSectionPosition(self.verticalScrollBar().value())
            self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, 160)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._reshape():
            return
        self._fit()
        if self._chosen_row is not None:
            self.scrollTo(self.currentIndex())
        self.scrolled.emit()

    def _fit(self) -> None:
        """Share the width out, then give every row the height that its words need."""
        whole = self.viewport().width()
        for place, column in enumerate(self.rows.columns):
            self.setColumnWidth(place, int(whole * column.share))
        self.clearSpans()
        spare = PAD + BAR + RIGHT
        inner = [int(whole * column.share) - spare for column in self.rows.columns]
        type_ = rich_cell.Type(self.font(), self.rows.apart)
        for place, cells in enumerate(self.rows.cells):
            widths = inner
            if self._shape is Shape.CLOSE and not cells[-1]:
                # Nothing changed: its words have the whole line.
                self.setSpan(place, 0, 1, len(cells))
                widths = [whole - spare, *inner[1:]]
            tallest = max(
                rich_cell.height(cell, type_, max(width, 40))
                for cell, width in zip(cells, widths, strict=True)
            )
            self.setRowHeight(place, int(tallest) + 2 * self.rows.pad + GAP)
        heights = [self.rowHeight(place) for place in range(len(self.rows.rows))]
        # From row to row, so that none is cut at the top; within one that is taller than the list.
        whole = max(heights, default=0) <= self.viewport().height()
        mode = QAbstractItemView.ScrollMode
        self.setVerticalScrollMode(mode.ScrollPerItem if whole else mode.ScrollPerPixel)
