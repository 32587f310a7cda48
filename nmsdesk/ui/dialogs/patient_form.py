"""The patient editor: one page, saved with Ctrl+Return, left with Esc; nothing typed is lost."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QGridLayout,
    QLayout,
    QWidget,
)
from typing_extensions import override

from nmsdesk.domain.patient import Patient, Sex
from nmsdesk.presenters.patient_banner import sex
from nmsdesk.presenters.patient_form import PatientDraft, check, draft_of
from nmsdesk.presenters.preferences import TemperatureUnit
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.dialogs.patient_form_parts import AllergyChoice, Contacts, RiskFactors
from nmsdesk.ui.widgets.field import Field, TextField
from nmsdesk.ui.widgets.plain import button, column, ground, label, row, scrolled

NARROW = 58
"""Below this width, in lines of text, two cards do not fit side by side."""


class PatientForm(QWidget):
    """`saved(patient)` once everything can be read; `left` when nothing is to be kept."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, risk_factors: Mapping[str, str]) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._before: Patient | None = None
        self._started_as = PatientDraft()
        self._asked: PatientDraft | None = None
        self._now = datetime.min
        self._unit = TemperatureUnit.CELSIUS
        self.sex = QComboBox()
        for value in Sex:
            self.sex.addItem(sex(value), value)
        self.allergies = AllergyChoice()
        self.risks = RiskFactors(risk_factors)
        self.contacts = Contacts()
        self.fields = _fields(self.sex, self.allergies, self.contacts)
        self._title = label(role="title")
        self._problem = label(role="problem", wrap=True)
        self.save = button(
            translate("PatientForm", "Save (Ctrl+Return)"), "primary", does=self.submit
        )
        self._leave = button(
            translate("PatientForm", "Leave without saving (Esc)"), does=self.ask_leave
        )
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            self._key(keys).activated.connect(self.submit)
        self._key("Escape").activated.connect(self.ask_leave)
        for name in TEXTS:
            self._text(name).line.textEdited.connect(self._look_again)
        self.allergies.changed.connect(self._look_again)

    def _key(self, keys: str) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made

    # Laying out

    def _lay_out(self) -> None:
        self._columns = row(24, (0, 0, 12, 0))
        self._columns.addWidget(self._person(), 5)
        self._columns.addWidget(self._health(), 8)
        scroll = scrolled(self._columns)
        scroll.setAccessibleName(translate("PatientForm", "Personal details"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = row(10)
        foot.addWidget(self.save)
        foot.addWidget(self._leave)
        foot.addWidget(self._problem, 1)
        layout = column(12, (24, 16, 12, 14))
        layout.addWidget(self._title)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def _person(self) -> QFrame:
        inner = column(8)
        for name in ("family", "given", "identifier", "born"):
            inner.addWidget(self.fields[name])
        inner.addLayout(self._side_by_side("sex", "weight"))
        inner.addWidget(self.fields["ward"])
        inner.addStretch(1)
        return _card(inner)

    def _health(self) -> QFrame:
        inner = column(8)
        inner.addWidget(label(translate("PatientForm", "Allergies"), "heading"))
        inner.addWidget(self.fields["allergies"])
        inner.addWidget(
            label(translate("PatientForm", "Known risks and earlier events"), "heading")
        )
        inner.addWidget(self.risks)
        inner.addWidget(
            label(translate("PatientForm", "Vital signs when well (baseline)"), "heading")
        )
        inner.addLayout(
            self._side_by_side(
                "heart_rate", "respiratory_rate", "systolic", "diastolic", "temperature"
            )
        )
        inner.addLayout(self._side_by_side("baseline_on", ""))
        inner.addWidget(label(translate("PatientForm", "Contacts"), "heading"))
        inner.addWidget(self.fields["contacts"])
        inner.addStretch(1)
        return _card(inner)

    def _side_by_side(self, *names: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for at, name in enumerate(names):
            if name:
                grid.addWidget(self.fields[name], 0, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, 1)
        return grid

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Larger text: the two cards stand below each other."""
        narrow = self.width() < NARROW * self.fontMetrics().height()
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    # What it holds

    def start(self, patient: Patient | None, now: datetime, unit: TemperatureUnit) -> None:
        """Show `patient`; None: an empty form for a new one."""
        self._before, self._now, self._unit = patient, now, unit
        self._title.setText(
            translate("PatientForm", "New patient")
            if patient is None
            else translate("PatientForm", "Personal details of {name}").format(
                name=patient.display_name or patient.id
            )
        )
        self.fields["temperature"].rename(
            translate("PatientForm", "Temperature °C")
            if unit is TemperatureUnit.CELSIUS
            else translate("PatientForm", "Temperature °F")
        )
        self._show(PatientDraft() if patient is None else draft_of(patient, unit))
        self._started_as = self.draft()
        self._asked = None
        self._show_problems({})
        self.fields["family"].editor.setFocus()

    def _text(self, name: str) -> TextField:
        field = self.fields[name]
        assert isinstance(field, TextField)
        return field

    def _show(self, draft: PatientDraft) -> None:
        for name in TEXTS:
            self._text(name).text = str(getattr(draft, name))
        for name in ("identifier", "weight"):
            # Of a long one the beginning is seen.
            self._text(name).line.setCursorPosition(0)
        self.sex.setCurrentIndex(self.sex.findData(draft.sex))
        self.allergies.show_known(draft.allergies_known, draft.allergies)
        self.risks.show_chosen(draft.risk_factors)
        self.contacts.show_written(draft.contacts)

    def draft(self) -> PatientDraft:
        texts = {name: self._text(name).text for name in TEXTS}
        return PatientDraft(
            **texts,
            sex=self.sex.currentData(),
            allergies_known=self.allergies.known,
            allergies=self.allergies.names.text(),
            risk_factors=self.risks.chosen,
            contacts=self.contacts.written,
            notes="" if self._before is None else self._before.notes or "",
        )

    @property
    def dirty(self) -> bool:
        """Does it hold something that would be lost."""
        return self.draft() != self._started_as

    def submit(self) -> None:
        """Hand the patient over, or say what is wrong at each field and keep everything typed."""
        checked = check(self.draft(), self._before, self._now, self._unit)
        self._show_problems(checked.problems)
        if checked.patient is not None:
            self.saved.emit(checked.patient)

    def ask_leave(self) -> None:
        """Leave at once where nothing would be lost, else at the second time of asking."""
        if self._asked == self.draft() or not self.dirty:
            self.left.emit()
            return
        self._asked = self.draft()
        self._problem.setText(
            translate("PatientForm", "▲ This is not saved yet. Press Esc again to leave it.")
        )

    def clean(self) -> None:
        """What is typed counts as kept from now on."""
        self._started_as = self.draft()

    def refuse(self, sentence: str) -> None:
        """The record did not take it: everything typed stays."""
        self._problem.setText(f"▲ {sentence}")

    def _look_again(self) -> None:
        """A problem that was told goes as soon as it is mended; none is told while one types."""
        told = {name for name, field in self.fields.items() if field.problem}
        if told:
            left = check(self.draft(), self._before, self._now, self._unit).problems
            self._tell_problems({name: left[name] for name in left if name in told})

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        self._tell_problems(problems)
        for name in problems:
            if name in self.fields:
                self.fields[name].editor.setFocus()
                break

    def _tell_problems(self, problems: Mapping[str, str]) -> None:
        for name, field in self.fields.items():
            field.show_problem(problems.get(name, ""))
        self._problem.setText(
            translate("PatientForm", "▲ Not saved yet: %n field(s) to look at.", n=len(problems))
            if problems
            else ""
        )


TEXTS = (
    "family",
    "given",
    "identifier",
    "born",
    "ward",
    "weight",
    "heart_rate",
    "respiratory_rate",
    "systolic",
    "diastolic",
    "temperature",
    "baseline_on",
)


def _fields(sexes: QWidget, allergies: QWidget, contacts: QWidget) -> dict[str, Field]:
    date_hint = translate("PatientForm", "04-Mar-1961, or Unknown")
    return {
        "family": TextField(translate("PatientForm", "Family name")),
        "given": TextField(translate("PatientForm", "Given name")),
        "identifier": TextField(translate("PatientForm", "Identifier")),
        "born": TextField(translate("PatientForm", "Birth date"), placeholder=date_hint),
        "sex": Field(translate("PatientForm", "Sex"), sexes),
        "weight": TextField(translate("PatientForm", "Weight in kg")),
        "ward": TextField(translate("PatientForm", "Ward")),
        "allergies": Field("", allergies),
        "heart_rate": TextField(translate("PatientForm", "Pulse per min")),
        "respiratory_rate": TextField(translate("PatientForm", "Breaths per min")),
        "systolic": TextField(translate("PatientForm", "Upper mmHg")),
        "diastolic": TextField(translate("PatientForm", "Lower mmHg")),
        "temperature": TextField(translate("PatientForm", "Temperature")),
        "baseline_on": TextField(translate("PatientForm", "Measured on"), placeholder=date_hint),
        "contacts": Field("", contacts),
    }


def _card(inner: QLayout) -> QFrame:
    made = ground("card")
    outer = column(0, (18, 14, 18, 14))
    outer.addLayout(inner)
    made.setLayout(outer)
    return made
