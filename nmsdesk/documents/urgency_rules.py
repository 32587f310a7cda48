"""Reads the table of urgency and the actions beside it from `urgency.toml`."""

from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.expressions import expression, sources
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.grammar import Grammar
from nmsdesk.domain.urgency import Level
from nmsdesk.domain.urgency_rules import Action, UrgencyRule, UrgencyRules


def load_urgency_rules(root: Path, grammar: Grammar) -> UrgencyRules:
    """Rules and actions in their order; DocumentError with all that is wrong."""
    document = open_toml(root / "knowledge" / "urgency.toml", root).keys("rule", "action")
    return UrgencyRules(
        rules=document.each("rule", lambda at: _rule(at, grammar)),
        actions=document.each("action", lambda at: _action(at, grammar)),
    )


def _rule(at: Cursor, grammar: Grammar) -> UrgencyRule:
    at.keys("id", "level", "when", "sources")
    return UrgencyRule(
        id=at.required("id", Cursor.words),
        level=at.required("level", lambda each: each.choice(Level)),
        when=at.required("when", lambda each: expression(each, grammar)),
        sources=sources(at),
    )


def _action(at: Cursor, grammar: Grammar) -> Action:
    at.keys("id", "levels", "when", "sources")
    return Action(
        id=at.required("id", Cursor.words),
        levels=at.each("levels", lambda each: each.choice(Level)),
        when=at.optional("when", lambda each: expression(each, grammar)),
        sources=sources(at),
    )
