"""The axis of time of the timeline: how much of it is shown, and where its ticks stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from nmsdesk.presenters.formats import MONTHS, clock, day, day_and_month
from nmsdesk.presenters.wording import translate

SPANS: tuple[int | None, ...] = (7, 30, 365, None)
"""Days back from now that can be chosen; None is everything on record."""

SHORTEST = timedelta(hours=3)
"""As far as one can zoom in."""
_LONGEST = timedelta(days=730)
"""So far one can always zoom out, and further where the record is longer."""
_AHEAD = {7: 2, 30: 8, 365: 60}
"""Days shown ahead of now: what is due and how far a window reaches."""
_MOST_TICKS = 10
_HOUR_STEPS = (1, 2, 3, 6, 12)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_DAY = timedelta(days=1)


def days(at: datetime) -> float:
    """Days since the year 1 by the wall clock: a place on every axis."""
    return at.toordinal() + (at.hour * 3600 + at.minute * 60 + at.second) / 86400


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The stretch that is in sight."""

    start: datetime
    end: datetime

    @property
    def span(self) -> timedelta:
        return self.end - self.start

    def place(self, at: datetime) -> float:
        """0 at the left end, 1 at the right one; clipped there."""
        clipped = min(max(at, self.start), self.end)
        return (clipped - self.start) / self.span

    def holds(self, at: datetime) -> bool:
        return self.start <= at <= self.end

    def moment(self, place: float) -> datetime:
        """The moment at a place, to the minute."""
        at = self.start + self.span * min(max(place, 0.0), 1.0)
        return at.replace(second=0, microsecond=0)

    @property
    def pace(self) -> timedelta:
        """How far one press of an arrow key goes: minutes, an hour, some hours, or days."""
        long = self.span / _DAY
        for limit, minutes in ((0.5, 5), (2, 15), (10, 60), (45, 360), (120, 1440)):
            if long <= limit:
                return timedelta(minutes=minutes)
        return timedelta(days=max(1, round(long / 90)))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one can go: the record, with as much room at both ends as keeps it in sight."""

    first: datetime
    last: datetime

    def zoomed(self, shown: Axis, factor: float, about: datetime) -> Axis:
        """`factor` below 1 shows less; the moment `about` stays where it is in sight."""
        most = max(_LONGEST, (self.last - self.first) * 1.1)
        span = min(max(shown.span * factor, SHORTEST), most)
        share = shown.place(about)
        start = about - span * share if shown.holds(about) else shown.start
        return self._within(start, span)

    def moved(self, shown: Axis, by: timedelta) -> Axis:
        """The same length, later or earlier; some of the record stays in sight."""
        try:
            return self._within(shown.start + by, shown.span)
        except OverflowError:
            return shown

    def following(self, shown: Axis, at: datetime) -> Axis:
        """Moved just so far that a moment is in sight, a little from the edge."""
        edge = shown.span / 20
        if at < shown.start:
            return self.moved(shown, at - edge - shown.start)
        if at > shown.end:
            return self.moved(shown, at + edge - shown.end)
        return shown

    def _within(self, start: datetime, span: timedelta) -> Axis:
        least, most = self.first - span * 0.9, self.last - span * 0.1
        start = min(max(start, least), max(most, least)).replace(microsecond=0)
        return Axis(start, start + timedelta(seconds=round(span.total_seconds())))


def axis(now: datetime, back: int | None, first: datetime | None) -> Axis:
    """The stretch to begin with: `back` days from `now`, or from `first` on; a little ahead."""
    today = datetime.combine(now.date(), time.min)
    if back is None:
        length = max(timedelta(days=7), today - (first or today))
        ahead = max(timedelta(days=2), length / 8)
        return Axis(today - length - _DAY, today + ahead)
    return Axis(today - timedelta(days=back), today + timedelta(days=_AHEAD[back]))


def ticks(shown: Axis) -> tuple[Tick, ...]:
    """At most some ten: hours, days, weeks, months or years, whichever fit."""
    hours = shown.span / timedelta(hours=1)
    for step in _HOUR_STEPS:
        if hours / step <= _MOST_TICKS:
            return tuple(Tick(days(at), _hour(at)) for at in _hours(shown, step))
    for step in _DAY_STEPS:
        if hours / 24 / step <= _MOST_TICKS:
            return tuple(Tick(days(at), day_and_month(at)) for at in _days(shown, step))
    months = next(
        (step for step in _MONTH_STEPS if hours / 730 / step <= _MOST_TICKS), _MONTH_STEPS[-1]
    )
    return tuple(
        Tick(days(at), f"{MONTHS[at.month - 1]}-{at.year}") for at in _months(shown, months)
    )


def beside(shown: Axis) -> str:
    """What the ticks leave out: the day of hours, the year of days; empty where they tell all."""
    if shown.span <= timedelta(hours=_HOUR_STEPS[-1] * _MOST_TICKS):
        return day(shown.start)
    if shown.span > _DAY * _DAY_STEPS[-1] * _MOST_TICKS:
        return ""
    if shown.start.year == shown.end.year:
        return str(shown.start.year)
    text = translate("Timeline", "{first} to {last}")
    return text.format(first=shown.start.year, last=shown.end.year)


def _hour(at: datetime) -> str:
    return clock(at) if at.hour else day_and_month(at)


def _hours(shown: Axis, step: int) -> Iterator[datetime]:
    at = datetime.combine(shown.start.date(), time.min)
    while at <= shown.end:
        if at >= shown.start:
            yield at
        at += timedelta(hours=step)


def _days(shown: Axis, step: int) -> Iterator[datetime]:
    """Always the same days, however far one has gone: those that the step divides."""
    at = datetime.combine(shown.start.date(), time.min)
    at += timedelta(days=-at.toordinal() % step)
    while at <= shown.end:
        if at >= shown.start:
            yield at
        at += timedelta(days=step)


def _months(shown: Axis, step: int) -> Iterator[datetime]:
    count = shown.start.year * 12 + shown.start.month - 1
    while True:
        count += 1
        if count % step:
            continue
        at = datetime.combine(date(count // 12, count % 12 + 1, 1), time.min)
        if at > shown.end:
            return
        if at >= shown.start:
            yield at
