"""One antipsychotic as portions of a load: what it brings to a day, from when until when."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from nmsdesk.domain.course import Course, Mode
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.equivalence import factor
from nmsdesk.domain.equivalents import Method
from nmsdesk.domain.exposing import Stretch
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.injections import Injection, injections
from nmsdesk.domain.levels import Level, steps
from nmsdesk.domain.medication_text import MASS_IN_MG, mass_unit
from nmsdesk.domain.moment import days_of, elapsed
from nmsdesk.domain.order import DAY, Administration, Given
from nmsdesk.domain.portion import DrugLoad, Portion
from nmsdesk.domain.spelling import plain
from nmsdesk.domain.taking import Taken

_TAIL_STEPS = 8
"""The tail of a depot is drawn as so many equal steps down: a rough picture, named as ours."""

_TAIL = tuple(1 - (Decimal(place) + Decimal("0.5")) / _TAIL_STEPS for place in range(_TAIL_STEPS))
_WHOLE = Decimal(1)
_NONE = timedelta(0)

NO_LOADS: Mapping[DrugId, DrugLoad] = MappingProxyType({})
Converts = Callable[[Course], Decimal | None]


def loads_under(
    history: History, method: Method | None, before: Mapping[DrugId, DrugLoad] = NO_LOADS
) -> tuple[DrugLoad, ...]:
    """What every antipsychotic of a history brings, under a method.

    `before`: those that are known already and still hold.
    """
    drugs = history.of_class(DrugClass.ANTIPSYCHOTIC)
    return tuple(before.get(one.drug.id) or drug_load(history, one, method) for one, _ in drugs)


def drug_load(history: History, one: DrugHistory, method: Method | None) -> DrugLoad:
    """What one drug brings, under a method. A gap that is bridged keeps the dose before it."""
    known: dict[tuple[str, int, int], Decimal | None] = {}

    def converts(course: Course) -> Decimal | None:
        # A product by its identity: it is the catalogue's, and hashing all of it takes long.
        key = (course.route._value_, course.mode._value_, id(course.product))
        if key not in known:
            known[key] = factor(method, course)
        return known[key]

    counted: list[Portion] = []
    bare: list[Portion] = []
    for portion in _portions(history, one, converts):
        start, end, mg, course = portion
        rate = converts(course)
        if rate is None:
            bare.append(portion)
        elif mg is None:
            counted.append(portion)
        else:
            counted.append(Portion(start, end, mg * rate, course))
    silent = tuple(s for s in one.spans.stretches if _is_silent(s))
    return DrugLoad(one.drug.id, tuple(counted), tuple(bare), silent)


def _portions(history: History, one: DrugHistory, converts: Converts) -> Iterator[Portion]:
    yield from _scheduled(history, one, converts)
    if any(s.course.mode is Mode.DOSES or s.course.given for s in one.spans.stretches):
        for course in _courses(one.spans.stretches):
            yield from _doses(course)
    if one.depots.stretches:
        yield from _released(injections(one, history.now))


def _scheduled(history: History, one: DrugHistory, converts: Converts) -> Iterator[Portion]:
    if not one.levels:
        return
    groups: dict[Decimal | None, list[Stretch]] = {}
    for each in one.spans.stretches:
        if each.course.mode is Mode.SCHEDULED and each.start < each.end:
            groups.setdefault(converts(each.course), []).append(each)
    bridged = _bridged(one.levels, one.bridging, history)
    if len(groups) == 1:
        yield from _as_portions(one.levels, bridged)
        return
    for group in groups.values():
        taken = [Taken(s.start, bridged.get(s.end, s.end), s.course, s.sure) for s in group]
        yield from _as_portions(steps(taken), {})


def _bridged(
    levels: Sequence[Level], bridging: timedelta, history: History
) -> Mapping[datetime, datetime]:
    """Where a level ends before a short gap -> where the drug is back."""
    return {
        before.end: after.start
        for before, after in pairwise(levels)
        if before.end != after.start and elapsed(before.end, after.start, history.zone) < bridging
    }


def _as_portions(
    levels: Iterable[Level], bridged: Mapping[datetime, datetime]
) -> Iterator[Portion]:
    for each in levels:
        yield Portion(
            each.start, bridged.get(each.end, each.end), each.amount.daily_mg, each.newest
        )


def _courses(stretches: Iterable[Stretch]) -> Iterable[Course]:
    return {s.course.order.id: s.course for s in stretches}.values()


def _doses(course: Course) -> Iterator[Portion]:
    """Single and as-needed doses, and extra ones, each on the day on which it was given."""
    if course.mode is Mode.DEPOT:
        return
    if course.mode is Mode.DOSES and not course.given:
        if course.begin == course.end and course.doubt is None and course.begin != datetime.min:
            yield Portion(course.begin, _midnight(course.begin), course.amount.each_mg, course)
        return
    for each in course.given:
        if each.status.taken and (course.mode is Mode.DOSES or each.status is Given.EXTRA):
            at = each.at.midday
            yield Portion(at, _midnight(at), _dose_mg(course, each), course)


def _dose_mg(course: Course, given: Administration) -> Decimal | None:
    """The mg of one dose as it was recorded, else as it was ordered."""
    ordered = course.order.dose
    if given.dose is None:
        return course.amount.each_mg
    mass = None if given.unit is None else mass_unit(plain(given.unit).strip().rstrip("."))
    if mass in MASS_IN_MG:
        return given.dose * MASS_IN_MG[mass]
    same_unit = given.unit is None or given.unit == course.order.unit
    if ordered is None or course.amount.each_mg is None or not same_unit:
        return None
    return course.amount.each_mg * given.dose / ordered.high


def _released(given: Sequence[Injection]) -> Iterator[Portion]:
    """Depots as they release: level from the first release until due, then down in equal steps.

    The published equivalent is one of steady injections, so that the next injection takes over
    from the one before and is not added to it.
    """
    for place, each in enumerate(given):
        product = each.course.product
        rate = each.course.amount.each_mg
        start = each.releases
        until = given[place + 1].releases if place + 1 < len(given) else datetime.max
        due = each.due + (start - each.at)
        ends = max(due, each.due + (_NONE if product is None else days_of(product.tail_days)))
        for begin, end, share in _shape(start, due, ends, until):
            if begin < min(end, until):
                mg = None if rate is None else rate * share
                yield Portion(begin, min(end, until), mg, each.course)


def _shape(
    start: datetime, due: datetime, ends: datetime, until: datetime
) -> Iterator[tuple[datetime, datetime, Decimal]]:
    yield start, due, _WHOLE
    if until <= due:
        return
    step = (ends - due) / _TAIL_STEPS
    for place, share in enumerate(_TAIL):
        yield due + place * step, due + (place + 1) * step, share


def _is_silent(stretch: Stretch) -> bool:
    course = stretch.course
    return course.mode is Mode.DOSES and not course.given and course.begin != course.end


def _midnight(at: datetime) -> datetime:
    return datetime.combine(at.date(), time()) + DAY
