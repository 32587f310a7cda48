"""The status line: state of the record, and the mark of a demonstration; never a warning."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStatusBar

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import label

SHOWN_MS = 10_000


class StatusLine(QStatusBar):
    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._said = label(role="muted")
        self._saved = label(role="muted")
        self._store = label(role="muted")
        self._demo = label(translate("Status", "Demonstration: invented people"), "mark")
        self.addWidget(self._said, 1)
        for part in (self._saved, self._store, self._demo):
            self.addPermanentWidget(part)
        self._demo.hide()
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(self._said.clear)

    def say(self, sentence: str) -> None:
        """What was just done; it stays some seconds and is in the journal afterwards."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        self._fade.start(SHOWN_MS)

    def show_record(self, saved: str, store: str, *, demo: bool) -> None:
        self._saved.setText(saved)
        self._saved.setVisible(bool(saved))
        self._store.setText(store)
        self._demo.setVisible(demo)

    @property
    def words(self) -> str:
        return self._said.text()
