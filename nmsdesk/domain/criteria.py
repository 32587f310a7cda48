"""A published criteria set, and what one case makes of it."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from nmsdesk.domain.change import Syndrome
from nmsdesk.domain.expression import Expression
from nmsdesk.domain.ids import CriteriaId, FindingId, SourceId
from nmsdesk.domain.reason import Reason
from nmsdesk.domain.truth import Truth


class Result(Enum):
    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"
    NOT_SCORED = "not_scored"


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion: an expression over findings and derived findings; points where counted."""

    id: str
    met: Expression
    points: int | None = None


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """Either scored (`cutoff` points) or ruled by an expression over its items' ids.

    `rule` None with no `cutoff`: described, not scored.
    """

    id: CriteriaId
    syndrome: Syndrome
    items: tuple[Item, ...]
    sources: tuple[SourceId, ...]
    cutoff: int | None = None
    rule: Expression | None = None
    notes: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """Points that are sure, and points if everything unknown were met."""

    sure: int
    possible: int

    def __post_init__(self) -> None:
        if self.sure > self.possible:
            raise ValueError(f"{self.sure} points sure, only {self.possible} possible")

    def reaches(self, cutoff: int) -> Truth:
        if self.sure >= cutoff:
            return Truth.MET
        return Truth.UNKNOWN if self.possible >= cutoff else Truth.NOT_MET


class ItemJudgement(NamedTuple):
    """`decided` says what value, when and where from; `missing` what nobody assessed."""

    id: str
    answer: Truth
    points: int | None
    decided: tuple[Reason, ...] = ()
    missing: tuple[FindingId, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    criteria: CriteriaId
    syndrome: Syndrome
    result: Result
    items: tuple[ItemJudgement, ...]
    score: Score | None = None
    missing: tuple[FindingId, ...] = ()
    """Findings or derived names not assessed that could still change the result."""
