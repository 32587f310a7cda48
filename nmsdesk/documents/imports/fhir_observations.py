"""Observations of FHIR into findings: by their code, in the finding's own unit, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.documents.imports.fhir_bundle import Found
from nmsdesk.documents.imports.fhir_json import (
    Concept,
    Node,
    concept,
    figure,
    node,
    nodes,
    text,
    texts,
    under,
)
from nmsdesk.documents.imports.fhir_orders import Reading
from nmsdesk.documents.imports.fhir_times import When, period, when
from nmsdesk.documents.imports.vocabulary import Coded
from nmsdesk.documents.units import WEIGHT
from nmsdesk.domain.finding import Value
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.reason import Fact, Reason
from nmsdesk.domain.units import Conversion, Quantity

_MISTAKEN = frozenset({"entered-in-error", "cancelled"})
_SETTLED = frozenset({"final", "amended", "corrected"})
_TEMPERATURE = FindingId("temperature")
_SITE = FindingId("temperature_site")
_KINASE = FindingId("creatine_kinase")
_KINASE_LIMIT = FindingId("creatine_kinase_uln")
_WEIGHT = FindingId(WEIGHT)
_WEIGHT_LIMITS = (Decimal("0.2"), Decimal(700))
"""Those of the case file, in kg."""


class Refused(Exception):
    """An observation, or one component, that is not taken; `reason` says why."""

    def __init__(self, key: str, **values: Fact) -> None:
        super().__init__(key)
        self.reason: Reason = Reason(key, tuple(sorted(values.items())))


@dataclass(frozen=True, slots=True)
class Seen:
    """What one observation came to; `weight` is the patient's and no finding."""

    at: Moment
    findings: Mapping[FindingId, Value]
    weight: Decimal | None = None
    note: str | None = None


def seen(found: Found, reading: Reading) -> Seen:
    """One observation with all of its components; Refused where nothing of it is taken."""
    resource = found.resource
    status = text(resource.get("status"))
    if status in _MISTAKEN:
        raise Refused("import_status", status=status)
    measured: dict[FindingId, Value] = {}
    left_out: list[tuple[Concept, Refused]] = []
    parts = nodes(resource.get("component"))
    for part in (*parts, resource) if _has_value(resource) or not parts else parts:
        try:
            for finding, value in _measured(part, resource, reading).items():
                measured.setdefault(finding, value)
        except Refused as refused:
            left_out.append((concept(part.get("code")), refused))
    if not measured:
        raise _gravest([refused for _, refused in left_out])
    at = _time(resource, reading)
    weight = measured.pop(_WEIGHT, None)
    say = reading.tally.words
    names = ", ".join(filter(None, (said.shown for said, _ in left_out)))
    notes = [say("import_note_status", status=status or "-")] if status not in _SETTLED else []
    notes += [say("import_note_not_kept", names=names)] if names else []
    notes += [note for one in nodes(resource.get("note")) if (note := text(one.get("text")))]
    return Seen(
        at, measured, weight if isinstance(weight, Decimal) else None, "; ".join(notes) or None
    )


def _gravest(refused: list[Refused]) -> Refused:
    """Of several reasons the one about a finding of ours, else the first."""
    ours = (one for one in refused if one.reason.key != "import_not_a_finding")
    return next(ours, refused[0])


def _has_value(part: Node) -> bool:
    return any(key.startswith("value") for key in part)


def _measured(part: Node, whole: Node, reading: Reading) -> Mapping[FindingId, Value]:
    said = concept(part.get("code"))
    coded = _coded(said, reading)
    if coded is None:
        if not _has_value(part) and (whole.get("hasMember") or whole.get("related")):
            raise Refused("import_groups_others")
        raise _not_ours(said, reading)
    quantity = reading.knowledge.units.get(coded.finding)
    if quantity is None:
        raise _not_ours(said, reading)
    value, convert = _figure(part, coded, quantity)
    kept = convert(value)
    low, high = _limits(coded.finding, reading)
    if not low <= kept <= high:
        raise Refused(
            "import_value_impossible", name=coded.name, value=kept, unit=quantity.unit or "-"
        )
    found: dict[FindingId, Value] = {coded.finding: kept}
    site = coded.site or _site(part, whole, reading)
    if coded.finding == _TEMPERATURE and site is not None:
        found[_SITE] = site
    if coded.finding == _KINASE and (limit := _upper_limit(part, quantity, reading)) is not None:
        found[_KINASE_LIMIT] = limit
    return found


