"""The preview of an import: who and what was read, what was not, and where each would go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.finding import FindingSpec, Value
from nmsdesk.domain.ids import FindingId, PatientId
from nmsdesk.domain.imported import ImportedPatient, ImportPreview, ImportReport
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import FrequencyUnknown, Order, Route, Status
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.recognition import Recognition, Standing
from nmsdesk.domain.record import ImportResult, PatientRow
from nmsdesk.presenters.checklist_view import value_words
from nmsdesk.presenters.formats import BETWEEN, frequency, moment, rounded, route
from nmsdesk.presenters.medicine_words import line as medicine_line
from nmsdesk.presenters.patient_banner import born, sex
from nmsdesk.presenters.patient_lines import PatientLine, patient_lines
from nmsdesk.presenters.wording import translate

Recognise = Callable[[str], Recognition]
HUNDREDTHS, THOUSANDTHS = Decimal("0.01"), Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Findings:
    """The words and the vocabulary that the values of a check are told in."""

    texts: Texts
    specs: Mapping[FindingId, FindingSpec]


@dataclass(frozen=True, slots=True)
class MedicineRow:
    """One order of the document; `recognised` False: kept as it stood, and not judged."""

    drug: str
    line: str
    since: str
    standing: str
    recognised: bool


@dataclass(frozen=True, slots=True)
class CheckRow:
    """What was found at one time, every value of it."""

    when: str
    values: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person of the document, and who in the record has the same identifier."""

    name: str
    details: str
    counts: str
    medicines: tuple[MedicineRow, ...]
    same_identifier: tuple[PatientLine, ...]
    checks: tuple[CheckRow, ...] = ()
    """Newest first."""


@dataclass(frozen=True, slots=True)
class ImportView:
    headline: str
    counts: str
    people: tuple[PersonView, ...]
    not_taken: tuple[tuple[str, str], ...]
    """Place in the document, and why it is left out."""

    @property
    def empty(self) -> bool:
        return not self.people


def import_view(
    preview: ImportPreview,
    document: str,
    recognise: Recognise,
    record: Sequence[PatientRow],
    now: datetime,
    findings: Findings | None = None,
) -> ImportView:
    """`record` is the patient list, in which the same identifiers are looked for.

    Without `findings` the checks are counted and their values not told.
    """
    return ImportView(
        headline=translate("Import", "What would be taken from {document}").format(
            document=document
        ),
        counts=_counts(preview.report),
        people=tuple(
            replace(_person(person, recognise, record, now), checks=_checks(person, findings))
            for person in preview.patients
        ),
        not_taken=tuple((left.where, left.why) for left in preview.report.not_taken),
    )


def _counts(report: ImportReport) -> str:
    said = translate("Import", "{read} of {entries} entries are read.").format(
        read=f"{report.read:,}", entries=f"{report.entries:,}"
    )
    if not report.not_taken:
        return said
    left = translate("Import", "%n is not taken; each is listed below.", n=1)
    if len(report.not_taken) > 1:
        left = translate(
            "Import", "%n are not taken; each is listed below.", n=len(report.not_taken)
        )
    return f"{said} {left}"


def _person(
    person: ImportedPatient,
    recognise: Recognise,
    record: Sequence[PatientRow],
    now: datetime,
) -> PersonView:
    patient = person.patient
    medicines = tuple(_medicine(order, recognise(order.drug)) for order in person.orders or ())
    return PersonView(
        name=patient.display_name or translate("Import", "Name not known"),
        details="   ".join(
            (
                born(patient, now),
                sex(patient.sex),
                translate("Import", "ID {identifier}").format(identifier=patient.id),
                *weight(patient),
            )
        ),
        counts=_person_counts(person, medicines),
        medicines=medicines,
        same_identifier=patient_lines([row for row in record if row.id == patient.id]),
    )


