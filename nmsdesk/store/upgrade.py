"""Brings a database to the schema of this program, or says why it cannot and leaves it alone."""

from contextlib import closing
from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError

from nmsdesk import __version__
from nmsdesk.domain.errors import UserError
from nmsdesk.store.engine import writing
from nmsdesk.store.revisions import HEAD, REVISIONS, StoreKind
from nmsdesk.store.schema import META, METADATA


def bring_up(engine: Engine, path: Path, kind: StoreKind, zone: str | None) -> None:
    """Create the tables, upgrade them after a copy was made, or find them as they should be.

    The revision is read by one statement; Alembic, a third of a start, is imported only where
    it differs. `zone` is written into a new database and never changed afterwards.
    """
    found = revision(engine)
    if found is None:
        _create(engine, path, kind, zone)
        return
    if found not in REVISIONS:
        raise UserError(
            f"{path} was last written by a newer version of this program "
            f"({_program(engine) or 'version not recorded'}, record format {found}); this is "
            f"version {__version__}, which reads up to {HEAD}. It was left untouched. Install "
            "the newer version to open it."
        )
    _refuse_other_kind(engine, path, kind)
    if found != HEAD:
        copy_to(engine, _free_name(path, found))
        import_module("nmsdesk.store.migrate").upgrade(engine, HEAD)
        with writing(engine.connect()) as connection, connection.begin():
            connection.execute(
                META.update().where(META.c.name == "program"), {"value": __version__}
            )


def revision(engine: Engine) -> str | None:
    """The database's revision; None where there is none yet."""
    with engine.connect() as connection:
        try:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        except DatabaseError as error:
            if getattr(error.orig, "sqlite_errorname", "SQLITE_ERROR") == "SQLITE_ERROR":
                return None
            raise
        return None if found is None else str(found)


def meta(connection: Connection) -> dict[str, str | None]:
    """What the database says about itself."""
    return {row.name: row.value for row in connection.execute(META.select())}


def copy_to(engine: Engine, target: Path) -> None:
    """Write a copy by the database's own means; copying the file would lose what WAL holds."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # The driver's own connection: the engine would open a transaction, in which nothing is copied.
    with closing(engine.raw_connection()) as connection:
        connection.cursor().execute("VACUUM INTO ?", (str(target),))


def _create(engine: Engine, path: Path, kind: StoreKind, zone: str | None) -> None:
    with writing(engine.connect()) as connection, connection.begin():
        if engine.dialect.get_table_names(connection):
            raise UserError(
                f"{path} is a database of another program: it was left as it is. Move it away, "
                "or name another folder with --data-dir."
            )
        METADATA.create_all(connection)
        stamp(connection, HEAD)
        connection.execute(
            META.insert(),
            [
                {"name": "store_kind", "value": kind.value},
                {"name": "zone", "value": zone},
                {"name": "program", "value": __version__},
            ],
        )


def stamp(connection: Connection, at: str) -> None:
    """Write the revision the way Alembic does."""
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:at)"), {"at": at})


def _program(engine: Engine) -> str | None:
    """The version that wrote it last, where the newer schema still says it in our way."""
    try:
        with engine.connect() as connection:
            return meta(connection).get("program")
    except DatabaseError:
        return None


def _refuse_other_kind(engine: Engine, path: Path, kind: StoreKind) -> None:
    with engine.connect() as connection:
        found = meta(connection).get("store_kind")
    if found == kind.value:
        return
    if kind is StoreKind.CLINICAL:
        raise UserError(
            f"{path} holds a demonstration, not patients: it was not opened. "
            "Start with --demo to see it, or name another folder with --data-dir."
        )
    raise UserError(
        f"{path} holds patients, not a demonstration: it was not opened. "
        "Start without --demo, or name another folder with --data-dir."
    )


def _free_name(path: Path, found: str) -> Path:
    folder = path.parent / "backups"
    stem = f"{path.stem}-before-{HEAD}-from-{found}"
    names = (folder / f"{stem}{'' if n == 1 else f'-{n}'}{path.suffix}" for n in range(1, 10_000))
    return next(name for name in names if not name.exists())
