"""Reads criteria texts and the named signs of `signs.toml` into expressions."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.expression import Expression
from nmsdesk.domain.finding import FindingSpec
from nmsdesk.domain.grammar import Grammar, GrammarError
from nmsdesk.domain.ids import FindingId, SourceId
from nmsdesk.domain.questions import QUESTIONS


def load_grammar(root: Path, findings: Mapping[FindingId, FindingSpec]) -> Grammar:
    """The grammar with every sign of `signs.toml`; a sign may use those that stand above it."""
    document = open_toml(root / "knowledge" / "signs.toml", root).keys("sign")
    questions = {name: question.arguments for name, question in QUESTIONS.items()}
    grammar = Grammar(findings, questions)
    problems, signs = Problems(), dict[str, Expression]()
    for name, entry in document.at("sign").children():
        with problems.gathered():
            entry.keys("met", "sources")
            if FindingId(name) in findings:
                entry.fail("is the name of a finding already")
            sources(entry)
            signs[name] = expression(entry.at("met"), replace(grammar, signs=dict(signs)))
    problems.refuse()
    return replace(grammar, signs=signs)


def expression(at: Cursor, grammar: Grammar) -> Expression:
    """The expression that stands at this place, or a complaint that names it."""
    try:
        return grammar.read(at.words())
    except GrammarError as error:
        at.fail(str(error))


def sources(entry: Cursor) -> tuple[SourceId, ...]:
    """Every clinical rule names at least one source."""
    found = tuple(map(SourceId, entry.each("sources", Cursor.words)))
    if not found:
        entry.at("sources").fail("is needed: nothing clinical without its source")
    return found
