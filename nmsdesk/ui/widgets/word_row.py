"""A row that is answered by one of its words, which unfold beneath it while it has the focus."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from typing_extensions import override

from nmsdesk.presenters.checklist_view import Answer
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.check_row import COMMANDS, EDGE, PAD, CheckRow
from nmsdesk.ui.widgets.check_row_words import GAP, Word, heavy

UNFOLDS = "▾"
"""Where nothing is chosen yet; the words unfold beneath."""
LEFT = "–"
"""Where somebody said that it was not assessed."""


class WordRow(CheckRow):
    """Name, answer before and answer in one line, else the name above the two of them."""

    @override
    def takes(self, key: str) -> bool:
        if not key or self.view is None:
            return False
        keys = {part for choice in self.view.choices for part in (choice.key, choice.also) if part}
        return key in f"0{COMMANDS}" or key.upper() in keys

    @override
    def answer_width(self) -> int:
        font = heavy(self.font()) if self._bold() else self.font()
        return QFontMetrics(font).horizontalAdvance(self._answer()) + 2

    @override
    def widest_answer(self) -> int:
        choices = () if self.view is None else self.view.choices
        words = (UNFOLDS, *(choice.short for choice in choices))
        return max(map(self.fontMetrics().horizontalAdvance, words)) + 2

    @override
    def lines(self, width: int) -> int:
        inner = width - PAD - GAP - EDGE - self.widest_answer()
        return 1 if self.said().fits_one_line(inner) else 2

    @override
    def snug_width(self) -> int:
        """Two lines are as good: the name has to stand in one of them."""
        name = self.fontMetrics().horizontalAdvance(self.view.label if self.view else "")
        return PAD + max(name, 2 * self.widest_answer() + GAP) + EDGE

    @override
    def words(self) -> tuple[Word, ...]:
        if not self._in_two_lines():
            return super().words()
        above = self.rect().adjusted(PAD, 0, -EDGE, -(self.height() // 2))
        return self.said().above(
            above, self._beneath().adjusted(0, 0, -self.answer_width() - GAP, 0)
        )

    @override
    def answer_room(self) -> QRect:
        if not self._in_two_lines():
            return super().answer_room()
        room = self._beneath()
        return room.adjusted(room.width() - self.answer_width(), 0, 0, 0)

    @override
    def paint_answer(self, painter: QPainter, room: QRect) -> None:
        open_ = self.view is None or self.view.answer is not Answer.GIVEN
        font = heavy(self.font()) if self._bold() else QFont(self.font())
        font.setItalic(open_)
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if open_ else "ink"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, int(flags), self._answer())

    def _bold(self) -> bool:
        """Where something is there, as far as the bold word leaves the others their room."""
        view = self.view
        if view is None or view.answer is not Answer.GIVEN or not view.marked:
            return False
        beside = (view.before,) if self._in_two_lines() else (view.label, view.before)
        taken = sum(self.fontMetrics().horizontalAdvance(words) + GAP for words in beside if words)
        bold = QFontMetrics(heavy(self.font())).horizontalAdvance(self._answer()) + 2
        return taken + bold <= self.width() - PAD - EDGE

    def _in_two_lines(self) -> bool:
        return self.height() >= 2 * self.line() and self.lines(self.width()) > 1

    def _beneath(self) -> QRect:
        return self.rect().adjusted(PAD, self.height() // 2, -EDGE, 0)

    def _answer(self) -> str:
        if self.view is None or not self.view.words:
            said = self.view is not None and self.view.answer is Answer.NOT_ASSESSED
            return LEFT if said else UNFOLDS
        return self.view.words
