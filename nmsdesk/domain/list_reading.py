"""Reads the medication list: each order as the courses of its ingredients, or as not recognised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import NamedTuple

from nmsdesk.domain.case import Case
from nmsdesk.domain.catalogue import Catalogue
from nmsdesk.domain.course import BEFORE, STILL, Course
from nmsdesk.domain.course_reading import Line, course_of
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.ids import DrugId, OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    DAY,
    Administration,
    Ending,
    FrequencyUnknown,
    Once,
    Order,
    Status,
)
from nmsdesk.domain.recognition import Recognition, Standing

_NO_CLASS = (DrugClass.OTHER,)
_OVER = (Status.STOPPED, Status.COMPLETED)


@dataclass(frozen=True, slots=True)
class Unread:
    """A medicine in use that is not recognised; it may belong to any class."""

    text: str
    begin: datetime
    end: datetime
    offered: tuple[str, ...]


class Read(NamedTuple):
    """A line of the list as it was read: the courses of its ingredients, or that it is unread."""

    line: Line
    courses: tuple[Course, ...]
    unread: Unread | None
    over: bool
    """It has ended for certain: later moments read it the same."""

    def stays(self, order: Order, given: tuple[Administration, ...]) -> bool:
        return self.over and self.line.order is order and self.line.given == given


@dataclass(slots=True)
class Reading:
    courses: dict[DrugId, list[Course]] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    lines: dict[OrderId, Read] = field(default_factory=dict)


def read_list(case: Case, catalogue: Catalogue, before: Mapping[OrderId, Read]) -> Reading:
    """Every order that counts at `now`, by drug.

    Planned and mistaken entries, what begins after now, and what ended before it began are left
    out. A name or text that says nothing certain stands under `unread`. `before`: the lines of an
    earlier reading with the same catalogue; one that says the same is not read again.
    """
    given = _by_order(case.administrations, case.now)
    reading = Reading()
    courses = reading.courses
    for order in case.orders or ():
        read = before.get(order.id)
        records = given.get(order.id, ())
        if read is None or not read.stays(order, records):
            line = _counting(order, catalogue, case.now, records)
            if line is None:
                continue
            if read is None or read.line != line:
                read = _read(line, catalogue)
        reading.lines[order.id] = read
        for course in read.courses:
            if course.drug.id in courses:
                courses[course.drug.id].append(course)
            else:
                courses[course.drug.id] = [course]
        if read.unread is not None:
            reading.unread.append(read.unread)
    return reading


def _counting(
    order: Order, catalogue: Catalogue, now: datetime, given: tuple[Administration, ...]
) -> Line | None:
    """The order as a line of the list; None for one that does not count, or has no role here."""
    if order.status is Status.PLANNED or order.status is Status.ENTERED_IN_ERROR:
        return None
    recognition = recognised(order, catalogue)
    if not recognition.ingredients and recognition.standing is not Standing.UNKNOWN:
        return None
    return _line(order, recognition, now, given)


def _read(line: Line, catalogue: Catalogue) -> Read:
    over = line.doubt is None and line.end == line.order.ends
    ingredients = line.recognition.ingredients
    if not ingredients:
        return Read(line, (), _unread(line), over)
    courses = []
    for ingredient in ingredients:
        drug = catalogue.drugs.get(ingredient.drug)
        if drug is not None and drug.classes != _NO_CLASS:
            courses.append(course_of(line, drug, ingredient))
    return Read(line, tuple(courses), None, over)


def recognised(order: Order, catalogue: Catalogue) -> Recognition:
    """What the order's drug is; the text of the document tells more of the same drug, if it can.

    The text carries the strength and the salt of a depot, which the catalogue's name has not.
    """
    named = catalogue.recognise(order.drug)
    if order.text is None or order.text == order.drug or not named.ingredients:
        return named
    told = catalogue.recognise(order.text)
    same = {each.drug for each in told.ingredients} == {each.drug for each in named.ingredients}
    return told if same else named


def _line(
    order: Order, recognition: Recognition, now: datetime, given: tuple[Administration, ...]
) -> Line | None:
    """None for what begins after now, or ended before it began."""
    frequency = order.frequency
    if recognition.frequency is not None and isinstance(frequency, FrequencyUnknown):
        frequency = recognition.frequency
    if order.start is None:
        begin = BEFORE
    else:
        begin = order.start.midday if isinstance(frequency, Once) else order.start.at
    ends = order.ends
    if begin > now or (ends is not None and ends < begin):
        return None
    if ends is not None and ends <= now and order.status is not Status.HELD:
        end, doubt = ends, None
    else:
        end, doubt = _end(order, begin, now, given)
    return Line(order, recognition, frequency, begin, end, doubt, given)


def _end(
    order: Order, begin: datetime, now: datetime, given: tuple[Administration, ...]
) -> tuple[datetime, str | None]:
    """The end that counts at `now`, and why what follows is unknown if it is.

    An order that the record calls stopped on the day of its end has ended by now. One that is
    called stopped before its end, or without one, ended nobody knows when: what is sure of it
    lasts until the last date on file (its start, its last dose) is over. So does a held one.
    """
    ends = order.ends
    if ends is not None and ends <= now:
        return ends, "held" if order.status is Status.HELD else None
    if order.status is Status.HELD:
        return _last_on_file(begin, now, given), "held"
    if order.status in _OVER:
        if isinstance(order.end, Moment) and order.end.at.date() == now.date():
            return now, None
        return _last_on_file(begin, now, given), "end_unknown"
    if order.end is Ending.UNKNOWN:
        return _last_on_file(begin, now, given), "end_unknown"
    return STILL, None


def _last_on_file(begin: datetime, now: datetime, given: tuple[Administration, ...]) -> datetime:
    last = max((each.at.midday for each in given if each.status.taken), default=begin)
    last = max(last, begin)
    return BEFORE if last == BEFORE else min(now, datetime.combine(last.date(), time()) + DAY)


def _unread(line: Line) -> Unread:
    """One that ended nobody knows when may still be at work, whatever it is."""
    end = line.end
    if line.doubt is not None:
        end = STILL
    elif isinstance(line.frequency, Once) or end == line.begin:
        end = line.begin if line.begin == BEFORE else line.begin + DAY
    return Unread(line.order.drug, line.begin, end, line.recognition.offered)


def _by_order(
    administrations: Iterable[Administration], now: datetime
) -> Mapping[OrderId, tuple[Administration, ...]]:
    """The records of every order up to now, in order of time."""
    found: dict[OrderId, list[Administration]] = {}
    for each in administrations:
        if each.at.midday <= now:
            found.setdefault(each.order, []).append(each)
    return {
        order: tuple(sorted(records, key=lambda each: (each.at.midday, each.status.value)))
        for order, records in found.items()
    }
