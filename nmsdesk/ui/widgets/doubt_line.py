"""What is doubtful about a dose, in one line beneath its field, with a way to the basis."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nmsdesk.presenters.dose_words import DoubtView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, label, row


class DoubtLine(QWidget):
    """Hidden while nothing is doubtful; `why_wanted` carries the `WhyView` of what is."""

    why_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view: DoubtView | None = None
        self._says = label("", wrap=True, tone="watch")
        self.why = button(translate("DoubtLine", "Why"), "link", does=self._ask)
        layout = row(6)
        layout.addWidget(self._says, 1)
        layout.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.hide()

    def present(self, view: DoubtView | None) -> None:
        if view == self._view:
            return
        self._view = view
        self.setVisible(view is not None)
        if view is not None:
            self._says.setText(f"◆ {view.says}")
            self._says.setAccessibleName(view.spoken)
            self.why.setAccessibleDescription(view.spoken)

    @property
    def said(self) -> str:
        return "" if self._view is None else self._view.says

    def _ask(self) -> None:
        if self._view is not None:
            self.why_wanted.emit(self._view.why)
