"""A row whose answer is a typed figure with its unit; Enter reads it and moves on."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit
from typing_extensions import override

from nmsdesk.presenters.checklist import UNDO
from nmsdesk.presenters.checklist_view import Answer, RowView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.check_row import LEAST, UNDO_KEYS, CheckRow
from nmsdesk.ui.widgets.check_row_words import GAP

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_COMMANDS = "rRlLxX"


class FigureField(QLineEdit):
    """A field for digits: the letters of the page's commands stay commands while it is typed in."""

    committed = Signal()
    commanded = Signal(str)
    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if (event.text() and plain) or event.matches(UNDO_KEYS):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        bare = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Ctrl+Enter finishes; a plain Enter must not reach the row, where it would finish too.
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.committed.emit()
        elif key in _MOVES:
            self.stepped.emit(_MOVES[key])
        elif bare and text and (text in _COMMANDS or (text in "-−–" and not self.text())):
            self.commanded.emit(text)
        elif event.matches(UNDO_KEYS) and not self.isUndoAvailable():
            self.commanded.emit(UNDO)
        elif bare and text == "?" and not self.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class FigureRow(CheckRow):
    """A figure to be read: `entered(row, text)` by Enter, `left(row, text)` by going elsewhere."""

    entered = Signal(str, str)
    left = Signal(str, str)

    def __init__(self, row: str) -> None:
        super().__init__(row)
        self.field = FigureField()
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setProperty("role", "figure")
        self.field.setMinimumHeight(LEAST)
        self.setFocusProxy(self.field)
        self.field.committed.connect(self._entered)
        self.field.left.connect(self._left)
        self.field.textEdited.connect(self._edited)
        self.field.entered.connect(self.update)
        self.field.commanded.connect(lambda key: self.keyed.emit(self.row, key))
        self.field.stepped.connect(lambda step: self.moved.emit(self.row, 0, step))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 1, 3, 1)
        layout.addStretch(1)
        layout.addWidget(self.field)

    @property
    def pending(self) -> bool:
        """Is something typed that has not been read yet, or could not be."""
        return self.field.text().strip() not in (self._read(), "")

    @override
    def present(self, view: RowView) -> None:
        before = self._read()
        kept = self.pending
        super().present(view)
        self.field.setAccessibleName(view.accessible)
        could_not = view.answer is Answer.COULD_NOT
        empty = view.words if could_not else view.unit or translate("Check", "figure")
        self.field.setPlaceholderText(empty)
        if before != self._read() or not kept:
            self.field.setText(self._read())
        self.field.setFixedWidth(self._field_width())

    def show_problem(self, tone: str) -> None:
        """Mark the field: "emergency" for what cannot be, "" for what is in order."""
        if (self.field.property("tone") or "") != tone:
            theme.mark(self.field, tone=tone)

    def clear_typed(self) -> None:
        self.field.setText(self._read())
        self.show_problem("")

    @override
    def answer_width(self) -> int:
        return self._field_width() + 4

    @override
    def usual_before(self) -> int:
        unit = "" if self.view is None else self.view.unit
        return GAP + self.fontMetrics().horizontalAdvance("164/98" if unit == "mmHg" else "0.000")

    @override
    def lit(self) -> bool:
        return self.field.hasFocus()

    def _field_width(self) -> int:
        unit = "" if self.view is None else self.view.unit
        widest = "158/96" if unit == "mmHg" else f"00.00 {unit}"
        return self.fontMetrics().horizontalAdvance(widest) + 18

    def _read(self) -> str:
        """The figure as it was read, with its unit; empty where none is kept."""
        given = self.view is not None and self.view.answer is Answer.GIVEN
        return self.view.words if given and self.view else ""

    def _edited(self, text: str) -> None:
        """What was wrong with a figure is no longer wrong with an empty field."""
        if not text.strip():
            self.show_problem("")

    def _entered(self) -> None:
        self.entered.emit(self.row, self.field.text())

    def _left(self) -> None:
        self.update()
        if not self.pending:
            self.show_problem("")
        if self.pending or (self._read() and not self.field.text().strip()):
            self.left.emit(self.row, self.field.text())
