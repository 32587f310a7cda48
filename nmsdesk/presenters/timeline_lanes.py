"""The lanes of the timeline: dose steps of a drug, injections of a depot, checks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from nmsdesk.domain.change import Change
from nmsdesk.domain.ids import DrugId, FindingId
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Administration, AsNeeded, Order
from nmsdesk.presenters.change_chip import STARTS, UP, chip, mark_of
from nmsdesk.presenters.depot_times import due_words, injections
from nmsdesk.presenters.formats import (
    day,
    day_and_clock,
    dose,
    frequency,
    percent,
    rounded,
    unit_in_full,
)
from nmsdesk.presenters.timeline_axis import Axis
from nmsdesk.presenters.timeline_view import Injection, Lane, Mark, Point, Reading, Step
from nmsdesk.presenters.wording import translate

TEMPERATURE = FindingId("temperature")
COLDEST, HOTTEST = Decimal(35), Decimal(42)
"""The fixed scale of the temperatures, °C; never stretched to fit (D-30)."""
LONGEST_LINE = timedelta(days=3)
"""Two checks further apart are not joined: nobody knows what was between (D-32)."""
_LEAST = 0.18
"""The height of the smallest dose, so that it is seen at all."""


@dataclass(frozen=True, slots=True)
class DoseLevel:
    """A stretch of one daily dose in `unit`; `daily` None where it cannot be told."""

    start: datetime
    end: datetime
    daily: Decimal | None
    unit: str = "mg"


@dataclass(frozen=True, slots=True)
class Course:
    """What the record says of one drug; depots stand in a lane of their own."""

    drug: DrugId
    tone: str
    orders: tuple[Order, ...]
    depots: tuple[Order, ...]
    levels: tuple[DoseLevel, ...]
    changes: tuple[Change, ...]
    rank: int
    """Its place among the lanes."""


def dose_lane(course: Course, shown: Axis, now: datetime) -> Lane | None:
    """The daily dose as steps, single doses as strokes; None where nothing falls on the axis."""
    highest = max((level.daily for level in course.levels if level.daily), default=Decimal(1))
    seen = [level for level in course.levels if shown.touches(level.start, _until(level, now))]
    needed = [o for o in course.orders if isinstance(o.frequency, AsNeeded) and _meets(o, shown)]
    singles = [o for o in course.orders if o.is_single and o.begins and shown.holds(o.begins)]
    marks = (
        *_marks(course.changes, shown, now, {order.id for order in course.orders}),
        *_rises_of_a_start(course, shown, now),
    )
    if not (seen or needed or singles):
        return None
    steps = [_step(level, shown, now, highest) for level in seen]
    steps += [_needed(order, shown, now) for order in needed if not seen]
    readings = [Reading(level.start, _until(level, now), _said(level)) for level in seen]
    readings += [_needed_reading(order, now) for order in needed]
    readings += [_single_reading(order) for order in singles]
    return Lane(
        str(course.drug),
        _beneath(readings, now),
        course.tone,
        steps=tuple(steps),
        marks=marks,
        injections=tuple(_stroke(order, shown) for order in singles),
        readings=tuple(sorted(readings, key=lambda reading: reading.start)),
    )


def depot_lane(
    course: Course, given: Sequence[Administration], shown: Axis, now: datetime
) -> Lane | None:
    """Each injection as a stroke, the stretch to the next one beneath it, the next one due."""
    strokes: list[Injection] = []
    steps: list[Step] = []
    readings: list[Reading] = []
    for order in course.depots:
        found = injections(order, given, now)
        amount = dose(order.dose, order.unit)
        for at in found.given:
            lasts = at + found.interval if found.interval else None
            if not shown.touches(at, lasts or at):
                continue
            strokes.append(Injection(shown.place(at), amount))
            end = shown.place(lasts or at)
            steps.append(Step(shown.place(at), end, _LEAST, ""))
            text = translate("Timeline", "injection of {amount} on {day}")
            readings.append(Reading(at, lasts, text.format(amount=amount, day=day(at))))
        if found.due is not None and shown.holds(found.due):
            strokes.append(_due(found.due, shown, now))
    if not strokes:
        return None
    name = translate("Timeline", "{drug} depot").format(drug=course.drug)
    last = course.depots[-1]
    beneath = translate("Timeline", "{dose} {frequency}").format(
        dose=dose(last.dose, last.unit), frequency=frequency(last.frequency)
    )
    due = injections(last, given, now).due
    return Lane(
        name,
        f"{beneath}\n{due_words(due, now)}" if due is not None else beneath,
        course.tone,
        steps=tuple(steps),
        marks=_marks(course.changes, shown, now, {order.id for order in course.depots}),
        injections=tuple(strokes),
        readings=tuple(sorted(readings, key=lambda reading: reading.start)),
    )


def check_lane(observations: Iterable[Observation], shown: Axis, now: datetime) -> Lane | None:
    """The checks, at the height of their temperature where one was taken."""
    past = sorted((o for o in observations if o.at.midday <= now), key=lambda o: o.at.midday)
    if not past:
        return None
    points: list[Point] = []
    before: datetime | None = None
    for one in past:
        at, value = one.at.midday, one.findings.get(TEMPERATURE)
        height, label = None, ""
        if isinstance(value, Decimal):
            height = float((value - COLDEST) / (HOTTEST - COLDEST))
            label = translate("Timeline", "{figure} °C").format(figure=rounded(value, 1))
        joined = height is not None and before is not None and at - before <= LONGEST_LINE
        if shown.holds(at):
            points.append(Point(shown.place(at), height, label, joined and bool(points)))
        before = at if height is not None else before
    readings = tuple(_check_reading(one) for one in past if shown.holds(one.at.midday))
    return Lane(
        translate("Timeline", "checks"),
        _last_temperatures(past),
        "quiet",
        points=tuple(points),
        readings=readings,
    )


def _until(level: DoseLevel, now: datetime) -> datetime:
    """A dose that goes on is known up to now and no further."""
    return min(level.end, now)


def _meets(order: Order, shown: Axis) -> bool:
    return shown.touches(order.begins or datetime.min, order.ends)


def _step(level: DoseLevel, shown: Axis, now: datetime, highest: Decimal) -> Step:
    left, right = shown.place(level.start), shown.place(_until(level, now))
    if level.daily is None:
        return Step(left, right, None, translate("Timeline", "dose not known"))
    height = _LEAST + (1 - _LEAST) * float(level.daily / highest)
    return Step(left, right, height, rounded(level.daily))


def _said(level: DoseLevel) -> str:
    if level.daily is None:
        return translate("Timeline", "daily dose not known")
    return translate("Timeline", "{amount} a day").format(
        amount=f"{rounded(level.daily)} {unit_in_full(level.unit, level.daily)}"
    )


def _ends(order: Order, now: datetime) -> datetime:
    return now if order.ends is None else min(order.ends, now)


def _needed(order: Order, shown: Axis, now: datetime) -> Step:
    left = shown.place(order.begins or datetime.min)
    return Step(left, shown.place(_ends(order, now)), _LEAST, translate("Timeline", "as needed"))


def _needed_reading(order: Order, now: datetime) -> Reading:
    text = translate("Timeline", "{dose} as needed").format(dose=dose(order.dose, order.unit))
    return Reading(order.begins or datetime.min, _ends(order, now), text)


def _single_reading(order: Order) -> Reading:
    at = order.begins or datetime.min
    text = translate("Timeline", "{dose} once at {when}")
    words = text.format(dose=dose(order.dose, order.unit), when=day_and_clock(at))
    return Reading(at, at + timedelta(days=1), words)


def _stroke(order: Order, shown: Axis) -> Injection:
    return Injection(shown.place(order.begins or shown.start), dose(order.dose, order.unit))


def _due(due: datetime, shown: Axis, now: datetime) -> Injection:
    return Injection(shown.place(due), due_words(due, now), due=True)


def _beneath(readings: Sequence[Reading], now: datetime) -> str:
    """What is taken now, or that nothing is."""
    current = [r for r in readings if r.start <= now and (r.end is None or r.end >= now)]
    if current:
        return max(current, key=lambda reading: reading.start).words
    return translate("Timeline", "not taken now")


def _marks(
    changes: Iterable[Change], shown: Axis, now: datetime, orders: set[object]
) -> tuple[Mark, ...]:
    found: dict[tuple[float, str], Mark] = {}
    for change in changes:
        if not shown.holds(change.at) or change.at > now or change.order not in orders:
            continue
        mark = mark_of(change, now)
        if mark is not None:
            at = shown.place(change.at)
            found.setdefault((at, mark.text), Mark(at, mark.mark, mark.words, mark.tone))
    return tuple(found.values())


def _rises_of_a_start(course: Course, shown: Axis, now: datetime) -> Iterator[Mark]:
    """A dose raised on the day of the start, which the record tells as one start."""
    told = {one.at.date() for one in course.changes if one.percent is not None}
    for start in (one for one in course.changes if one.kind in STARTS and one.at <= now):
        own = [one for one in course.levels if one.start.date() == start.at.date()]
        own = [one for one in own if one.start <= now]
        if start.at.date() in told or len(own) < 2 or not shown.holds(own[-1].start):
            continue
        told.add(start.at.date())
        first, last = own[0].daily, own[-1].daily
        if first and last and last > first:
            rise = ((last - first) / first * 100).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
            tone = chip(start, now).tone
            yield Mark(shown.place(own[-1].start), UP, percent(rise), tone)


def _check_reading(one: Observation) -> Reading:
    at, value = one.at.midday, one.findings.get(TEMPERATURE)
    if isinstance(value, Decimal):
        text = translate("Timeline", "check at {when}, {figure} °C")
        words = text.format(when=day_and_clock(at), figure=rounded(value, 1))
    else:
        words = translate("Timeline", "check at {when}").format(when=day_and_clock(at))
    return Reading(at, at + timedelta(days=1), words)


def _last_temperatures(past: Sequence[Observation]) -> str:
    """The latest temperature and the one before (D-27), else when the last check was."""
    values = [v for o in past if isinstance(v := o.findings.get(TEMPERATURE), Decimal)]
    if not values:
        return translate("Timeline", "last {when}").format(when=day_and_clock(past[-1].at.midday))
    if len(values) == 1:
        return translate("Timeline", "{figure} °C").format(figure=rounded(values[-1], 1))
    text = translate("Timeline", "{latest} °C, before {previous} °C")
    return text.format(latest=rounded(values[-1], 1), previous=rounded(values[-2], 1))
