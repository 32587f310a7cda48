"""Reads a typed figure: what it means, what is asked again, what cannot be."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from nmsdesk.domain.finding import FindingSpec
from nmsdesk.domain.ids import FindingId
from nmsdesk.presenters.formats import figure
from nmsdesk.presenters.wording import translate

CELSIUS = "°C"

_FIGURE = re.compile(r"(\d{1,7}(?:\.\d{1,4})?)\s*([^\d\s.].*)?")
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


def read_figure(text: str, spec: FindingSpec) -> Reading:
    """One figure in the unit of its finding; a temperature in °F too ("101.3 F").

    The unit is never guessed: 101.3 without a letter is refused as °C, with the mend in words.
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
        return _temperature(value, unit, spec)
    if unit and unit != (spec.unit or "").lower():
        sentence = translate("Check", "The unit here is {unit}; {typed} is not converted.")
        return Reading(
            problem=sentence.format(unit=spec.unit or translate("Check", "none"), typed=match[2])
        )
    return _within(value, spec)


def _temperature(value: Decimal, unit: str, spec: FindingSpec) -> Reading:
    if unit not in ("", "c", "f"):
        return Reading(problem=translate("Check", "The unit here is °C or °F."))
    if unit == "f":
        return _within(celsius(value), spec)
    reading = _within(value, spec)
    if reading.problem and not _within(celsius(value), spec).problem:
        sentence = translate(
            "Check", "{value} °C is not possible. With F after it, it is read as °F ({celsius} °C)."
        )
        return Reading(problem=sentence.format(value=figure(value), celsius=figure(celsius(value))))
    return reading


def celsius(fahrenheit: Decimal) -> Decimal:
    """°F to °C, one decimal, half even."""
    return ((fahrenheit - 32) * 5 / 9).quantize(Decimal("0.1"), ROUND_HALF_EVEN)


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


def _within(value: Decimal, spec: FindingSpec) -> Reading:
    shown = with_unit(value, spec)
    if spec.possible is not None and not spec.possible[0] <= value <= spec.possible[1]:
        low, high = spec.possible
        sentence = translate("Check", "{shown} is not possible: {low} to {high} can be recorded.")
        return Reading(problem=sentence.format(shown=shown, low=figure(low), high=figure(high)))
    question = ""
    if spec.usual is not None and not spec.usual[0] <= value <= spec.usual[1]:
        sentence = translate("Check", "{shown} is unusual. Enter again keeps it.")
        question = sentence.format(shown=shown)
    return Reading(((spec.id, value),), shown, question=question)


def with_unit(value: Decimal, spec: FindingSpec) -> str:
    """38.4 °C; a figure without a unit alone."""
    return f"{figure(value)} {short_unit(spec)}".strip()


def short_unit(spec: FindingSpec) -> str:
    """The unit as it fits into a field."""
    return translate("Check", "/min") if spec.unit == "per minute" else spec.unit or ""
