"""A person in the record: who they are, what they bring along, what is normal for them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from nmsdesk.domain.moment import Moment


class Sex(Enum):
    MALE = "male"
    FEMALE = "female"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Baseline:
    """This person's own vital signs when well; per minute, mmHg, °C."""

    heart_rate: Decimal | None = None
    respiratory_rate: Decimal | None = None
    systolic_bp: Decimal | None = None
    diastolic_bp: Decimal | None = None
    temperature: Decimal | None = None
    at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call: a relative, a ward, a prescriber."""

    name: str
    relation: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Patient:
    """`id` is the identifier that people read. `allergies` None: not recorded; (): none known.

    `name` is the name as a document gave it; the family name and given name stand apart where
    they are known apart. Names are never taken to pieces by guess.
    """

    id: str
    name: str | None = None
    family_name: str | None = None
    given_name: str | None = None
    sex: Sex = Sex.UNKNOWN
    birth_date: date | None = None
    age_years: Decimal | None = None
    weight_kg: Decimal | None = None
    ward: str | None = None
    notes: str | None = None
    risk_factors: tuple[str, ...] = ()
    allergies: tuple[str, ...] | None = None
    baseline: Baseline = Baseline()
    contacts: tuple[Contact, ...] = ()

    @property
    def display_name(self) -> str | None:
        """FAMILY, Given where both are known apart; else the name as it came."""
        if self.family_name:
            family = self.family_name.upper()
            return f"{family}, {self.given_name}" if self.given_name else family
        return self.name

    def age_at(self, now: datetime) -> int | None:
        """Whole years at `now`: from the birth date, else as recorded."""
        if self.birth_date is None:
            return None if self.age_years is None else int(self.age_years)
        before = (now.month, now.day) < (self.birth_date.month, self.birth_date.day)
        return now.year - self.birth_date.year - before
