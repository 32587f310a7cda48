"""The versions of one entry, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel
from typing_extensions import override

from nmsdesk.presenters.order_history import VersionView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, column, label, row
from nmsdesk.ui.widgets.scrolled import scrolled


class HistoryPanel(QFrame):
    """Read only: nothing here can be changed, only seen."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title = label("", "title", wrap=True)
        self.close_it = button(translate("HistoryPanel", "Close (Esc)"), does=self.left.emit)
        self._inner = column(6)
        layout = column(10, (16, 12, 16, 12))
        layout.addWidget(self.title)
        layout.addWidget(scrolled(self._inner), 1)
        foot = row(10)
        foot.addWidget(self.close_it)
        foot.addStretch(1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def open(self, title: str, versions: Sequence[VersionView]) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)
        while (item := self._inner.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for one in versions:
            self._inner.addWidget(label(one.head, "strong", wrap=True))
            self._inner.addWidget(label(one.line, wrap=True))
            if one.why:
                self._inner.addWidget(label(one.why, "muted", wrap=True))
        self._inner.addStretch(1)
        self.close_it.setFocus()

    @property
    def words(self) -> str:
        texts = []
        for place in range(self._inner.count()):
            item = self._inner.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QLabel):
                texts.append(widget.text())
        return "\n".join(texts)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
