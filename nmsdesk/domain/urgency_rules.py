"""The table of urgency as data: rules by level, and what guidelines say may be done."""

from dataclasses import dataclass

from nmsdesk.domain.expression import Expression
from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.urgency import Level


@dataclass(frozen=True, slots=True)
class UrgencyRule:
    """Holds when `when` is met; unknown does not raise. `id` names its sentence."""

    id: str
    level: Level
    when: Expression
    sources: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """Information that is shown from `levels` on, when `when` is met."""

    id: str
    levels: tuple[Level, ...]
    when: Expression | None
    sources: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True)
class UrgencyRules:
    rules: tuple[UrgencyRule, ...]
    actions: tuple[Action, ...]
