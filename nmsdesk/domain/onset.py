"""Since when the picture has been there: the first of the unbroken run that reaches now."""

from datetime import datetime

from nmsdesk.domain.case import Case
from nmsdesk.domain.evidence import Answer, OneCheck
from nmsdesk.domain.leaf import Ask
from nmsdesk.domain.moment import within
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.thresholds import Thresholds
from nmsdesk.domain.truth import Truth


def onset_of(case: Case, observations: tuple[Observation, ...], thresholds: Thresholds) -> datetime:
    """`observations` in order and none after now. Without such a reading, now.

    Neighbours of the run are no more than 72 h apart, the last no more than 72 h before now
    (judgement.md section 1).
    """
    first = case.now
    for observation in reversed(observations):
        at = observation.at.midday
        if not within(at, first, thresholds.unbroken, case.zone):
            break
        if thresholds.onset.answer(OneCheck(observation, nothing_known)) is Truth.MET:
            first = at
    return first


def nothing_known(_: Ask) -> Answer:
    """A single check answers no question about more than its own values."""
    return Answer(Truth.UNKNOWN)
