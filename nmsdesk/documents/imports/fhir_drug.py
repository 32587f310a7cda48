"""Which medicine a FHIR resource names: as it stood, and what the catalogue makes of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nmsdesk.documents.imports.fhir_bundle import Found, Index, reference_of
from nmsdesk.documents.imports.fhir_dosage import amount
from nmsdesk.documents.imports.fhir_json import Concept, Node, concept, nodes, reference, under
from nmsdesk.domain.catalogue import Catalogue
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.order import Code
from nmsdesk.domain.recognition import Recognition, Standing

_CERTAINTY = (Standing.OURS, Standing.NOT_MODELLED, Standing.NO_ROLE)


@dataclass(frozen=True, slots=True)
class NamedDrug:
    """`text` as it stood; `drug` the catalogue's name where that is certain, else the text.

    `keys` are what another entry must share to name the same medicine.
    """

    text: str
    drug: str
    recognition: Recognition
    strength: str | None = None
    codes: tuple[Code, ...] = ()
    keys: frozenset[str] = frozenset()


def named_drug(found: Found, index: Index, catalogue: Catalogue) -> NamedDrug | None:
    """The medicine of an order or a dispense; None where it names none at all."""
    said, strength = _said(found, index)
    if said.shown is None:
        return None
    return _recognised(said, said.shown, strength, catalogue)


def concept_of_drug(found: Found, index: Index) -> Concept:
    """The medicine as it is coded, wherever the document keeps it."""
    return _said(found, index)[0]


def _said(found: Found, index: Index) -> tuple[Concept, str | None]:
    inline = concept(found.resource.get("medicationCodeableConcept"))
    pointer = found.resource.get("medicationReference")
    target = reference(pointer)
    medication = None if target is None else index.resolve(target, found)
    if medication is None or medication.kind != "Medication":
        return (inline, None) if inline.shown else (Concept(reference_of(pointer)), None)
    resource = medication.resource
    parts = tuple(_ingredients(resource, medication, index))
    said = concept(resource.get("code"))
    if said.shown is None:
        said = inline if inline.shown else Concept(" / ".join(name for name, _ in parts) or None)
    if said.shown is None:
        said = Concept(reference_of(pointer))
    return said, parts[0][1] if len(parts) == 1 else None


def _ingredients(
    resource: Node, medication: Found, index: Index
) -> Iterator[tuple[str, str | None]]:
    """Name and strength of each active ingredient of a Medication."""
    for one in nodes(resource.get("ingredient")):
        said = concept(one.get("itemCodeableConcept"))
        target = reference(one.get("itemReference"))
        other = index.resolve(target, medication) if said.shown is None and target else None
        if other is not None:
            said = concept(other.resource.get("code"))
        if said.shown is not None and one.get("isActive") is not False:
            yield said.shown, _strength(one.get("strength"))


def _strength(ratio: object) -> str | None:
    """`5 mg`, `25 mg/1 ml`; None where it is not all said."""
    dose, unit = amount(under(ratio, "numerator"))
    per, per_unit = amount(under(ratio, "denominator"))
    if dose is None or unit is None or dose.is_range:
        return None
    spelled = f"{dose.high:f} {unit}"
    if per is None or per_unit is None or per_unit.casefold() not in ("ml", "l", "g", "h", "hour"):
        return spelled
    return f"{spelled}/{per_unit}" if per.high == 1 else f"{spelled}/{per.high:f} {per_unit}"


def _recognised(said: Concept, shown: str, strength: str | None, catalogue: Catalogue) -> NamedDrug:
    """The text decides; a coding's display helps where the text is not recognised."""
    spelled, recognition = _surest(said, shown, catalogue)
    ingredients = {one.drug for one in recognition.ingredients}
    drug = spelled
    if recognition.standing is Standing.OURS and len(ingredients) == recognition.parts == 1:
        only = recognition.ingredients[0]
        if only.strength is not None and only.unit is not None:
            strength = f"{only.strength:f} {only.unit}"
        drug = _catalogue_name(only.drug, recognition, catalogue) or spelled
    keys = {f"drug:{one}" for one in ingredients} or {f"text:{spelled.casefold()}"}
    keys |= {f"{code.system}|{code.code}" for code in said.codes}
    return NamedDrug(shown, drug, recognition, strength, said.codes, frozenset(keys))


def _surest(said: Concept, shown: str, catalogue: Catalogue) -> tuple[str, Recognition]:
    tried = [(one, catalogue.recognise(one)) for one in _spellings(said, shown)]
    for standing in _CERTAINTY:
        certain = [pair for pair in tried if pair[1].standing is standing]
        if not certain:
            continue
        drugs = {frozenset(one.drug for one in answer.ingredients) for _, answer in certain}
        if len(drugs) == 1:
            return certain[0]
        # Text and codes name different medicines: which one is meant is not ours to say.
        return shown, replace(tried[0][1], ingredients=(), standing=Standing.UNKNOWN)
    return _by_atc(said, catalogue) or tried[0]


def _spellings(said: Concept, shown: str) -> Iterable[str]:
    return dict.fromkeys((shown, *(display for _, _, display in said.codings if display)))


def _by_atc(said: Concept, catalogue: Catalogue) -> tuple[str, Recognition] | None:
    """An ATC code that belongs to one drug alone names it."""
    for key in said.keys:
        system, _, code = key.partition(":")
        owners = [drug.id for drug in catalogue.drugs.values() if code in drug.atc]
        if system == "atc" and len(owners) == 1:
            return owners[0], catalogue.recognise(owners[0])
    return None


def _catalogue_name(drug: DrugId, recognition: Recognition, catalogue: Catalogue) -> str | None:
    """The name under which the catalogue finds just this again, the salt of a depot with it."""
    name = f"{drug} {recognition.depot_salt}" if recognition.depot_salt else str(drug)
    again = catalogue.recognise(name)
    same = {one.drug for one in again.ingredients} == {drug}
    return name if same and again.depot_salt == recognition.depot_salt else None
