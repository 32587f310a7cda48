"""Writes on behalf of one entry: things are added, and versions upon versions, nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table

from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Administration, Order
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.record import Entry
from nmsdesk.store import translate
from nmsdesk.store.kinds import Kind
from nmsdesk.store.problems import ChangedMeanwhile
from nmsdesk.store.schema import ACKNOWLEDGEMENT


@dataclass(frozen=True, slots=True)
class Pen:
    """Whatever it writes belongs to `entry` and to the entry's patient."""

    connection: Connection
    entry: Entry

    def first_patient_version(self, patient: Patient, *, medicines_known: bool) -> None:
        """The first version of a patient whose head was made just before the entry."""
        contents = translate.patient_columns(patient, medicines_known=medicines_known)
        self._write_version(Kind.PATIENT, self.entry.patient, 1, contents)

    def revise_patient(self, patient: Patient, *, medicines_known: bool, read: int) -> None:
        contents = translate.patient_columns(patient, medicines_known=medicines_known)
        self.revise(Kind.PATIENT, self.entry.patient, read, contents)

    def add_order(self, order: Order) -> OrderId:
        return OrderId(str(self._add(Kind.ORDER, translate.order_columns(order))))

    def revise_order(self, id_: OrderId, order: Order, *, read: int) -> None:
        self.revise(Kind.ORDER, int(id_), read, translate.order_columns(order))

    def add_observation(self, observation: Observation) -> int:
        return self._add(Kind.OBSERVATION, translate.observation_columns(observation))

    def revise_observation(self, id_: int, observation: Observation, *, read: int) -> None:
        self.revise(Kind.OBSERVATION, id_, read, translate.observation_columns(observation))

    def add_administration(self, given: Administration) -> int:
        """`given.order` must be the key of an order in the store."""
        return self._add(Kind.ADMINISTRATION, translate.administration_columns(given))

    def revise_administration(self, id_: int, given: Administration, *, read: int) -> None:
        self.revise(Kind.ADMINISTRATION, id_, read, translate.administration_columns(given))

    def acknowledge(self, identity: str) -> None:
        row = {
            "patient_id": self.entry.patient,
            "identity": identity,
            "entry_id": self.entry.id,
            "who": self.entry.who,
            "recorded_at": self.entry.at,
        }
        self.connection.execute(ACKNOWLEDGEMENT.insert(), row)

    def revise(self, kind: Kind, head: int, read: int, contents: Mapping[str, Any]) -> None:
        """Write the version after `read`; `ChangedMeanwhile` where another stands by now."""
        table = kind.head
        moved = self.connection.execute(
            table.update()
            .where(table.c.id == head, table.c.version == read)
            .values(version=read + 1)
        )
        if moved.rowcount != 1:
            raise ChangedMeanwhile
        self._write_version(kind, head, read + 1, contents)

    def _add(self, kind: Kind, contents: Mapping[str, Any]) -> int:
        head = insert(self.connection, kind.head, patient_id=self.entry.patient, version=1)
        self._write_version(kind, head, 1, contents)
        return head

    def _write_version(
        self, kind: Kind, head: int, version: int, contents: Mapping[str, Any]
    ) -> None:
        owner = {} if kind is Kind.PATIENT else {"patient_id": self.entry.patient}
        row = {
            "taken_back": False,
            **contents,
            **owner,
            "head_id": head,
            "version": version,
            "entry_id": self.entry.id,
            "who": self.entry.who,
            "recorded_at": self.entry.at,
        }
        self.connection.execute(kind.versions.insert(), row)


def insert(connection: Connection, table: Table, **values: Any) -> int:
    """Add one row and return its key."""
    key = connection.execute(table.insert().values(**values)).inserted_primary_key
    assert key is not None
    return int(key[0])
