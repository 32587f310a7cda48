"""The basis of whatever is selected: what it says, what it rests on, where that is from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.source import SourceText


@dataclass(frozen=True, slots=True)
class WhySource:
    """A source as people read it; `seen` False where it is known and was not re-read."""

    citation: str
    address: str | None = None
    seen: bool = True


@dataclass(frozen=True, slots=True)
class WhyPart:
    """Sentences that belong together, under a short heading."""

    heading: str
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WhyView:
    """`title` names the thing, `basis` the facts and rules in sentences, `sources` the papers.

    Where there are many sentences they stand in `parts`, the most pressing part first.
    """

    title: str
    basis: tuple[str, ...] = ()
    sources: tuple[WhySource, ...] = ()
    parts: tuple[WhyPart, ...] = ()


def cited(ids: Iterable[SourceId], sources: Mapping[SourceId, SourceText]) -> tuple[WhySource, ...]:
    """Each source once, as people read it; one that the list does not have by its id."""
    return tuple(
        WhySource(source.citation, source.address, source.seen)
        if (source := sources.get(name)) is not None
        else WhySource(name, seen=False)
        for name in dict.fromkeys(ids)
    )
