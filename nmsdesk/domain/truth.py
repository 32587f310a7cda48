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
            return Truth.UNKNOWN
        return Truth.MET if value else Truth.NOT_MET

    def __invert__(self) -> "Truth":
        match self:
            case Truth.MET:
                return Truth.NOT_MET
            case Truth.NOT_MET:
                return Truth.MET
            case Truth.UNKNOWN:
                return Truth.UNKNOWN


def at_least(needed: int, answers: Iterable[Truth]) -> Truth:
    """Are so many of the answers met; unknown while the unknown ones could still decide."""
    answers = tuple(answers)
    met = answers.count(Truth.MET)
    if met >= needed:
        return Truth.MET
    return Truth.UNKNOWN if met + answers.count(Truth.UNKNOWN) >= needed else Truth.NOT_MET


def all_of(answers: Iterable[Truth]) -> Truth:
    answers = tuple(answers)
    return at_least(len(answers), answers)


def any_of(answers: Iterable[Truth]) -> Truth:
    return at_least(1, answers)
