"""The lane of a drug on the timeline: steps of its daily dose, changes, doses by themselves."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from nmsdesk.domain.change import Change, ChangeKind, Syndrome
from nmsdesk.domain.ids import DrugId, OrderId
from nmsdesk.domain.order import Administration, AsNeeded, Given, Order
from nmsdesk.presenters.change_chip import STARTS, UP, Chip, chip, is_open, mark_of
from nmsdesk.presenters.formats import (
    amount,
    day_and_clock,
    dose,
    percent,
    rounded,
    unit_in_full,
)
from nmsdesk.presenters.given_words import word
from nmsdesk.presenters.timeline_axis import days
from nmsdesk.presenters.timeline_view import Dose, Lane, Mark, Reading, Step, Stroke
from nmsdesk.presenters.wording import translate

LEAST = 0.18
"""The height of the smallest dose, so that it is seen at all."""
_NEEDED = 0.12
_DAY = timedelta(days=1)
_Kind = tuple[ChangeKind, Decimal | None, bool, Syndrome | None]


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
    band: str = ""
    given: Mapping[OrderId, tuple[Administration, ...]] | None = None
    """What was recorded of single doses, by the order."""

    def recorded(self, orders: Iterable[Order]) -> Iterator[tuple[Order, Administration]]:
        """Each recorded dose with its order."""
        for order in orders:
            for one in (self.given or {}).get(order.id, ()):
                yield order, one


def dose_lane(course: Course, now: datetime) -> Lane | None:
    """The daily dose as steps, doses by themselves as strokes; None where there is neither."""
    highest = max((level.daily for level in course.levels if level.daily), default=Decimal(1))
    levels = [level for level in course.levels if level.start < min(level.end, now)]
    needed = [o for o in course.orders if isinstance(o.frequency, AsNeeded) and _begun(o, now)]
    strokes, told = _strokes(course, now)
    if not (levels or needed or strokes):
        return None
    say = _saying()
    steps = [_needed(order, now, named=not levels) for order in needed]
    steps += [_step(level, now, highest, say(level)[0]) for level in levels]
    readings = [Reading(level.start, min(level.end, now), say(level)[1]) for level in levels]
    readings += [_needed_reading(order, now) for order in needed]
    beneath = _beneath(readings, now)
    readings = sorted([*readings, *told], key=lambda reading: reading.start)
    return Lane(
        str(course.drug),
        beneath,
        course.tone,
        steps=tuple(sorted(steps, key=lambda step: step.left)),
        marks=(
            *marks(course.changes, now, {order.id for order in course.orders}),
            *_rises_of_a_start(course, now),
        ),
        strokes=tuple(sorted(strokes, key=lambda stroke: stroke.at)),
        readings=tuple(readings),
        band=course.band,
        caption=course.band,
    )


def _begun(order: Order, now: datetime) -> bool:
    return order.begins is None or order.begins <= now


def _step(level: DoseLevel, now: datetime, highest: Decimal, label: str) -> Step:
    """A dose that goes on is known up to now and no further."""
    left, right = days(level.start), days(min(level.end, now))
    if level.daily is None:
        return Step(left, right, None, label)
    return Step(left, right, LEAST + (1 - LEAST) * float(level.daily / highest), label)


def _saying() -> Callable[[DoseLevel], tuple[str, str]]:
    """The figure and the words of a level; each dose is put into words once."""
    known: dict[tuple[Decimal | None, str], tuple[str, str]] = {}

    def say(level: DoseLevel) -> tuple[str, str]:
        key = (level.daily, level.unit)
        if key not in known:
            known[key] = _said(level)
        return known[key]

    return say


def _said(level: DoseLevel) -> tuple[str, str]:
    if level.daily is None:
        unknown = translate("Timeline", "dose not known")
        return unknown, translate("Timeline", "daily dose not known")
    figure = rounded(level.daily)
    amount_ = f"{figure} {unit_in_full(level.unit, level.daily)}"
    return figure, translate("Timeline", "{amount} a day").format(amount=amount_)


def _ends(order: Order, now: datetime) -> datetime:
    return now if order.ends is None else min(order.ends, now)


def _needed(order: Order, now: datetime, *, named: bool) -> Step:
    begins = order.begins or datetime.min
    label = translate("Timeline", "as needed") if named else ""
    return Step(days(begins), days(max(begins, _ends(order, now))), _NEEDED, label, bare=True)


def _needed_reading(order: Order, now: datetime) -> Reading:
    text = translate("Timeline", "{dose} as needed").format(dose=dose(order.dose, order.unit))
    return Reading(order.begins or datetime.min, _ends(order, now), text)


def _strokes(course: Course, now: datetime) -> tuple[list[Stroke], list[Reading]]:
    """Single doses, those as needed, those given besides or not taken; with what is read of each.

    A scheduled dose that was recorded as given stands in the steps already.
    """
    strokes: list[Stroke] = []
    told: list[Reading] = []
    for order in course.orders:
        if order.is_single and order.begins is not None and not (course.given or {}).get(order.id):
            at = order.begins
            text = translate("Timeline", "{dose} once at {when}")
            words = text.format(dose=dose(order.dose, order.unit), when=day_and_clock(at))
            label = dose(order.dose, order.unit)
            strokes.append(_stroke(order, at, label, Dose.ORDERED))
            told.append(Reading(at, at + _DAY, _elsewhere(order, words)))
    for order, one in course.recorded(course.orders):
        scheduled = not (order.is_single or isinstance(order.frequency, AsNeeded))
        at = one.at.midday
        if at > now or (scheduled and one.status is Given.GIVEN):
            continue
        how_much = _how_much(order, one)
        if one.status.taken:
            text = translate("Timeline", "{dose} given at {when}")
            words = text.format(dose=how_much, when=day_and_clock(at))
            strokes.append(_stroke(order, at, how_much, Dose.GIVEN))
        else:
            what = word(one.status)
            text = translate("Timeline", "{dose} {what} at {when}")
            words = text.format(dose=how_much, what=what, when=day_and_clock(at))
            strokes.append(Stroke(days(at), what, Dose.NOT_TAKEN))
        told.append(Reading(at, at + _DAY, _elsewhere(order, words)))
    return strokes, told


def _stroke(order: Order, at: datetime, label: str, kind: Dose) -> Stroke:
    if order.given_elsewhere:
        text = translate("Timeline", "{dose}, elsewhere")
        return Stroke(days(at), text.format(dose=label), Dose.ELSEWHERE)
    return Stroke(days(at), label, kind)


def _elsewhere(order: Order, words: str) -> str:
    if not order.given_elsewhere:
        return words
    return translate("Timeline", "{words}, given elsewhere").format(words=words)


def _how_much(order: Order, one: Administration) -> str:
    if one.dose is None:
        return dose(order.dose, order.unit)
    unit = one.unit or order.unit
    return amount(one.dose, unit) if unit else rounded(one.dose)


def _beneath(readings: Sequence[Reading], now: datetime) -> str:
    """What is taken now, or that nothing is."""
    current = [r.words for r in readings if r.start <= now and (r.end is None or r.end >= now)]
    return ", ".join(dict.fromkeys(current[-2:])) or translate("Timeline", "not taken now")


def marks(changes: Iterable[Change], now: datetime, orders: set[OrderId]) -> tuple[Mark, ...]:
    """The changes that these orders brought; each kind of mark is put into words once."""
    known: dict[_Kind, Chip | None] = {}
    found: dict[tuple[float, str], Mark] = {}
    for change in changes:
        if change.at > now or change.order not in orders:
            continue
        syndrome = None if change.watch is None else change.watch.syndrome
        key = (change.kind, change.percent, is_open(change, now), syndrome)
        if key not in known:
            known[key] = mark_of(change, now)
        mark = known[key]
        if mark is not None:
            at = days(change.at)
            found.setdefault((at, mark.text), Mark(at, mark.mark, mark.words, mark.tone))
    return tuple(found.values())


def _rises_of_a_start(course: Course, now: datetime) -> Iterator[Mark]:
    """A dose raised on the day of the start, which the record tells as one start."""
    told = {one.at.date() for one in course.changes if one.percent is not None}
    starts = {one.at.date(): one for one in course.changes if one.kind in STARTS and one.at <= now}
    own: dict[object, list[DoseLevel]] = {}
    for level in course.levels:
        if level.start.date() in starts and level.start <= now:
            own.setdefault(level.start.date(), []).append(level)
    for on, start in starts.items():
        levels = own.get(on, [])
        if on in told or len(levels) < 2:
            continue
        first, last = levels[0].daily, levels[-1].daily
        if first and last and last > first:
            rise = ((last - first) / first * 100).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
            yield Mark(days(levels[-1].start), UP, percent(rise), chip(start, now).tone)
