"""A fast rise of a load: found once for every unbroken rise, at the moment of crossing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from nmsdesk.domain.course import BEFORE, STILL, Course
from nmsdesk.domain.curve import Curve, Rung
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.portion import Portion

_DAY = timedelta(days=1)
Rises = Callable[[Decimal, Decimal], bool]
"""Is the step from a lower to a higher sum a fast one."""


class Crossing(NamedTuple):
    """`before` is the lowest daily sum of the days before, `after` the one crossed to."""

    at: datetime
    course: Course
    before: Decimal
    after: Decimal


def crossings(portions: Sequence[Portion], days: int, rises: Rises) -> Iterator[Crossing]:
    """Every day by its highest sum, against the lowest of the `days` before it.

    A day without any is no base, so that a beginning is no rise. A drug of which the dose is not
    known on one of two days is left out of both. A rise goes on while the day is still a rise
    against the days before it, and breaks where the sum falls.
    """
    sums = _Sums(portions)
    until: int | None = None
    for day in _days(portions):
        if until is None and not sums.may_rise(day):
            continue
        before = sums.pair(day, day - 1)
        was, now = before.high(day - 1), before.high(day)
        if now <= was:
            until = None if now < was else until
            continue
        bases = list(_bases(sums, day, days, rises))
        if not bases:
            until = None
            continue
        if until is None or day > until + 1:
            base = min(bases, key=lambda each: (each[1], each[0]))
            crossing = _crossing(sums.pair(day, base[0]), day, base[1], rises)
            if crossing is None:
                continue
            yield crossing
        until = bases[-1][0] + days


def _days(portions: Sequence[Portion]) -> list[int]:
    """The days on which a sum may change, by their ordinals."""
    starts = {each.start.toordinal() for each in portions if each.start != BEFORE}
    ends = {each.end.toordinal() for each in portions if each.end != STILL}
    return sorted(starts | ends)


def _bases(sums: "_Sums", day: int, days: int, rises: Rises) -> Iterator[tuple[int, Decimal]]:
    """The days before against which the day is a rise, with their sums, in order of time."""
    tried = None
    for base in range(day - days, day):
        curve = sums.pair(day, base)
        low, high = curve.high(base), curve.high(day)
        if not low or (low, high) == tried:
            continue
        if rises(low, high):
            yield base, low
        else:
            tried = (low, high)


def _crossing(curve: Curve, day: int, before: Decimal, rises: Rises) -> Crossing | None:
    """The first step of the day that crosses; None: what stands without the unknown has none."""
    standing: Decimal | None = None
    found: Rung | None = None
    for rung in curve.on(day):
        stepped = rung.at.toordinal() == day and (standing is None or rung.mg > standing)
        if stepped and rung.led is not None and rises(before, rung.mg):
            found = rung
            break
        standing = rung.mg
    if found is None or found.led is None:
        return None
    return Crossing(found.at, found.led, before, curve.high(day))


@dataclass(slots=True)
class _Sums:
    """The sum over all drugs but those of which the dose is not known on one of two days."""

    portions: Sequence[Portion]
    _unknown: list[Portion] = field(init=False)
    _whole: Curve | None = field(init=False)
    _curves: dict[frozenset[DrugId], Curve] = field(default_factory=dict)
    _left_out: dict[int, frozenset[DrugId]] = field(default_factory=dict)
    _rising: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self._unknown = [each for each in self.portions if each.mg is None]
        self._whole = None if self._unknown else Curve.of(self.portions)
        self._rising = frozenset() if self._whole is None else self._whole.rising()

    def may_rise(self, day: int) -> bool:
        """False where no sum of the day can be higher than all of the days before it."""
        return self._whole is None or day in self._rising

    def pair(self, day: int, other: int) -> Curve:
        if self._whole is not None:
            return self._whole
        return self._without(self._unknown_on(day) | self._unknown_on(other))

    def _unknown_on(self, day: int) -> frozenset[DrugId]:
        found = self._left_out.get(day)
        if found is None:
            begin = datetime.fromordinal(day)
            found = self._left_out[day] = frozenset(
                each.course.drug.id
                for each in self._unknown
                if each.start < begin + _DAY and each.end > begin
            )
        return found

    def _without(self, left_out: frozenset[DrugId]) -> Curve:
        found = self._curves.get(left_out)
        if found is None:
            some = [each for each in self.portions if each.course.drug.id not in left_out]
            found = self._curves[left_out] = Curve.of(some)
        return found
