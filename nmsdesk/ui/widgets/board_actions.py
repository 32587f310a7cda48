"""The line of buttons below the watch board: what can be done to the chosen row."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.flow import FlowLayout
from nmsdesk.ui.widgets.plain import button


class BoardActions(QWidget):
    """Each button has its key on it."""

    wanted = Signal(str)
    """open, check, aside, end, why."""

    def __init__(self) -> None:
        super().__init__()
        words = {
            "open": translate("Board", "Open (Enter)"),
            "check": translate("Board", "Check (C)"),
            "aside": translate("Board", "Put aside … (A)"),
            "end": translate("Board", "End watching … (E)"),
            "why": translate("Board", "Why (W)"),
        }
        self.buttons: dict[str, QPushButton] = {}
        line = FlowLayout(self, 8)
        for name, text in words.items():
            made = button(text, does=partial(self.wanted.emit, name))
            self.buttons[name] = made
            line.addWidget(made)

    def allow(self, *, row: bool) -> None:
        for made in self.buttons.values():
            made.setEnabled(row)
