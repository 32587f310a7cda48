"""Stores the patients of a document as one import: one transaction, one batch to undo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.imported import ImportedPatient
from nmsdesk.domain.patient import Baseline, Patient, Sex
from nmsdesk.domain.record import ImportResult, Verb
from nmsdesk.store.pen import Pen
from nmsdesk.store.writer import Writer


def stored(
    writer: Writer,
    patients: Sequence[ImportedPatient],
    document: str,
    into: Mapping[int, PatientId],
) -> ImportResult:
    """Write everything that was read; `into` names the patients whom a person chose."""
    if not patients:
        raise UserError("The document holds no patient: nothing was stored.")
    batch = writer.new_batch(document)
    keys = []
    counts = _Counts()
    for place, imported in enumerate(patients):
        if place in into:
            key = into[place]
            pen = _into_existing(writer, key, imported, document, batch)
        else:
            key = writer.new_patient()
            pen = writer.entry(key, Verb.IMPORT, document, batch=batch)
            known = imported.orders is not None
            pen.first_patient_version(imported.patient, medicines_known=known)
        keys.append(key)
        _write(pen, imported, counts)
    return ImportResult(
        batch, tuple(keys), counts.orders, counts.administrations, counts.observations
    )


@dataclass(slots=True)
class _Counts:
    orders: int = 0
    administrations: int = 0
    observations: int = 0


def _write(pen: Pen, imported: ImportedPatient, counts: _Counts) -> None:
    keys = {order.id: pen.add_order(order) for order in imported.orders or ()}
    for given in imported.administrations:
        pen.add_administration(replace(given, order=keys[given.order]))
    for observation in imported.observations:
        pen.add_observation(observation)
    counts.orders += len(keys)
    counts.administrations += len(imported.administrations)
    counts.observations += len(imported.observations)


def _into_existing(
    writer: Writer, key: PatientId, imported: ImportedPatient, document: str, batch: int
) -> Pen:
    old = writer.patient(key)
    pen = writer.entry(key, Verb.IMPORT, document, batch=batch)
    patient = completed(old.patient, imported.patient)
    known = old.medicines_known or imported.orders is not None
    if patient != old.patient or known != old.medicines_known:
        pen.revise_patient(patient, medicines_known=known, read=old.version)
    return pen


def completed(kept: Patient, imported: Patient) -> Patient:
    """The person as recorded, with what the record did not say taken from the document.

    Nothing that was recorded is replaced; risk factors are added to, since each is a fact of
    its own. The notes, contacts and ward stay this record's.
    """
    wanted: tuple[str, ...] = ("birth_date", "age_years", "weight_kg", "allergies")
    if kept.display_name is None:
        wanted += ("family_name", "given_name", "name")
    filled = {name: getattr(imported, name) for name in wanted if getattr(kept, name) is None}
    new_risks = tuple(risk for risk in imported.risk_factors if risk not in kept.risk_factors)
    return replace(
        kept,
        **filled,
        sex=imported.sex if kept.sex is Sex.UNKNOWN else kept.sex,
        risk_factors=kept.risk_factors + new_risks,
        baseline=imported.baseline if kept.baseline == Baseline() else kept.baseline,
    )
