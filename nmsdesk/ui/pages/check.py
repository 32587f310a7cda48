"""The check: some forty bedside findings on one screen, answered with single keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.errors import UserError
from nmsdesk.presenters.check_drafts import CheckDrafts
from nmsdesk.presenters.check_sentences import (
    kept_as_draft,
    keys_of_the_check,
    last_check,
    rest_said,
    saved,
    unfinished,
)
from nmsdesk.presenters.checklist import UNDO, Checklist, earlier
from nmsdesk.presenters.checklist_layout import plan
from nmsdesk.presenters.checklist_time import read_when
from nmsdesk.presenters.checklist_view import CheckWords, note_of
from nmsdesk.presenters.running_result import running_result
from nmsdesk.presenters.wording import translate
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.page import PageWidget
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
        self.checklist = Checklist(plans)
        self._words = CheckWords(desk.texts, {}, None)
        self.body = CheckBody(plans)
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
        self.body.keyed.connect(self._keyed)
        self.body.entered.connect(self._figure_entered)
        self.body.left.connect(self._figure_left)
        self.body.focused.connect(self._row_focused)
        self.body.finished.connect(self.finish)
        self.body.head.edited.connect(self._head_edited)
        self.body.foot.other_wanted.connect(self._other_sheet)
        self.body.side.finish_wanted.connect(self.finish)
        self.body.side.undo_wanted.connect(self.undo_saved)
        self.body.show_sheet(self._bedside, self.checklist, self._words)

    @override
    def present(self, chart: Chart | None) -> None:
        before, self._chart = self._chart, chart
        self.body.setVisible(chart is not None)
        self._empty.setVisible(chart is None)
        if chart is None:
            return
        if before is None or before.key != chart.key:
            self.body.clear()
            self._take_up(self._drafts.of(chart.key))
            self.body.show_sheet(self._bedside, self.checklist, self._words)
            self.body.side.say("")
            if self.checklist.started:
                self._tell(translate("Check", "The unfinished check of this patient is back."))
            self._focus(self.body.sheet.first())
        self._look_back()

    @override
    def keys(self) -> tuple[tuple[str, str], ...]:
        return keys_of_the_check()

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
            self.said.emit(kept_as_draft(len(self.checklist.draft.answers)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if enter and (control or self.body.side.finish.hasFocus()):
            self.finish()
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
        self.body.show_sheet(self._bedside, self.checklist, self._words)
        self._focus(self.body.sheet.first())
        words = saved(done, self._bedside, self.desk.now())
        self.body.side.say(words, undo=True)
        self._tell(words)

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
        self.checklist = checklist
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
        self._words = CheckWords(self.desk.texts, before, last, scale)
        older = any(each.at.midday != last for each in before.values())
        self.body.say_last(last_check(last, older=older))
        self.body.present_rows(self.checklist, self._words)
        self._result()

    def _keyed(self, row: str, key: str) -> None:
        match key.lower():
            case "l":
                self._other_sheet()
            case "r":
                self._rest_absent(row)
            case low if low == UNDO:
                self._step_back()
            case _ if self.checklist.key(row, key).taken:
                self._answered(row)
                self._move_on(row)

    def _figure_entered(self, row: str, text: str) -> None:
        said = self.checklist.type_figure(row, text)
        self.body.sheet_of(row).say(row, said, unfold=True)
        if said.taken:
            self._answered(row)
            self._move_on(row)

    def _figure_left(self, row: str, text: str) -> None:
        """Somebody went on without Enter: the figure is read all the same, or marked."""
        said = self.checklist.type_figure(row, text)
        self.body.sheet_of(row).say(row, said, unfold=False)
        if said.taken:
            self._answered(row)
        else:
            self.body.side.say(said.words, problem=True)

    def _answered(self, row: str) -> None:
        """Only what the answer changed is shown anew."""
        self.body.present_row(row, self.checklist, self._words)
        self.body.side.say("")
        self._result()

    def _rest_absent(self, row: str) -> None:
        group = self.checklist.group_of(row)
        who = self.checklist.by or self.desk.who
        answered = self.checklist.rest_absent(row, who, self.desk.now())
        for name in answered:
            self.body.present_row(name, self.checklist, self._words)
        self.body.side.say(rest_said(len(answered), self.desk.texts.label("check_group", group.id)))
        self._result()
        left = [each.id for each in group.rows if not self.checklist.settled(each.id)]
        if left:
            self._focus(left[0])
        else:
            self._move_on(group.rows[-1].id)

    def _step_back(self) -> None:
        if self.checklist.undo():
            self.body.present_rows(self.checklist, self._words)
            self._result()
        elif self.body.side.undo:
            self.undo_saved()
        else:
            self.body.side.say(translate("Check", "Nothing typed here to take back."))

    def _other_sheet(self) -> None:
        self.body.show_sheet(self.body.other_sheet(), self.checklist, self._words)
        self._focus(self.body.sheet.first())

    def _move_on(self, row: str) -> None:
        following = self.checklist.after(row)
        if following is None:
            self.body.side.finish.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._focus(following)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first key answers already: focus goes on to the first row that is not answered."""
        super().focusInEvent(event)
        if self._chart is not None:
            self._focus(self.body.sheet.first())

    def _focus(self, row: str) -> None:
        self.body.sheet_of(row).focus(row)

    def _row_focused(self, row: str) -> None:
        told = self._words.help(self.checklist, row)
        self.body.side.help.present(told)
        self.body.sheet_of(row).rows[row].setToolTip(told.text)

    def _result(self) -> None:
        """The running result: the record together with what has been typed so far."""
        if self._chart is None:
            return
        assessment = self._chart.assessment
        if self.checklist.draft.answers:
            draft = self.checklist.observation(self.desk.now(), lambda _checklist: "")
            assessment = self.desk.watcher.with_draft(self._chart.key, draft)
        self.body.side.result.present(
            running_result(assessment, self.desk.texts, self._chart.assessment)
        )

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
        return note_of(checklist, self._words)

    def _unready(self) -> str:
        """What is in the way of finishing, in a sentence; the field in question gets the focus."""
        when = read_when(self.body.head.at.text(), self.desk.now())
        if when.problem:
            self.body.head.at.setFocus()
            return when.problem
        pending = self.body.pending()
        if pending is not None:
            if pending not in self.body.sheet.rows:
                self._other_sheet()
            self._focus(pending)
            return translate("Check", "One figure is not read yet: Enter reads it, − clears it.")
        if not self.checklist.draft.answers:
            return translate("Check", "Nothing is answered yet: there is nothing to keep.")
        return ""

    def _tell(self, words: str) -> None:
        self.said.emit(words)
