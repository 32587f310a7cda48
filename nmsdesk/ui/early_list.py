"""The patient list as it stands while the medicine is still being imported: type, pick, go on.

Nothing here knows a drug. Whoever picks a patient before the rest is there is taken to that
patient as soon as it is; what was typed goes along to the page of patients.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.record import PatientRow
from nmsdesk.presenters.patient_lines import count_line, filtered, patient_lines
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.patients_model import PatientsModel
from nmsdesk.ui.widgets.patient_filter import PatientFilter
from nmsdesk.ui.widgets.patient_table import PatientTable
from nmsdesk.ui.widgets.plain import column, label, row


class EarlyList(QWidget):
    """`typed` and `chosen` are what the person did before the page took over."""

    def __init__(self, rows: Sequence[PatientRow]) -> None:
        super().__init__()
        self.chosen: PatientId | None = None
        self._rows = rows
        self._lines = patient_lines(rows)
        self.filter = PatientFilter()
        self.filter.textChanged.connect(self._apply)
        self._count = label()
        self._model = PatientsModel()
        self.table = PatientTable(self._model)
        self.table.activated.connect(self._choose)
        self.table.clicked.connect(self._choose)
        self.filter.stepped.connect(self.table.step)
        self.filter.taken.connect(self._choose)
        self._lay_out()
        self._apply("")
        self.setFocusProxy(self.filter)

    def present(self, rows: Sequence[PatientRow]) -> None:
        """The rows anew, where they are not the ones that stand here already."""
        if rows != self._rows:
            self._rows = rows
            self._lines = patient_lines(rows)
            self._apply(self.typed)

    @property
    def typed(self) -> str:
        return self.filter.text()

    def _lay_out(self) -> None:
        head = row(12)
        head.addWidget(label(translate("Patients", "Patients"), "title"))
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        layout = column(10, (24, 16, 24, 12))
        layout.addLayout(head)
        layout.addWidget(self.filter)
        layout.addWidget(self.table, 1)
        self.setLayout(layout)

    def _apply(self, typed: str) -> None:
        shown = filtered(self._lines, typed)
        self._model.present(shown)
        self._count.setText(count_line(len(shown), len(self._lines)))
        if shown:
            self.table.selectRow(0)

    def _choose(self) -> None:
        self.chosen = self.table.selected()
