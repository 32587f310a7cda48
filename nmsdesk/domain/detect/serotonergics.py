"""Serotonergic start and increase: the same turns, under kinds of their own."""

from collections.abc import Iterator

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.detect.row import begun, stepped
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.history import DrugHistory, History


def _has_rows(one: DrugHistory) -> bool:
    """Lithium has rows of its own and makes none here."""
    return one.drug.has(DrugClass.SEROTONERGIC) and not one.drug.has(DrugClass.LITHIUM)


def serotonergic_starts(history: History, one: DrugHistory) -> Iterator[Change]:
    """A restart is one too; it carries the last dose."""
    if _has_rows(one):
        for turn in one.turns.begins:
            kind = ChangeKind.SEROTONERGIC_START
            yield begun(history, one, DrugClass.SEROTONERGIC, kind, turn)


def serotonergic_increases(history: History, one: DrugHistory) -> Iterator[Change]:
    if _has_rows(one):
        for turn in one.turns.steps:
            if turn.compared.higher:
                kind = ChangeKind.SEROTONERGIC_INCREASE
                yield stepped(history, one, DrugClass.SEROTONERGIC, kind, turn)
