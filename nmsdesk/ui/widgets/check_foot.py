"""The line beneath the check: the other sheet, how much was looked for, what the grey words are."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nmsdesk.presenters.checklist_layout import BEDSIDE
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, column, label

MARGIN, BETWEEN = 6, 12
"""Pixels left of it, and between its parts."""


class CheckFoot(QWidget):
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._other = button("", does=self.other_wanted.emit)
        self._other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._counted = label(role="muted", wrap=True)
        self._last = label(role="muted", wrap=True)
        self._sentences = ("", "")
        self._short = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 0, 0, 0)
        layout.setSpacing(BETWEEN)
        layout.addWidget(self._other)
        words = column(0)
        words.addWidget(self._counted)
        words.addWidget(self._last)
        layout.addLayout(words, 1)

    def say_last(self, words: str) -> None:
        """Of which check the grey answers are."""
        self._last.setText(words)
        self._show()

    @property
    def said_last(self) -> str:
        return self._last.text()

    def shorten(self, *, short: bool) -> None:
        """`short`: one line, the rest in its tip."""
        self._short = short
        self._show()

    def full_height(self, width: int) -> int:
        """How high it is with both its sentences, `width` pixels wide."""
        button_ = self._other.sizeHint()
        left = width - button_.width() - BETWEEN - MARGIN
        whole, _short = self._sentences
        lines = (self._wrapped(words, left) for words in (whole, self._last.text()) if words)
        return max(button_.height(), sum(lines))

    def _wrapped(self, words: str, width: int) -> int:
        room = QRect(0, 0, max(1, width), 10_000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        return self.fontMetrics().boundingRect(room, wrap, words).height()

    def present(self, sheet: str, counted: str, counted_short: str) -> None:
        name = (
            translate("Check", "Laboratory and more (L)")
            if sheet == BEDSIDE
            else translate("Check", "Back to the bedside (L)")
        )
        if self._other.text() != name:
            self._other.setText(name)
            self._other.setAccessibleName(name)
        self._sentences = (counted, counted_short)
        self._show()

    def _show(self) -> None:
        whole, short = self._sentences
        self._counted.setText(short if self._short else whole)
        self._counted.setToolTip(f"{whole}\n{self._last.text()}" if self._short else "")
        self._last.setVisible(not self._short)
