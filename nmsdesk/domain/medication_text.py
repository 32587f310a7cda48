"""Amounts, form, route and dose that stand beside a name in a medication text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.domain.order import Dose, Route
from nmsdesk.domain.sig_words import figure, figure_pattern
from nmsdesk.domain.vocabulary import FORM_RANK, FORM_ROUTES, FORMS, ROUTES

_NUMBER = r"\d+(?:[.,]\d+)*"
_MASS = {
    **dict.fromkeys(("mg", "mgs", "milligram", "milligrams", "milligramm", "milligrammes"), "mg"),
    **dict.fromkeys(
        ("mcg", "mcgs", "ug", "microgram", "micrograms", "microg", "mikrogramm", "microgramos"),
        "micrograms",
    ),
    **dict.fromkeys(("g", "gm", "gms", "gram", "grams", "gramm", "gramme", "grammes"), "g"),
    "%": "%",
    "mmol": "mmol",
    **dict.fromkeys(("meq", "meqs"), "meq"),
    **dict.fromkeys(("unit", "units", "iu", "ui", "ie"), "units"),
}
MASS_IN_MG = {"mg": Decimal(1), "micrograms": Decimal("0.001"), "g": Decimal(1000)}
_PER = {
    **dict.fromkeys(("ml", "mls", "cc", "milliliter", "milliliters", "millilitre"), "ml"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "std", "stunde"), "h"),
    **dict.fromkeys(("actuation", "actuat", "act", "spray", "puff"), "puff"),
    **dict.fromkeys(("drop", "drops", "gtt"), "drop"),
    **dict.fromkeys(("tab", "tablet", "cap", "capsule", "patch", "dose"), ""),
    "kg": "kg",
    **dict.fromkeys(("m2", "sqm"), "m2"),
}
PER_BODY = ("/kg", "/m2")
"""Of a dose by weight or surface the text says how it is reckoned, not how much is given."""


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(one) for one in words), key=len, reverse=True))


_AMOUNT = re.compile(
    rf"(?<![\w.])({_NUMBER})(?:\s?(?:-|to)\s?({_NUMBER}))?\s?-?({_either(_MASS)})(?:(?![a-z0-9])|(?=tab|cap|amp|vial|syr|inj))"
    rf"(?:\s?(?:/|per)\s?({_NUMBER})?\s?({_either(_PER)})(?![a-z]))?"
)
_RATIO = re.compile(
    rf"(?<![\w.-])({_NUMBER})(?:\s?mg)?\s?[-/]\s?({_NUMBER})(?:\s?mg)?"
    rf"(?:\s?[-/]\s?({_NUMBER}))?(?:\s?mg)?(?![\w%])(?!\s?(?:mcg|ug|g|ml|%)\b)"
)
_PIECES = {
    **{word: form for word, form in FORMS.items() if form in (*FORM_RANK, "tablet", "capsule")},
    **dict.fromkeys(("puff", "puffs"), "puff"),
    **dict.fromkeys(("ml", "mls", "cc"), "ml"),
    "tr": "drops",
}
_COUNT = re.compile(
    rf"(?<![\w./])({figure_pattern()})(?:\s?(?:-|to|or|a|bis)\s?({figure_pattern()}))?"
    rf"(?:\s?(?:x|of an?|an?|une?|eine?)\s)?\s?({_either(_PIECES)})"
    r"(?![a-z0-9]|/(?!\s?(?:d|day|j|jour|tag|dia)\b))"
)
_VERB = re.compile(
    r"\b(?:take|takes|taking|give|given|nehmen|prendre|tomar|tome|dose|inject|use|apply)\b[\s:]*$"
)
PIECE_WORDS = {
    **{word: form for word, form in FORMS.items() if form != "drops"},
    **{word: "drop" for word, form in FORMS.items() if form == "drops"},
    **dict.fromkeys(("ml", "mls", "cc", "millilitre", "milliliter"), "ml"),
    **dict.fromkeys(("puff", "puffs", "actuation", "actuations", "spray", "sprays"), "puff"),
}
"""Unit of an order -> what is counted."""
_LIMIT = re.compile(
    r"\b(?:max(?:imum|imal|imo|imale)?|up to|(?:no|not) more than|bis zu|jusqu'?a|hasta|hochstens)"
    r"\W*(?:(?:of|dose|daily|total|dosis|de|per|day)\s)*$"
)
MOST_PIECES = 20
"""More tablets at once than this is a pack or a strength without its unit, not a dose."""
MOST_DROPS = 150


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount with its unit as it stands in the text, from `start` to `end`.

    The unit is normalised: mg, micrograms, g, %, mmol, meq, units; "mg/ml", "mg/h", "mg/24 h".
    `limit`: the text says that it is the most that may be given.
    """

    low: Decimal
    high: Decimal
    unit: str
    start: int
    end: int
    after_verb: bool = False
    limit: bool = False

    @property
    def is_range(self) -> bool:
        return self.low != self.high


