"""`nmsdesk recognise`: one medication text a line in, one JSON object a line out."""

import json
from collections.abc import Callable, Iterable
from decimal import Decimal

from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.order import (
    AsNeeded,
    Dose,
    EveryDays,
    EveryHours,
    Frequency,
    FrequencyUnknown,
    Once,
    TimesPerDay,
)
from nmsdesk.domain.recognition import Ingredient, Recognition

KEPT = 20_000
Json = dict[str, object]


def run(lines: Iterable[str], write: Callable[[str], object], formulary: Formulary) -> None:
    """Answer each line as soon as it was read; an empty line is a text like any other."""
    kept: dict[str, str] = {}
    for line in lines:
        text = line.rstrip("\r\n")
        answer = kept.get(text)
        if answer is None:
            if len(kept) >= KEPT:
                kept.clear()
            answer = kept[text] = json.dumps(
                answer_to(formulary.recognise(text)), ensure_ascii=False
            )
        write(answer + "\n")


def answer_to(found: Recognition) -> Json:
    """The public form of a recognition, its keys in the order of the case format."""
    return {
        "text": found.text,
        "ingredients": [_ingredient(one) for one in found.ingredients],
        "form": found.form,
        "route": found.route.value if found.route else None,
        "dose": _dose(found.dose),
        "frequency": _frequency(found.frequency),
        "offered": list(found.offered),
        "standing": found.standing.value,
    }


def _ingredient(one: Ingredient) -> Json:
    return {
        "drug": one.drug,
        "classes": [each.value for each in one.classes],
        "strength": _number(one.strength),
        "unit": one.unit,
    }


def _dose(dose: Dose | None) -> object:
    if dose is None:
        return None
    if dose.is_range:
        return {"low": _number(dose.low), "high": _number(dose.high)}
    return _number(dose.low)


def _frequency(frequency: Frequency | None) -> object:
    match frequency:
        case None | FrequencyUnknown():
            return None
        case TimesPerDay(times):
            return {"times_per_day": _number(times)}
        case EveryHours(hours):
            return {"every_hours": _number(hours)}
        case EveryDays(days):
            return {"every_days": _number(days)}
        case Once():
            return {"once": True}
        case AsNeeded(most):
            found: Json = {"as_needed": True}
            return found if most is None else found | {"max_per_day": _number(most)}


def _number(value: Decimal | None) -> int | float | None:
    """A figure as JSON writes it: 5, never 5.0."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
