"""The palette of Ctrl+K: one field, one list, over the page; Esc closes it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QWidget
from typing_extensions import override

from nmsdesk.presenters.palette import Find, found, kind_word, together
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import column, label

WIDTH = 36
"""Lines of text that would stand in its width: larger text has a wider palette."""
TOP = 70


class Palette(QFrame):
    """`chosen` carries the Find that was taken."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("role", "palette")
        self.setAccessibleName(translate("Palette", "Find"))
        self._entries: tuple[Find, ...] = ()
        self._shown: tuple[Find, ...] = ()
        self._medicines: Callable[[str], Sequence[Find]] = lambda _typed: ()
        self._before: QWidget | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(translate("Palette", "Patient, medicine, page or action"))
        self.field.setAccessibleName(translate("Palette", "Patient, medicine, page or action"))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Palette", "What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = column(8, (12, 12, 12, 12))
        self._nothing = label(role="muted", wrap=True)
        layout.addWidget(self.field)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        self.setLayout(layout)
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._take())
        self.hide()

    def open_with(
        self, entries: Sequence[Find], medicines: Callable[[str], Sequence[Find]]
    ) -> None:
        """`entries` are looked through by their words, `medicines` is asked at every key."""
        self._entries = tuple(entries)
        self._medicines = medicines
        self._before = self.window().focusWidget()
        over = self._over
        width = min(WIDTH * self.fontMetrics().height(), over.width() - 40)
        self.setGeometry((over.width() - width) // 2, TOP, width, over.height() - TOP - 20)
        self.field.clear()
        self.show()
        self._look("")
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_it(self) -> None:
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()

    def _look(self, typed: str) -> None:
        self._shown = together(found(self._entries, typed), self._medicines(typed))
        self.list.clear()
        # The list makes its own items: ones made here once brought the interpreter down in clear().
        self.list.addItems([_row(entry) for entry in self._shown])
        self.list.setCurrentRow(0)
        self._fit()
        self._nothing.setText(
            ""
            if self._shown
            else translate("Palette", "Nothing is found by “{typed}”.").format(typed=typed)
        )
        self._nothing.setVisible(not self._shown)

    def _fit(self) -> None:
        """As tall as what is found, and never taller than the window."""
        rows = sum(self.list.sizeHintForRow(at) for at in range(self.list.count()))
        head = self.field.sizeHint().height() + self.fontMetrics().height()
        tall = head + rows + 40
        self.resize(self.width(), min(tall, self._over.height() - TOP - 20))

    def _take(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._shown):
            self.close_it()
            self.chosen.emit(self._shown[at])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        elif watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, last = event.key(), self.list.count() - 1
        if key == Qt.Key.Key_Escape:
            self.close_it()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Down:
            self.list.setCurrentRow(min(self.list.currentRow() + 1, last))
        elif key == Qt.Key.Key_Up:
            self.list.setCurrentRow(max(self.list.currentRow() - 1, 0))
        else:
            return False
        return True


def _row(entry: Find) -> str:
    """Name, what else is known of it, and which kind of thing it is."""
    detail = f"   {entry.detail}" if entry.detail else ""
    return f"{entry.shown}{detail}   ({kind_word(entry.target)})"
