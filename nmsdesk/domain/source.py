"""A source that a statement rests on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """`citation` as people read it; `seen` False where it is known and was not re-read."""

    citation: str
    address: str | None = None
    seen: bool = True
