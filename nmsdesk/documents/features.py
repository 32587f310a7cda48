"""Reads the rows of the comparison and the margins of its verdict from `comparison.toml`."""

from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.expressions import expression, sources
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.comparison import Side
from nmsdesk.domain.expression import Expression
from nmsdesk.domain.features import Feature, Features, Pull
from nmsdesk.domain.grammar import Grammar
from nmsdesk.domain.ids import FindingId

SIDES = {side.value: side for side in (Side.NMS, Side.SEROTONIN_SYNDROME)}


def load_features(root: Path, grammar: Grammar) -> Features:
    """Rows in their order; DocumentError with all that is wrong."""
    document = open_toml(root / "knowledge" / "comparison.toml", root).keys(
        "ahead", "both", "alone", "gate_nms", "gate_serotonin", "core_nms", "core_serotonin",
        "sources", "row",
    )  # fmt: skip
    sources(document)
    problems = Problems()
    rows = list[Feature]()
    for entry in document.at("row").items():
        with problems.gathered():
            rows.append(_row(entry, grammar))
    problems.refuse()

    def read(key: str) -> Expression:
        return document.required(key, lambda at: expression(at, grammar))

    def points(key: str) -> int:
        return document.required(key, lambda at: at.whole(1, 100))

    return Features(
        rows=tuple(rows),
        gate_nms=read("gate_nms"),
        gate_serotonin=read("gate_serotonin"),
        core_nms=read("core_nms"),
        core_serotonin=read("core_serotonin"),
        ahead=points("ahead"),
        both=points("both"),
        alone=points("alone"),
    )


def _row(entry: Cursor, grammar: Grammar) -> Feature:
    entry.keys("id", "findings", "pull", "sources", "bedside", "needed_for_neither", "core_of")
    findings = entry.each("findings", lambda at: _finding(at, grammar))
    return Feature(
        id=entry.required("id", Cursor.words),
        findings=findings,
        pulls=entry.each("pull", lambda at: _pull(at, grammar, findings)),
        sources=sources(entry),
        bedside=entry.optional("bedside", Cursor.flag) is not False,
        needed_for_neither=entry.optional("needed_for_neither", Cursor.flag) or False,
        core_of=entry.each("core_of", _side),
    )


def _pull(at: Cursor, grammar: Grammar, findings: tuple[FindingId, ...]) -> Pull:
    at.keys("when", "side", "points", "findings")
    return Pull(
        when=at.required("when", lambda each: expression(each, grammar)),
        side=at.required("side", _side),
        points=at.required("points", lambda each: each.whole(1, 10)),
        findings=at.each("findings", lambda each: _finding(each, grammar)) or findings,
    )


def _finding(at: Cursor, grammar: Grammar) -> FindingId:
    return FindingId(at.word(tuple(grammar.findings)))


def _side(at: Cursor) -> Side:
    return SIDES[at.word(tuple(SIDES))]
