"""Restart: exposure again after a gap that is not bridged and that is too short to start anew."""

from collections.abc import Iterator

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.detect.row import BEGINNING, begun
from nmsdesk.domain.history import History


def restarts(history: History) -> Iterator[Change]:
    """It carries the last dose; a higher one than that is an increase as well."""
    for one, drug_class in history.of_class(*BEGINNING):
        for turn in one.turns.begins:
            if not turn.fresh:
                yield begun(history, one, drug_class, ChangeKind.RESTART, turn)
