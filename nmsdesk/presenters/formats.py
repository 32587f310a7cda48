r"""Figures, doses, dates and times as people read them, whatever the computer's own settings are.

The rules are those of the NHS Common User Interface as numbered in the design (D-01 to D-21): no
trailing zero, a zero before the point, a comma from 1,000, dates dd-Mmm-yyyy, the 24-hour clock,
units in full, and none of `@ | < > / \ & °` inside a medication line.
"""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    AsNeeded,
    Dose,
    EveryDays,
    EveryHours,
    Frequency,
    FrequencyUnknown,
    Once,
    Route,
    TimesPerDay,
)
from nmsdesk.presenters.wording import translate

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

BETWEEN = " — "
"""What stands between two attributes of a medication line."""

MINUS = "−"

_UNITS = {
    "µg": "micrograms",
    "μg": "micrograms",
    "ug": "micrograms",
    "mcg": "micrograms",
    "microgram": "micrograms",
    "ng": "nanograms",
    "nanogram": "nanograms",
    "u": "units",
    "iu": "units",
    "unit": "units",
    "milligram": "mg",
    "milligrams": "mg",
    "gram": "g",
    "grams": "g",
}
_COUNTED = ("tablet", "capsule", "patch", "puff", "drop", "suppository", "ampoule")
_PLURALS = {"patch": "patches", "suppository": "suppositories"}
_PER = {"h": "hour", "hr": "hour", "hour": "hour", "d": "day", "day": "day", "min": "minute"}
_STRENGTH = re.compile(r"(?P<figure>\d+(?:\.\d+)?)\s*(?P<unit>[^\W\d]*)")
_NEVER = str.maketrans(dict.fromkeys("@|<>\\&°", " ") | {"/": " per "})


def day(when: date) -> str:
    """04-Nov-2026; a date or a date with a time."""
    return f"{when.day:02d}-{MONTHS[when.month - 1]}-{when.year:04d}"


def day_and_month(when: date) -> str:
    """04-Nov, where the year stands beside it."""
    return f"{when.day:02d}-{MONTHS[when.month - 1]}"


def clock(when: datetime) -> str:
    """14:05 on the 24-hour clock."""
    return f"{when.hour:02d}:{when.minute:02d}"


def day_and_clock(when: datetime) -> str:
    return f"{day(when)} {clock(when)}"


def moment(when: Moment | None) -> str:
    """A day alone where only the day is known; words where nobody knows it."""
    if when is None:
        return translate("Formats", "Not recorded")
    return day(when.at) if when.day_only else day_and_clock(when.at)


