"""Asks in the form itself why a doubted dose is right: one line, kept with the entry."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from nmsdesk.domain.reason import Reason
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.form_field import FormField


class RightSo(FormField):
    """Hidden until saving asks; an answer holds for the doubts that it was given to."""

    def __init__(self) -> None:
        self.line = QLineEdit()
        super().__init__(translate("RightSo", "Why it is right so"), self.line)
        self.line.setPlaceholderText(
            translate("RightSo", "for instance: confirmed with the ward doctor")
        )
        self.line.textEdited.connect(lambda _text: self.say("", problem=False))
        self._doubts: tuple[Reason, ...] = ()
        self.hide()

    def about(self, doubts: Sequence[Reason]) -> None:
        """The doubts that stand; an answer to others is no answer to these."""
        if tuple(doubts) != self._doubts:
            self._doubts = tuple(doubts)
            self.forget()

    def forget(self) -> None:
        self.line.clear()
        self.say("", problem=False)
        self.hide()

    def answered(self) -> bool:
        """Is there a reason; if not, ask for it here."""
        if self.answer:
            return True
        if not self.isHidden():
            says = translate("RightSo", "Say why: it is kept with the entry.")
            self.say(says, problem=True)
        self.show()
        self.setFocus()
        return False

    @property
    def answer(self) -> str:
        return "" if self.isHidden() else self.line.text().strip()
