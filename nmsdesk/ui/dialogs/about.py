"""About, and the first start: one page, read once, closed with one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from nmsdesk.presenters.about import AboutView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, column, label, row


class AboutPane(QWidget):
    done = Signal()

    def __init__(self, view: AboutView, *, first: bool) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAccessibleName(view.title)
        inner = QWidget()
        inner.setMaximumWidth(820)
        words = column(6, (0, 0, 20, 0))
        words.addWidget(label(view.title, "title"))
        for heading, text in view.sections:
            words.addSpacing(10)
            words.addWidget(label(heading, "heading"))
            words.addWidget(label(text, wrap=True))
        words.addStretch(1)
        inner.setLayout(words)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        scroll.setAccessibleName(view.title)
        self.go = button(
            translate("About", "Open the desk") if first else translate("About", "Close"),
            "primary",
            does=self.done.emit,
        )
        foot = row(8)
        foot.addWidget(self.go)
        foot.addStretch(1)
        layout = column(12, (40, 28, 24, 24))
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        self.setFocusProxy(self.go)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)
