"""Depot given: every injection, with a window where it is the first, more, sooner or another."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.course import Mode
from nmsdesk.domain.drug import BLOCKING, DrugClass
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.injections import Injection, injections
from nmsdesk.domain.levels import level_at
from nmsdesk.domain.moment import days_of
from nmsdesk.domain.reason import because
from nmsdesk.domain.turning import Back
from nmsdesk.domain.watch import opens

_KIND = ChangeKind.DEPOT_GIVEN

UNCHANGED = "repeat"
"""What an injection is that changes nothing: exposure, and no window."""


def depots(history: History, one: DrugHistory) -> Iterator[Change]:
    """A row an injection. An unchanged repeat opens nothing."""
    if not one.depots.stretches:
        return
    for drug_class in one.drug.among(BLOCKING):
        given = injections(one, history.now)
        back = {turn.at for turn in one.turns.begins if turn.back is Back.AGAIN}
        stops = [turn.at for turn in one.turns.stops if turn.course.mode is Mode.DEPOT]
        first = {turn.at for turn in one.turns.begins if turn.fresh}
        for place, each in enumerate(given):
            before = given[place - 1] if place else None
            ended = before is not None and _ended(stops, before.at, each.at)
            what = _what(history, one, each, before)
            if ended and what == UNCHANGED:
                what = "restart"
            if each.at in first:
                what = "first"
            elif each.at in back and what == UNCHANGED:
                what = "restart"
            yield _row(history, one, drug_class, each, what)


def _what(history: History, one: DrugHistory, each: Injection, before: Injection | None) -> str:
    """What is new about an injection, against the one before it."""
    if before is None:
        return UNCHANGED if _goes_on(one, each) else "first"
    rules = history.rules.depot
    if each.course.product != before.course.product:
        return "other_product"
    interval = before.course.interval
    if interval and each.at - before.at >= interval * float(rules.late_intervals):
        return "restart"
    if _higher(history, each, before):
        return "higher"
    if _sooner(rules.early_share, each, before):
        return "sooner"
    return UNCHANGED


def _ended(stops: Sequence[datetime], after: datetime, until: datetime) -> bool:
    """Did the record end the series between two injections."""
    return bisect_right(stops, after) < bisect_right(stops, until)


def _goes_on(one: DrugHistory, each: Injection) -> bool:
    """The first that is on file of a series since before the record."""
    return any(s.start < each.at < s.exposed_until for s in one.depots.stretches)


def _higher(history: History, each: Injection, before: Injection) -> bool:
    """More for every day of its interval, by as much as an increase needs."""
    old, new = before.course.amount.each_mg, each.course.amount.each_mg
    if old is None or new is None:
        return False
    return (new - old) * 100 >= old * history.rules.least_increase_percent


def _sooner(share: Decimal, each: Injection, before: Injection) -> bool:
    """A shorter interval in the order; or, of single injections, one given well before it."""
    if each.course.order.id == before.course.order.id:
        return False
    if each.course.frequency_known and before.course.frequency_known:
        return each.course.interval < before.course.interval
    return each.at - before.at < before.course.interval * float(share)


def _row(
    history: History, one: DrugHistory, drug_class: DrugClass, each: Injection, what: str
) -> Change:
    """Of a depot no daily dose is told."""
    opened = None
    if what != UNCHANGED:
        opened = opens(history, one, _KIND, (drug_class, each.at, each.course))
    course = each.course
    due = each.due if course.interval > _NONE else None
    if due is None:
        why = because(f"depot_{what}_no_interval", drug=one.drug.id, at=each.at)
    else:
        why = because(f"depot_{what}", drug=one.drug.id, at=each.at, due=due)
    product = () if course.product is None else course.product.sources
    return Change(
        kind=_KIND,
        drug=one.drug.id,
        drug_class=drug_class,
        at=each.at,
        why=why,
        route=course.route,
        watch=None if opened is None else opened[0],
        sources=product if opened is None else opened[1],
        order=course.order.id,
    )


_NONE = timedelta(0)


def cover_ends(one: DrugHistory, at: datetime, slack: timedelta) -> Injection | None:
    """The first injection whose oral cover ends with regular doses that end at a moment.

    They were taken when it was given, and end no later than the longest cover in print for the
    product, with some slack. None: no cover ends there.
    """
    found = None
    for stretch in one.depots.stretches:
        product = stretch.course.product
        longest = max((c.to_days for c in product.oral_cover), default=0) if product else 0
        if not longest or not stretch.start < at:
            continue
        latest = stretch.start + days_of(longest) + slack
        if at <= latest and level_at(one.levels, stretch.start) is not None:
            found = found or Injection(stretch.start, stretch.course, recorded=False)
    return found
