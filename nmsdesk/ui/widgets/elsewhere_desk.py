"""From the one-line entry for a dose given elsewhere to the record."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.order import Order
from nmsdesk.presenters.changes_preview import PreviewView
from nmsdesk.presenters.dose_words import doubts
from nmsdesk.presenters.given_elsewhere import DoseOffer, offers, read_line, recorded
from nmsdesk.presenters.order_preview import Draft, previewed
from nmsdesk.presenters.wording import translate
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.widgets.given_elsewhere import ElsewherePanel
from nmsdesk.ui.widgets.order_side import OrderSide

PAUSE_MS = 120
"""So long after the last key what recording would open is worked out."""


class ElsewhereDesk(QObject):
    """What is offered is exactly what choosing it records."""

    said = Signal(str)

    def __init__(self, desk: Desk, side: OrderSide) -> None:
        super().__init__(side)  # Its timer must not outlive the panels.
        self._desk = desk
        self._side = side
        self._chart: Chart | None = None
        self._offers: tuple[DoseOffer, ...] = ()
        self.panel = ElsewherePanel()
        side.hold(self.panel)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._show_preview)
        self.panel.typed.connect(self._typed)
        self.panel.looked_at.connect(self._soon.start)
        self.panel.save_wanted.connect(self._save)

    def open(self, chart: Chart) -> None:
        self._chart = chart
        self._side.bring(self.panel)
        self.panel.open()

    def _typed(self, text: str) -> None:
        desk = self._desk
        line = read_line(text, desk.now())
        self._offers = offers(line, desk.knowledge.formulary, desk.texts)
        self.panel.say("")
        self.panel.offer(self._offers, line.problem)
        self._soon.start()

    def _show_preview(self) -> None:
        """Of the chosen row; while none is chosen, of the first one, by its name."""
        if self._side.front is not self.panel:
            return
        place = self.panel.chosen
        if not self._offers or self._chart is None:
            self.panel.preview.present(None)
            return
        order = self._offers[place or 0].order
        view = self._preview(order, self._chart)
        if place is None and view is not None:
            text = translate("Elsewhere", "{drug}: {what}")
            title = text.format(drug=order.drug, what=view.title)
            heard = text.format(drug=order.drug, what=view.spoken)
            view = replace(view, title=title, heard=heard)
        self.panel.preview.present(view)

    def _preview(self, order: Order, chart: Chart) -> PreviewView | None:
        try:
            changes = self._desk.watcher.preview(chart.key, order)
        except UserError:
            return None  # What the record would refuse is said when it is asked to save.
        known = chart.ledger.changes
        return previewed(Draft(order), changes, known, chart.case, self._desk.knowledge)

    def _save(self, place: int) -> None:
        desk, chart = self._desk, self._chart
        if chart is None or place >= len(self._offers):
            return
        order = self._offers[place].order
        knowledge = desk.knowledge
        doubtful = doubts(order, knowledge.formulary, desk.texts, knowledge.sources)
        if doubtful:
            text = translate("Elsewhere", "{doubt} If it is right so, enter it with Add (A).")
            self.panel.say(text.format(doubt=doubtful[0].says))
            return
        try:
            desk.charts.add_order(chart.key, order)
        except UserError as error:
            self.panel.say(str(error))
            return
        self.panel.line.clear()
        self._side.left.emit()
        self.said.emit(recorded(order))
