"""Between the domain's values and the columns of a version row."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import (
    Administration,
    AsNeeded,
    Code,
    Dose,
    Ending,
    EveryDays,
    EveryHours,
    Frequency,
    FrequencyUnknown,
    Given,
    Once,
    Order,
    Route,
    Source,
    Status,
    TimesPerDay,
)
from nmsdesk.domain.patient import Baseline, Contact, Patient, Sex
from nmsdesk.store import exact

Columns = dict[str, Any]

_AT = "at"
"""The kind of an end that is a moment; the other kinds are those of `Ending`."""
_VITAL_SIGNS = ("heart_rate", "respiratory_rate", "systolic_bp", "diastolic_bp", "temperature")


def patient_columns(patient: Patient, *, medicines_known: bool) -> Columns:
    return {
        "identifier": patient.id,
        "name": patient.name,
        "family_name": patient.family_name,
        "given_name": patient.given_name,
        "sex": patient.sex.value,
        "birth_date": patient.birth_date,
        "age_years": _text(patient.age_years),
        "weight_kg": _text(patient.weight_kg),
        "ward": patient.ward,
        "notes": patient.notes,
        "risk_factors": exact.written(patient.risk_factors),
        "allergies": None if patient.allergies is None else exact.written(patient.allergies),
        "baseline": exact.written(_baseline_written(patient.baseline)),
        "contacts": exact.written([(c.name, c.relation, c.phone) for c in patient.contacts]),
        "medicines_known": medicines_known,
    }


def patient_of(row: Any) -> Patient:
    return Patient(
        id=row.identifier,
        name=row.name,
        family_name=row.family_name,
        given_name=row.given_name,
        sex=Sex(row.sex),
        birth_date=row.birth_date,
        age_years=_figure(row.age_years),
        weight_kg=_figure(row.weight_kg),
        ward=row.ward,
        notes=row.notes,
        risk_factors=tuple(exact.read(row.risk_factors)),
        allergies=None if row.allergies is None else tuple(exact.read(row.allergies)),
        baseline=_baseline_read(exact.read(row.baseline)),
        contacts=tuple(Contact(*contact) for contact in exact.read(row.contacts)),
    )


def _baseline_written(baseline: Baseline) -> dict[str, object]:
    signs = {name: getattr(baseline, name) for name in _VITAL_SIGNS}
    known = {name: value for name, value in signs.items() if value is not None}
    if baseline.at is None:
        return known
    return {**known, "at": baseline.at.at.isoformat(), "day_only": baseline.at.day_only}


def _baseline_read(kept: dict[str, Any]) -> Baseline:
    signs = {name: kept[name] for name in _VITAL_SIGNS if name in kept}
    at = Moment(datetime.fromisoformat(kept["at"]), kept["day_only"]) if "at" in kept else None
    return Baseline(**signs, at=at)


def order_columns(order: Order) -> Columns:
    kind, number = _frequency_written(order.frequency)
    end = order.end
    return {
        "drug": order.drug,
        "dose_low": None if order.dose is None else str(order.dose.low),
        "dose_high": None if order.dose is None else str(order.dose.high),
        "unit": order.unit,
        "strength": order.strength,
        "route": order.route.value,
        "frequency_kind": kind,
        "frequency_number": _text(number),
        **_moment_written("start", order.start),
        "end_kind": _AT if isinstance(end, Moment) else end.value,
        **_moment_written("end", end if isinstance(end, Moment) else None),
        "status": None if order.status is None else order.status.value,
        "indication": order.reason,
        "text": order.text,
        "given_elsewhere": order.given_elsewhere,
        "codes": exact.written([(code.system, code.code) for code in order.codes]),
        "source_where": None if order.source is None else order.source.where,
        "source_id": None if order.source is None else order.source.id,
        "confirmed": order.confirmed,
    }


def order_of(row: Any) -> Order:
    low, high = _figure(row.dose_low), _figure(row.dose_high)
    end = _moment_read(row.end_at, row.end_day_only) if row.end_kind == _AT else None
    return Order(
        id=OrderId(str(row.head_id)),
        drug=row.drug,
        dose=None if low is None or high is None else Dose(low, high),
        unit=row.unit,
        strength=row.strength,
        route=Route(row.route),
        frequency=_frequency_read(row.frequency_kind, _figure(row.frequency_number)),
        start=_moment_read(row.start_at, row.start_day_only),
        end=Ending(row.end_kind) if end is None else end,
        status=None if row.status is None else Status(row.status),
        reason=row.indication,
        text=row.text,
        given_elsewhere=row.given_elsewhere,
        codes=tuple(Code(*code) for code in exact.read(row.codes)) if row.codes != "[]" else (),
        source=None if row.source_where is None else Source(row.source_where, row.source_id),
        confirmed=row.confirmed,
    )


def _frequency_written(frequency: Frequency) -> tuple[str, Decimal | None]:
    match frequency:
        case TimesPerDay(number):
            return "times_per_day", number
        case EveryHours(number):
            return "every_hours", number
        case EveryDays(number):
            return "every_days", number
        case AsNeeded(most):
            return "as_needed", most
        case Once():
            return "once", None
        case FrequencyUnknown():
            return "unknown", None


def _frequency_read(kind: str, number: Decimal | None) -> Frequency:
    match kind, number:
        case "as_needed", _:
            return AsNeeded(number)
        case "once", None:
            return Once()
        case "unknown", None:
            return FrequencyUnknown()
        case "times_per_day", Decimal():
            return TimesPerDay(number)
        case "every_hours", Decimal():
            return EveryHours(number)
        case "every_days", Decimal():
            return EveryDays(number)
    raise ValueError(f"a stored frequency is {kind!r} with {number}")


def observation_columns(observation: Observation) -> Columns:
    return {
        **_moment_written("seen", observation.at),
        "findings": exact.written(observation.findings),
        "by": observation.by,
        "note": observation.note,
    }


def observation_of(row: Any) -> Observation:
    at = Moment(row.seen_at, row.seen_day_only)
    return Observation(at, exact.findings(row.findings), row.by, row.note)


def administration_columns(given: Administration) -> Columns:
    """`given.order` is the order's key in the store."""
    return {
        "order_id": int(given.order),
        **_moment_written("given", given.at),
        "status": given.status.value,
        "dose": _text(given.dose),
        "unit": given.unit,
        "note": given.note,
    }


def administration_of(row: Any) -> Administration:
    return Administration(
        order=OrderId(str(row.order_id)),
        at=Moment(row.given_at, row.given_day_only),
        status=Given(row.status),
        dose=_figure(row.dose),
        unit=row.unit,
        note=row.note,
    )


def _moment_written(name: str, moment: Moment | None) -> Columns:
    if moment is None:
        return {f"{name}_at": None, f"{name}_day_only": None}
    return {f"{name}_at": moment.at, f"{name}_day_only": moment.day_only}


def _moment_read(at: datetime | None, day_only: bool | None) -> Moment | None:  # noqa: FBT001 - a column's value
    return None if at is None else Moment(at, bool(day_only))


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _figure(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
