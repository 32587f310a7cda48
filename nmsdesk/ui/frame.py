"""The frame inside the window: rail, room for banner and pages, notice, drawer, status line."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from nmsdesk.ui.opening import Opening
from nmsdesk.ui.place import Page
from nmsdesk.ui.widgets.drawer import Drawer
from nmsdesk.ui.widgets.drawer_room import DrawerRoom
from nmsdesk.ui.widgets.message import Message, Offer
from nmsdesk.ui.widgets.notice import Notice
from nmsdesk.ui.widgets.plain import column, row
from nmsdesk.ui.widgets.rail import Rail
from nmsdesk.ui.widgets.status import StatusLine


class Frame(QWidget):
    """`window_` is the top-level window that it fills; it knows no patient and no record."""

    def __init__(self, window: Opening, pages: Sequence[Page], resources: Path) -> None:
        super().__init__()
        self.window_ = window
        self.rail = Rail(pages, resources)
        self.above = column(0)
        self.stack = QStackedWidget()
        self.drawer = Drawer()
        self.notice = Notice()
        self.status = StatusLine()
        self._message: Message | None = None
        self._lay_out()
        self.rail.enable(())
        window.setCentralWidget(self)
        window.setStatusBar(self.status)

    def _lay_out(self) -> None:
        # Banner and bar get the room that their words need, the pages what is left.
        right = column(0)
        right.addLayout(self.above)
        right.addWidget(self.notice)
        right.addWidget(DrawerRoom(self.stack, self.drawer), 1)
        whole = row(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        self.setLayout(whole)

    def show_message(
        self, title: str, sentences: tuple[str, ...], offers: tuple[Offer, ...] = ()
    ) -> Message:
        """Put a message where the pages are, until `clear_message`."""
        self.clear_message()
        self._message = Message(title, sentences, offers)
        self.stack.addWidget(self._message)
        self.stack.setCurrentWidget(self._message)
        return self._message

    def clear_message(self) -> None:
        if self._message is not None:
            self.stack.removeWidget(self._message)
            self._message.deleteLater()
            self._message = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing within had a use for closes the notice, and the next one the drawer."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.notice.isHidden():
            self.drawer.close_it()
        else:
            self.notice.hide()

    @property
    def message(self) -> Message | None:
        return self._message
