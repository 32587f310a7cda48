"""Decrease: a daily dose below the one before, of every class but `other`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from nmsdesk.domain.change import Change, ChangeKind
from nmsdesk.domain.detect.depots import cover_ends
from nmsdesk.domain.detect.row import LESSENING, stepped
from nmsdesk.domain.history import DrugHistory, History
from nmsdesk.domain.reason import because
from nmsdesk.domain.turning import Step
from nmsdesk.domain.watch import cover_ended


def decreases(history: History, one: DrugHistory) -> Iterator[Change]:
    """Doses that end as the oral cover of a depot open a window: the depot is then alone."""
    for drug_class in one.drug.among(LESSENING):
        for turn in one.turns.steps:
            if turn.compared.higher is False:
                row = stepped(history, one, drug_class, ChangeKind.DECREASE, turn)
                if turn.on_depot and drug_class.blocks_dopamine:
                    row = _of_cover(history, one, turn, row)
                yield row


def _of_cover(history: History, one: DrugHistory, turn: Step, row: Change) -> Change:
    slack = timedelta(days=history.rules.depot.cover_slack_days)
    depot = cover_ends(one, turn.at, slack)
    if depot is None:
        return row
    watch, sources = cover_ended(history, turn.at, depot.course)
    why = because("cover_ended", drug=one.drug.id, at=turn.at, given=depot.at)
    return replace(row, watch=watch, sources=sources, why=why)
