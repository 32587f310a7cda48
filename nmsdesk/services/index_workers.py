"""Worker processes that look at patients, each with its own knowledge and connection."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

from nmsdesk.domain.ids import DrugId, PatientId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.services.looker import Looked, Looker, Looks
from nmsdesk.services.zone import zone_of
from nmsdesk.store.bulk_reading import BulkReader


@dataclass(frozen=True, slots=True)
class Setting:
    """All that a worker needs to know; plain values, so that it can be sent to a new process."""

    address: str
    resources: Path
    prepared: Path
    names: Mapping[str, DrugId]
    zone: str | None
    now: datetime


_WORKER: list[Looker] = []
"""The looker of a worker process, made once when it starts; empty in every other process."""


def start_worker(setting: Setting) -> None:
    """Runs first in every worker process."""
    reader = import_module("nmsdesk.documents.knowledge")
    knowledge: Knowledge = reader.load_knowledge(setting.resources, setting.prepared)
    if setting.names:
        local = knowledge.formulary.with_local(setting.names)
        knowledge = replace(knowledge, formulary=local)
    zone = zone_of(setting.zone)
    _WORKER[:] = [Looker(BulkReader(setting.address), knowledge, zone, setting.now)]
    gc.freeze()  # What is known stays: the collector need not walk through it again and again.


def worker() -> Looker:
    """The looker of this worker process."""
    return _WORKER[0]


def _look(keys: Sequence[PatientId]) -> Looked:
    return worker().look(keys)


class _Pool:
    def __init__(self, setting: Setting, workers: int) -> None:
        # Started anew everywhere: a copy of a process with threads or a database open is none.
        self.pool = get_context("spawn").Pool(workers, start_worker, (setting,))

    def over(self, chunks: Iterable[Sequence[PatientId]]) -> Iterator[Looked]:
        return self.pool.imap(_look, chunks)


@contextmanager
def worker_processes(setting: Setting, workers: int) -> Iterator[Looks]:
    """So many processes of this program; they end with the block, however it ends."""
    made = _Pool(setting, workers)
    try:
        yield made
    finally:
        made.pool.terminate()
        made.pool.join()
