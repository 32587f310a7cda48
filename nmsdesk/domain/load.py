"""The antipsychotic load: all that is taken, in chlorpromazine equivalents under one method."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from nmsdesk.domain.course import BEFORE, STILL, Course, Mode
from nmsdesk.domain.curve import Curve
from nmsdesk.domain.equivalence import methods_for
from nmsdesk.domain.equivalents import Method, Methods
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.levels import level_at, percent
from nmsdesk.domain.moment import days_of, later
from nmsdesk.domain.order import Route
from nmsdesk.domain.pharmacology import Maximum
from nmsdesk.domain.portion import DrugLoad, Portion
from nmsdesk.domain.portions import loads_under
from nmsdesk.domain.reason import Label, Reason, because

WEEK = 7
FORTNIGHT = 15
"""Days over which a rise is told."""

_FINEST = Decimal("0.1")
_DOSES = Mode.DOSES


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A drug by a route that stands in no sum, and why; `methods` are those that convert it."""

    drug: DrugId
    route: Route
    why: Reason
    methods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """A dose beside a label's highest: `percent` of it."""

    drug: DrugId
    mg: Decimal
    maximum: Maximum
    percent: Decimal


@dataclass(frozen=True, slots=True)
class LoadStep:
    """From `at` on the load is `mg` chlorpromazine equivalents a day; None: since ever."""

    at: datetime | None
    mg: Decimal


@dataclass(frozen=True, slots=True)
class Load:
    """mg chlorpromazine equivalents a day at one moment, and what they rose from.

    A rise is told against the moment so many days before; negative where the load fell.
    """

    method: str
    now_mg: Decimal
    week_ago_mg: Decimal
    fortnight_ago_mg: Decimal
    not_counted: tuple[NotCounted, ...]
    shares: tuple[Share, ...]

    @property
    def rise_in_a_week(self) -> Decimal:
        return self.now_mg - self.week_ago_mg

    @property
    def rise_in_a_fortnight(self) -> Decimal:
        return self.now_mg - self.fortnight_ago_mg


NO_LOAD = Load("", Decimal(0), Decimal(0), Decimal(0), (), ())
"""Of nobody, under no method."""


def load(history: History, methods: Methods, method: str, at: datetime) -> Load:
    """The load at a moment under a method (its id; KeyError for one that is none).

    Single and as-needed doses count on the day on which they were given, up to the moment itself
    and whole on the days before it. What a method cannot convert is named, never counted as zero.
    """
    loads = _loads(history, methods[method])
    if not loads:
        return replace(NO_LOAD, method=method)

    week, fortnight = (later(at, -days_of(days), history.zone) for days in (WEEK, FORTNIGHT))
    today = tuple(_not_counted(history, loads, (methods, method), at))
    return Load(
        method=method,
        now_mg=_told(_sum(loads, at, at)),
        week_ago_mg=_told(_sum(loads, week, STILL)),
        fortnight_ago_mg=_told(_sum(loads, fortnight, STILL)),
        not_counted=(*today, *_not_counted_then(loads, today, (week, fortnight))),
        shares=tuple(_shares(history, loads, at)),
    )


def load_steps(history: History, method: Method) -> tuple[LoadStep, ...]:
    """The load over time as steps, for a drawing; depots as they release."""
    loads = _loads(history, method)
    curve = Curve.of(portion for each in loads for portion in each.counted)
    steps: list[LoadStep] = []
    for rung in curve.rungs:
        if rung.at != STILL and (not steps or _told(rung.mg) != steps[-1].mg):
            steps.append(LoadStep(None if rung.at == BEFORE else rung.at, _told(rung.mg)))
    return tuple(steps)


def _loads(history: History, method: Method) -> tuple[DrugLoad, ...]:
    """Kept with the history under the method of its rules; under another worked out anew."""
    kept = history.rules.method
    return history.loads if kept is method else loads_under(history, method)


def _sum(loads: Sequence[DrugLoad], at: datetime, until: datetime) -> Decimal:
    """What is taken regularly at a moment, and the single doses of that day up to `until`."""
    total = Decimal(0)
    for each in loads:
        for portion in each.counted:
            if portion.mg is not None and _covers(portion, at, until):
                total += portion.mg
    return total


