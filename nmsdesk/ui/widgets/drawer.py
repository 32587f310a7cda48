"""The drawer on the right: a title, a way to close it, and whatever is put into it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, column, label, row

WIDTH = 380


class Drawer(QFrame):
    """One content at a time; hidden while there is none."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "drawer")
        self._title = label(role="title", wrap=True)
        close = button(translate("Drawer", "Close (Esc)"), "link", does=self.close_it)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(translate("Drawer", "Content"))
        head = row(8)
        head.addWidget(self._title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(10, (18, 12, 8, 8))
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        self.setLayout(layout)
        self.setFixedWidth(WIDTH)
        self.hide()

    def show_content(self, title: str, content: QWidget) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        content.setProperty("role", "drawer_content")
        self._scroll.setWidget(content)
        self.show()

    def close_it(self) -> None:
        if self.isHidden():
            return
        self.hide()
        self.closed.emit()

    @property
    def content(self) -> QWidget | None:
        return self._scroll.widget() if not self.isHidden() else None

    @property
    def title(self) -> str:
        return self._title.text()
