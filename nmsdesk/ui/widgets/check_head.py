"""The line above the check: examined by whom, when, and a free note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import label


class CheckHead(QWidget):
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.by = self._field(translate("Check", "Examined by"), 130)
        self.at = self._field(translate("Check", "at"), 170)
        self.at.setPlaceholderText(translate("Check", "now"))
        self.note = self._field(translate("Check", "Note"), 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(8)
        for field in (self.by, self.at, self.note):
            name = label(field.accessibleName())
            name.setBuddy(field)
            layout.addWidget(name)
            layout.addWidget(field, 1 if field is self.note else 0)

    def present(self, by: str, at: str, note: str) -> None:
        for field, text in ((self.by, by), (self.at, at), (self.note, note)):
            if field.text() != text:
                field.setText(text)

    def show_problem(self, *, wrong: bool) -> None:
        theme.mark(self.at, tone="emergency" if wrong else "")

    def _field(self, name: str, width: int) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        theme.mark(made, role="line_field")
        if width:
            made.setFixedWidth(width)
        made.textEdited.connect(lambda _text: self.edited.emit())
        return made