def _covers(portion: Portion, at: datetime, until: datetime) -> bool:
    start, end, _, course = portion
    if course.mode is _DOSES:
        return start <= until and start.date() == at.date()
    return start <= at < end


def _told(mg: Decimal) -> Decimal:
    """A tenth of a mg is finer than any equivalent is known."""
    rounded = mg.quantize(_FINEST)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded


def _not_counted(
    history: History, loads: Sequence[DrugLoad], under: tuple[Methods, str], at: datetime
) -> Iterator[NotCounted]:
    """By drug, then route; each once."""
    methods, method = under
    label = methods[method].label
    found: dict[tuple[str, str], NotCounted] = {}
    for each in loads:
        for course, why in _missing(each, at):
            others = methods_for(methods, course) if why == "not_converted" else ()
            key = (course.drug.id, course.route.value)
            reason = because(
                why if others or why != "not_converted" else "not_converted_by_any",
                drug=course.drug.id,
                route=Label("route", course.route.value),
                method=label,
                others=", ".join(methods[name].label for name in others),
            )
            found.setdefault(key, NotCounted(course.drug.id, course.route, reason, others))
        for doubt in history.drugs[each.drug].doubts:
            if doubt.why in ("end_unknown", "held") and doubt.start <= at < doubt.end:
                course = doubt.course
                key = (course.drug.id, course.route.value)
                why_so = because(f"not_counted_{doubt.why}", drug=course.drug.id)
                found.setdefault(key, NotCounted(course.drug.id, course.route, why_so))
    yield from (found[key] for key in sorted(found))


def _not_counted_then(
    loads: Sequence[DrugLoad], today: Sequence[NotCounted], moments: Sequence[datetime]
) -> Iterator[NotCounted]:
    """What is missing from a sum of before and not from today's: a rise from it is none."""
    told = {(one.drug, one.route) for one in today}
    for then in moments:
        for each in loads:
            for course, _why in _missing(each, then):
                key = (course.drug.id, course.route)
                if key not in told:
                    told.add(key)
                    yield NotCounted(*key, because("not_counted_then", drug=key[0], at=then))


def _missing(each: DrugLoad, at: datetime) -> Iterator[tuple[Course, str]]:
    """What is taken at a moment and stands in no sum, with the key of the reason."""
    for portion in each.bare:
        if _covers(portion, at, at):
            unknown = portion.course.route is Route.UNKNOWN
            yield portion.course, "route_not_known" if unknown else "not_converted"
    for portion in each.counted:
        if portion.mg is None and _covers(portion, at, at):
            yield portion.course, "dose_not_known"
    for stretch in each.silent:
        if stretch.start <= at < stretch.end:
            yield stretch.course, "no_dose_recorded"


def _shares(history: History, loads: Sequence[DrugLoad], at: datetime) -> Iterator[Share]:
    """Regular daily doses and depots beside the lowest label maximum that fits them."""
    for each in loads:
        one = history.drugs[each.drug]
        level = level_at(one.levels, at)
        if level is not None and level.amount.daily_mg is not None:
            yield from _share(one, level.amount.daily_mg, _fitting(one, level.newest))
        for stretch in one.depots.stretches:
            course = stretch.course
            rate = course.amount.each_mg
            if stretch.start <= at < stretch.active_until and rate is not None:
                yield from _share(one, rate, _fitting(one, course))


def _fitting(one: DrugHistory, course: Course) -> list[Maximum]:
    salts = () if course.product is None else course.product.salts
    return [
        each
        for each in one.drug.maxima
        if each.most is not None
        and each.route in (None, course.route)
        and (each.salt in salts if course.mode is Mode.DEPOT else each.salt is None)
    ]


def _share(one: DrugHistory, daily_mg: Decimal, fitting: Sequence[Maximum]) -> Iterator[Share]:
    lowest = min(fitting, key=_a_day, default=None)
    if lowest is None or lowest.most is None:
        return
    mg = daily_mg * lowest.per_days
    above = percent(lowest.most, mg)
    if above is not None:
        yield Share(one.drug.id, mg, lowest, above + 100)


def _a_day(maximum: Maximum) -> Decimal:
    return Decimal(0) if maximum.most is None else maximum.most / maximum.per_days
