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
from nmsdesk.domain.sig_moments import TIMES_PIECES, count_in, moments_in
from nmsdesk.domain.sig_words import abbreviations_joined, figure, figure_pattern, tidy
from nmsdesk.domain.weekdays import weekdays_in

N = figure_pattern()
TO = rf"({N})(?:\s?(?:-|to|a|bis|or)\s?({N}))?"
UNITS_OF_TIME = {
    "hour": r"(?:h|hr|hrs|hour|hours|hourly|hora|horas|heure|heures|stunde|stunden|std|ore|uur"
    r"|timer|godz(?:in|iny)?)\b",
    "day": r"(?:d|day|days|dia|dias|jour|jours|tag|tage|tagen|giorni|dagen|dagar|dni)\b",
    "week": r"(?:w|wk|wks|wo|week|weeks|weekly|semana|semanas|semaine|semaines|woche|wochen"
    r"|settimane|weken|veckor|uker|uger|tygodni(?:e|a)?)\b",
    "month": r"(?:month|months|mo|monthly|mes|meses|mois|monat|monate|monaten|mesi|maanden)\b",
}
DAYS = {"day": 1, "week": 7, "month": 30}
"""A month is 30 days here, as depot labels print 28 to 31."""


@dataclass(frozen=True, slots=True)
class Sig:
    """What a sig says; None where it does not say it.

    `count` is a figure without a unit before the schedule ("2 at bedtime"): pieces where the text
    has said of what (`counted`: where the figure itself says so, "take 2", "one").
    """

    frequency: Frequency | None = None
    dose: Dose | None = None
    unit: str | None = None
    count: Dose | None = None
    counted: bool = False


def read_sig(text: str) -> Sig:
    """The schedule in a text, and the doses where each time of day has its own.

    A range keeps both ends as the dose; of a range of hours the shorter one counts, so that the
    higher load is seen. Anything that may be read in two ways ("biweekly") is left unknown.
    """
    line = abbreviations_joined(tidy(text))
    if _CHANGING.search(line):
        return Sig()
    moments = moments_in(line)
    frequency = _as_needed(line)
    if frequency is None:
        frequency = next((found for rule in RULES if (found := rule(line)) is not None), None)
    if frequency is None and moments.times:
        frequency = TimesPerDay(Decimal(moments.times))
    if isinstance(frequency, TimesPerDay) and moments.dose is not None:
        return Sig(TimesPerDay(Decimal(moments.times)), moments.dose, moments.unit)
    count, counted = count_in(line)
    return Sig(frequency, count=count, counted=counted)


_CHANGING = re.compile(
    r"\b(?:(?:increas|reduc|decreas)(?:e|es|ing) (?:by|to|every|weekly)|titrat\w+|taper\w*|wean\w*"
    r"|ausschleichen|aufdosieren|einschleichen|reducing|steigern)\b"
)
SYMPTOMS = (
    "douleurs?|agitation|angoisses?|anxiete|nausees?|vomissements?|insomnie|migraine|crise"
    "|dolor|agitacion|ansiedad|nauseas|vomitos|insomnio|dor|agitacao|ansiedade|dolore|ansia|nausea"
    "|unruhe|schmerz(?:en)?|angst|ubelkeit|erbrechen|schlafstorung(?:en)?|schlaflosigkeit|erregung"
)
"""What French "si", Spanish "si" and German "bei" name as the need for a dose."""
_PRN = re.compile(
    r"\bprn\b|\bas (?:needed|required)\b|\b(?:when|if) (?:required|needed|necessary)\b|\bsos\b"
    r"|\b(?:si|au) besoin\b|\bb(?:ei)?\s?bed(?:arf)?\b|\bbedarfsweise\b|\bim bedarfsfall\b"
    r"|\bsi (?:es )?(?:necesario|precisa)\b|\ba demanda\b|\bpro re nata\b|\ben caso de\b"
    r"|\ben cas de\b|\bal bisogno\b|\bse (?:necessari[oa]|serve)\b|\bin caso di\b"
    r"|\bv(?:id|ed) behov\b|\b(?:zo|indien) nodig\b|\bw razie potrzeby\b|\bdoraznie\b"
    rf"|\b(?:s[ie]|bei) (?:{SYMPTOMS})\b"
)
_MOST = r"\b(?:max(?:imum|imal|imo)?|up to|(?:no|not) more than|(?<!\d )bis(?: zu)?|jusqu'?a|hasta)"
_MAX = re.compile(
    rf"{_MOST}\s?(?:of |de )?({N})"
    r"\s?(?:x|times|mal|fois|veces|tab(?:let(?:te)?)?[ns]*|cap(?:sule)?s?|doses?|pills?)?\s?"
    r"(?:a|per|/|in|pro|par|al|every|each)?\s?(?:the )?"
    r"(?:day|d|24 ?h(?:r|rs|ours?|oras?|eures?)?|tag|tgl|taglich|jour|dia|daily)\b"
)
_MAX_NAMED = re.compile(rf"{_MOST}\s(?:(od|qd)|(bd|bid)|(tds|tid)|(qds|qid))\b")


