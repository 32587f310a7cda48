"""Dates and times as a person types them: 04-Nov-2026 14:05, 2026-11-04, today, now, unknown."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from nmsdesk.domain.moment import Moment
from nmsdesk.presenters.formats import MONTHS, day, day_and_clock
from nmsdesk.presenters.wording import translate

_CLOCK = re.compile(r"(?:^|[\sT]+)(\d{1,2})[:.](\d{2})(?::\d{2})?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_WORDED = re.compile(r"^(\d{1,2})[-\s.]*([A-Za-z]{3,9})[-\s.]*(\d{4})$")
_FIGURES_ONLY = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")
_UNKNOWN = ("unknown", "not known", "not recorded")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: a moment, or `unknown` said in so many words, or a `problem` in a sentence."""

    moment: Moment | None = None
    unknown: bool = False
    problem: str | None = None


def read_moment(typed: str, now: datetime) -> Read:
    """Read `typed`; nothing is guessed: 04/11/2026 is refused, as it is two dates.

    A time alone is today's. `now` is rounded down to the minute.
    """
    text = " ".join(typed.split())
    word = text.lower()
    if word in _UNKNOWN:
        return Read(unknown=True)
    if word in ("now", translate("Moment", "now")):
        return Read(Moment(now.replace(second=0, microsecond=0)))
    at, text = _clock(text)
    if at is None:
        return Read(problem=translate("Moment", "There is no such time; the last is 23:59."))
    found = _day(text, now) if text else now.date()
    if isinstance(found, str):
        return Read(problem=found)
    if at is NO_TIME:
        return Read(Moment(datetime.combine(found, time.min), day_only=True))
    return Read(Moment(datetime.combine(found, at)))


NO_TIME = time.max
"""Stands for "no time was typed"; nobody types microseconds."""


def _clock(text: str) -> tuple[time | None, str]:
    """The time at the end of `text` and what is left of it; None where it cannot be one."""
    if _FIGURES_ONLY.match(text):
        return NO_TIME, text
    match = _CLOCK.search(text)
    if match is None:
        return NO_TIME, text
    hour, minute = int(match[1]), int(match[2])
    if hour > 23 or minute > 59:
        return None, text
    return time(hour, minute), text[: match.start()].strip()


def _day(text: str, now: datetime) -> date | str:
    """The day, or the sentence that says why there is none."""
    word = text.lower()
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if word in near:
        return now.date() + timedelta(days=near[word])
    if _FIGURES_ONLY.match(text):
        asked = translate("Moment", "Write the month as a word, as in {example}.")
        return asked.format(example=day(now))
    try:
        if match := _ISO.match(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _WORDED.match(text):
            months = [month.lower() for month in MONTHS]
            return date(int(match[3]), months.index(match[2][:3].lower()) + 1, int(match[1]))
    except ValueError:
        return translate("Moment", "There is no such day.")
    asked = translate("Moment", "Not read as a date. Write {example}, today, or unknown.")
    return asked.format(example=day_and_clock(now))


def written(moment: Moment | None) -> str:
    """As `read_moment` reads it back."""
    if moment is None:
        return "unknown"
    return day(moment.at) if moment.day_only else day_and_clock(moment.at)
