"""What is read of a medicine beside the list: its history, why, the paper, what a stop does."""

from PySide6.QtCore import QObject, QTimer

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.order import Order
from nmsdesk.presenters.local_names import basis
from nmsdesk.presenters.medication_print import printed
from nmsdesk.presenters.medication_rows import MedicationRow
from nmsdesk.presenters.medication_why import why
from nmsdesk.presenters.medications import changes_of, rise_of
from nmsdesk.presenters.medicine_words import name_of
from nmsdesk.presenters.order_form import check_end
from nmsdesk.presenters.order_history import history, line_of
from nmsdesk.presenters.stop_preview import of_stop
from nmsdesk.presenters.why import WhyView
from nmsdesk.presenters.wording import translate
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.widgets.order_side import OrderSide

PAUSE_MS = 120
"""So long after the last key what the stop would record is worked out."""


class MedicationReading(QObject):
    """Writes nothing; brings the panels of an `OrderSide` to the front and fills them."""

    def __init__(self, desk: Desk, side: OrderSide) -> None:
        super().__init__(side)  # Its timer must not outlive the panels.
        self._desk = desk
        self._side = side
        self._stopping: tuple[Order, Chart] | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._show_stop)
        side.stop.changed.connect(self._soon.start)

    def history(self, order: Order, chart: Chart) -> None:
        """The line of the medicine: every order of it, every version, every undoing."""
        line = line_of(order, chart.case.orders or (), chart.assessment.recognised)
        named = name_of(order, chart.assessment.recognised.get(order.drug))
        versions = [self._desk.charts.versions(chart.key, one.id) for one in line]
        title = translate("Medications", "History of {drug}").format(drug=named)
        self._side.bring(self._side.history)
        self._side.history.open(title, history(versions))

    def why(self, row: MedicationRow, order: Order, chart: Chart) -> WhyView:
        """Why the row of `order` is marked."""
        desk = self._desk
        judged = (chart.case, chart.assessment, desk.knowledge, desk.texts, order.id)
        rests = basis(chart.assessment.recognised.get(order.drug), desk.local_names.all())
        found, rise = changes_of(*judged), rise_of(*judged)
        return why(row, found, desk.texts, desk.knowledge.sources, rests, rise)

    def paper(self, chart: Chart) -> None:
        """The list as it will stand on paper."""
        desk = self._desk
        view = printed(chart.case, chart.assessment, desk.knowledge, desk.texts, demo=desk.demo)
        self._side.bring(self._side.paper)
        self._side.paper.open(view)

    def before_stop(self, order: Order, chart: Chart) -> None:
        """From now on the stop panel tells what stopping `order` would record."""
        self._stopping = (order, chart)
        self._side.stop.show_preview(None)
        self._soon.start()

    def _show_stop(self) -> None:
        panel = self._side.stop
        if self._stopping is None or self._side.front is not panel:
            return
        order, chart = self._stopping
        end, _ = check_end(panel.typed_end, self._desk.now(), order)
        case = chart.case
        panel.show_preview(None if end is None else of_stop(case, order, end, self._desk.knowledge))
