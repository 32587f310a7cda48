"""The medication list of the patient in front: timeline, list, and the form beside them."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.order import Order
from nmsdesk.presenters.drug_choice import choices
from nmsdesk.presenters.local_names import targets
from nmsdesk.presenters.medications import medications
from nmsdesk.presenters.timeline import Subject
from nmsdesk.presenters.wording import translate
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.page import PageWidget
from nmsdesk.ui.widgets.administration_desk import AdministrationDesk
from nmsdesk.ui.widgets.elsewhere_desk import ElsewhereDesk
from nmsdesk.ui.widgets.medication_body import MedicationBody
from nmsdesk.ui.widgets.medication_keys import KEYS, OF_A_ROW, told
from nmsdesk.ui.widgets.medication_nobody import nobody
from nmsdesk.ui.widgets.medication_reading import MedicationReading
from nmsdesk.ui.widgets.naming_desk import NamingDesk
from nmsdesk.ui.widgets.order_desk import OrderDesk
from nmsdesk.ui.widgets.order_side import OrderSide
from nmsdesk.ui.widgets.plain import column


class MedicationsPage(PageWidget):
    """Letters act on the chosen row; while a form is open they are letters."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chart: Chart | None = None
        self._past = False
        self.side = OrderSide(
            lambda typed: choices(typed, desk.knowledge.formulary, desk.texts),
            lambda typed: targets(typed, desk.knowledge.formulary, desk.texts),
        )
        self.body = MedicationBody(self.side)
        self.card, self.lists = self.body.card, self.body.lists
        self.orders = OrderDesk(desk, self.side)
        self.naming = NamingDesk(desk, self.side)
        self.reading = MedicationReading(desk, self.side)
        self.doses = AdministrationDesk(desk, self.side)
        self.elsewhere = ElsewhereDesk(desk, self.side)
        self._nobody = nobody(lambda: self.page_wanted.emit("patients"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._shortcuts = [self._shortcut(key, deed) for key, deed in KEYS.items()]

    def _lay_out(self) -> None:
        self._stack.addWidget(self._nobody)
        self._stack.addWidget(self.body)
        layout = column(0)
        layout.addWidget(self._stack)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.card.method_wanted.connect(self._tell_load_by)
        self.card.drawn.connect(self.body.arrange)
        self.lists.past_wanted.connect(self._show_list)
        self.lists.deeds.wanted.connect(self.act)
        self.lists.empty.add_wanted.connect(lambda: self.act("add"))
        self.lists.empty.none_wanted.connect(self.orders.confirm_none)
        self.lists.unrecognised.meant.connect(self._read_as)
        self.lists.unrecognised.which_wanted.connect(self.naming.ask)
        self.lists.table.chosen.connect(lambda _order: self._allow())
        for desk in (self.orders, self.doses, self.elsewhere):
            desk.said.connect(self.said)
        self.orders.closed.connect(self._closed)
        self.orders.why_wanted.connect(self.why_wanted)
        self.naming.said.connect(self.said)
        self.naming.opened.connect(self._arrange)
        self.naming.closed.connect(self._closed)

    def _shortcut(self, key: str, deed: str) -> QShortcut:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: self.act(deed))
        return made

    @override
    def minimumSizeHint(self) -> QSize:
        """Small: what is too much for the room gives way here, and the window never grows."""
        return QSize(320, 200)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        """No: else what stands above would be pressed together for a form that scrolls."""
        return False

    # Showing

    @override
    def present(self, chart: Chart | None) -> None:
        if chart is None or (self._chart is not None and chart.key != self._chart.key):
            self.orders.leave()
            self.lists.table.forget()
            self._past = False
            self.card.forget()
            self.body.ask_timeline(asked=False)
        known = self._known()
        self._chart = chart
        self.orders.chart = chart
        self._stack.setCurrentWidget(self._nobody if chart is None else self.body)
        if chart is None:
            return
        self._show_lists()
        self._show_timeline()
        self.body.arrange()
        self._choose_new(chart, known)
        self._allow()

    def _known(self) -> frozenset[OrderId] | None:
        """The orders shown so far of the patient in front."""
        if self._chart is None:
            return None
        return frozenset(order.id for order in self._chart.case.orders or ())

    def _choose_new(self, chart: Chart, known: frozenset[OrderId] | None) -> None:
        """Choose what has just been written, so that its mark is where one looks."""
        if not self.orders.just_saved or known is None:
            return
        self.orders.just_saved = False
        for order in chart.case.orders or ():
            if order.id not in known:
                self.lists.table.choose(order.id)

    def _show_lists(self) -> None:
        chart = self._chart
        if chart is not None:
            desk = self.desk
            view = medications(
                chart.case, chart.assessment, desk.knowledge, desk.texts, past=self._past
            )
            self.lists.present(view)

    def _show_timeline(self) -> None:
        chart = self._chart
        if chart is not None:
            methods, method = self.desk.knowledge.methods, self.preferences.load_method
            subject = Subject(chart.case, chart.assessment, chart.ledger, self.texts, methods)
            self.card.draw(replace(subject, method=method))

    def _show_list(self, past: bool) -> None:  # noqa: FBT001 - a signal hands it over so
        self._past = past
        self.body.ask_timeline(asked=False)
        self._show_lists()
        self._allow()

    def _tell_load_by(self, method: str) -> None:
        """By another method from now on, and for whoever is in front next."""
        self.preferences = replace(self.preferences, load_method=method)
        self._show_timeline()
        self.preferences_wanted.emit(self.preferences)

    # Acting

    @property
    def chosen(self) -> Order | None:
        """The order of the chosen row."""
        return self._order(self.lists.table.chosen_order)

    def _order(self, wanted: OrderId | None) -> Order | None:
        orders = self._chart.case.orders if self._chart is not None else None
        return next((order for order in orders or () if order.id == wanted), None)

    def _allowed(self) -> frozenset[str]:
        if self._chart is None or self.side.front is not None:
            return frozenset()
        of_row = OF_A_ROW if self._past else OF_A_ROW | {"change", "stop"}
        own = of_row if self.chosen is not None else set()
        return frozenset({"add", "elsewhere", "print"} | own)

    def _allow(self) -> None:
        allowed = self._allowed()
        self.lists.deeds.allow(allowed)
        self.lists.deeds.setVisible(self.side.front is None)
        # A list that is open takes letters itself.
        for shortcut in self._shortcuts:
            shortcut.setEnabled(self.side.front is None)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here lands where keys do something: the form, the rows, the first step."""
        super().focusInEvent(event)
        front = self.side.front
        if self._chart is None:
            self._nobody.buttons[0].setFocus()
        elif front is not None:
            last: QWidget | None = front.focusWidget()
            (front if last is None else last).setFocus()
        else:
            self.lists.anchor.setFocus()

    def act(self, deed: str, what: str = "") -> None:
        """Do what a key or a button asks; without a chosen row say what is missing."""
        chosen, chart = self.chosen, self._chart
        if chart is None or self.side.front is not None:
            return
        if deed not in self._allowed():
            self.said.emit(translate("Medications", "Choose a medicine of the current list first."))
            return
        # Before the form comes: nothing is drawn in room that it is about to take.
        self.lists.deeds.setVisible(deed == "why")
        self.body.arrange(form=deed != "why")
        if deed == "add":
            self.orders.add(what)
        elif deed == "print":
            self.reading.paper(chart)
        elif deed == "elsewhere":
            self.elsewhere.open(chart)
        elif chosen is not None:
            self._act_on(deed, chosen, chart)
        self._arrange()

    def _act_on(self, deed: str, order: Order, chart: Chart) -> None:
        match deed:
            case "change":
                self.orders.change(order)
            case "correct":
                self.orders.correct(order)
            case "stop":
                self.reading.before_stop(order, chart)
                self.orders.stop(order)
            case "dose":
                self.doses.open(order, chart)
            case "history":
                self.reading.history(order, chart)
            case "why" if self.lists.chosen is not None:
                self.why_wanted.emit(self.reading.why(self.lists.chosen, order, chart))

    def _read_as(self, order: OrderId, name: str) -> None:
        found = self._order(order)
        if found is not None:
            self.orders.read_as(found, name)

    def _arrange(self) -> None:
        self.body.arrange()
        self._allow()

    def _closed(self) -> None:
        self._arrange()
        self.setFocus()

    # The frame asks

    @override
    def do(self, action: str, what: str = "") -> None:
        """Adding (with the name `what`) or recording a dose; a form that is not saved stays."""
        if action not in ("add", "dose", "elsewhere") or self._chart is None:
            return
        if self.side.dirty:
            self.said.emit(
                translate("Medications", "A form is not saved yet: save it or leave it first.")
            )
            return
        self.orders.leave()
        self.act(action, what)

    @override
    def keys(self) -> tuple[tuple[str, str], ...]:
        return told()

    @override
    def unsaved(self) -> str | None:
        if not self.side.dirty:
            return None
        return translate("Medications", "The medicine in the form is not saved.")

    @override
    def discard(self) -> None:
        self.orders.leave()
