"""The form of one order beside the list: fields, problems, doubts, and what saving would open."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit
from typing_extensions import override

from nmsdesk.domain.reason import Reason
from nmsdesk.presenters.changes_preview import PreviewView
from nmsdesk.presenters.dose_words import DoubtView
from nmsdesk.presenters.order_draft import OrderDraft
from nmsdesk.presenters.order_form import Problem
from nmsdesk.presenters.product_forms import FormOffer
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.drug_edit import Suggest
from nmsdesk.ui.widgets.form_field import fill
from nmsdesk.ui.widgets.order_fields import OrderFields
from nmsdesk.ui.widgets.order_scroll import OrderScroll
from nmsdesk.ui.widgets.plain import button, column, label, row
from nmsdesk.ui.widgets.preview_panel import PreviewPanel
from nmsdesk.ui.widgets.right_so import RightSo
from nmsdesk.ui.widgets.scrolled import scrolled


class Task(Enum):
    ADD = "add"
    CHANGE = "change"
    CORRECT = "correct"


class OrderEditor(QFrame):
    """Enter saves, Escape leaves; `changed` at every key, `save_wanted` when all may be saved."""

    changed = Signal()
    save_wanted = Signal()
    left = Signal()
    why_wanted = Signal(object)
    """The WhyView of a doubt."""
    strengths_wanted = Signal()
    """A medicine was picked or given: its forms and strengths may be offered."""

    def __init__(self, suggest: Suggest) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.task = Task.ADD
        self._opened_with = OrderDraft()
        self._touched: set[str] = set()
        self._asked = False
        self._problems: Sequence[Problem] = ()
        self._new_doubts: tuple[Reason, ...] = ()
        self.title = label("", "title", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.inputs = OrderFields(self, suggest)
        self.drug, self.elsewhere = self.inputs.drug, self.inputs.elsewhere
        self.fields = self.inputs.of
        self.right = RightSo()
        self.preview = PreviewPanel()
        self.save = button(translate("OrderEditor", "Save (Enter)"), "primary", does=self.ask_save)
        self.cancel = button(translate("OrderEditor", "Leave (Esc)"), does=self.ask_leave)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        foot = row(10)
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        layout = column(8, (16, 12, 16, 12))
        layout.addWidget(self.title)
        layout.addWidget(self.about)
        self._scroll = scrolled(self.inputs.grid)
        parts = (*self.fields.values(), self.inputs.strengths)
        self._follows = OrderScroll(self._scroll, parts, self.drug.list)
        layout.addWidget(self._scroll, 1)
        for part in (self.right, self.preview, self.problem):
            layout.addWidget(part)
        layout.addLayout(foot)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.inputs.edited.connect(self._edited)
        self.inputs.why_wanted.connect(self.why_wanted)
        self.drug.finished.connect(self._given)
        self.drug.field.installEventFilter(self)
        for field in self.fields.values():
            field.control.installEventFilter(self)

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
        self.inputs.fill(draft)
        self.fields["drug"].setVisible(task is not Task.CHANGE)
        self.fields["end"].setVisible(task is not Task.CHANGE)
        self.fields["why"].setVisible(task is Task.CORRECT)
        self.right.forget()
        self.preview.present(None)
        self.drug.say("")
        first = self.fields["dose"] if task is Task.CHANGE else self.fields["drug"]
        first.setFocus()
        control = self.fields["dose"].control
        if task is Task.CHANGE and isinstance(control, QLineEdit):
            control.selectAll()

    def draft(self) -> OrderDraft:
        """What stands in the fields."""
        return self.inputs.draft()

    @property
    def why(self) -> str:
        """The reason of a correction."""
        return self.inputs.why

    @property
    def dirty(self) -> bool:
        """Does anything differ from what the form was opened with."""
        return self.draft() != self._opened_with or bool(self.why)

    # What the desk answers

    def present(self, problems: Sequence[Problem]) -> None:
        """Show the problems of the fields that were touched."""
        self._problems = problems
        self._show_problems()

    def doubt(self, views: Sequence[DoubtView], known: Sequence[Reason] = ()) -> None:
        """Show what is doubtful; of what is not `known` from before, saving asks for a reason."""
        self.inputs.show_doubts(views)
        self._new_doubts = tuple(one.reason for one in views if one.reason not in known)
        self.right.about(self._new_doubts)

    def offer_strengths(self, offers: Sequence[FormOffer]) -> None:
        """Let a strength be picked; where there is none to pick, the dose is next."""
        self.inputs.strengths.offer(offers)
        (self.inputs.strengths if offers else self.fields["dose"].control).setFocus()

    def part_figure(self, name: str, figure: str) -> None:
        """What was typed behind the name is the dose; the unit is asked for next."""
        self.drug.set_text(name)
        fill(self.fields["dose"].control, figure)
        self._touched |= {"dose", "unit"}
        self.fields["unit"].setFocus()
        self.changed.emit()

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

    # What the person asks

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
        if self._new_doubts and not self.right.answered():
            # What is asked about stays in sight while it is answered.
            doubted = next((one for one in self.inputs.doubts if one.said), None)
            if doubted is not None:
                self._follows.show(doubted)
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

    def _edited(self, _name: str) -> None:
        self._keep_on()
        self.changed.emit()

    def _given(self) -> None:
        self.strengths_wanted.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if _leaves(watched, event):
            name = self.inputs.name_of(watched)
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


def _leaves(control: QObject, event: QEvent) -> bool:
    """Does the keyboard go to another field; into the list that the field opens it does not."""
    if not isinstance(event, QFocusEvent) or event.type() != QEvent.Type.FocusOut:
        return False
    stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    opened = isinstance(control, QComboBox) and control.view().isVisible()
    return not opened and event.reason() not in stays
