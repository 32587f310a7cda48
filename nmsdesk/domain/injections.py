"""The single injections of a drug's depots: when each was given, and when the next one is due."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from nmsdesk.domain.course import BEFORE, Course, Mode
from nmsdesk.domain.exposing import Stretch
from nmsdesk.domain.history import DrugHistory
from nmsdesk.domain.moment import days_of, minute_of
from nmsdesk.domain.order import DAY, INJECTED, Administration, administrations_a_day
from nmsdesk.domain.portion import Portion


class Injection(NamedTuple):
    """`recorded`: the giving stands in the record; else it is one that was ordered for then."""

    at: datetime
    course: Course
    recorded: bool

    @property
    def due(self) -> datetime:
        """When the next one is due: the injection and the interval of its order or product."""
        return self.at + self.course.interval

    @property
    def releases(self) -> datetime:
        """When its release begins: at once, or after the delay of its product (microspheres)."""
        product = self.course.product
        if product is None or not product.release_after_days:
            return self.at
        return self.at + days_of(product.release_after_days)


def injections(one: DrugHistory, now: datetime) -> tuple[Injection, ...]:
    """All depot injections of a drug up to now, in order of time; of one minute it is one.

    A series counts from its start at its interval. An injection that was recorded stands for the
    one that was due around then, and the next is counted from it; one that was recorded as not
    given is left out. Of a series since before the record only recorded ones are known.
    """
    found: dict[tuple[datetime, str], Injection] = {}
    seen: set[str] = set()
    for stretch in one.depots.stretches:
        for each in _of(stretch, now, first=stretch.course.order.id not in seen):
            key = (minute_of(each.at), _product(each.course))
            found.setdefault(key, each)
        seen.add(stretch.course.order.id)
    return tuple(sorted(found.values(), key=lambda each: (each.at, _product(each.course))))


def second_of(portion: Portion) -> datetime | None:
    """When a scheduled order of short-acting injections brings its second; None: it brings none."""
    start, end, _, course = portion
    if course.mode is not Mode.SCHEDULED or course.route not in INJECTED or start == BEFORE:
        return None
    times = administrations_a_day(course.order.frequency)
    second = None if not times else start + DAY / float(times)
    return second if second is not None and second < end else None


def _product(course: Course) -> str:
    return "" if course.product is None else course.product.name


def _of(stretch: Stretch, now: datetime, *, first: bool) -> Iterator[Injection]:
    course = stretch.course
    if course.given:
        if first:
            yield from _recorded(course, now)
    elif stretch.start != BEFORE:
        at = stretch.start
        yield Injection(at, course, recorded=False)
        if course.frequency_known and course.interval >= DAY:
            while (at := at + course.interval) <= now and at < course.end and at <= stretch.end:
                yield Injection(at, course, recorded=False)


def _recorded(course: Course, now: datetime) -> Iterator[Injection]:
    """Walk through the doses that are due, each with the record that belongs to it."""
    records = list(course.given)
    half = course.interval / 2
    due = course.begin
    series = course.frequency_known and course.interval >= DAY
    while records or (series and due != BEFORE and due <= now and due < course.end):
        record = _belonging(records, due, half)
        if record is None:
            yield Injection(due, course, recorded=False)
            if not series:
                due = BEFORE
                continue
            due += course.interval
            continue
        at = record.at.midday
        if record.status.taken:
            yield Injection(at, course, recorded=True)
        due = max(at, due if not record.status.taken else at) + course.interval


def _belonging(
    records: list[Administration], due: datetime, half: timedelta
) -> Administration | None:
    """The record of the dose that is due, taken off the list; None where nothing was recorded."""
    if records and (due == BEFORE or records[0].at.midday < due + half):
        return records.pop(0)
    return None
