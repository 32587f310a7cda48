"""How urgent the picture is: the highest rule that holds, with its reasons."""

from dataclasses import dataclass
from enum import Enum

from nmsdesk.domain.reason import Reason


class Level(Enum):
    EMERGENCY = "emergency"
    URGENT = "urgent"
    WATCH = "watch"
    ROUTINE = "routine"

    @property
    def rank(self) -> int:
        """0 is the most urgent."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Held:
    """A rule that holds, as a reason, and what made it hold."""

    rule: Reason
    found: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Urgency:
    level: Level
    reasons: tuple[Reason, ...] = ()
    actions: tuple[Reason, ...] = ()
    """Information with its source, never an order."""
    held: tuple[Held, ...] = ()
    """The rules among `reasons`, the most pressing first, each with its own basis."""
