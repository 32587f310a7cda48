"""`nmsdesk rebuild`: the index of the watch board, made anew from every patient's orders."""

import os
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from nmsdesk.paths import Paths, resource_root
from nmsdesk.services.index_workers import Setting, worker_processes
from nmsdesk.services.local_names import names_in_force
from nmsdesk.services.opening import OpenRecord, open_record
from nmsdesk.services.rebuild import Rebuilt, picked, rebuild
from nmsdesk.services.shelf import Shelf
from nmsdesk.services.watch_stamp import stamp


@dataclass(slots=True)
class Told:
    """Progress as lines on standard error: at most one a second, and the last one."""

    what: str
    _begun: float = field(default_factory=time.monotonic)
    _next: float = 0.0

    def step(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next and done < total:
            return
        self._next = now + 1
        took = now - self._begun
        print(f"{self.what}: {done:,} of {total:,} ({took:.0f} s)", file=sys.stderr, flush=True)


def run(data_dir: Path | None, *, demo: bool, workers: int | None) -> int:
    """Make it anew; stopped in the middle, the next run goes on from there. Figures at the end."""
    paths = Paths.standard() if data_dir is None else Paths.under(data_dir)
    record = open_record(paths, _clock, demo=demo)
    try:
        begun = time.monotonic()
        done = _rebuilt(record, workers or os.cpu_count() or 1)
        _tell(done, time.monotonic() - begun)
    finally:
        record.close()
    return 0


def _rebuilt(record: OpenRecord, workers: int) -> Rebuilt:
    names = names_in_force(record.store)
    shelf = Shelf(resource_root(), record.paths.cache, lambda: names)
    now = record.now()
    keys = picked(record.store, shelf.knowledge(), now)
    setting = Setting(
        record.store.address, shelf.resources, record.paths.cache, names, record.store.zone, now
    )
    made_from = stamp(shelf.resources, names.items())
    with worker_processes(setting, workers) as looks:
        return rebuild(record.store, looks, keys, made_from, Told("patients looked at"))


def _tell(done: Rebuilt, seconds: float) -> None:
    pace = done.orders / seconds if seconds else 0
    print(f"patients who can have a row: {done.picked:,}")
    if done.resumed:
        print(f"of them looked at in an earlier run: {done.resumed:,}")
    print(f"their orders read: {done.orders:,}")
    print(f"rows kept: {done.rows:,}")
    print(f"seconds: {seconds:.1f} ({pace:,.0f} orders a second)")


def _clock() -> datetime:
    return datetime.now().replace(microsecond=0)  # noqa: TID251 - where the command reads the clock
