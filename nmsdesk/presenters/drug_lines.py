"""The lines of a drug's card: statements under headings, each with the marks of its sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.domain.drug import DrugClass
from nmsdesk.presenters.formats import figure
from nmsdesk.presenters.unbroken import breakable
from nmsdesk.presenters.wording import translate

DAY = Decimal(24)
DAYS_FROM = Decimal(72)
"""Hours; a longer time is told in days too."""
JUDGED = (DrugClass.ANTIPSYCHOTIC, DrugClass.DOPAMINE_BLOCKER)
"""Of these a gap is told as one: half-life, label, equivalents."""


_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
LONG_WORD = 30
"""Letters; a longer one stands in no line of the drawer."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """One statement; `marks` are the numbers of its sources, none for a mere name."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CardSection:
    """Lines under a heading; those in `more` come only when `more_words` is pressed."""

    heading: str
    lines: tuple[CardLine, ...]
    more: tuple[CardLine, ...] = ()
    more_words: str = ""


def cited(line: CardLine) -> str:
    """The line with the numbers of its sources, a row of numbers as from–to: "… [2, 6–17]"."""
    rows: list[list[int]] = []
    for mark in sorted(set(line.marks)):
        if rows and mark == rows[-1][-1] + 1:
            rows[-1].append(mark)
        else:
            rows.append([mark])
    numbers = ", ".join(
        f"{row[0]}\N{EN DASH}{row[-1]}" if len(row) > 2 else ", ".join(map(str, row))
        for row in rows
    )
    return f"{line.text}\N{NO-BREAK SPACE}[{numbers}]" if numbers else line.text


def fitting(text: str) -> str:
    """The text for a narrow room: a word that is too long may go on in the next line."""
    return " ".join(_broken(word) if len(word) > LONG_WORD else word for word in text.split(" "))


def _broken(word: str) -> str:
    """At its joints; a part that is still too long, anywhere in it."""
    parts = breakable(word).split(_MAY_BREAK)
    cut = (part[at : at + LONG_WORD] for part in parts for at in range(0, len(part), LONG_WORD))
    return _MAY_BREAK.join(cut)


def countries(where: Iterable[str]) -> str:
    """The countries, or that no list tells them."""
    return ", ".join(where) or translate("DrugCard", "country not known")


def span(low: Decimal, high: Decimal) -> str:
    """From one figure to another, or the one where they are the same."""
    if low == high:
        return figure(low)
    return translate("DrugCard", "{low} to {high}").format(low=figure(low), high=figure(high))


def hours(low: Decimal, high: Decimal) -> str:
    """A time in hours; where it is long, in days too."""
    told = translate("DrugCard", "{hours} hours").format(hours=span(low, high))
    if high < DAYS_FROM or low < DAY:
        return told
    in_days = span(Decimal(round(low / DAY)), Decimal(round(high / DAY)))
    text = translate("DrugCard", "about {days} days ({hours})")
    return text.format(days=in_days, hours=told)


def days(low: Decimal, high: Decimal) -> str:
    """A time in days."""
    if low == high == 1:
        return translate("DrugCard", "1 day")
    return translate("DrugCard", "{days} days").format(days=span(low, high))


def sentence(text: str) -> str:
    """The text with a capital, as it begins a line."""
    return text[:1].upper() + text[1:]
