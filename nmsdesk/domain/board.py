"""What the watch board keeps of a patient, and which of them are asked for."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from nmsdesk.domain.change import Change, ChangeKind, Syndrome
from nmsdesk.domain.order import Route
from nmsdesk.domain.reason import Reason
from nmsdesk.domain.record import PatientRow
from nmsdesk.domain.urgency import Level

_INJECTED = (Route.IM, Route.IV, Route.SC)


class Weight(IntEnum):
    """The kinds of change that stand before others (changes.md, step 4), weightiest first."""

    INJECTION = 0
    RAPID_TITRATION = 1
    DEPOT = 2
    ADDED = 3
    OTHER = 4


def weight_of(change: Change) -> Weight:
    if change.route in _INJECTED:
        return Weight.INJECTION
    if change.kind is ChangeKind.RAPID_TITRATION:
        return Weight.RAPID_TITRATION
    if change.route is Route.DEPOT or change.kind is ChangeKind.DEPOT_GIVEN:
        return Weight.DEPOT
    if change.kind is ChangeKind.ADDED_ANTIPSYCHOTIC:
        return Weight.ADDED
    return Weight.OTHER


@dataclass(frozen=True, slots=True)
class BoardWindow:
    """One open or coming window: its span, and its latest cause with that cause's own length.

    `weight` is the weightiest among the causes whose own window is open.
    """

    syndrome: Syndrome
    opens: datetime
    closes: datetime
    kind: ChangeKind
    drug: str
    at: datetime
    days: int
    weight: Weight

    def open_at(self, now: datetime) -> bool:
        return self.opens <= now < self.closes

    def day(self, now: datetime) -> int:
        """Day n of `days`; day 1 is the calendar day of the change."""
        return day_of(self.at, self.days, now)


def day_of(at: datetime, days: int, now: datetime) -> int:
    """Day n of `days`; day 1 is the calendar day of the change."""
    return min((now.date() - at.date()).days + 1, days)


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that somebody put aside: it holds until then, or until the data under it change.

    `ended` says what changed; it no longer holds then, and the row says so.
    """

    who: str
    at: datetime
    until: datetime
    ended: Reason | None = None

    def holds(self, now: datetime) -> bool:
        return self.ended is None and now < self.until


@dataclass(frozen=True, slots=True)
class Watching:
    """What the index keeps of one patient; it holds until `boundary` (None: until a write).

    `late` is the moment from which the next check counts as overdue; `depot`: one still releases.
    """

    patient: PatientRow
    level: Level
    windows: tuple[BoardWindow, ...]
    last_check: datetime | None = None
    due: datetime | None = None
    late: datetime | None = None
    risk_factors: int = 0
    depot: bool = False
    aside: Aside | None = None
    boundary: datetime | None = None

    def overdue(self, now: datetime) -> bool:
        return self.late is not None and now > self.late


@dataclass(frozen=True, slots=True)
class Filters:
    """Which rows are wanted; rows that were put aside only where they are asked for."""

    ward: str | None = None
    depot: bool = False
    overdue: bool = False
    aside: bool = False
    most: int | None = None
    """So many from the top of the order; None: all."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Patients with an open window: those that stand on the board, and what filters would show.

    `wanted` is how many the filters asked about let through; `aside` the others leave out.
    """

    standing: int
    overdue: int
    depot: int
    aside: int
    wanted: int
