"""How often a record's orders would have spoken: what was highlighted, and what interrupted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from nmsdesk.domain.assess import assess
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.ledger import keep
from nmsdesk.domain.list_reading import recognised
from nmsdesk.domain.order import Order
from nmsdesk.domain.urgency import Level

_BEGUN = (ChangeKind.START, ChangeKind.RESTART)
_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Audit:
    """Counts over all orders; `starts` counts what is back after a gap, too."""

    orders: int = 0
    antipsychotic_orders: int = 0
    starts: int = 0
    increases: int = 0
    windows: int = 0
    interruptions: int = 0

    def __add__(self, other: "Audit") -> "Audit":
        return Audit(
            self.orders + other.orders,
            self.antipsychotic_orders + other.antipsychotic_orders,
            self.starts + other.starts,
            self.increases + other.increases,
            self.windows + other.windows,
            self.interruptions + other.interruptions,
        )

    def per_hundred(self, count: int) -> float:
        return 100 * count / self.orders if self.orders else 0.0


def audit(case: Case, knowledge: Knowledge) -> Audit:
    """One person's orders, replayed: at each begin of an order the desk looks at what stands then.

    An interruption is an emergency bar that was not there the moment before: the only thing that
    interrupts. Highlighted are the rows of the ledger about an antipsychotic that begins, is back
    or is raised.
    """
    orders = case.orders or ()
    last = max((moment for order in orders for moment in _moments(order)), default=case.now)
    whole = keep(replace(case, now=last + _AFTER), knowledge.formulary, knowledge.watch)
    marked = [each for each in whole.changes if each.drug_class is DrugClass.ANTIPSYCHOTIC]
    return Audit(
        orders=len(orders),
        antipsychotic_orders=sum(_antipsychotic(order, knowledge) for order in orders),
        starts=_count(marked, _BEGUN),
        increases=_count(marked, (ChangeKind.INCREASE,)),
        windows=sum(each.watch is not None for each in whole.changes),
        interruptions=_interruptions(case, knowledge),
    )


def _count(changes: Iterable[Change], kinds: tuple[ChangeKind, ...]) -> int:
    return sum(each.kind in kinds for each in changes)


def _moments(order: Order) -> Iterable[datetime]:
    return (each for each in (order.begins, order.ends) if each is not None)


def _antipsychotic(order: Order, knowledge: Knowledge) -> bool:
    found = recognised(order, knowledge.formulary).ingredients
    return any(DrugClass.ANTIPSYCHOTIC in each.classes for each in found)


def _interruptions(case: Case, knowledge: Knowledge) -> int:
    begins = sorted({order.begins for order in case.orders or () if order.begins is not None})
    moments = (*begins, *(each.at.midday for each in case.observations))
    red = False
    count = 0
    for moment in sorted(set(moments)):
        level = assess(replace(case, now=moment), knowledge).urgency.level
        count += level is Level.EMERGENCY and not red
        red = level is Level.EMERGENCY
    return count
