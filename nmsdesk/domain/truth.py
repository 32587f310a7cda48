"""Three answers: met, not met, unknown; what nobody assessed is never counted as normal."""

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"

    @staticmethod
    def of(value: bool | None) -> "Truth":  # noqa: FBT001 - the value itself is what is turned into an answer
        """Turn a yes, a no or a nothing into an answer; nothing is unknown."""
        if value is None:
            return UNKNOWN
        return MET if value else NOT_MET

    def __invert__(self) -> "Truth":
        if self is MET:
            return NOT_MET
        return MET if self is NOT_MET else UNKNOWN


MET, NOT_MET, UNKNOWN = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN
"""By themselves, for what is asked hundreds of times a case: a member looked up through its class
costs as much as a call."""


def at_least(needed: int, answers: Iterable[Truth]) -> Truth:
    """Are so many of the answers met; unknown while the unknown ones could still decide."""
    answers = tuple(answers)
    met = answers.count(MET)
    if met >= needed:
        return MET
    return UNKNOWN if met + answers.count(UNKNOWN) >= needed else NOT_MET


def all_of(answers: Iterable[Truth]) -> Truth:
    answers = tuple(answers)
    return at_least(len(answers), answers)


def any_of(answers: Iterable[Truth]) -> Truth:
    return at_least(1, answers)
