"""What the form is told while an order is typed: its name read, its dose doubted, its strengths."""

from PySide6.QtCore import QObject, QTimer

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.order import Order
from nmsdesk.domain.reason import Reason
from nmsdesk.presenters.dose_words import DoubtView, doubts
from nmsdesk.presenters.drug_choice import figure_apart, meant, read_as
from nmsdesk.presenters.local_names import is_unknown
from nmsdesk.presenters.order_form import sketch
from nmsdesk.presenters.product_forms import offers
from nmsdesk.presenters.tall_man import tall
from nmsdesk.ui.widgets.order_editor import OrderEditor, Task

NOBODYS = "nobodys medicine 1 mg"
"""A text that no medicine has: to recognise it everything has to be tried."""


class OrderReading(QObject):
    """Reads what stands in an `OrderEditor`; every answer goes back into the form."""

    def __init__(self, desk: Desk, editor: OrderEditor) -> None:
        super().__init__(editor)
        self._desk = desk
        self._editor = editor
        self._known: tuple[Reason, ...] = ()
        self._unread = False
        self._once = QTimer(self, singleShot=True, interval=0)
        self._once.timeout.connect(self._make_ready)
        editor.strengths_wanted.connect(self.offer_strengths)

    def begin(self, order: Order | None) -> None:
        """Of the order that the form begins with nothing is asked: its doubts stood before."""
        self._known = tuple(one.reason for one in self._doubts(order))
        self._once.start()

    def _make_ready(self) -> None:
        """What finds and mends names is built once, after the form is seen and before a key."""
        formulary = self._desk.knowledge.formulary
        formulary.suggest(NOBODYS)
        formulary.recognise(NOBODYS)

    def typed(self) -> None:
        """At every key; while names are offered, what the text is read as waits for a pause."""
        editor = self._editor
        self._unread = editor.drug.offering
        if self._unread or editor.task is Task.CHANGE:
            editor.drug.say("")
        else:
            self._read()
        editor.doubt(self._doubts(sketch(editor.draft(), self._desk.now())), self._known)

    def pause(self) -> None:
        """A moment after the last key."""
        if self._unread:
            self._read()

    def _read(self) -> None:
        """Say what the name of the medicine is read as."""
        self._unread = False
        formulary, texts = self._desk.knowledge.formulary, self._desk.texts
        drug = self._editor.draft().drug
        said = read_as(drug, formulary, texts)
        shown = read_as(drug, formulary, texts, tall)
        unknown = is_unknown(drug, formulary)
        self._editor.drug.say(said, shown=shown, unknown=unknown, meant=meant(drug, formulary))

    def _doubts(self, order: Order | None) -> tuple[DoubtView, ...]:
        knowledge = self._desk.knowledge
        return doubts(order, knowledge.formulary, self._desk.texts, knowledge.sources)

    def offer_strengths(self) -> None:
        """Let the forms and strengths of the medicine be picked.

        A bare figure behind the name ("haloperidol7.5") is the dose, and its unit is asked for.
        """
        formulary = self._desk.knowledge.formulary
        draft = self._editor.draft()
        apart = figure_apart(draft.drug, formulary)
        if apart is not None and not draft.dose.strip():
            self._editor.part_figure(*apart)
            return
        self._read()
        drug = self._editor.draft().drug
        self._editor.offer_strengths(offers(drug, formulary))
