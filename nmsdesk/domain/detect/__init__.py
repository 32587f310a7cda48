"""The kinds of change: each a generator over the history, and this list is the registry."""

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
from nmsdesk.domain.detect.titrations import titrations
from nmsdesk.domain.detect.withdrawals import dopaminergic_withdrawals
from nmsdesk.domain.history import History

Detector = Callable[[History], Iterator[Change]]

DETECTORS: tuple[Detector, ...] = (
    starts,
    restarts,
    increases,
    titrations,
    routes,
    depots,
    additions,
    switches,
    decreases,
    stops,
    dopaminergic_withdrawals,
    serotonergic_starts,
    serotonergic_increases,
    combinations,
    overlaps,
)
