"""A field with its name above and, beneath, the sentence that says what is wrong with it."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import column, label

NO_KEYS = Qt.KeyboardModifier.NoModifier
EDGE = 16
"""Pixels for the border that an opened list has once the keyboard is in it, and for the strip that
Qt puts below it as long as it holds the list for too long."""


class ChoiceList(QComboBox):
    """A list that a turned wheel never changes: a unit must not slip while one scrolls.

    Opened it is whole, "not known" at its end too, and its own field is not under it.
    """

    @override
    def showPopup(self) -> None:
        self.setMaxVisibleItems(max(self.count(), 1))
        super().showPopup()
        view = self.view()
        opened = view.window()
        rows = sum(view.sizeHintForRow(at) for at in range(self.count()))
        tall = rows + opened.height() - view.viewport().height() + EDGE
        wide = max(opened.width(), view.sizeHintForColumn(0) + EDGE)
        field = QRect(self.mapToGlobal(QPoint(0, 0)), self.size())
        screen = self.screen().availableGeometry()
        opened.setGeometry(placed(field, QSize(wide, tall), screen))

    @override
    def event(self, event: QEvent) -> bool:
        """Letters choose an entry here; they are not keys of the page meanwhile."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.text().isprintable()
            and event.text()
            and event.modifiers() in (NO_KEYS, Qt.KeyboardModifier.ShiftModifier)
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def placed(field: QRect, wanted: QSize, screen: QRect) -> QRect:
    """Where a list of the size `wanted` opens: below its field, else above, else where it fits."""
    tall = min(wanted.height(), screen.height())
    top = field.bottom() + 1
    if top + tall > screen.bottom() + 1:
        above = field.top() - tall
        top = above if above >= screen.top() else screen.bottom() + 1 - tall
    left = max(screen.left(), min(field.left(), screen.right() + 1 - wanted.width()))
    return QRect(left, top, wanted.width(), tall)


class FormField(QWidget):
    """`control` is what is typed or chosen in; the sentence is its accessible description."""

    def __init__(self, name: str, control: QWidget) -> None:
        super().__init__()
        self.control = control
        control.setAccessibleName(name)
        self._sentence = ""
        self._wrong = False
        self._doubt = ""
        self._name = label(name)
        self._name.setBuddy(control)
        self._says = label("", wrap=True)
        self._says.hide()
        layout = column(2)
        for part in (self._name, control, self._says):
            layout.addWidget(part)
        layout.addStretch(1)
        self.setLayout(layout)
        self.setFocusProxy(control)

    def rename(self, name: str) -> None:
        self._name.setText(name)
        self.control.setAccessibleName(name)

    def say(self, sentence: str, *, problem: bool) -> None:
        """Show a problem (with a shape, in the colour of problems) or a hint; empty: nothing."""
        self._sentence, self._wrong = sentence, problem and bool(sentence)
        text = f"▲ {sentence}" if self._wrong else sentence
        if self._says.text() != text:
            self._says.setText(text)
            self._says.setVisible(bool(sentence))
            theme.mark(self._says, role="problem" if problem else "muted")
        self._mark()

    def doubt(self, sentence: str) -> None:
        """Mark the control as one to look at again; the sentence stands beside it and is heard."""
        self._doubt = sentence
        self._mark()

    def _mark(self) -> None:
        tone = "watch" if self._doubt else "quiet"
        theme.mark(self.control, tone="emergency" if self._wrong else tone)
        self.control.setAccessibleDescription(self._sentence or self._doubt)

    @property
    def said(self) -> str:
        return "" if self._says.isHidden() else self._says.text()


def value(control: QWidget) -> str:
    """What a line or a list holds: the text, or the key of the chosen entry."""
    if isinstance(control, QComboBox):
        return str(control.currentData() or "")
    assert isinstance(control, QLineEdit)
    return control.text()


def fill(control: QWidget, text: str) -> None:
    """Set a line's text, or choose the entry with that key (none where there is no such entry)."""
    if isinstance(control, QComboBox):
        control.setCurrentIndex(control.findData(text))
        return
    assert isinstance(control, QLineEdit)
    control.setText(text)
