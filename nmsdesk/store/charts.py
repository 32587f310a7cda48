"""The one door to the record: a transaction to read in, a transaction to write in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.store.engine import address_of, open_engine, writing
from nmsdesk.store.lock import StoreLock
from nmsdesk.store.problems import told
from nmsdesk.store.reading import Reader
from nmsdesk.store.revisions import StoreKind
from nmsdesk.store.upgrade import bring_up, copy_to, meta
from nmsdesk.store.watch_index import put_stamp
from nmsdesk.store.writer import Writer

Keeper = Callable[[Writer, tuple[PatientId, ...]], None]
"""Writes into the index of the watch board what the ledger says of the patients touched."""


class ChartStore:
    """An open record. `zone` names the zone whose wall time all its times are, where known."""

    def __init__(
        self, path: Path, engine: Engine, lock: StoreLock, who: str, now: Callable[[], datetime]
    ) -> None:
        self._path = path
        self._engine = engine
        self._lock = lock
        self._who = who
        self._now = now
        self._keeper: Keeper | None = None
        with self.reading() as reader:
            self.zone = meta(reader.connection).get("zone")

    @property
    def address(self) -> str:
        """Where another process of this program opens the same record, to read it."""
        return self._engine.url.render_as_string(hide_password=False)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        with told(self._path), self._engine.connect() as connection:
            yield Reader(connection)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """All of it or nothing: an exception inside leaves the record as it was.

        The index of the watch board is kept by the same transaction; where nobody keeps it, it
        is marked as not whole, to be made anew.
        """
        with told(self._path), writing(self._engine.connect()) as connection, connection.begin():
            writer = Writer(connection, self._who, self._now())
            yield writer
            self._keep_index(writer)

    def index_by(self, keeper: Keeper) -> None:
        """From now on `keeper` brings the index up to date, within each transaction that writes."""
        self._keeper = keeper

    def _keep_index(self, writer: Writer) -> None:
        if not writer.touched:
            return
        if self._keeper is None:
            put_stamp(writer.connection, None)
        else:
            self._keeper(writer, tuple(writer.touched))

    def copy_to(self, target: Path) -> None:
        """Write a copy of the record as it stands into a new file."""
        with told(target):
            copy_to(self._engine, target)

    def close(self) -> None:
        """Let go of the file and of the lock; closing twice is closing once."""
        self._engine.dispose()
        self._lock.release()


def open_store(
    path: Path, who: str, now: Callable[[], datetime], *, kind: StoreKind, zone: str | None
) -> ChartStore:
    """Open the record in `path`, made or brought up to date first.

    `zone` goes into a new record only. Raise `UserError` where it is open elsewhere, of another
    kind, from a newer version, damaged, or where the folder or the disk refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder {path.parent} cannot be made ({error.strerror}): nothing was stored. "
            "Name another folder with --data-dir."
        ) from error
    if _in_the_way(path):
        raise UserError(
            f"{path} is a folder, where the record's file should be: nothing was changed. "
            "Move it away, or name another folder with --data-dir."
        )
    lock = StoreLock(path.with_suffix(".lock"))
    engine = open_engine(address_of(path))
    try:
        with told(path):
            bring_up(engine, path, kind, zone)
        return ChartStore(path, engine, lock, who, now)
    except BaseException:
        engine.dispose()
        lock.release()
        raise


def _in_the_way(path: Path) -> bool:
    """Does something stand there that is no file."""
    try:
        return path.exists() and not path.is_file()
    except OSError as error:
        raise UserError(
            f"The folder {path.parent} cannot be entered ({error.strerror}): nothing was opened. "
            "Ask for permission to read and write there, or name another with --data-dir."
        ) from error
