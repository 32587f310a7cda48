"""What every verb on a chart shares: one transaction with its entry, and the telling afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import tzinfo

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.record import Entry, Verb
from nmsdesk.services.bus import Bus
from nmsdesk.services.chart_reading import ChartReading
from nmsdesk.services.events import ChartChanged, Part, PatientsChanged
from nmsdesk.store.charts import ChartStore
from nmsdesk.store.pen import Pen
from nmsdesk.store.writer import Writer


class ChartWriting(ChartReading):
    """The bus hears of a write after its commit, never within."""

    def __init__(self, store: ChartStore, bus: Bus, zone: tzinfo | None) -> None:
        super().__init__(store, zone)
        self._bus = bus

    @contextmanager
    def _entry(
        self, key: PatientId, verb: Verb, what: str, reason: str | None = None
    ) -> Iterator[tuple[Writer, Pen]]:
        with self._store.writing() as writer:
            writer.patient(key)
            yield writer, writer.entry(key, verb, what, reason=reason)

    def _tell(self, entry: Entry, *parts: Part) -> Entry:
        self._bus.publish(ChartChanged(entry.patient, frozenset(parts)))
        if Part.PERSON in parts:
            self._bus.publish(PatientsChanged())
        return entry


def said(reason: str) -> str:
    """The reason; `UserError` where none was given."""
    if not reason.strip():
        raise UserError("What leaves the record needs a reason: nothing was saved. Say why.")
    return reason.strip()
