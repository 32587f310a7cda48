"""FHIR's Dosage: how much, by which route, how often, from when until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from decimal import Decimal

from nmsdesk.documents.imports.fhir_json import (
    Concept,
    Node,
    concept,
    figure,
    joined,
    node,
    nodes,
    text,
    under,
)
from nmsdesk.documents.imports.fhir_timing import UNKNOWN, UNTIMED, Timing, timing
from nmsdesk.documents.imports.vocabulary import Vocabulary
from nmsdesk.domain.order import (
    AsNeeded,
    Dose,
    Frequency,
    Route,
    TimesPerDay,
    administrations_a_day,
)

_MOST = Decimal("1e9")
_AMOUNTS = ("doseQuantity", "doseRange", "dose", "rateQuantity", "rateRange")


@dataclass(frozen=True, slots=True)
class Dosage:
    """One instruction. `said` is its free text; `place` its index in the list, None for none.

    `stated` is the amount as it stands in the document, beyond what `said` says of it.
    """

    dose: Dose | None = None
    unit: str | None = None
    route: Route = Route.UNKNOWN
    frequency: Frequency = UNKNOWN
    timing: Timing = UNTIMED
    said: str | None = None
    stated: str | None = None
    notes: tuple[str, ...] = ()
    as_needed_for: str | None = None
    sequence: Decimal | None = None
    place: int | None = None


def dosages(value: object, vocabulary: Vocabulary, zone: tzinfo) -> tuple[Dosage, ...]:
    """The instructions of an order, one at least; identical ones at different hours become one."""
    read = [
        replace(_dosage(one, vocabulary, zone), place=index)
        for index, one in enumerate(nodes(value))
    ]
    return _together(read) or (Dosage(),)


def amount(value: object) -> tuple[Dose | None, str | None]:
    """A Quantity or a Range as a dose and its unit as typed; a limit ("< 5") is no dose."""
    low, high = value, value
    if isinstance(value, dict) and ("low" in value or "high" in value):
        low, high = value.get("low") or value.get("high"), value.get("high") or value.get("low")
    figures = figure(under(low, "value")), figure(under(high, "value"))
    if under(low, "comparator") or figures[0] is None or figures[1] is None:
        return None, None
    if not Decimal(0) < figures[0] <= figures[1] < _MOST:
        return None, None
    return Dose(figures[0], figures[1]), unit_of(high) or unit_of(low)


def unit_of(value: object) -> str | None:
    """The unit as typed, else its code; UCUM's braces and its bare 1 say nothing."""
    for said in (text(under(value, "unit")), text(under(value, "code"))):
        plain = (said or "").replace("{", "").replace("}", "").strip()
        if plain and plain != "1":
            return plain
    return None


def route_of(said: Concept, routes: Mapping[str, Route]) -> Route:
    """By a known code, else by a known word; anything else is unknown."""
    words = [said.text, *(part for _, code, display in said.codings for part in (display, code))]
    for key in (*said.keys, *(word.casefold() for word in words if word)):
        if key in routes:
            return routes[key]
    return Route.UNKNOWN


def _dosage(value: Node, vocabulary: Vocabulary, zone: tzinfo) -> Dosage:
    when = timing(value.get("timing"), vocabulary.timings, zone)
    dose, unit = _dose(value)
    said, stated = text(value.get("text")), _stated(value)
    reason = concept(value.get("asNeededCodeableConcept")).shown
    frequency = when.frequency
    if value.get("asNeededBoolean") is True or reason is not None:
        frequency = AsNeeded(_most_a_day(value, dose, unit) or _whole_day(frequency))
    extra = (concept(one).shown for one in nodes(value.get("additionalInstruction")))
    return Dosage(
        dose=dose,
        unit=unit,
        route=route_of(concept(value.get("route")), vocabulary.routes),
        frequency=frequency,
        timing=when,
        said=said,
        stated=None if stated is not None and stated in (said or "") else stated,
        notes=tuple(filter(None, (text(value.get("patientInstruction")), *extra))),
        as_needed_for=reason,
        sequence=figure(value.get("sequence")),
    )


