"""The rows of the comparison: what pulls to which side, how hard, when present and when absent."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from nmsdesk.domain.comparison import ComparedRow, Side
from nmsdesk.domain.expression import Expression
from nmsdesk.domain.ids import FindingId, SourceId


@dataclass(frozen=True, slots=True)
class Pull:
    """`when` holds, the row gives `points` to `side`, on the strength of `findings`."""

    when: Expression
    side: Side
    points: int
    findings: tuple[FindingId, ...]


class Gift(NamedTuple):
    """What a row can give to one side at most: points, and perhaps the core picture."""

    side: Side
    points: int
    core: bool


SIDES = (Side.NMS, Side.SEROTONIN_SYNDROME)


@dataclass(frozen=True)
class Feature:
    """One row; it counts once, by the first of its `pulls` that holds.

    `core_of` are the sides whose core picture a finding of this row can complete.
    """

    id: str
    findings: tuple[FindingId, ...]
    pulls: tuple[Pull, ...]
    sources: tuple[SourceId, ...]
    bedside: bool
    needed_for_neither: bool
    core_of: tuple[Side, ...] = ()

    @cached_property
    def gifts(self) -> tuple[Gift, ...]:
        """For each side the most that this row can give to it; a side that gets nothing is out."""
        every = [
            Gift(
                side,
                max((pull.points for pull in self.pulls if pull.side is side), default=0),
                side in self.core_of,
            )
            for side in SIDES
        ]
        return tuple(gift for gift in every if gift.points or gift.core)

    @cached_property
    def asked(self) -> tuple[FindingId, ...]:
        """What is worth looking for: what pulls, or else what a core picture may need."""
        pulling = tuple(dict.fromkeys(name for pull in self.pulls for name in pull.findings))
        return pulling or (self.findings[:1] if self.core_of else ())

    @cached_property
    def not_assessed(self) -> ComparedRow:
        """The row where nobody looked."""
        return ComparedRow(self.id, Side.NOT_ASSESSED, 0)

    @cached_property
    def weight(self) -> int:
        return max((pull.points for pull in self.pulls), default=0)


@dataclass(frozen=True)
class Features:
    """All rows, the gates and cores as expressions, and the margins of the verdict."""

    rows: tuple[Feature, ...]
    gate_nms: Expression
    gate_serotonin: Expression
    core_nms: Expression
    core_serotonin: Expression
    ahead: int
    """Points by which one side has to be ahead of the other."""
    both: int
    """Points that each side has to reach for `both`."""
    alone: int
    """Points that the only open side has to reach where its core picture is not there."""

    @cached_property
    def listed(self) -> tuple[FindingId, ...]:
        """The findings of all rows, each once."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.findings))

    @cached_property
    def weightiest(self) -> tuple[Feature, ...]:
        """The rows by weight, then bedside before the rest, then as they stand."""
        return tuple(sorted(self.rows, key=lambda each: (-each.weight, not each.bedside)))

    @cached_property
    def givers(self) -> Mapping[Gift, frozenset[str]]:
        """What any row can give, each once, with the rows that can give it."""
        every = dict.fromkeys(gift for row in self.rows for gift in row.gifts)
        return {gift: frozenset(row.id for row in self.rows if gift in row.gifts) for gift in every}
