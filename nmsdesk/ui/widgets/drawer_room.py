"""The room of pages and drawer: side by side, or the drawer over a page it would squeeze."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from nmsdesk.ui.widgets.drawer import Drawer

BESIDE, OVER = 0.34, 0.5
"""Of the window's width, at most: beside the page, which keeps its room, and over it."""
LEAST_BESIDE = 24
"""Lines of text in the width of a page: in less than that its words would be cut."""

_COMES_AND_GOES = frozenset({QEvent.Type.Show, QEvent.Type.Hide})


class DrawerRoom(QWidget):
    """Whatever the two ask for, it asks for nothing: banner and bar above get their words out."""

    def __init__(self, pages: QWidget, drawer: Drawer) -> None:
        super().__init__()
        self._pages, self._drawer = pages, drawer
        for part in (pages, drawer):
            part.setParent(self)
        drawer.hide()
        drawer.installEventFilter(self)
        drawer.refit.connect(self._share)

    @property
    def over(self) -> bool:
        """Does the drawer lie over the page."""
        left = self.width() - self._drawer.wanted(BESIDE)
        return not self._drawer.isHidden() and left < LEAST_BESIDE * self.fontMetrics().height()

    def _share(self) -> None:
        over = self.over
        wide = 0 if self._drawer.isHidden() else self._drawer.wanted(OVER if over else BESIDE)
        page = self.width() if over else self.width() - wide
        self._pages.setGeometry(QRect(0, 0, page, self.height()))
        if wide:
            self._drawer.fit(wide)
            self._drawer.setGeometry(QRect(self.width() - wide, 0, wide, self.height()))
            self._drawer.raise_()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._share()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._drawer and event.type() in _COMES_AND_GOES:
            self._share()
        return super().eventFilter(watched, event)
