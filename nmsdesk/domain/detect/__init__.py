"""The kinds of change: each a generator over the history, and these lists are the registry."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from nmsdesk.domain.change import Change
from nmsdesk.domain.detect.additions import additions
from nmsdesk.domain.detect.decreases import decreases
from nmsdesk.domain.detect.depots import depots
from nmsdesk.domain.detect.increases import increases
from nmsdesk.domain.detect.pairs import combinations, overlaps
from nmsdesk.domain.detect.restarts import restarts
from nmsdesk.domain.detect.routes import routes
from nmsdesk.domain.detect.serotonergics import serotonergic_increases, serotonergic_starts
from nmsdesk.domain.detect.starts import starts
from nmsdesk.domain.detect.stops import stops
from nmsdesk.domain.detect.switches import switches
from nmsdesk.domain.detect.titrations import titrations, titrations_alone
from nmsdesk.domain.detect.withdrawals import dopaminergic_withdrawals
from nmsdesk.domain.drug import BLOCKING, DrugClass
from nmsdesk.domain.history import DrugHistory, History

OF_ONE: tuple[Callable[[History, DrugHistory], Iterator[Change]], ...] = (
    starts,
    restarts,
    increases,
    titrations_alone,
    routes,
    depots,
    decreases,
    stops,
    serotonergic_starts,
    serotonergic_increases,
)
"""Rows that the course of one drug makes."""


Detect = Callable[[History], Iterator[Change]]


class Together(NamedTuple):
    """A detector for which drugs are looked at together: those of the classes, and no others.

    Fewer drugs on the list than `least` make none of its rows. `waits`: a row may come as time
    goes on, though nothing was written.
    """

    detect: Detect
    classes: tuple[DrugClass, ...]
    least: int = 2
    waits: bool = False


OF_SEVERAL = (
    Together(titrations, (DrugClass.ANTIPSYCHOTIC,), least=1),
    Together(dopaminergic_withdrawals, (DrugClass.DOPAMINERGIC,), least=1, waits=True),
    Together(additions, BLOCKING),
    Together(switches, (DrugClass.ANTIPSYCHOTIC,)),
    Together(combinations, (DrugClass.SEROTONERGIC, DrugClass.LITHIUM)),
    Together(overlaps, (DrugClass.SEROTONERGIC, DrugClass.LITHIUM)),
)


def rows_of_one(history: History, one: DrugHistory) -> tuple[Change, ...]:
    """The rows of one drug by itself, kind by kind."""
    return tuple([change for detect in OF_ONE for change in detect(history, one)])


def rows_of_several(history: History, each: Together) -> tuple[Change, ...]:
    """The rows about drugs together that one detector finds."""
    return () if len(history.drugs) < each.least else tuple(each.detect(history))
