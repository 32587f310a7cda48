"""A doubt about a dose: the field it belongs to, and the sentence with its basis."""

from dataclasses import dataclass
from enum import Enum

from nmsdesk.domain.reason import Reason


class DoseField(Enum):
    """The field of an order beside which the sentence belongs."""

    DOSE = "dose"
    UNIT = "unit"
    STRENGTH = "strength"
    ROUTE = "route"
    OFTEN = "often"


@dataclass(frozen=True, slots=True)
class Doubt:
    field: DoseField
    reason: Reason
