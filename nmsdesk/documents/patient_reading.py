"""Reads the person of a case file."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from decimal import Decimal

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.times import Times, read_date
from nmsdesk.domain.patient import Baseline, Patient, Sex

MOST_AGE = 130
LEAST_WEIGHT, MOST_WEIGHT = Decimal("0.2"), 700

BASELINE_LIMITS = {
    "heart_rate": (1, 300),
    "respiratory_rate": (1, 100),
    "systolic_bp": (20, 300),
    "diastolic_bp": (10, 200),
    "temperature": (30, 43),
}
"""Ours: a person's own figures when well lie within these, or they are a slip."""


def read_patient(at: Cursor, risk_factors: Collection[str], times: Times) -> Patient:
    at.keys(
        "id", "name", "ward", "notes", "sex", "birth_date", "age_years", "weight_kg",
        "risk_factors", "allergies", "baseline",
    )  # fmt: skip
    return Patient(
        id=at.required("id", Cursor.words),
        name=at.optional("name", Cursor.text),
        ward=at.optional("ward", Cursor.text),
        notes=at.optional("notes", Cursor.text),
        sex=at.optional("sex", lambda one: one.choice(Sex)) or Sex.UNKNOWN,
        birth_date=at.optional("birth_date", read_date),
        age_years=at.optional("age_years", lambda one: one.number(0, MOST_AGE)),
        weight_kg=at.optional("weight_kg", lambda one: one.number(LEAST_WEIGHT, MOST_WEIGHT)),
        risk_factors=at.each("risk_factors", lambda one: one.word(risk_factors)),
        allergies=at.each("allergies", Cursor.text) if at.has("allergies") else None,
        baseline=at.optional("baseline", lambda one: _baseline(one, times)) or Baseline(),
    )


def check_birth(birth: date | None, now: datetime, at: Cursor) -> None:
    """Nobody is in the record before they are born."""
    if birth is not None and birth > now.date():
        at.at("birth_date").fail(f"is after now, {now.isoformat()}; correct one of them")


def _baseline(at: Cursor, times: Times) -> Baseline:
    at.keys(*BASELINE_LIMITS, "at")
    figures = {
        key: at.optional(key, _from_to(least, most))
        for key, (least, most) in BASELINE_LIMITS.items()
    }
    return Baseline(**figures, at=at.optional("at", times.moment))


def _from_to(least: int, most: int) -> Callable[[Cursor], Decimal]:
    return lambda one: one.number(least, most)
