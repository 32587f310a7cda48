"""Which classes of drug are at work at a moment: yes, no or unknown, and what made it so."""

from dataclasses import dataclass

from nmsdesk.domain.reason import Reason
from nmsdesk.domain.truth import Truth


@dataclass(frozen=True, slots=True)
class Exposure:
    """`answer` MET is yes, NOT_MET is no. `why` names the drugs, or what made it unknown."""

    answer: Truth
    why: tuple[Reason, ...] = ()
