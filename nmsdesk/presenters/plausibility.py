"""Reads a typed figure: what it means, what is asked again, what cannot be."""

import re
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.domain.finding import FindingSpec
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.temperature import celsius, fahrenheit, tenth
from nmsdesk.presenters.formats import figure
from nmsdesk.presenters.preferences import TemperatureUnit
from nmsdesk.presenters.wording import translate

CELSIUS, FAHRENHEIT = "°C", "°F"

_FIGURE = re.compile(r"(\d{1,15}(?:\.\d{1,4})?)\s*([^\d\s.].*)?")
_PRESSURE = re.compile(r"(\d{1,3})\s*[/ \\]\s*(\d{1,3}|-|−|–|\?)?(?:\s*mmhg)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """`values` by finding; `problem` where it cannot be; `question` where it is unusual.

    `shown` is the figure with its unit as it will be kept: what was typed in another unit is
    converted in front of whoever typed it.
    """

    values: tuple[tuple[FindingId, Decimal], ...] = ()
    shown: str = ""
    problem: str = ""
    question: str = ""


def read_figure(
    text: str, spec: FindingSpec, scale: TemperatureUnit = TemperatureUnit.CELSIUS
) -> Reading:
    """One figure in the unit of its finding; a temperature in °C and in °F ("101.3 F").

    `scale` is the person's own and holds where no letter stands. The unit is never guessed:
    101.3 without a letter is refused as °C, with the mend in words.
    """
    if "," in text:
        return Reading(
            problem=translate(
                "Check", "A comma can be read in two ways: write 2400, or 38.4 with a point."
            )
        )
    match = _FIGURE.fullmatch(text.strip())
    if match is None:
        return Reading(problem=translate("Check", "A figure is expected here."))
    value = Decimal(match[1])
    unit = (match[2] or "").strip().strip("°").strip().lower()
    if spec.unit == CELSIUS:
        return _temperature(value, unit, spec, scale)
    if unit and unit != (spec.unit or "").lower():
        sentence = translate("Check", "The unit here is {unit}; {typed} is not converted.")
        return Reading(
            problem=sentence.format(unit=spec.unit or translate("Check", "none"), typed=match[2])
        )
    return _within(value, spec)


def _temperature(value: Decimal, unit: str, spec: FindingSpec, scale: TemperatureUnit) -> Reading:
    """The figure as it was typed where that is the person's own scale, else converted to it."""
    if unit not in ("", "c", "f"):
        return Reading(problem=translate("Check", "The unit here is °C or °F."))
    own = scale is TemperatureUnit.FAHRENHEIT
    typed = unit == "f" if unit else own
    reading = _degrees(value, spec, scale, fahrenheit_typed=typed)
    other = _degrees(value, spec, scale, fahrenheit_typed=not typed)
    if unit or not reading.problem or other.problem:
        return reading
    if own:
        sentence = translate(
            "Check", "{value} °F is not possible. With C after it, it is read as °C ({other} °F)."
        )
        return Reading(
            problem=sentence.format(value=figure(value), other=figure(fahrenheit(value)))
        )
    sentence = translate(
        "Check", "{value} °C is not possible. With F after it, it is read as °F ({celsius} °C)."
    )
    other_way = figure(tenth(celsius(value)))
    return Reading(problem=sentence.format(value=figure(value), celsius=other_way))


def _degrees(
    value: Decimal, spec: FindingSpec, scale: TemperatureUnit, *, fahrenheit_typed: bool
) -> Reading:
    kept = celsius(value) if fahrenheit_typed else value
    shown = with_unit(kept, spec, scale)
    if fahrenheit_typed is (scale is TemperatureUnit.FAHRENHEIT):
        # Whoever typed hundredths in their own scale reads what they typed.
        shown = f"{figure(value)} {short_unit(spec, scale)}"
    return _within(kept, spec, shown, scale)


def read_pressure(text: str, systolic: FindingSpec, diastolic: FindingSpec) -> Reading:
    """158/96 in mmHg; "158/" or "158/-" where the lower one was not to be had."""
    match = _PRESSURE.fullmatch(text.strip())
    if match is None:
        return Reading(problem=translate("Check", "Blood pressure is written as 158/96."))
    upper = _within(Decimal(match[1]), systolic)
    if match[2] is None or not match[2].isdigit():
        shown = translate("Check", "{systolic}/–").format(systolic=match[1])
        return Reading(upper.values, shown, upper.problem, upper.question)
    lower = _within(Decimal(match[2]), diastolic)
    if Decimal(match[2]) >= Decimal(match[1]):
        sentence = translate(
            "Check", "The second figure ({low}) has to be below the first ({high})."
        )
        return Reading(problem=sentence.format(low=match[2], high=match[1]))
    shown = translate("Check", "{systolic}/{diastolic}")
    return Reading(
        upper.values + lower.values,
        shown.format(systolic=match[1], diastolic=match[2]),
        upper.problem or lower.problem,
        upper.question or lower.question,
    )


def _within(
    value: Decimal,
    spec: FindingSpec,
    shown: str = "",
    scale: TemperatureUnit = TemperatureUnit.CELSIUS,
) -> Reading:
    """`shown` is the figure as it is said back; empty: with its own unit."""
    shown = shown or with_unit(value, spec)
    if spec.possible is not None and not spec.possible[0] <= value <= spec.possible[1]:
        low, high = (in_scale(limit, spec, scale) for limit in spec.possible)
        sentence = translate("Check", "{shown} is not possible: {low} to {high} can be recorded.")
        return Reading(problem=sentence.format(shown=shown, low=figure(low), high=figure(high)))
    question = ""
    if spec.usual is not None and not spec.usual[0] <= value <= spec.usual[1]:
        sentence = translate("Check", "{shown} is unusual. Enter again keeps it.")
        question = sentence.format(shown=shown)
    return Reading(((spec.id, value),), shown, question=question)


def in_scale(value: Decimal, spec: FindingSpec, scale: TemperatureUnit) -> Decimal:
    """A figure of the record as this person reads it: a temperature in tenths of their scale."""
    if spec.unit != CELSIUS:
        return value
    return fahrenheit(value) if scale is TemperatureUnit.FAHRENHEIT else tenth(value)


def with_unit(
    value: Decimal, spec: FindingSpec, scale: TemperatureUnit = TemperatureUnit.CELSIUS
) -> str:
    """38.4 °C; a figure without a unit alone."""
    return f"{figure(in_scale(value, spec, scale))} {short_unit(spec, scale)}".strip()


def short_unit(spec: FindingSpec, scale: TemperatureUnit = TemperatureUnit.CELSIUS) -> str:
    """The unit as it fits into a field."""
    if spec.unit == CELSIUS and scale is TemperatureUnit.FAHRENHEIT:
        return FAHRENHEIT
    return translate("Check", "/min") if spec.unit == "per minute" else spec.unit or ""
