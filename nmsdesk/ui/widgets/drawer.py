"""The drawer on the right: a title, a way to close it, and whatever is put into it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget
from shiboken6 import isValid
from typing_extensions import override

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, column, label, row

WIDTH = 380
"""Pixels at the usual text size; larger text has a wider drawer."""
LINE = 18
"""Pixels of a line at the usual text size."""


class Drawer(QFrame):
    """One content at a time; hidden while there is none.

    Closed, it gives the keyboard back to where it was before.
    """

    closed = Signal()
    refit = Signal()
    """What stands in it asks for another width than before."""

    def __init__(self) -> None:
        super().__init__()
        self._before: QWidget | None = None
        self.setProperty("role", "drawer")
        self._title = label(role="title", wrap=True)
        self._close = button(translate("Drawer", "Close (Esc)"), "link", does=self.close_it)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(translate("Drawer", "Content"))
        self._head = row(8)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(
            self._close, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        )
        layout = column(10, (18, 12, 8, 8))
        layout.addLayout(self._head)
        layout.addWidget(self._scroll, 1)
        self.setLayout(layout)
        self.hide()

    def show_content(self, title: str, content: QWidget) -> None:
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused
        self._title.setText(title)
        self.setAccessibleName(title)
        content.setProperty("role", "drawer_content")
        # Else Qt forgets its ground when the look or the text size changes.
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scroll.setWidget(content)
        self.refit.emit()
        self.show()

    def wanted(self, share: float) -> int:
        """Pixels wide enough for the text size, within that share of the window."""
        wide = WIDTH * max(1.0, self.fontMetrics().height() / LINE)
        return max(WIDTH, round(min(wide, self.window().width() * share)))

    def fit(self, wide: int) -> None:
        """So wide from now on; a title too long to stand beside "Close" stands below it."""
        self.setFixedWidth(wide)
        self._title.ensurePolished()
        metrics = self._title.fontMetrics()
        longest = max(map(metrics.horizontalAdvance, self._title.text().split() or [""]))
        room = wide - 34 - self._close.sizeHint().width()
        self._head.setDirection(
            QBoxLayout.Direction.LeftToRight
            if longest <= room
            else QBoxLayout.Direction.BottomToTop
        )

    @override
    def hasHeightForWidth(self) -> bool:
        """No: what is too long scrolls, and never presses on what stands above the page."""
        return False

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self.isHidden():
            self.refit.emit()

    def close_it(self) -> None:
        if self.isHidden():
            return
        focused: QWidget | None = self.window().focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self.hide()
        self.closed.emit()
        if held and self._before is not None and isValid(self._before):
            self._before.setFocus()

    @property
    def content(self) -> QWidget | None:
        return self._scroll.widget() if not self.isHidden() else None

    @property
    def title(self) -> str:
        return self._title.text()
