"""Reads the figures by which readings are taken from `thresholds.toml`."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.expressions import expression, sources
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.grammar import Grammar
from nmsdesk.domain.thresholds import Thresholds


def load_thresholds(root: Path, grammar: Grammar) -> Thresholds:
    document = open_toml(root / "knowledge" / "thresholds.toml", root).keys(
        "examined_hours", "unbroken_hours", "known_after_days", "child_under_years", "sources",
        "onset", "limits",
    )  # fmt: skip
    sources(document)

    def whole(key: str) -> int:
        return document.required(key, lambda at: at.whole(1, 1000))

    return Thresholds(
        examined=timedelta(hours=whole("examined_hours")),
        unbroken=timedelta(hours=whole("unbroken_hours")),
        known_after=timedelta(days=whole("known_after_days")),
        child_under_years=whole("child_under_years"),
        limits=document.required("limits", lambda at: _limits(at, grammar)),
        onset=document.required("onset", lambda at: expression(at, grammar)),
    )


def _limits(at: Cursor, grammar: Grammar) -> dict[str, Decimal]:
    at.keys(*grammar.findings)
    return {name: limit.number(0, 100_000) for name, limit in at.children()}
