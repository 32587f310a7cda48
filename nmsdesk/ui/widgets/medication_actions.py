"""The actions on the chosen medicine: those that have room as buttons, the rest under "More"."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, row

GAP = 6
FIRST_TO_GO = (
    "print",
    "history",
    "correct",
    "why",
    "elsewhere",
    "dose",
    "stop",
    "change",
)
"""What goes under "More" first where room is scarce; adding a medicine never does."""


class Actions(QWidget):
    """One line of buttons, each with its key on it; nothing is ever out of sight without a word."""

    wanted = Signal(str)
    """add, change, correct, stop, dose, elsewhere, history, why, print."""

    def __init__(self) -> None:
        super().__init__()
        words = {
            "add": translate("Medications", "Add (A)"),
            "change": translate("Medications", "Change dose (D)"),
            "correct": translate("Medications", "Correct (E)"),
            "stop": translate("Medications", "Stop (S)"),
            "dose": translate("Medications", "Dose (G)"),
            "elsewhere": translate("Medications", "Given elsewhere (L)"),
            "history": translate("Medications", "History (H)"),
            "why": translate("Medications", "Why (W)"),
            "print": translate("Medications", "Print (P)"),
        }
        self.buttons: dict[str, QPushButton] = {}
        self.entries: dict[str, QAction] = {}
        self.menu = QMenu(self)
        self.more = button(translate("Medications", "More"))
        self.more.setMenu(self.menu)
        line = row(GAP)
        line.addStretch(1)
        for name, text in words.items():
            made = button(text, "primary" if name == "add" else "", does=self._asking(name))
            self.buttons[name] = made
            line.addWidget(made)
            entry = QAction(text, self.menu)
            entry.triggered.connect(lambda _checked=False, n=name: self.wanted.emit(n))
            self.entries[name] = entry
            self.menu.addAction(entry)
        line.addWidget(self.more)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._share()

    def _asking(self, name: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(name)

    def allow(self, names: frozenset[str]) -> None:
        """Only these can be pressed now."""
        for name, made in self.buttons.items():
            made.setEnabled(name in names)
            self.entries[name].setEnabled(name in names)

    def _wide(self, *, without: frozenset[str] = frozenset()) -> int:
        """Pixels for all buttons but those in `without`, and for "More" where there are any."""
        shown = [made for name, made in self.buttons.items() if name not in without]
        if without:
            shown.append(self.more)
        return sum(made.sizeHint().width() for made in shown) + GAP * len(shown)

    def _share(self) -> None:
        """As many as have room stay buttons."""
        away: frozenset[str] = frozenset()
        for name in FIRST_TO_GO:
            if self._wide(without=away) <= self.width():
                break
            away |= {name}
        for name, made in self.buttons.items():
            made.setVisible(name not in away)
            self.entries[name].setVisible(name in away)
        self.more.setVisible(bool(away))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide(), self.more.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._wide(without=frozenset(FIRST_TO_GO))
        return QSize(least, self.more.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share()

    @override
    def event(self, event: QEvent) -> bool:
        """A button that needs more room than before (a larger text) needs another share."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
            self.updateGeometry()
        return super().event(event)
