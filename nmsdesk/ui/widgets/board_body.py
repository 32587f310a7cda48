"""The parts of the watch board and how they share the room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from nmsdesk.domain.board import Counts
from nmsdesk.presenters.watch_board import BoardLine, head_line, more_line
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.board_actions import BoardActions
from nmsdesk.ui.widgets.board_filters import BoardFilters
from nmsdesk.ui.widgets.board_making import BoardMaking
from nmsdesk.ui.widgets.board_panel import BoardPanel
from nmsdesk.ui.widgets.board_table import BoardTable
from nmsdesk.ui.widgets.message import Message
from nmsdesk.ui.widgets.plain import button, column, label, row


class BoardBody(QWidget):
    """Head, filters, then the rows or what stands in their place, and below them what can be done.

    While the panel asks, filters and actions make room for it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.table = BoardTable()
        self.filters = BoardFilters()
        self.row_deeds = BoardActions()
        self.panel = BoardPanel()
        self.making = BoardMaking()
        self.count = label(role="muted")
        self.more = button("", "link")
        self.done = label(role="muted", wrap=True)
        self.take_back = button(translate("Board", "Undo (Ctrl+Z)"), "link")
        self._message: Message | None = None
        self._filtered = False
        """Is there anything that filters could leave out."""
        self._rows = QWidget()
        # Of a widget from the beginning: else the first layer would open as a window of its own.
        self._middle = QWidget()
        self._layers = QStackedLayout(self._middle)
        self._lay_out()

    def _lay_out(self) -> None:
        head = row(12)
        head.addWidget(label(translate("Board", "Watch board"), "title"))
        head.addWidget(self.count, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        below = row(10)
        below.addWidget(self.done, 1)
        below.addWidget(self.take_back)
        for part in (self.done, self.take_back, self.more):
            part.hide()
        rows = column(6)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.row_deeds)
        self._rows.setLayout(rows)
        for layer in (self.making, self._rows):
            self._layers.addWidget(layer)
        layout = column(6, (24, 12, 24, 8))
        layout.addLayout(head)
        layout.addWidget(self.filters)
        layout.addWidget(self._middle, 1)
        layout.addLayout(below)
        layout.addWidget(self.panel)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def show_rows(self, lines: tuple[BoardLine, ...], counts: Counts) -> None:
        self.filters.count(counts)
        self.count.setText(head_line(counts))
        more = more_line(len(lines), counts)
        self.more.setText(translate("Board", "{more}: show them (M)").format(more=more))
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(bool(more))
        self.table.present(lines)
        self.row_deeds.allow(row=self.table.chosen_key is not None)
        self._filtered = bool(lines) or self.filters.any or counts.aside > 0
        self.filters.setVisible(self._filtered and self.panel.isHidden())

    def put(self, message: Message | None) -> None:
        """A message in the place of the rows; None: the rows."""
        before, self._message = self._message, message
        if message is not None:
            self._layers.addWidget(message)
        self._layers.setCurrentWidget(message or self._rows)
        if before is not None:
            self._layers.removeWidget(before)
            before.deleteLater()

    def make_way(self) -> None:
        """The index is being made: how far it is stands in the place of the rows."""
        self._layers.setCurrentWidget(self.making)

    @property
    def first(self) -> QWidget:
        """Where the keyboard goes: to the rows, or to the first offer in their place."""
        if self._layers.currentWidget() is self._rows:
            return self.table
        if self._message is not None and self._layers.currentWidget() is self._message:
            return next(iter(self._message.buttons), self._message)
        return self.making

    def holds(self, focus: QWidget) -> bool:
        """Is the keyboard in the rows, or in what stands in their place."""
        front = self._layers.currentWidget()
        return focus is self.first or (front is not None and front.isAncestorOf(focus))

    @property
    def message(self) -> Message | None:
        return self._message

    def say_done(self, sentence: str, *, can_undo: bool) -> None:
        self.done.setText(sentence)
        self.done.setVisible(bool(sentence))
        self.take_back.setVisible(can_undo)

    def ask(self, *, asking: bool) -> None:
        """Make room for the panel, or give it back."""
        self.filters.setVisible(self._filtered and not asking)
        self.row_deeds.setVisible(not asking)
