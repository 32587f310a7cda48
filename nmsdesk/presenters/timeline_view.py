"""The timeline as it is painted: frozen lanes of the whole record, and what stands at a moment.

Places in time are whole and broken days since the year 1 (`timeline_axis.days`), so that a lane is
made once for every zoom.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from nmsdesk.presenters.formats import day_and_clock
from nmsdesk.presenters.timeline_axis import Axis, days
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of one daily dose. `height` 0 to 1 of the lane; None where the dose is unknown."""

    left: float
    right: float
    height: float | None
    label: str
    bare: bool = False
    """May be taken as needed: a ground without an edge, for it is no dose of a day."""


@dataclass(frozen=True, slots=True)
class Release:
    """What one injection releases: level from `left` to `due`, then falling to nothing at `ends`.

    Cut off at `right`, where the next injection takes over.
    """

    left: float
    due: float
    ends: float
    right: float
    height: float

    def high(self, at: float) -> float:
        """The height at a place within it."""
        if at <= self.due or self.ends <= self.due:
            return self.height
        return self.height * max(0.0, (self.ends - at) / (self.ends - self.due))


@dataclass(frozen=True, slots=True)
class Mark:
    """A change on a lane: shape, word, tone."""

    at: float
    mark: str
    words: str
    tone: str


class Dose(Enum):
    """What is known of one dose."""

    GIVEN = "given"
    ORDERED = "ordered"
    """Ordered for then; nobody recorded whether it was given."""
    DUE = "due"
    NOT_TAKEN = "not_taken"
    """Refused, held or missed."""
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One dose by itself: an injection, one as needed, a single one."""

    at: float
    label: str
    dose: Dose = Dose.GIVEN


@dataclass(frozen=True, slots=True)
class Point:
    """A check or a figure; `height` on a fixed scale, None where none was taken.

    `joined` False where the line from the point before is broken.
    """

    at: float
    height: float | None
    label: str
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read out while the focus line stands between two moments; no end is open."""

    start: datetime
    end: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane; `band` is the word of the group in which it stands, `caption` a line upon it."""

    name: str
    beneath: str
    tone: str
    steps: tuple[Step, ...] = ()
    marks: tuple[Mark, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    points: tuple[Point, ...] = ()
    readings: tuple[Reading, ...] = ()
    releases: tuple[Release, ...] = ()
    band: str = ""
    caption: str = ""
    is_load: bool = False
    in_full: Callable[[datetime], str] | None = None
    """More than the lane has room for, worked out when it is asked for."""

    def reading(self, at: datetime) -> str | None:
        """The words of all that covers `at`: a dose of a day, and one by itself beside it."""
        place = bisect_right(self.readings, at, key=lambda reading: reading.start)
        found = [one.words for one in self.readings[:place] if one.end is None or at < one.end]
        return ", ".join(dict.fromkeys(found)) if found else None

    def told(self, at: datetime) -> str | None:
        """All that is known at a moment, for whoever listens."""
        words = self.reading(at)
        return words if words is None or self.in_full is None else self.in_full(at)


@dataclass(frozen=True, slots=True)
class Shade:
    """A watch window: from when to when, in which colour, and the words on it."""

    left: float
    right: float
    label: str
    tone: str
    short: str = ""
    """The words where there is little room."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """All lanes of a record; `first` and `last` are how far it reaches."""

    first: datetime
    last: datetime
    now: datetime
    lanes: tuple[Lane, ...]
    shades: tuple[Shade, ...]
    """The windows that are open now."""
    stops: tuple[datetime, ...]
    """The moments of changes, injections and checks, in order."""
    caption: str
    legend: str = ""
    closed: tuple[Shade, ...] = ()
    """The windows that were open once, without words."""
    method: str = ""
    """The method of the load; empty where there is no load to tell."""

    def stop_after(self, at: datetime) -> datetime:
        place = bisect_right(self.stops, at)
        return self.stops[place] if place < len(self.stops) else self.last

    def stop_before(self, at: datetime) -> datetime:
        place = bisect_left(self.stops, at)
        return self.stops[place - 1] if place else self.first


def read_out(view: TimelineView, at: datetime) -> str:
    """All lanes at one moment in a sentence; "timing only" stands in the caption."""
    told = [
        translate("Timeline", "{name}: {value}").format(name=lane.name, value=words)
        for lane in view.lanes
        if (words := lane.told(at)) is not None
    ]
    place = days(at)
    told += [shade.label for shade in view.shades if shade.left <= place < shade.right]
    told += [
        shade.label for shade in view.closed if shade.left <= place < shade.right and shade.label
    ]
    if not told:
        nothing = translate("Timeline", "{moment} — nothing recorded")
        return nothing.format(moment=day_and_clock(at))
    text = translate("Timeline", "{moment} — {values}")
    return text.format(moment=day_and_clock(at), values="; ".join(told))


def summary(lanes: Iterable[Lane], shown: Axis, legend: str) -> str:
    """What a screen reader says of the lanes in sight, without a focus line."""
    told = "; ".join(f"{lane.name}, {lane.beneath}" for lane in lanes)
    text = translate("Timeline", "Timeline from {start} to {end}: {lanes}. {legend}")
    start, end = day_and_clock(shown.start), day_and_clock(shown.end)
    nothing = translate("Timeline", "nothing to draw")
    return text.format(start=start, end=end, lanes=told or nothing, legend=legend).strip()
