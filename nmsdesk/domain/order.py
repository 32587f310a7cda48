"""An order: what was to be taken, how much, how often, from when until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum

from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment


class Route(Enum):
    ORAL = "oral"
    SUBLINGUAL = "sublingual"
    IM = "im"
    IV = "iv"
    SC = "sc"
    DEPOT = "depot"
    TRANSDERMAL = "transdermal"
    INHALED = "inhaled"
    RECTAL = "rectal"
    NASAL = "nasal"
    OTHER = "other"
    UNKNOWN = "unknown"


INJECTED = frozenset({Route.IM, Route.IV, Route.SC, Route.DEPOT})


class Status(Enum):
    ACTIVE = "active"
    COMPLETED = "completed"
    STOPPED = "stopped"
    HELD = "held"
    PLANNED = "planned"
    ENTERED_IN_ERROR = "entered_in_error"


class Ending(Enum):
    """The two ends that are no date."""

    OPEN = "open"
    """Still taken."""
    UNKNOWN = "unknown"
    """Stopped, nobody knows when."""


@dataclass(frozen=True, slots=True)
class TimesPerDay:
    times: Decimal


@dataclass(frozen=True, slots=True)
class EveryHours:
    hours: Decimal


@dataclass(frozen=True, slots=True)
class EveryDays:
    days: Decimal


@dataclass(frozen=True, slots=True)
class AsNeeded:
    max_per_day: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Once:
    pass


@dataclass(frozen=True, slots=True)
class FrequencyUnknown:
    pass


Frequency = TimesPerDay | EveryHours | EveryDays | AsNeeded | Once | FrequencyUnknown


@dataclass(frozen=True, slots=True)
class Dose:
    """The amount of one administration; `low` and `high` differ where a range was ordered."""

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not Decimal(0) < self.low <= self.high:
            raise ValueError(f"a dose from {self.low} to {self.high} is none")

    @property
    def is_range(self) -> bool:
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Code:
    system: str
    code: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where an order came from: the place in the document, and its identifier there."""

    where: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One line of the medication list, as it was ordered.

    `drug` is the text as typed, or the catalogue's name where an import recognised it with
    certainty; `text` is then the medicine as it stood in the document. `start` is None where
    nobody knows it (taken since before the record).
    """

    id: OrderId
    drug: str
    dose: Dose | None = None
    unit: str | None = None
    strength: str | None = None
    route: Route = Route.UNKNOWN
    frequency: Frequency = FrequencyUnknown()
    start: Moment | None = None
    end: Moment | Ending = Ending.OPEN
    status: Status | None = None
    reason: str | None = None
    text: str | None = None
    given_elsewhere: bool | None = None
    codes: tuple[Code, ...] = ()
    source: Source | None = None
    confirmed: bool | None = None

    @property
    def begins(self) -> datetime | None:
        """When it takes effect; a single dose with a date alone stands at 12:00."""
        if self.start is None:
            return None
        return self.start.midday if isinstance(self.frequency, Once) else self.start.at

    @property
    def ends(self) -> datetime | None:
        """The first moment at which it is no longer in effect; None where no date is known.

        End = start at the same minute is a single administration.
        """
        return self.end.after if isinstance(self.end, Moment) else None

    @property
    def ended_before_it_began(self) -> bool:
        if self.start is None or not isinstance(self.end, Moment):
            return False
        an_earlier_day = self.end.at.date() < self.start.at.date()
        return an_earlier_day or (
            self.begins is not None and self.ends is not None and self.ends < self.begins
        )

    @property
    def is_single(self) -> bool:
        """A single administration: ordered once, or with an end at the minute of its start."""
        return isinstance(self.frequency, Once) or (
            self.begins is not None and self.ends == self.begins
        )


class Given(Enum):
    """What became of a dose."""

    GIVEN = "given"
    REFUSED = "refused"
    HELD = "held"
    MISSED = "missed"
    EXTRA = "extra"

    @property
    def taken(self) -> bool:
        return self in (Given.GIVEN, Given.EXTRA)


@dataclass(frozen=True, slots=True)
class Administration:
    """One dose of an order that was given, or that was not."""

    order: OrderId
    at: Moment
    status: Given
    dose: Decimal | None = None
    unit: str | None = None
    note: str | None = None


DAY = timedelta(days=1)


def administrations_a_day(frequency: Frequency) -> Decimal | None:
    """How many scheduled administrations a day on average; None where there is no schedule."""
    match frequency:
        case TimesPerDay(times):
            return times
        case EveryHours(hours):
            return Decimal(24) / hours
        case EveryDays(days):
            return Decimal(1) / days
        case AsNeeded() | Once() | FrequencyUnknown():
            return None