def _person_counts(person: ImportedPatient, medicines: tuple[MedicineRow, ...]) -> str:
    unknown = sum(not row.recognised for row in medicines)
    parts = [
        translate("Import", "medicines not mentioned")
        if person.orders is None
        else translate("Import", "%n medicine order(s)", n=len(medicines))
    ]
    if unknown:
        parts.append(translate("Import", "%n not recognised, kept unchanged", n=unknown))
    if person.administrations:
        parts.append(translate("Import", "%n dose(s) given", n=len(person.administrations)))
    values = sum(len(seen.findings) for seen in person.observations)
    checks = translate("Import", "%n check(s)", n=len(person.observations))
    told = translate("Import", "{checks} with %n value(s)", n=values).format(checks=checks)
    parts.append(told if values else checks)
    return ", ".join(parts)


def weight(patient: Patient) -> tuple[str, ...]:
    """The weight that the document gave, where it gave one."""
    if patient.weight_kg is None:
        return ()
    return (translate("Import", "{weight} kg").format(weight=rounded(patient.weight_kg)),)


def _checks(person: ImportedPatient, findings: Findings | None) -> tuple[CheckRow, ...]:
    if findings is None:
        return ()
    newest = sorted(person.observations, key=lambda seen: seen.at.midday, reverse=True)
    return tuple(CheckRow(moment(seen.at), _values(seen, findings)) for seen in newest)


def _values(seen: Observation, findings: Findings) -> str:
    told = translate("Import", "{finding}: {value}")
    return "; ".join(
        told.format(
            finding=findings.texts.label("finding", name),
            value=value_words(_readable(value), findings.specs[name], findings.texts),
        )
        for name, value in seen.findings.items()
    )


def _readable(value: Value) -> Value:
    """A computed figure without the digits that nobody measures; the record keeps them all."""
    if not isinstance(value, Decimal):
        return value
    places = HUNDREDTHS if abs(value) >= 1 else THOUSANDTHS
    return value.quantize(places, ROUND_HALF_EVEN)


def _medicine(order: Order, known: Recognition) -> MedicineRow:
    parts: list[str] = []
    if order.dose is not None or order.strength:
        parts.append(medicine_line(order)[0])
    if order.route is not Route.UNKNOWN:
        parts.append(route(order.route))
    if not isinstance(order.frequency, FrequencyUnknown):
        parts.append(frequency(order.frequency))
    if order.status in (Status.STOPPED, Status.COMPLETED):
        parts.append(translate("Import", "ended"))
    return MedicineRow(
        drug=_as_it_stands(order),
        line=BETWEEN.join(parts),
        since=moment(order.start),
        standing=_standing(known.standing),
        recognised=known.standing is not Standing.UNKNOWN,
    )


def _as_it_stands(order: Order) -> str:
    """The name, and the text of the document where that says more."""
    if order.text is None or order.text.strip().casefold() == order.drug.casefold():
        return order.drug
    return translate("Import", "{name} (“{text}”)").format(name=order.drug, text=order.text.strip())


def _standing(standing: Standing) -> str:
    return {
        Standing.OURS: translate("Import", "evaluated"),
        Standing.NO_ROLE: translate("Import", "no role here"),
        Standing.NOT_MODELLED: translate("Import", "recognised, not judged"),
        Standing.UNKNOWN: translate("Import", "not recognised"),
    }[standing]


def taken_line(result: ImportResult, document: str) -> str:
    """What the notice says after the import, before "Undo"."""
    return translate(
        "Import", "{document} is stored: {orders} medicine orders, {checks} checks."
    ).format(document=document, orders=f"{result.orders:,}", checks=f"{result.observations:,}")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where one person goes: `key` None is a new patient."""

    shown: str
    key: PatientId | None


def destinations(person: PersonView, record: Sequence[PatientRow]) -> tuple[Destination, ...]:
    """New patient first, then those with the same identifier, then everybody else."""
    same = {line.key for line in person.same_identifier}
    lines = sorted(patient_lines(record), key=lambda line: line.key not in same)
    return (
        Destination(translate("Import", "a new patient"), None),
        *(
            Destination(
                (
                    translate("Import", "{name}, {born}, ID {identifier} (same identifier)")
                    if line.key in same
                    else translate("Import", "{name}, {born}, ID {identifier}")
                ).format(name=line.name, born=line.born, identifier=line.identifier),
                line.key,
            )
            for line in lines
        ),
    )
