"""A row that is answered by one of its words, which unfold beneath it while it has the focus."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from typing_extensions import override

from nmsdesk.presenters.checklist_view import Answer
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.check_row import COMMANDS, CheckRow

UNFOLDS = "▾"
"""Where nothing is chosen yet; the words unfold beneath."""


class WordRow(CheckRow):
    @override
    def takes(self, key: str) -> bool:
        if not key or self.view is None:
            return False
        keys = {part for choice in self.view.choices for part in (choice.key, choice.also) if part}
        return key in f"0{COMMANDS}" or key.upper() in keys

    @override
    def answer_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._words()) + 16

    @override
    def paint_answer(self, painter: QPainter, room: QRect) -> None:
        open_ = self.view is None or self.view.answer is not Answer.GIVEN
        font = QFont(self.font())
        font.setBold(self.view is not None and self.view.marked)
        font.setItalic(open_)
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if open_ else "ink"))
        room = room.adjusted(0, 0, -6, 0)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._words()
        )

    def _words(self) -> str:
        if self.view is None or not self.view.words:
            return UNFOLDS
        return self.view.words
