"""The daily dose of one drug as a step function of time, all routes but depot together."""

import heapq
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from nmsdesk.domain.course import BEFORE, Amount, Course
from nmsdesk.domain.moment import elapsed
from nmsdesk.domain.taking import Taken

NOTHING = Decimal(0)
_TENTH = Decimal("0.1")


class Level(NamedTuple):
    """One step, half-open; `newest` is the course that led to it, the largest of several.

    `fell_unsure` marks a step that came only because an order ended nobody knows when; `sure` is
    False where what ends with this level ended so.
    """

    start: datetime
    end: datetime
    amount: Amount
    newest: Course
    frequency_known: bool = True
    fell_unsure: bool = False
    sure: bool = True


class Compared(NamedTuple):
    """What a step of the daily dose amounts to; `higher` None: it is not different enough.

    `by_dose`: the frequency of one is not known, and one administration was compared.
    """

    higher: bool | None
    before_mg: Decimal | None = None
    after_mg: Decimal | None = None
    percent: Decimal | None = None
    by_dose: bool = False


@dataclass(slots=True)
class _Sum:
    """What is taken at a moment, added up as the moments go by."""

    taken: int = 0
    mg: Decimal = NOTHING
    in_mg: int = 0
    other: Decimal = NOTHING
    in_other: dict[str, int] | None = None
    unscheduled: int = 0
    largest: list[tuple[Decimal, datetime]] | None = None

    def add(self, one: Taken) -> None:
        self.taken += 1
        amount = one.course.amount
        if amount.daily_mg is not None:
            self.mg += amount.daily_mg
            self.in_mg += 1
        elif amount.daily is not None and amount.unit is not None:
            if self.in_other is None:
                self.in_other = {}
            self.in_other[amount.unit] = self.in_other.get(amount.unit, 0) + 1
            self.other += amount.daily
        if not one.course.frequency_known:
            self.unscheduled += 1
        if amount.each_mg is not None:
            if self.largest is None:
                self.largest = []
            heapq.heappush(self.largest, (-amount.each_mg, one.end))

    def remove(self, one: Taken) -> None:
        self.taken -= 1
        amount = one.course.amount
        if amount.daily_mg is not None:
            self.mg -= amount.daily_mg
            self.in_mg -= 1
        elif amount.unit is not None and amount.daily is not None and self.in_other is not None:
            self.in_other[amount.unit] -= 1
            if not self.in_other[amount.unit]:
                del self.in_other[amount.unit]
            self.other -= amount.daily
        if not one.course.frequency_known:
            self.unscheduled -= 1

    def amount(self, at: datetime) -> Amount:
        while self.largest and self.largest[0][1] <= at:
            heapq.heappop(self.largest)
        each = -self.largest[0][0] if self.largest else None
        if self.in_mg == self.taken:
            return Amount(self.mg, each_mg=each)
        if self.in_other and len(self.in_other) == 1:
            unit, count = next(iter(self.in_other.items()))
            if count == self.taken:
                return Amount(unit=unit, daily=self.other, each_mg=each)
        return Amount(each_mg=each)


def steps(stretches: Sequence[Taken]) -> tuple[Level, ...]:
    """The levels in order of time; where nothing is taken there is none. n log n."""
    real = [one for one in stretches if one.start < one.end]
    if any(before.end > one.start for before, one in pairwise(real)):
        return tuple(_sweep(real))
    return tuple(
        [
            Level(start, end, course.amount, course, course.frequency_known, False, sure)  # noqa: FBT003 - a named tuple made by place, for speed
            for start, end, course, sure in real
        ]
    )


def _sweep(stretches: Sequence[Taken]) -> Iterator[Level]:
    now = _Sum()
    start = BEFORE
    newest = stretches[0].course if stretches else None
    unsure = False
    for at, ended, began in _moments(stretches):
        if now.taken and newest is not None:
            sure = not ended or any(one.sure for one in ended)
            amount = now.amount(start)
            yield Level(start, at, amount, newest, not now.unscheduled, unsure, sure)
        for one in ended:
            now.remove(one)
        for one in began:
            now.add(one)
        if began:
            newest = max((one.course for one in began), key=_size)
        unsure = not began and not any(one.sure for one in ended)
        start = at
        if not now.taken:
            now = _Sum()


