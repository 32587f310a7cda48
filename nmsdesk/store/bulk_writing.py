"""Fills an empty record with many people at once: one entry each, in a handful of statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.imported import ImportedPatient
from nmsdesk.domain.record import Verb
from nmsdesk.store import schema, translate
from nmsdesk.store.charts import ChartStore
from nmsdesk.store.kinds import Kind
from nmsdesk.store.pen import insert

_IN_ORDER = (
    schema.PATIENT,
    schema.ENTRY,
    schema.PATIENT_VERSION,
    schema.ORDER,
    schema.ORDER_VERSION,
    schema.ADMINISTRATION,
    schema.ADMINISTRATION_VERSION,
    schema.OBSERVATION,
    schema.OBSERVATION_VERSION,
)
"""A row comes after those that it refers to."""


@dataclass(slots=True)
class _Rows:
    """The rows of one batch, with the keys that they are given."""

    batch: int
    who: str
    at: datetime
    people: int = 0
    next_key: dict[Kind, int] = field(default_factory=lambda: dict.fromkeys(Kind, 1))
    rows: dict[Table, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, person: ImportedPatient, document: str) -> None:
        """One entry for all that is known of a person, as an import writes it."""
        self.people += 1
        key = self.people
        written = {"patient_id": key, "at": self.at, "who": self.who, "verb": Verb.IMPORT.value}
        more = {"id": key, "what": document, "batch_id": self.batch}
        self._put(schema.ENTRY, {**written, **more})
        known = person.orders is not None
        columns = translate.patient_columns(person.patient, medicines_known=known)
        self._head(Kind.PATIENT, key, columns)
        names = {}
        for order in person.orders or ():
            head = self._head(Kind.ORDER, key, translate.order_columns(order))
            names[order.id] = OrderId(str(head))
        for given in person.administrations:
            kept = replace(given, order=names[given.order])
            self._head(Kind.ADMINISTRATION, key, translate.administration_columns(kept))
        for observation in person.observations:
            self._head(Kind.OBSERVATION, key, translate.observation_columns(observation))

    def _head(self, kind: Kind, patient: int, contents: dict[str, Any]) -> int:
        key = self.next_key[kind]
        self.next_key[kind] = key + 1
        owner = {} if kind is Kind.PATIENT else {"patient_id": patient}
        self._put(kind.head, {"id": key, "version": 1, **owner})
        contents.update(owner)
        contents.update(
            head_id=key,
            version=1,
            entry_id=patient,
            who=self.who,
            recorded_at=self.at,
            taken_back=False,
            restores=None,
        )
        self._put(kind.versions, contents)
        return key

    def _put(self, table: Table, row: dict[str, Any]) -> None:
        self.rows.setdefault(table, []).append(row)

    def send(self, connection: Connection) -> None:
        for table in _IN_ORDER:
            if rows := self.rows.pop(table, []):
                connection.execute(table.insert(), rows)


def fill(store: ChartStore, batches: Iterable[Sequence[ImportedPatient]], document: str) -> int:
    """Write everybody, a transaction a batch; how many orders there are now.

    The index of the watch board is not kept on the way: it is marked as not whole. Raise
    `UserError` where somebody is in the record already.
    """
    with store.writing() as writer:
        if writer.connection.execute(select(schema.ENTRY.c.id).limit(1)).first() is not None:
            raise UserError(
                "There are people in this demonstration already: nothing was made. "
                "Name another folder with --data-dir."
            )
        batch = insert(
            writer.connection, schema.IMPORT_BATCH, document=document, who=writer.who, at=writer.at
        )
        rows = _Rows(batch, writer.who, writer.at)
    for people in batches:
        for person in people:
            rows.add(person, document)
        with store.writing() as writer:
            rows.send(writer.connection)
    return rows.next_key[Kind.ORDER] - 1
