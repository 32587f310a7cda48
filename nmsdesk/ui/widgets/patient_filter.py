"""The field above a list of patients: letters filter, arrows, Home and End move, Enter takes."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from nmsdesk.presenters.wording import translate

FARTHEST = 1_000_000
PAGE = 10
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_PageUp: -PAGE,
    Qt.Key.Key_End: FARTHEST,
    Qt.Key.Key_Home: -FARTHEST,
}
"""So many rows a key goes on; the list ends where it ends."""
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
"""With Shift the keys choose typed text, as in every field."""
TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PatientFilter(QLineEdit):
    stepped = Signal(int)
    """So many rows down; negative goes up."""
    taken = Signal()
    """The selected row is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(
            translate("Patients", "Type a name, identifier, ward or birth date")
        )
        self.setAccessibleName(translate("Patients", "Filter the patients"))
        self.setClearButtonEnabled(True)

    @override
    def event(self, event: QEvent) -> bool:
        """In an empty field `?` asks for the keys of the page: no name begins with it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.text() == "?"
            and not self.text()
        ):
            event.ignore()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in TAKES:
            self.taken.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in STEPS and event.modifiers() in PLAIN:
            self.stepped.emit(STEPS[key])
        else:
            super().keyPressEvent(event)
