"""What happened, in frozen fields; published after the commit, never within."""

from dataclasses import dataclass
from enum import Enum

from nmsdesk.domain.ids import PatientId


class Part(Enum):
    """The parts of a chart that can change."""

    MEDICATIONS = "medications"
    OBSERVATIONS = "observations"
    PERSON = "person"
    ACKNOWLEDGED = "acknowledged"
    WATCHING = "watching"
    """A row of the board was put aside, or watching was ended; or one of these was taken back."""


@dataclass(frozen=True, slots=True)
class ChartChanged:
    patient: PatientId
    parts: frozenset[Part]


@dataclass(frozen=True, slots=True)
class PatientsChanged:
    """Somebody came into the list, left it, or is called otherwise."""


@dataclass(frozen=True, slots=True)
class NamesChanged:
    """A name of a medicine was given or taken back at this installation."""
