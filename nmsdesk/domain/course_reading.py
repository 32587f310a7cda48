"""One ingredient of one line of the medication list as a course: its route, amount and interval."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from nmsdesk.domain.amount import in_mg
from nmsdesk.domain.course import BEFORE, STILL, Amount, Course, Mode
from nmsdesk.domain.drug import Drug
from nmsdesk.domain.moment import days_of
from nmsdesk.domain.order import (
    DAY,
    Administration,
    AsNeeded,
    Frequency,
    Once,
    Order,
    Route,
    administrations_a_day,
)
from nmsdesk.domain.pharmacology import DepotProduct
from nmsdesk.domain.recognition import Ingredient, Recognition

_SHORT = 10
_FINEST = Decimal("1e-9")
"""Daily doses are kept to a billionth, so that sums of thirds come back to where they began."""

_INJECTED = frozenset({Route.DEPOT, Route.IM, Route.SC, Route.UNKNOWN, Route.OTHER})


class Line(NamedTuple):
    """An order with all that is worked out of it before its ingredients are looked at."""

    order: Order
    recognition: Recognition
    frequency: Frequency
    begin: datetime
    end: datetime
    doubt: str | None
    given: tuple[Administration, ...]


def course_of(line: Line, drug: Drug, ingredient: Ingredient) -> Course:
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


def _depot_course(line: Line, drug: Drug, ingredient: Ingredient) -> Course:
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


def _route(line: Line, drug: Drug) -> tuple[bool, Route]:
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
