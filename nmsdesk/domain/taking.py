"""When the courses of one drug were taken: neighbours that meet, doses not taken, duplicates."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from operator import itemgetter
from typing import NamedTuple

from nmsdesk.domain.course import BEFORE, STILL, Course
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment, elapsed
from nmsdesk.domain.order import Administration


class Taken(NamedTuple):
    """A stretch in which a course was taken; end STILL where it goes on.

    `sure` False: nobody knows when it ended, and the end is the last that is on file.
    """

    start: datetime
    end: datetime
    course: Course
    sure: bool = True


def taken(
    courses: Sequence[Course], bridging: timedelta, now: datetime, zone: tzinfo | None
) -> tuple[list[Taken], list[tuple[OrderId, ...]]]:
    """The stretches in order of time, each possible duplicate counted once; and the duplicates.

    Nothing here depends on the order in which the courses come.
    """
    stretches: list[Taken] = []
    for each in _give_way(sorted(courses, key=_order) if len(courses) > 1 else courses):
        if each.course.given:
            stretches.extend(_doses_taken(each, bridging, now, zone))
        else:
            stretches.append(each)
    stretches.sort(key=itemgetter(0, 1))
    return _each_once(stretches)


def settled(courses: Iterable[Course]) -> bool:
    """Is it the same at every later moment when these were taken: no dose was left out."""
    return all(each.status.taken for course in courses for each in course.given)


def _order(course: Course) -> tuple[object, ...]:
    amount = course.amount
    return (
        course.begin,
        course.end,
        course.route._value_,
        -1 if amount.daily_mg is None else amount.daily_mg,
        -1 if amount.each_mg is None else amount.each_mg,
        course.order.drug,
        # Of twins the one with records comes first, so that it is the one that is kept.
        -len(course.given),
        [(each.at.midday, each.status.value) for each in course.given],
        course.order.id,
    )


def _give_way(courses: Sequence[Course]) -> Iterator[Taken]:
    """An order that ends with a date gives way to one of the same route that begins on that day.

    It gives way to the first that begins later than itself; where both begin at the same minute,
    to the one that goes on longer (a day's dose that was corrected on its first day). Two that
    begin and end together do not give way: their doses are added.
    """
    begins: dict[tuple[str, date], list[Course]] | None = None
    for course in courses:
        end = course.end
        last = course.order.end
        if course.doubt is None and isinstance(last, Moment) and last.day_only and end != STILL:
            if begins is None:
                begins = _begun_on(courses)
            same_day = begins.get((course.route._value_, last.at.date()), ())
            place = bisect_right(same_day, course.begin, key=_begin)
            if place < len(same_day):
                end = min(end, same_day[place].begin)
            elif place and same_day[place - 1].end > end:
                # Sorted by begin, then end: the last of those that began with it ends last.
                end = course.begin
        if course.begin < end or end == course.end:
            yield Taken(course.begin, end, course, course.doubt is None)


def _begun_on(courses: Sequence[Course]) -> dict[tuple[str, date], list[Course]]:
    """By route and day, in order of time."""
    found: dict[tuple[str, date], list[Course]] = {}
    for course in courses:
        if course.begin != BEFORE:
            key = (course.route._value_, course.begin.date())
            found.setdefault(key, []).append(course)
    return found


def _begin(course: Course) -> datetime:
    return course.begin


def _doses_taken(
    stretch: Taken, bridging: timedelta, now: datetime, zone: tzinfo | None
) -> Iterator[Taken]:
    """A scheduled order counts from its start, unless it was recorded as not taken.

    First doses that were not taken move the start to the first one that was, or that nobody
    recorded; later ones part the stretch where they last as long as a gap that is not bridged.
    """
    start, end = stretch.start, stretch.end
    given = stretch.course.given
    if all(each.status.taken for each in given):
        yield stretch
        return
    first = not given[0].status.taken
    for left_out, back in not_taken(given, stretch.course.interval):
        if left_out >= end:
            break
        if left_out < start or (first and left_out - stretch.course.interval < start):
            start = max(start, back)
        elif elapsed(left_out, min(back, end, now), zone) >= bridging:
            yield stretch._replace(start=start, end=left_out)
            start = back
        first = False
    if start < end and start <= now:
        yield stretch._replace(start=start)


def not_taken(
    given: tuple[Administration, ...], interval: timedelta
) -> Iterator[tuple[datetime, datetime]]:
    """Runs of doses not taken: from the first of a run until the next one that was taken."""
    left_out: datetime | None = None
    for each in given:
        at = each.at.midday
        if each.status.taken:
            if left_out is not None:
                yield left_out, at
            left_out = None
        elif left_out is None:
            left_out = at
    if left_out is not None:
        yield left_out, given[-1].at.midday + interval


def _each_once(stretches: list[Taken]) -> tuple[list[Taken], list[tuple[OrderId, ...]]]:
    """Overlapping stretches of one import with the same dose, route and frequency, as one."""
    if sum(each.course.order.source is not None for each in stretches) < 2:
        return stretches, []
    kept: list[Taken] = []
    twins: dict[int, list[OrderId]] = {}
    latest: dict[tuple[object, ...], int] = {}
    for each in stretches:
        if each.course.order.source is None:
            kept.append(each)
            continue
        key = _likeness(each.course)
        place = latest.get(key)
        if place is not None and each.start < kept[place].end:
            before = kept[place]
            twins.setdefault(place, [before.course.order.id]).append(each.course.order.id)
            if each.end > before.end:
                kept[place] = Taken(before.start, each.end, before.course, each.sure)
            continue
        latest[key] = len(kept)
        kept.append(each)
    return kept, [tuple(ids) for ids in twins.values()]


def _likeness(course: Course) -> tuple[object, ...]:
    order, amount = course.order, course.amount
    if amount.daily_mg is not None:
        return (course.route, amount.daily_mg, amount.each_mg)
    return (course.route, order.dose, order.unit, order.strength, order.frequency)
