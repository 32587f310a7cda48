"""Stop: the last order has ended and the drug is not back, of every class but `other`."""

from collections.abc import Iterator

from nmsdesk.domain.change import Change
from nmsdesk.domain.detect.row import LESSENING, stopped
from nmsdesk.domain.history import DrugHistory, History


def stops(history: History, one: DrugHistory) -> Iterator[Change]:
    for drug_class in one.drug.among(LESSENING):
        for turn in one.turns.stops:
            yield stopped(history, one, drug_class, turn)
