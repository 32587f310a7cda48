"""The timeline, the lists and the form of the medications page, and who of them gives way."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from nmsdesk.ui.widgets.medication_lists import MedicationLists
from nmsdesk.ui.widgets.medication_room import ROWS, more_than_least
from nmsdesk.ui.widgets.medication_room import room as room_of
from nmsdesk.ui.widgets.order_side import OrderSide
from nmsdesk.ui.widgets.plain import column, row
from nmsdesk.ui.widgets.timeline_card import LEAST, SHARE, TimelineCard

LANES = 3
"""So many lanes of the timeline are seen before the list stands open."""


SLACK = 16
"""Pixels by which rows are often taller than counted: a line of two chips."""


class MedicationBody(QWidget):
    """Where height is short the timeline takes turns with the list, the form where width is."""

    def __init__(self, side: OrderSide) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.card = TimelineCard()
        self.lists = MedicationLists()
        self.side = side
        self._timeline_asked = False
        self._left = QWidget()
        self._column = column(10)
        self._column.addWidget(self.card)
        self._column.addWidget(self.lists, 1)
        self._left.setLayout(self._column)
        self._whole = row(14)
        self._whole.addWidget(self._left, 1)
        self._whole.addWidget(side)
        self.setLayout(self._whole)
        self.lists.reshaped.connect(self.arrange)
        self.lists.timeline_wanted.connect(lambda: self.ask_timeline(asked=True))

    def arrange(self, *, form: bool | None = None) -> None:
        """Share the room out; `form`: is one about to open. None: as it is."""
        opens = self.side.front is not None if form is None else form
        line = self.fontMetrics().height()
        wanted = self.card.least_for(LANES) - LEAST + SLACK
        more = more_than_least(self.lists.table.rows.rowCount(), wanted, line)
        share = room_of(self.width(), self.height(), line, form_opens=opens, more=more)
        self.side.take(share.form)
        self._left.setVisible(share.form > 0 or not opens)
        away = share.turns and self._timeline_asked
        self._whole.setContentsMargins(16, 6 if share.close else 10, 16, 4 if share.close else 8)
        self._column.removeWidget(self.card)
        self._column.insertWidget(1 if away else 0, self.card, 1 if away else 0)
        self._column.setStretchFactor(self.lists, 0 if away else 1)
        self.card.setVisible(away or not share.turns)
        self.lists.arrange(close=share.close, turns=share.turns, away=away)
        self.card.fit(self.height() if away else self._for_lanes())

    def _for_lanes(self) -> int:
        """A share of the height, at least for the first lanes; no row of the list is cut for it.

        What is left of the list below its last whole row goes to the lanes.
        """
        table, count = self.lists.table, self.lists.table.rows.rowCount()
        around = self.card.around() + self.lists.around() + self._column.spacing()
        margins = self._whole.contentsMargins()
        room = self.height() - margins.top() - margins.bottom() - around
        share = max(int(self.height() * SHARE), self.card.least_for(LANES))
        inner = room - self.lists.foot(hidden=False)
        if inner - table.least(count) >= share:
            return share
        inner = room - self.lists.foot(hidden=count > ROWS)
        most = min(share, inner - table.least(ROWS))
        whole = next((n for n in range(count, 0, -1) if table.least(n) <= inner - most), 0)
        return inner - table.least(whole) if 0 < whole < count else most

    def ask_timeline(self, *, asked: bool) -> None:
        """Show the timeline where the list stands, or the list again."""
        self._timeline_asked = asked
        self.arrange()
        if asked:
            self.card.timeline.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs another share."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self.arrange()
