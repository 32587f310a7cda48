"""Opens the database, whatever its address; nobody else makes an engine."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

BUSY_MILLISECONDS = 5_000


def address_of(path: Path) -> URL:
    """The address of a database file."""
    return URL.create("sqlite", database=str(path))


def open_engine(address: str | URL) -> Engine:
    """Make the engine; the file is touched at the first connection, not here.

    On SQLite the driver's own transactions are off and `BEGIN` is ours, since the driver opens
    none before a change of schema and a failed migration would leave half its tables.
    """
    engine = create_engine(address)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def writing(connection: Connection) -> Connection:
    """Let the next transaction take the write lock at once.

    One that reads first and then writes would be refused without waiting if another process
    wrote in between.
    """
    return connection.execution_options(nmsdesk_writes=True)


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("nmsdesk_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
