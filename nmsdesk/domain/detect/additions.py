"""Added antipsychotic: a dopamine blocker begins while another one is taken."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.detect.row import begun
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.moment import minute_of
from nmsdesk.domain.reason import because

_LAST = timedelta(seconds=59, microseconds=999999)
"""From the first to the last moment of a minute."""

_BLOCKERS = (DrugClass.ANTIPSYCHOTIC, DrugClass.DOPAMINE_BLOCKER)


def additions(history: History) -> Iterator[Change]:
    """One row a pair, at least one of the two an antipsychotic; the newcomer's doses.

    A start or a restart begins a drug. Taken is what is in effect, was given as a single dose in
    the last hours (`dose_counts_hours`), or is a depot before its next injection is due.
    """
    blockers = list(history.of_class(*_BLOCKERS))
    if len(blockers) < 2:
        return
    begins = {
        one.drug.id: frozenset([minute_of(turn.at) for turn in one.turns.begins])
        for one, _ in blockers
    }
    for one, drug_class in blockers:
        others = [
            other
            for other, other_class in blockers
            if other is not one and DrugClass.ANTIPSYCHOTIC in (drug_class, other_class)
        ]
        for turn in one.turns.begins:
            for other in others:
                if _was_there(one, other, turn.at, begins[other.drug.id]):
                    row = begun(history, one, drug_class, ChangeKind.ADDED_ANTIPSYCHOTIC, turn)
                    why = because("added_to", drug=one.drug.id, other=other.drug.id, at=turn.at)
                    yield replace(row, other=other.drug.id, percent=None, why=why)


def _was_there(
    one: DrugHistory, other: DrugHistory, at: datetime, begins: frozenset[datetime]
) -> bool:
    """Was the other taken when this one began; of one minute the later name is the newcomer."""
    together = minute_of(at) in begins
    if not other.spans.active_at(minute_of(at) + _LAST if together else at):
        return False
    return not together or other.drug.id < one.drug.id
