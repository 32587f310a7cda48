"""Which of the two pictures the assessed signs resemble, and what to look for next."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.reason import Reason


class Leaning(Enum):
    NMS = "nms"
    SEROTONIN_SYNDROME = "serotonin_syndrome"
    BOTH = "both"
    NEITHER = "neither"
    UNDETERMINED = "undetermined"


class Side(Enum):
    NMS = "nms"
    SEROTONIN_SYNDROME = "serotonin_syndrome"
    NEUTRAL = "neutral"
    NOT_ASSESSED = "not_assessed"


class ComparedRow(NamedTuple):
    """One row of the comparison as this case fills it.

    `side` is where the finding pulls; `points` how hard; `found` what was found, in reasons.
    """

    id: str
    side: Side
    points: int
    found: tuple[Reason, ...] = ()
    findings: tuple[FindingId, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    leaning: Leaning
    nms_points: int
    serotonin_points: int
    rows: tuple[ComparedRow, ...]
    check_next: tuple[FindingId, ...]
    why: tuple[Reason, ...] = ()
    """The gate, the sum, and what decided, in sentences."""

    toward_nms: tuple[FindingId, ...] = ()
    toward_serotonin: tuple[FindingId, ...] = ()
    neutral: tuple[FindingId, ...] = ()
    not_assessed: tuple[FindingId, ...] = ()
    """The findings of all rows, each under what it does here."""

    def on(self, side: Side) -> tuple[ComparedRow, ...]:
        return tuple(row for row in self.rows if row.side is side)
