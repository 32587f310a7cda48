"""Reads the medication list: each order as the courses of its ingredients, or as not recognised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from nmsdesk.domain.amount import in_mg
from nmsdesk.domain.case import Case
from nmsdesk.domain.catalogue import Catalogue
from nmsdesk.domain.course import BEFORE, STILL, Amount, Course, Mode
from nmsdesk.domain.drug import Drug, DrugClass
from nmsdesk.domain.ids import DrugId, OrderId
from nmsdesk.domain.moment import Moment, days_of
from nmsdesk.domain.order import (
    DAY,
    Administration,
    AsNeeded,
    Ending,
    Frequency,
    FrequencyUnknown,
    Once,
    Order,
    Route,
    Status,
    administrations_a_day,
)
from nmsdesk.domain.pharmacology import DepotProduct
from nmsdesk.domain.recognition import Ingredient, Recognition, Standing

_SHORT = 10
_FINEST = Decimal("1e-9")
"""Daily doses are kept to a billionth, so that sums of thirds come back to where they began."""

_NO_CLASS = (DrugClass.OTHER,)
_INJECTED = frozenset({Route.DEPOT, Route.IM, Route.SC, Route.UNKNOWN, Route.OTHER})
_OVER = (Status.STOPPED, Status.COMPLETED)


@dataclass(frozen=True, slots=True)
class Unread:
    """A medicine in use that is not recognised; it may belong to any class."""

    text: str
    begin: datetime
    end: datetime
    offered: tuple[str, ...]


class _Line(NamedTuple):
    """An order with all that is worked out of it before its ingredients are looked at."""

    order: Order
    recognition: Recognition
    frequency: Frequency
    begin: datetime
    end: datetime
    doubt: str | None
    given: tuple[Administration, ...]


class Read(NamedTuple):
    """A line of the list as it was read: the courses of its ingredients, or that it is unread."""

    line: _Line
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
) -> _Line | None:
    """The order as a line of the list; None for one that does not count, or has no role here."""
    if order.status is Status.PLANNED or order.status is Status.ENTERED_IN_ERROR:
        return None
    recognition = recognised(order, catalogue)
    if not recognition.ingredients and recognition.standing is not Standing.UNKNOWN:
        return None
    return _line(order, recognition, now, given)


def _read(line: _Line, catalogue: Catalogue) -> Read:
    over = line.doubt is None and line.end == line.order.ends
    ingredients = line.recognition.ingredients
    if not ingredients:
        return Read(line, (), _unread(line), over)
    courses = []
    for ingredient in ingredients:
        drug = catalogue.drugs.get(ingredient.drug)
        if drug is not None and drug.classes != _NO_CLASS:
            courses.append(_course(line, drug, ingredient))
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
) -> _Line | None:
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
    return _Line(order, recognition, frequency, begin, end, doubt, given)


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


def _course(line: _Line, drug: Drug, ingredient: Ingredient) -> Course:
    depot, route = _route(line, drug)
    if depot:
        return _depot_course(line, drug, ingredient)
    begin, end = line.begin, line.end
    single = isinstance(line.frequency, Once) or (end == begin and line.doubt is None)
    if single or isinstance(line.frequency, AsNeeded):
        doubt = line.doubt
        if single:
            end, doubt = begin, "held" if doubt == "held" else None
        one = Amount(each_mg=in_mg(line.order, line.recognition, ingredient))
        place = (line.order, drug, Mode.DOSES, route, begin, end, doubt)
        return Course(*place, amount=one, given=line.given)
    each = in_mg(line.order, line.recognition, ingredient)
    times = administrations_a_day(line.frequency)
    return Course(
        line.order,
        drug,
        Mode.SCHEDULED,
        route,
        begin,
        end,
        line.doubt,
        _amount(line.order, each, times),
        times is not None,
        None,
        _interval(times) if line.given else DAY,
        line.given,
    )


def _depot_course(line: _Line, drug: Drug, ingredient: Ingredient) -> Course:
    """A depot; ordered once, as needed, or over within its first day it is a single injection."""
    times = administrations_a_day(line.frequency)
    product = _product(drug, line.recognition, times)
    days = None if product is None else product.interval_days
    if times is not None:
        days = 1 / times
    begin, end = line.begin, line.end
    single = isinstance(line.frequency, Once | AsNeeded) or (
        begin > BEFORE and end != STILL and end - begin <= DAY
    )
    each = in_mg(line.order, line.recognition, ingredient)
    rate = None if each is None or days is None else each / days
    return Course(
        *(line.order, drug, Mode.DEPOT, Route.DEPOT, begin),
        end=begin if single else end,
        doubt=line.doubt,
        amount=Amount(each_mg=rate),
        frequency_known=not single,
        product=product,
        interval=days_of(days) if days is not None else timedelta(0),
        given=line.given,
    )


def _route(line: _Line, drug: Drug) -> tuple[bool, Route]:
    """Is it a depot (by its route, or by a depot salt that is injected), and its route."""
    route = line.order.route
    if route is Route.UNKNOWN and line.recognition.route is not None:
        route = line.recognition.route
    if route is Route.DEPOT:
        return True, route
    salt = line.recognition.depot_salt is not None and bool(drug.depots)
    return salt and route in _INJECTED, route


def _product(drug: Drug, recognition: Recognition, times: Decimal | None) -> DepotProduct | None:
    """The product that the text names; else the one whose interval is nearest to the ordered."""
    word = recognition.depot_salt
    if word is not None:
        named = [p for p in drug.depots if word in p.salts or word.lower() == p.name.lower()]
        if named:
            return named[0]
    if not drug.depots or times is None:
        return drug.depots[0] if drug.depots else None
    return min(drug.depots, key=lambda p: (abs(p.interval_days - 1 / times), -p.tail_days))


def _interval(times: Decimal | None) -> timedelta:
    """Time between two administrations; a day where nobody knows."""
    if times is None or times == 1:
        return DAY
    return DAY / float(times)


def _amount(order: Order, each: Decimal | None, times: Decimal | None) -> Amount:
    if each is not None:
        if times is None:
            return Amount(each_mg=each)
        return Amount(_fine(each * times), each_mg=each)
    if order.dose is None or order.unit is None or times is None:
        return Amount()
    unit = f"{order.unit.strip().casefold()} {order.strength or ''}".strip()
    return Amount(unit=unit, daily=_fine(order.dose.high * times))


def _fine(figure: Decimal) -> Decimal:
    return figure if len(str(figure)) <= _SHORT else figure.quantize(_FINEST)


def _unread(line: _Line) -> Unread:
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
