"""Dopaminergic drugs that go away: stopped, lowered by a quarter, or not taken for over a day."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from nmsdesk.domain.course import Course, Mode
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.levels import NOTHING, Level, level_at, percent
from nmsdesk.domain.moment import elapsed, later
from nmsdesk.domain.taking import not_taken
from nmsdesk.domain.withdrawal import How, Withdrawal

_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class _Fall:
    how: How
    at: datetime
    course: Course
    before_mg: Decimal | None
    after_mg: Decimal | None
    percent: Decimal | None


def withdrawals(history: History) -> tuple[Withdrawal, ...]:
    """In order of time and name.

    The sum of levodopa equivalents cannot fall by a quarter without one drug of it doing so (the
    share by which a sum falls is a mean of the shares of its parts), so that it is not asked by
    itself: it decides whether a drug that goes away was exchanged for another.
    """
    drugs = [one for one, _ in history.of_class(DrugClass.DOPAMINERGIC)]
    found = [
        _withdrawal(history, drugs, one, fall) for one in drugs for fall in _falls(history, one)
    ]
    return tuple(sorted(found, key=lambda each: (each.at, each.drug, each.how.value)))


def _falls(history: History, one: DrugHistory) -> Iterator[_Fall]:
    stops = [_stopped(turn.at, turn.before, turn.course) for turn in one.turns.stops]
    yield from stops
    yield from _lowered(history, one)
    told = {each.at for each in stops}
    for fall in (*_untaken(history, one), *_held(history, one)):
        if fall.at not in told:
            told.add(fall.at)
            yield fall


def _stopped(at: datetime, before: Level | None, course: Course) -> _Fall:
    mg = None if before is None else before.amount.daily_mg
    return _Fall(How.STOPPED, at, course, mg, NOTHING, Decimal("-100.0"))


def _lowered(history: History, one: DrugHistory) -> Iterator[_Fall]:
    """Steps down that come to a quarter or more within the span, from the highest dose in it."""
    rules = history.rules.withdrawal
    span = timedelta(days=rules.within_days)
    steps = [each for each in one.turns.steps if not each.on_depot]
    higher: list[tuple[datetime, Decimal]] = []
    for step in sorted(steps, key=lambda each: each.at):
        compared = step.compared
        if compared.higher is not False:
            continue
        if compared.before_mg is None or compared.after_mg is None:
            if compared.percent is not None and -compared.percent >= rules.percent:
                yield _Fall(How.LOWERED, step.at, step.course, None, None, compared.percent)
            continue
        # The dose before a step stood until it: within the span of that moment it still counts.
        higher.append((step.at, compared.before_mg))
        higher = [each for each in higher if elapsed(each[0], step.at, history.zone) <= span]
        most = max(mg for _, mg in higher)
        if (most - compared.after_mg) * 100 >= rules.percent * most:
            share = percent(most, compared.after_mg)
            yield _Fall(How.LOWERED, step.at, step.course, most, compared.after_mg, share)
            higher = []


def _untaken(history: History, one: DrugHistory) -> Iterator[_Fall]:
    least = timedelta(hours=history.rules.withdrawal.untaken_hours)
    for course in _scheduled(one):
        for left_out, back in not_taken(course.given, course.interval):
            until = min(back, course.end, history.now)
            if left_out < until and elapsed(left_out, until, history.zone) > least:
                yield _Fall(How.UNTAKEN, left_out, course, _before(one, left_out), None, None)


def _held(history: History, one: DrugHistory) -> Iterator[_Fall]:
    """An order that the record holds from a moment on, with nothing of it in its place."""
    least = timedelta(hours=history.rules.withdrawal.untaken_hours)
    for course in _scheduled(one):
        if course.doubt != "held" or course.order.ends != course.end:
            continue
        if elapsed(course.end, history.now, history.zone) > least:
            until = later(course.end, least, history.zone)
            if level_at(one.levels, course.end) is None and not _begun(one, course.end, until):
                yield _Fall(How.HELD, course.end, course, _before(one, course.end), None, None)


def _before(one: DrugHistory, at: datetime) -> Decimal | None:
    """The daily dose in mg just before a moment."""
    level = level_at(one.levels, at - _MOMENT)
    return None if level is None else level.amount.daily_mg


def _scheduled(one: DrugHistory) -> Iterable[Course]:
    return {
        each.course.order.id: each.course
        for each in one.spans.stretches
        if each.course.mode is Mode.SCHEDULED
    }.values()


def _withdrawal(
    history: History, drugs: Sequence[DrugHistory], one: DrugHistory, fall: _Fall
) -> Withdrawal:
    days = timedelta(days=history.rules.withdrawal_days)
    until = later(fall.at, days, history.zone)
    back = _back(one, fall)
    return Withdrawal(
        drug=one.drug.id,
        how=fall.how,
        at=fall.at,
        until=until if back is None else min(until, back),
        course=fall.course,
        before_mg=fall.before_mg,
        after_mg=fall.after_mg,
        percent=fall.percent,
        instead=_exchanged(history, drugs, one, fall.at),
    )


def _back(one: DrugHistory, fall: _Fall) -> datetime | None:
    """Just before the moment at which the drug is taken again, or raised to what it was."""
    starts = one.spans.starts
    later_on = bisect_right(starts, fall.at)
    moments = list(starts[later_on : later_on + 1])
    if fall.how is How.LOWERED:
        moments = [
            step.at
            for step in one.turns.steps
            if step.at > fall.at
            and step.compared.higher
            and _as_before(step.compared.after_mg, fall)
        ]
    elif fall.how is How.UNTAKEN:
        moments.extend(
            each.at.midday
            for each in fall.course.given
            if each.status.taken and each.at.midday > fall.at
        )
    return min(moments) - _MOMENT if moments else None


def _as_before(mg: Decimal | None, fall: _Fall) -> bool:
    return mg is None or fall.before_mg is None or mg >= fall.before_mg


def _exchanged(
    history: History, drugs: Sequence[DrugHistory], one: DrugHistory, at: datetime
) -> DrugId | None:
    """The drug that was begun or raised within the span so that the sum is no quarter lower.

    None where one of the drugs has no factor or a dose that is not known: then equal cannot be
    told.
    """
    rules, factors = history.rules.withdrawal, history.rules.levodopa or {}
    span = timedelta(hours=rules.exchange_hours)
    early, late = later(at, -span, history.zone), later(at, span, history.zone)
    raised = [each for each in drugs if each is not one and _raised(each, early, late)]
    if not raised:
        return None
    before = _sum(drugs, factors, early - _MOMENT)
    after = _sum(drugs, factors, min(late, history.now))
    if not before or after is None or (before - after) * 100 >= rules.percent * before:
        return None
    return min(each.drug.id for each in raised)


def _raised(one: DrugHistory, early: datetime, late: datetime) -> bool:
    return _begun(one, early, late) or any(
        early <= step.at <= late and step.compared.higher for step in one.turns.steps
    )


def _begun(one: DrugHistory, early: datetime, late: datetime) -> bool:
    starts = one.spans.starts
    place = bisect_left(starts, early)
    return place < len(starts) and starts[place] <= late


def _sum(
    drugs: Sequence[DrugHistory], factors: Mapping[DrugId, Decimal], at: datetime
) -> Decimal | None:
    """Mg levodopa that all of them are held equal to; None where it cannot be told."""
    total = NOTHING
    for one in drugs:
        level = level_at(one.levels, at)
        if level is None:
            if one.spans.active_at(at):
                return None
            continue
        mg, factor = level.amount.daily_mg, factors.get(one.drug.id)
        if mg is None or factor is None:
            return None
        total += mg * factor
    return total
