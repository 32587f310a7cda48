"""What was found at one time, by whom; a finding left out was not assessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nmsdesk.domain.finding import Value
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.moment import Moment


@dataclass(frozen=True, slots=True)
class Observation:
    at: Moment
    findings: Mapping[FindingId, Value] = field(default_factory=dict)
    by: str | None = None
    note: str | None = None
