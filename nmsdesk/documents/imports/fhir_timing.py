"""FHIR's Timing: how often, from when, for how long."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from decimal import Decimal

from nmsdesk.documents.imports.fhir_json import Node, concept, figure, node, text, texts, under
from nmsdesk.documents.imports.fhir_times import Period, When, period, when
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    EveryDays,
    EveryHours,
    Frequency,
    FrequencyUnknown,
    Once,
    TimesPerDay,
)

_HOURS: Mapping[str, Decimal] = {
    "s": Decimal(1) / 3600,
    "min": Decimal(1) / 60,
    "h": Decimal(1),
    "d": Decimal(24),
    "wk": Decimal(168),
    # A month has 28 to 31 days; 30 is what "monthly" is ordered as.
    "mo": Decimal(720),
    "a": Decimal(8760),
}
_DAYS_OF_UNIT: Mapping[str, int] = {"d": 1, "wk": 7, "mo": 30, "a": 365}
_MEALS = frozenset({"AC", "PC", "C"})
"""With every meal: how many there are is not said."""
_LONGEST_DAYS = 366 * 20

UNKNOWN = FrequencyUnknown()
ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class Timing:
    """`lasts` is the length of a course whose start stands elsewhere; whole days, or real time."""

    frequency: Frequency = UNKNOWN
    bounds: Period = ALWAYS
    lasts: timedelta | None = None
    in_days: bool = False

    def end_from(self, start: Moment | None) -> Moment | None:
        """The end of the course: a date is its last day, a time is exclusive."""
        if start is None or self.lasts is None:
            return None
        if start.day_only and not self.in_days:
            return None
        last = self.lasts - timedelta(days=1) if start.day_only else self.lasts
        return Moment(start.at + last, day_only=start.day_only)


UNTIMED = Timing()


def timing(value: object, timings: Mapping[str, Frequency], zone: tzinfo) -> Timing:
    """A Timing; its code, where it is known, is the whole statement of how often."""
    repeat = node(under(value, "repeat"))
    event = _single_event(value, zone)
    lasts, in_days = _duration(repeat)
    frequency = _by_code(value, timings) or _by_repeat(repeat)
    if event is not None and isinstance(frequency, FrequencyUnknown):
        return Timing(Once(), Period(event, None))
    return Timing(frequency, period(repeat.get("boundsPeriod"), zone), lasts, in_days)


def _single_event(value: object, zone: tzinfo) -> When | None:
    events = tuple(texts(under(value, "event")))
    return when(events[0], zone) if len(events) == 1 else None


def _by_code(value: object, timings: Mapping[str, Frequency]) -> Frequency | None:
    said = concept(under(value, "code"))
    words = [code for _, code, _ in said.codings if code]
    if said.text is not None:
        words.append(said.text)
    for word in words:
        if (known := timings.get(word.casefold().replace(".", ""))) is not None:
            return known
        if (hours := _every_hours_in(word)) is not None:
            return EveryHours(hours)
    return None


def _every_hours_in(word: str) -> Decimal | None:
    """`Q6H` is every six hours."""
    letters = word.casefold().replace(" ", "")
    digits = letters.removeprefix("q").removesuffix("h")
    if letters != f"q{digits}h" or not digits.isascii() or not digits.isdigit():
        return None
    return Decimal(digits) if 0 < int(digits[:4]) <= 72 and len(digits) < 4 else None


def _by_repeat(repeat: Node) -> Frequency:
    for read in (_by_clock, _by_period, _by_weekday):
        found = read(repeat)
        if found is not None:
            return found
    return Once() if figure(repeat.get("count")) == 1 else UNKNOWN


def _by_clock(repeat: Node) -> Frequency | None:
    """Named times of the day; `frequency` with a period, where it stands, says it better."""
    if figure(repeat.get("period")) is not None:
        return None
    times = len(set(texts(repeat.get("timeOfDay"))))
    occasions = set(texts(repeat.get("when")))
    if (
        not times
        and occasions
        and not any(word[:2] in ("AC", "PC") or word in _MEALS for word in occasions)
    ):
        times = len(occasions)
    if not times:
        return None
    return _often(Decimal(times * _weekdays(repeat, every=7)), Decimal(168))


def _by_period(repeat: Node) -> Frequency | None:
    """So many times in so many units; where a range is given, the more frequent end counts."""
    length = figure(repeat.get("period"))
    unit = text(repeat.get("periodUnit")) or text(repeat.get("periodUnits")) or ""
    if length is None or length <= 0 or unit not in _HOURS:
        return None
    if figure(repeat.get("count")) == 1:
        return Once()
    often = figure(repeat.get("frequencyMax")) or figure(repeat.get("frequency")) or Decimal(1)
    if often <= 0:
        return None
    hours = length * _HOURS[unit]
    if days := _weekdays(repeat, every=0):
        return _on_weekdays(repeat, often, days, length, unit)
    if unit in ("s", "min", "h") and often == 1:
        return _within(EveryHours, _plain(hours), Decimal(24 * 366))
    return _often(often, hours)


def _on_weekdays(repeat: Node, often: Decimal, days: int, length: Decimal, unit: str) -> Frequency:
    """So often a day on named days of the week, or one dose for each of them in so many weeks.

    Once a week on Monday and Thursday may mean one dose or two: that stays unknown.
    """
    if unit == "d" and length == 1:
        return _often(often * days, Decimal(168))
    if unit == "wk" and (often == days or repeat.get("frequency") is None):
        return _often(Decimal(days), length * 168)
    return UNKNOWN


def _by_weekday(repeat: Node) -> Frequency | None:
    days = _weekdays(repeat, every=0)
    return _often(Decimal(days), Decimal(168)) if days else None


def _weekdays(repeat: Node, *, every: int) -> int:
    return len(set(texts(repeat.get("dayOfWeek")))) or every


def _often(times: Decimal, hours: Decimal) -> Frequency:
    """So many times in so many hours: a day, or once in so many days."""
    a_day = times * 24 / hours
    if a_day >= 1:
        return _within(TimesPerDay, _plain(a_day), Decimal(96))
    days = hours / (times * 24)
    return _within(EveryDays, _plain(days), Decimal(_LONGEST_DAYS))


def _plain(amount: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent: 10, not 1E+1."""
    short = round(amount, 6).normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _within(kind: Callable[[Decimal], Frequency], amount: Decimal, most: Decimal) -> Frequency:
    return kind(amount) if 0 < amount <= most else UNKNOWN


def _duration(repeat: Node) -> tuple[timedelta | None, bool]:
    """The length of the course; of a range its longer end."""
    said = repeat.get("boundsDuration") or under(repeat, "boundsRange", "high")
    length = figure(under(said, "value"))
    unit = text(under(said, "code")) or text(under(said, "unit")) or ""
    if length is None or length <= 0 or unit not in ("h", *_DAYS_OF_UNIT):
        return None, False
    if unit == "h":
        return (
            (timedelta(hours=float(length)), False)
            if length <= 24 * _LONGEST_DAYS
            else (None, False)
        )
    days = length * _DAYS_OF_UNIT[unit]
    if days > _LONGEST_DAYS or days != days.to_integral_value():
        return None, False
    return timedelta(days=int(days)), True
