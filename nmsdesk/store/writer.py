"""One transaction that writes: who, when, and the pens of its entries."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, func, select

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import OrderId, PatientId
from nmsdesk.domain.record import Entry, Verb
from nmsdesk.store.administrations import doses_left_alone
from nmsdesk.store.journal import journal, obstacle, touches
from nmsdesk.store.kinds import Kind
from nmsdesk.store.pen import Pen, insert
from nmsdesk.store.reading import Reader, StandingObservation, StandingOrder, StandingPatient
from nmsdesk.store.schema import ENTRY, IMPORT_BATCH
from nmsdesk.store.undo import bring_back

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Undone:
    """The compensating entry, and what it touched; nothing where it was about something seen.

    `verb` is what was taken back, or is back again where an undo was undone.
    """

    entry: Entry
    kinds: frozenset[Kind]
    verb: Verb


@dataclass(frozen=True, slots=True)
class Writer:
    connection: Connection
    who: str
    at: datetime
    touched: dict[PatientId, list[int]] = field(default_factory=dict)
    """Whose record has entries of this transaction, and which, in their order."""

    @property
    def read(self) -> Reader:
        """What stands, read within this transaction."""
        return Reader(self.connection)

    def new_patient(self) -> PatientId:
        """A patient without a version yet; the pen of the entry that adds it writes the first."""
        return PatientId(insert(self.connection, Kind.PATIENT.head, version=1))

    def new_batch(self, document: str) -> int:
        return insert(self.connection, IMPORT_BATCH, document=document, who=self.who, at=self.at)

    def entry(
        self,
        patient: PatientId,
        verb: Verb,
        what: str,
        *,
        reason: str | None = None,
        undoes: int | None = None,
        batch: int | None = None,
    ) -> Pen:
        """Write a line of the journal; what its pen writes belongs to it.

        Nothing of a patient is written without one, so that here it is seen who was touched.
        """
        key = insert(
            self.connection,
            ENTRY,
            patient_id=patient,
            at=self.at,
            who=self.who,
            verb=verb.value,
            what=what,
            reason=reason,
            undoes=undoes,
            batch_id=batch,
        )
        self.touched.setdefault(patient, []).append(key)
        written = Entry(
            key, patient, self.at, self.who, verb, what, reason, undoes=undoes, batch=batch
        )
        return Pen(self.connection, written)

    def patient(self, key: PatientId) -> StandingPatient:
        """As it stands; `UserError` where nothing of that key does. So with the two below."""
        return found(self.read.patient(key))

    def order(self, key: PatientId, order: OrderId) -> StandingOrder:
        return found(self.read.order(key, order))

    def observation(self, key: PatientId, observation: int) -> StandingObservation:
        return found(self.read.observation(key, observation))

    def undo(self, key: PatientId, entry_id: int) -> Undone:
        """Write the compensating entry; `UserError` where something was changed since."""
        entries = journal(self.connection, key)
        target = found(next((entry for entry in entries if entry.id == entry_id), None))
        touched = touches(self.connection, key)
        if why_not := obstacle(target, entries, touched):
            raise UserError(why_not)
        mine = touched.get(target.id, ())
        if doses_left_alone(self.connection, mine):
            raise UserError(
                "Doses of this order were recorded later, and would be lost with it: nothing was "
                "undone. Undo those first."
            )
        pen = self.entry(key, Verb.UNDO, target.what, undoes=target.id)
        bring_back(pen, mine)
        known = {entry.id: entry for entry in entries}
        while target.undoes is not None:
            target = known[target.undoes]
        return Undone(pen.entry, frozenset(touch.kind for touch in mine), target.verb)

    def of_batch(self, batch: int) -> tuple[tuple[PatientId, int], ...]:
        """The entries that an import wrote, each after its patient, the last one first."""
        e = ENTRY.c
        rows = self.connection.execute(
            select(e.patient_id, e.id).where(e.batch_id == batch).order_by(e.id.desc())
        )
        return tuple((PatientId(key), id_) for key, id_ in rows)

    def together(self, key: PatientId, entry_id: int) -> tuple[tuple[PatientId, int], ...]:
        """The entries that are undone with this one: itself, or all of its import.

        Of an undoing, all undoings that were made with it: who left together comes back together.
        """
        e = ENTRY.c
        row = self.connection.execute(
            select(e.batch_id, e.undoes).where(e.id == entry_id, e.patient_id == key)
        ).first()
        if row is None or (row.batch_id is None and row.undoes is None):
            return ((key, entry_id),)
        if row.batch_id is not None:
            return self.of_batch(row.batch_id)
        before = self.together(key, row.undoes)
        return tuple((owner, self._undoing(owner, each)) for owner, each in reversed(before))

    def _undoing(self, key: PatientId, entry_id: int) -> int:
        """The latest entry that took this one back."""
        e = ENTRY.c
        wanted = select(func.max(e.id)).where(e.patient_id == key, e.undoes == entry_id)
        return int(self.connection.execute(wanted).scalar_one())


def found(thing: Thing | None) -> Thing:
    """The thing itself; `UserError` where it stands no longer."""
    if thing is None:
        raise UserError(
            "This no longer stands in the record, it was taken back: nothing was changed. "
            "Look at the list again."
        )
    return thing
