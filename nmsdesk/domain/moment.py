"""Points in local wall time, elapsed time through the zone, and half-open spans."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache

MIDDAY = time(12)


@dataclass(frozen=True, slots=True)
class Moment:
    """A local wall time without offset, or a whole day where only the date is known.

    `at` is 00:00 of the day when `day_only` is set.
    """

    at: datetime
    day_only: bool = False

    @property
    def midday(self) -> datetime:
        """Where a single event stands: at its time, or at 12:00 where only the date is known."""
        return datetime.combine(self.at.date(), MIDDAY) if self.day_only else self.at

    @property
    def after(self) -> datetime:
        """The first minute that is no longer covered when this is the end of something.

        A date is the last day taken, so it ends at the next midnight; a time is exclusive.
        """
        return self.at + timedelta(days=1) if self.day_only else self.at

    def isoformat(self) -> str:
        return self.at.date().isoformat() if self.day_only else self.at.isoformat()


@lru_cache(maxsize=1024)
def days_of(days: Decimal | int) -> timedelta:
    """So many days. The catalogue and the rules hold few different figures, asked for often."""
    return timedelta(days=float(days))


@lru_cache(maxsize=1024)
def hours_of(hours: Decimal | int) -> timedelta:
    return timedelta(hours=float(hours))


def minute_of(at: datetime) -> datetime:
    """A moment without its seconds: what is entered at one minute happens together."""
    return at.replace(second=0, microsecond=0) if at.second or at.microsecond else at


def elapsed(start: datetime, end: datetime, zone: tzinfo | None) -> timedelta:
    """Real time between two local wall times; the night with 25 hours counts 25."""
    if zone is None:
        return end - start
    return end.replace(tzinfo=zone).astimezone(UTC) - start.replace(tzinfo=zone).astimezone(UTC)


LARGEST_SHIFT = timedelta(hours=26)
"""No clock was ever put forward or back by more than a day (Samoa left one out)."""


def within(start: datetime, end: datetime, span: timedelta, zone: tzinfo | None) -> bool:
    """Is `end` no more than `span` of real time after `start`.

    The same as `elapsed(…) <= span`, without asking the zone where no change of the clock could
    matter.
    """
    plain = end - start
    if zone is None or abs(plain - span) > LARGEST_SHIFT:
        return plain <= span
    return elapsed(start, end, zone) <= span


def later(start: datetime, by: timedelta, zone: tzinfo | None) -> datetime:
    """The local wall time that is `by` of real time after `start`; negative goes back."""
    if zone is None:
        return start + by
    moved = start.replace(tzinfo=zone).astimezone(UTC) + by
    return moved.astimezone(zone).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of time: its start belongs to it, its end does not; no end is open."""

    start: datetime
    end: datetime | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"ends {self.end}, which is not after its start {self.start}")

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment and (self.end is None or moment < self.end)

    def touches(self, other: "Span") -> bool:
        """Do the two overlap or meet."""
        return (self.end is None or other.start <= self.end) and (
            other.end is None or self.start <= other.end
        )
