"""One row of the check: it paints its words, takes keys, and says what was asked of it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from nmsdesk.presenters.checklist import UNDO
from nmsdesk.presenters.checklist_view import RowView
from nmsdesk.ui import theme

COMMANDS = "rlxRLX-−–"
UNDO_KEYS = QKeySequence.StandardKey.Undo
LEAST = 24
"""The least height of anything that can be clicked, in pixels."""
_MOVES = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_SIDEWAYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckRow(QWidget):
    """The base: label on the left, the check before in grey, the answer on the right.

    `keyed(row, key)` is one key of an answer or a command; `moved(columns, rows)` an arrow;
    `finished` is Enter.
    """

    keyed = Signal(str, str)
    moved = Signal(str, int, int)
    finished = Signal()
    focused = Signal(str)

    def __init__(self, row: str) -> None:
        super().__init__()
        self.row = row
        self.view: RowView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def present(self, view: RowView) -> None:
        if view == self.view:
            return
        self.view = view
        self.setAccessibleName(view.accessible)
        self.setToolTip(view.label if self._crowded() else "")
        self.update()

    def takes(self, key: str) -> bool:
        """Is `key` an answer to this row, or a command of the page."""
        return bool(key) and key in COMMANDS

    def answer_width(self) -> int:
        """How much room the answer needs on the right, in pixels."""
        return 0

    def paint_answer(self, painter: QPainter, room: QRect) -> None:
        """Paint the answer into its room."""

    def lit(self) -> bool:
        """Does the row, or the field in it, have the focus."""
        return self.hasFocus()

    def label_room(self) -> QRect:
        return self.rect().adjusted(8, 0, -self.answer_width() - 10, 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, max(LEAST, self.fontMetrics().height() + 7))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(180, max(LEAST, self.fontMetrics().height() + 5))

    @override
    def event(self, event: QEvent) -> bool:
        """A letter that answers this row is no shortcut of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if (plain and self.takes(event.text())) or event.matches(UNDO_KEYS):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if key in _ENTER:
            self.finished.emit()
        elif event.matches(UNDO_KEYS):
            self.keyed.emit(self.row, UNDO)
        elif step := (_MOVES | _SIDEWAYS).get(key):
            self.moved.emit(self.row, *step)
        elif event.text() and not control and self.takes(event.text()):
            self.keyed.emit(self.row, event.text())
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self.row)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.lit()
        ground = theme.colour("accent_ground" if lit else "raised")
        edge = QPen(theme.colour("accent"), 2) if lit else QPen(Qt.PenStyle.NoPen)
        painter.setPen(edge)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        self._paint_words(painter, self.view)
        right = self.answer_width()
        self.paint_answer(painter, self.rect().adjusted(self.width() - right - 4, 0, -4, 0))
        painter.end()

    def _paint_words(self, painter: QPainter, view: RowView) -> None:
        """The label has its room first: a row that cannot be read is worse than no grey word."""
        middle = Qt.AlignmentFlag.AlignVCenter
        room = self.label_room()
        painter.setPen(theme.colour("ink"))
        painter.setFont(self._label_font())
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(view.label)
        lines = middle | Qt.AlignmentFlag.AlignLeft
        if width <= room.width():
            painter.drawText(room, lines, view.label)
        elif room.height() >= 2 * metrics.lineSpacing() - 2:
            painter.drawText(room, lines | Qt.TextFlag.TextWordWrap, view.label)
            width = room.width()
        else:
            elided = Qt.TextElideMode.ElideRight
            painter.drawText(room, lines, metrics.elidedText(view.label, elided, room.width()))
            width = room.width()
        painter.setFont(self.font())
        painter.setPen(theme.colour("muted"))
        left = room.adjusted(width + 6, 0, 0, 0)
        before = self._before_within(left.width())
        painter.drawText(left, middle | Qt.AlignmentFlag.AlignRight, before)

    def _before_within(self, width: int) -> str:
        """Whole, else without its day, else nothing: half a figure would be another figure."""
        if self.view is None:
            return ""
        shorter = f"{self.view.before} …" if self.view.before_at else ""
        fitting = (w for w in (self._before(), shorter) if self._advance(w) <= width)
        return next(fitting, "")

    def _label_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(self.view is not None and self.view.marked)
        return font

    def _before(self) -> str:
        if self.view is None:
            return ""
        return f"{self.view.before} {self.view.before_at}".strip()

    def _advance(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)

    def _crowded(self) -> bool:
        """Is the label longer than its room: it is then told in full by the tip and the help."""
        width = self.fontMetrics().horizontalAdvance(self.view.label if self.view else "")
        return width > self.label_room().width()
