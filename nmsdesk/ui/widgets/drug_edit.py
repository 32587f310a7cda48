"""The field for a medicine: two letters, then pick from a list in which nothing is preselected."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from nmsdesk.presenters.drug_choice import DrugChoice
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.drug_meant import DrugMeant
from nmsdesk.ui.widgets.plain import column, label

FEWEST = 2
"""Letters before anything is offered."""
ROW = 28
INSET = 40
"""Pixels beside the words of a row."""
CLICK_MS = 200
"""So long after a click elsewhere the list stays: nothing moves away under the mouse."""

Suggest = Callable[[str], Sequence[DrugChoice]]


class DrugEdit(QWidget):
    """Down goes into the list, Enter takes its row; what is not in it may stay as typed.

    Enter or Tab on the text takes the one name that begins with it, where there is only one.
    """

    edited = Signal(str)
    finished = Signal()
    """A medicine was picked, or Enter or Tab pressed on the text as typed."""
    which_wanted = Signal()
    """The text is not recognised, and somebody wants to say which medicine it is."""

    def __init__(self, suggest: Suggest) -> None:
        super().__init__()
        self._suggest = suggest
        self.field = QLineEdit()
        self.field.setAccessibleName(translate("DrugEdit", "Medicine"))
        self.field.setPlaceholderText(translate("DrugEdit", "type two letters"))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("DrugEdit", "Medicines that fit"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # By Down only: Tab leads on, and never into a list in which nothing is chosen.
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.list.hide()
        self._says = label("", "muted", wrap=True)
        self._says.hide()
        self.meant = DrugMeant()
        self.meant.hide()
        self.which = self.meant.which
        self._unknown = False
        self._fresh = False
        self._completion: str | None = None
        self._later = QTimer(self, singleShot=True, interval=CLICK_MS)
        self._later.timeout.connect(self._fold_if_left)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = column(4)
        for part in (self.field, self.list, self._says, self.meant):
            layout.addWidget(part)
        self.setLayout(layout)
        self.setFocusProxy(self.field)
        self.meant.picked.connect(self._take)
        self.meant.which_wanted.connect(self.which_wanted)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(self._pick)

    def text(self) -> str:
        return self.field.text()

    @property
    def offering(self) -> bool:
        """Is the list of names open."""
        return not self.list.isHidden()

    def set_text(self, text: str) -> None:
        """Fill the field without offering anything."""
        self.field.setText(text)
        self._fresh = False
        self._completion = None
        self.list.hide()

    def say(
        self,
        sentence: str,
        *,
        shown: str = "",
        unknown: bool = False,
        meant: Sequence[str] = (),
    ) -> None:
        """What the text is read as: name and class, or that it is not recognised.

        `shown` is the same for the eye alone, with tall-man letters; `meant` are the names that
        an unknown text may stand for.
        """
        self.meant.offer(meant)
        self._says.setText(shown or sentence)
        self._says.setAccessibleName(sentence)
        self._unknown = unknown
        self._show_said()
        self.field.setAccessibleDescription(sentence)

    def _show_said(self) -> None:
        """What is said stands where the list would; while that is open it waits."""
        free = self.list.isHidden()
        self._says.setVisible(bool(self._says.text()) and free)
        self.meant.setVisible(self._unknown and free)

    def _fold(self) -> None:
        self.list.hide()
        self._show_said()

    def _typed(self, text: str) -> None:
        self._fresh = True
        found = self._suggest(text) if len(text.strip()) >= FEWEST else ()
        self._completion = next((one.text for one in found if one.completes), None)
        self.list.clear()
        # The list makes its own items: ones made here once brought the interpreter down in clear().
        self.list.addItems([choice.shown for choice in found])
        for place, choice in enumerate(found):
            item = self.list.item(place)
            item.setData(Qt.ItemDataRole.UserRole, choice.text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, choice.spoken)
        self.list.setCurrentRow(-1)
        self.list.setVisible(bool(found))
        self._fit_list()
        self.edited.emit(text)

    def _fit_list(self) -> None:
        """As tall as its rows, so that every offer is seen at once."""
        if (layout := self.layout()) is not None:
            layout.activate()  # The rows wrap at the width that the list has only once it is shown.
        wide = self.list.viewport().width()
        box = QRect(0, 0, wide - INSET, 10_000)
        metrics = self.list.fontMetrics()
        whole = 0
        for place in range(self.list.count()):
            item = self.list.item(place)
            words = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), item.text())
            tall = max(words.height() + 10, ROW)
            item.setSizeHint(QSize(wide, tall))
            whole += tall
        self.list.setFixedHeight(whole + 6)
        self.updateGeometry()

    def _pick(self, item: QListWidgetItem) -> None:
        self._take(item.data(Qt.ItemDataRole.UserRole))

    def _take(self, name: str) -> None:
        # First: a list that goes with the keyboard in it would hand it to some other field.
        self.field.setFocus()
        self.set_text(name)
        self.edited.emit(self.text())
        self.finished.emit()

    def _finish(self) -> None:
        """The one name that goes on as typed; else the text stays: no name is guessed."""
        if self._completion is not None and self.offering:
            self._take(self._completion)
            return
        self._fresh = False
        self._fold()
        self.finished.emit()

    def _fold_if_left(self) -> None:
        """Somebody went on with the mouse: what the text is read as is said now."""
        if not self.field.hasFocus() and not self.list.hasFocus():
            self._fold()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.offering:
            self._later.start()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.field:
            return self._field_key(event, enter=enter)
        item = self.list.currentItem()
        if enter and item is not None:
            self._pick(item)
            return True
        leaves = event.key() == Qt.Key.Key_Up and self.list.currentRow() <= 0
        if leaves or event.key() == Qt.Key.Key_Escape:
            self.list.setCurrentRow(-1)
            self.field.setFocus()
            if not leaves:
                self._fold()
            return True
        return super().eventFilter(watched, event)

    def _field_key(self, event: QKeyEvent, *, enter: bool) -> bool:
        if event.key() == Qt.Key.Key_Down and not self.list.isHidden():
            self.list.setCurrentRow(0)
            self.list.setFocus()
            return True
        on = event.key() == Qt.Key.Key_Tab and self._fresh and bool(self.text().strip())
        if enter or on:
            self._finish()
            return True
        if event.key() == Qt.Key.Key_Escape and not self.list.isHidden():
            self._fold()
            return True
        return False