def _moments(
    stretches: Sequence[Taken],
) -> Iterator[tuple[datetime, list[Taken], list[Taken]]]:
    """Each moment at which something ends or begins, with what does."""
    starts = sorted(stretches, key=lambda one: one.start)
    ends = sorted(stretches, key=lambda one: one.end)
    first = last = 0
    while last < len(ends):
        at = ends[last].end
        if first < len(starts):
            at = min(at, starts[first].start)
        was_first, was_last = first, last
        while last < len(ends) and ends[last].end == at:
            last += 1
        while first < len(starts) and starts[first].start == at:
            first += 1
        yield at, ends[was_last:last], starts[was_first:first]


def _size(course: Course) -> Decimal:
    amount = course.amount
    return amount.daily_mg or amount.daily or amount.each_mg or NOTHING


class Run(NamedTuple):
    """Levels without a gap that counts; gaps shorter than the bridging time lie inside."""

    levels: tuple[Level, ...]

    @property
    def start(self) -> datetime:
        return self.levels[0].start

    @property
    def end(self) -> datetime:
        return self.levels[-1].end


def runs(levels: Sequence[Level], bridging: timedelta, zone: tzinfo | None) -> Iterator[Run]:
    """Bridge short gaps: the dose before a gap stands until the drug is back."""
    begun = 0
    for place in range(1, len(levels)):
        before, after = levels[place - 1].end, levels[place].start
        if before != after and elapsed(before, after, zone) >= bridging:
            yield Run(tuple(levels[begun:place]))
            begun = place
    if levels:
        yield Run(tuple(levels[begun:]))


def compare(before: Level | None, after: Level, least_percent: Decimal) -> Compared | None:
    """The step from one level to the next; `before` None is nothing at all. None: cannot be told.

    Both in mg a day, or both in one other unit (the figures in mg are then None); where a
    frequency is not known, a higher dose of one administration is an increase all the same.
    """
    new = after.amount
    if before is None:
        return (
            None
            if new.daily_mg is None
            else Compared(higher=True, before_mg=NOTHING, after_mg=new.daily_mg)
        )
    old = before.amount
    if old.daily_mg is not None and new.daily_mg is not None:
        higher = _higher(old.daily_mg, new.daily_mg, least_percent)
        per_cent = percent(old.daily_mg, new.daily_mg)
        return Compared(higher, old.daily_mg, new.daily_mg, per_cent)
    if old.daily is not None and new.daily is not None and old.unit == new.unit:
        higher = _higher(old.daily, new.daily, least_percent)
        return Compared(higher, percent=percent(old.daily, new.daily))
    frequency_unknown = not (before.frequency_known and after.frequency_known)
    if frequency_unknown and old.each_mg is not None and new.each_mg is not None:
        higher = _higher(old.each_mg, new.each_mg, least_percent)
        if higher:
            before_mg, after_mg = old.daily_mg, new.daily_mg
            return Compared(higher=True, before_mg=before_mg, after_mg=after_mg, by_dose=True)
    return None


def _higher(before: Decimal, after: Decimal, least_percent: Decimal) -> bool | None:
    if abs(after - before) * 100 < before * least_percent:
        return None
    return after > before


def percent(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    """(to − from) / from × 100 with one decimal, half even; None where from is 0 or unknown."""
    if not before or after is None:
        return None
    return ((after - before) * 100 / before).quantize(_TENTH, ROUND_HALF_EVEN)


def level_at(levels: Sequence[Level], at: datetime) -> Level | None:
    """The level in effect at a moment; None where nothing is taken."""
    place = bisect_right(levels, at, key=attrgetter("start"))
    return levels[place - 1] if place and at < levels[place - 1].end else None
