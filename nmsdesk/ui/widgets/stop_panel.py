"""Stopping a medicine: when it ended, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit
from typing_extensions import override

from nmsdesk.presenters.changes_preview import PreviewView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.form_field import FormField
from nmsdesk.ui.widgets.plain import button, column, label, row
from nmsdesk.ui.widgets.preview_panel import PreviewPanel
from nmsdesk.ui.widgets.scrolled import scrolled


class StopPanel(QFrame):
    """`stop_wanted(end, reason)` as typed; the page reads them and says what is wrong."""

    stop_wanted = Signal(str, str)
    left = Signal()
    changed = Signal()
    """Something was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title = label("", "title", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.end = FormField(translate("StopPanel", "Last taken until"), QLineEdit())
        self.reason = FormField(translate("StopPanel", "Why it is stopped"), QLineEdit())
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.preview = PreviewPanel()
        hint = translate(
            "StopPanel",
            "A day alone is the last day taken; “unknown” where nobody knows when it ended.",
        )
        self.save = button(translate("StopPanel", "Stop it (Enter)"), "primary", does=self.ask)
        self.cancel = button(translate("StopPanel", "Leave (Esc)"), does=self.left.emit)
        inner = column(8, (0, 0, 6, 0))
        for part in (self.about, self.end, label(hint, "muted", wrap=True), self.reason):
            inner.addWidget(part)
        inner.addWidget(self.preview)
        inner.addStretch(1)
        layout = column(8, (16, 12, 16, 12))
        layout.addWidget(self.title)
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(self.problem)
        foot = row(10)
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        layout.addLayout(foot)
        self.setLayout(layout)
        self._line(self.end).textChanged.connect(lambda _text: self._typed(self.end))
        self._line(self.reason).textChanged.connect(lambda _text: self._typed(self.reason))

    def _typed(self, field: FormField) -> None:
        """What was wrong is answered by typing; the next try says whether it still is."""
        field.say("", problem=False)
        self.changed.emit()

    @property
    def typed_end(self) -> str:
        return self._line(self.end).text()

    def show_preview(self, view: PreviewView | None) -> None:
        """What stopping would record; None while the end cannot be read."""
        self.preview.present(view)

    def open(self, title: str, about: str, end: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)
        self.about.setText(about)
        self._line(self.end).setText(end)
        self._line(self.reason).clear()
        self.say("", "", "")
        self._line(self.end).setFocus()
        self._line(self.end).selectAll()

    def say(self, end: str, reason: str, whole: str) -> None:
        """Problems of the end, of the reason, of the whole; empty: none."""
        self.end.say(end, problem=True)
        self.reason.say(reason, problem=True)
        self.problem.setText(f"▲ {whole}" if whole else "")
        self.problem.setVisible(bool(whole))

    def ask(self) -> None:
        self.stop_wanted.emit(self._line(self.end).text(), self._line(self.reason).text().strip())

    @property
    def dirty(self) -> bool:
        return bool(self._line(self.reason).text().strip())

    @staticmethod
    def _line(field: FormField) -> QLineEdit:
        assert isinstance(field.control, QLineEdit)
        return field.control

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.ask()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
