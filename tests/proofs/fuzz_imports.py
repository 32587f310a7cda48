"""Reads damaged FHIR documents by the thousand: `python -m tests.proofs.fuzz_imports 2000`.

Each one is a whole document in which keys were deleted, values swapped, emptied or cut. What has
to hold: no fault of the program, read + not taken = entries, and every person that was read is a
valid case file. Prints its figures and every breach with the seed that shows it again.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from nmsdesk.documents.case_v1 import read_case
from nmsdesk.documents.findings import load_findings, load_risk_factors
from nmsdesk.documents.imports import read_document
from nmsdesk.documents.problem import DocumentError
from nmsdesk.documents.read_v1 import write_preview
from tests.documents.imports.fhir_documents import (
    LOINC,
    REAL,
    RESOURCES,
    SNOMED,
    a_dispense,
    a_dosage,
    a_patient,
    a_quantity,
    a_request,
    a_statement,
    an_administration,
    an_observation,
    bundle,
    coded,
    knowledge,
)

TIMELESS = "no observation and no start tells the time"
"""A case file needs a time; a person of whom nothing is dated has none, and that is no fault."""

SWAPS: tuple[object, ...] = (
    None, True, 0, -1, 1e300, "", " ", "x" * 5000, [], {}, [None], [[]], {"a": {}}, "2026-02-30",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "\u0000\u202e", "#", "urn:uuid:",
    "Patient/", [{"coding": "x"}], {"value": "NaN"}, {"reference": "#"}, 10**30,
    "entered-in-error", "NaN",
)  # fmt: skip


def rich_document() -> dict:
    """A document in which every reader has something to read."""
    document = bundle(
        a_patient(
            identifier=[{"system": "s", "value": "MRN"}],
            name=[{"family": "A", "given": ["B"]}],
            birthDate="1960-01-02",
            gender="male",
        ),
        *_orders(),
        *_doses(),
        *_checks(),
        {
            "resourceType": "AllergyIntolerance",
            "code": coded("Latex"),
            "patient": {"reference": "Patient/p1"},
        },
        kind="transaction",
    )
    for number, entry in enumerate(document["entry"]):
        entry["fullUrl"] = f"urn:uuid:{number}"
    return document


def _orders() -> list[dict]:
    repeat = {"frequency": 2, "period": 1, "periodUnit": "d"}
    bounds = {"boundsPeriod": {"start": "2026-06-01", "end": "2026-06-20"}}
    timing = {"repeat": {**repeat, **bounds}, "code": coded("BID")}
    step = {"repeat": {"period": 1, "periodUnit": "d", "boundsDuration": {"value": 3, "code": "d"}}}
    rate = {"numerator": a_quantity(4, "mg"), "denominator": a_quantity(2, "h")}
    most = {"numerator": a_quantity(20, "mg"), "denominator": a_quantity(1, "d")}
    route = coded(None, (SNOMED, "78421000", "IM"))
    return [
        a_request(
            id="r",
            dosageInstruction=[a_dosage(5, "mg", timing=timing, route=route, text="bid")],
        ),
        a_request(
            dosageInstruction=[a_dosage(mg, "mg", timing=step, sequence=mg) for mg in (9, 6, 3)]
        ),
        a_request(
            dosageInstruction=[{"doseAndRate": [{"rateRatio": rate}], "asNeededBoolean": True}]
        ),
        a_request(
            dosageInstruction=[
                a_dosage(5, "mg", asNeededCodeableConcept=coded("pain"), maxDosePerPeriod=most)
            ]
        ),
        a_request("no such thing", status="stopped", medicationReference={"reference": "#q"}),
        a_statement(
            medicationReference={"reference": "Medication/m"},
            effectivePeriod={"start": "2026-01-01", "end": "2026-02-01"},
        ),
    ]


def _doses() -> list[dict]:
    strength = {"numerator": a_quantity(5, "mg"), "denominator": a_quantity(1, "ml")}
    ingredient = {"itemCodeableConcept": coded("haloperidol"), "strength": strength}
    return [
        {"resourceType": "Medication", "id": "m", "ingredient": [ingredient]},
        an_administration(
            request={"reference": "MedicationRequest/r"}, dosage={"dose": a_quantity(5, "mg")}
        ),
        an_administration(status="not-done", statusReason=[coded("refused")]),
        a_dispense("sertraline 50 mg", daysSupply=a_quantity(30, "d")),
    ]


def _checks() -> list[dict]:
    pressure = [
        {
            "code": coded(None, (LOINC, code, None)),
            "valueQuantity": a_quantity(value, "mmHg", "mm[Hg]"),
        }
        for code, value in (("8480-6", 120), ("8462-4", 80))
    ]
    rectum = coded(None, (SNOMED, "34402009", "Rectum"))
    return [
        an_observation("8310-5", 101.3, "[degF]", bodySite=rectum),
        an_observation("85354-9", None, component=pressure),
        an_observation("2157-6", 900, "U/L", referenceRange=[{"high": a_quantity(171, "U/L")}]),
        an_observation("29463-7", 80, "kg"),
    ]


@cache
def documents() -> tuple[str, ...]:
    """The rich document, and the real ones without what no reader looks at."""
    real = [json.loads(path.read_text()) for path in sorted((REAL / "fhir").glob("*/*.json"))]
    read = ("Patient", "Medication", "Observation", "Allergy")
    for document in real:
        document["entry"] = [
            one for one in document["entry"] if one["resource"]["resourceType"].startswith(read)
        ][:60]
    return (json.dumps(rich_document()), *(json.dumps(document) for document in real))


def places(value: object) -> Iterator[tuple[dict | list, object]]:
    """Every container of the document with each of its keys."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            keys: list[object] = list(one)
        elif isinstance(one, list):
            keys = list(range(len(one)))
        else:
            continue
        for key in keys:
            yield one, key
            waiting.append(one[key])


