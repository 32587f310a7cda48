"""Kills a process in the midst of its writes, many times over, and looks at what the record holds.

python -m tests.proofs.kill_writes 500
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import text

from nmsdesk.domain.imported import ImportedPatient
from nmsdesk.domain.patient import Patient
from nmsdesk.services.charts import Verb
from tests.builders import a_check, an_order
from tests.record_builders import Record, open_record

ROOT = Path(__file__).resolve().parents[2]
IMPORTED = 3
VERSIONS_OF = {
    Verb.ADD_PATIENT: 1,
    Verb.ADD_ORDER: 1,
    Verb.CHANGE_DOSE: 2,
    Verb.CORRECT_ORDER: 1,
    Verb.OBSERVE: 1,
    Verb.IMPORT: 4,
}
"""How many versions each verb writes below; an entry with fewer is half an entry."""


@dataclass
class Seen:
    """What one killed process leaves behind; every list but `committed` should be empty."""

    committed: int
    lost: int
    half: int
    beyond: int
    damage: list[str]


def write_for_ever(folder: Path) -> None:
    """The process that is killed: tells each entry once its verb has come back."""
    record = open_record(folder)
    for number in range(10**6):
        for entry in _round(record, f"K-{os.getpid()}-{number}"):
            sys.stdout.write(f"{entry}\n")
            sys.stdout.flush()


def _round(record: Record, identifier: str) -> Iterator[int]:
    charts = record.charts
    key = record.a_patient(identifier)
    yield charts.journal(key)[0].id
    yield charts.add_order(key, an_order("haloperidol", 5, times=2)).id
    old = record.order_id(key, "haloperidol")
    yield charts.change_dose(key, old, an_order("haloperidol", 10, from_day=2)).id
    wrong = record.orders(key)[1]
    corrected = replace(wrong, unit="micrograms")
    correction = charts.correct_order(key, wrong.id, corrected, "unit")
    yield correction.id
    yield charts.observe(key, a_check(1, temperature=38.9, rigidity="lead_pipe")).id
    yield charts.undo(key, correction.id).id
    person = ImportedPatient(
        Patient(f"{identifier}-i"),
        tuple(an_order("olanzapine", mg, number=mg) for mg in (5, 10)),
        (),
        (a_check(3, agitation=True),),
    )
    result = charts.take_over([person] * IMPORTED, "bundle.json")
    for imported in result.patients:
        yield charts.journal(imported)[0].id


def kill_once(folder: Path, chance: random.Random) -> Seen:
    """Start it, let it commit a few entries, kill it a random moment later, look."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.proofs.kill_writes", "--write", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = [int(process.stdout.readline()) for _ in range(chance.randint(1, 25))]
    try:
        process.wait(timeout=chance.uniform(0, 0.02))
    except subprocess.TimeoutExpired:
        process.kill()
    told.extend(int(line) for line in process.stdout.read().split("\n")[:-1])
    process.stdout.close()
    process.wait()
    return look(folder, told)


def look(folder: Path, told: list[int]) -> Seen:
    record = open_record(folder)
    try:
        with record.store.reading() as reader:
            connection = reader.connection
            entries = dict(connection.execute(text("SELECT id, verb FROM entry")).all())
            damage = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
            orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
            written = _versions_by_entry(connection)
            half = sum(len(connection.execute(text(query)).all()) for query in HALVES)
    finally:
        record.close()
    half += sum(
        written[entry] != VERSIONS_OF[Verb(verb)]
        for entry, verb in entries.items()
        if Verb(verb) in VERSIONS_OF
    )
    newest = max(told, default=0)
    beyond = sum(entry > newest for entry in entries)
    problems = [line for line in damage if line != "ok"] + [str(row) for row in orphans]
    lost = sum(entry not in entries for entry in told)
    return Seen(len(told), lost, half, beyond, problems)


TABLES = (
    ("patient", "patient_version"),
    ("medication_order", "order_version"),
    ("observation", "observation_version"),
)

HALVES = (
    *(
        f"SELECT id FROM {head} h WHERE NOT EXISTS (SELECT 1 FROM {versions} v"
        " WHERE v.head_id = h.id AND v.version = h.version)"
        for head, versions in TABLES
    ),
    f"SELECT batch_id FROM entry WHERE batch_id > 0 GROUP BY 1 HAVING count(*) <> {IMPORTED}",
    "SELECT id FROM import_batch WHERE id NOT IN (SELECT batch_id FROM entry WHERE batch_id > 0)",
)
"""What must find nothing: a head without its version, an import without all its patients."""


def _versions_by_entry(connection) -> Counter[int]:
    counted: Counter[int] = Counter()
    for _, versions in TABLES:
        rows = connection.execute(text(f"SELECT entry_id FROM {versions}"))
        counted.update(row[0] for row in rows)
    return counted


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("kills", type=int, nargs="?", default=100)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--write", type=Path)
    said = asked.parse_args()
    if said.write is not None:
        write_for_ever(said.write)
    chance, began = random.Random(said.seed), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        seen = [kill_once(Path(folder) / str(n // 20), chance) for n in range(said.kills)]
    committed, lost, half = (
        sum(getattr(s, n) for s in seen) for n in ("committed", "lost", "half")
    )
    damaged = sum(bool(each.damage) for each in seen)
    unheard = sum(each.beyond > 0 for each in seen)
    figures = {
        "kills": len(seen),
        "entries told as saved": committed,
        "of these lost": lost,
        "half entries": half,
        "damaged records": damaged,
        "kills with a saved entry not yet told": unheard,
        "seconds": round(time.monotonic() - began, 1),
    }
    sys.stdout.writelines(f"{what:<40}{figure:>10}\n" for what, figure in figures.items())
    return 1 if lost or half or damaged else 0


if __name__ == "__main__":
    raise SystemExit(main())
