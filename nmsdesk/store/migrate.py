"""Runs the migrations; imported only where a database's revision differs, since Alembic is slow."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from nmsdesk.store.engine import writing
from nmsdesk.store.schema import METADATA

MIGRATIONS = Path(__file__).parent / "migrations"


def configuration(connection: Connection | None, *more_versions: Path) -> Config:
    """Alembic's settings without a file; `more_versions` are folders a test adds."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    folders = (MIGRATIONS / "versions", *more_versions)
    config.set_main_option("version_locations", "\n".join(map(str, folders)).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["target_metadata"] = METADATA
    return config


def upgrade(engine: Engine, to: str, *more_versions: Path) -> None:
    """Upgrade in one transaction with foreign keys off, and look for orphans before it ends.

    With the keys on, rebuilding a table (all that SQLite can do to most columns) takes the
    rows that refer to it along. Any error leaves the database as it was.
    """
    with writing(engine.connect()) as connection:
        lite = engine.dialect.name == "sqlite"
        driver = connection.connection.driver_connection
        if lite and driver is not None:
            # Before BEGIN: inside a transaction SQLite ignores this pragma.
            driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                command.upgrade(configuration(connection, *more_versions), to)
                if lite:
                    _refuse_orphans(connection)
        finally:
            if lite and driver is not None:
                driver.execute("PRAGMA foreign_keys = ON")


def _refuse_orphans(connection: Connection) -> None:
    if orphans := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise RuntimeError(f"the upgrade would leave {len(orphans)} rows without their parent")
