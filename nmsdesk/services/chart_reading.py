"""What the record answers: lists, charts, journals and earlier versions; it writes nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from nmsdesk.domain.case import Case
from nmsdesk.domain.ids import OrderId, PatientId
from nmsdesk.domain.order import Order
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.record import (
    Entry,
    ObservationVersion,
    OrderVersion,
    PatientRow,
    PatientVersion,
    Seen,
)
from nmsdesk.store.charts import ChartStore
from nmsdesk.store.reading import Reader
from nmsdesk.store.watch_marks import closed_of
from nmsdesk.store.writer import found

Since = tuple[tuple[Order, ...], Sequence[int]]


class ChartReading:
    """Each answer is one transaction. `UserError` where the patient does not stand any more."""

    def __init__(self, store: ChartStore, zone: tzinfo | None) -> None:
        self._store = store
        self._zone = zone

    def patients(self) -> tuple[PatientRow, ...]:
        with self._store.reading() as reader:
            return reader.patients()

    def patient(self, key: PatientId) -> Patient:
        with self._store.reading() as reader:
            return found(reader.patient(key)).patient

    def case(self, key: PatientId, now: datetime) -> Case:
        """All that an assessment needs; `orders` None where nobody recorded the list."""
        with self._store.reading() as reader:
            return read_case(reader, key, now, self._zone)

    def observations(self, key: PatientId) -> tuple[ObservationVersion, ...]:
        """The checks that stand, oldest first, each with the id that a correction needs."""
        with self._store.reading() as reader:
            return reader.observations(key)

    def acknowledged(self, key: PatientId) -> Mapping[str, Seen]:
        """Identity of a change -> who saw it."""
        with self._store.reading() as reader:
            return reader.acknowledged(key)

    def journal(self, key: PatientId) -> tuple[Entry, ...]:
        """Everything that was done to this record, newest first."""
        with self._store.reading() as reader:
            return reader.journal(key)

    def versions(self, key: PatientId, order: OrderId) -> tuple[OrderVersion, ...]:
        """Every version the order ever had, oldest first."""
        with self._store.reading() as reader:
            return reader.order_versions(key, order)

    def observation_versions(self, key: PatientId, id_: int) -> tuple[ObservationVersion, ...]:
        with self._store.reading() as reader:
            return reader.observation_versions(key, id_)

    def patient_versions(self, key: PatientId) -> tuple[PatientVersion, ...]:
        with self._store.reading() as reader:
            return reader.patient_versions(key)

    def with_identifier(self, identifier: str) -> tuple[PatientId, ...]:
        """Who in the record has this identifier: whom an import may be meant for."""
        with self._store.reading() as reader:
            return reader.with_identifier(identifier)


def read_case(
    reader: Reader,
    key: PatientId,
    now: datetime,
    zone: tzinfo | None,
    since: Since | None = None,
) -> Case:
    """The case of a patient as a transaction sees it.

    `since`: the orders that stood before some entries, and these: then no other order is read.
    """
    standing = found(reader.patient(key))
    orders = reader.orders(key) if since is None else reader.orders_since(key, *since)
    ids = {order.id for order in orders}
    return Case(
        patient=standing.patient,
        now=now,
        orders=orders if orders or standing.medicines_known else None,
        administrations=tuple(a for a in reader.administrations(key) if a.order in ids),
        observations=tuple(each.observation for each in reader.observations(key)),
        zone=zone,
        closed=closed_of(reader, key),
    )
