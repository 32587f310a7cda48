"""Reads the vocabulary of findings and the risk factors from `findings.toml`."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.finding import FindingKind, FindingSpec, Group
from nmsdesk.domain.ids import FindingId

_WIDE = Decimal("1e9")


def load_findings(root: Path) -> Mapping[FindingId, FindingSpec]:
    """Every finding in the order in which one examines; DocumentError with all that is wrong."""
    entries = _document(root).at("finding")
    problems, found = Problems(), {}
    for key, entry in entries.children():
        with problems.gathered():
            found[FindingId(key)] = _spec(FindingId(key), entry)
    for spec in found.values():
        if spec.sibling_of is not None and spec.sibling_of not in found:
            with problems.gathered():
                entries.at(spec.id).at("sibling_of").fail(f"no finding {spec.sibling_of}")
    problems.refuse()
    return found


def load_risk_factors(root: Path) -> tuple[str, ...]:
    """The ids of the risk factors, in the order in which a form lists them."""
    return _document(root).each("risk_factors", Cursor.words)


def _document(root: Path) -> Cursor:
    return open_toml(root / "knowledge" / "findings.toml", root).keys("risk_factors", "finding")


def _spec(finding: FindingId, entry: Cursor) -> FindingSpec:
    entry.keys(
        "kind", "group", "unit", "words", "accepts_true", "absent_words", "possible", "usual",
        "sibling_of", "items", "all_or_none_items", "highest_grade", "bedside",
    )  # fmt: skip
    sibling = entry.optional("sibling_of", Cursor.words)
    spec = FindingSpec(
        id=finding,
        kind=entry.required("kind", lambda at: at.choice(FindingKind)),
        group=entry.required("group", lambda at: at.choice(Group)),
        unit=entry.optional("unit", Cursor.words),
        words=entry.each("words", Cursor.words),
        accepts_true=entry.optional("accepts_true", Cursor.flag) or False,
        absent_words=entry.each("absent_words", Cursor.words),
        possible=entry.optional("possible", _limits),
        usual=entry.optional("usual", _limits),
        sibling_of=None if sibling is None else FindingId(sibling),
        items=entry.each("items", Cursor.words),
        all_or_none_items=entry.each("all_or_none_items", Cursor.words),
        highest_grade=entry.optional("highest_grade", lambda at: at.whole(1, 10)) or 3,
        bedside=entry.optional("bedside", Cursor.flag) is not False,
    )
    _fits_its_kind(spec, entry)
    return spec


def _limits(at: Cursor) -> tuple[Decimal, Decimal]:
    figures = [one.number(-_WIDE, _WIDE) for one in at.items()]
    if len(figures) != 2 or figures[0] >= figures[1]:
        at.fail("two figures expected, the lower one first")
    return figures[0], figures[1]


def _fits_its_kind(spec: FindingSpec, entry: Cursor) -> None:
    """A word finding needs words, a figure its limits, a scale its items; no other has them."""
    needs = {
        FindingKind.WORD: ("words", bool(spec.words)),
        FindingKind.FIGURE: ("possible", spec.possible is not None),
        FindingKind.SCALE: ("items", bool(spec.items)),
    }
    for kind, (key, there) in needs.items():
        if there != (spec.kind is kind):
            entry.at(key).fail(f"belongs to a finding of the kind {kind.value}, and only to it")
    if strange := set(spec.absent_words) - set(spec.words):
        entry.at("absent_words").fail(f"{min(strange)} is none of its words")
    if strange := set(spec.all_or_none_items) - set(spec.items):
        entry.at("all_or_none_items").fail(f"{min(strange)} is none of its items")
    if spec.usual and spec.possible and not _within(spec.usual, spec.possible):
        entry.at("usual").fail("must lie within what is possible")


def _within(inner: tuple[Decimal, Decimal], outer: tuple[Decimal, Decimal]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