def mass_unit(unit: str) -> str | None:
    """A unit of amount as it is written here; None for tablets, ml and what is not known."""
    return _MASS.get(unit)


def amounts_in(line: str) -> tuple[Amount, ...]:
    """Every amount of substance in a plain line, in order."""
    return tuple(
        amount for found in _AMOUNT.finditer(line) if (amount := _amount(found, line)) is not None
    )


def _amount(found: re.Match[str], line: str) -> Amount | None:
    low = figure(found.group(1))
    high = figure(found.group(2)) if found.group(2) else low
    unit = _MASS[found.group(3)]
    if low is None or high is None or not 0 < low <= high:
        return None
    if found.group(5):
        per = _PER[found.group(5)]
        count = figure(found.group(4)) or Decimal(1)
        if per == "h" and count != 1:
            unit = f"{unit}/{count.normalize():f} h"
        elif per:
            low, high, unit = low / count, high / count, f"{unit}/{per}"
    before = line[: found.start()]
    verb, limit = _VERB.search(before) is not None, _LIMIT.search(before) is not None
    return Amount(low, high, unit, found.start(), found.end(), verb, limit)


def ratio_in(line: str, parts: int) -> tuple[Decimal, ...]:
    """The figures of "25-100" or "5/325 mg", where there are as many as active parts."""
    for found in _RATIO.finditer(line) if parts > 1 else ():
        figures = [figure(one) for one in found.groups() if one is not None]
        known = [one for one in figures if one is not None]
        if len(known) == parts == len(figures) and all(known):
            return tuple(known)
    return ()


def pieces_in(line: str, amounts: Sequence[Amount]) -> tuple[Dose, str] | None:
    """How many pieces (or ml) are taken at once: "1-2 tabs", "half a tablet", "5 ml".

    ml at the very beginning are the size of what is sold ("0.5 ML haloperidol 5 MG/ML").
    """
    for found in _COUNT.finditer(line):
        if any(one.start < found.end() and found.start() < one.end for one in amounts):
            continue
        low = figure(found.group(1))
        high = figure(found.group(2)) if found.group(2) else low
        piece = _PIECES[found.group(3)]
        if low is None or high is None or not 0 < low <= high:
            continue
        container = piece == "ml" and found.start() == 0
        most = MOST_DROPS if piece == "drops" else MOST_PIECES
        if not container and (piece == "ml" or high <= most):
            return Dose(low, high), piece
    return None


def form_in(words: Iterable[str]) -> str | None:
    """The dose form; an injectable solution is an injection."""
    found = [FORMS[word] for word in words if word in FORMS]
    return next((form for form in FORM_RANK if form in found), found[0] if found else None)


_SAID_ROUTES = (
    (re.compile(r"\bby mouth\b|\bper os\b|\bp\. ?o\.|\bzum einnehmen\b"), Route.ORAL),
    (re.compile(r"\bunder the tongue\b|\bs\.l\."), Route.SUBLINGUAL),
    (re.compile(r"\bi\.m\."), Route.IM),
    (re.compile(r"\bi\.v\."), Route.IV),
    (re.compile(r"\bs\.c\.|\bunder the skin\b"), Route.SC),
    (re.compile(r"\binto (?:the |a )?muscle\b"), Route.IM),
    (re.compile(r"\bp\.r\."), Route.RECTAL),
    (re.compile(r"\bs/c\b"), Route.SC),
    (re.compile(r"\bs/l\b"), Route.SUBLINGUAL),
    (re.compile(r"\bi/m\b"), Route.IM),
    (re.compile(r"\bi/v\b"), Route.IV),
    (re.compile(r"\bp/o\b"), Route.ORAL),
)  # fmt: skip
_ANY_SAID = re.compile("|".join(pattern.pattern for pattern, _ in _SAID_ROUTES))
_WAYS = "po|oral|im|iv|sc|sl|pr"
_EITHER_WAY = re.compile(
    rf"\b(?:{_WAYS})\s?(?:/|or|oder|ou|,)\s?(?:{_WAYS})\b"
    rf"|\bpo\b.*\b(?:or|oder|ou)\b.*\b(?:im|iv|sc|pr)\b"
)
_GERMAN_IM = re.compile(r"\bim (?:bedarf|wechsel|mund)")


def route_in(line: str, words: Sequence[str], form: str | None) -> Route | None:
    """The way in, where the text says one or the form leaves no other; None for "PO/IM"."""
    if _EITHER_WAY.search(line):
        return None
    for word in words:
        route = ROUTES.get(word)
        if route is not None and not (route is Route.IM and _GERMAN_IM.search(line)):
            return route
    if _ANY_SAID.search(line):
        return next(said for pattern, said in _SAID_ROUTES if pattern.search(line))
    return FORM_ROUTES.get(form) if form else None
