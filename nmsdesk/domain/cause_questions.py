"""Questions about causes: exposures, open windows, and criteria sets that were judged before."""

from datetime import timedelta

from nmsdesk.domain.asked import Asked, figure, text
from nmsdesk.domain.criteria import Result
from nmsdesk.domain.evidence import Answer
from nmsdesk.domain.ids import CriteriaId, FindingId
from nmsdesk.domain.leaf import Ask
from nmsdesk.domain.moment import hours_of, within
from nmsdesk.domain.reason import because, label
from nmsdesk.domain.truth import MET, NOT_MET, UNKNOWN, Truth, any_of

MEDICINES = FindingId("medicines")
"""Stands in a list of what is missing for a medication list that leaves an exposure open."""

_NONE = timedelta(0)


def exposed_within(asked: Asked, ask: Ask) -> Answer:
    """`exposed_within(class, hours)`: in effect, or the last dose so near, at onset or now."""
    return _exposed(asked, text(ask, 0), hours_of(figure(ask, 1)))


def exposed_at_all(asked: Asked, ask: Ask) -> Answer:
    return _exposed(asked, text(ask, 0), _NONE)


def _exposed(asked: Asked, what: str, before: timedelta) -> Answer:
    moments = (asked.onset, asked.case.now) if asked.onset != asked.case.now else (asked.case.now,)
    answers = []
    for moment in moments:
        exposed = asked.exposure(what, moment, before)
        if exposed.answer is MET:
            which = "judged_at_onset" if moment == asked.onset else "judged_at_now"
            return Answer(MET, (*exposed.why, because(which, at=moment)))
        answers.append(exposed)
    truth = any_of(each.answer for each in answers)
    missing = (MEDICINES,) if truth is UNKNOWN else ()
    return Answer(truth, answers[-1].why, missing)


def maybe_exposed(asked: Asked, ask: Ask) -> Answer:
    """`maybe_exposed(class)`: exposure yes or unknown, as the table of urgency asks."""
    answer = exposed_at_all(asked, ask)
    if answer.truth is UNKNOWN:
        return Answer(MET, answer.decided)
    return answer


def window(asked: Asked, ask: Ask) -> Answer:
    """`window(syndrome)` or `window(any)`: is a watch window open now."""
    return _in_windows(asked, text(ask, 0), None)


def window_within(asked: Asked, ask: Ask) -> Answer:
    """`window_within(syndrome, hours)`: did a cause of the open window begin that recently."""
    return _in_windows(asked, text(ask, 0), hours_of(figure(ask, 1)))


def _in_windows(asked: Asked, syndrome: str, span: timedelta | None) -> Answer:
    now = asked.case.now
    wanted = [each for each in asked.windows if syndrome in ("any", each.syndrome.value)]
    if span is not None:
        wanted = [each for each in wanted if within(each.latest.at, now, span, asked.case.zone)]
    if wanted:
        return Answer(MET, tuple([asked.told(each) for each in wanted]))
    truth = UNKNOWN if asked.case.orders is None else NOT_MET
    return Answer(truth, (), (MEDICINES,) if truth is UNKNOWN else ())


def window_of(asked: Asked, ask: Ask) -> Answer:
    """`window_of(kind)`: is the window that a change of this kind opened still open."""
    kind, now = text(ask, 0), asked.case.now
    wanted = [
        each
        for each in asked.windows
        for cause in each.causes
        if cause.kind.value == kind and cause.watch is not None and now in cause.watch.span
    ]
    if wanted:
        return Answer(MET, tuple([asked.told(each) for each in wanted[:1]]))
    truth = UNKNOWN if asked.case.orders is None else NOT_MET
    return Answer(truth, (), (MEDICINES,) if truth is UNKNOWN else ())


def set_met(asked: Asked, ask: Ask) -> Answer:
    """`set_met(syndrome)` or `set_met(any)`: is a counted criteria set of it met."""
    wanted = text(ask, 0)
    met = [
        because("set_met", criteria=label("criteria", each.criteria))
        for each in asked.judged.values()
        if each.result is Result.MET and wanted in ("any", each.syndrome.value)
    ]
    return Answer(Truth.of(bool(met)), tuple(met))


def sure_points(asked: Asked, ask: Ask) -> Answer:
    """`sure_points(criteria, points)`: has a scored set that many points for sure."""
    judged = asked.judged.get(CriteriaId(text(ask, 0)))
    if judged is None or judged.score is None:
        return Answer(NOT_MET)
    criteria = label("criteria", judged.criteria)
    reason = because("points_sure", criteria=criteria, points=judged.score.sure)
    return Answer(Truth.of(judged.score.sure >= figure(ask, 1)), (reason,))
