"""The closed list of questions that criteria may ask about more than one value of a case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from nmsdesk.domain.case import Case
from nmsdesk.domain.change import OpenWindow
from nmsdesk.domain.criteria import Judgement, Result
from nmsdesk.domain.evidence import Answer, found
from nmsdesk.domain.expression import Ask
from nmsdesk.domain.ids import CriteriaId, FindingId
from nmsdesk.domain.ledger import Ledger, exposure
from nmsdesk.domain.moment import within
from nmsdesk.domain.readings import Reading, Readings
from nmsdesk.domain.reason import Label, Reason, because
from nmsdesk.domain.thresholds import Thresholds
from nmsdesk.domain.truth import Truth, any_of
from nmsdesk.domain.word_questions import Names, denied, not_present, not_word, work_up

MEDICINES = FindingId("medicines")
"""Stands in a list of what is missing for a medication list that leaves an exposure open."""


@dataclass(slots=True)
class Questions:
    """Answers for one case. `judged` is filled in when the criteria sets have been judged."""

    case: Case
    ledger: Ledger
    readings: Readings
    thresholds: Thresholds
    onset: datetime
    windows: tuple[OpenWindow, ...]
    judged: Mapping[CriteriaId, Judgement]

    def __call__(self, ask: Ask) -> Answer:
        return QUESTIONS[ask.question].answer(self, ask)


@dataclass(frozen=True, slots=True)
class Question:
    arguments: int
    answer: Callable[[Questions, Ask], Answer]


def _text(ask: Ask, place: int) -> str:
    argument = ask.arguments[place]
    assert isinstance(argument, str)
    return argument


def _figure(ask: Ask, place: int) -> Decimal:
    argument = ask.arguments[place]
    assert isinstance(argument, Decimal)
    return argument


def _exposed_within(asked: Questions, ask: Ask) -> Answer:
    """`exposed_within(class, hours)`: in effect, or the last dose so near, at onset or now."""
    return _exposed(asked, _text(ask, 0), timedelta(hours=float(_figure(ask, 1))))


def _exposed_at_all(asked: Questions, ask: Ask) -> Answer:
    return _exposed(asked, _text(ask, 0), timedelta(0))


def _exposed(asked: Questions, what: str, before: timedelta) -> Answer:
    moments = (asked.onset, asked.case.now) if asked.onset != asked.case.now else (asked.case.now,)
    answers = []
    for moment in moments:
        exposed = exposure(asked.ledger, what, moment, before)
        if exposed.answer is Truth.MET:
            which = "judged_at_onset" if moment == asked.onset else "judged_at_now"
            return Answer(Truth.MET, (*exposed.why, because(which, at=moment)))
        answers.append(exposed)
    truth = any_of(each.answer for each in answers)
    missing = (MEDICINES,) if truth is Truth.UNKNOWN else ()
    return Answer(truth, answers[-1].why, missing)


def _maybe_exposed(asked: Questions, ask: Ask) -> Answer:
    """`maybe_exposed(class)`: exposure yes or unknown, as the table of urgency asks."""
    answer = _exposed_at_all(asked, ask)
    if answer.truth is Truth.UNKNOWN:
        return Answer(Truth.MET, answer.decided)
    return answer


def _occasions(asked: Questions, ask: Ask) -> Answer:
    """`occasions(finding, above, times)`: so many readings above, at different times.

    Not met where readings stand and none is above; one above leaves it open.
    """
    name, above, times = _text(ask, 0), _figure(ask, 1), _figure(ask, 2)
    readings = asked.readings.counting.get(name, ())
    high = {reading.at: reading for reading in readings if _number(reading) > above}
    decided = tuple(found(reading) for reading in high.values())
    assumed = tuple(reason for reading in high.values() for reason in _site(reading))
    if len(high) >= times:
        return Answer(Truth.MET, decided, (), assumed)
    if readings and not high:
        return Answer(Truth.NOT_MET, (found(readings[-1]),))
    missing = FindingId(f"second_{name}" if high else name)
    return Answer(Truth.UNKNOWN, decided, (missing,), assumed)


def _site(reading: Reading) -> tuple[Reason, ...]:
    """A site left out is taken for oral, and said; another one counts, and is said."""
    site = reading.observation.findings.get(FindingId(f"{reading.finding}_site"))
    match site:
        case "oral":
            return ()
        case str(word):
            where = Label("word", f"{reading.finding}_site.{word}")
            return (because("site_not_oral", site=where, at=reading.at),)
        case _:
            return (because("site_assumed_oral", at=reading.at),)


def _number(reading: Reading) -> Decimal:
    return reading.value if isinstance(reading.value, Decimal) else Decimal(0)


def _over_baseline(asked: Questions, ask: Ask) -> Answer:
    """`over_baseline(finding, percent)`: the newest figure that far above this person's own."""
    name, percent = _text(ask, 0), _figure(ask, 1)
    reading = asked.readings.newest.get(name)
    baseline: Decimal | None = getattr(asked.case.patient.baseline, name)
    missing = []
    if reading is None:
        missing.append(FindingId(name))
    if baseline is None:
        missing.append(FindingId(f"baseline_{name}"))
    if reading is None or baseline is None:
        return Answer(Truth.UNKNOWN, (), tuple(missing))
    met = _number(reading) * 100 >= baseline * (100 + percent)
    finding = Label("finding", name)
    return Answer(
        Truth.of(met),
        (
            because(
                "against_baseline",
                finding=finding,
                figure=_number(reading),
                baseline=baseline,
                at=reading.at,
            ),
        ),
    )


