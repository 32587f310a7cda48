"""Sources as numbers beside a statement, and the list of them at the foot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.source import SourceText
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class SourceView:
    mark: int
    citation: str
    address: str | None
    note: str | None
    """Said where the source is known and was not read again."""


class Marks:
    """Numbers sources in the order in which they are first named."""

    def __init__(self) -> None:
        self._marks: dict[SourceId, int] = {}

    def of(self, sources: Iterable[SourceId]) -> tuple[int, ...]:
        return tuple(self._marks.setdefault(each, len(self._marks) + 1) for each in sources)

    def listed(self, sources: Mapping[SourceId, SourceText]) -> tuple[SourceView, ...]:
        """Every source that was named so far, for the foot."""
        return tuple(_cited(mark, sources[source]) for source, mark in self._marks.items())


def _cited(mark: int, source: SourceText) -> SourceView:
    note = None if source.seen else translate("Learn", "known from this source, not read again")
    return SourceView(mark, source.citation, source.address, note)


def marked(text: str, marks: Iterable[int]) -> str:
    """The text with its numbers, as in "Blocks dopamine [1, 2]"; the first stays with it."""
    numbers = ", ".join(map(str, marks))
    return f"{text}\N{NO-BREAK SPACE}[{numbers}]" if numbers else text
