"""The people of a FHIR document: those it describes, and those it only refers to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from nmsdesk.documents.imports.fhir_bundle import Found, Index, reference_of
from nmsdesk.documents.imports.fhir_json import (
    Concept,
    Node,
    concept,
    joined,
    node,
    nodes,
    reference,
    text,
    texts,
    under,
)
from nmsdesk.documents.imports.report import Tally
from nmsdesk.domain.patient import Patient, Sex

_RECORD_NUMBER = "MR"
_NOT_READ_ALOUD = frozenset({"SS", "SB", "DL", "PPN"})
"""Identifiers that name a person to others and not on a ward."""
_NONE_KNOWN = frozenset(
    {
        "snomed:716186003",
        "snomed:409137002",
        "ips:no-known-allergies",
        "ips:no-known-medication-allergies",
    }
)
_NOT_HELD = frozenset({"entered-in-error", "refuted", "inactive", "resolved"})
_SEARCHED = "Patient?identifier="
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ABOUT_OTHERS = frozenset({"Group", "Device", "Location", "Practitioner", "Organization"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom an entry is about: `key` tells people apart; `other` is a group or a device."""

    key: str | None = None
    other: str | None = None


class People:
    """Gathers the patients while the entries are read, each under one key."""

    def __init__(self, found: Iterable[Found], index: Index, tally: Tally) -> None:
        self._index = index
        self._tally = tally
        self._keys: dict[int, str] = {}
        self._held: list[tuple[Node, str]] = []
        self._identified: dict[tuple[str | None, str], str] = {}
        self.patients: dict[str, Patient] = {}
        for one in found:
            if one.kind == "Patient" and one.holder is None:
                self._key_of(one)

    def subject(self, found: Found) -> Subject:
        """Whom the entry names as its subject."""
        value = found.resource.get("subject") or found.resource.get("patient")
        target = reference(value)
        resource = None if target is None else self._index.resolve(target, found)
        if resource is not None and resource.kind == "Patient":
            return Subject(self._key_of(resource))
        kind = text(under(value, "type")) if resource is None else resource.kind
        if kind is None and target is not None and not target.startswith(("urn:", "#")):
            kind = target.partition("/_history/")[0].rpartition("/")[0].rpartition("/")[2]
        if kind in _ABOUT_OTHERS:
            return Subject(other=target or kind)
        named = reference_of(value)
        if named is None:
            return Subject()
        return Subject(self._by_identifier(named, value) or self._referred(named, value))

    def add_allergies(self, found: Iterable[Found]) -> None:
        """AllergyIntolerance resources into their patients; none known is an empty list."""
        for one in found:
            if one.kind != "AllergyIntolerance":
                continue
            key = self.subject(one).key
            if key is None or key not in self.patients:
                continue
            named = _allergy(one.resource)
            if named is None:
                continue
            patient = self.patients[key]
            known = (*(patient.allergies or ()), *named)
            self.patients[key] = replace(patient, allergies=tuple(dict.fromkeys(known)))

    def _key_of(self, found: Found) -> str:
        held = self._keys.get(id(found.resource))
        if held is not None:
            return held
        # A patient contained in each of many entries is one person as long as it reads the same.
        if found.holder is not None:
            for resource, key in self._held:
                if resource == found.resource:
                    return key
        key = found.key if found.key is not None else f"#{found.number}"
        if key not in self.patients:
            self.patients[key] = _patient(found, self._tally)
        self._keys[id(found.resource)] = key
        for system, value in _identifiers(found.resource):
            self._identified.setdefault((system, value), key)
        if found.holder is not None:
            self._held.append((found.resource, key))
        return key

    def _by_identifier(self, named: str, value: object) -> str | None:
        """A patient of the document whom the reference names by an identifier and not by place."""
        said = node(under(value, "identifier"))
        system, number = text(said.get("system")), text(said.get("value"))
        if named.startswith(_SEARCHED):
            system, _, number = named.removeprefix(_SEARCHED).rpartition("|")
        return self._identified.get((system or None, number)) if number else None

    def _referred(self, named: str, value: object) -> str:
        """A person of whom the document holds no more than a reference."""
        key = named.partition("/_history/")[0]
        if key not in self.patients:
            shown = text(under(value, "display"))
            self.patients[key] = Patient(id=key, name=shown if shown != key else None)
        return key


def _patient(found: Found, tally: Tally) -> Patient:
    resource = found.resource
    name = _name(nodes(resource.get("name")))
    given = " ".join(texts(name.get("given"))) or None
    family = text(name.get("family"))
    born = text(resource.get("birthDate"))
    day = _day(born)
    notes = tally.words("import_note_born", stated=born) if born and day is None else None
    return Patient(
        id=_identifier(nodes(resource.get("identifier")))
        or found.id
        or found.full_url
        or found.where,
        name=text(name.get("text")) or " ".join(filter(None, (given, family))) or None,
        family_name=family,
        given_name=given,
        sex=_sex(text(resource.get("gender"))),
        birth_date=day,
        notes=notes,
    )


def _identifier(identifiers: tuple[Node, ...]) -> str | None:
    """The record number; else the official or usual one; else the first that may be read aloud."""

    def rank(one: Node) -> int:
        types = {code for _, code, _ in concept(one.get("type")).codings}
        if _RECORD_NUMBER in types:
            return 0
        if types & _NOT_READ_ALOUD:
            return 3
        return 1 if one.get("use") in ("official", "usual") else 2

    valued = [one for one in identifiers if text(one.get("value")) and one.get("use") != "old"]
    best = min(valued, key=rank, default=None)
    return None if best is None or rank(best) == 3 else text(best.get("value"))


def _identifiers(resource: Node) -> Iterator[tuple[str | None, str]]:
    for one in nodes(resource.get("identifier")):
        if (value := text(one.get("value"))) is not None:
            yield text(one.get("system")), value


def _name(names: tuple[Node, ...]) -> Node:
    """The official name, else the usual one, else the first; never one of former times first."""
    order = ("official", "usual", None, "nickname", "temp", "anonymous", "old", "maiden")

    def rank(one: Node) -> int:
        use = text(one.get("use"))
        return order.index(use) if use in order else 2

    return min(names, key=rank, default={})


def _sex(said: str | None) -> Sex:
    try:
        return Sex(said)
    except ValueError:
        return Sex.UNKNOWN


def _day(said: str | None) -> date | None:
    if said is None or _DATE.fullmatch(said) is None:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _allergy(resource: Node) -> tuple[str, ...] | None:
    """What the person does not tolerate; () for "none known"; None where nothing is held."""
    words = {
        word
        for key in ("clinicalStatus", "verificationStatus", "status")
        for word in _status_words(resource.get(key))
    }
    if words & _NOT_HELD:
        return None
    said = concept(resource.get("code"))
    if _NONE_KNOWN & set(said.keys):
        return ()
    reactions = (concept(one.get("substance")) for one in nodes(resource.get("reaction")))
    shown = said.shown or joined(one.shown for one in reactions)
    return None if shown is None else (shown,)


def _status_words(value: object) -> Iterable[str]:
    # STU3 writes a bare code where R4 has a CodeableConcept.
    said = concept(value) if node(value) else Concept(text(value))
    return [word for word in (said.text, *(code for _, code, _ in said.codings)) if word]
