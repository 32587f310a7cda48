"""The timeline as it is painted: frozen lanes on one axis of time, and what stands at a moment.

Places along the axis are fractions: 0 is the left end, 1 the right one.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta

from nmsdesk.presenters.formats import day_and_clock
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of one daily dose. `height` 0 to 1 of the lane; None where the dose is unknown."""

    left: float
    right: float
    height: float | None
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A change on a lane: shape, word, tone."""

    at: float
    mark: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Injection:
    """An injection of a depot; `due` where it is the next one and not yet given."""

    at: float
    label: str
    due: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A check; `height` is its temperature on a fixed scale, None where none was taken.

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
    name: str
    beneath: str
    tone: str
    steps: tuple[Step, ...] = ()
    marks: tuple[Mark, ...] = ()
    injections: tuple[Injection, ...] = ()
    points: tuple[Point, ...] = ()
    readings: tuple[Reading, ...] = ()

    def reading(self, at: datetime) -> str | None:
        """The words of the latest reading that covers `at`."""
        place = bisect_right(self.readings, at, key=lambda reading: reading.start)
        for reading in reversed(self.readings[:place]):
            if reading.end is None or at < reading.end:
                return reading.words
        return None


@dataclass(frozen=True, slots=True)
class Shade:
    """A watch window: where, in which colour, and the words on it."""

    left: float
    right: float
    label: str
    tone: str
    short: str = ""
    """The words where there is little room."""


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    start: datetime
    end: datetime
    now: float
    lanes: tuple[Lane, ...]
    shades: tuple[Shade, ...]
    ticks: tuple[Tick, ...]
    stops: tuple[datetime, ...]
    """The moments of changes, injections and checks within the span, in order."""
    caption: str
    empty: str
    summary: str
    """What a screen reader says of the whole."""

    def moment(self, place: float) -> datetime:
        """The moment at a place, to the minute."""
        seconds = (self.end - self.start).total_seconds() * min(max(place, 0.0), 1.0)
        return (self.start + timedelta(seconds=seconds)).replace(second=0, microsecond=0)

    def place(self, at: datetime) -> float:
        return (at - self.start) / (self.end - self.start)

    @property
    def pace(self) -> timedelta:
        """How far one press of an arrow key goes: an hour, some hours, or days."""
        days = (self.end - self.start) / timedelta(days=1)
        for limit, step in ((10, 1), (45, 6), (120, 24)):
            if days <= limit:
                return timedelta(hours=step)
        return timedelta(days=max(1, round(days / 90)))

    def stop_after(self, at: datetime) -> datetime:
        place = bisect_right(self.stops, at)
        return self.stops[place] if place < len(self.stops) else self.end

    def stop_before(self, at: datetime) -> datetime:
        place = bisect_left(self.stops, at)
        return self.stops[place - 1] if place else self.start


def read_out(view: TimelineView, at: datetime) -> str:
    """All lanes at one moment in a sentence; "timing only" stands in the caption."""
    told = [
        translate("Timeline", "{name}: {value}").format(name=lane.name, value=words)
        for lane in view.lanes
        if (words := lane.reading(at)) is not None
    ]
    told += [
        shade.label for shade in view.shades if shade.left <= view.place(at) < shade.right
    ] or []
    if not told:
        nothing = translate("Timeline", "{moment} — nothing recorded")
        return nothing.format(moment=day_and_clock(at))
    text = translate("Timeline", "{moment} — {values}")
    return text.format(moment=day_and_clock(at), values="; ".join(told))
