"""Restart: exposure again after a gap that is not bridged and that is too short to start anew."""

from collections.abc import Iterator

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.detect.row import BEGINNING, begun
from nmsdesk.domain.history import DrugHistory, History


def restarts(history: History, one: DrugHistory) -> Iterator[Change]:
    """It carries the last dose; a higher one than that is an increase as well."""
    for drug_class in one.drug.among(BEGINNING):
        for turn in one.turns.begins:
            if not turn.fresh:
                yield begun(history, one, drug_class, ChangeKind.RESTART, turn)
