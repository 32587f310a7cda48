"""Start: the first exposure ever, or the first after the drug has been away."""

from collections.abc import Iterator

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.detect.row import BEGINNING, begun
from nmsdesk.domain.history import DrugHistory, History


def starts(history: History, one: DrugHistory) -> Iterator[Change]:
    """Of antipsychotics, other dopamine blockers, dopaminergic drugs and lithium."""
    for drug_class in one.drug.among(BEGINNING):
        for turn in one.turns.begins:
            if turn.fresh:
                yield begun(history, one, drug_class, ChangeKind.START, turn)
