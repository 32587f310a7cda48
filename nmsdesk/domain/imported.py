"""What an import of a document would store, and what it would leave out, each with its reason."""

from dataclasses import dataclass
from datetime import tzinfo

from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Administration, Order
from nmsdesk.domain.patient import Patient


@dataclass(frozen=True, slots=True)
class ImportedPatient:
    """One person of the document; orders are numbered by their place among that person's.

    `orders` None: the document says nothing about medicines; (): it says there are none.
    """

    patient: Patient
    orders: tuple[Order, ...] | None = None
    administrations: tuple[Administration, ...] = ()
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class NotTaken:
    """An entry that is left out: its place in the document, and why."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`read` and `not_taken` are all the entries there are.

    `unrecognised_drugs` counts the orders, not the names: an order whose medicine the catalogue
    does not know is kept as it stood and is not evaluated.
    """

    entries: int
    read: int
    unrecognised_drugs: int
    not_taken: tuple[NotTaken, ...]

    def __post_init__(self) -> None:
        if self.read + len(self.not_taken) != self.entries:
            raise ValueError(
                f"{self.read} read and {len(self.not_taken)} not taken are not {self.entries}"
            )


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """`format` is the name under which the format is listed; times are local in `zone`."""

    format: str
    patients: tuple[ImportedPatient, ...]
    report: ImportReport
    zone: tzinfo
