"""One row of the check: it paints its words, takes keys, and says what was asked of it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
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
from nmsdesk.presenters.checklist_view import OLDER, RowView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.check_row_words import GAP, RowWords, Word, heavy

COMMANDS = "rlxRLX-−–"
UNDO_KEYS = QKeySequence.StandardKey.Undo
LEAST = 24
"""The least height of anything that can be clicked, in pixels."""
PAD, EDGE = 6, 4
"""Pixels left of the name, and right of the answer."""
_MOVES = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_SIDEWAYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckRow(QWidget):
    """The base: label on the left, the check before in grey, the answer on the right.

    `keyed(row, key)` is one key of an answer or a command; `moved(columns, rows)` an arrow;
    `unheard(row)` is a letter or a figure that means nothing here; `finished` is Enter.
    """

    keyed = Signal(str, str)
    unheard = Signal(str)
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
        before, self.view = self.view, view
        self.setAccessibleName(view.accessible)
        self.setToolTip(view.told)
        if before is None or (before.label, before.before) != (view.label, view.before):
            self.updateGeometry()
        self.update()

    def takes(self, key: str) -> bool:
        """Is `key` an answer to this row, or a command of the page."""
        return bool(key) and key in COMMANDS

    def answer_width(self) -> int:
        """How much room the answer needs on the right, in pixels."""
        return 0

    def widest_answer(self) -> int:
        """How much room the answer may come to need."""
        return self.answer_width()

    def paint_answer(self, painter: QPainter, room: QRect) -> None:
        """Paint the answer into its room."""

    def lit(self) -> bool:
        """Does the row, or the field in it, have the focus."""
        return self.hasFocus()

    def line(self) -> int:
        """The least height of one line of the sheet, in pixels."""
        return max(LEAST, self.fontMetrics().height() + 5)

    def lines(self, width: int) -> int:
        """How many lines of the sheet the row takes where it is `width` pixels wide."""
        inner = width - PAD - GAP - EDGE - self.widest_answer()
        return self.said().lines(inner, self.line())

    def snug_width(self) -> int:
        """The width at which name, a usual answer before and the answer stand in one line."""
        name = self.fontMetrics().horizontalAdvance(self.view.label if self.view else "")
        return PAD + name + self.usual_before() + GAP + self.widest_answer() + EDGE

    def usual_before(self) -> int:
        return GAP + self.fontMetrics().horizontalAdvance(translate("Check", "yes"))

    def said(self) -> RowWords:
        view = self.view
        if view is None:
            return RowWords("", (), self.font())
        told = (f"{view.before} {view.before_at}", f"{view.before}{OLDER}")
        if not view.before_at:
            told = (view.before, view.before)
        return RowWords(view.label, told if view.before else (), self.font(), marked=view.marked)

    def words(self) -> tuple[Word, ...]:
        """The texts of the row and where they stand."""
        room = self.rect().adjusted(PAD, 0, -(self.answer_width() + EDGE + GAP), 0)
        return self.said().beside(room)

    def answer_room(self) -> QRect:
        right = self.answer_width()
        return self.rect().adjusted(self.width() - right - EDGE, 0, -EDGE, 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.line() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.line())

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
        elif event.text().isalnum() and not control:
            self.unheard.emit(self.row)
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
        for word in self.words():
            painter.setFont(heavy(self.font()) if word.bold else self.font())
            painter.setPen(theme.colour("muted" if word.before else "ink"))
            painter.drawText(word.room, word.flags, word.text)
        painter.setFont(self.font())
        self.paint_answer(painter, self.answer_room())
        painter.end()
