"""What helps one of the two and may harm the other, in a red border."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from nmsdesk.presenters.comparison import HarmView, SideView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import label


class HarmForm(Enum):
    """How much of it stands on the page; the drawer behind has all of it."""

    WHOLE = "whole"
    USED = "used"
    """Without the line on the evidence."""
    DANGERS = "dangers"
    """The two dangers alone."""
    TITLE = "title"


class HarmRow(QFrame):
    why_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.form = HarmForm.WHOLE
        self._heights: dict[tuple[HarmForm, int], int] = {}
        theme.mark(self, role="warning")
        self._title = label(role="strong", tone="emergency", wrap=True)
        self._evidence = label(role="muted", wrap=True)
        self._sides = tuple((label(role="strong", wrap=True), label(wrap=True)) for _ in range(2))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        across = QHBoxLayout()
        across.setSpacing(24)
        for danger, told in self._sides:
            side = QVBoxLayout()
            side.setSpacing(1)
            side.addWidget(danger)
            side.addWidget(told)
            side.addStretch(1)
            across.addLayout(side, 1)
        layout.addLayout(across)
        layout.addWidget(self._evidence)

    def set_form(self, form: HarmForm) -> None:
        if form is self.form:
            return
        self.form = form
        for danger, told in self._sides:
            danger.setVisible(form is not HarmForm.TITLE)
            told.setVisible(form in (HarmForm.WHOLE, HarmForm.USED))
        self._evidence.setVisible(form is HarmForm.WHOLE)

    def measure_anew(self) -> None:
        """What was measured before was in other clothes."""
        self._heights.clear()

    def height_at(self, width: int, form: HarmForm) -> int:
        """The pixels that the words need in that form; measured once, nothing else changes."""
        layout, now = self.layout(), self.form
        if layout is not None and (form, width) not in self._heights:
            self.set_form(form)
            layout.activate()
            self._heights[form, width] = layout.totalHeightForWidth(width)
            self.set_form(now)
        return self._heights.get((form, width), 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._heights.clear()

    def present(self, view: HarmView) -> None:
        self._heights.clear()
        self._title.setText(view.title)
        said = [view.title]
        for side, (danger, told) in zip((view.nms, view.serotonin), self._sides, strict=True):
            danger.setText(side.danger)
            told.setText(_told(side))
            said += [side.danger, _told(side)]
        self._evidence.setText(view.evidence)
        self.setAccessibleName(" ".join((*said, view.evidence)))

    @property
    def shown(self) -> str:
        """What stands on it to be read."""
        parts = [self._title, *(part for side in self._sides for part in side), self._evidence]
        return " ".join(part.text() for part in parts if not part.isHidden())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.why_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.why_wanted.emit()


def _told(side: SideView) -> str:
    sentence = translate("Comparison", "{syndrome}. {helps} May harm: {harms}")
    return sentence.format(syndrome=side.title, helps=side.helps, harms=side.harms)
