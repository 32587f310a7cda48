"""A statement before it becomes words: which one it is, and the values it holds.

The words stand in `resources/texts/<language>/reasons.toml`, so that every sentence can be
translated and none is put together from pieces.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from nmsdesk.domain.ids import SourceId

Fact = str | int | Decimal | datetime


@dataclass(frozen=True, slots=True)
class Label:
    """A word that the texts hold under `kind` and `id`: a finding, a class, a route."""

    kind: str
    id: str


@lru_cache(maxsize=4096)
def label(kind: str, id_: str) -> Label:
    """A label, made once for each word: reasons name the same few hundred again and again."""
    return Label(kind, id_)


class Reason(NamedTuple):
    """`key` names the sentence in `reasons.toml`; `values` fill its gaps.

    Reasons are made by the dozen for every case, so it is a named tuple: as fixed as a frozen
    dataclass, and made in a third of the time.
    """

    key: str
    values: "tuple[tuple[str, Fact | Label | tuple[Label, ...] | Reason], ...]" = ()
    sources: tuple[SourceId, ...] = ()


def because(
    key: str,
    *,
    sources: Iterable[SourceId] = (),
    **values: Fact | Label | tuple[Label, ...] | Reason,
) -> Reason:
    """Make a reason: `because("start", drug="haloperidol", at=moment)`.

    A value may be a reason itself: its sentence stands whole in the gap.
    """
    return Reason(key, tuple(values.items()), tuple(sources))