def _coded(said: Concept, reading: Reading) -> Coded | None:
    """By a known code; of two the one that says more; by its name only where no code is known."""
    vocabulary = reading.knowledge.vocabulary
    known = [vocabulary.findings[key] for key in said.keys if key in vocabulary.findings]
    first = next((one for one in known if one.site is not None), known[0] if known else None)
    for other in known:
        if first is not None and other.finding != first.finding:
            raise Refused("import_codes_differ", first=first.name, second=other.name)
    if first is not None or said.keys:
        return first
    return vocabulary.named.get((said.shown or "").casefold())


def _not_ours(said: Concept, reading: Reading) -> Refused:
    for key in said.keys:
        if key in reading.knowledge.vocabulary.explained:
            return Refused(reading.knowledge.vocabulary.explained[key])
    return Refused("import_not_a_finding", name=said.shown or "-")


def _figure(part: Node, coded: Coded, quantity: Quantity) -> tuple[Decimal, Conversion]:
    """The measured figure and the way from its unit to ours; never guessed."""
    value = node(part.get("valueQuantity"))
    if not value:
        raise _no_figure(part)
    amount = figure(value.get("value"))
    if amount is None:
        raise Refused("import_no_value")
    comparator = text(value.get("comparator"))
    if comparator is not None:
        unit = text(value.get("unit")) or text(value.get("code")) or ""
        raise Refused("import_value_limit", value=f"{comparator} {amount:f} {unit}".strip())
    return amount, _conversion(value, coded, quantity, amount)


def _conversion(value: Node, coded: Coded, quantity: Quantity, amount: Decimal) -> Conversion:
    """By unit and code of the value, which have to agree where both are known."""
    spelled = list(filter(None, (text(value.get("code")), text(value.get("unit")))))
    if not spelled:
        if not quantity.needs_unit:
            return Conversion()
        raise Refused("import_unit_missing", name=coded.name, value=amount)
    known = [(one, way) for one in spelled if (way := quantity.conversion(one)) is not None]
    if not known:
        raise Refused("import_unit_unknown", unit=spelled[-1], name=coded.name)
    if len({way for _, way in known}) > 1:
        raise Refused("import_units_differ", first=known[0][0], second=known[1][0])
    return known[0][1]


def _no_figure(part: Node) -> Refused:
    why = concept(part.get("dataAbsentReason")).shown
    if why is not None:
        return Refused("import_no_value_because", reason=why)
    words = text(part.get("valueString")) or concept(part.get("valueCodeableConcept")).shown
    if words is not None:
        return Refused("import_value_text", value=words)
    return Refused("import_value_kind" if _has_value(part) else "import_no_value")


def _limits(finding: FindingId, reading: Reading) -> tuple[Decimal, Decimal]:
    if finding == _WEIGHT:
        return _WEIGHT_LIMITS
    spec = reading.knowledge.findings.get(finding)
    if spec is None or spec.possible is None:
        raise Refused("import_not_a_finding", name=finding)
    return spec.possible


def _site(part: Node, whole: Node, reading: Reading) -> str | None:
    keys = (*concept(part.get("bodySite")).keys, *concept(whole.get("bodySite")).keys)
    sites = reading.knowledge.vocabulary.sites
    return next((sites[key] for key in keys if key in sites), None)


def _upper_limit(part: Node, quantity: Quantity, reading: Reading) -> Decimal | None:
    """The laboratory's own upper limit, where it gives one and only one in a known unit."""
    highs = [node(one.get("high")) for one in nodes(part.get("referenceRange"))]
    if len(highs) != 1:
        return None
    amount = figure(highs[0].get("value"))
    unit = text(highs[0].get("code")) or text(highs[0].get("unit"))
    convert = quantity.conversion(unit or "")
    if amount is None or convert is None:
        return None
    low, high = _limits(_KINASE_LIMIT, reading)
    return limit if low <= (limit := convert(amount)) <= high else None


def _time(resource: Node, reading: Reading) -> Moment:
    """When it was seen; of a period its start, else its end; never when it was issued."""
    zone = reading.zone
    span = period(resource.get("effectivePeriod"), zone)
    events = tuple(texts(under(resource, "effectiveTiming", "event")))
    told = (
        when(resource.get("effectiveDateTime"), zone)
        or when(resource.get("effectiveInstant"), zone)
        or span.start
        or span.end
        or (when(events[0], zone) if len(events) == 1 else None)
    )
    return _moment(told)


def _moment(told: When | None) -> Moment:
    if told is None:
        raise Refused("import_no_time")
    if told.moment is None:
        raise Refused("import_time_partial", stated=told.stated)
    return told.moment
