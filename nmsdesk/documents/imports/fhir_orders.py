"""Requests, statements and dispenses of FHIR into orders, one entry at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from nmsdesk.documents.imports.fhir_bundle import Found, Index
from nmsdesk.documents.imports.fhir_dosage import Dosage, dosages
from nmsdesk.documents.imports.fhir_drug import NamedDrug, named_drug
from nmsdesk.documents.imports.fhir_json import Node, concept, joined, nodes, text, under
from nmsdesk.documents.imports.fhir_times import Period, When, moment_of, period, when
from nmsdesk.documents.imports.fhir_timing import UNKNOWN
from nmsdesk.documents.imports.format import ImportKnowledge
from nmsdesk.documents.imports.report import Tally
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    Ending,
    Order,
    Route,
    Source,
    Status,
)
from nmsdesk.domain.recognition import Recognition
from nmsdesk.domain.sig import read_sig

STATUSES: Mapping[str, Status] = {
    "active": Status.ACTIVE,
    "completed": Status.COMPLETED,
    "stopped": Status.STOPPED,
    "cancelled": Status.STOPPED,
    "on-hold": Status.HELD,
    "draft": Status.PLANNED,
    "intended": Status.PLANNED,
}
"""What else a status may be ("unknown", a word that FHIR does not have) says nothing."""
ENDED = (Status.COMPLETED, Status.STOPPED)
_NOT_YET = frozenset({"proposal", "plan", "option"})
UNSAVED = OrderId("")


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reader of an entry needs."""

    index: Index
    knowledge: ImportKnowledge
    tally: Tally
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Frame:
    """What an entry says about all of its instructions: when, as what, and what was noted."""

    taken: Period
    status: Status | None
    notes: tuple[str | None, ...] = ()


def orders_of(found: Found, drug: NamedDrug, reading: Reading) -> tuple[Order, ...]:
    """A request or a statement as one order, or as one an instruction where they differ.

    Start: the bounds of the timing, else the time of a statement, else `authoredOn` of a request,
    else the first day on which it may be dispensed. End: where the document gives one; an ended
    order without one ends at an unknown time, and so does one whose status nobody knows.
    """
    resource = found.resource
    key = "dosageInstruction" if "dosageInstruction" in resource else "dosage"
    said = dosages(resource.get(key), reading.knowledge.vocabulary, reading.zone)
    frame = Frame(
        _taken(resource, reading.zone), _status(resource), tuple(_notes(resource, reading))
    )
    return _arranged(_Entry(found, drug, frame, key), said, reading)


def dispensed(found: Found, drug: NamedDrug, reading: Reading) -> tuple[Order, ...]:
    """The supply of a medicine that no order names: taken from then on, nobody knows how long."""
    resource = found.resource
    handed = when(resource.get("whenHandedOver") or resource.get("whenPrepared"), reading.zone)
    said = dosages(resource.get("dosageInstruction"), reading.knowledge.vocabulary, reading.zone)
    frame = Frame(Period(handed), None, tuple(_notes(resource, reading)))
    return _arranged(_Entry(found, drug, frame, "dosageInstruction"), said, reading)


@dataclass(frozen=True, slots=True)
class _Entry:
    found: Found
    drug: NamedDrug
    frame: Frame
    key: str


def _arranged(entry: _Entry, said: Sequence[Dosage], reading: Reading) -> tuple[Order, ...]:
    """Instructions of one sequence number run side by side, of different ones after each other."""
    if len({one.sequence for one in said}) <= 1:
        return tuple(_order(entry, one, reading, several=len(said) > 1) for one in said)
    orders: list[Order] = []
    start: Moment | None = None
    for one in sorted(said, key=lambda dosage: dosage.sequence or 0):
        order = _order(entry, one, reading, several=True, after=start)
        orders.append(order)
        start = order.end if isinstance(order.end, Moment) else None
        if start is not None and start.day_only:
            start = Moment(start.after, day_only=True)
    if all(isinstance(order.end, Moment) for order in orders[:-1]):
        return tuple(orders)
    # Steps whose lengths are not told: which dose is taken now, nobody can say.
    amounts = ", ".join(one.stated for one in said if one.stated)
    whole = Dosage(said=joined(one.said for one in said), stated=amounts or None)
    return (_order(entry, whole, reading, several=False),)


