"""From the panel of an order's doses to the record, with what recording would open."""

from PySide6.QtCore import QObject, QTimer, Signal

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.order import Administration, Order
from nmsdesk.domain.record import DoseVersion
from nmsdesk.presenters.administration_form import (
    CheckedDose,
    blank_dose,
    check_dose,
    draft_of_dose,
    outcomes,
    units_for,
)
from nmsdesk.presenters.changes_preview import PreviewView
from nmsdesk.presenters.depot_times import injected, injections
from nmsdesk.presenters.dose_preview import of_dose
from nmsdesk.presenters.formats import BETWEEN
from nmsdesk.presenters.given_words import dose_line, dose_rows
from nmsdesk.presenters.medicine_words import line
from nmsdesk.presenters.order_form import Problem
from nmsdesk.presenters.order_status import is_depot
from nmsdesk.presenters.wording import translate
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.widgets.administration_panel import AdministrationPanel
from nmsdesk.ui.widgets.order_side import OrderSide

PAUSE_MS = 120
"""So long after the last key what recording would open is worked out."""


class AdministrationDesk(QObject):
    """Records, corrects, and shows what stands; each refusal is said in the panel."""

    said = Signal(str)

    def __init__(self, desk: Desk, side: OrderSide) -> None:
        super().__init__(side)  # Its timer must not outlive the panels.
        self._desk = desk
        self._side = side
        self._chart: Chart | None = None
        self._order: Order | None = None
        self._doses: tuple[DoseVersion, ...] = ()
        self._mended: DoseVersion | None = None
        self.panel = AdministrationPanel()
        side.hold(self.panel)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._show_preview)
        self.panel.changed.connect(self._typed)
        self.panel.save_wanted.connect(self._save)
        self.panel.correct_wanted.connect(self._correct)

    def open(self, order: Order, chart: Chart) -> None:
        self._chart, self._order = chart, order
        self._doses = self._desk.charts.doses(chart.key, order.id)
        self._mended = None
        title = translate("DosePanel", "Doses of {drug}").format(drug=order.drug)
        self._side.bring(self.panel)
        self.panel.open(title, self._about(order, chart), outcomes(order), units_for(order))
        self.panel.list_doses(dose_rows(self._doses))
        self.panel.fill_in(blank_dose(order, self._desk.now()), correcting=False)

    def _about(self, order: Order, chart: Chart) -> str:
        """The order in one line; of a depot also what was injected and when the next is due."""
        told = BETWEEN.join(line(order))
        if not is_depot(order, chart.assessment.recognised.get(order.drug)):
            return told
        now = self._desk.now()
        depot = injected(injections(order, chart.case.administrations, now), now)
        text = translate("DosePanel", "{order}; {injected}")
        return text.format(order=told, injected=depot) if depot else told

    def _correct(self, dose: int) -> None:
        """The chosen dose comes into the fields, to be mended with a reason."""
        found = next((one for one in self._doses if one.id == dose), None)
        if found is None or self._order is None:
            return
        self._mended = found
        text = translate("DosePanel", "As recorded: {dose}. The earlier entry is kept.")
        self.panel.about.setText(text.format(dose=dose_line(found.given)))
        self.panel.fill_in(draft_of_dose(found.given, self._order), correcting=True)

    # While it is typed

    def _checked(self) -> CheckedDose:
        if self._order is None:
            return CheckedDose(None)
        checked = check_dose(self.panel.draft(), self._order, self._desk.now())
        if self._mended is None:
            return checked
        more: list[Problem] = []
        if checked.given is not None and checked.given == self._mended.given:
            says = translate("DosePanel", "Nothing differs from the entry yet.")
            more.append(Problem("what", says))
        if not self.panel.why:
            says = translate("DosePanel", "Say why: it is kept with the entry.")
            more.append(Problem("why", says))
        given = None if more else checked.given
        return CheckedDose(given, (*checked.problems, *more))

    def _typed(self) -> None:
        self.panel.present(self._checked().problems)
        self._soon.start()

    def _show_preview(self) -> None:
        if self._side.front is self.panel and self._order is not None:
            checked = check_dose(self.panel.draft(), self._order, self._desk.now())
            self.panel.preview.present(self._preview(checked.given))

    def _preview(self, given: Administration | None) -> PreviewView | None:
        chart, order = self._chart, self._order
        if given is None or chart is None or order is None:
            return None
        instead = None if self._mended is None else self._mended.given
        if given == instead:
            return None
        changes = self._desk.watcher.preview_dose(chart.key, given, instead)
        return of_dose(order, changes, chart.case, self._desk.knowledge)

    # Writing

    def _save(self) -> None:
        given, chart, order = self._checked().given, self._chart, self._order
        if given is None or chart is None or order is None:
            return
        charts, mended = self._desk.charts, self._mended
        try:
            if mended is None:
                charts.record_dose(chart.key, given)
            else:
                charts.correct_dose(chart.key, mended.id, given, self.panel.why)
        except UserError as error:
            self.panel.say(str(error))
            return
        self._side.left.emit()
        text = translate("DosePanel", "Recorded for {drug}: {dose}.")
        self.said.emit(text.format(drug=order.drug, dose=dose_line(given)))
