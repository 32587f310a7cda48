"""Writes a case as the public case file, version 1; reading it again gives the same case."""

from collections.abc import Mapping
from datetime import tzinfo
from decimal import Decimal
from zoneinfo import ZoneInfo

from nmsdesk.documents.case_v1 import VERSION, VERSION_KEY
from nmsdesk.documents.json_text import Json, write_json
from nmsdesk.documents.times import Times
from nmsdesk.domain.case import Case, Provenance
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import (
    Administration,
    AsNeeded,
    Dose,
    Ending,
    EveryDays,
    EveryHours,
    Frequency,
    FrequencyUnknown,
    Once,
    Order,
    Route,
    TimesPerDay,
)
from nmsdesk.domain.patient import Baseline, Patient, Sex


def write_case(case: Case) -> str:
    """The case file's text; what is not known is left out.

    The format has one name: a family and a given name that are known apart are joined as the
    list of patients shows them. Contacts have no place in it.
    """
    return write_json(case_json(case))


def case_json(case: Case) -> dict[str, Json]:
    """The same as JSON values, keys in the order of the file."""
    times = Times(case.zone)
    document: dict[str, Json] = {
        VERSION_KEY: VERSION,
        "title": case.title,
        "notes": case.notes,
        "source": None if case.source is None else _provenance(case.source),
        "now": times.written(Moment(case.now)),
        "time_zone": _zone_name(case.zone),
        "patient": patient_json(case.patient, times),
    }
    if case.orders is not None:
        document["medications"] = [order_json(order, times) for order in case.orders]
    places = {order.id: place for place, order in enumerate(case.orders or ())}
    document["administrations"] = [
        _administration(one, places, times) for one in case.administrations
    ] or None
    document["observations"] = [observation_json(one, times) for one in case.observations] or None
    return _without_gaps(document)


def patient_json(patient: Patient, times: Times) -> Json:
    return _without_gaps(
        {
            "id": patient.id,
            "name": patient.name if patient.name is not None else patient.display_name,
            "ward": patient.ward,
            "notes": patient.notes,
            "sex": None if patient.sex is Sex.UNKNOWN else patient.sex.value,
            "birth_date": None if patient.birth_date is None else patient.birth_date.isoformat(),
            "age_years": patient.age_years,
            "weight_kg": patient.weight_kg,
            "risk_factors": list(patient.risk_factors) or None,
            "allergies": None if patient.allergies is None else list(patient.allergies),
            "baseline": _baseline(patient.baseline, times),
        }
    )


def order_json(order: Order, times: Times) -> Json:
    return _without_gaps(
        {
            "drug": order.drug,
            "dose": None if order.dose is None else _dose(order.dose),
            "unit": order.unit,
            "strength": order.strength,
            "route": None if order.route is Route.UNKNOWN else order.route.value,
            "frequency": _frequency(order.frequency),
            "start": "unknown" if order.start is None else times.written(order.start),
            "end": _end(order.end, times),
            "status": None if order.status is None else order.status.value,
            "reason": order.reason,
            "text": order.text,
            "given_elsewhere": order.given_elsewhere,
            "codes": [{"system": one.system, "code": one.code} for one in order.codes] or None,
            "source": None
            if order.source is None
            else _without_gaps({"where": order.source.where, "id": order.source.id}),
            "confirmed": order.confirmed,
        }
    )


def observation_json(observation: Observation, times: Times) -> Json:
    return _without_gaps(
        {
            "at": times.written(observation.at),
            "by": observation.by,
            "note": observation.note,
            "findings": {str(key): value for key, value in observation.findings.items()},
        }
    )


def _administration(
    administration: Administration, places: Mapping[OrderId, int], times: Times
) -> Json:
    return _without_gaps(
        {
            "order": places[administration.order],
            "at": times.written(administration.at),
            "status": administration.status.value,
            "dose": administration.dose,
            "unit": administration.unit,
            "note": administration.note,
        }
    )


def _frequency(frequency: Frequency) -> Json:
    match frequency:
        case TimesPerDay(times):
            return {"times_per_day": times}
        case EveryHours(hours):
            return {"every_hours": hours}
        case EveryDays(days):
            return {"every_days": days}
        case AsNeeded(None):
            return {"as_needed": True}
        case AsNeeded(most):
            return {"as_needed": True, "max_per_day": most}
        case Once():
            return {"once": True}
        case FrequencyUnknown():
            return None


def _dose(dose: Dose) -> Json:
    return {"low": dose.low, "high": dose.high} if dose.is_range else dose.high


def _end(end: Moment | Ending, times: Times) -> Json:
    match end:
        case Ending.OPEN:
            return None
        case Ending.UNKNOWN:
            return "unknown"
        case Moment():
            return times.written(end)


def _baseline(baseline: Baseline, times: Times) -> Json:
    figures: dict[str, Decimal | None] = {
        "heart_rate": baseline.heart_rate,
        "respiratory_rate": baseline.respiratory_rate,
        "systolic_bp": baseline.systolic_bp,
        "diastolic_bp": baseline.diastolic_bp,
        "temperature": baseline.temperature,
    }
    at = None if baseline.at is None else times.written(baseline.at)
    return _without_gaps({**figures, "at": at}) or None


def _provenance(source: Provenance) -> Json:
    return _without_gaps({"title": source.title, "address": source.address, "year": source.year})


def _zone_name(zone: tzinfo | None) -> str | None:
    if zone is None:
        return None
    if not isinstance(zone, ZoneInfo) or zone.key is None:
        raise ValueError(f"{zone!r} has no IANA name, so no file can tell it")
    return zone.key


def _without_gaps(entries: Mapping[str, Json]) -> dict[str, Json]:
    return {key: value for key, value in entries.items() if value is not None}
