"""Where a drug's course turns: it begins, comes back, changes its dose, goes away."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from nmsdesk.domain.course import BEFORE, STILL, Course, Mode
from nmsdesk.domain.exposing import Doubt, Stretch
from nmsdesk.domain.levels import NOTHING, Compared, Level, Run, compare, percent
from nmsdesk.domain.moment import elapsed, later


class Back(Enum):
    """How a drug begins."""

    NEW = "new"
    """For the first time."""
    ANEW = "anew"
    """After it has been away for longer than its washout and 14 days."""
    AGAIN = "again"
    """After a gap that counts and is no longer than that."""


_AGAIN = Back.AGAIN


class Begin(NamedTuple):
    """The drug begins (`fresh`: new or anew), or is back after a gap that counts.

    `last` is the last of it on file before, None where nothing is; `sure` False: when that ended
    is not known. `before` is the last daily dose of a drug that is back, `after` the new one.
    """

    at: datetime
    back: Back
    course: Course
    last: datetime | None
    sure: bool
    before: Level | None = None
    after: Level | None = None

    @property
    def fresh(self) -> bool:
        return self.back is not _AGAIN


class Step(NamedTuple):
    """The daily dose changes; `on_depot`: regular doses begin or end beside a depot."""

    at: datetime
    compared: Compared
    course: Course
    on_depot: bool = False


class Stop(NamedTuple):
    at: datetime
    before: Level | None
    course: Course


@dataclass(frozen=True, slots=True)
class Turns:
    begins: tuple[Begin, ...] = ()
    steps: tuple[Step, ...] = ()
    stops: tuple[Stop, ...] = ()


@dataclass(slots=True)
class Turning:
    """Works out the turns of one drug; the sequences are in order of time."""

    stretches: Sequence[Stretch]
    runs: Sequence[Run]
    depots: Sequence[Stretch]
    doubts: Sequence[Doubt]
    bridging: timedelta
    zone: tzinfo | None
    least_percent: Decimal

    def turns(self) -> Turns:
        begins = list(self._begins())
        steps = [*self._runs_begun(begins), *self._steps(), *self._depot_steps()]
        stops = [*self._stops(steps), *self._depot_stops()]
        return Turns(tuple(begins), tuple(steps), tuple(stops))

    def _begins(self) -> Iterator[Begin]:
        """First exposure ever or after the drug has been away; again after a gap that counts.

        As-needed and single doses make no second kind.
        """
        gone = fresh = BEFORE
        unknown = min((each.start for each in self.doubts), default=STILL)
        before: Stretch | None = None
        for each in self.stretches:
            if before is None:
                if each.start != BEFORE:
                    yield Begin(each.start, Back.NEW, each.course, None, unknown > each.start)
            elif each.start > fresh:
                yield Begin(each.start, Back.ANEW, each.course, before.end, before.sure)
            elif (
                each.start > gone
                and each.course.mode is not Mode.DOSES
                and elapsed(gone, each.start, self.zone) >= self.bridging
            ):
                yield Begin(each.start, Back.AGAIN, each.course, before.end, before.sure)
            if before is None or each.gone > gone:
                gone, before = each.gone, each
            fresh = max(fresh, each.fresh_after)

    def _runs_begun(self, begins: list[Begin]) -> Iterator[Step]:
        """Fill in the doses of begins, and find regular dosing that begins where the drug was.

        On top of a depot, or after single doses alone, it is an increase from nothing; else
        against the last dose. On the day on which the drug begins it belongs to that start.
        """
        days = {
            each.at.date(): place
            for place, each in enumerate(begins)
            if each.course.mode is not Mode.DEPOT
        }
        anew = [each.at for each in begins if each.fresh]
        last: Run | None = None
        for run in self.runs:
            if run.start != BEFORE:
                known = last
                if last is not None:
                    since = bisect_right(anew, last.start)
                    if since < len(anew) and anew[since] <= run.start:
                        known = None
                place = days.get(run.start.date())
                if place is not None and begins[place].at <= run.start:
                    yield from self._begun(begins, place, run, known)
                else:
                    yield from self._joined(run, known)
            last = run

    def _begun(self, begins: list[Begin], place: int, run: Run, last: Run | None) -> Iterator[Step]:
        begin = begins[place]
        before = None if begin.fresh or last is None else last.levels[-1]
        after = _highest(before, _day(run.levels, 0))
        begins[place] = Begin(
            *(begin.at, begin.back, begin.course, begin.last, begin.sure, before, after)
        )
        if before is not None:
            compared = compare(before, after, self.least_percent)
            if compared is not None and compared.higher:
                yield Step(begin.at, compared, after.newest)

    def _joined(self, run: Run, last: Run | None) -> Iterator[Step]:
        on_depot = self._depot_felt(run.start)
        before = None if on_depot or last is None else last.levels[-1]
        after = _highest(before, _day(run.levels, 0))
        compared = compare(before, after, self.least_percent)
        if compared is not None and compared.higher is not None:
            yield Step(run.start, compared, after.newest, on_depot)

    def _steps(self) -> Iterator[Step]:
        """Steps of one calendar day count as one, from the dose at 00:00 to the day's highest."""
        for run in self.runs:
            levels = run.levels
            place = 1 if run.start == BEFORE else len(_day(levels, 0))
            if place == len(levels):
                continue
            days = [each.start.date() for each in levels]
            while place < len(levels):
                before, first = levels[place - 1], place
                place += 1
                while place < len(levels) and days[place] == days[first]:
                    place += 1
                yield from self._day_step(before, levels[first:place])

    def _day_step(self, before: Level, day: Sequence[Level]) -> Iterator[Step]:
        moved = next((each for each in day if each.amount != before.amount), None)
        if moved is None or all(each.fell_unsure for each in day):
            return
        after = _highest(before, day)
        compared = compare(before, after, self.least_percent)
        if compared is not None and compared.higher is not None:
            yield Step(moved.start, compared, after.newest)

    def _stops(self, steps: list[Step]) -> Iterator[Stop]:
        """The last order's end has passed and the drug is not back; beside a depot a decrease."""
        starts = [each.start for each in self.depots]
        until = list(accumulate((each.active_until for each in self.depots), max))
        for run in self.runs:
            level = run.levels[-1]
            if run.end == STILL or not level.sure:
                continue
            near = bisect_left(starts, self._bridged(run.end))
            if near and until[near - 1] > run.end:
                mg = level.amount.daily_mg
                lower = Compared(
                    higher=False, before_mg=mg, after_mg=NOTHING, percent=percent(mg, NOTHING)
                )
                steps.append(Step(run.end, lower, level.newest, on_depot=True))
            else:
                yield Stop(run.end, level, level.newest)

    def _depot_stops(self) -> Iterator[Stop]:
        """A series that the record ends, with no later injection by the time that one is due.

        An injection that was missed is no stop, and a single one makes none.
        """
        begins = [run.start for run in self.runs]
        final = {each.course.order.id: place for place, each in enumerate(self.depots)}
        earlier = BEFORE
        for place, each in enumerate(self.depots):
            end = each.course.end
            series = each.course.frequency_known and each.sure and end != STILL
            due = self._bridged(each.active_until)
            later_one = place + 1 < len(self.depots) and self.depots[place + 1].start < due
            if series and final[each.course.order.id] == place and not later_one and earlier <= end:
                near = bisect_left(begins, self._bridged(end))
                if not near or self.runs[near - 1].end <= end:
                    yield Stop(end, None, each.course)
            earlier = max(earlier, each.active_until)

    def _depot_steps(self) -> Iterator[Step]:
        """A higher dose per interval-day of the same product; lower only between two series."""
        latest: dict[object, Stretch] = {}
        for each in self.depots:
            product = each.course.product
            key = None if product is None else product.name
            before = latest.get(key)
            latest[key] = each
            if before is None or each.start > before.fresh_after:
                continue
            old, new = before.course.amount.each_mg, each.course.amount.each_mg
            if old is None or new is None or abs(new - old) * 100 < old * self.least_percent:
                continue
            series = before.course.frequency_known and each.course.frequency_known
            if new > old or series:
                step = Compared(new > old, percent=percent(old, new))
                yield Step(each.start, step, each.course)

    def _depot_felt(self, at: datetime) -> bool:
        return any(each.start <= at < each.exposed_until for each in self.depots)

    def _bridged(self, end: datetime) -> datetime:
        return end if end in (BEFORE, STILL) else later(end, self.bridging, self.zone)


def _day(levels: Sequence[Level], place: int) -> Sequence[Level]:
    """The levels from a place on that begin on the same calendar day."""
    day = levels[place].start.date()
    end = place + 1
    while end < len(levels) and levels[end].start.date() == day:
        end += 1
    return levels[place:end]


def _highest(before: Level | None, day: Sequence[Level]) -> Level:
    """The highest level of a day; an unknown one, unless a known one is a rise for certain."""
    if len(day) == 1:
        return day[0]
    known = [each for each in day if each.amount.daily_mg is not None]
    if not known:
        return max(day, key=lambda each: each.amount.daily or each.amount.each_mg or Decimal(0))
    best = max(known, key=lambda each: each.amount.daily_mg or Decimal(0))
    if len(known) == len(day):
        return best
    base = None if before is None else before.amount.daily_mg
    if base is not None and best.amount.daily_mg is not None and best.amount.daily_mg > base:
        return best
    return next(each for each in day if each.amount.daily_mg is None)
