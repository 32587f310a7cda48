"""What the keys of a check do: answer a row, read a figure, R for the rest, step back."""

from PySide6.QtCore import QObject, Qt, Signal

from nmsdesk.bootstrap import Desk
from nmsdesk.presenters.check_sentences import keys_of_row, no_rest, not_finished, rest_said
from nmsdesk.presenters.checklist import UNDO, Checklist
from nmsdesk.presenters.checklist_view import CheckWords
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.check_body import CheckBody

OTHER_SHEET = "l"
"""From the bedside to the laboratory, and back."""


class CheckAnswering(QObject):
    """Works on the `checklist` in hand with its `words`, which the page sets."""

    changed = Signal()
    """Another answer than before: the result is to be worked out anew."""
    undo_wanted = Signal()
    """The finished check is to be taken back."""
    finish_wanted = Signal()

    def __init__(self, body: CheckBody, desk: Desk, checklist: Checklist) -> None:
        super().__init__()
        self.body = body
        self._desk = desk
        self.checklist = checklist
        self.words = CheckWords(desk.texts, {}, None)
        self._astray: str | None = None
        body.keyed.connect(self._keyed)
        body.unheard.connect(self._unheard)
        body.entered.connect(self._figure_entered)
        body.left.connect(self._figure_left)
        body.focused.connect(self._focused)
        body.finished.connect(self._enter)
        body.foot.other_wanted.connect(self.other_sheet)

    def focus(self, row: str) -> None:
        self.body.sheet_of(row).focus(row)

    def other_sheet(self) -> None:
        self.body.show_sheet(self.body.other_sheet(), self.checklist, self.words)
        self.focus(self.body.sheet.first())

    def _keyed(self, row: str, key: str) -> None:
        self._astray = None
        match key.lower():
            case low if low == OTHER_SHEET:
                self.other_sheet()
            case "r":
                self._rest_absent(row)
            case low if low == UNDO:
                self.step_back()
            case _ if self.checklist.key(row, key).taken:
                self._answered(row)
                self._move_on(row)

    def _unheard(self, row: str) -> None:
        """A key that answers nothing here is never swallowed: the row says which ones do."""
        self._astray = row
        view = self.words.row(self.checklist, row)
        self.body.sheet_of(row).remind(view, keys_of_row(view))

    def _enter(self) -> None:
        """Enter on a row finishes, but not where somebody thought to be typing a figure."""
        if self._astray is None:
            self.finish_wanted.emit()
            return
        view = self.words.row(self.checklist, self._astray)
        self.body.side.say(not_finished(view), problem=True)

    def _focused(self, row: str) -> None:
        if row != self._astray:
            self._astray = None

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
        self.body.present_row(row, self.checklist, self.words)
        self.body.side.say("")
        self.changed.emit()

    def _rest_absent(self, row: str) -> None:
        group = self.checklist.group_of(row)
        name = self._desk.texts.label("check_group", group.id)
        if not group.signs:
            self.body.side.say(no_rest(name))
            return
        who = self.checklist.by or self._desk.who
        answered = self.checklist.rest_absent(row, who, self._desk.now())
        for each in answered:
            self.body.present_row(each, self.checklist, self.words)
        stay = sum(not self.checklist.answered(each.id) for each in group.signs)
        self.body.side.say(rest_said(len(answered), stay, name))
        self.changed.emit()
        left = [each.id for each in group.rows if not self.checklist.settled(each.id)]
        if left:
            self.focus(left[0])
        else:
            self._move_on(group.rows[-1].id)

    def step_back(self) -> None:
        """The last answer, or else the check that was just finished."""
        if self.checklist.undo():
            self.body.present_rows(self.checklist, self.words)
            self.body.side.say(translate("Check", "The last step here is taken back."))
            self.changed.emit()
        elif self.body.side.undo:
            self.undo_wanted.emit()
        else:
            self.body.side.say(translate("Check", "Nothing typed here to take back."))

    def _move_on(self, row: str) -> None:
        following = self.checklist.after(row)
        if following is None:
            self.body.side.finish.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focus(following)
