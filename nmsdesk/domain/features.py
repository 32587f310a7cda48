"""The rows of the comparison: what pulls to which side, how hard, when present and when absent."""

from dataclasses import dataclass
from functools import cached_property

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

    def most(self, side: Side) -> int:
        """The most points that this row can give to a side."""
        return self._most.get(side, 0)

    @cached_property
    def _most(self) -> dict[Side, int]:
        ordered = sorted(self.pulls, key=lambda pull: pull.points)
        return {pull.side: pull.points for pull in ordered}

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


@dataclass(frozen=True, slots=True)
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
