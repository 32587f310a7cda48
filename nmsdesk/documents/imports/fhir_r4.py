"""FHIR R4 in JSON: bundles of every type and single resources, into people and what is theirs.

STU3 writes the entries that are read here nearly alike; it is read by the same rules and named
as what it is.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import tzinfo
from typing import NoReturn

from nmsdesk.documents.imports.fhir_bundle import ENTRIES, Found, Index, Walk, walk
from nmsdesk.documents.imports.fhir_checks import Checks, Watched
from nmsdesk.documents.imports.fhir_json import Node, text
from nmsdesk.documents.imports.fhir_medications import MedicationList, Medications
from nmsdesk.documents.imports.fhir_orders import Reading
from nmsdesk.documents.imports.fhir_patients import People
from nmsdesk.documents.imports.fhir_version import DSTU2, R4, version
from nmsdesk.documents.imports.format import Format, ImportKnowledge
from nmsdesk.documents.imports.report import Tally
from nmsdesk.documents.json_text import read_json
from nmsdesk.documents.problem import DocumentError, Problem
from nmsdesk.domain.imported import ImportedPatient, ImportPreview
from nmsdesk.domain.patient import Patient


def read_fhir(data: bytes, knowledge: ImportKnowledge, zone: tzinfo) -> ImportPreview:
    """All of a document; DocumentError where it is no FHIR R4 or STU3 or holds nothing of ours."""
    document = _resource(read_json(data).value)
    walked = walk(document)
    written = version(walked.found)
    if written == DSTU2:
        _refuse("is FHIR DSTU2, which is not read yet; ask for the record as FHIR R4")
    tally = Tally(knowledge.say)
    for number, where in walked.broken:
        tally.leave_out(number, where, "import_no_resource")
    found = _each_once(walked, tally)
    index = Index(found)
    people = People(found, index, tally)
    reading = Reading(index, knowledge, tally, zone)
    medications = Medications(people, reading)
    medications.read(found)
    checks = Checks(people, reading)
    checks.read(found)
    people.add_allergies(found)
    patients = tuple(
        _patient(patient, medications.lists.get(key), checks.of(key))
        for key, patient in people.patients.items()
    )
    report = tally.report()
    if not patients and not report.entries:
        kinds = _kinds(walked.found)
        _refuse(f"holds no patient, medicine or observation ({kinds}); nothing to read")
    return ImportPreview(written, patients, report, zone)


FORMAT = Format(R4, lambda data: data.lstrip()[:1] in (b"{", b"["), read_fhir)


def _resource(value: object) -> Node:
    if not isinstance(value, dict):
        _refuse("is JSON and no FHIR resource: an object with resourceType expected")
    if text(value.get("resourceType")) is None:
        if "nmsdesk_case" in value:
            _refuse("is a case file of this program; open it with `nmsdesk assess`")
        _refuse("is JSON and no FHIR resource: resourceType is missing")
    return value


def _each_once(walked: Walk, tally: Tally) -> list[Found]:
    """Each resource once; what comes again is told, and of two versions the newer one is read."""
    first: dict[str, Found] = {}
    for one in walked.found:
        key = one.key
        if key is None or key not in first:
            first[key or f"#{one.number}"] = one
            continue
        kept, dropped = first[key], one
        if _updated(one) > _updated(kept):
            first[key], kept, dropped = one, one, kept
        if dropped.kind in ENTRIES:
            again = "import_again" if kept.says_the_same_as(dropped) else "import_older"
            tally.leave_out(dropped.number, dropped.where, again, where=kept.where)
    kept_ids = {id(one) for one in first.values()}
    return sorted(
        (one for one in first.values() if one.holder is None or id(one.holder) in kept_ids),
        key=lambda one: one.number,
    )


def _updated(one: Found) -> str:
    meta = one.resource.get("meta")
    return (text(meta.get("lastUpdated")) if isinstance(meta, dict) else None) or ""


def _patient(patient: Patient, taken: MedicationList | None, watched: Watched) -> ImportedPatient:
    orders = None
    if taken is not None and (taken.orders or taken.none_taken):
        orders = tuple(taken.orders)
    return ImportedPatient(
        patient=replace(patient, weight_kg=watched.weight),
        orders=orders,
        administrations=() if taken is None else tuple(taken.administrations),
        observations=tuple(sorted(watched.checks, key=lambda one: one.at.midday)),
    )


def _kinds(found: Iterable[Found]) -> str:
    kinds = dict.fromkeys(one.kind for one in found if one.kind.isalnum())
    return ", ".join(list(kinds)[:5]) or "no resource of a known kind"


def _refuse(words: str) -> NoReturn:
    raise DocumentError([Problem(words)])
