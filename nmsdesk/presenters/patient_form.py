"""The patient editor: what was typed, and the patient it means or the problems it has."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.patient import Baseline, Contact, Patient, Sex
from nmsdesk.presenters.formats import day, figure
from nmsdesk.presenters.preferences import TemperatureUnit
from nmsdesk.presenters.typed_dates import NotADate, typed_date
from nmsdesk.presenters.wording import translate

NOT_RECORDED, NONE_KNOWN, LISTED = "not_recorded", "none_known", "listed"
"""What is known about allergies; three answers, never two."""

LIMITS: Mapping[str, tuple[Decimal, Decimal]] = {
    "weight": (Decimal("0.3"), Decimal(500)),
    "heart_rate": (Decimal(20), Decimal(250)),
    "respiratory_rate": (Decimal(4), Decimal(80)),
    "systolic": (Decimal(50), Decimal(280)),
    "diastolic": (Decimal(20), Decimal(180)),
    "temperature": (Decimal(32), Decimal(39)),
}
"""Outside these a figure is taken for a slip of the finger; °C for the temperature."""

OLDEST_YEARS = 130


@dataclass(frozen=True, slots=True)
class PatientDraft:
    """Every field as typed; figures are text until they are read."""

    family: str = ""
    given: str = ""
    identifier: str = ""
    born: str = ""
    sex: Sex = Sex.UNKNOWN
    ward: str = ""
    weight: str = ""
    allergies_known: str = NOT_RECORDED
    allergies: str = ""
    risk_factors: tuple[str, ...] = ()
    heart_rate: str = ""
    respiratory_rate: str = ""
    systolic: str = ""
    diastolic: str = ""
    temperature: str = ""
    baseline_on: str = ""
    contacts: tuple[tuple[str, str, str], ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """`patient` only where `problems` (field -> sentence) is empty."""

    patient: Patient | None
    problems: Mapping[str, str]


def draft_of(patient: Patient, unit: TemperatureUnit = TemperatureUnit.CELSIUS) -> PatientDraft:
    """The form filled in with `patient`."""
    base = patient.baseline
    known = patient.allergies
    return PatientDraft(
        family=patient.family_name or "",
        given=patient.given_name or "",
        identifier=patient.id,
        born=day(patient.birth_date) if patient.birth_date else "",
        sex=patient.sex,
        ward=patient.ward or "",
        weight=_shown(patient.weight_kg),
        allergies_known=NOT_RECORDED if known is None else LISTED if known else NONE_KNOWN,
        allergies=", ".join(known or ()),
        risk_factors=patient.risk_factors,
        heart_rate=_shown(base.heart_rate),
        respiratory_rate=_shown(base.respiratory_rate),
        systolic=_shown(base.systolic_bp),
        diastolic=_shown(base.diastolic_bp),
        temperature=_shown(_from_celsius(base.temperature, unit)),
        baseline_on=day(base.at.at) if base.at else "",
        contacts=tuple((c.name, c.relation or "", c.phone or "") for c in patient.contacts),
        notes=patient.notes or "",
    )


def check(
    draft: PatientDraft,
    before: Patient | None,
    now: datetime,
    unit: TemperatureUnit = TemperatureUnit.CELSIUS,
) -> Checked:
    """Read `draft`; what the form does not show is kept from `before`."""
    reader = _Reader(draft, now, unit)
    born = reader.born()
    baseline = reader.baseline(before)
    known = reader.allergies()
    weight = reader.number("weight")
    identifier = reader.identifier()
    contacts = reader.contacts()
    if reader.problems:
        return Checked(None, reader.problems)
    patient = replace(
        before or Patient(identifier),
        id=identifier,
        family_name=draft.family.strip() or None,
        given_name=draft.given.strip() or None,
        sex=draft.sex,
        birth_date=born,
        weight_kg=weight,
        ward=draft.ward.strip() or None,
        notes=draft.notes.strip() or None,
        risk_factors=draft.risk_factors,
        allergies=known,
        baseline=baseline,
        contacts=contacts,
    )
    return Checked(patient, {})


class _Reader:
    """Reads the fields one by one and gathers what is wrong with them."""

    def __init__(self, draft: PatientDraft, now: datetime, unit: TemperatureUnit) -> None:
        self._draft = draft
        self._now = now
        self._unit = unit
        self.problems: dict[str, str] = {}

    def identifier(self) -> str:
        typed = self._draft.identifier.strip()
        if not typed:
            self.problems["identifier"] = translate(
                "PatientForm",
                "An identifier is needed, so that two people of one name are told apart.",
            )
        return typed

    def born(self) -> date | None:
        born = self._date("born", self._draft.born)
        if born is not None and self._now.year - born.year > OLDEST_YEARS:
            self.problems["born"] = translate(
                "PatientForm", "{day} is more than 130 years ago."
            ).format(day=day(born))
        return born

    def _date(self, field: str, typed: str) -> date | None:
        try:
            read = typed_date(typed)
        except NotADate as error:
            self.problems[field] = str(error)
            return None
        if read is not None and read > self._now.date():
            self.problems[field] = translate("PatientForm", "{day} lies in the future.").format(
                day=day(read)
            )
        return read

    def number(self, field: str) -> Decimal | None:
        typed = str(getattr(self._draft, field)).strip().replace(",", ".")
        if not typed:
            return None
        try:
            value = Decimal(typed)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            self.problems[field] = translate("PatientForm", "{typed} is not a figure.").format(
                typed=typed
            )
            return None
        celsius = self._celsius(value) if field == "temperature" else value
        low, high = LIMITS[field]
        if not low <= celsius <= high:
            low, high = (
                _from_celsius(x, self._unit) or x if field == "temperature" else x
                for x in (low, high)
            )
            self.problems[field] = translate(
                "PatientForm", "{typed} is not between {low} and {high}. Look at it again."
            ).format(typed=typed, low=figure(low), high=figure(high))
        return celsius

    def _celsius(self, value: Decimal) -> Decimal:
        if self._unit is TemperatureUnit.CELSIUS:
            return value
        return ((value - 32) * 5 / 9).quantize(Decimal("0.1"))

    def baseline(self, before: Patient | None) -> Baseline:
        systolic, diastolic = self.number("systolic"), self.number("diastolic")
        if systolic is not None and diastolic is not None and diastolic >= systolic:
            self.problems["diastolic"] = translate(
                "PatientForm", "The lower pressure has to be below the upper one."
            )
        on = self._date("baseline_on", self._draft.baseline_on)
        return Baseline(
            heart_rate=self.number("heart_rate"),
            respiratory_rate=self.number("respiratory_rate"),
            systolic_bp=systolic,
            diastolic_bp=diastolic,
            temperature=self.number("temperature"),
            at=self._kept(before, on),
        )

    @staticmethod
    def _kept(before: Patient | None, on: date | None) -> Moment | None:
        """The form shows the day alone; a time that was recorded stays while the day does."""
        if on is None:
            return None
        earlier = before.baseline.at if before else None
        if earlier is not None and earlier.at.date() == on:
            return earlier
        return Moment(datetime.combine(on, datetime.min.time()), day_only=True)

    def allergies(self) -> tuple[str, ...] | None:
        if self._draft.allergies_known == NOT_RECORDED:
            return None
        if self._draft.allergies_known == NONE_KNOWN:
            return ()
        named = tuple(filter(None, (part.strip() for part in _split(self._draft.allergies))))
        if not named:
            self.problems["allergies"] = translate(
                "PatientForm", "Name the allergies, or choose none known or not recorded."
            )
        return named

    def contacts(self) -> tuple[Contact, ...]:
        made: list[Contact] = []
        for name, relation, phone in self._draft.contacts:
            if not (name.strip() or relation.strip() or phone.strip()):
                continue
            if not name.strip():
                self.problems["contacts"] = translate("PatientForm", "A contact needs a name.")
            made.append(Contact(name.strip(), relation.strip() or None, phone.strip() or None))
        return tuple(made)


def _split(text: str) -> list[str]:
    return text.replace("\n", ",").replace(";", ",").split(",")


def _shown(value: Decimal | None) -> str:
    return "" if value is None else figure(value).replace(",", "")


def _from_celsius(value: Decimal | None, unit: TemperatureUnit) -> Decimal | None:
    if value is None or unit is TemperatureUnit.CELSIUS:
        return value
    return (value * 9 / 5 + 32).quantize(Decimal("0.1"))
