"""The form of one order beside the list: fields, problems, and what saving would open."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from nmsdesk.domain.order import Route
from nmsdesk.presenters.changes_preview import PreviewView
from nmsdesk.presenters.formats import route, unit_in_full
from nmsdesk.presenters.order_draft import UNITS, Choice, OrderDraft, frequencies
from nmsdesk.presenters.order_form import Problem
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.drug_edit import DrugEdit, Suggest
from nmsdesk.ui.widgets.form_field import ChoiceList, FormField, fill, value
from nmsdesk.ui.widgets.order_scroll import OrderScroll
from nmsdesk.ui.widgets.plain import button, column, label, row
from nmsdesk.ui.widgets.preview_panel import PreviewPanel
from nmsdesk.ui.widgets.scrolled import scrolled


class Task(Enum):
    ADD = "add"
    CHANGE = "change"
    CORRECT = "correct"


_LINES = ("dose", "strength", "count", "start", "end", "reason", "why")
_PLACES = (("dose", 0), ("unit", 1)), (("strength", 0), ("route", 1)), (("often", 0), ("count", 1))


class OrderEditor(QFrame):
    """Enter saves, Escape leaves; `changed` at every key, `save_wanted` when all may be saved."""

    changed = Signal()
    save_wanted = Signal()
    left = Signal()

    def __init__(self, suggest: Suggest) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.task = Task.ADD
        self._opened_with = OrderDraft()
        self._touched: set[str] = set()
        self._filling = False
        self._asked = False
        self._problems: Sequence[Problem] = ()
        self.title = label("", "title", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.drug = DrugEdit(suggest)
        self.elsewhere = QCheckBox(translate("OrderEditor", "Given elsewhere"))
        self.elsewhere.setAccessibleName(self.elsewhere.text())
        self.fields = self._make_fields()
        self.preview = PreviewPanel()
        self.save = button(translate("OrderEditor", "Save (Enter)"), "primary", does=self.ask_save)
        self.cancel = button(translate("OrderEditor", "Leave (Esc)"), does=self.ask_leave)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> dict[str, FormField]:
        names = {
            "drug": translate("OrderEditor", "Medicine"),
            "dose": translate("OrderEditor", "Dose each time"),
            "unit": translate("OrderEditor", "Unit"),
            "strength": translate("OrderEditor", "Strength of one (if counted)"),
            "route": translate("OrderEditor", "Route"),
            "often": translate("OrderEditor", "How often"),
            "count": translate("OrderEditor", "Number"),
            "start": translate("OrderEditor", "Start"),
            "end": translate("OrderEditor", "End (if known)"),
            "reason": translate("OrderEditor", "What it is for"),
            "why": translate("OrderEditor", "Why the entry is corrected"),
        }
        units = [Choice(unit, unit_in_full(unit)) for unit in UNITS]
        routes = [Choice(way.value, _route_word(way)) for way in Route]
        controls: dict[str, QWidget] = {
            "drug": self.drug,
            "unit": _list(units),
            "route": _list(routes),
            "often": _list(frequencies()),
            **{name: QLineEdit() for name in _LINES},
        }
        return {name: FormField(words, controls[name]) for name, words in names.items()}

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.fields["drug"], 0, 0, 1, 2)
        pairs = (*_PLACES, (("start", 0), ("end", 1)))
        for line, pair in enumerate(pairs, start=1):
            for name, place in pair:
                grid.addWidget(self.fields[name], line, place)
        grid.addWidget(self.fields["reason"], 5, 0)
        grid.addWidget(self.elsewhere, 5, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.fields["why"], 6, 0, 1, 2)
        grid.setRowStretch(7, 1)
        foot = row(10)
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        layout = column(8, (16, 12, 16, 12))
        layout.addWidget(self.title)
        layout.addWidget(self.about)
        self._scroll = scrolled(grid)
        self._follows = OrderScroll(self._scroll, self.fields.values(), self.drug.list)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.preview)
        layout.addWidget(self.problem)
        layout.addLayout(foot)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.drug.edited.connect(lambda _text: self._edited("drug"))
        self.drug.finished.connect(self.fields["dose"].control.setFocus)
        self.drug.field.installEventFilter(self)
        for name, field in self.fields.items():
            control = field.control
            control.installEventFilter(self)
            if isinstance(control, QComboBox):
                control.currentIndexChanged.connect(lambda _at, n=name: self._edited(n))
            elif isinstance(control, QLineEdit):
                control.textEdited.connect(lambda _text, n=name: self._edited(n))
        self.elsewhere.toggled.connect(lambda _on: self._edited("elsewhere"))

    def open(self, task: Task, title: str, about: str, draft: OrderDraft) -> None:
        """Fill the form for one task; nothing is marked as wrong before it was touched."""
        self.task = task
        self._opened_with = draft
        self._touched = set()
        self._keep_on()
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.setAccessibleName(title)
        self._fill(draft)
        self.fields["drug"].setVisible(task is not Task.CHANGE)
        self.fields["end"].setVisible(task is not Task.CHANGE)
        self.fields["why"].setVisible(task is Task.CORRECT)
        self.preview.present(None)
        self.drug.say("")
        first = self.fields["dose"] if task is Task.CHANGE else self.fields["drug"]
        first.setFocus()
        control = self.fields["dose"].control
        if task is Task.CHANGE and isinstance(control, QLineEdit):
            control.selectAll()

    def _fill(self, draft: OrderDraft) -> None:
        self._filling = True
        self.drug.set_text(draft.drug)
        unit = self.fields["unit"].control
        assert isinstance(unit, QComboBox)
        if draft.unit and unit.findData(draft.unit) < 0:
            # An odd unit of a document can be kept; it is never turned into another.
            unit.addItem(draft.unit, draft.unit)
        for name in ("dose", "unit", "strength", "route", "often", "count", "start", "end"):
            fill(self.fields[name].control, getattr(draft, name))
        fill(self.fields["reason"].control, draft.reason)
        fill(self.fields["why"].control, "")
        self.elsewhere.setChecked(draft.given_elsewhere)
        self._filling = False
        self._show_count()

    def draft(self) -> OrderDraft:
        """What stands in the fields."""
        read = {name: value(self.fields[name].control) for name in self.fields if name != "drug"}
        read.pop("why")
        return OrderDraft(drug=self.drug.text(), given_elsewhere=self.elsewhere.isChecked(), **read)

    @property
    def why(self) -> str:
        """The reason of a correction."""
        return value(self.fields["why"].control).strip()

    @property
    def dirty(self) -> bool:
        """Does anything differ from what the form was opened with."""
        return self.draft() != self._opened_with or bool(self.why)

    def present(self, problems: Sequence[Problem], read_as: str) -> None:
        """Show the problems of the fields that were touched, and what the name is read as."""
        self._problems = problems
        self.drug.say(read_as)
        self._show_problems()

    def show_preview(self, preview: PreviewView | None) -> None:
        """What saving would open; None while the fields are no order yet."""
        self.preview.present(preview)

    def _show_problems(self) -> None:
        by_field = {problem.field: problem for problem in reversed(self._problems)}
        for name, field in self.fields.items():
            found = by_field.get(name)
            shown = name in self._touched
            says = found.says if found is not None and shown else ""
            field.say(says, problem=found is not None and found.blocks)

    def say(self, sentence: str) -> None:
        """A problem of the whole: what the record refused, and why."""
        self.problem.setText(f"▲ {sentence}" if sentence else "")
        self.problem.setVisible(bool(sentence))

    def ask_save(self) -> None:
        """Save, or go to the first field that keeps it from being saved."""
        self._touched = set(self.fields)
        self.changed.emit()
        wrong = {problem.field for problem in self._problems if problem.blocks}
        for name, field in self.fields.items():
            if name in wrong:
                field.setFocus()
                self._scroll.ensureWidgetVisible(field)
                return
        self.save_wanted.emit()

    def ask_leave(self) -> None:
        """Leave at once where nothing was typed; else ask, and leave when asked again."""
        if not self.dirty or self._asked:
            self.left.emit()
            return
        self._asked = True
        self.cancel.setText(translate("OrderEditor", "Leave without saving (Esc)"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.say(translate("OrderEditor", "This is not saved yet. Press Esc again to leave it."))

    def _keep_on(self) -> None:
        self._asked = False
        self.cancel.setText(translate("OrderEditor", "Leave (Esc)"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.say("")

    def _edited(self, name: str) -> None:
        if self._filling:
            return
        self._keep_on()
        if name == "often":
            self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        """The figure is asked for only where the frequency needs one."""
        key = value(self.fields["often"].control)
        choice = next((one for one in frequencies() if one.key == key), None)
        counts = choice.counts if choice is not None else None
        self.fields["count"].rename(counts or translate("OrderEditor", "Number"))
        self.fields["count"].control.setEnabled(counts is not None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            control = self.drug if watched is self.drug.field else watched
            name = next((n for n, f in self.fields.items() if f.control is control), None)
            if name is not None and name not in self._touched:
                self._touched.add(name)
                self._show_problems()
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.ask_save()
            case Qt.Key.Key_Escape:
                self.ask_leave()
            case _:
                super().keyPressEvent(event)


def _list(choices: Sequence[Choice]) -> QComboBox:
    """A list in which nothing is chosen yet (D-17)."""
    made = ChoiceList()
    for choice in choices:
        made.addItem(choice.shown, choice.key)
    made.setCurrentIndex(-1)
    made.setPlaceholderText(translate("OrderEditor", "choose"))
    made.setMinimumContentsLength(8)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def _route_word(way: Route) -> str:
    return translate("OrderEditor", "not known") if way is Route.UNKNOWN else route(way)
