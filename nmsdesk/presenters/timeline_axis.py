"""The axis of time of the timeline: how much of it is shown, and where its ticks stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from nmsdesk.presenters.formats import MONTHS, day_and_month
from nmsdesk.presenters.timeline_view import Tick

SPANS: tuple[int | None, ...] = (7, 30, 365, None)
"""Days back from now that can be chosen; None is everything on record."""

_AHEAD = {7: 2, 30: 8, 365: 60}
"""Days shown ahead of now: what is due and how far a window reaches."""
_MOST_TICKS = 10
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class Axis:
    start: datetime
    end: datetime

    def place(self, at: datetime) -> float:
        """0 at the left end, 1 at the right one; clipped a little beyond both."""
        clipped = min(max(at, self.start), self.end)
        return (clipped - self.start) / (self.end - self.start)

    def touches(self, start: datetime, end: datetime | None) -> bool:
        return start < self.end and (end is None or end > self.start)

    def holds(self, at: datetime) -> bool:
        return self.start <= at <= self.end


def axis(now: datetime, days: int | None, first: datetime | None) -> Axis:
    """The stretch to show: `days` back from `now`, or from `first` on; always a little ahead."""
    today = datetime.combine(now.date(), time.min)
    if days is None:
        length = max(timedelta(days=7), today - (first or today))
        ahead = max(timedelta(days=2), length / 8)
        return Axis(today - length - timedelta(days=1), today + ahead)
    return Axis(today - timedelta(days=days), today + timedelta(days=_AHEAD[days]))


def ticks(shown: Axis) -> tuple[Tick, ...]:
    """At most ten: days, weeks, months or years, whichever fit."""
    length = (shown.end - shown.start).days
    for step in _DAY_STEPS:
        if length / step <= _MOST_TICKS:
            return tuple(Tick(shown.place(at), day_and_month(at)) for at in _days(shown, step))
    months = next(
        (step for step in _MONTH_STEPS if length / 30.4 / step <= _MOST_TICKS), _MONTH_STEPS[-1]
    )
    return tuple(
        Tick(shown.place(at), f"{MONTHS[at.month - 1]}-{at.year}") for at in _months(shown, months)
    )


def _days(shown: Axis, step: int) -> Iterator[datetime]:
    at = shown.start + timedelta(days=1)
    while at <= shown.end:
        yield at
        at += timedelta(days=step)


def _months(shown: Axis, step: int) -> Iterator[datetime]:
    count = shown.start.year * 12 + shown.start.month
    while True:
        count += 1
        if count % step:
            continue
        at = datetime.combine(date(count // 12, count % 12 + 1, 1), time.min)
        if at > shown.end:
            return
        if at >= shown.start:
            yield at
