"""Joins everything the program knows into one value, and stops where it does not hold together."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from nmsdesk.documents.criteria import load_criteria
from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.drugs import load_formulary
from nmsdesk.documents.equivalents import load_methods
from nmsdesk.documents.expressions import load_grammar
from nmsdesk.documents.features import load_features
from nmsdesk.documents.findings import load_findings, load_risk_factors
from nmsdesk.documents.knowledge_sources import source_problems
from nmsdesk.documents.prepared import prepared_formulary
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.sources import load_sources
from nmsdesk.documents.thresholds import load_thresholds
from nmsdesk.documents.toml_files import forget_toml, open_toml
from nmsdesk.documents.urgency_rules import load_urgency_rules
from nmsdesk.documents.watch_rules import load_watch_rules
from nmsdesk.documents.watch_tables import load_levodopa, load_pairs
from nmsdesk.domain.equivalents import Method, Methods
from nmsdesk.domain.knowledge import Knowledge

T = TypeVar("T")


class _Missing(Exception):
    """Something could not be read, so what builds on it cannot be either."""


def load_knowledge(root: Path, prepared: Path | None = None) -> Knowledge:
    """Everything below `root/knowledge`, read and checked.

    `prepared` is the folder in which the catalogue may lie ready; without one it is made from
    its documents.

    Raises DocumentError with all problems at once, each naming file and path. What refers to a
    document that could not be read is not judged: its complaint would be a consequence.
    """
    problems = Problems()
    knowledge = None
    with suppress(_Missing):
        knowledge = _joined(root, prepared, problems)
    problems.refuse()
    assert knowledge is not None
    forget_toml()
    return knowledge


def _joined(root: Path, prepared: Path | None, problems: Problems) -> Knowledge:
    def read(load: Callable[[], T]) -> list[T]:
        """What was read, or nothing and a problem more."""
        with problems.gathered():
            return [load()]
        return []

    def one(found: Sequence[T]) -> T:
        if not found:
            raise _Missing
        return found[0]

    sources = read(lambda: load_sources(root))
    if sources:
        with problems.gathered():
            problems.extend(source_problems(root, "knowledge", one(sources)))
    formulary = read(
        lambda: prepared_formulary(root, prepared) if prepared else load_formulary(root)
    )
    watch = read(lambda: load_watch_rules(root))
    dated = read(lambda: _dated(root))
    findings = read(lambda: load_findings(root))
    factors = read(lambda: load_risk_factors(root))
    grammar = read(lambda: load_grammar(root, one(findings)))
    thresholds = read(lambda: load_thresholds(root, one(grammar)))
    criteria = read(lambda: load_criteria(root, one(grammar)))
    features = read(lambda: load_features(root, one(grammar)))
    urgency = read(lambda: load_urgency_rules(root, one(grammar)))
    methods = read(lambda: load_methods(root, one(formulary).drugs))
    method = read(lambda: _method(root, one(methods)))
    levodopa = read(lambda: load_levodopa(root, one(formulary).drugs))
    pairs = read(lambda: load_pairs(root, one(formulary).drugs))
    return Knowledge(
        formulary=one(formulary),
        methods=one(methods),
        findings=one(findings),
        criteria=one(criteria),
        features=one(features),
        thresholds=one(thresholds),
        urgency=one(urgency),
        watch=replace(one(watch), method=one(method), levodopa=one(levodopa), pairs=one(pairs)),
        sources=one(sources),
        dated=one(dated),
        risk_factors=one(factors),
    )


def _method(root: Path, methods: Methods) -> Method:
    """The method by which loads are told until another is chosen."""
    at = open_toml(root / "knowledge" / "watch.toml", root).at("load_method")
    return methods[at.required("value", lambda value: value.word(methods))]


def _dated(root: Path) -> str:
    at = open_toml(root / "knowledge" / "content.toml", root).keys("dated")
    return at.required("dated", _day)


def _day(at: Cursor) -> str:
    text = at.words()
    try:
        date.fromisoformat(text)
    except ValueError:
        at.fail(f"{text} is no date; like 2026-11-24")
    return text