def figure(value: Decimal) -> str:
    """No exponent, no trailing zero, a zero before the point, a comma from 1,000."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    sign, text = (MINUS, text[1:]) if text.startswith("-") else ("", text)
    whole, _, rest = text.partition(".")
    grouped = f"{int(whole or '0'):,}"
    shown = f"{grouped}.{rest}" if rest else grouped
    return shown if shown == "0" else sign + shown


def rounded(value: Decimal, places: int = 2) -> str:
    """As `figure`, after rounding (half even) what no hand can measure (10 mg every 3 days)."""
    return figure(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN))


def unit_in_full(unit: str, value: Decimal | None = None) -> str:
    """The unit without an abbreviation that is misread, and without a slash: "mg per hour".

    `value` decides between "tablet" and "tablets". What is not known stays as typed, less the
    characters that a medication line never has.
    """
    left, slash, right = (part.strip() for part in unit.partition("/"))
    left = _one_unit(left, value)
    if not slash:
        return left
    per = _PER.get(right.lower(), _one_unit(right, None))
    return translate("Formats", "{amount} per {time}").format(amount=left, time=per)


def _one_unit(unit: str, value: Decimal | None) -> str:
    known = _UNITS.get(unit.lower())
    if known is not None:
        return known
    for word in _COUNTED:
        plural = _PLURALS.get(word, word + "s")
        if unit.lower() in (word, plural):
            return word if value is not None and value <= 1 else plural
    return line_safe(unit)


def amount(value: Decimal, unit: str) -> str:
    """Figure and unit with a space between: "0.5 mg", "2 tablets"."""
    return f"{figure(value)} {unit_in_full(unit, value)}"


def dose(given: Dose | None, unit: str | None) -> str:
    """One administration: "5 mg", "0.5 to 1 mg", or words where it was not recorded."""
    if given is None:
        return translate("Formats", "dose not recorded")
    text = translate("Formats", "{figures}, unit not recorded")
    return quantity(given, unit) if unit else text.format(figures=quantity(given, unit))


def quantity(given: Dose, unit: str | None) -> str:
    """The figures of a dose with their unit where one is on record: "2 tablets", "0.5 to 1"."""
    high = amount(given.high, unit) if unit else figure(given.high)
    if not given.is_range:
        return high
    return translate("Formats", "{low} to {high}").format(low=figure(given.low), high=high)


def percent(value: Decimal) -> str:
    """A signed change: "+100 %", "−33.3 %"."""
    shown = figure(value)
    return f"{shown} %" if value <= 0 else f"+{shown} %"


def days(count: int) -> str:
    """A count of days in words: 1 day, 3 days."""
    if count == 1:
        return translate("Formats", "1 day")
    return translate("Formats", "{count} days").format(count=figure(Decimal(count)))


def frequency(often: Frequency) -> str:
    match often:
        case TimesPerDay(times):
            return _times_a_day(times)
        case EveryHours(hours):
            return translate("Formats", "every {count} hours").format(count=figure(hours))
        case EveryDays(interval):
            return _every_days(interval)
        case AsNeeded(None):
            return translate("Formats", "as needed")
        case AsNeeded(most) if most is not None:
            text = translate("Formats", "as needed, at most {count} in 24 hours")
            return text.format(count=figure(most))
        case Once():
            return translate("Formats", "once only")
        case FrequencyUnknown():
            return translate("Formats", "how often not recorded")
    raise AssertionError(often)


def _times_a_day(times: Decimal) -> str:
    if times == Decimal("0.5"):
        return _every_days(Decimal(2))
    words = {
        Decimal(1): translate("Formats", "once a day"),
        Decimal(2): translate("Formats", "twice a day"),
        Decimal(3): translate("Formats", "three times a day"),
        Decimal(4): translate("Formats", "four times a day"),
    }
    if times in words:
        return words[times]
    return translate("Formats", "{count} times a day").format(count=figure(times))


def _every_days(interval: Decimal) -> str:
    if interval == 1:
        return translate("Formats", "every day")
    if interval == 7:
        return translate("Formats", "once a week")
    if interval % 7 == 0:
        return translate("Formats", "every {count} weeks").format(count=figure(interval / 7))
    return translate("Formats", "every {count} days").format(count=figure(interval))


def route(way: Route) -> str:
    return {
        Route.ORAL: translate("Formats", "by mouth"),
        Route.SUBLINGUAL: translate("Formats", "under the tongue"),
        Route.IM: translate("Formats", "into a muscle"),
        Route.IV: translate("Formats", "into a vein"),
        Route.SC: translate("Formats", "under the skin"),
        Route.DEPOT: translate("Formats", "long-acting injection"),
        Route.TRANSDERMAL: translate("Formats", "through the skin"),
        Route.INHALED: translate("Formats", "inhaled"),
        Route.RECTAL: translate("Formats", "into the rectum"),
        Route.NASAL: translate("Formats", "into the nose"),
        Route.OTHER: translate("Formats", "another route"),
        Route.UNKNOWN: translate("Formats", "route not recorded"),
    }[way]


def strength(text: str) -> str:
    """The strength of one unit: "25/100 mg" for two substances, "10 mg per 5 mL" for a solution.

    The stroke between two bare figures is part of the name of a product and stands on its box;
    everywhere else it is read as a digit and never written (D-06).
    """
    parts = [_STRENGTH.fullmatch(part.strip()) for part in text.split("/")]
    found = [part for part in parts if part is not None]
    units = {part["unit"].lower() for part in found if part["unit"]}
    if len(found) < 2 or len(found) < len(parts) or len(units) != 1 or not found[-1]["unit"]:
        return line_safe(text)
    figures = "/".join(part["figure"] for part in found)
    return f"{figures} {unit_in_full(found[-1]['unit'])}"


def line_safe(text: str) -> str:
    """Typed text without the characters that are misread in a medication line (D-06)."""
    return " ".join(text.translate(_NEVER).split())
