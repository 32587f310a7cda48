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


def at_least(needed: int, answers: Iterable[Truth], of: int | None = None) -> Truth:
    """Are so many of the answers met; unknown while the unknown ones could still decide.

    `of` is how many answers there are; where it is told, `answers` may be worked out one by one
    and none of them is looked at once the result stands.
    """
    if of is None:
        answers = tuple(answers)
        of = len(answers)
    if needed <= 0:
        return Truth.MET
    met, spare = 0, of - needed
    if spare < 0:
        return Truth.NOT_MET
    for answer in answers:
        if answer is Truth.MET:
            met += 1
            if met >= needed:
                return Truth.MET
        elif answer is Truth.NOT_MET:
            spare -= 1
            if spare < 0:
                return Truth.NOT_MET
    return Truth.UNKNOWN


def all_of(answers: Iterable[Truth]) -> Truth:
    answers = tuple(answers)
    return at_least(len(answers), answers)


def any_of(answers: Iterable[Truth]) -> Truth:
    return at_least(1, answers)
