"""The status line: state of the record, and the mark of a demonstration; never a warning."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStatusBar
from typing_extensions import override

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import label

SHOWN_MS = 10_000
GAP = 24
"""Pixels around each part, as the status bar and the style sheet lay them."""
LEAST = 6
"""Lines of text: a narrower place of the record is not shown."""


class StatusLine(QStatusBar):
    """What was just done goes before the place of the record, which is elided to the room left."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence, self._place = "", ""
        self._said = label(role="muted")
        self._saved = label(role="muted")
        self._store = label(role="muted")
        self._demo = label(translate("Status", "Demonstration: invented people"), "mark")
        # Only now: what is laid out in a status bar takes its font from it at once.
        self.setSizeGripEnabled(False)
        self.addWidget(self._said, 1)
        for part in (self._saved, self._store, self._demo):
            self.addPermanentWidget(part)
        self._demo.hide()
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(lambda: self._put(""))

    def say(self, sentence: str) -> None:
        """What was just done; it stays some seconds and is in the journal afterwards."""
        self._put(sentence)
        self._fade.start(SHOWN_MS)

    def _put(self, sentence: str) -> None:
        self._sentence = sentence
        self._said.setAccessibleName(sentence)
        self._said.setToolTip(sentence)
        self._fit()

    def show_record(self, saved: str, store: str, *, demo: bool) -> None:
        self._saved.setText(saved)
        self._saved.setVisible(bool(saved))
        self._place = store
        self._store.setToolTip(store)
        self._store.setAccessibleName(store)
        self._demo.setVisible(demo)
        self._fit()

    def _fit(self) -> None:
        """Nothing is pushed out of the window: a long path least of all."""
        shown = [part for part in (self._saved, self._demo) if not part.isHidden()]
        room = self.width() - sum(part.sizeHint().width() + GAP for part in shown) - GAP
        room -= _elide(self._said, self._sentence, Qt.TextElideMode.ElideRight, room)
        least = LEAST * self.fontMetrics().height()
        self._store.setVisible(bool(self._place) and room - GAP >= least)
        _elide(self._store, self._place, Qt.TextElideMode.ElideMiddle, room - GAP)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    @property
    def words(self) -> str:
        return self._sentence


def _elide(part: QLabel, text: str, where: Qt.TextElideMode, room: int) -> int:
    """Show as much of `text` as fits; the pixels that it takes."""
    metrics = part.fontMetrics()
    shown = metrics.elidedText(text, where, max(room, 0))
    part.setText(shown)
    return metrics.horizontalAdvance(shown)
