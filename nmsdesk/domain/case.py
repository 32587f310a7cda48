"""One person's record at one moment: all that an assessment is made from."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Administration, Order
from nmsdesk.domain.patient import Patient


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a case comes from: a published report, say."""

    title: str | None = None
    address: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """`orders` None: the medication list is not known; (): the person takes nothing.

    `zone` is None where no clock change is to be counted (every day has 24 h).
    """

    patient: Patient
    now: datetime
    orders: tuple[Order, ...] | None = None
    administrations: tuple[Administration, ...] = ()
    observations: tuple[Observation, ...] = ()
    zone: tzinfo | None = None
    title: str | None = None
    notes: str | None = None
    source: Provenance | None = None
    closed: frozenset[str] = frozenset()
    """The changes whose windows somebody closed by "end watching" (`domain.aside.meaning`)."""
