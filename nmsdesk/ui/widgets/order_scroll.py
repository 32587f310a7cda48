"""Keeps in sight what has the focus in a form that scrolls: a field with its name, an offer."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QListWidget, QScrollArea, QWidget
from typing_extensions import override


class OrderScroll(QObject):
    """Scrolls `area` to whichever of `fields` has the focus, and along `offers` row by row."""

    def __init__(self, area: QScrollArea, fields: Iterable[QWidget], offers: QListWidget) -> None:
        super().__init__(area)
        self._area = area
        self._fields = tuple(fields)
        self._offers = offers
        # A turn later: only then is it known where the fields lie.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_focused)
        for field in self._fields:
            for part in (field, *field.findChildren(QWidget)):
                part.installEventFilter(self)
        offers.currentRowChanged.connect(self._show_offer)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field was entered, or has grown by a problem or by offers."""
        if event.type() == QEvent.Type.FocusIn or (
            event.type() == QEvent.Type.Resize and watched in self._fields
        ):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _top(self, part: QWidget) -> int:
        inner: QWidget | None = self._area.widget()
        return 0 if inner is None else part.mapTo(inner, QPoint(0, 0)).y()

    def _show_focused(self) -> None:
        focused: QWidget | None = self._area.focusWidget()
        if focused is None or focused is self._offers:
            return
        for field in self._fields:
            if field.isAncestorOf(focused):
                self._show(self._top(field), field.height())

    def _show_offer(self, row: int) -> None:
        if row < 0:
            return
        rect = self._offers.visualItemRect(self._offers.item(row))
        self._show(self._top(self._offers) + rect.top(), rect.height())

    def show(self, part: QWidget) -> None:
        """Bring another part of the form into sight, once it is known where it lies."""
        QTimer.singleShot(0, part, lambda: self._show(self._top(part), part.height()))

    def _show(self, top: int, tall: int) -> None:
        """What is taller than the area is shown from its top."""
        bar, room = self._area.verticalScrollBar(), self._area.viewport().height()
        lowest = top + min(tall, room) - room
        bar.setValue(min(max(bar.value(), lowest), top))