def _of_limit(asked: Questions, ask: Ask) -> Answer:
    """`of_limit(finding, times)`: so many times the upper limit of normal, stated or assumed."""
    name, times = _text(ask, 0), _figure(ask, 1)
    reading = asked.readings.newest.get(name)
    if reading is None:
        return Answer(Truth.UNKNOWN, (), (FindingId(name),))
    stated = reading.observation.findings.get(FindingId(f"{name}_uln"))
    limit = stated if isinstance(stated, Decimal) else asked.thresholds.limits[name]
    finding = Label("finding", name)
    decided = because(
        "against_limit",
        finding=finding,
        figure=_number(reading),
        limit=limit,
        times=round(_number(reading) / limit, 1),
        at=reading.at,
    )
    assumed = (
        () if stated is not None else (because("limit_assumed", finding=finding, limit=limit),)
    )
    return Answer(Truth.of(_number(reading) >= limit * times), (decided,), (), assumed)


def _swing(asked: Questions, ask: Ask) -> Answer:
    """`swing(finding, amount, hours)`: two readings within the hours that differ so much."""
    name, amount = _text(ask, 0), _figure(ask, 1)
    span = timedelta(hours=float(_figure(ask, 2)))
    readings = asked.readings.counting.get(name, ())
    pairs = 0
    first = 0
    for last, reading in enumerate(readings):
        while not within(readings[first].at, reading.at, span, asked.case.zone):
            first += 1
        near = readings[first : last + 1]
        pairs += len(near) > 1
        figures = [_number(each) for each in near]
        if max(figures) - min(figures) >= amount:
            return Answer(
                Truth.MET,
                (
                    because(
                        "swung",
                        finding=Label("finding", name),
                        low=min(figures),
                        high=max(figures),
                        at=reading.at,
                    ),
                ),
            )
    if pairs:
        return Answer(Truth.NOT_MET, (found(readings[-1]),))
    return Answer(Truth.UNKNOWN, (), (FindingId(f"second_{name}" if readings else name),))


