"""Looks at many patients for the index of the watch board, through a connection of its own."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple, Protocol

from nmsdesk.domain.board import Watching
from nmsdesk.domain.case import Case
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.record import PatientRow
from nmsdesk.domain.watching import watch
from nmsdesk.store.bulk_reading import BulkReader, StandingRecord


class Looked(NamedTuple):
    """What came of one chunk: the row of every patient (None: none), and the orders read."""

    rows: tuple[tuple[PatientId, Watching | None], ...]
    orders: int


class Looks(Protocol):
    """Looks at chunks of patients, one after the other or at once; answers in their order."""

    def over(self, chunks: Iterable[Sequence[PatientId]]) -> Iterator[Looked]: ...


class Looker:
    """Looks at patients with an own connection."""

    def __init__(
        self, reader: BulkReader, knowledge: Knowledge, zone: tzinfo | None, now: datetime
    ) -> None:
        self._reader = reader
        self.knowledge = knowledge
        self._zone = zone
        self._now = now

    def cases(self, keys: Sequence[PatientId]) -> Iterator[tuple[StandingRecord, Case]]:
        for each in self._reader.records(keys):
            yield each, case_of(each, self._now, self._zone)

    def look(self, keys: Sequence[PatientId]) -> Looked:
        rows: dict[PatientId, Watching | None] = dict.fromkeys(keys)
        orders = 0
        for each, case in self.cases(keys):
            orders += len(each.orders)
            row = PatientRow.of(each.key, each.patient)
            watched = watch(case, row, self.knowledge, each.aside)
            rows[each.key] = None if watched is None else watched.watching
        return Looked(tuple(rows.items()), orders)

    def over(self, chunks: Iterable[Sequence[PatientId]]) -> Iterator[Looked]:
        return map(self.look, chunks)


def case_of(each: StandingRecord, now: datetime, zone: tzinfo | None) -> Case:
    return Case(
        patient=each.patient,
        now=now,
        orders=each.orders if each.orders or each.medicines_known else None,
        administrations=each.administrations,
        observations=each.observations,
        zone=zone,
        closed=each.closed,
    )
