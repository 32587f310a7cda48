"""Doses tied to times of the day, and figures without a unit before a schedule."""

import re
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.domain.order import Dose
from nmsdesk.domain.sig_words import MOMENTS, NUMBER_WORDS, figure, figure_pattern

N = figure_pattern()
MOST_COUNTED = 10
"""A higher figure without a unit is a strength, not a count."""


@dataclass(frozen=True, slots=True)
class Moments:
    """How many times of the day are named, with the doses where each has its own."""

    times: int = 0
    dose: Dose | None = None
    unit: str | None = None


_SLOT = r"(\d(?:[.,]\d+)?|1/2|1/4)"
_SLOTS = re.compile(
    rf"(?<![\d/.,+-]){_SLOT}\s?[-+]\s?{_SLOT}\s?[-+]\s?{_SLOT}(?:\s?[-+]\s?{_SLOT})?(?![\d/+-])"
)
_DROP_SLOTS = re.compile(
    r"(?<![\d/.,+-])(\d\d?)\s?-\s?(\d\d?)\s?-\s?(\d\d?)(?:\s?-\s?(\d\d?))?(?![\d/-])"
)
_DROPS = re.compile(r"\b(?:drops?|tropfen|tr|gtts?|gouttes|gotas|gocce)\b")
"""With drops ten and more at a time are no date."""
_MOMENT = re.compile(
    rf"(?:(?<![\w.])({N})\s?(mg|mcg|micrograms|g|ml|tabs?|tablets?|caps?|capsules?|drops)?\s?"
    r"(?:\)\s?)?(?:(?:po|by mouth|orally)\s)?)?"
    r"\b(?:(?:in|at|every|each|am|zur|le|la|por|en|de|a|au|al|ao|til?l|na|before|with|after)\s"
    r"(?:the |la |el )?)?"
    rf"({MOMENTS}|(?<=at )\d\d?(?::\d\d)? ?[ap]m)\b"
)


_HALF_DAY = re.compile(
    r"\b(\d+(?:[.,]\d+)? ?(?:m[gl]|mcg|tabs?|caps?|tablets?|capsules?)),?"
    r" (?:in (?:the )?)?([ap])m\b"
)


def _half_day(found: re.Match[str]) -> str:
    return f"{found.group(1)} {'morning' if found.group(2) == 'a' else 'evening'}"


def moments_in(line: str) -> Moments:
    """Read "1-0-1-0", "1 in the morning and 2 at night", "at 8 am and noon"."""
    slots = _SLOTS.search(line) or (_DROP_SLOTS.search(line) if _DROPS.search(line) else None)
    if slots:
        amounts = [figure(one) for one in slots.groups() if one is not None]
        return _of([one for one in amounts if one], None)
    found = list(_MOMENT.finditer(_HALF_DAY.sub(_half_day, line)))
    amounts = [figure(match.group(1)) for match in found if match.group(1)]
    if len(found) >= 2 and len(amounts) == len(found):
        units = {match.group(2) for match in found if match.group(2)}
        return _of([one for one in amounts if one], units.pop() if len(units) == 1 else None)
    return Moments(len({match.group(3) for match in found}))


def _of(amounts: list[Decimal], unit: str | None) -> Moments:
    if not amounts:
        return Moments()
    return Moments(len(amounts), Dose(min(amounts), max(amounts)), unit)


_RANGE = rf"({N})(?:\s?(?:-|to|or|a|bis|oder|ou|o)\s?({N}))?"
_SCHEDULE = (
    r"(?:at|before) (?:night|bedtime|noon|onset)|in the (?:morning|evening)"
    r"|(?:every|each|cada|alle|toutes les)\b|q ?\d+ ?h|q ?hs|hs|[bt]id|q[id]d|[bo]d|[tq]ds|om"
    r"|q[ap]m|mane|nocte|noc|morgens|mittags|abends|zur nacht|la sera|(?:le |au )?(?:matin|soir)"
    r"|au coucher|por la (?:manana|noche)|al acostarse|prn|as needed|si besoin|tgl|taglich"
    r"|c/ ?\d+ ?h|ao deitar|a noite|na noc|rano|till natten|al bisogno|ogni"
    r"|once (?:a day|daily)"
)
_BARE = re.compile(
    rf"(?<![\w.,/-])(?<!\bx ){_RANGE}\s(?:(?:po|by mouth|sl|orally|p\.o\.)\s)?"
    rf"(?=(?:{_SCHEDULE})(?![a-z0-9]))"
)
_ONE_A_DAY = re.compile(r"\b(1|one|half|1/2) (?=(?:a|per) day\b|daily\b|once\b)")
_TAKEN = re.compile(
    rf"\b(?:take|nehmen|prendre|tomar|tome) {_RANGE}"
    r"(?=\s(?!m[gl]\b|mcg|g\b|ug\b|micro|milli|x\b|times|%)|$)"
)
TIMES_PIECES = re.compile(
    r"(?<![\w.,/-])([1-6])\s?(?:x|dd)\s?(1/2|[1-4](?:[.,]5)?)"
    r"(?=\s?(?:tab|tbl|cap|kaps|stk|tgl|tagl|st\b|an\b|(?:zo |indien )nodig|$|[,;)(]))"
)
"""German "2x1", Dutch "2dd1": so many times, so many pieces."""


def count_in(line: str) -> tuple[Dose | None, bool]:
    """The figure without a unit before a schedule; true where it says itself that it counts."""
    taken = _TAKEN.search(line)
    if taken:
        return _counted(taken.group(1), taken.group(2)), True
    pieces = TIMES_PIECES.search(line)
    if pieces:
        return _counted(pieces.group(2), None), True
    found = _BARE.search(line) or _ONE_A_DAY.search(line)
    if found is None:
        return None, False
    word = found.group(1)
    upper = found.group(2) if found.re is _BARE else None
    return _counted(word, upper), word in NUMBER_WORDS


def _counted(low_text: str, high_text: str | None) -> Dose | None:
    if low_text in ("once", "twice", "thrice", "einmal", "zweimal", "dreimal"):
        return None
    low = figure(low_text)
    high = figure(high_text) if high_text else low
    if low is None or high is None or not 0 < low <= high <= MOST_COUNTED:
        return None
    return Dose(low, high)
