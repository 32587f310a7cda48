"""What the record says about itself: which entry, by whom, when, why, and what stood before."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from nmsdesk.domain.ids import DrugId, PatientId
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Administration, Order
from nmsdesk.domain.patient import Patient, Sex
from nmsdesk.domain.spelling import key


class Verb(Enum):
    """What a person did."""

    ADD_PATIENT = "add_patient"
    EDIT_PATIENT = "edit_patient"
    CONFIRM_NO_MEDICINES = "confirm_no_medicines"
    ADD_ORDER = "add_order"
    CHANGE_DOSE = "change_dose"
    CORRECT_ORDER = "correct_order"
    STOP_ORDER = "stop_order"
    RECORD_DOSE = "record_dose"
    CORRECT_DOSE = "correct_dose"
    OBSERVE = "observe"
    CORRECT_OBSERVATION = "correct_observation"
    ACKNOWLEDGE = "acknowledge"
    PUT_ASIDE = "put_aside"
    END_WATCHING = "end_watching"
    IMPORT = "import"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a patient's journal.

    `what` names the thing, never a sentence: the medicine as typed, the time of a check, the
    identity of a change, the name of a document. `undoes` is the entry that this one took back,
    `batch` the import that it belongs to (undoing one takes the whole import back).
    """

    id: int
    patient: PatientId
    at: datetime
    who: str
    verb: Verb
    what: str
    reason: str | None = None
    undone: bool = False
    can_undo: bool = True
    undoes: int | None = None
    batch: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Who acknowledged a change, and when."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OrderVersion:
    """An order as it stood after one entry; `taken_back` where an undo took the order away."""

    order: Order
    who: str
    at: datetime
    reason: str | None = None
    version: int = 1
    taken_back: bool = False
    verb: Verb | None = None
    """What was done when it was written."""


@dataclass(frozen=True, slots=True)
class PatientVersion:
    patient: Patient
    who: str
    at: datetime
    reason: str | None = None
    version: int = 1
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class ObservationVersion:
    """A check as it stood after one entry; `id` is what a correction refers to."""

    id: int
    observation: Observation
    who: str
    at: datetime
    reason: str | None = None
    version: int = 1
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class DoseVersion:
    """What was recorded of one dose, after one entry; `id` is what a correction refers to."""

    id: int
    given: Administration
    who: str
    at: datetime
    reason: str | None = None
    version: int = 1
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class PatientRow:
    """What the patient list shows of one person; `id` is the identifier that people read."""

    key: PatientId
    id: str
    family_name: str | None
    given_name: str | None
    name: str | None
    ward: str | None
    birth_date: date | None
    sex: Sex

    @staticmethod
    def of(key: PatientId, patient: Patient) -> "PatientRow":
        """The row of a person in the record."""
        return PatientRow(
            key,
            patient.id,
            patient.family_name,
            patient.given_name,
            patient.name,
            patient.ward,
            patient.birth_date,
            patient.sex,
        )

    def place(self) -> tuple[str, str, str, int]:
        """Where it stands in a list: by family name, then given name, then identifier."""
        family = self.family_name or self.name or ""
        return family.casefold(), (self.given_name or "").casefold(), self.id.casefold(), self.key


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What one import stored: the batch to undo, and the patients in the document's order."""

    batch: int
    patients: tuple[PatientId, ...]
    orders: int
    administrations: int
    observations: int


@dataclass(frozen=True, slots=True)
class LocalName:
    """A name as typed, the medicine it stands for at this installation, who said so and when."""

    name: str
    drug: DrugId
    who: str
    at: datetime

    @property
    def key(self) -> str:
        """What the spellings of it share that differ in case, accents, spaces and marks alone."""
        return key(self.name)
