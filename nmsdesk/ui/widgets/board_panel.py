"""Putting a row of the watch board aside, or ending the watching, in a few typed words."""

from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.flow import FlowLayout
from nmsdesk.ui.widgets.form_field import FormField
from nmsdesk.ui.widgets.plain import button, column, label, row


class Deed(Enum):
    ASIDE = "aside"
    END = "end"


class BoardPanel(QFrame):
    """`wanted(until, reason)` as typed; whoever opened it reads them and says what is wrong."""

    wanted = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.deed = Deed.ASIDE
        self.title = label("", "strong", wrap=True)
        self.until_line, self.reason_line = QLineEdit(), QLineEdit()
        self.until = FormField(translate("BoardPanel", "Until"), self.until_line)
        self.reason = FormField("", self.reason_line)
        self.hint = label("", "muted", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.save = button("", "primary", does=self.ask)
        self.cancel = button(translate("BoardPanel", "Leave (Esc)"), does=self.left.emit)
        self.quick = tuple(
            button(text, does=partial(self._take, text))
            for text in (
                translate("BoardPanel", "Discharged"),
                translate("BoardPanel", "Died"),
                translate("BoardPanel", "Moved elsewhere"),
            )
        )
        self._lay_out()
        self.until_line.textChanged.connect(lambda _text: self.until.say("", problem=False))
        self.reason_line.textChanged.connect(lambda _text: self.reason.say("", problem=False))
        self.hide()

    def _lay_out(self) -> None:
        fields = row(12)
        fields.addWidget(self.until, 1)
        fields.addWidget(self.reason, 2)
        deeds = QWidget()
        line = FlowLayout(deeds, 10)
        for made in (self.save, self.cancel, *self.quick):
            line.addWidget(made)
        layout = column(6, (14, 8, 14, 8))
        layout.addWidget(self.title)
        layout.addLayout(fields)
        layout.addWidget(self.hint)
        layout.addWidget(self.problem)
        layout.addWidget(deeds)
        self.setLayout(layout)

    def open(self, deed: Deed, name: str, until: str = "") -> None:
        """Ask about the patient called `name`; `until` is offered and chosen, to be typed over."""
        self.deed = deed
        aside = deed is Deed.ASIDE
        title, why, act, hint = _aside_words() if aside else _end_words()
        self.title.setText(title.format(patient=name))
        self.setAccessibleName(self.title.text())
        self.reason.rename(why)
        self.save.setText(act)
        self.save.setAccessibleName(act)
        self.hint.setText(hint)
        self.until.setVisible(aside)
        for made in self.quick:
            made.setVisible(not aside)
        self.until_line.setText(until)
        self.reason_line.clear()
        self.say()
        self.show()
        first = self.until_line if aside else self.reason_line
        first.setFocus()
        first.selectAll()

    def say(self, until: str = "", reason: str = "", whole: str = "") -> None:
        """Problems of the time, of the reason, of the whole; empty: none."""
        self.until.say(until, problem=True)
        self.reason.say(reason, problem=True)
        self.problem.setText(f"▲ {whole}" if whole else "")
        self.problem.setVisible(bool(whole))

    def ask(self) -> None:
        self.wanted.emit(self.until_line.text().strip(), self.reason_line.text().strip())

    @property
    def dirty(self) -> bool:
        return not self.isHidden() and bool(self.reason_line.text().strip())

    def _take(self, reason: str) -> None:
        """A reason that many have; it can be typed on before it is saved."""
        self.reason_line.setText(reason)
        self.reason_line.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.ask()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


def _aside_words() -> tuple[str, str, str, str]:
    return (
        translate("BoardPanel", "Put {patient} aside"),
        translate("BoardPanel", "Why (may stay empty)"),
        translate("BoardPanel", "Put aside (Enter)"),
        translate(
            "BoardPanel",
            "The row comes back by itself at that time, at the latest when its window ends, and at"
            " once when a medicine, a check or a finding changes. Empty: until the window ends.",
        ),
    )


def _end_words() -> tuple[str, str, str, str]:
    return (
        translate("BoardPanel", "End watching {patient}"),
        translate("BoardPanel", "Why it ends"),
        translate("BoardPanel", "End watching (Enter)"),
        translate(
            "BoardPanel",
            "Every open watch window of this patient closes. The record stays, and what changes"
            " later opens a window of its own.",
        ),
    )