def _order(
    entry: _Entry,
    dosage: Dosage,
    reading: Reading,
    *,
    several: bool,
    after: Moment | None = None,
) -> Order:
    drug, frame = entry.drug, entry.frame
    started, ended = _span(frame, dosage, after)
    start = moment_of(started)
    end: Moment | Ending | None = moment_of(ended) or dosage.timing.end_from(start)
    if end is None:
        lost = ended is not None or frame.status in ENDED or frame.status is None
        end = Ending.UNKNOWN if lost else Ending.OPEN
    where = entry.found.where
    told = _told(dosage, drug, reading)
    coded = dosage.dose is not None
    return Order(
        id=UNSAVED,
        drug=drug.drug,
        dose=dosage.dose if coded else told.dose,
        unit=dosage.unit if coded else told.dose_unit,
        strength=drug.strength,
        route=route_with(dosage.route, told),
        frequency=told.frequency or UNKNOWN if dosage.frequency == UNKNOWN else dosage.frequency,
        start=start,
        end=end,
        status=frame.status,
        reason=joined((dosage.said, *_dosage_notes(dosage, started, ended, reading), *frame.notes)),
        text=drug.text,
        codes=drug.codes,
        source=Source(f"{where}.{entry.key}[{dosage.place}]" if several else where, entry.found.id),
    )


def _told(dosage: Dosage, drug: NamedDrug, reading: Reading) -> Recognition:
    """What stands in words beside the medicine: its name's own, and those of the instruction.

    Steps of a taper that were put together say several doses at once: none of them is taken.
    """
    if dosage.said is None:
        return drug.recognition
    if dosage.place is None:
        return Recognition(drug.text)
    told = reading.knowledge.catalogue.recognise(f"{drug.text} {dosage.said}")
    same = {one.drug for one in told.ingredients} == {
        one.drug for one in drug.recognition.ingredients
    }
    if told.ingredients and same:
        return told
    return Recognition(drug.text, frequency=read_sig(dosage.said).frequency)


def route_with(route: Route, told: Recognition) -> Route:
    """As told, else that of the product's name; a depot salt into the muscle is a depot."""
    known = route if route is not Route.UNKNOWN else told.route or Route.UNKNOWN
    if told.depot_salt and known in (Route.IM, Route.UNKNOWN):
        return Route.DEPOT
    return known


def _span(frame: Frame, dosage: Dosage, after: Moment | None) -> tuple[When | None, When | None]:
    bounds = dosage.timing.bounds
    step = None if after is None else When(after.isoformat(), after)
    return bounds.start or step or frame.taken.start, bounds.end or frame.taken.end


def _taken(resource: Node, zone: tzinfo) -> Period:
    if resource.get("resourceType") == "MedicationStatement":
        span = period(resource.get("effectivePeriod"), zone)
        return Period(span.start or when(resource.get("effectiveDateTime"), zone), span.end)
    valid = under(resource, "dispenseRequest", "validityPeriod", "start")
    return Period(when(resource.get("authoredOn"), zone) or when(valid, zone))


def _status(resource: Node) -> Status | None:
    status = STATUSES.get(text(resource.get("status")) or "")
    if status not in ENDED and text(resource.get("intent")) in _NOT_YET:
        return Status.PLANNED
    return status


def _notes(resource: Node, reading: Reading) -> list[str | None]:
    status = text(resource.get("status"))
    told = status in STATUSES or status is None or "dosageInstruction" not in resource
    return [
        None
        if told and status != "cancelled"
        else reading.tally.words("import_note_status", status=status or ""),
        concept(resource.get("statusReason")).shown,
        *(concept(one).shown for one in nodes(resource.get("reasonCode"))),
        *(text(one.get("text")) for one in nodes(resource.get("note"))),
    ]


def _dosage_notes(
    dosage: Dosage, started: When | None, ended: When | None, reading: Reading
) -> list[str | None]:
    """What had no place of its own: an amount that is no dose, a date without a day, advice."""
    say = reading.tally.words
    unread = dosage.stated if dosage.dose is None else None
    return [
        say("import_note_dose", stated=unread) if unread else None,
        say("import_note_as_needed", what=dosage.as_needed_for) if dosage.as_needed_for else None,
        *dosage.notes,
        say("import_note_start", stated=started.stated) if started and not started.moment else None,
        say("import_note_end", stated=ended.stated) if ended and not ended.moment else None,
    ]


def drug_of(found: Found, reading: Reading) -> NamedDrug | None:
    return named_drug(found, reading.index, reading.knowledge.catalogue)
