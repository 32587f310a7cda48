"""Decrease: a daily dose below the one before, of every class but `other`."""

from collections.abc import Iterator

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.detect.row import LESSENING, stepped
from nmsdesk.domain.history import History


def decreases(history: History) -> Iterator[Change]:
    for one, drug_class in history.of_class(*LESSENING):
        for turn in one.turns.steps:
            if turn.compared.higher is False:
                yield stepped(history, one, drug_class, ChangeKind.DECREASE, turn)
