"""The table of the patient list: whole rows, no grid, moved in by keys from the filter."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from nmsdesk.domain.ids import PatientId
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.patients_model import OPEN, PatientsModel

ROWS_MEASURED = 15
"""So many rows are asked how wide a column has to be."""

LINE = 1.9
"""Height of a row of one line, in lines of the font."""


class PatientTable(QTableView):
    scrolled = Signal()

    def __init__(self, model: PatientsModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
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
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(OPEN, QHeaderView.ResizeMode.Stretch)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())

    def _grown(self, first: QModelIndex, last: QModelIndex) -> None:
        top, bottom = self.visible_rows()
        for row in range(max(first.row(), top), min(last.row(), bottom) + 1):
            self.resizeRowToContents(row)

    def fit_rows(self) -> None:
        """Give each row on screen the lines that its words need."""
        top, bottom = self.visible_rows()
        for row in range(top, bottom + 1):
            self.resizeRowToContents(row)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            line = round(self.fontMetrics().height() * LINE)
            self.verticalHeader().setDefaultSectionSize(line)

    def visible_rows(self) -> tuple[int, int]:
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        return first, (self._model.rowCount() - 1 if last < 0 else last)

    def selected(self) -> PatientId | None:
        rows = self.selectionModel().selectedRows()
        return self._model.line(rows[0].row()).key if rows else None

    def step(self, by: int) -> None:
        """Select the row `by` rows further, staying within the list."""
        if self._model.rowCount():
            at = self.currentIndex().row() + by
            self.selectRow(min(max(at, 0), self._model.rowCount() - 1))
