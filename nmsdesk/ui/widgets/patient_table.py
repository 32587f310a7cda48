"""The table of the patient list: whole rows, no grid, moved in by keys from the filter."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from nmsdesk.domain.ids import PatientId
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.patients_model import IDENTIFIER, NAME, OPEN, WARD, PatientsModel
from nmsdesk.ui.widgets.cell_height import wrapped
from nmsdesk.ui.widgets.patient_filter import FARTHEST

ROWS_MEASURED = 15
"""So many rows are asked how wide a column has to be."""

AROUND = 10
"""Pixels above and below the words of a row together."""
LINE = 1.9
"""Height of a row of one line, in lines of the font."""

OPEN_SHARE = 0.3
"""Of the width: what is open is what the list is for."""
GIVE_WAY = {IDENTIFIER: 8.0, WARD: 7.5, NAME: 8.0}
"""In this order, and to no less than so many lines of text; date and sex are never broken."""


def shared(wanted: Sequence[int], room: int, least: Mapping[int, int]) -> list[int]:
    """The widths of the columns before the last one, in no more than `room` where that can be.

    `least` says which columns give way, in their order, and how far.
    """
    widths = list(wanted)
    for column, lowest in least.items():
        over = sum(widths) - room
        if over > 0:
            widths[column] = min(widths[column], max(widths[column] - over, lowest))
    return widths


class _Level(QStyledItemDelegate):
    """The cell of what is open keeps the colour of its level in the chosen row too."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.data(Qt.ItemDataRole.BackgroundRole) is not None:
            # PySide knows neither name to the type checker.
            shown: Any = option
            shown.state &= ~QStyle.StateFlag.State_Selected


class PatientTable(QTableView):
    scrolled = Signal()

    def __init__(self, model: PatientsModel) -> None:
        super().__init__()
        self._model = model
        self._measured = True
        self.setModel(model)
        self._level = _Level(self)
        self.setItemDelegateForColumn(OPEN, self._level)
        self.setAccessibleName(translate("Patients", "Patients"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        # Asking every row of a long list for its height would keep a ward waiting: a row is one
        # line high until what is open for that patient is known.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.dataChanged.connect(self._grown)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setResizeContentsPrecision(ROWS_MEASURED)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(OPEN, QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self._share_width)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())

    def _share_width(self) -> None:
        """Columns as wide as their words, long ones wrapped where what is open lacks the room."""
        head = self.horizontalHeader()
        wanted = [max(self.sizeHintForColumn(at), head.sectionSizeHint(at)) for at in range(OPEN)]
        room = round(self.viewport().width() * (1 - OPEN_SHARE))
        line = self.fontMetrics().height()
        least = {column: round(lines * line) for column, lines in GIVE_WAY.items()}
        for column, width in enumerate(shared(wanted, room, least)):
            self.setColumnWidth(column, width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self.fit_rows()

    def _grown(self, first: QModelIndex, last: QModelIndex) -> None:
        top, bottom = self.visible_rows()
        for row in range(max(first.row(), top), min(last.row(), bottom) + 1):
            self._fit_row(row)

    def _fit_row(self, row: int) -> None:
        tallest = 0
        for column in range(self._model.columnCount()):
            cell = self._model.index(row, column)
            font = cell.data(Qt.ItemDataRole.FontRole)
            metrics = self.fontMetrics() if font is None else QFontMetrics(self._as_shown(font))
            tallest = max(tallest, wrapped(metrics, self.columnWidth(column), cell.data()))
        line = self.verticalHeader().defaultSectionSize()
        self.setRowHeight(row, max(line, tallest + AROUND))

    def _as_shown(self, font: QFont) -> QFont:
        """The font of a cell says what differs (bold); size and family are the table's."""
        return font.resolve(self.font())

    def fit_rows(self) -> None:
        """Give each row on screen the lines that its words need."""
        top, bottom = self.visible_rows()
        for row in range(top, bottom + 1):
            self._fit_row(row)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            line = round(self.fontMetrics().height() * LINE)
            self.verticalHeader().setDefaultSectionSize(line)
            # Behind another page it is measured when it comes to the front.
            self._measured = self.isVisible()
            if self._measured:
                self._share_width()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._measured:
            self._measured = True
            self._share_width()
            self.fit_rows()

    def visible_rows(self) -> tuple[int, int]:
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        return first, (self._model.rowCount() - 1 if last < 0 else last)

    def selected(self) -> PatientId | None:
        rows = self.selectionModel().selectedRows()
        return self._model.line(rows[0].row()).key if rows else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last row, not to the first and last column."""
        match event.key():
            case Qt.Key.Key_Home:
                self.step(-FARTHEST)
            case Qt.Key.Key_End:
                self.step(FARTHEST)
            case _:
                super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Select the row `by` rows further, staying within the list."""
        if self._model.rowCount():
            at = self.currentIndex().row() + by
            self.selectRow(min(max(at, 0), self._model.rowCount() - 1))
