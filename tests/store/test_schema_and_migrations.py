"""The tables are what the migrations make, and a migration loses no row."""

import ast
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from nmsdesk.store import migrate
from nmsdesk.store.engine import address_of, open_engine
from nmsdesk.store.local_names import give_name, standing_names
from nmsdesk.store.schema import METADATA
from nmsdesk.store.upgrade import HEAD, REVISIONS, StoreKind, bring_up, revision
from tests.builders import an_order
from tests.record_builders import open_record

REBUILDS_PATIENT = '''
"""A later migration, as one will come: the table that everything refers to is rebuilt."""
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    with op.batch_alter_table("patient", recreate="always") as patient:
        patient.add_column(sa.Column("archived", sa.Boolean(), nullable=True))
'''


@pytest.fixture
def engine(tmp_path):
    engine = open_engine(address_of(tmp_path / "record.db"))
    yield engine
    engine.dispose()


@pytest.fixture
def populated(tmp_path):
    """A record with 3 patients and 12 orders, closed."""
    record = open_record(tmp_path)
    for n in range(3):
        key = record.a_patient(f"T-{n}")
        for mg in range(1, 5):
            record.charts.add_order(key, an_order("haloperidol", mg))
    record.close()
    return record.path


def later(tmp_path, source):
    folder = tmp_path / "later"
    folder.mkdir()
    (folder / "0004_later.py").write_text(source, encoding="utf-8")
    return folder


def described(engine):
    found = inspect(engine)
    return {
        name: (
            [{**column, "type": str(column["type"])} for column in found.get_columns(name)],
            found.get_pk_constraint(name),
            sorted(found.get_foreign_keys(name), key=str),
            sorted(found.get_indexes(name), key=str),
            found.get_unique_constraints(name),
        )
        for name in found.get_table_names()
    }


def rows(path):
    with closing(open_engine(address_of(path)).connect()) as connection:
        return {
            table.name: connection.execute(text(f"SELECT count(*) FROM {table.name}")).scalar()
            for table in METADATA.sorted_tables
        }


def test_that_the_migrations_make_the_tables_of_the_program(engine):
    migrate.upgrade(engine, "head")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, METADATA) == []


def test_that_a_new_record_has_the_very_tables_that_the_migrations_make(engine, tmp_path):
    migrate.upgrade(engine, "head")
    made = open_engine(address_of(tmp_path / "new.db"))
    bring_up(made, tmp_path / "new.db", StoreKind.CLINICAL, None)
    assert described(made) == described(engine)
    assert revision(made) == revision(engine) == HEAD
    made.dispose()


def test_that_the_revisions_the_program_knows_are_those_of_the_migrations():
    scripts = ScriptDirectory.from_config(migrate.configuration(None))
    assert tuple(s.revision for s in reversed(list(scripts.walk_revisions()))) == REVISIONS


def test_that_no_migration_imports_the_program():
    for path in (migrate.MIGRATIONS / "versions").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = getattr(node, "module", None), *(a.name for a in getattr(node, "names", ()))
            assert not any(str(name).startswith("nmsdesk") for name in named if name)


def test_that_rebuilding_the_patients_loses_none_of_their_orders(populated, tmp_path):
    before = rows(populated)
    engine = open_engine(address_of(populated))
    migrate.upgrade(engine, "0004", later(tmp_path, REBUILDS_PATIENT))
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert "archived" in {c["name"] for c in inspect(connection).get_columns("patient")}
    engine.dispose()
    assert rows(populated) == before
    assert before["order_version"] == 12


