"""What a person does to an order: from the form to the record, with every refusal said inline."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.change import Change
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.order import Order
from nmsdesk.presenters.changes_preview import PreviewView, of_correction
from nmsdesk.presenters.formats import BETWEEN
from nmsdesk.presenters.medicine_words import line, name_of
from nmsdesk.presenters.order_draft import blank, draft_of, draft_of_change
from nmsdesk.presenters.order_form import (
    Checked,
    Problem,
    check,
    check_change,
    check_end,
)
from nmsdesk.presenters.order_preview import Draft, previewed
from nmsdesk.presenters.wording import translate
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.widgets.order_editor import Task
from nmsdesk.ui.widgets.order_reading import OrderReading
from nmsdesk.ui.widgets.order_side import OrderSide

PAUSE_MS = 120
"""So long after the last key what saving would open is worked out."""


class OrderDesk(QObject):
    """Opens the panels of an `OrderSide` and carries out what is asked for there."""

    said = Signal(str)
    closed = Signal()
    why_wanted = Signal(object)
    """The WhyView of what is doubtful about a dose."""

    def __init__(self, desk: Desk, side: OrderSide) -> None:
        super().__init__(side)  # Its timer must not outlive the panels.
        self._desk = desk
        self._side = side
        self._base: Order | None = None
        self._reading = OrderReading(desk, side.editor)
        self.chart: Chart | None = None
        self.just_saved = False
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._show_preview)
        side.editor.changed.connect(self._typed)
        side.editor.save_wanted.connect(self._save)
        side.editor.why_wanted.connect(self.why_wanted)
        side.stop.stop_wanted.connect(self._stop)
        side.paper.done.connect(self.said)
        side.left.connect(self.leave)

    # Opening

    def add(self, drug: str = "") -> None:
        """An empty form; with the name of a medicine it is filled in and the dose asked for."""
        self._open(Task.ADD, translate("OrderDesk", "Add a medicine"), None, drug)
        if drug:
            self._reading.offer_strengths()

    def change(self, order: Order) -> None:
        title = translate("OrderDesk", "Change the dose of {drug}").format(drug=self._named(order))
        self._open(Task.CHANGE, title, order)

    def correct(self, order: Order) -> None:
        title = translate("OrderDesk", "Correct the entry of {drug}").format(
            drug=self._named(order)
        )
        self._open(Task.CORRECT, title, order)

    def stop(self, order: Order) -> None:
        title = translate("OrderDesk", "Stop {drug}").format(drug=self._named(order))
        self._base = order
        self._side.bring(self._side.stop)
        self._side.stop.open(title, _told(order), blank(self._desk.now()).start)

    def _named(self, order: Order) -> str:
        """The generic name, however it was typed; what nobody recognises as it was typed."""
        return name_of(order, self._desk.knowledge.formulary.recognise(order.drug))

    def _open(self, task: Task, title: str, order: Order | None, drug: str = "") -> None:
        now = self._desk.now()
        self._base = order
        about = {
            Task.ADD: "",
            Task.CHANGE: translate(
                "OrderDesk", "So far {line}. That order ends where the new one begins."
            ),
            Task.CORRECT: translate(
                "OrderDesk",
                "As written {line}. For an entry that is wrong; a new dose is a change.",
            ),
        }[task]
        draft = replace(blank(now), drug=drug)
        if order is not None:
            draft = draft_of_change(order, now) if task is Task.CHANGE else draft_of(order)
            about = about.format(line=_told(order))
        self._reading.begin(order)
        self._side.bring(self._side.editor)
        self._side.editor.open(task, title, about, draft)
        self._typed()

    def leave(self) -> None:
        """Close whatever is open beside the list."""
        self._soon.stop()
        self._base = None
        if self._side.front is not None:
            self._side.hide()
            self.closed.emit()

    # While it is typed

    def _checked(self) -> Checked:
        editor, now = self._side.editor, self._desk.now()
        draft = editor.draft()
        if editor.task is Task.CHANGE and self._base is not None:
            return check_change(draft, now, self._base)
        checked = check(draft, now, self._base)
        if editor.task is Task.CORRECT:
            more = self._asked(checked)
            return Checked(None if more else checked.order, (*more, *checked.problems))
        return checked

    def _asked(self, checked: Checked) -> tuple[Problem, ...]:
        """A correction says why, and differs."""
        if not self._side.editor.why:
            return (Problem("why", translate("OrderDesk", "Say why: it is kept with the entry.")),)
        if checked.order is not None and checked.order == self._base:
            return (Problem("why", translate("OrderDesk", "Nothing differs from the entry yet.")),)
        return ()

    def _typed(self) -> None:
        self._side.editor.present(self._checked().problems)
        self._reading.typed()
        self._soon.start()

    def _show_preview(self) -> None:
        editor = self._side.editor
        if self._side.front is editor:
            self._reading.pause()
            editor.show_preview(self._preview(self._checked().order))

    def _preview(self, order: Order | None) -> PreviewView | None:
        if order is None or self.chart is None:
            return None
        try:
            changes = self._opened(order, self.chart)
        except UserError:
            # What the record would refuse is said when it is asked to save.
            return None
        base = self._base if self._side.editor.task is Task.CHANGE else None
        known = self.chart.ledger.changes
        return previewed(Draft(order, base), changes, known, self.chart.case, self._desk.knowledge)

    def _opened(self, order: Order, chart: Chart) -> tuple[Change, ...]:
        match self._side.editor.task:
            case Task.CORRECT:
                return of_correction(chart.case, order, self._desk.knowledge)
            case Task.CHANGE if self._base is not None:
                return self._desk.watcher.preview(chart.key, order, self._base.id)
        return self._desk.watcher.preview(chart.key, order)

    # Writing

    def _save(self) -> None:
        order = self._checked().order
        editor, base, charts = self._side.editor, self._base, self._desk.charts
        if order is None:
            return
        right = editor.right.answer or None
        if editor.task is Task.ADD:
            done = translate("OrderDesk", "{drug} was added.")
            self._write(lambda key: charts.add_order(key, order, right), done, self._named(order))
        elif base is not None and editor.task is Task.CHANGE:
            done = translate("OrderDesk", "The new dose of {drug} was recorded.")
            self._write(
                lambda key: charts.change_dose(key, base.id, order, right), done, self._named(order)
            )
        elif base is not None:
            why = editor.why
            if right:
                both = translate("OrderDesk", "{why}; dose: {right}")
                why = both.format(why=why, right=right)
            done = translate("OrderDesk", "The entry of {drug} was corrected.")
            self._write(
                lambda key: charts.correct_order(key, base.id, order, why), done, self._named(order)
            )

    def _stop(self, typed: str, reason: str) -> None:
        order, panel = self._base, self._side.stop
        if order is None:
            return
        end, problem = check_end(typed, self._desk.now(), order)
        missing = "" if reason else translate("OrderDesk", "Say why: it is kept with the entry.")
        panel.say(problem or "", missing, "")
        if end is None or missing:
            return
        done = translate("OrderDesk", "{drug} was stopped.")
        self._write(
            lambda key: self._desk.charts.stop_order(key, order.id, end, reason),
            done,
            self._named(order),
        )

    def read_as(self, order: Order, name: str) -> None:
        """Correct the name to one that a person chose; the text as it was stays beside it."""
        reason = translate("OrderDesk", "The name “{typed}” was read as {name} by a person.")
        named = replace(order, drug=name, text=order.text or order.drug)
        why = reason.format(typed=order.drug, name=name)
        done = translate("OrderDesk", "The entry of {drug} was corrected.")
        self._write(
            lambda key: self._desk.charts.correct_order(key, order.id, named, why), done, name
        )

    def confirm_none(self) -> None:
        """Record that this person takes no medicines."""
        done = translate("OrderDesk", "Recorded: takes no medicines.")
        self._write(self._desk.charts.confirm_no_medicines, done, "")

    def _write(self, does: Callable[[PatientId], object], done: str, drug: str) -> None:
        """Do it; what the record refuses is said where it was asked for."""
        if self.chart is None:
            return
        self.just_saved = True  # Before: the new chart may come before it returns.
        try:
            does(self.chart.key)
        except UserError as error:
            self.just_saved = False
            self._refuse(str(error))
            return
        self.leave()
        self.said.emit(done.format(drug=drug))

    def _refuse(self, sentence: str) -> None:
        if self._side.front is self._side.editor:
            self._side.editor.say(sentence)
        elif self._side.front is self._side.stop:
            self._side.stop.say("", "", sentence)
        else:
            self.said.emit(sentence)


def _told(order: Order) -> str:
    """An order in one line: "5 mg — by mouth — twice a day"."""
    return BETWEEN.join(line(order))
