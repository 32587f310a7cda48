"""Reads the record: what stands, what stood before, who wrote it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, select

from nmsdesk.domain.ids import OrderId, PatientId
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Administration, Order
from nmsdesk.domain.patient import Patient, Sex
from nmsdesk.domain.record import (
    Entry,
    ObservationVersion,
    OrderVersion,
    PatientRow,
    PatientVersion,
    Seen,
    Verb,
)
from nmsdesk.store import translate
from nmsdesk.store.journal import journal, undone_entries
from nmsdesk.store.kinds import Kind
from nmsdesk.store.schema import ACKNOWLEDGEMENT, ENTRY, PATIENT_VERSION


class StandingPatient(NamedTuple):
    """`version` is what an edit must have read."""

    patient: Patient
    medicines_known: bool
    version: int


class StandingOrder(NamedTuple):
    order: Order
    version: int


class StandingObservation(NamedTuple):
    observation: Observation
    version: int


@dataclass(frozen=True, slots=True)
class Reader:
    """One transaction that reads; what it returns does not change any more."""

    connection: Connection

    def patients(self) -> tuple[PatientRow, ...]:
        """Everybody in the record, sorted by family name, then given name, then identifier."""
        p = PATIENT_VERSION.c
        rows = self.connection.execute(
            select(
                p.head_id,
                p.identifier,
                p.family_name,
                p.given_name,
                p.name,
                p.ward,
                p.birth_date,
                p.sex,
            )
            .join(Kind.PATIENT.head, _is_current(Kind.PATIENT))
            .where(p.taken_back.is_(False))
        )
        found = (
            PatientRow(PatientId(key), id_, family, given, name, ward, born, Sex(sex))
            for key, id_, family, given, name, ward, born, sex in rows
        )
        return tuple(sorted(found, key=PatientRow.place))

    def with_identifier(self, identifier: str) -> tuple[PatientId, ...]:
        """Who stands in the record with this identifier, exactly as written."""
        query = _current(Kind.PATIENT).where(PATIENT_VERSION.c.identifier == identifier)
        query = query.order_by(PATIENT_VERSION.c.head_id)
        return tuple(PatientId(row.head_id) for row in self.connection.execute(query))

    def patient(self, key: PatientId) -> StandingPatient | None:
        row = self.connection.execute(
            _current(Kind.PATIENT).where(PATIENT_VERSION.c.head_id == key)
        ).one_or_none()
        if row is None:
            return None
        return StandingPatient(translate.patient_of(row), bool(row.medicines_known), row.version)

    def orders(self, key: PatientId) -> tuple[Order, ...]:
        """In the order in which they were entered; what an undo took back is left out."""
        rows = self.connection.execute(of_patient(Kind.ORDER, key))
        return tuple(translate.order_of(row) for row in rows)

    def orders_since(
        self, key: PatientId, known: tuple[Order, ...], entries: Sequence[int]
    ) -> tuple[Order, ...]:
        """As `orders`, from those that stood before these entries: only what they wrote is read."""
        v = Kind.ORDER.versions.c
        query = select(Kind.ORDER.versions).join(Kind.ORDER.head, _is_current(Kind.ORDER))
        wrote = v.head_id.in_(select(v.head_id).where(v.entry_id.in_(entries)))
        found = {order.id: order for order in known}
        for row in self.connection.execute(query.where(v.patient_id == key, wrote)):
            order = translate.order_of(row)
            if row.taken_back:
                found.pop(order.id, None)
            else:
                found[order.id] = order
        return tuple(sorted(found.values(), key=lambda order: int(order.id)))

    def order(self, key: PatientId, id_: OrderId) -> StandingOrder | None:
        row = one_of(self.connection, Kind.ORDER, key, id_)
        return None if row is None else StandingOrder(translate.order_of(row), row.version)

    def observations(self, key: PatientId) -> tuple[ObservationVersion, ...]:
        """Oldest first, by the time at which they were made."""
        v = Kind.OBSERVATION.versions.c
        rows = self.connection.execute(
            of_patient(Kind.OBSERVATION, key).order_by(None).order_by(v.seen_at, v.head_id)
        )
        return tuple(
            ObservationVersion(
                row.head_id,
                translate.observation_of(row),
                row.who,
                row.recorded_at,
                version=row.version,
            )
            for row in rows
        )

    def observation(self, key: PatientId, id_: int) -> StandingObservation | None:
        row = one_of(self.connection, Kind.OBSERVATION, key, str(id_))
        return (
            None if row is None else StandingObservation(translate.observation_of(row), row.version)
        )

    def administrations(self, key: PatientId) -> tuple[Administration, ...]:
        rows = self.connection.execute(of_patient(Kind.ADMINISTRATION, key))
        return tuple(translate.administration_of(row) for row in rows)

    def journal(self, key: PatientId) -> tuple[Entry, ...]:
        """Newest first, each with whether it can still be undone."""
        return journal(self.connection, key)

    def acknowledged(self, key: PatientId) -> Mapping[str, Seen]:
        """What was seen, by the latest word of each change that was not taken back."""
        a = ACKNOWLEDGEMENT.c
        query = select(ACKNOWLEDGEMENT).where(a.patient_id == key).order_by(a.id)
        taken_back = undone_entries(self.connection, key)
        return {
            row.identity: Seen(row.who, row.recorded_at)
            for row in self.connection.execute(query)
            if row.entry_id not in taken_back
        }

    def order_versions(self, key: PatientId, id_: OrderId) -> tuple[OrderVersion, ...]:
        return tuple(
            OrderVersion(
                translate.order_of(row),
                row.who,
                row.recorded_at,
                row.entry_reason,
                row.version,
                row.taken_back,
                Verb(row.entry_verb),
            )
            for row in self.connection.execute(every_version(Kind.ORDER, key, id_))
        )

    def observation_versions(self, key: PatientId, id_: int) -> tuple[ObservationVersion, ...]:
        return tuple(
            ObservationVersion(
                row.head_id,
                translate.observation_of(row),
                row.who,
                row.recorded_at,
                row.entry_reason,
                row.version,
                row.taken_back,
            )
            for row in self.connection.execute(every_version(Kind.OBSERVATION, key, str(id_)))
        )

    def patient_versions(self, key: PatientId) -> tuple[PatientVersion, ...]:
        return tuple(
            PatientVersion(
                translate.patient_of(row),
                row.who,
                row.recorded_at,
                row.entry_reason,
                row.version,
                row.taken_back,
            )
            for row in self.connection.execute(every_version(Kind.PATIENT, key, str(key)))
        )


def _is_current(kind: Kind) -> Any:
    versions, head = kind.versions.c, kind.head.c
    return and_(versions.head_id == head.id, versions.version == head.version)


def _current(kind: Kind) -> Select[Any]:
    """The version of each thing that stands."""
    return (
        select(kind.versions)
        .join(kind.head, _is_current(kind))
        .where(kind.versions.c.taken_back.is_(False))
    )


def of_patient(kind: Kind, key: PatientId) -> Select[Any]:
    head = kind.head.c
    return _current(kind).where(head.patient_id == key).order_by(head.id)


def one_of(connection: Connection, kind: Kind, key: PatientId, id_: str) -> Any | None:
    """The one that stands; None for an id that is another patient's, taken back or no number."""
    if not id_.isdecimal():
        return None
    wanted = of_patient(kind, key).where(kind.head.c.id == int(id_))
    return connection.execute(wanted).one_or_none()


def every_version(kind: Kind, key: PatientId, id_: str) -> Select[Any]:
    """Oldest first, each with the reason of its entry; empty for an id that is no number."""
    versions = kind.versions.c
    head = int(id_) if id_.isdecimal() else 0
    return (
        select(
            kind.versions,
            ENTRY.c.reason.label("entry_reason"),
            ENTRY.c.verb.label("entry_verb"),
        )
        .join(ENTRY, ENTRY.c.id == versions.entry_id)
        .where(ENTRY.c.patient_id == key, versions.head_id == head)
        .order_by(versions.version)
    )
