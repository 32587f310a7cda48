"""Looks whether every source that the knowledge names exists."""

from collections.abc import Collection, Iterator
from pathlib import Path

from nmsdesk.documents.cursor import Cursor, nearest, shown
from nmsdesk.documents.problem import Problem
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.ids import SourceId

KEYS = ("source", "sources")


def source_problems(root: Path, known: Collection[SourceId]) -> tuple[Problem, ...]:
    """One problem for each place below `knowledge` and the labels that names a source not there.

    A place is a text, or a list of texts, under the key `source` or `sources` at any depth.
    """
    found: list[Problem] = []
    for folder in (root / "knowledge", root / "texts"):
        for path in sorted(folder.rglob("*.toml")):
            if path.parent != root / "knowledge" / "sources":
                found.extend(_unknown(open_toml(path, root), known))
    return tuple(found)


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
