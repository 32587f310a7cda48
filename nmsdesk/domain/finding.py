"""The vocabulary of findings: what may be recorded, in which unit or words, within what limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from nmsdesk.domain.ids import FindingId

Value = bool | Decimal | str | Mapping[str, int]
"""Yes or no, a figure, one of the finding's words, or the Bush–Francis items with their grades."""


class FindingKind(Enum):
    SIGN = "sign"
    """Yes or no."""
    FIGURE = "figure"
    WORD = "word"
    SCALE = "scale"
    """An object of named items with grades (Bush–Francis)."""


class Group(Enum):
    """The order in which one examines."""

    LOOK = "look"
    FEEL = "feel"
    ASK = "ask"
    MEASURE = "measure"
    LABORATORY = "laboratory"


@dataclass(frozen=True, slots=True)
class FindingSpec:
    """One entry of `findings.toml`.

    `possible` are limits outside which a figure cannot be one; `usual` those outside which the
    form asks again. `accepts_true` lets a word finding be plainly present (`rigidity: true`).
    `sibling_of` marks a value that only qualifies another (a site, an upper limit).
    """

    id: FindingId
    kind: FindingKind
    group: Group
    unit: str | None = None
    words: tuple[str, ...] = ()
    accepts_true: bool = False
    absent_words: tuple[str, ...] = ()
    possible: tuple[Decimal, Decimal] | None = None
    usual: tuple[Decimal, Decimal] | None = None
    sibling_of: FindingId | None = None
    items: tuple[str, ...] = ()
    all_or_none_items: tuple[str, ...] = ()
    """Items of a scale that are either absent or fully there (0 or 3, nothing between)."""
    highest_grade: int = 3
    bedside: bool = True
    """Belongs to the bedside check; the others are one key away or come from a document."""
