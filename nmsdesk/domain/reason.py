"""A statement before it becomes words: which one it is, and the values it holds.

The words stand in `resources/texts/<language>/reasons.toml`, so that every sentence can be
translated and none is put together from pieces.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from nmsdesk.domain.ids import SourceId

Fact = str | int | Decimal | datetime


@dataclass(frozen=True, slots=True)
class Label:
    """A word that the texts hold under `kind` and `id`: a finding, a class, a route."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Reason:
    """`key` names the sentence in `reasons.toml`; `values` fill its gaps."""

    key: str
    values: tuple[tuple[str, "Fact | Label | tuple[Label, ...]"], ...] = ()
    sources: tuple[SourceId, ...] = ()


def because(
    key: str, *, sources: Iterable[SourceId] = (), **values: Fact | Label | tuple[Label, ...]
) -> Reason:
    """Make a reason: `because("start", drug="haloperidol", at=moment)`."""
    return Reason(key, tuple(values.items()), tuple(sources))
