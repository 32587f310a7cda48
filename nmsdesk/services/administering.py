"""Recording what became of a dose: given, refused, held, missed, or given besides."""

from dataclasses import replace

from nmsdesk.domain.administering import refuse_impossible_dose
from nmsdesk.domain.ids import OrderId, PatientId
from nmsdesk.domain.order import Administration
from nmsdesk.domain.record import DoseVersion, Entry, Verb
from nmsdesk.services.chart_writing import ChartWriting, said
from nmsdesk.services.events import Part
from nmsdesk.store import administrations as store
from nmsdesk.store.writer import found


class Administering(ChartWriting):
    """Each verb writes once; the note of a dose is kept exactly as it was typed."""

    def doses(self, key: PatientId, order: OrderId) -> tuple[DoseVersion, ...]:
        """What stands recorded of an order's doses, oldest first."""
        with self._store.reading() as reader:
            return store.doses_of(reader.connection, key, order)

    def dose_versions(self, key: PatientId, dose: int) -> tuple[DoseVersion, ...]:
        """Every version that a recorded dose ever had, oldest first."""
        with self._store.reading() as reader:
            return store.dose_versions(reader.connection, key, dose)

    def record_dose(self, key: PatientId, given: Administration) -> Entry:
        """`given.order` is the order in the record that the dose belongs to."""
        with self._store.writing() as writer:
            order = writer.order(key, given.order).order
            recorded = store.doses_of(writer.connection, key, given.order)
            refuse_impossible_dose(given, order, [one.given for one in recorded], writer.at)
            pen = writer.entry(key, Verb.RECORD_DOSE, order.drug, reason=given.note)
            pen.add_administration(given)
        return self._tell(pen.entry, Part.MEDICATIONS)

    def correct_dose(
        self, key: PatientId, dose: int, corrected: Administration, reason: str
    ) -> Entry:
        """The entry was wrong: the earlier version is kept with why; the order stays the same."""
        with self._store.writing() as writer:
            old = found(store.standing_dose(writer.connection, key, dose))
            order = writer.order(key, old.given.order).order
            new = replace(corrected, order=old.given.order)
            recorded = store.doses_of(writer.connection, key, order.id)
            others = [one.given for one in recorded if one.id != dose]
            refuse_impossible_dose(new, order, others, writer.at)
            pen = writer.entry(key, Verb.CORRECT_DOSE, order.drug, reason=said(reason))
            pen.revise_administration(dose, new, read=old.version)
        return self._tell(pen.entry, Part.MEDICATIONS)
