"""Reads the criteria sets, one file each."""

from dataclasses import replace
from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.expressions import expression, sources
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.toml_files import toml_below
from nmsdesk.domain.change import Syndrome
from nmsdesk.domain.criteria import CriteriaSet, Item
from nmsdesk.domain.grammar import Grammar
from nmsdesk.domain.ids import CriteriaId
from nmsdesk.domain.reason import because


def load_criteria(root: Path, grammar: Grammar) -> tuple[CriteriaSet, ...]:
    """Every file of `knowledge/criteria`: those for NMS first, then by name."""
    problems, found = Problems(), list[CriteriaSet]()
    for document in toml_below(root / "knowledge" / "criteria", root):
        with problems.gathered():
            found.append(_set(document, grammar))
    problems.refuse()
    order = list(Syndrome)
    return tuple(sorted(found, key=lambda each: (order.index(each.syndrome), each.id)))


def _set(document: Cursor, grammar: Grammar) -> CriteriaSet:
    document.keys("id", "syndrome", "cutoff", "sources", "notes", "rule", "item")
    cutoff = document.optional("cutoff", lambda at: at.whole(1, 1000))
    items = document.each("item", lambda at: _item(at, grammar, scored=cutoff is not None))
    if len({item.id for item in items}) < len(items):
        document.at("item").fail("holds the same id twice")
    if cutoff is not None and sum(item.points or 0 for item in items) < cutoff:
        document.at("cutoff").fail("cannot be reached by the points of all items")
    if cutoff is not None and document.has("rule"):
        document.at("rule").fail("a set has a cut-off or a rule, not both")
    by_item = replace(grammar, items={item.id: item.met for item in items})
    return CriteriaSet(
        id=CriteriaId(document.required("id", Cursor.words)),
        syndrome=document.required("syndrome", lambda at: at.choice(Syndrome)),
        items=items,
        sources=sources(document),
        cutoff=cutoff,
        rule=document.optional("rule", lambda at: expression(at, by_item)),
        notes=tuple(because(key) for key in document.each("notes", Cursor.words)),
    )


def _item(at: Cursor, grammar: Grammar, *, scored: bool) -> Item:
    at.keys("id", "points", "met")
    points = at.optional("points", lambda each: each.whole(1, 1000))
    if (points is not None) != scored:
        at.at("points").fail("every item of a set with a cut-off has points, and of no other")
    return Item(
        id=at.required("id", Cursor.words),
        met=at.required("met", lambda each: expression(each, grammar)),
        points=points,
    )
