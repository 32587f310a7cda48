"""What helps one of the two and may harm the other, in a red border."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from nmsdesk.presenters.comparison import HarmView, SideView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import label


class HarmRow(QFrame):
    why_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, role="warning")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = label(role="strong", tone="emergency", wrap=True)
        self._evidence = label(role="muted", wrap=True)
        self._sides = tuple((label(role="strong", wrap=True), label(wrap=True)) for _ in range(2))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(3)
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

    def set_compact(self, *, compact: bool) -> None:
        """On a low page only the two dangers stand here; the drawer behind has the rest."""
        for _danger, told in self._sides:
            told.setVisible(not compact)
        self._evidence.setVisible(not compact)

    def present(self, view: HarmView) -> None:
        self._title.setText(view.title)
        said = [view.title]
        for side, (danger, told) in zip((view.nms, view.serotonin), self._sides, strict=True):
            danger.setText(side.danger)
            told.setText(_told(side))
            said += [side.danger, _told(side)]
        self._evidence.setText(view.evidence)
        self.setAccessibleName(" ".join((*said, view.evidence)))

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