def damaged(seed: int) -> bytes:
    """One document with one to twelve things wrong; one in ten is cut off as text."""
    chance = random.Random(seed)
    document = json.loads(chance.choice(documents()[:1] * 3 + documents()[1:]))
    everywhere = list(places(document))
    for container, key in chance.sample(everywhere, min(len(everywhere), chance.randint(1, 12))):
        _damage(container, key, chance)
    data = json.dumps(document).encode()
    return data[: chance.randrange(len(data))] if chance.random() < 0.1 else data


def _damage(container: dict | list, key: object, chance: random.Random) -> None:
    try:
        value = container[key]
    except (KeyError, IndexError):
        return
    match chance.randrange(4):
        case 0:
            del container[key]
        case 1 if isinstance(value, str):
            container[key] = value[: chance.randrange(len(value) + 1)]
        case 2 if isinstance(value, list) and value:
            value.append(json.loads(json.dumps(chance.choice(value))))
        case _:
            container[key] = chance.choice(SWAPS)


def breach(seed: int) -> str | None:
    """What does not hold for this damaged document; None where all holds; "refused" in one line."""
    try:
        preview = read_document(damaged(seed), "damaged.json", knowledge())
    except DocumentError as refused:
        return "refused" if len(str(refused).splitlines()) == 1 else "refused on several lines"
    report = preview.report
    if report.read + len(report.not_taken) != report.entries:
        return "entries do not add up"
    for patient in json.loads(write_preview(preview), parse_float=Decimal)["patients"]:
        try:
            read_case(json.dumps(patient, default=float), *_vocabulary())
        except DocumentError as refused:
            if TIMELESS not in str(refused):
                return f"no valid case file: {refused}"
    return None


@cache
def _vocabulary() -> tuple[object, ...]:
    return load_findings(RESOURCES), load_risk_factors(RESOURCES)


def run(seeds: range) -> tuple[Counter[str], list[str]]:
    """How often what came out, and the breaches with their seeds."""
    counts: Counter[str] = Counter()
    breaches = []
    for seed in seeds:
        found = breach(seed)
        counts[found or "read"] += 1
        if found not in (None, "refused"):
            breaches.append(f"seed {seed}: {found}")
    return counts, breaches


def main(number: int) -> int:
    counts, breaches = run(range(number))
    lines = [
        f"{number} damaged documents: {counts['read']} read, {counts['refused']} refused in a line",
        f"{len(breaches)} breaches",
        *breaches[:20],
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return bool(breaches)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
