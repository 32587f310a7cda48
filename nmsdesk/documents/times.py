"""Reads and writes the times of a case file: ISO 8601 local time, or a date alone."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nmsdesk.documents.cursor import Cursor, shown
from nmsdesk.domain.moment import Moment

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(?P<offset>Z|[+-]\d\d:\d\d)?", re.ASCII
)
_FIRST_YEAR, _LAST_YEAR = 1850, 2200
"""Ours: an earlier or later year is a slip, and time arithmetic stays away from its limits."""


@dataclass(frozen=True, slots=True)
class Times:
    """Reads times in the zone in force: `time_zone` of the file.

    A time with an offset (or Z) becomes local time of that zone. Where the file names none, UTC
    is in force for such times: of all zones it is the one that needs no guess, and times that
    came with different offsets keep their order and their distance.
    """

    zone: tzinfo | None = None

    def time(self, at: Cursor) -> datetime:
        """A time of day on a day; a date alone is refused."""
        moment = self.moment(at)
        if moment.day_only:
            at.fail(f"a time with its hour expected, like {moment.isoformat()}T10:00")
        return moment.at

    def moment(self, at: Cursor) -> Moment:
        """A time, or a whole day."""
        text = at.text()
        if _DATE.fullmatch(text):
            return Moment(datetime.combine(read_date(at), datetime.min.time()), day_only=True)
        match = _TIME.fullmatch(text)
        if match is None:
            at.fail(f"{shown(text)} is no time; like 2026-11-04T09:30 or 2026-11-04")
        try:
            moment = datetime.fromisoformat(text)
            if match["offset"]:
                moment = moment.astimezone(self.zone or UTC).replace(tzinfo=None)
        except (ValueError, OverflowError):
            at.fail(f"{shown(text)} is no day or hour that exists")
        return Moment(_likely(moment, at))

    def written(self, moment: Moment) -> str:
        """The second 02:30 of the night with 25 hours keeps its offset and so stays the second."""
        if self.zone is not None and moment.at.fold and not moment.day_only:
            second = moment.at.replace(tzinfo=self.zone)
            if second.replace(fold=0).utcoffset() > second.utcoffset():  # type: ignore[operator]  # a zone always has one
                return second.isoformat()
        return moment.isoformat()


def read_date(at: Cursor) -> date:
    text = at.text()
    if not _DATE.fullmatch(text):
        at.fail(f"{shown(text)} is no date; like 2026-11-04")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        at.fail(f"{shown(text)} is no day that exists")
    return _likely(datetime.combine(day, datetime.min.time()), at).date()


def read_zone(at: Cursor) -> ZoneInfo:
    """An IANA name, such as Europe/Berlin."""
    name = at.words()
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        at.fail(f"unknown time zone {shown(name)}; an IANA name expected, like Europe/Berlin")


def _likely(moment: datetime, at: Cursor) -> datetime:
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        at.fail(f"the year {moment.year} cannot be; from {_FIRST_YEAR} to {_LAST_YEAR} expected")
    return moment
