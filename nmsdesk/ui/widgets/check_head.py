"""The line above the check: examined by whom, when, and a free note."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import label

NAME, TIME, NOTE = "0" * 12, "20-May-2026 00:00", "0" * 10
"""What a field has to show: its least width."""
FRAME = 24
SPACING = 8


class CheckHead(QWidget):
    """One line; the note goes into a second one where the width is short."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.by = self._field(translate("Check", "Examined by"))
        self.at = self._field(translate("Check", "at"))
        self.at.setPlaceholderText(translate("Check", "now"))
        self.note = self._field(translate("Check", "Note"))
        self._names: list[QLabel] = []
        for field in (self.by, self.at, self.note):
            name = label(field.accessibleName())
            name.setBuddy(field)
            self._names.append(name)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(6, 0, 0, 0)
        self._layout.setHorizontalSpacing(SPACING)
        self._layout.setVerticalSpacing(4)
        self._place(two_lines=False)

    def present(self, by: str, at: str, note: str) -> None:
        for field, text in ((self.by, by), (self.at, at), (self.note, note)):
            if field.text() != text:
                field.setText(text)

    def show_problem(self, *, wrong: bool) -> None:
        theme.mark(self.at, tone="emergency" if wrong else "")

    @override
    def minimumSizeHint(self) -> QSize:
        """Narrower than its one line: it has a second one."""
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widths = [self.fontMetrics().horizontalAdvance(text) + FRAME for text in (NAME, TIME)]
        for field, width in zip((self.by, self.at), widths, strict=True):
            field.setMaximumWidth(width)
        note = self.fontMetrics().horizontalAdvance(NOTE)
        names = sum(name.sizeHint().width() for name in self._names)
        self._place(two_lines=sum(widths) + names + note + 6 * SPACING > self.width())

    def _place(self, *, two_lines: bool) -> None:
        by, at, note = zip(self._names, (self.by, self.at, self.note), strict=True)
        for place, part in enumerate((*by, *at)):
            self._layout.addWidget(part, 0, place)
        self._layout.addWidget(note[0], int(two_lines), 0 if two_lines else 4)
        if two_lines:
            self._layout.addWidget(note[1], 1, 1, 1, 5)
        else:
            self._layout.addWidget(note[1], 0, 5)
        self._layout.setColumnStretch(5, 1)

    def _field(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setMinimumWidth(40)
        theme.mark(made, role="line_field")
        made.textEdited.connect(lambda _text: self.edited.emit())
        return made
