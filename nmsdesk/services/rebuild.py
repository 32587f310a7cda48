"""Makes the index of the watch board anew from the orders: resumable, in order of the patients."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.turns import can_open, reach
from nmsdesk.services.job import Progress, SilentProgress
from nmsdesk.services.looker import Looks
from nmsdesk.store.candidates import candidates, drug_texts
from nmsdesk.store.charts import ChartStore
from nmsdesk.store.watch_index import clear, keep_rows, put_stamp, stamp_of

CHUNK = 250
"""Patients in one transaction: what a stop in the middle costs at most, for each worker."""
_UNDER_WAY = "watch_rebuild"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """`picked` can have a row and were looked at, `resumed` of them in an earlier run."""

    picked: int
    resumed: int
    orders: int
    rows: int


def picked(store: ChartStore, knowledge: Knowledge, now: datetime) -> tuple[PatientId, ...]:
    """Who can have a row at all, in order of their keys; SQL picks, the ledger decides."""
    with store.reading() as reader:
        texts = drug_texts(reader.connection)
        wanted = [text for text in texts if can_open(knowledge.formulary.recognise(text))]
        return candidates(reader.connection, wanted, now - reach(knowledge))


def rebuild(
    store: ChartStore,
    looks: Looks,
    keys: Sequence[PatientId],
    stamp: str,
    progress: Progress | None = None,
) -> Rebuilt:
    """Look at `keys` (`picked`) and keep what the ledger says of them; nobody else has a row.

    One transaction a chunk. Stopped in the middle, the next run with the same stamp goes on where
    this one was; until the end the index is marked as not whole.
    """
    progress = progress or SilentProgress()
    last = _begin(store, stamp)
    left = [key for key in keys if key > last]
    resumed = len(keys) - len(left)
    orders = rows = 0
    done = resumed
    progress.step(done, len(keys))
    for looked in looks.over(chunks(left)):
        with store.writing() as writer:
            keep_rows(writer.connection, looked.rows)
            put_stamp(writer.connection, f"{stamp} {looked.rows[-1][0]}", _UNDER_WAY)
        orders += looked.orders
        rows += sum(watching is not None for _, watching in looked.rows)
        done += len(looked.rows)
        progress.step(done, len(keys))
    with store.writing() as writer:
        put_stamp(writer.connection, None, _UNDER_WAY)
        put_stamp(writer.connection, stamp)
    return Rebuilt(len(keys), resumed, orders, rows)


def chunks(keys: Sequence[PatientId]) -> Iterator[Sequence[PatientId]]:
    return (keys[begin : begin + CHUNK] for begin in range(0, len(keys), CHUNK))


def _begin(store: ChartStore, stamp: str) -> int:
    """After which patient to go on: 0 where the index is made from the beginning."""
    with store.writing() as writer:
        put_stamp(writer.connection, None)
        under_way, _, last = (stamp_of(writer.connection, _UNDER_WAY) or "").partition(" ")
        if under_way == stamp:
            return int(last)
        clear(writer.connection)
        put_stamp(writer.connection, f"{stamp} 0", _UNDER_WAY)
        return 0
