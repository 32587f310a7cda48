"""How much and how often, out of a sig in English or plain German, French, Spanish."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.domain.order import (
    AsNeeded,
    Dose,
    EveryDays,
    EveryHours,
    Frequency,
    Once,
    TimesPerDay,
)
from nmsdesk.domain.sig_words import (
    MOMENTS,
    abbreviations_joined,
    figure,
    figure_pattern,
)
from nmsdesk.domain.spelling import plain

N = figure_pattern()
TO = rf"({N})(?:\s?(?:-|to|a|bis|or)\s?({N}))?"
UNITS_OF_TIME = {
    "hour": r"(?:h|hr|hrs|hour|hours|hourly|hora|horas|heure|heures|stunde|stunden|std)\b",
    "day": r"(?:d|day|days|dia|dias|jour|jours|tag|tage|tagen)\b",
    "week": r"(?:w|wk|wks|week|weeks|weekly|semana|semanas|semaine|semaines|woche|wochen)\b",
    "month": r"(?:month|months|mo|monthly|mes|meses|mois|monat|monate|monaten)\b",
}
DAYS = {"day": 1, "week": 7, "month": 30}
"""A month is 30 days here, as depot labels print 28 to 31."""


@dataclass(frozen=True, slots=True)
class Sig:
    """What a sig says; None where it does not say it. `daily_moments` were counted one by one."""

    frequency: Frequency | None = None
    dose: Dose | None = None
    unit: str | None = None


def read_sig(text: str) -> Sig:
    """The schedule in a text, and the doses where each time of day has its own.

    A range keeps both ends as the dose; of a range of hours the shorter one counts, so that the
    higher load is seen. Anything that may be read in two ways ("biweekly") is left unknown.
    """
    line = abbreviations_joined(plain(text))
    moments = _moments(line)
    frequency = _as_needed(line)
    if frequency is None:
        frequency = next((found for rule in RULES if (found := rule(line)) is not None), None)
    if frequency is None:
        frequency = moments.frequency
    if isinstance(frequency, TimesPerDay) and moments.dose is not None:
        return Sig(moments.frequency or frequency, moments.dose, moments.unit)
    return Sig(frequency)


_PRN = re.compile(
    r"\bprn\b|\bas (?:needed|required)\b|\b(?:when|if) (?:required|needed|necessary)\b|\bsos\b"
    r"|\b(?:si|au) besoin\b|\bb(?:ei)?\s?bed(?:arf)?\b|\bbedarfsweise\b|\bim bedarfsfall\b"
    r"|\bsi (?:es )?(?:necesario|precisa)\b|\ba demanda\b|\bpro re nata\b|\ben caso de\b"
    r"|\ben cas de\b"
)
_MAX = re.compile(
    r"\b(?:max(?:imum|imal|imo)?|up to|no more than|not more than|bis zu|jusqu'?a|hasta)"
    rf"\s?(?:of |de )?({N})"
    r"\s?(?:x|times|mal|fois|veces|tab(?:let(?:te)?)?[ns]*|cap(?:sule)?s?|doses?|pills?)?\s?"
    r"(?:a|per|/|in|pro|par|al|every|each)?\s?(?:the )?"
    r"(?:day|d|24 ?h(?:r|rs|ours?|oras?|eures?)?|tag|tgl|taglich|jour|dia|daily)\b"
)


def _as_needed(line: str) -> Frequency | None:
    if _PRN.search(line) is None:
        return None
    most = _MAX.search(line)
    return AsNeeded(figure(most.group(1)) if most else None)


_ONCE = re.compile(
    r"\bstat\b|\bone[- ]time\b|\bx\s?1\b(?!\s?(?:d|tgl|tag|a|per|/))|\bsingle dose\b"
    r"|\b(?:einmalig|dosis unica|dose unique|unica dosis)\b|\bonce only\b|\bone dose\b"
    r"|\bonce\b"
    r"(?!\s?(?:(?:a|per|each|every|in|at|on)\b|daily|nightly|weekly|monthly|/|-?\s?(?:day|week)))"
)


def _once(line: str) -> Frequency | None:
    return Once() if _ONCE.search(line) else None


def _every(unit: str) -> re.Pattern[str]:
    after = UNITS_OF_TIME[unit]
    return re.compile(
        rf"(?:\b(?:q|every|each|alle|cada|tout(?:e)?s les|c/|ogni)\s?|(?<=\s)/\s?){TO}\s?-?{after}"
    )


_EVERY = {unit: _every(unit) for unit in UNITS_OF_TIME}
_N_HOURLY = re.compile(rf"\b({N})[ -]?hourly\b")
_HOURLY = re.compile(r"\b(?:qh|hourly|every hour|cada hora)\b")


def _every_hours(line: str) -> Frequency | None:
    found = _EVERY["hour"].search(line) or _N_HOURLY.search(line)
    if found:
        hours = figure(found.group(1))
        return EveryHours(hours) if hours and hours > 0 else None
    return EveryHours(Decimal(1)) if _HOURLY.search(line) else None


_OTHER_DAY = re.compile(
    r"\b(?:every other day|every second day|alternate days?|alternating days|on alternate days"
    r"|qod|eod|q48h|jeden (?:2|zweiten) tag|un jour sur deux|dias alternos)\b"
)
_WEEKLY = re.compile(
    r"\b(?:weekly|once a week|once weekly|once per week|every week|qw|q week|qwk|wochentlich"
    r"|semanal(?:mente)?|hebdomadaire|una vez (?:a la|por) semana|une fois par semaine"
    r"|einmal (?:pro|die) woche"
    r"|(?:each|every) (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_FORTNIGHT = re.compile(r"\b(?:fortnightly|every fortnight|once a fortnight|quincenal)\b")
_MONTHLY = re.compile(
    r"\b(?:monthly|once a month|once monthly|once per month|every month|qmonth|q month|monatlich"
    r"|mensual(?:mente)?|mensuel(?:lement)?|une fois par mois|una vez al mes)\b"
)
_TIMES_A_WEEK = re.compile(
    rf"\b(?:({N})\s?(?:x|times|mal|fois|veces)?|(twice|thrice))"
    r"\s?(?:a |per |/|each |pro |par |a la |por |die )?\s?(?:week|weekly|wk|woche|semaine|semana)\b"
)
_AMBIGUOUS = re.compile(r"\b(?:biweekly|bi-weekly|bimonthly|divided|gesamt|total daily)\b")


def _every_days(line: str) -> Frequency | None:
    if _OTHER_DAY.search(line):
        return EveryDays(Decimal(2))
    for unit, length in DAYS.items():
        found = _EVERY[unit].search(line)
        if found:
            count = figure(found.group(2) or found.group(1))
            if count and count > 0:
                days = count * length
                return TimesPerDay(Decimal(1)) if days == 1 else EveryDays(days)
    weekly = _TIMES_A_WEEK.search(line)
    if weekly:
        count = figure(weekly.group(1) or weekly.group(2))
        return EveryDays(Decimal(7) / count) if count and count > 0 else None
    for pattern, length in ((_WEEKLY, 7), (_FORTNIGHT, 14), (_MONTHLY, 30)):
        if pattern.search(line):
            return EveryDays(Decimal(length))
    return None


_COUNTED = re.compile(
    rf"\b({N}|thrice)\s?(?:x|times|mal|fois|veces|d)?"
    r"\s?(?:/|a|per|par|pro|al|por|each|every|am)?\s?"
    r"(?:d|day|daily|taglich|tgl|tag|jour|dia|die)\b"
)
_FOUR = r"qid|qds|qqh|viermal taglich"
_THREE = r"tid|tds|tdd|ter in die|dreimal taglich|tres veces al dia"
_TWO = (
    r"bid|bd|bds|bis in die|zweimal taglich|twice daily|twice a day|two times daily"
    r"|twice per day|twice each day|am (?:and|&|/) pm|dos veces al dia|deux fois par jour"
    r"|mane et nocte"
)
_ONE = (
    r"qd|od|daily|once daily|once a day|once per day|once each day|every day|each day|qam|qpm"
    r"|qhs|hs|every (?:morning|evening|night|bedtime)|each (?:morning|evening|night)|nightly"
    r"|einmal taglich|taglich|cada dia|diario|diaria|una vez al dia|une fois par jour|par jour"
    r"|al dia|per day|a day|pro tag|tgl|quotidien|nocturnal|(?:mg|mcg|g) ?/ ?(?:day|d|tag|jour|dia)"
)
_NAMED = tuple(
    (re.compile(rf"\b(?:{words})\b"), times)
    for words, times in ((_FOUR, 4), (_THREE, 3), (_TWO, 2), (_ONE, 1))
)


def _times_a_day(line: str) -> Frequency | None:
    if _AMBIGUOUS.search(line):
        return None
    found = _COUNTED.search(line)
    if found and re.search(r"x|times|mal|fois|veces|\d\s?/\s?d|thrice", found.group(0)):
        times = figure(found.group(1))
        if times and 0 < times <= 24:
            return TimesPerDay(times)
    for pattern, count in _NAMED:
        if pattern.search(line):
            return TimesPerDay(Decimal(count))
    return None


RULES: tuple[Callable[[str], Frequency | None], ...] = (
    _every_hours,
    _every_days,
    _once,
    _times_a_day,
)
"""Tried in this order; the first that finds something decides."""


_SLOT = r"(\d(?:[.,]\d+)?|1/2|1/4)"
_SLOTS = re.compile(
    rf"(?<![\d/.,-]){_SLOT}\s?-\s?{_SLOT}\s?-\s?{_SLOT}(?:\s?-\s?{_SLOT})?(?![\d/-])"
)
_MOMENT = re.compile(
    rf"(?:(?<![\w.])({N})\s?(mg|mcg|micrograms|g|ml|tabs?|tablets?|caps?|capsules?|drops)?\s?)?"
    r"\b(?:(?:in|at|every|each|am|zur|le|la|por|en|de|a|before|with|after)\s(?:the |la |el )?)?"
    rf"({MOMENTS})\b"
)


def _moments(line: str) -> Sig:
    """Doses tied to times of day: "1-0-1-0", "1 in the morning and 2 at night"."""
    slots = _SLOTS.search(line)
    if slots:
        amounts = [figure(one) for one in slots.groups() if one is not None]
        return _of([one for one in amounts if one], None)
    found = list(_MOMENT.finditer(line))
    amounts = [figure(match.group(1)) for match in found if match.group(1)]
    if len(found) >= 2 and len(amounts) == len(found):
        units = {match.group(2) for match in found if match.group(2)}
        return _of([one for one in amounts if one], units.pop() if len(units) == 1 else None)
    kinds = {match.group(3) for match in found}
    return Sig(TimesPerDay(Decimal(len(kinds)))) if kinds else Sig()


def _of(amounts: list[Decimal], unit: str | None) -> Sig:
    if not amounts:
        return Sig()
    times = TimesPerDay(Decimal(len(amounts)))
    return Sig(times, Dose(min(amounts), max(amounts)), unit)