def _adult_above(asked: Questions, ask: Ask) -> Answer:
    """`adult_above(finding, bound)`: an adult's limit; unknown for a child under 16."""
    name, bound = _text(ask, 0), _figure(ask, 1)
    reading = asked.readings.newest.get(name)
    age = asked.case.patient.age_at(asked.case.now)
    if reading is None:
        return Answer(Truth.UNKNOWN, (), (FindingId(name),))
    if age is not None and age < asked.thresholds.child_under_years:
        finding = Label("finding", name)
        years = asked.thresholds.child_under_years
        assumed = (because("adult_limit_not_applied", finding=finding, years=years),)
        return Answer(Truth.UNKNOWN, (found(reading),), (), assumed)
    return Answer(Truth.of(_number(reading) > bound), (found(reading),))


def _window(asked: Questions, ask: Ask) -> Answer:
    """`window(syndrome)` or `window(any)`: is a watch window open now."""
    return _in_windows(asked, _text(ask, 0), None)


def _window_within(asked: Questions, ask: Ask) -> Answer:
    """`window_within(syndrome, hours)`: did a cause of the open window begin that recently."""
    return _in_windows(asked, _text(ask, 0), timedelta(hours=float(_figure(ask, 1))))


def _in_windows(asked: Questions, syndrome: str, span: timedelta | None) -> Answer:
    now = asked.case.now
    wanted = [each for each in asked.windows if syndrome in ("any", each.syndrome.value)]
    if span is not None:
        wanted = [each for each in wanted if within(each.latest.at, now, span, asked.case.zone)]
    if wanted:
        return Answer(Truth.MET, tuple(_window_reason(each) for each in wanted))
    truth = Truth.UNKNOWN if asked.case.orders is None else Truth.NOT_MET
    return Answer(truth, (), (MEDICINES,) if truth is Truth.UNKNOWN else ())


def _window_reason(window: OpenWindow) -> Reason:
    return because(
        "window_open",
        syndrome=Label("syndrome", window.syndrome.value),
        drug=window.latest.drug,
        change=Label("change", window.latest.kind.value),
        at=window.latest.at,
        day=window.day,
        days=window.days,
    )


def _set_met(asked: Questions, ask: Ask) -> Answer:
    """`set_met(syndrome)` or `set_met(any)`: is a counted criteria set of it met."""
    wanted = _text(ask, 0)
    met = [
        because("set_met", criteria=Label("criteria", each.criteria))
        for each in asked.judged.values()
        if each.result is Result.MET and wanted in ("any", each.syndrome.value)
    ]
    return Answer(Truth.of(bool(met)), tuple(met))


def _sure_points(asked: Questions, ask: Ask) -> Answer:
    """`sure_points(criteria, points)`: has a scored set that many points for sure."""
    judged = asked.judged.get(CriteriaId(_text(ask, 0)))
    if judged is None or judged.score is None:
        return Answer(Truth.NOT_MET)
    criteria = Label("criteria", judged.criteria)
    reason = because("points_sure", criteria=criteria, points=judged.score.sure)
    return Answer(Truth.of(judged.score.sure >= _figure(ask, 1)), (reason,))


def _by_words(answer: Callable[[Readings, Names], Answer]) -> Callable[[Questions, Ask], Answer]:
    """A question of which every argument is a name or a word, and that the readings answer."""

    def asked_of(asked: Questions, ask: Ask) -> Answer:
        names = tuple(_text(ask, place) for place in range(len(ask.arguments)))
        return answer(asked.readings, names)

    return asked_of


QUESTIONS: Mapping[str, Question] = {
    "exposed": Question(1, _exposed_at_all),
    "exposed_within": Question(2, _exposed_within),
    "maybe_exposed": Question(1, _maybe_exposed),
    "occasions": Question(3, _occasions),
    "over_baseline": Question(2, _over_baseline),
    "of_limit": Question(2, _of_limit),
    "swing": Question(3, _swing),
    "adult_above": Question(2, _adult_above),
    "work_up": Question(2, _by_words(work_up)),
    "not_present": Question(1, _by_words(not_present)),
    "not_word": Question(2, _by_words(not_word)),
    "denied": Question(2, _by_words(denied)),
    "window": Question(1, _window),
    "window_within": Question(2, _window_within),
    "set_met": Question(1, _set_met),
    "sure_points": Question(2, _sure_points),
}