def _dose(value: Node) -> tuple[Dose | None, str | None]:
    """The ordered amount; of several that differ and are not told apart, none."""
    # STU3 writes the amount beside the instruction and not in a list of its own.
    rates = (*nodes(value.get("doseAndRate")), value)
    ordered = [one for one in rates if "ordered" in _type_words(one)]
    read = [_amount_in(one) for one in ordered or rates]
    found = list(dict.fromkeys(one for one in read if one[0] is not None))
    return found[0] if len(found) == 1 else (None, None)


def _type_words(value: Node) -> str:
    return (concept(value.get("type")).shown or "").casefold()


def _amount_in(value: Node) -> tuple[Dose | None, str | None]:
    for key in _AMOUNTS:
        dose, unit = amount(value.get(key))
        if dose is not None:
            return dose, unit
    ratio = node(value.get("rateRatio"))
    dose, unit = amount(ratio.get("numerator"))
    per = figure(under(ratio, "denominator", "value"))
    if dose is None or per is None or per <= 0:
        return None, None
    below = unit_of(ratio.get("denominator"))
    spelled = f"{unit}/{below}" if unit and below else None
    return Dose(dose.low / per, dose.high / per), spelled


def _stated(value: Node) -> str | None:
    """The amounts as they stand, each once, whether a dose can be made of them or not."""
    rates = (*nodes(value.get("doseAndRate")), value)
    said = [_quantity(one.get(key)) for one in rates for key in _AMOUNTS]
    said += [_quantity(under(one, "rateRatio", "numerator")) for one in rates]
    return ", ".join(dict.fromkeys(filter(None, said))) or None


def _quantity(value: object) -> str | None:
    """A Quantity as a person reads it, or both ends of a Range."""
    if isinstance(value, dict) and ("low" in value or "high" in value):
        ends = (_quantity(value.get("low")), _quantity(value.get("high")))
        return "–".join(filter(None, ends)) or None
    number = under(value, "value")
    known = figure(number)
    shown = text(number) if known is None else str(known)
    if shown is None:
        return None
    parts = (text(under(value, "comparator")), shown, unit_of(value))
    return " ".join(filter(None, parts))


def _most_a_day(value: Node, dose: Dose | None, unit: str | None) -> Decimal | None:
    """How many doses a day the greatest amount allows; only where both are in one unit."""
    limit = node(value.get("maxDosePerPeriod"))
    most, most_unit = amount(limit.get("numerator"))
    period, period_unit = amount(limit.get("denominator"))
    if most is None or dose is None or period is None or most_unit != unit:
        return None
    days = {"d": Decimal(1), "day": Decimal(1), "h": Decimal(1) / 24, "hour": Decimal(1) / 24}
    length = period.high * days.get(period_unit or "", Decimal(0))
    times = most.high / dose.high / length if length else Decimal(0)
    return round(times, 2) if Decimal(1) <= times <= 96 else None


def _whole_day(frequency: Frequency) -> Decimal | None:
    """A schedule that may be skipped is the most that may be taken."""
    times = administrations_a_day(frequency)
    return times if times is not None and times >= 1 else None


def _together(read: Sequence[Dosage]) -> tuple[Dosage, ...]:
    """Morning and evening of one dose are one instruction, twice a day."""
    found: list[Dosage] = []
    for one in read:
        same = next((at for at, other in enumerate(found) if _same_but_hour(one, other)), None)
        if same is None:
            found.append(one)
            continue
        other = found[same]
        assert isinstance(one.frequency, TimesPerDay)
        assert isinstance(other.frequency, TimesPerDay)
        times = TimesPerDay(one.frequency.times + other.frequency.times)
        found[same] = replace(other, frequency=times, said=joined([other.said, one.said]))
    return tuple(found)


def _same_but_hour(one: Dosage, other: Dosage) -> bool:
    if not isinstance(one.frequency, TimesPerDay) or not isinstance(other.frequency, TimesPerDay):
        return False
    if one.sequence != other.sequence:
        return False
    alike = (one.dose, one.unit, one.route, one.timing.bounds, one.timing.lasts)
    return alike == (
        other.dose, other.unit, other.route, other.timing.bounds, other.timing.lasts,
    )  # fmt: skip
