"""How many medication texts a second one core recognises, and how soon the catalogue is there."""

import csv
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from nmsdesk.documents.prepared import prepared_formulary
from nmsdesk.domain.formulary import Formulary
from nmsdesk.paths import resource_root
from tests.benchmarks.row import Row

ROUNDS = 9
ORDERS = Path(__file__).resolve().parents[3] / "shared" / "realdata" / "hospital"
ORDERS_FILE = ORDERS / "PRESCRIPTIONS.csv"


def recognition() -> Iterator[Row]:
    """The catalogue read back, the orders of a hospital in their order, each text by itself."""
    with tempfile.TemporaryDirectory() as folder:
        root, cache = resource_root(), Path(folder)
        prepared_formulary(root, cache)
        loads = [_seconds_of_load(root, cache) for _ in range(ROUNDS)]
        basis = f"processor time, read back from what was prepared, median of {ROUNDS}"
        yield Row("catalogue ready", f"{statistics.median(loads) * 1000:.0f} ms", "<= 60 ms", basis)
        if not ORDERS_FILE.is_file():
            return
        texts = _orders()
        fresh = [_pace(prepared_formulary(root, cache), texts) for _ in range(ROUNDS)]
        basis = f"processor time, {len(texts):,} orders of a hospital, nothing kept before"
        yield Row(
            "texts recognised a second", f"{statistics.median(fresh):,.0f}", ">= 20,000", basis
        )
        once = sorted(set(texts))
        distinct = [_pace(_warm(root, cache), once) for _ in range(ROUNDS)]
        basis = f"the {len(once)} different ones among them, no answer kept"
        yield Row("different texts a second", f"{statistics.median(distinct):,.0f}", "-", basis)


def _orders() -> list[str]:
    with ORDERS_FILE.open(encoding="utf-8") as file:
        return [row["DRUG"] for row in csv.DictReader(file)]


def _seconds_of_load(root: Path, cache: Path) -> float:
    begun = time.process_time()
    assert prepared_formulary(root, cache).names
    return time.process_time() - begun


def _warm(root: Path, cache: Path) -> Formulary:
    """Its index of spellings is made with the first word that nobody knows."""
    formulary = prepared_formulary(root, cache)
    formulary.recognise("zzgrvine")
    return formulary


def _pace(formulary: Formulary, texts: Sequence[str]) -> float:
    begun = time.process_time()
    for text in texts:
        formulary.recognise(text)
    return len(texts) / (time.process_time() - begun)
