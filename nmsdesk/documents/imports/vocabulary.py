"""The codes and words of other programs that lead to our findings, routes and frequencies."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.order import EveryDays, Frequency, Once, Route, TimesPerDay

SYSTEMS: Mapping[str, str] = {
    "http://loinc.org": "loinc",
    "https://loinc.org": "loinc",
    "urn:oid:2.16.840.1.113883.6.1": "loinc",
    "http://snomed.info/sct": "snomed",
    "https://snomed.info/sct": "snomed",
    "urn:oid:2.16.840.1.113883.6.96": "snomed",
    "http://terminology.hl7.org/codesystem/v3-routeofadministration": "hl7",
    "http://terminology.hl7.org/codesystem/v2-0162": "hl7",
    "http://hl7.org/fhir/v3/routeofadministration": "hl7",
    "http://hl7.org/fhir/v2/0162": "hl7",
    "http://standardterms.edqm.eu": "edqm",
    "http://ncicb.nci.nih.gov/xml/owl/evs/thesaurus.owl": "nci",
    "urn:oid:2.16.840.1.113883.3.26.1.1": "nci",
    "http://hl7.org/fhir/uv/ips/codesystem/absent-unknown-uv-ips": "ips",
    "http://www.whocc.no/atc": "atc",
}
"""Address of a code system in small letters -> the short name that the data files use."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What a code measures: a finding, or `weight_kg`; where a temperature was taken."""

    finding: FindingId
    name: str
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Codes are keyed "system:code" (`loinc:8310-5`), words and abbreviations in small letters.

    `explained` gives the sentence for a code that is near ours and is not ours.
    """

    findings: Mapping[str, Coded]
    named: Mapping[str, Coded]
    explained: Mapping[str, str]
    sites: Mapping[str, str]
    routes: Mapping[str, Route]
    timings: Mapping[str, Frequency]
    no_medicines: frozenset[str]


def load_vocabulary(root: Path) -> Vocabulary:
    """Both files of `knowledge/imports`; DocumentError where one is wrong."""
    folder = root / "knowledge" / "imports"
    seen = open_toml(folder / "observations.toml", root)
    seen.keys("loinc", "snomed", "explained", "names", "sites")
    taken = open_toml(folder / "medications.toml", root)
    taken.keys("routes", "timings", "no_medicines")
    return Vocabulary(
        findings={
            f"{system}:{code}": _coded(entry)
            for system in ("loinc", "snomed")
            for code, entry in seen.at(system).children()
        },
        named={name: _coded(entry) for name, entry in seen.at("names").children()},
        explained={f"loinc:{code}": at.words() for code, at in seen.at("explained").children()},
        sites={f"snomed:{code}": at.words() for code, at in seen.at("sites").children()},
        routes=dict(_routes(taken.at("routes"))),
        timings={code.casefold(): _timing(entry) for code, entry in taken.at("timings").children()},
        no_medicines=frozenset(taken.at("no_medicines").each("codes", Cursor.words)),
    )


def _coded(entry: Cursor) -> Coded:
    entry.keys("finding", "name", "site")
    return Coded(
        finding=FindingId(entry.required("finding", Cursor.words)),
        name=entry.required("name", Cursor.words),
        site=entry.optional("site", Cursor.words),
    )


def _routes(places: Cursor) -> list[tuple[str, Route]]:
    found: list[tuple[str, Route]] = []
    for word, entry in places.children():
        entry.keys("codes", "words")
        spelled = (*entry.each("codes", Cursor.words), *entry.each("words", Cursor.words))
        found.extend((one, Route(word)) for one in spelled)
    return found


def _timing(entry: Cursor) -> Frequency:
    entry.keys("times_per_day", "every_days", "once")
    if entry.has("times_per_day"):
        return TimesPerDay(entry.at("times_per_day").above(48))
    if entry.has("every_days"):
        return EveryDays(entry.at("every_days").above(366))
    entry.required("once", Cursor.flag)
    return Once()
