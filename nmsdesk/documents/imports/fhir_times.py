"""FHIR's dates and times into local moments; a date without its day is no moment, and is told."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo

from nmsdesk.documents.imports.fhir_json import text, under
from nmsdesk.domain.moment import Moment

_DATE_TIME = re.compile(
    r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d)"
    r"([T ](?P<hour>\d\d):(?P<minute>\d\d)(:(?P<second>\d\d)(\.\d+)?)?"
    r"(?P<offset>Z|[+-]\d\d:?\d\d)?)?)?)?",
    re.ASCII,
)
_FIRST_YEAR, _LAST_YEAR = 1850, 2200
"""Those of the case file: an earlier or later year is a slip."""


@dataclass(frozen=True, slots=True)
class When:
    """A time as it was `stated`; `moment` None where it names no day that can be."""

    stated: str
    moment: Moment | None


@dataclass(frozen=True, slots=True)
class Period:
    start: When | None = None
    end: When | None = None


def when(value: object, zone: tzinfo) -> When | None:
    """A date, dateTime or instant; an offset is converted to `zone`, without one it is local."""
    stated = text(value)
    return None if stated is None else When(stated, _moment(stated, zone))


def period(value: object, zone: tzinfo) -> Period:
    return Period(when(under(value, "start"), zone), when(under(value, "end"), zone))


def moment_of(time: When | None) -> Moment | None:
    return None if time is None else time.moment


def _moment(stated: str, zone: tzinfo) -> Moment | None:
    match = _DATE_TIME.fullmatch(stated)
    if match is None or match["day"] is None:
        return None
    if not _FIRST_YEAR < int(match["year"]) < _LAST_YEAR:
        return None
    try:
        day = datetime(int(match["year"]), int(match["month"]), int(match["day"]))
        if match["hour"] is None:
            return Moment(day, day_only=True)
        # A leap second, which the clock of the program does not have, is the second before it.
        second = min(int(match["second"] or 0), 59)
        at = day.replace(hour=int(match["hour"]), minute=int(match["minute"]), second=second)
        return Moment(_local(at, match["offset"], zone))
    except (ValueError, OverflowError):
        return None


def _local(at: datetime, offset: str | None, zone: tzinfo) -> datetime:
    if offset is None:
        return at
    hours, minutes = (0, 0) if offset == "Z" else (int(offset[:3]), int(offset[-2:]))
    ahead = timedelta(hours=abs(hours), minutes=minutes)
    where = timezone(-ahead if offset.startswith("-") else ahead)
    return at.replace(tzinfo=where).astimezone(zone).replace(tzinfo=None)
