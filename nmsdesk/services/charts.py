"""What a person does to a chart: each verb writes once, commits, then tells."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import OrderId, PatientId
from nmsdesk.domain.imported import ImportedPatient
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Ending, Order
from nmsdesk.domain.order_edit import (
    ended_by,
    refuse_another_medicine,
    refuse_impossible,
    still_taken,
    stopped,
)
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.patient_edit import identifier
from nmsdesk.domain.record import (
    DoseVersion,
    Entry,
    ImportResult,
    ObservationVersion,
    OrderVersion,
    PatientRow,
    PatientVersion,
    Seen,
    Verb,
)
from nmsdesk.services.administering import Administering
from nmsdesk.services.chart_writing import said
from nmsdesk.services.events import ChartChanged, Part, PatientsChanged
from nmsdesk.services.takeover import stored
from nmsdesk.store.kinds import Kind
from nmsdesk.store.writer import Undone, Writer

__all__ = [
    "Charts",
    "DoseVersion",
    "Entry",
    "ImportResult",
    "ObservationVersion",
    "OrderVersion",
    "PatientRow",
    "PatientVersion",
    "Seen",
    "Verb",
]

_PART_OF = {
    Kind.PATIENT: Part.PERSON,
    Kind.ORDER: Part.MEDICATIONS,
    Kind.ADMINISTRATION: Part.MEDICATIONS,
    Kind.OBSERVATION: Part.OBSERVATIONS,
}


class Charts(Administering):
    """The record of every patient. Every verb may raise `UserError`; then nothing was written."""

    # The person

    def add_patient(self, patient: Patient) -> PatientId:
        with self._store.writing() as writer:
            named = _identified(writer, patient)
            key = writer.new_patient()
            pen = writer.entry(key, Verb.ADD_PATIENT, named.id)
            pen.first_patient_version(named, medicines_known=False)
        self._tell(pen.entry, Part.PERSON)
        return key

    def edit_patient(self, key: PatientId, patient: Patient) -> Entry:
        with self._store.writing() as writer:
            old = writer.patient(key)
            named = _identified(writer, patient, old.patient.id)
            pen = writer.entry(key, Verb.EDIT_PATIENT, named.id)
            pen.revise_patient(named, medicines_known=old.medicines_known, read=old.version)
        return self._tell(pen.entry, Part.PERSON)

    def confirm_no_medicines(self, key: PatientId) -> Entry:
        """Somebody asked: this person takes nothing. An empty list alone says only "not known"."""
        with self._entry(key, Verb.CONFIRM_NO_MEDICINES, "") as (writer, pen):
            if any(still_taken(order, writer.at) for order in writer.read.orders(key)):
                raise UserError(
                    "There are medicines on the list that have not ended: nothing was saved. "
                    "Stop them first if they are no longer taken."
                )
            old = writer.patient(key)
            pen.revise_patient(old.patient, medicines_known=True, read=old.version)
        return self._tell(pen.entry, Part.MEDICATIONS)

    # The medication list

    def add_order(self, key: PatientId, order: Order, reason: str | None = None) -> Entry:
        """`order.id` is ignored; the journal's newest entry and `case` know the new one.

        `reason`: why a dose that was doubted is right so.
        """
        refuse_impossible(order)
        with self._entry(key, Verb.ADD_ORDER, order.drug, reason) as (_, pen):
            pen.add_order(order)
        return self._tell(pen.entry, Part.MEDICATIONS)

    def change_dose(
        self, key: PatientId, order: OrderId, new: Order, reason: str | None = None
    ) -> Entry:
        """The clinical verb: the old order ends at the minute at which the new one begins."""
        refuse_impossible(new)
        with self._entry(key, Verb.CHANGE_DOSE, new.drug, reason) as (writer, pen):
            old = writer.order(key, order)
            refuse_another_medicine(old.order, new)
            pen.revise_order(order, ended_by(old.order, new), read=old.version)
            pen.add_order(new)
        return self._tell(pen.entry, Part.MEDICATIONS)

    def correct_order(self, key: PatientId, order: OrderId, corrected: Order, reason: str) -> Entry:
        """The entry was wrong, the treatment was not: the earlier version is kept with why."""
        refuse_impossible(corrected)
        with self._entry(key, Verb.CORRECT_ORDER, corrected.drug, said(reason)) as (writer, pen):
            old = writer.order(key, order)
            pen.revise_order(order, corrected, read=old.version)
        return self._tell(pen.entry, Part.MEDICATIONS)

    def stop_order(
        self, key: PatientId, order: OrderId, end: Moment | Ending, reason: str
    ) -> Entry:
        """`end` may be `Ending.UNKNOWN`: stopped, nobody knows when."""
        with self._store.writing() as writer:
            old = writer.order(key, order)
            pen = writer.entry(key, Verb.STOP_ORDER, old.order.drug, reason=said(reason))
            pen.revise_order(order, stopped(old.order, end, writer.at), read=old.version)
        return self._tell(pen.entry, Part.MEDICATIONS)

    # Checks

    def observe(self, key: PatientId, observation: Observation) -> Entry:
        _refuse_nothing(observation)
        what = observation.at.isoformat()
        with self._entry(key, Verb.OBSERVE, what) as (_, pen):
            pen.add_observation(observation)
        return self._tell(pen.entry, Part.OBSERVATIONS)

    def correct_observation(
        self, key: PatientId, observation_id: int, corrected: Observation, reason: str
    ) -> Entry:
        _refuse_nothing(corrected)
        what = corrected.at.isoformat()
        with self._entry(key, Verb.CORRECT_OBSERVATION, what, said(reason)) as (writer, pen):
            old = writer.observation(key, observation_id)
            pen.revise_observation(observation_id, corrected, read=old.version)
        return self._tell(pen.entry, Part.OBSERVATIONS)

    def acknowledge(self, key: PatientId, identity: str) -> Entry:
        """Somebody saw this change (`Change.identity`); kept with who and when."""
        with self._entry(key, Verb.ACKNOWLEDGE, identity) as (_, pen):
            pen.acknowledge(identity)
        return self._tell(pen.entry, Part.ACKNOWLEDGED)

    # Imports and undoing

    def take_over(
        self,
        patients: Sequence[ImportedPatient],
        document: str,
        into: Mapping[int, PatientId] | None = None,
    ) -> ImportResult:
        """Store what was read, in one transaction.

        `into` says for which place in `patients` a person chose somebody in the record; everybody
        else becomes a new patient, even where the identifier is known already.
        """
        with self._store.writing() as writer:
            result = stored(writer, patients, document, into or {})
        for key in dict.fromkeys(result.patients):
            self._bus.publish(ChartChanged(key, frozenset(Part)))
        self._bus.publish(PatientsChanged())
        return result

    def undo_import(self, batch: int) -> tuple[Entry, ...]:
        """Take a whole import back, or nothing of it where something was changed since."""
        with self._store.writing() as writer:
            undone = [writer.undo(key, entry) for key, entry in writer.of_batch(batch)]
        return tuple(self._tell_undone(each) for each in undone)

    def undo(self, key: PatientId, entry_id: int) -> Entry:
        """Take an entry back by another one; of an import, the whole import."""
        with self._store.writing() as writer:
            ids = writer.together(key, entry_id)
            undone = [writer.undo(owner, entry) for owner, entry in ids]
        entries = [self._tell_undone(each) for each in undone]
        return next(entry for entry in entries if entry.undoes == entry_id)

    def _tell_undone(self, undone: Undone) -> Entry:
        parts = {_PART_OF[kind] for kind in undone.kinds}
        if not parts:
            watching = undone.verb in (Verb.PUT_ASIDE, Verb.END_WATCHING)
            parts = {Part.WATCHING if watching else Part.ACKNOWLEDGED}
        if Part.PERSON in parts:
            parts.add(Part.MEDICATIONS)  # Whether the list is known stands with the person.
        return self._tell(undone.entry, *parts)


def _refuse_nothing(observation: Observation) -> None:
    if not observation.findings and not (observation.note or "").strip():
        raise UserError("Nothing was assessed in this check: nothing was saved.")


def _identified(writer: Writer, patient: Patient, so_far: str | None = None) -> Patient:
    """The person with an identifier of nobody else; one that was kept `so_far` may stay."""
    if patient.id == so_far:
        return patient
    wanted = identifier(patient.id)
    if wanted != so_far and writer.read.with_identifier(wanted):
        raise UserError(
            f"There is a patient with the identifier {wanted} already: nothing was saved. "
            "Open that record, or see the identifier again."
        )
    return replace(patient, id=wanted)
