"""Keeps the index of the watch board true, within each transaction that writes."""

import logging
from collections.abc import Callable
from datetime import tzinfo

from nmsdesk.domain.case import Case
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.ledger import Ledger
from nmsdesk.domain.record import PatientRow
from nmsdesk.domain.watching import Watched, watch
from nmsdesk.services.chart_reading import read_case
from nmsdesk.store.watch_index import keep_rows, put_stamp
from nmsdesk.store.watch_marks import aside_of
from nmsdesk.store.writer import Writer

logger = logging.getLogger(__name__)


class IndexKeeper:
    """The one place through which every write goes: `ChartStore.writing` calls it before it ends.

    What it read and worked out for a patient is handed to the watcher, so that saving an order
    keeps a long ledger once and not twice.
    """

    def __init__(self, knowledge: Callable[[], Knowledge], zone: tzinfo | None) -> None:
        self.knowledge = knowledge
        self.zone = zone
        self._last: tuple[PatientId, Case, Ledger] | None = None
        self.known: Callable[[PatientId], tuple[Case, Ledger] | None] = lambda _key: None
        """Case and ledger from before the transaction, where somebody holds them already."""

    def __call__(self, writer: Writer, keys: tuple[PatientId, ...]) -> None:
        """Write what the ledger says now of every patient that the transaction touched."""
        self._last = None
        try:
            kept = [(key, *self.look(writer, key)) for key in keys]
        except Exception:
            # What a person entered is never lost for the sake of a cache that can be made anew.
            logger.exception("the index of the watch board could not be kept")
            put_stamp(writer.connection, None)
            return
        keep_rows(
            writer.connection, [(key, None if w is None else w.watching) for key, _, w in kept]
        )
        match kept:
            case [(key, Case() as case, Watched() as watched)]:
                self._last = (key, case, watched.ledger)

    def look(self, writer: Writer, key: PatientId) -> tuple[Case | None, Watched | None]:
        """A patient as the transaction sees them; nothing for one who does not stand any more."""
        standing = writer.read.patient(key)
        if standing is None:
            return None, None
        known, ledger = self.known(key) or (None, None)
        since = None if known is None else (known.orders or (), writer.touched.get(key, ()))
        case = read_case(writer.read, key, writer.at, self.zone, since)
        if not case.orders:
            return case, None
        row = PatientRow.of(key, standing.patient)
        return case, watch(case, row, self.knowledge(), aside_of(writer.read, key), ledger)

    def take(self, key: PatientId) -> tuple[Case, Ledger] | None:
        """What the last write worked out, once; ask only after its commit was told."""
        last, self._last = self._last, None
        return last[1:] if last is not None and last[0] == key else None
