"""The right side of the check: the running result, how to look, and the end of the check."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.how_to_look import HowToLook
from nmsdesk.ui.widgets.plain import button, label, row
from nmsdesk.ui.widgets.result_panel import ResultPanel

WIDTH = 336
CHARACTERS = 36
"""How wide at least, in figures of the font, where the text is larger than usual."""


class CheckSide(QFrame):
    finish_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, role="card")
        self.setFixedWidth(max(WIDTH, self.fontMetrics().horizontalAdvance("0" * CHARACTERS)))
        self.result = ResultPanel()
        self.help = HowToLook()
        self._said = label(wrap=True)
        self._undo = button(translate("Check", "Undo"), does=self.undo_wanted.emit)
        self.finish = button(
            translate("Check", "Finish (Enter)"), "primary", does=self.finish_wanted.emit
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(self._scrolled(), 1)
        layout.addWidget(self._said)
        last = row(8)
        last.addWidget(self._undo)
        last.addWidget(self.finish, 1)
        layout.addLayout(last)
        self.say("")

    def _scrolled(self) -> QScrollArea:
        """Larger text scrolls; at the usual size everything stands still."""
        content = QWidget()
        theme.mark(content, role="drawer_content")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.result)
        layout.addWidget(self.help, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def say(self, words: str, *, problem: bool = False, undo: bool = False) -> None:
        """A sentence above the button: saved, or what is in the way; empty takes it away."""
        theme.mark(self._said, role="problem" if problem else "strong")
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._undo.setVisible(undo)

    @property
    def said(self) -> str:
        return self._said.text()

    @property
    def undo(self) -> bool:
        return not self._undo.isHidden()
