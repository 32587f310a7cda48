"""Reads the sources that every statement rests on; one list out of all its files."""

from collections.abc import Mapping
from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.toml_files import toml_below
from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.source import SourceText


def load_sources(root: Path) -> Mapping[SourceId, SourceText]:
    """Every `[ID]` of `knowledge/sources/*.toml`; an id that stands twice is refused."""
    problems, found = Problems(), {}
    for document in toml_below(root / "knowledge" / "sources", root):
        for key, entry in document.children():
            with problems.gathered():
                if key in found:
                    entry.fail("stands in two files; keep one")
                found[SourceId(key)] = _source(entry)
    problems.refuse()
    return found


def _source(entry: Cursor) -> SourceText:
    entry.keys("citation", "address", "seen")
    return SourceText(
        citation=entry.required("citation", Cursor.words),
        address=entry.optional("address", Cursor.words),
        seen=entry.optional("seen", Cursor.flag) is not False,
    )
