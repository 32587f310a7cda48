"""When a long-acting injection was given, and when the next one is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from nmsdesk.domain.order import (
    Administration,
    EveryDays,
    EveryHours,
    Once,
    Order,
    administrations_a_day,
)
from nmsdesk.presenters.formats import amount, day
from nmsdesk.presenters.wording import translate

_MOST = 600
"""Enough for fifty years of monthly injections; a slip of the pen must not fill the screen."""


@dataclass(frozen=True, slots=True)
class Injections:
    """`due` None where no interval was ordered or the order has ended.

    `last` is the record of the last one; None where it only counts as ordered for then.
    """

    given: tuple[datetime, ...]
    due: datetime | None
    interval: timedelta | None
    last: Administration | None = None


def injections(
    order: Order, administrations: Sequence[Administration], now: datetime
) -> Injections:
    """The injections of a depot order up to `now`.

    Where people recorded them, those count from the first record on; before it, and where none
    was recorded, the order counts as scheduled from its start, less what was recorded as not
    taken (changes.md, the stored facts).
    """
    interval = interval_of(order)
    own = sorted(
        (one for one in administrations if one.order == order.id and one.at.midday <= now),
        key=lambda one: one.at.midday,
    )
    taken = [one for one in own if one.status.taken]
    planned = [
        at
        for at in _planned(order, interval, now)
        if not any(_is_of(one.at.midday, at, interval) for one in own)
    ]
    if taken:
        first = own[0].at.midday
        before = [at for at in planned if at < first]
        given = tuple(sorted((*before, *(one.at.midday for one in taken))))
    else:
        given = tuple(planned)
    last = taken[-1] if taken else None
    return Injections(given, _due(order, given, interval, now), interval, last)


def _is_of(recorded: datetime, planned: datetime, interval: timedelta | None) -> bool:
    """Does what was recorded belong to the injection that was due around then (as the ledger)."""
    return recorded.date() == planned.date() or (
        interval is not None and planned - interval / 2 <= recorded < planned + interval / 2
    )


def due_words(due: datetime, now: datetime) -> str:
    """When the next injection is due, or since when it has been missing."""
    if due.date() >= now.date():
        return translate("Timeline", "next due {day}").format(day=day(due))
    return translate("Timeline", "was due {day}").format(day=day(due))


def injected(found: Injections, now: datetime) -> str:
    """The last injection, what was recorded of it, and the next; empty where there was none."""
    if not found.given:
        return ""
    last = translate("Timeline", "last injection {day}").format(day=day(found.given[-1]))
    if found.last is not None and found.last.dose is not None and found.last.unit:
        text = translate("Timeline", "{last}, {amount}")
        last = text.format(last=last, amount=amount(found.last.dose, found.last.unit))
    if found.due is None:
        return last
    both = translate("Timeline", "{last}, {due}")
    return both.format(last=last, due=due_words(found.due, now))


def interval_of(order: Order) -> timedelta | None:
    """The time between two injections as ordered; None where none was."""
    match order.frequency:
        case EveryDays(days):
            return timedelta(days=float(days))
        case EveryHours(hours):
            return timedelta(hours=float(hours))
    often = administrations_a_day(order.frequency)
    return None if often is None else timedelta(days=float(1 / often))


def _planned(order: Order, interval: timedelta | None, now: datetime) -> tuple[datetime, ...]:
    if order.begins is None or order.begins > now:
        return ()
    if interval is None or isinstance(order.frequency, Once) or order.is_single:
        return (order.begins,)
    last = now if order.ends is None else min(now, order.ends)
    count = int((last - order.begins) / interval) + 1 if last >= order.begins else 0
    times = (order.begins + number * interval for number in range(max(0, count - _MOST), count))
    return tuple(at for at in times if order.ends is None or at < order.ends)


def _due(
    order: Order, given: tuple[datetime, ...], interval: timedelta | None, now: datetime
) -> datetime | None:
    over = order.is_single or (order.ends is not None and order.ends <= now)
    if interval is None or over or not given:
        return None
    due = given[-1] + interval
    return due if order.ends is None or due < order.ends else None
