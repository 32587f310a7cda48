"""Administrations of FHIR: doses of an order in the document, or single doses of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.documents.imports.fhir_bundle import Found
from nmsdesk.documents.imports.fhir_dosage import Dosage, amount, dosages
from nmsdesk.documents.imports.fhir_drug import NamedDrug
from nmsdesk.documents.imports.fhir_json import Node, concept, joined, node, nodes, reference, text
from nmsdesk.documents.imports.fhir_orders import UNSAVED, Reading, route_with
from nmsdesk.documents.imports.fhir_times import Period, moment_of, period, when
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    Administration,
    Ending,
    Given,
    Once,
    Order,
    Source,
    Status,
)

_GIVEN: Mapping[str, Given] = {
    "completed": Given.GIVEN,
    "in-progress": Given.GIVEN,
    "stopped": Given.GIVEN,
    "on-hold": Given.HELD,
    "not-done": Given.MISSED,
}


@dataclass(frozen=True, slots=True)
class Dose:
    """One administration as it stands, before it is known whether its order is in the document."""

    found: Found
    given: Given
    taken: Period
    dosage: Dosage
    note: str | None

    @property
    def at(self) -> Moment | None:
        return moment_of(self.taken.start)


def dose_of(found: Found, reading: Reading) -> Dose | None:
    """None where the status does not say whether it was given."""
    resource = found.resource
    status = text(resource.get("status")) or ""
    # STU3 tells by a flag of its own that nothing was given.
    given = Given.MISSED if resource.get("notGiven") is True else _GIVEN.get(status)
    if given is None:
        return None
    if given is Given.MISSED and "refus" in (_why_not(resource) or "").casefold():
        given = Given.REFUSED
    zone = reading.zone
    # STU3 has effectivePeriod and effectiveDateTime too, under the same names.
    taken = period(resource.get("effectivePeriod"), zone)
    if taken.start is None:
        taken = Period(when(resource.get("effectiveDateTime"), zone) or taken.end, taken.end)
    (dosage, *_) = dosages(
        [_as_instruction(node(resource.get("dosage")))], reading.knowledge.vocabulary, zone
    )
    early = reading.tally.words("import_note_stopped_early") if status == "stopped" else None
    notes = (text(one.get("text")) for one in nodes(resource.get("note")))
    return Dose(
        found, given, taken, dosage, joined((early, _why_not(resource), dosage.said, *notes))
    )


def administration(dose: Dose, order: OrderId, at: Moment) -> Administration:
    """A dose of an order; of one that was broken off nobody knows how much was given."""
    whole = text(dose.found.resource.get("status")) != "stopped"
    figure: Decimal | None = None
    if dose.dosage.dose is not None and whole and dose.given.taken:
        figure = dose.dosage.dose.high
    unit = dose.dosage.unit if figure is not None else None
    return Administration(order, at, dose.given, figure, unit, dose.note)


def single_dose(dose: Dose, drug: NamedDrug, at: Moment) -> Order:
    """A dose that no order in the document asked for: an order of that one dose."""
    running = text(dose.found.resource.get("status")) == "in-progress"
    end = moment_of(dose.taken.end) or (Ending.OPEN if running else at)
    return Order(
        id=UNSAVED,
        drug=drug.drug,
        dose=dose.dosage.dose,
        unit=dose.dosage.unit,
        strength=drug.strength,
        route=route_with(dose.dosage.route, drug.recognition),
        frequency=Once(),
        start=at,
        end=end,
        status=Status.ACTIVE if running else Status.COMPLETED,
        reason=dose.note,
        text=drug.text,
        codes=drug.codes,
        source=Source(dose.found.where, dose.found.id),
    )


def order_named_by(found: Found, reading: Reading) -> Found | None:
    """The request of the document that this dose was given for."""
    resource = found.resource
    target = reference(resource.get("request")) or reference(resource.get("prescription"))
    return None if target is None else reading.index.resolve(target, found)


def _as_instruction(dosage: Node) -> Node:
    """The dosage of an administration in the words of an instruction."""
    dose, _ = amount(dosage.get("dose"))
    rate: Node = {key: dosage[key] for key in ("rateRatio", "rateQuantity") if key in dosage}
    kept: Node = {key: dosage[key] for key in ("text", "route") if key in dosage}
    return {**kept, "doseAndRate": [{"doseQuantity": dosage.get("dose")} if dose else rate]}


def _why_not(resource: Node) -> str | None:
    reasons = (*nodes(resource.get("statusReason")), *nodes(resource.get("reasonNotGiven")))
    return joined(concept(one).shown for one in reasons)
