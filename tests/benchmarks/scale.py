"""The figures of a record of many patients: `python -m tests.benchmarks.scale PATIENTS [...]`.

For each size: the record made, the index rebuilt, the same worker processes reading the same rows
and running the ledger without writing (the ratio), the board of 100 rows, and memory. At the end
one order saved in a record of 5,000 orders. `500 5000 25000 100000` are 10 k, 100 k, 500 k and 2 M
orders. `--everybody` looks at all patients, not at those whom the SQL picks; `--picture FILE`
draws the growth as SVG. Nothing here is asserted.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from multiprocessing.pool import Pool
from pathlib import Path
from typing import NamedTuple

from nmsdesk.bootstrap import open_desk
from nmsdesk.domain.board import Filters
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.ledger import keep
from nmsdesk.paths import Paths, resource_root
from nmsdesk.services.index_workers import Setting, worker, worker_processes
from nmsdesk.services.job import SilentProgress
from nmsdesk.services.looker import Looked
from nmsdesk.services.made_up import MadeUp, filled
from nmsdesk.services.opening import open_record
from nmsdesk.services.rebuild import chunks, picked, rebuild
from nmsdesk.services.shelf import Shelf
from nmsdesk.services.watch_stamp import stamp
from nmsdesk.store.charts import ChartStore
from tests.benchmarks.growth_picture import picture
from tests.benchmarks.save_order import save_order

NOW = datetime(2026, 6, 20, 10)
WORKERS = 2
READS = 15


class Both(NamedTuple):
    """Seconds by the clock, and of all processors: a busy machine stretches the first."""

    clock: float
    processor: float


class Measured(NamedTuple):
    """Seconds, but `board` in ms and memory in MB; `memory_before` with an open, unread board."""

    patients: int
    orders: int
    looked_at: int
    their_orders: int
    made: float
    picked: float
    rebuilt: Both
    ledger_alone: Both
    board: float
    rows: int
    memory_before: float
    memory: float

    @property
    def ratios(self) -> tuple[float, float]:
        """By the clock, and by processor time."""
        one, other = self.rebuilt, self.ledger_alone
        return one.clock / other.clock, one.processor / other.processor


def read_and_keep(keys: Sequence[PatientId]) -> int:
    """What the workers do without writing: read the rows, run the ledger."""
    here = worker()
    orders = 0
    for each, case in here.cases(keys):
        orders += len(each.orders)
        keep(case, here.knowledge.formulary, here.knowledge.watch)
    return orders


def timed_look(keys: Sequence[PatientId]) -> tuple[Looked, float]:
    begun = time.process_time()
    return worker().look(keys), time.process_time() - begun


def timed_alone(keys: Sequence[PatientId]) -> float:
    begun = time.process_time()
    read_and_keep(keys)
    return time.process_time() - begun


class Timed:
    """The worker processes of a rebuild, with the processor time that they took."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.processor = 0.0

    def over(self, some: Iterable[Sequence[PatientId]]) -> Iterator[Looked]:
        for looked, took in self.pool.imap(timed_look, some):
            self.processor += took
            yield looked


def ledger_alone(pool: Pool, keys: Sequence[PatientId]) -> Both:
    begun = time.perf_counter()
    processor = sum(pool.imap(timed_alone, chunks(keys)))
    return Both(time.perf_counter() - begun, processor)


def rebuilt_by(pool: Pool, store: ChartStore, keys: Sequence[PatientId], made_of: str):
    """What `rebuild` says, and its seconds; the writing of this process is in both."""
    timed = Timed(pool)
    begun, own = time.perf_counter(), time.process_time()
    done = rebuild(store, timed, keys, made_of)
    own = time.process_time() - own
    return done, Both(time.perf_counter() - begun, timed.processor + own)


def measure(patients: int, folder: Path, *, everybody: bool) -> Measured:
    """One size, in a folder of its own."""
    paths = Paths.under(folder)
    record = open_record(paths, lambda: NOW, demo=True, who="bench")
    shelf = Shelf(resource_root(), paths.cache)
    knowledge = shelf.knowledge()
    begun = time.perf_counter()
    people = MadeUp(knowledge.formulary.drugs, NOW, 1)
    orders = filled(record.store, people, patients, SilentProgress())
    made = time.perf_counter() - begun
    begun = time.perf_counter()
    keys = picked(record.store, knowledge, NOW)
    took_picking = time.perf_counter() - begun
    if everybody:
        keys = tuple(sorted(row.key for row in record.charts.patients()))
    store = record.store
    setting = Setting(store.address, shelf.resources, paths.cache, {}, store.zone, NOW)
    with worker_processes(setting, WORKERS) as looks:
        looks.pool.map(time.sleep, [0.2] * (4 * WORKERS))  # noqa: TID251 - until all have started
        # Once before and once after, so that a warm cache and a busy machine fall on both.
        alone = [ledger_alone(looks.pool, keys)]
        done, rebuilt = rebuilt_by(looks.pool, store, keys, stamp(shelf.resources, ()))
        alone.append(ledger_alone(looks.pool, keys))
    record.close()
    command = (sys.executable, "-m", "tests.benchmarks.scale", "--board", str(folder))
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return Measured(
        patients,
        orders,
        done.picked,
        done.orders,
        made,
        took_picking,
        rebuilt,
        Both(*map(statistics.mean, zip(*alone, strict=True))),
        *json.loads(told),
    )


def board_of_hundred(folder: Path) -> tuple[float, int, float, float]:
    """Median ms to read and tell 100 rows; all rows there are; MB before and after."""
    desk = open_desk(Paths.under(folder), lambda: NOW, demo=True)
    desk.warm()
    before = _memory()
    took = []
    for _ in range(READS):
        begun = time.perf_counter()
        desk.board.rows(Filters(most=100))
        took.append((time.perf_counter() - begun) * 1000)
    after = _memory()
    rows = len(desk.board.rows())
    desk.close()
    return statistics.median(took), rows, before, after


def _memory() -> float:
    """MB that this process holds now; 0 where the system does not say so."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def _line(one: Measured) -> str:
    clock, processor = one.ratios
    parts = (
        f"{one.patients:>7,} patients {one.orders:>9,} orders, made in {one.made:.1f} s",
        f"picked {one.looked_at:,} in {one.picked:.2f} s",
        f"rebuilt in {one.rebuilt.clock:.1f} s",
        f"{one.their_orders / one.rebuilt.clock:,.0f} orders/s",
        f"read and ledger alone {one.ledger_alone.clock:.1f} s",
        f"ratio {clock:.2f} by the clock, {processor:.2f} by processor time",
        f"board of 100 among {one.rows:,}: {one.board:.1f} ms",
        f"memory {one.memory_before:.0f} -> {one.memory:.0f} MB",
    )
    return " | ".join(parts)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("patients", type=int, nargs="*", default=[500])
    asked.add_argument("--everybody", action="store_true")
    asked.add_argument("--picture", type=Path)
    asked.add_argument("--board", type=Path, help=argparse.SUPPRESS)
    arguments = asked.parse_args()
    if arguments.board:
        print(json.dumps(board_of_hundred(arguments.board)))
        return
    found = []
    for patients in arguments.patients:
        with tempfile.TemporaryDirectory(prefix="nmsdesk-scale-") as folder:
            found.append(measure(patients, Path(folder), everybody=arguments.everybody))
        print(_line(found[-1]), flush=True)
    for row in save_order():
        print(f"{row.what}: {row.measured} ({row.target}; {row.basis})")
    if arguments.picture:
        drawn = picture([(one.orders, one.rebuilt.clock, one.ledger_alone.clock) for one in found])
        arguments.picture.write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