@pytest.mark.parametrize(
    "breaks",
    ["raise RuntimeError('half way')", "op.execute('DELETE FROM patient WHERE id = 1')"],
    ids=["fails half way", "leaves orphans"],
)
def test_that_a_migration_that_goes_wrong_leaves_the_record_as_it_was(populated, tmp_path, breaks):
    before = populated_dump(populated)
    engine = open_engine(address_of(populated))
    folder = later(
        tmp_path,
        f"{REBUILDS_PATIENT}    op.create_table('half', sa.Column('x', sa.Text()))\n    {breaks}\n",
    )
    with pytest.raises(RuntimeError, match=r"half way|without their parent"):
        migrate.upgrade(engine, "0004", folder)
    engine.dispose()
    assert populated_dump(populated) == before


def populated_dump(path):
    with closing(open_engine(address_of(path)).raw_connection()) as connection:
        return list(connection.driver_connection.iterdump())


def test_that_an_older_record_is_copied_before_it_is_upgraded(populated, tmp_path, monkeypatch):
    folder = later(tmp_path, REBUILDS_PATIENT)
    plain = migrate.upgrade
    monkeypatch.setattr("nmsdesk.store.upgrade.HEAD", "0004")
    monkeypatch.setattr("nmsdesk.store.upgrade.REVISIONS", ("0001", "0002", "0003", "0004"))
    monkeypatch.setattr(migrate, "upgrade", lambda engine, to: plain(engine, to, folder))
    before = rows(populated)
    record = open_record(populated.parent)
    assert len(record.charts.patients()) == 3
    record.close()
    (copy,) = (populated.parent / "backups").iterdir()
    assert copy.name == "record-before-0004-from-0003.db"
    assert rows(copy) == rows(populated) == before


@pytest.fixture
def of_the_first_revision(populated, tmp_path):
    """The populated record as the first revision would have left it."""
    engine = open_engine(address_of(populated))
    with engine.begin() as connection:
        for table in ("watch_window", "watch_patient", "watch_mark", "local_name"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    first = open_engine(address_of(tmp_path / "first.db"))
    migrate.upgrade(first, "0001")
    assert described(engine) == described(first)
    for one in (engine, first):
        one.dispose()
    return populated


def test_that_a_record_of_the_first_revision_gets_its_local_names_and_loses_nothing(
    of_the_first_revision,
):
    path = of_the_first_revision
    orders = contents(path, "order_version")
    record = open_record(path.parent)
    with record.store.writing() as writer:
        give_name(writer, "Foodol", "haloperidol")
    with record.store.reading() as reader:
        assert [one.name for one in standing_names(reader)] == ["Foodol"]
    assert len(record.charts.patients()) == 3
    record.close()
    assert contents(path, "order_version") == orders
    assert len(orders) == 12
    (copy,) = (path.parent / "backups").iterdir()
    assert copy.name == "record-before-0003-from-0001.db"
    assert contents(copy, "order_version") == orders


def contents(path, table):
    with closing(open_engine(address_of(path)).connect()) as connection:
        return connection.execute(text(f"SELECT * FROM {table}")).all()


def test_that_a_copy_holds_what_has_not_yet_left_the_write_ahead_log(tmp_path):
    record = open_record(tmp_path)
    record.a_patient()
    record.store.copy_to(tmp_path / "copies" / "copy.db")
    assert rows(tmp_path / "copies" / "copy.db")["patient"] == 1
    record.close()


def test_that_opening_a_record_that_is_up_to_date_imports_no_alembic_and_no_orm(populated):
    """Each costs a tenth of a second or more, at every start."""
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from tests.record_builders import open_record\n"
        f"record = open_record(Path({str(populated.parent)!r}))\n"
        "assert len(record.charts.patients()) == 3\nrecord.close()\n"
        "heavy = ('alembic', 'sqlalchemy.orm', 'PySide6', 'msgspec')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_that_every_statement_of_the_schema_is_portable():
    """No SQLite-only word in the tables: they must stand on PostgreSQL too."""
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateTable

    for table in METADATA.sorted_tables:
        made = str(CreateTable(table).compile(dialect=postgresql.dialect()))
        assert not re.search(r"AUTOINCREMENT|WITHOUT ROWID|STRICT", made)
