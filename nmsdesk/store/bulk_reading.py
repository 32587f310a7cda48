"""Reads many patients in few statements: what a worker needs to run the ledger over them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, select

from nmsdesk.domain.aside import AsideMark
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Administration, Order
from nmsdesk.domain.patient import Patient
from nmsdesk.store import translate
from nmsdesk.store.engine import open_engine
from nmsdesk.store.kinds import Kind
from nmsdesk.store.reading import Reader
from nmsdesk.store.schema import WATCH_MARK
from nmsdesk.store.watch_marks import aside_of, closed_of


@dataclass(frozen=True, slots=True)
class StandingRecord:
    """All of a patient's record that stands."""

    key: PatientId
    patient: Patient
    medicines_known: bool
    orders: tuple[Order, ...]
    administrations: tuple[Administration, ...]
    observations: tuple[Observation, ...]
    closed: frozenset[str]
    aside: AsideMark | None


class BulkReader:
    """A connection of its own to a record, for a process that only reads."""

    def __init__(self, address: str) -> None:
        self._engine = open_engine(address)

    def records(self, keys: Sequence[PatientId]) -> tuple[StandingRecord, ...]:
        with self._engine.connect() as connection:
            return tuple(standing_records(connection, keys))

    def close(self) -> None:
        self._engine.dispose()


def standing_records(connection: Connection, keys: Sequence[PatientId]) -> Iterator[StandingRecord]:
    """In the order of the keys; whoever does not stand any more is left out."""
    people = {row.head_id: row for row in _rows(connection, Kind.PATIENT, keys)}
    orders = _by_patient(connection, Kind.ORDER, keys)
    given = _by_patient(connection, Kind.ADMINISTRATION, keys)
    checks = _by_patient(connection, Kind.OBSERVATION, keys)
    m = WATCH_MARK.c
    marked = {
        row.patient_id
        for row in connection.execute(select(m.patient_id).where(m.patient_id.in_(keys)))
    }
    reader = Reader(connection)
    for key in keys:
        row = people.get(key)
        if row is None:
            continue
        listed = tuple(map(translate.order_of, orders.get(key, ())))
        ids = {order.id for order in listed}
        doses = map(translate.administration_of, given.get(key, ()))
        seen = sorted(checks.get(key, ()), key=lambda one: (one.seen_at, one.head_id))
        yield StandingRecord(
            key,
            translate.patient_of(row),
            bool(row.medicines_known),
            listed,
            tuple(each for each in doses if each.order in ids),
            tuple(map(translate.observation_of, seen)),
            closed_of(reader, key) if key in marked else frozenset(),
            aside_of(reader, key) if key in marked else None,
        )


def _by_patient(
    connection: Connection, kind: Kind, keys: Sequence[PatientId]
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in _rows(connection, kind, keys):
        found[row.patient_id].append(row)
    return found


def _rows(connection: Connection, kind: Kind, keys: Sequence[PatientId]) -> Sequence[Any]:
    v, head = kind.versions.c, kind.head.c
    owner = head.id if kind is Kind.PATIENT else head.patient_id
    query = (
        select(kind.versions)
        .join(kind.head, and_(v.head_id == head.id, v.version == head.version))
        .where(owner.in_(keys), v.taken_back.is_(False))
        .order_by(head.id)
    )
    return connection.execute(query).all()
