"""The patient list: type to filter, Enter to open; the editor opens in its place."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.assess import assess
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.patient import Patient
from nmsdesk.presenters.patient_lines import (
    PatientLine,
    Summary,
    count_line,
    filtered,
    patient_lines,
)
from nmsdesk.presenters.patients import summary
from nmsdesk.presenters.wording import translate
from nmsdesk.services.job import Progress
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.bus_bridge import BusBridge
from nmsdesk.ui.dialogs.patient_form import PatientForm
from nmsdesk.ui.jobs import Task
from nmsdesk.ui.page import PageWidget
from nmsdesk.ui.patients_model import PatientsModel
from nmsdesk.ui.widgets.message import Message
from nmsdesk.ui.widgets.patient_filter import PatientFilter
from nmsdesk.ui.widgets.patient_table import PatientTable
from nmsdesk.ui.widgets.plain import button, column, label, row

AT_ONCE = 4
"""Summaries worked out in one go: the first are on screen before the last are begun."""


class PatientsPage(PageWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines: tuple[PatientLine, ...] = ()
        self._chart: Chart | None = None
        self._editing: PatientId | None = None
        self._task: Task | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._summarise)
        self.model = PatientsModel()
        self.filter = PatientFilter()
        self.table = PatientTable(self.model)
        self.form: PatientForm | None = None
        self._count = label(role="muted")
        self._nothing_found = label(role="muted", wrap=True)
        self._empty = self._first_steps()
        self._list = QWidget()
        self._layers = QStackedLayout(self)
        for layer in (self._list, self._empty):
            self._layers.addWidget(layer)
        self._lay_out()
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._open)
        self.table.scrolled.connect(lambda: self._soon.start(60))
        self._bridge = BusBridge(desk.bus, self)
        self._bridge.patients_changed.connect(self._reload)
        self._bridge.chart_changed.connect(lambda event: self._outdated(event.patient))
        self._reload()

    def _lay_out(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._apply_filter())
        self.filter.stepped.connect(self.table.step)
        self.filter.taken.connect(lambda: self._open(self.table.currentIndex()))
        head = row(12)
        head.addWidget(label(translate("Patients", "Patients"), "title"))
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(
            button(translate("Patients", "Import… (Ctrl+I)"), does=self.file_wanted.emit)
        )
        head.addWidget(
            button(
                translate("Patients", "New patient (Ctrl+N)"),
                "primary",
                does=lambda: self.do("new"),
            )
        )
        layout = column(10, (24, 16, 24, 12))
        layout.addLayout(head)
        layout.addWidget(self.filter)
        layout.addWidget(self._nothing_found)
        layout.addWidget(self.table, 1)
        self._list.setLayout(layout)
        self.setFocusProxy(self.filter)

    def _first_steps(self) -> Message:
        return Message(
            translate("Patients", "No patients yet"),
            (
                translate(
                    "Patients",
                    "Here stand the people whose medicines you keep, each with what is open: a"
                    " watch window after a change, a check that is due, a finding that presses.",
                ),
                translate(
                    "Patients",
                    "Add the first one, or bring a medication list along as a FHIR bundle; a file"
                    " can also be dropped on this window.",
                ),
            ),
            (
                (translate("Patients", "New patient (Ctrl+N)"), lambda: self.do("new")),
                (translate("Patients", "Import… (Ctrl+I)"), self.file_wanted.emit),
            ),
        )

    # Showing

    @override
    def arrive(self) -> None:
        """What is typed now takes the place of what was typed when the list was left."""
        super().arrive()
        if not self._form_open:
            self.filter.selectAll()

    @override
    def present(self, chart: Chart | None) -> None:
        self._chart = chart
        self.model.forget()
        self._reload()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """What could not be worked out behind another page is worked out now."""
        super().showEvent(event)
        self._soon.start(0)

    def _reload(self) -> None:
        self._lines = patient_lines(self.desk.charts.patients())
        if not self._form_open:
            self._show_list()
        self._apply_filter()

    def _show_list(self) -> None:
        self._layers.setCurrentWidget(self._list if self._lines else self._empty)

    def _apply_filter(self) -> None:
        typed = self.filter.text()
        chosen = filtered(self._lines, typed)
        selected = self.table.selected()
        self.model.present(chosen)
        self._count.setText(count_line(len(chosen), len(self._lines)))
        self._nothing_found.setText(
            ""
            if chosen or not self._lines
            else translate("Patients", "Nobody is found by “{typed}”. Try fewer letters.").format(
                typed=typed
            )
        )
        self._nothing_found.setVisible(bool(self._nothing_found.text()))
        at = None if selected is None else self.model.row_of(selected)
        if chosen:
            self.table.selectRow(0 if at is None else at)
        self._soon.start(0)

    # Summaries, beside the window's thread

    def _outdated(self, key: PatientId) -> None:
        self.model.forget(key)
        self._soon.start(0)

    def _summarise(self) -> None:
        """Work out what is open for the rows on screen; one batch at a time."""
        self.table.fit_rows()
        keys = self.model.unknown(*self.table.visible_rows())[:AT_ONCE]
        if not keys or self._task is not None or not self.isVisible():
            return
        desk, say = self.desk, self.texts.say

        def work(progress: Progress) -> Mapping[PatientId, Summary]:
            made: dict[PatientId, Summary] = {}
            for number, key in enumerate(keys):
                progress.step(number, len(keys))
                try:
                    case = desk.charts.case(key, desk.now())
                except UserError:
                    continue
                made[key] = summary(case, assess(case, desk.knowledge), say)
            return made

        self._task = Task(work)
        self._task.succeeded.connect(self.model.add_summaries)
        self._task.ended.connect(self._summarised)
        self.jobs.start(self._task)

    def _summarised(self) -> None:
        self._task = None
        if self.model.unknown(*self.table.visible_rows()):
            self._soon.start(0)

    @override
    def working(self) -> bool:
        return self._task is not None or self._soon.isActive()

    # What a person does

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.patient_wanted.emit(self.model.line(index.row()).key)

    @override
    def do(self, action: str, what: str = "") -> None:
        if action == "new":
            self._start_form(None, None)
        elif action == "edit" and self._chart is not None:
            self._start_form(self._chart.key, self._chart.case.patient)

    @property
    def _form_open(self) -> bool:
        return self.form is not None and self._layers.currentWidget() is self.form

    def _built_form(self) -> PatientForm:
        """Made when first asked for: the list is to be there at once."""
        if self.form is None:
            self.form = PatientForm(self.desk.texts.labels("risk_factor"))
            self.form.saved.connect(self._save)
            self.form.left.connect(self.discard)
            self._layers.addWidget(self.form)
        return self.form

    def _start_form(self, key: PatientId | None, patient: Patient | None) -> None:
        form = self._built_form()
        if self._form_open and form.dirty:
            return
        self._editing = key
        self._layers.setCurrentWidget(form)
        self.setFocusProxy(form.fields["family"].editor)
        form.start(patient, self.desk.now(), self.preferences.temperature)

    def _save(self, patient: Patient) -> None:
        try:
            if self._editing is None:
                key = self.desk.charts.add_patient(patient)
            else:
                key = self._editing
                self.desk.charts.edit_patient(key, patient)
        except UserError as error:
            self._built_form().refuse(str(error))
            return
        self.discard()
        self.patient_wanted.emit(key)
        self.said.emit(translate("Patients", "Saved."))

    @override
    def unsaved(self) -> str | None:
        if self._form_open and self.form is not None and self.form.dirty:
            return translate("Patients", "Personal details are typed and not saved.")
        return None

    @override
    def discard(self) -> None:
        if self.form is not None:
            self.form.clean()
        self.setFocusProxy(self.filter)
        self._show_list()
        self.filter.setFocus()

    @override
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (translate("Keys", "letters"), translate("Keys", "filter the list")),
            ("↑ ↓", translate("Keys", "choose a patient")),
            ("Home End", translate("Keys", "first and last patient")),
            ("Enter", translate("Keys", "open the patient")),
            ("Esc", translate("Keys", "clear the filter")),
            ("Ctrl+N", translate("Keys", "new patient")),
            ("Ctrl+Return", translate("Keys", "save the form")),
            ("Esc", translate("Keys", "leave the form without saving")),
        )