def _as_needed(line: str) -> Frequency | None:
    if _PRN.search(line) is None:
        return None
    most = _MAX.search(line)
    if most:
        return AsNeeded(figure(most.group(1)))
    named = _MAX_NAMED.search(line)
    return AsNeeded(Decimal(named.lastindex) if named and named.lastindex else None)


_ONCE = re.compile(
    r"\bstat\b|\bone[- ]time\b|(?<!\d)(?<!\d )\bx\s?1\b(?!\s?(?:d|tgl|tag|a|per|/))|\bsingle dose\b"
    r"|\b(?:einmalig|dosis unica|dose unique|unica dosis)\b|\bonce only\b|\bone dose\b"
    r"|\bonce\b"
    r"(?!\s?(?:(?:a|per|each|every|in|at|on)\b|daily|nightly|weekly|monthly|/|-?\s?(?:day|week)))"
)


def _once(line: str) -> Frequency | None:
    return Once() if _ONCE.search(line) else None


def _every(unit: str) -> re.Pattern[str]:
    after = UNITS_OF_TIME[unit]
    return re.compile(
        rf"(?:\b(?:q|every|each|alle|cada|tou(?:te)?s les|c/|ogni|elke|iedere|om de|var|hver|co)"
        rf"\s?|(?<=\s)/\s?){TO}\s?-?{after}"
    )


_EVERY = {unit: _every(unit) for unit in UNITS_OF_TIME}
_N_HOURLY = re.compile(rf"\b({N})[ -]?hourly\b")
_Q_BARE = re.compile(r"\bq ?(4|6|8|12|24)\b(?!\s?(?:[-/.,:]|to\b|\d|[dwm]))")
"""American "q12" without its unit; days and weeks are always written out."""
_SO_IN_SO = re.compile(r"(?<![\d./])(\d\d?)\s?(?:/|em)\s?\1\s?(?:h|hs|hrs|horas?)\b")
"""Portuguese "8/8 h", "de 12 em 12 horas"."""
_HOURLY = re.compile(r"\b(?:qh|hourly|every hour|cada hora)\b")


def _every_hours(line: str) -> Frequency | None:
    ways = (_EVERY["hour"], _N_HOURLY, _Q_BARE, _SO_IN_SO)
    found = next((one for way in ways if (one := way.search(line))), None)
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
    r"|(?:par|pro|por|per|alla|a la) (?:semaine|woche|semana|week|settimana)|wekelijks"
    r"|settimanale)\b"
)
_FORTNIGHT = re.compile(
    r"\b(?:14-?tagig|zweiwochentlich|quinzenal|fortnightly"
    r"|every fortnight|once a fortnight|quincenal)\b"
)
_MONTHLY = re.compile(
    r"\b(?:monthly|once a month|once monthly|once per month|every month|qmonth|q month|monatlich"
    r"|mensual(?:mente)?|mensuel(?:lement)?|mensal|una vez al mes"
    r"|(?:une|1|einmal) ?(?:fois|x)? ?(?:par|pro|im|/) ?(?:mois|monat))\b"
)
_TIMES_A_WEEK = re.compile(
    rf"\b(?:({N})\s?(?:x|times|mal|fois|veces)?|(twice|thrice))"
    r"\s?(?:a |per |/|each |pro |par |a la |por |die )?\s?(?:week|weekly|wk|woche|semaine|semana)\b"
)
_N_WEEKLY = re.compile(r"\b([2-9]|1[0-3]|two|three|four)[ -]?(weekly|monthly|wochentlich)\b")
_OVER = re.compile(r"\b(?:every|each) (\d{1,2})/(52|12|7)\b")
_OVER_DAYS = {"52": 7, "12": 30, "7": 1}
"""British "every 2/52": two weeks."""
_OTHER_WEEK = re.compile(
    r"\b(?:every|each) (?:other|second) (week|month)\b|\bjede zweite (woche)\b"
    r"|\bvarannan (vecka)\b"
)
_AMBIGUOUS = re.compile(r"\b(?:biweekly|bi-weekly|bimonthly|divided|gesamt|total daily)\b")


