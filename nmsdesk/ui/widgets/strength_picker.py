"""The forms and strengths of a medicine to pick from, by mouse or by arrow keys; none is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from typing_extensions import override

from nmsdesk.presenters.product_forms import FormOffer, StrengthChoice
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.flow import FlowLayout
from nmsdesk.ui.widgets.plain import button, column, label

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_LINES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class StrengthPicker(QFrame):
    """One stop of the Tab key: the arrows go in, Tab and Enter go past it.

    A letter or figure typed here belongs to the next field: it is handed on by `passed`.
    """

    picked = Signal(object)
    """A StrengthChoice."""
    passed = Signal(str)
    """Nothing was picked; the text that was typed meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "offer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("StrengthPicker", "Forms and strengths"))
        hint = translate("StrengthPicker", "Pick a strength with the arrow keys, or go on with Tab")
        self.setAccessibleDescription(hint)
        self._inner = column(4, (8, 6, 8, 6))
        self._inner.addWidget(label(hint, "muted", wrap=True))
        self.setLayout(self._inner)
        self.rows: list[list[QPushButton]] = []
        self._lines: list[QWidget] = []
        self.hide()

    def offer(self, offers: Sequence[FormOffer]) -> None:
        """Show them, a line a form; empty: nothing is offered."""
        for line in self._lines:
            self._inner.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(one) for one in offers] if offers else []
        self.rows = [line.findChildren(QPushButton) for line in self._lines]
        self.setVisible(bool(offers))

    def _line(self, one: FormOffer) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, gap=5)
        flow.addWidget(label(one.shown))
        for choice in one.strengths:
            flow.addWidget(self._chip(choice))
        self._inner.addWidget(line)
        return line

    def _chip(self, choice: StrengthChoice) -> QPushButton:
        made = button(choice.shown, "strength", does=lambda: self.picked.emit(choice))
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        made.setAccessibleName(choice.spoken)
        made.setAccessibleDescription(choice.where)
        made.setToolTip(choice.where)
        made.installEventFilter(self)
        return made

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            place = self._place(watched)
            if place is not None and self._chip_key(event, *place):
                return True
        return super().eventFilter(watched, event)

    def _place(self, chip: QObject) -> tuple[int, int] | None:
        for line, chips in enumerate(self.rows):
            if chip in chips:
                return line, next(at for at, one in enumerate(chips) if one is chip)
        return None

    def _chip_key(self, event: QKeyEvent, line: int, at: int) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rows[line][at].click()
        elif key in _STEPS:
            self._step(line, at, _STEPS[key])
        elif key in _LINES:
            self._go(line + _LINES[key], at)
        elif key == Qt.Key.Key_Escape:
            self.setFocus()
        else:
            return False
        return True

    def _step(self, line: int, at: int, step: int) -> None:
        """Along the line, and on to the next where it ends."""
        every = [chip for chips in self.rows for chip in chips]
        place = every.index(self.rows[line][at]) + step
        if 0 <= place < len(every):
            every[place].setFocus()

    def _go(self, line: int, at: int) -> None:
        """To another line; above the first one is the picker itself, with nothing chosen."""
        if line < 0:
            self.setFocus()
        elif line < len(self.rows):
            self.rows[line][min(at, len(self.rows[line]) - 1)].setFocus()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, here or on a strength, goes past; Shift+Tab back to the medicine."""
        if forward:
            self.passed.emit("")
            return True
        return super().focusNextPrevChild(forward)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self._go(0, 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.passed.emit("")
        elif event.text().strip() and event.text().isprintable():
            self.passed.emit(event.text())
        else:
            super().keyPressEvent(event)
