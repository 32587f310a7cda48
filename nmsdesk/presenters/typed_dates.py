"""Dates as people type them; what can be read in two ways is not read."""

import re
from datetime import date

from nmsdesk.presenters.formats import MONTHS
from nmsdesk.presenters.wording import translate

_MONTH = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_WORDED = re.compile(r"(\d{1,2})[\s.\-/]*([a-z]{3,9})\.?[\s.\-/,]*(\d{4})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class NotADate(ValueError):
    """What was typed is no date, in words for the person."""


def typed_date(text: str) -> date | None:
    """04-Mar-1961, 4 March 1961, 1961-03-04, 4.3.1961; None for nothing and for "Unknown".

    Raises NotADate for what is no date, and for 04/03/1961, which has two readings.
    """
    typed = text.strip()
    if not typed or typed.casefold() in {
        "unknown",
        "not known",
        translate("Dates", "Unknown").casefold(),
    }:
        return None
    parts = _parts(typed)
    if parts is None:
        raise NotADate(
            translate(
                "Dates",
                "{typed} is not read as a date. Type it as 04-Mar-1961 or 1961-03-04, or Unknown.",
            ).format(typed=typed)
        )
    try:
        return date(*parts)
    except ValueError:
        raise NotADate(
            translate("Dates", "There is no day {typed} in the calendar.").format(typed=typed)
        ) from None


def _parts(typed: str) -> tuple[int, int, int] | None:
    """Year, month, day."""
    if match := _ISO.fullmatch(typed):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _WORDED.fullmatch(typed):
        month = _MONTH.get(match[2].lower()[:3])
        return None if month is None else (int(match[3]), month, int(match[1]))
    if match := _DOTTED.fullmatch(typed):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _SLASHED.fullmatch(typed):
        return _slashed(typed, int(match[1]), int(match[2]), int(match[3]))
    return None


def _slashed(typed: str, first: int, second: int, year: int) -> tuple[int, int, int]:
    """Day and month may stand in either order; read only where one order is possible."""
    if first > 12 >= second:
        return year, second, first
    if second > 12 >= first:
        return year, first, second
    if first == second:
        return year, second, first
    raise NotADate(
        translate(
            "Dates", "{typed} can be read in two ways. Type the month as a word: 04-Mar-1961."
        ).format(typed=typed)
    )
