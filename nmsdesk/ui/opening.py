"""The window as it is painted first: empty, with one line; the frame is put into it afterwards.

Whatever this module imports, a person waits for: Qt's own `Qt` namespace alone would take a fifth
of the time until an empty window is painted.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMainWindow
from typing_extensions import override

from nmsdesk.presenters.wording import translate
from nmsdesk.ui import geometry

LEAST = (900, 600)


class Opening(QMainWindow):
    """`painted` is emitted once, after the first paint; `dropped` carries a file's path."""

    painted = Signal()
    dropped = Signal(Path)
    resized = Signal()

    def __init__(self, settings: Path) -> None:
        super().__init__()
        self._settings = settings
        self._painted_once = False
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes; False keeps it open."""
        self.setWindowTitle(translate("Window", "NMS Desk"))
        self.setMinimumSize(*LEAST)
        line = QLabel(translate("Window", "Opening the record …"))
        line.setMargin(48)
        self.setCentralWidget(line)
        geometry.restore(self, settings)

    def keep_geometry(self) -> None:
        geometry.keep(self, self._settings)

    @override
    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._painted_once:
            self._painted_once = True
            # After this paint has reached the screen, not within it.
            QTimer.singleShot(0, self.painted.emit)
        return answer

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.dropped.emit(Path(url.toLocalFile()))
                return
