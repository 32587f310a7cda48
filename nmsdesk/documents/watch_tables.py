"""Reads the tables beside the figures of watching: levodopa equivalents and serotonergic pairs."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.drug import SEROTONERGIC_MECHANISMS, Drug
from nmsdesk.domain.ids import DrugId, SourceId
from nmsdesk.domain.pairing import ANY, ANY_MAOI, WEIGHTS, PairRules, PairWashout, PairWeight

_LARGEST_FACTOR = 1000
_LONGEST_DAYS = 365


def load_levodopa(root: Path, drugs: Mapping[DrugId, Drug]) -> Mapping[DrugId, Decimal]:
    """`knowledge/levodopa_equivalents.toml`: mg levodopa to a mg of each drug."""
    document = open_toml(root / "knowledge" / "levodopa_equivalents.toml", root)
    problems, found = Problems(), {}
    for name, entry in document.children():
        with problems.gathered():
            if DrugId(name) not in drugs:
                document.unknown_key(name, drugs, "drug")
            entry.keys("value", "sources", "note")
            _sources(entry)
            found[DrugId(name)] = entry.required("value", lambda at: at.above(_LARGEST_FACTOR))
    problems.refuse()
    return found


def load_pairs(root: Path, drugs: Mapping[DrugId, Drug]) -> PairRules:
    """`knowledge/serotonergic_pairs.toml`: what pairs weigh, and washouts by direction."""
    document = open_toml(root / "knowledge" / "serotonergic_pairs.toml", root)
    document.keys("weight", "washout")
    names = frozenset(_names(drugs))
    weights = document.each("weight", lambda at: _weight(at, names))
    return PairRules(weights, document.each("washout", lambda at: _washout(at, names)))


def _weight(at: Cursor, names: Collection[str]) -> PairWeight:
    at.keys("one", "other", "weight", "sources", "note")
    return PairWeight(
        at.required("one", lambda each: each.word(names)),
        at.required("other", lambda each: each.word(names)),
        at.required("weight", lambda each: each.word(WEIGHTS)),
        _sources(at),
    )


def _washout(at: Cursor, names: Collection[str]) -> PairWashout:
    at.keys("first", "then", "days", "sources", "note")
    return PairWashout(
        at.required("first", lambda each: each.word(names)),
        at.required("then", lambda each: each.word(names)),
        at.required("days", lambda each: each.above(_LONGEST_DAYS)),
        _sources(at),
    )


def _names(drugs: Mapping[DrugId, Drug]) -> Iterator[str]:
    """Everything by which a drug may be named in a pair."""
    yield from (ANY, ANY_MAOI)
    yield from drugs
    for kind in SEROTONERGIC_MECHANISMS:
        yield kind
        yield from (f"{kind}.{weight}" for weight in WEIGHTS)


def _sources(at: Cursor) -> tuple[SourceId, ...]:
    found = tuple(SourceId(one) for one in at.each("sources", Cursor.words))
    if not found:
        at.at("sources").fail("is needed: an id of the sources, OURS for our own choice")
    return found