def _every_days(line: str) -> Frequency | None:
    if _OTHER_DAY.search(line):
        return EveryDays(Decimal(2))
    apart = _weeks_apart(line)
    if apart:
        return EveryDays(apart)
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
    named = weekdays_in(line)
    return EveryDays(Decimal(7) / named) if named else None


def _weeks_apart(line: str) -> Decimal | None:
    """Days of "every other week", "3-weekly", "2 monthly"; None where nothing such is said."""
    other = _OTHER_WEEK.search(line)
    if other:
        return Decimal(60 if other.group(1) == "month" else 14)
    over = _OVER.search(line)
    if over:
        return Decimal(over.group(1)) * _OVER_DAYS[over.group(2)] or None
    apart = _N_WEEKLY.search(line)
    if apart is None:
        return None
    count = figure(apart.group(1))
    return count * DAYS["month" if apart.group(2) == "monthly" else "week"] if count else None


_COUNTED = re.compile(
    rf"\b({N}|thrice)\s?(?:x|times|mal|fois|veces|d)?"
    r"\s?(?:/|a|per|par|pro|al|por|each|every|am)?\s?"
    r"(?:d|day|daily|taglich|tagl|tgl|tag|jour|dia|die|(?<=[/ ])j)\b"
)
_TIMES_AFTER = re.compile(
    r"\bx\s?([1-6])(?:\s?daily|\s?(?:/|par|per|por|al|a|pro)\s?(?:d|day|j|jour|dia|tag|24 ?h))\b"
)
_TIMES_DOSES = re.compile(
    r"(?<![\w.,/-])([1-6])\s?(?:dd(?![a-z])|x\s?\d{1,3}(?:-\d{1,3})?\s?(?:trpf|tropfen|gtts?|tr)\b)"
)
"""Dutch "2dd1", German "3 x 20 Trpf"."""
_TIMES = (TIMES_PIECES, _TIMES_DOSES, _TIMES_AFTER)
_FOUR = r"qid|qds|qqh|viermal taglich"
_THREE = r"tid|tds|tdd|ter in die|dreimal taglich|tres veces al dia"
_TWO = (
    r"bid|bd|bds|bis in die|zweimal taglich|twice daily|twice a day|two times daily"
    r"|twice per day|twice each day|am (?:and|&|/) pm|dos veces al dia|deux fois par jour"
    r"|mane et nocte"
)
_ONE = (
    r"qd|q ?day|od|om|daily|once daily|once a day|once per day|once each day|every day|each day|qam"
    r"|qpm|qhs|hs|every (?:morning|evening|night|bedtime)|each (?:morning|evening|night)|nightly"
    r"|einmal taglich|taglich|cada dia|diario|diaria|una vez al dia|une fois par jour|par jour"
    r"|por dia|al dia|per day|a day|pro tag|tgl|tagl|quotidien|nocturnal"
    r"|(?:\d+ ?)?(?:mg|mcg|g|cps?|tab|cap|comp|gelules?|comprimes?|tablets?|kps)"
    r" ?/ ?(?:day|d|j|tag|jour|dia)"
)
_NAMED = tuple(
    (re.compile(rf"\b(?:{words})\b"), times)
    for words, times in ((_FOUR, 4), (_THREE, 3), (_TWO, 2), (_ONE, 1))
)


def _times_a_day(line: str) -> Frequency | None:
    if _AMBIGUOUS.search(line):
        return None
    pieces = next(
        (one for way in _TIMES if (one := way.search(line))),
        None,
    )
    if pieces:
        return TimesPerDay(Decimal(pieces.group(1)))
    found = _COUNTED.search(line)
    if found and re.search(r"x|times|mal|fois|veces|\d\s?/\s?[djt]|thrice", found.group(0)):
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
