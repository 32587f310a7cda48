"""Rapid titration: an antipsychotic load that rises fast, from the second dose level on."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.course import BEFORE, Course, Mode
from nmsdesk.domain.detect.row import around
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.injections import second_of
from nmsdesk.domain.order import Route
from nmsdesk.domain.portion import DrugLoad
from nmsdesk.domain.reason import Reason, because
from nmsdesk.domain.rising import crossings
from nmsdesk.domain.watch import opens

_KIND = ChangeKind.RAPID_TITRATION
_CLASS = DrugClass.ANTIPSYCHOTIC
_INJECTED = (Route.IM, Route.IV, Route.SC)


def titrations_alone(history: History, one: DrugHistory) -> Iterator[Change]:
    """What no factor converts is judged by its own dose, and by injections close together."""
    for load in history.loads:
        if load.drug == one.drug.id:
            yield from _by_own_dose(history, load)
            yield from _by_injections(history, load)


def titrations(history: History) -> Iterator[Change]:
    """Once for every unbroken rise of all antipsychotics together, at the moment of crossing.

    `drug` is the one that crossed.
    """
    rules = history.rules.titration
    portions = [portion for load in history.loads for portion in load.counted]
    if len(portions) < 2:
        return

    def rises(low: Decimal, high: Decimal) -> bool:
        return high - low >= rules.rise_mg or (high >= rules.times * low and high >= rules.least_mg)

    label = "" if history.rules.method is None else history.rules.method.label
    for crossing in crossings(portions, rules.days, rises):
        if crossing.at > history.now:
            return  # a depot that will release later
        name = crossing.course.drug.id
        why = because(
            "rapid_titration",
            drug=name,
            at=crossing.at,
            days=rules.days,
            method=label,
            before=crossing.before.quantize(_WHOLE),
            after=crossing.after.quantize(_WHOLE),
        )
        yield _row(history, history.drugs[name], crossing.at, crossing.course, why)


_WHOLE = Decimal(1)


def _by_own_dose(history: History, load: DrugLoad) -> Iterator[Change]:
    rules = history.rules.titration
    scheduled = [each for each in load.bare if each.course.mode is Mode.SCHEDULED]
    if len(scheduled) < 2:
        return
    for crossing in crossings(scheduled, rules.days, lambda low, high: high >= rules.times * low):
        why = because(
            "rapid_titration_bare",
            drug=crossing.course.drug.id,
            at=crossing.at,
            days=rules.days,
            before=crossing.before,
            after=crossing.after,
        )
        yield _row(history, history.drugs[load.drug], crossing.at, crossing.course, why)


def _by_injections(history: History, load: DrugLoad) -> Iterator[Change]:
    """Two short-acting injections that no factor converts, once for every unbroken run of them."""
    apart = timedelta(hours=history.rules.titration.injections_hours)
    last: datetime | None = None
    told = False
    for at, until, course in sorted(
        _injections(history, load), key=lambda each: (each[0], each[1], each[2].order.id)
    ):
        near = last is not None and at - last < apart
        if near and not told:
            why = because(
                "rapid_injections",
                drug=load.drug,
                at=at,
                hours=history.rules.titration.injections_hours,
            )
            yield _row(history, history.drugs[load.drug], at, course, why)
        told = near
        last = until if last is None else max(last, until)


def _injections(history: History, load: DrugLoad) -> Iterator[tuple[datetime, datetime, Course]]:
    """Each injection, and until when injections go on that need not be counted one by one."""
    for each in load.bare:
        course = each.course
        if course.route not in _INJECTED or each.start == BEFORE:
            continue
        yield each.start, each.start, course
        second = second_of(each)
        if second is not None and second <= history.now:
            yield second, _latest(each.end, history.now, second), course


def _latest(end: datetime, now: datetime, second: datetime) -> datetime:
    return max(second, min(end, now))


def _row(history: History, one: DrugHistory, at: datetime, course: Course, why: Reason) -> Change:
    before, after = around(one, at)
    opened = opens(history, one, _KIND, (_CLASS, at, course))
    return Change(
        kind=_KIND,
        drug=one.drug.id,
        drug_class=_CLASS,
        at=at,
        why=why,
        before_mg=before,
        after_mg=after,
        route=course.route,
        watch=None if opened is None else opened[0],
        sources=history.rules.sources.get("rapid_rise_mg", ()),
        order=course.order.id,
    )
