"""The check: some forty bedside findings on one screen, answered with single keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.errors import UserError
from nmsdesk.presenters.check_drafts import CheckDrafts
from nmsdesk.presenters.check_sentences import (
    kept_as_draft,
    keys_of_the_check,
    last_check,
    saved,
    unfinished,
)
from nmsdesk.presenters.checklist import Checklist, earlier
from nmsdesk.presenters.checklist_layout import plan
from nmsdesk.presenters.checklist_time import read_when
from nmsdesk.presenters.checklist_view import CheckWords, note_of
from nmsdesk.presenters.running_result import running_result
from nmsdesk.presenters.running_why import why_running
from nmsdesk.presenters.why import WhyView
from nmsdesk.presenters.wording import translate
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.page import PageWidget
from nmsdesk.ui.widgets.check_answering import OTHER_SHEET, CheckAnswering
from nmsdesk.ui.widgets.check_body import CheckBody
from nmsdesk.ui.widgets.message import Message


class CheckPage(PageWidget):
    """A draft a patient, kept while the program runs; nothing is written before Finish."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        plans = plan(desk.knowledge.findings)
        self._bedside = plans[0]
        self._drafts = CheckDrafts(plans, desk.who)
        self._chart: Chart | None = None
        self._assessment: Assessment | None = None
        self._told: WhyView | None = None
        """What the drawer was last given of the running result; None: nobody asked."""
        self.body = CheckBody(plans)
        self.answering = CheckAnswering(self.body, desk, Checklist(plans))
        self._empty = Message(
            translate("Check", "No patient is open"),
            (translate("Check", "The bedside check of a person stands here. Choose one first."),),
            (
                (
                    translate("Check", "Go to the patients"),
                    lambda: self.page_wanted.emit("patients"),
                ),
            ),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self.body, 1)
        layout.addWidget(self._empty, 1)
        self.answering.changed.connect(self._result)
        self.answering.undo_wanted.connect(self.undo_saved)
        self.answering.finish_wanted.connect(self.finish)
        self.body.focused.connect(self._row_focused)
        self.body.head.edited.connect(self._head_edited)
        self.body.side.finish_wanted.connect(self.finish)
        self.body.side.undo_wanted.connect(self.undo_saved)
        self.body.show_sheet(self._bedside, self.checklist, self.answering.words)

    @property
    def checklist(self) -> Checklist:
        """The check that is being filled in."""
        return self.answering.checklist

    @override
    def present(self, chart: Chart | None) -> None:
        before, self._chart = self._chart, chart
        self.body.setVisible(chart is not None)
        self._empty.setVisible(chart is None)
        if chart is None:
            self._assessment = self._told = None
            return
        if before is None or before.key != chart.key:
            self.body.clear()
            self._take_up(self._drafts.of(chart.key))
            self.body.show_sheet(self._bedside, self.checklist, self.answering.words)
            self.body.side.say("")
            if self.checklist.started:
                self.said.emit(translate("Check", "The unfinished check of this patient is back."))
            self.answering.focus(self.body.sheet.first())
        self._look_back()

    @override
    def keys(self) -> tuple[tuple[str, str], ...]:
        return keys_of_the_check()

    @override
    def undo(self) -> bool:
        """Wherever the cursor stands here, Ctrl+Z is about this check and about nothing else."""
        if self._chart is None:
            return False
        self.answering.step_back()
        return True

    @override
    def own_why(self) -> WhyView | None:
        """The basis of the running result; None where no patient is open."""
        if self._chart is None or self._assessment is None:
            return None
        knowledge = self.desk.knowledge
        sets = {each.id: each for each in knowledge.criteria}
        self._told = why_running(self._assessment, self.texts, sets, knowledge.sources)
        return self._told

    @override
    def lost_at_end(self) -> str | None:
        """Drafts outlive a page and a patient, not the program."""
        count = self._drafts.open_ones()
        return unfinished(count) if count else None

    @override
    def discard(self) -> None:
        self._drafts.forget()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.checklist.started and not event.spontaneous():
            self.said.emit(kept_as_draft(self._name()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if enter and (control or self.body.side.finish.hasFocus()):
            self.finish()
        elif event.text().lower() == OTHER_SHEET and not control:
            self.answering.other_sheet()
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Record what was answered; what was not assessed is not in it."""
        problem = self._unready()
        if problem or self._chart is None:
            self.body.side.say(problem, problem=True)
            return
        key, done = self._chart.key, self.checklist
        observation = done.observation(self.desk.now(), self._note)
        try:
            entry = self.desk.charts.observe(key, observation)
        except UserError as error:
            self.body.side.say(str(error), problem=True)
            return
        self.body.clear()
        self._take_up(self._drafts.finish(key, entry.id))
        self._look_back()
        self.body.show_sheet(self._bedside, self.checklist, self.answering.words)
        self.answering.focus(self.body.sheet.first())
        # The status line says by itself that the record was written.
        self.body.side.say(saved(done, self._bedside, self.desk.now()), undo=True)

    def undo_saved(self) -> None:
        """Take the finished check out of the record again; its answers are back as a draft."""
        done = self._drafts.finished
        if done is None:
            return
        try:
            self.desk.charts.undo(done.patient, done.entry)
        except UserError as error:
            self.body.side.say(str(error), problem=True)
            return
        self._take_up(self._drafts.taken_back() or self.checklist)
        self._look_back()
        self.body.side.say(translate("Check", "Taken back; the answers are here as a draft."))

    def _take_up(self, checklist: Checklist) -> None:
        """Show another draft: its answers, by whom, when, and its note."""
        self.answering.checklist = checklist
        head = self.body.head
        head.present(checklist.by, checklist.at_typed, checklist.remark)
        head.show_problem(wrong=False)

    def _look_back(self) -> None:
        """Show all rows, with what the check before had beside each."""
        if self._chart is None:
            return
        now = self.checklist.at or self.desk.now()
        before = earlier(self._chart.case.observations, now, self.desk.knowledge.findings)
        last = max((each.at.midday for each in before.values()), default=None)
        scale = self.checklist.scale = self.preferences.temperature
        self.answering.words = CheckWords(self.texts, before, last, scale)
        older = any(each.at.midday != last for each in before.values())
        self.body.say_last(last_check(last, older=older))
        self.body.present_rows(self.checklist, self.answering.words)
        self._result()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first key answers already: focus goes on to the first row that is not answered."""
        super().focusInEvent(event)
        if self._chart is not None:
            self.answering.focus(self.body.sheet.first())

    def _row_focused(self, row: str) -> None:
        told = self.answering.words.help(self.checklist, row)
        self.body.side.help.present(told)
        tip = "\n".join(part for part in (told.text, told.before) if part)
        self.body.sheet_of(row).rows[row].setToolTip(tip)

    def _result(self) -> None:
        """The running result: the record together with what has been typed so far."""
        if self._chart is None:
            return
        assessment = self._chart.assessment
        if self.checklist.draft.answers:
            draft = self.checklist.observation(self.desk.now(), lambda _checklist: "")
            assessment = self.desk.watcher.with_draft(self._chart.key, draft)
        self._assessment = assessment
        self.body.side.result.present(
            running_result(assessment, self.texts, self._chart.assessment)
        )
        if self._told is not None:
            before = self._told
            self.moved_on.emit(before, self.own_why())

    def _head_edited(self) -> None:
        head = self.body.head
        self.checklist.by = head.by.text()
        self.checklist.remark = head.note.text()
        self.checklist.at_typed = head.at.text()
        when = read_when(head.at.text(), self.desk.now())
        head.show_problem(wrong=bool(when.problem))
        if not when.problem and when.at != self.checklist.at:
            self.checklist.at = when.at
            self._look_back()

    def _note(self, checklist: Checklist) -> str:
        return note_of(checklist, self.answering.words)

    def _unready(self) -> str:
        """What is in the way of finishing, in a sentence; the field in question gets the focus."""
        when = read_when(self.body.head.at.text(), self.desk.now())
        if when.problem:
            self.body.head.at.setFocus()
            return when.problem
        pending = self.body.pending()
        if pending is not None:
            if pending not in self.body.sheet.rows:
                self.answering.other_sheet()
            self.answering.focus(pending)
            return translate("Check", "One figure is not read yet: Enter reads it, − clears it.")
        if not self.checklist.draft.answers:
            return translate("Check", "Nothing is answered yet: there is nothing to keep.")
        return ""

    def _name(self) -> str:
        patient = None if self._chart is None else self._chart.case.patient
        return "" if patient is None else patient.display_name or patient.id
