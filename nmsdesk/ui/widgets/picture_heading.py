"""The coloured heading over one of the two pictures, in one line at every width."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy
from typing_extensions import override

from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import label

_MARGINS = (8, 4, 8, 4)


class PictureHeading(QFrame):
    """`whole` where it fits, else `short`; `tone` is the colour of the picture."""

    def __init__(self, whole: str, short: str, tone: str) -> None:
        super().__init__()
        self._whole, self._short = whole, short
        self._title = label(short)
        self._title.setToolTip(whole)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*_MARGINS)
        layout.addWidget(self._title)
        theme.mark(self, role="head", tone=tone)
        self.setAccessibleName(whole)

    def _fit(self) -> None:
        self._title.ensurePolished()
        room = self.width() - _MARGINS[0] - _MARGINS[2]
        fits = self._title.fontMetrics().horizontalAdvance(self._whole) <= room
        self._title.setText(self._whole if fits else self._short)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
