"""The line beneath the check: the other sheet, and how much has been looked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nmsdesk.presenters.checklist_layout import BEDSIDE
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, label


class CheckFoot(QWidget):
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._other = button("", does=self.other_wanted.emit)
        self._other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._counted = label(role="muted", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._other)
        layout.addWidget(self._counted, 1)

    def present(self, sheet: str, counted: str) -> None:
        name = (
            translate("Check", "Laboratory and more (L)")
            if sheet == BEDSIDE
            else translate("Check", "Back to the bedside (L)")
        )
        if self._other.text() != name:
            self._other.setText(name)
            self._other.setAccessibleName(name)
        self._counted.setText(counted)

    @property
    def words(self) -> str:
        return self._counted.text()
