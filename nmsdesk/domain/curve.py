"""A sum of portions as a step function of time, asked about moments and whole days."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from nmsdesk.domain.course import Course
from nmsdesk.domain.portion import Portion

NOTHING = Decimal(0)
_DAY = timedelta(days=1)


class Rung(NamedTuple):
    """From `at` on the sum is `mg`; `led` is the largest of the portions that begin there."""

    at: datetime
    mg: Decimal
    led: Course | None


@dataclass(slots=True)
class Curve:
    """Rungs in order of time, each until the next; before the first there is nothing.

    Days are told by their ordinal: whole numbers are quicker than dates, and a rise is looked for
    on every day on which a dose changes.
    """

    rungs: list[Rung]
    _starts: list[datetime] = field(init=False)
    _highs: dict[int, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._starts = [each.at for each in self.rungs]

    @staticmethod
    def of(portions: Iterable[Portion]) -> "Curve":
        """Portions of which the dose is not known are left out."""
        return Curve(list(_rungs(portions)))

    def at(self, moment: datetime) -> Decimal:
        place = bisect_right(self._starts, moment)
        return self.rungs[place - 1].mg if place else NOTHING

    def on(self, day: int) -> Iterator[Rung]:
        """The rungs that stand on a day, the one that it begins with first."""
        begin = datetime.fromordinal(day)
        place = bisect_right(self._starts, begin)
        if place:
            yield self.rungs[place - 1]
        end = begin + _DAY
        while place < len(self.rungs) and self._starts[place] < end:
            yield self.rungs[place]
            place += 1

    def rising(self) -> frozenset[int]:
        """The days on which the sum steps up; not the first, before which there is none."""
        return frozenset(
            [after.at.toordinal() for before, after in pairwise(self.rungs) if after.mg > before.mg]
        )

    def high(self, day: int) -> Decimal:
        """The highest sum of a day."""
        found = self._highs.get(day)
        if found is None:
            found = NOTHING
            for each in self.on(day):
                found = max(found, each.mg)
            self._highs[day] = found
        return found


def _rungs(portions: Iterable[Portion]) -> Iterator[Rung]:
    moves: dict[datetime, list[tuple[Decimal, Course | None]]] = {}
    for start, end, mg, course in portions:
        if mg is not None:
            moves.setdefault(start, []).append((mg, course))
            moves.setdefault(end, []).append((-mg, None))
    total, running = NOTHING, 0
    for at in sorted(moves):
        led: Course | None = None
        most = NOTHING
        for step, begun in moves[at]:
            total += step
            if begun is None:
                running -= 1
                continue
            running += 1
            if step > most:
                led, most = begun, step
        if not running:
            total = NOTHING  # sums of thirds come back to nothing
        yield Rung(at, total, led)
