"""When the windows of a patient can differ though nobody entered anything."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta, tzinfo

from nmsdesk.domain.case import Case
from nmsdesk.domain.catalogue import Catalogue
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.history import History
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.injections import injections, second_of
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.ledger import Ledger
from nmsdesk.domain.list_reading import recognised
from nmsdesk.domain.moment import Moment, hours_of, later
from nmsdesk.domain.order import DAY, Administration, Order, Status
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
    """The next begin or end of one of the orders, dose given, injection due, or release begun.

    `ledger` is kept from the case at `now`. Each is a moment from which the ledger has to be
    kept anew; that nothing changes before it is a property that the tests hold.
    """
    history = ledger.history
    wanted: dict[OrderId, Order] = {}
    moments: list[datetime] = []
    for order in orders:
        wanted[order.id] = order
        read = history.lines.get(order.id)
        if read is not None and read.over and now - read.line.end >= _SLACK:
            continue
        if order.ends is None or now - order.ends < _SLACK:
            moments.extend(_of_order(order, history))
    for each in case.administrations:
        if each.order in wanted:
            moments.extend(_of_dose(each, wanted[each.order], history))
    moments.extend(_of_injections(history))
    return min((each for each in moments if each > now), default=None)


def _of_order(order: Order, history: History) -> Iterator[datetime]:
    if order.begins is not None:
        yield order.begins
        yield _midnight_after(order.begins)
    if isinstance(order.end, Moment) and order.ends is not None:
        yield order.ends
        # One that the record calls stopped has ended on the day of its end, whatever the hour.
        yield datetime.combine(order.end.at.date(), time())
        # A held one counts as withdrawn from then.
        yield _just_after(order.ends, _untaken(history), history.zone)


def _of_dose(given: Administration, order: Order, history: History) -> Iterator[datetime]:
    at = given.at.midday
    yield at
    yield _midnight_after(at)
    if given.status.taken:
        return
    yield _just_after(at, _untaken(history), history.zone)
    read = history.lines.get(order.id)
    for course in () if read is None else read.courses:
        # The next dose counts as taken unless it too is recorded as not; a gap that is not
        # bridged parts the course.
        yield at + course.interval
        yield later(at, history.drugs[course.drug.id].bridging, history.zone)


def _of_injections(history: History) -> Iterator[datetime]:
    """When the next one is due, when one that was given begins its release, the second of a day."""
    for one in history.drugs.values():
        if one.depots.stretches:
            for each in injections(one, history.now):
                yield each.due
                yield each.releases
    for load in history.loads:
        for portion in load.bare:
            second = second_of(portion)
            if second is not None:
                yield second


def _untaken(history: History) -> timedelta:
    return hours_of(history.rules.withdrawal.untaken_hours)


def _just_after(at: datetime, by: timedelta, zone: tzinfo | None) -> datetime:
    return later(at, by, zone) + _MOMENT


def _midnight_after(at: datetime) -> datetime:
    return datetime.combine(at.date(), time()) + DAY
