"""The kinds of change: each a generator over the history, and these lists are the registry."""

from collections.abc import Callable, Iterator

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

OF_SEVERAL: tuple[Callable[[History], Iterator[Change]], ...] = (
    titrations,
    dopaminergic_withdrawals,
)
"""Rows for which all drugs of a class are looked at together."""

OF_TWO: tuple[Callable[[History], Iterator[Change]], ...] = (
    additions,
    switches,
    combinations,
    overlaps,
)
"""Rows about a pair of drugs."""


def rows_of_one(history: History, one: DrugHistory) -> tuple[Change, ...]:
    """The rows of one drug by itself, kind by kind."""
    return tuple([change for detect in OF_ONE for change in detect(history, one)])


def rows_of_several(history: History) -> list[Change]:
    """The rows about drugs together, kind by kind."""
    detectors = (*OF_SEVERAL, *OF_TWO) if len(history.drugs) > 1 else OF_SEVERAL
    return [change for detect in detectors for change in detect(history)]
