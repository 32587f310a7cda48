"""When the windows of a patient can differ though nobody entered anything."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from nmsdesk.domain.case import Case
from nmsdesk.domain.catalogue import Catalogue
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.injections import injections
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.ledger import Ledger
from nmsdesk.domain.list_reading import recognised
from nmsdesk.domain.moment import Moment, later
from nmsdesk.domain.order import DAY, Administration, Order, Status, administrations_a_day
from nmsdesk.domain.recognition import Recognition

WATCHED = frozenset(
    {
        DrugClass.ANTIPSYCHOTIC,
        DrugClass.DOPAMINE_BLOCKER,
        DrugClass.DOPAMINERGIC,
        DrugClass.SEROTONERGIC,
        DrugClass.LITHIUM,
    }
)
"""The classes whose drugs can open a window."""

_MOMENT = timedelta(microseconds=1)
_SLACK = timedelta(days=3)
"""A dose with a date alone, an end that is told by its day, a clock put forward."""


def can_open(recognition: Recognition) -> bool:
    """Is one of the text's ingredients a drug that can open a window."""
    return any(not WATCHED.isdisjoint(each.classes) for each in recognition.ingredients)


def reach(knowledge: Knowledge) -> timedelta:
    """No window is open for longer than this after the last begin, end or dose that opened it."""
    rules = knowledge.watch
    days = max(
        rules.nms_days,
        rules.depot_least_days,
        rules.depot_most_days,
        rules.withdrawal_days,
        rules.serotonin_days,
    )
    washouts = (
        timedelta(hours=float(drug.washout.hours))
        for drug in knowledge.formulary.drugs.values()
        if drug.washout is not None and DrugClass.SEROTONERGIC in drug.classes
    )
    return max(timedelta(days=days), max(washouts, default=timedelta(0))) + _SLACK


def watched_orders(case: Case, catalogue: Catalogue) -> tuple[Order, ...]:
    """The orders of a case whose drug can open a window, whatever their dates."""
    known: dict[tuple[str, str | None], bool] = {}
    found = []
    for order in case.orders or ():
        if order.status is not Status.ENTERED_IN_ERROR:
            text = (order.drug, order.text)
            opens = known.get(text)
            if opens is None:
                opens = known[text] = can_open(recognised(order, catalogue))
            if opens:
                found.append(order)
    return tuple(found)


def next_moment(
    case: Case, orders: Iterable[Order], ledger: Ledger, now: datetime
) -> datetime | None:
    """The next begin or end of one of the orders, dose given, or injection due.

    `ledger` is kept from the case at `now`. Each is a moment from which the ledger has to be
    kept anew; that nothing changes before it is a property that the tests hold.
    """
    wanted = {order.id: order for order in orders}
    least = timedelta(hours=ledger.history.rules.withdrawal.untaken_hours)
    moments: list[datetime] = []
    for order in orders:
        if order.ends is None or now - order.ends < _SLACK:
            moments.extend(_of_order(order, least, case))
    for each in case.administrations:
        if each.order in wanted:
            moments.extend(_of_dose(each, wanted[each.order], least, case))
    for one in ledger.history.drugs.values():
        if one.depots.stretches:
            moments.extend(each.due for each in injections(one, now))
    return min((each for each in moments if each > now), default=None)


def _of_order(order: Order, least: timedelta, case: Case) -> Iterator[datetime]:
    times = administrations_a_day(order.frequency)
    if order.begins is not None:
        yield order.begins
        yield _midnight_after(order.begins)
        yield order.begins + DAY / float(times or 1)  # The second dose: two injections in a day.
    if isinstance(order.end, Moment) and order.ends is not None:
        yield order.ends
        # One that the record calls stopped has ended on the day of its end, whatever the hour.
        yield datetime.combine(order.end.at.date(), time())
        yield _just_after(order.ends, least, case)  # A held one counts as withdrawn from then.


def _of_dose(
    given: Administration, order: Order, least: timedelta, case: Case
) -> Iterator[datetime]:
    at = given.at.midday
    yield at
    yield _midnight_after(at)
    if not given.status.taken:
        yield _just_after(at, least, case)
        # The next dose counts as taken unless it too is recorded as not.
        yield at + DAY / float(administrations_a_day(order.frequency) or 1)


def _just_after(at: datetime, by: timedelta, case: Case) -> datetime:
    return later(at, by, case.zone) + _MOMENT


def _midnight_after(at: datetime) -> datetime:
    return datetime.combine(at.date(), time()) + DAY
