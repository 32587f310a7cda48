"""On how many days of the week a text says that a medicine is taken."""

import re

_DAYS = (
    "monday|montag|lundi|lunes", "tuesday|dienstag|mardi|martes",
    "wednesday|mittwoch|mercredi|miercoles", "thursday|donnerstag|jeudi|jueves",
    "friday|freitag|vendredi|viernes", "saturday|samstag|samedi|sabado",
    "sunday|sonntag|dimanche|domingo",
)  # fmt: skip
_SHORT = ("mon", "tues?", "wed", "thu(?:rs?)?", "fri", "sat", "sun")
_LONG = "|".join(_DAYS)
_ANY = rf"(?:{_LONG}|{'|'.join(_SHORT)})s?"
_EACH = re.compile(rf"\b(?:every|each|jeden|chaque|cada|todos los|tous les) (?:{_LONG})s?\b")
_PLURAL = re.compile(rf"\b(?:{_LONG})s\b")
_RUN = re.compile(rf"\b{_ANY}(?:\s?(?:,|/|&|\band\b|\bund\b|\bet\b|\by\b)?\s?{_ANY}\b)+")
_ONE = tuple(
    re.compile(rf"\b(?:{long}|{short})s?\b") for long, short in zip(_DAYS, _SHORT, strict=True)
)


def weekdays_in(line: str) -> int:
    """Count the days named one after the other or as a habit ("every Friday", "on Tuesdays").

    0 where none are: a single day without such a word is a date ("last given Friday"), and a span
    ("Mon-Fri") is not counted.
    """
    said = _RUN.search(line) or _EACH.search(line) or _PLURAL.search(line)
    if said is None:
        return 0
    named = line if _EACH.search(line) or _PLURAL.search(line) else said.group()
    return sum(day.search(named) is not None for day in _ONE)
