"""Looks whether every source that the knowledge names exists."""

from collections.abc import Collection, Iterator
from pathlib import Path

from nmsdesk.documents.cursor import Cursor, nearest, shown
from nmsdesk.documents.problem import Problem
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.ids import SourceId

KEYS = ("source", "sources")
ELSEWHERE = (Path("knowledge", "sources"), Path("knowledge", "drugs"))
"""The sources themselves, and what is asked for its sources as it is read."""


def source_problems(root: Path, folder: str, known: Collection[SourceId]) -> tuple[Problem, ...]:
    """One problem for each place below `root/folder` that names a source which is not there.

    A place is a text, or a list of texts, under the key `source` or `sources` at any depth.
    """
    found: list[Problem] = []
    for path in sorted((root / folder).rglob("*.toml")):
        if path.parent.relative_to(root) not in ELSEWHERE:
            document = open_toml(path, root)
            if not _mentioned(document.value, named=False).issubset(known):
                found.extend(_unknown(document, known))
    return tuple(found)


def _mentioned(value: object, *, named: bool) -> set[str]:
    """Every source of a document, quickly: only where one is unknown is its place looked for."""
    match value:
        case str():
            return {value} if named else set()
        case dict():
            parts = [_mentioned(one, named=key in KEYS) for key, one in value.items()]
            return set().union(*parts)
        case list():
            return set().union(*(_mentioned(one, named=named) for one in value))
        case _:
            return set()


def _unknown(at: Cursor, known: Collection[SourceId]) -> Iterator[Problem]:
    if isinstance(at.value, dict):
        for key, one in at.children():
            if key in KEYS:
                yield from _named(one, known)
            else:
                yield from _unknown(one, known)
    elif isinstance(at.value, list):
        for one in at.items():
            yield from _unknown(one, known)


def _named(at: Cursor, known: Collection[SourceId]) -> Iterator[Problem]:
    """What stands under the key itself; a table there is looked through as any other."""
    if isinstance(at.value, str):
        if at.value not in known:
            mend = nearest(at.value, known)
            yield Problem(f"unknown source {shown(at.value)}; {mend}", at.path, at.file)
    elif isinstance(at.value, list):
        for one in at.items():
            yield from _named(one, known)
    else:
        yield from _unknown(at, known)
