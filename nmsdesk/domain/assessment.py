"""The answer to one case: everything that the page, the command and the print say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from nmsdesk.domain.change import Change, OpenWindow
from nmsdesk.domain.comparison import Comparison
from nmsdesk.domain.criteria import Judgement
from nmsdesk.domain.exposure import Exposure
from nmsdesk.domain.load import NO_LOAD, Load
from nmsdesk.domain.reason import Reason
from nmsdesk.domain.recognition import Recognition
from nmsdesk.domain.urgency import Urgency

EXPOSURES = (
    "antipsychotic",
    "dopamine_blocker",
    "dopaminergic_withdrawal",
    "serotonergic",
    "lithium",
)
"""The keys of `exposures`, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Checks:
    """When the last check was, when the next is due; None where no window asks for one."""

    last: datetime | None
    due: datetime | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A medicine that is kept as typed and not evaluated; `offered` is never taken by itself."""

    text: str
    offered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    now: datetime
    onset: datetime | None
    changes: tuple[Change, ...]
    windows: tuple[OpenWindow, ...]
    exposures: Mapping[str, Exposure]
    unrecognised: tuple[Unrecognised, ...]
    criteria: tuple[Judgement, ...]
    comparison: Comparison
    urgency: Urgency
    checks: Checks
    assumptions: tuple[Reason, ...]
    recognised: Mapping[str, Recognition]
    """drug text -> what it was recognised as: what the coverage line counts."""
    load: Load = NO_LOAD
