"""Tells the versions of FHIR apart by what only one of them writes."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from nmsdesk.documents.imports.fhir_bundle import Found
from nmsdesk.documents.imports.fhir_json import Node, node, nodes

R4 = "fhir_r4"
STU3 = "fhir_stu3"
DSTU2 = "fhir_dstu2"

_AMOUNTS = ("doseQuantity", "doseRange", "rateRatio", "rateQuantity", "rateRange")


def version(found: Iterable[Found]) -> str:
    """The version that most of the document's own marks speak for; R4 where none does.

    FHIR does not say its version inside a document, and one slip does not make another version.
    """
    votes = {R4: 0, STU3: 0, DSTU2: 0}
    for one in found:
        marks = _MARKS.get(one.kind)
        for vote in () if marks is None else marks(one.resource):
            votes[vote] += 1
    # `max` takes the first of equals.
    return max(votes, key=lambda name: votes[name])


def _order(resource: Node) -> Iterator[str]:
    if "context" in resource:
        yield STU3
    if "encounter" in resource:
        yield R4
    yield from _dosage(resource.get("dosageInstruction"))


def _statement(resource: Node) -> Iterator[str]:
    if "taken" in resource:
        yield STU3
    if "patient" in resource and "subject" not in resource:
        yield DSTU2
    yield from _dosage(resource.get("dosage"))


def _administration(resource: Node) -> Iterator[str]:
    if "notGiven" in resource or "prescription" in resource:
        yield STU3 if "subject" in resource else DSTU2
    elif "patient" in resource and "subject" not in resource:
        yield DSTU2
    elif "request" in resource:
        yield R4


def _dosage(value: object) -> Iterator[str]:
    """R4 keeps the amounts in a list of their own."""
    for one in nodes(value):
        if "doseAndRate" in one:
            yield R4
        elif any(key in one for key in _AMOUNTS):
            yield STU3


def _observation(resource: Node) -> Iterator[str]:
    if isinstance(resource.get("category"), dict) or "comments" in resource:
        yield DSTU2
    elif "context" in resource or "comment" in resource or "related" in resource:
        yield STU3
    elif "encounter" in resource or "note" in resource or "hasMember" in resource:
        yield R4


def _allergy(resource: Node) -> Iterator[str]:
    if "substance" in resource and "code" not in resource:
        yield DSTU2
    elif isinstance(resource.get("clinicalStatus"), str) or "assertedDate" in resource:
        yield STU3
    elif node(resource.get("clinicalStatus")):
        yield R4


def _patient(resource: Node) -> Iterator[str]:
    if any(isinstance(name.get("family"), list) for name in nodes(resource.get("name"))):
        yield DSTU2


def _only_dstu2(_: Node) -> Iterator[str]:
    yield DSTU2


_MARKS: Mapping[str, Callable[[Node], Iterator[str]]] = {
    "MedicationRequest": _order,
    "MedicationDispense": _order,
    "MedicationOrder": _only_dstu2,
    "MedicationStatement": _statement,
    "MedicationAdministration": _administration,
    "Observation": _observation,
    "AllergyIntolerance": _allergy,
    "Patient": _patient,
}
