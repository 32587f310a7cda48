"""For how long a course is felt: active, within its washout, or away long enough to start anew."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from math import ceil
from typing import NamedTuple

from nmsdesk.domain.course import BEFORE, STILL, Course, Mode
from nmsdesk.domain.drug import Drug
from nmsdesk.domain.moment import days_of, hours_of, later
from nmsdesk.domain.taking import Taken
from nmsdesk.domain.watch_rules import WatchRules


class Stretch(NamedTuple):
    """A stretch of exposure. `end` is the last dose, or the moment from which it is not taken.

    `active_until`: counts as being taken (a single dose for some hours; a depot until the next
    one is due). `exposed_until`: its washout, or its interval and tail, is over. `fresh_after`:
    later than that the drug starts anew. `sure` False: nobody knows when it really ended.
    """

    start: datetime
    end: datetime
    active_until: datetime
    exposed_until: datetime
    fresh_after: datetime
    course: Course
    sure: bool = True

    @property
    def gone(self) -> datetime:
        """The moment from which a gap is counted: a depot is there for as long as it is felt."""
        return self.exposed_until if self.course.mode is Mode.DEPOT else self.end


class Doubt(NamedTuple):
    """From `start` to `end` nobody knows whether the drug was there: `why` is a reason's key."""

    start: datetime
    end: datetime
    why: str
    course: Course


def place(stretch: Stretch) -> tuple[object, ...]:
    """Order of time; of those that begin together depots first, then what is scheduled."""
    course = stretch.course
    return (stretch.start, course.mode._value_, stretch.end, course.route._value_, course.order.id)


class Exposing:
    """The spans of one drug, from its washout and its depots."""

    def __init__(self, drug: Drug, zone: tzinfo | None, rules: WatchRules) -> None:
        away = days_of(rules.away_days)
        self._washout = None if drug.washout is None else hours_of(drug.washout.hours)
        self._felt = self._washout or timedelta(0)
        self._away = max(away, self._felt)
        self._zone = zone
        self._dose = hours_of(rules.dose_counts_hours)
        self._least = days_of(rules.depot_least_days)

    def _later(self, moment: datetime, by: timedelta) -> datetime:
        if moment in (STILL, BEFORE):
            return moment
        try:
            return moment + by if self._zone is None else later(moment, by, self._zone)
        except OverflowError:
            return STILL

    def regular(self, taken: Taken) -> Stretch:
        """A scheduled order; where its end is not known no washout follows, only doubt."""
        end = taken.end
        felt = self._later(end, self._felt) if taken.sure else end
        return Stretch(
            taken.start, end, end, felt, self._later(end, self._away), taken.course, taken.sure
        )

    def depot(self, taken: Taken) -> Stretch:
        """A depot: felt from the first injection to the last one's interval and release tail.

        A product that the catalogue does not have is felt for its interval and the drug's own
        washout, at least as long as the shortest depot window.
        """
        course = taken.course
        last = _last_injection(taken)
        due = self._later(last, course.interval)
        if course.product is not None:
            felt = self._later(due, days_of(course.product.tail_days))
        else:
            felt = max(self._later(due, self._felt), self._later(last, self._least))
        return Stretch(taken.start, last, due, felt, felt, course, taken.sure)

    def doses(self, course: Course) -> Iterator[Stretch]:
        """As-needed and single doses: each that was given; the order itself where none is known."""
        if course.given:
            for each in course.given:
                if each.status.taken:
                    yield self._one_dose(each.at.midday, course)
        elif course.begin == course.end:
            if course.begin != BEFORE and course.doubt is None:
                yield self._one_dose(course.begin, course)
        else:
            yield self.regular(Taken(course.begin, course.end, course, course.doubt is None))

    def extra(self, course: Course) -> Iterator[Stretch]:
        """Doses of a scheduled order that were given before its start or after its end."""
        for each in course.given:
            at = each.at.midday
            if each.status.taken and not course.begin <= at < course.end:
                yield self._one_dose(at, course)

    def _one_dose(self, at: datetime, course: Course) -> Stretch:
        return Stretch(
            at,
            at,
            self._later(at, self._dose),
            self._later(at, self._felt),
            self._later(at, self._away),
            course,
        )

    def doubts(self, courses: Sequence[Course], stretches: Sequence[Stretch]) -> Iterator[Doubt]:
        """What cannot be told: orders that ended nobody knows when, held ones, no washout known.

        An order without an end is doubted until the next order of its kind begins: a change of
        dose is a new order that begins where the old one ends.
        """
        begins = sorted(c.begin for c in courses if c.mode is not Mode.DOSES and c.begin != BEFORE)
        for course in courses:
            if course.doubt is None:
                if course.begin == BEFORE == course.end and not course.given:
                    yield Doubt(BEFORE, STILL, "end_unknown", course)
                continue
            until = STILL
            if course.doubt == "held" and course.order.ends == course.end:
                until = self._later(course.end, self._felt)
            elif course.mode is not Mode.DOSES:
                since = max(course.begin, course.end)
                until = next((b for b in begins if b >= since and b > course.begin), STILL)
            yield Doubt(course.end, until, course.doubt, course)
        if self._washout is None:
            for each in stretches:
                if each.sure and each.course.mode is not Mode.DEPOT and each.end != STILL:
                    yield Doubt(
                        each.end, self._later(each.end, self._away), "washout_unknown", each.course
                    )


def _last_injection(taken: Taken) -> datetime:
    """The last one before the order's end; the end itself where the first one is not known."""
    interval = taken.course.interval
    if taken.start == BEFORE or taken.end == STILL or not taken.sure:
        return taken.end
    if not interval:
        return taken.start
    before = max(0, ceil((taken.end - taken.start) / interval) - 1)
    return taken.start + before * interval
