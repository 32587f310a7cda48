"""A row that is answered yes, no or not assessed: three cells, three keys."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent, QPainter
from typing_extensions import override

from nmsdesk.presenters.checklist import NO, OPEN, YES
from nmsdesk.presenters.checklist_view import Answer
from nmsdesk.ui.widgets.answer_buttons import cell_width, paint_cells
from nmsdesk.ui.widgets.check_row import COMMANDS, EDGE, CheckRow

_KEYS = (YES, NO, OPEN)
_CHOSEN = {Answer.YES: 0, Answer.NO: 1}


class AnswerRow(CheckRow):
    @override
    def takes(self, key: str) -> bool:
        return bool(key) and key in f"ynYN0{COMMANDS}"

    @override
    def answer_width(self) -> int:
        return 3 * cell_width(self.fontMetrics()) + 4

    @override
    def paint_answer(self, painter: QPainter, room: QRect) -> None:
        answer = Answer.OPEN if self.view is None else self.view.answer
        chosen = _CHOSEN.get(answer, 2)
        high = min(room.height(), self.fontMetrics().height() + 12)
        room = QRect(room.left(), room.center().y() - high // 2 + 1, room.width(), high)
        said = answer is Answer.NOT_ASSESSED
        paint_cells(painter, room, chosen, crossed=answer is Answer.COULD_NOT, said=said)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        for place, cell in enumerate(self.cells()):
            if cell.contains(event.position().toPoint()):
                self.keyed.emit(self.row, _KEYS[place])

    def cells(self) -> tuple[QRect, ...]:
        """Where yes, no and not assessed are clicked; as high as the row."""
        width = cell_width(self.fontMetrics())
        left = self.width() - self.answer_width() - EDGE
        return tuple(
            QRect(left + place * (width + 2), 0, width, self.height()) for place in range(3)
        )
