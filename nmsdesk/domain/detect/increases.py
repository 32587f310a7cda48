"""Increase: a daily dose above the last one; of a depot a higher dose for each day it lasts."""

from collections.abc import Iterator

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.detect.row import BEGINNING, stepped
from nmsdesk.domain.history import DrugHistory, History


def increases(history: History, one: DrugHistory) -> Iterator[Change]:
    for drug_class in one.drug.among(BEGINNING):
        for turn in one.turns.steps:
            if turn.compared.higher:
                yield stepped(history, one, drug_class, ChangeKind.INCREASE, turn)
