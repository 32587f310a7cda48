"""Recorded doses live through migrations, and every version of them stays in the tables."""

from contextlib import closing
from decimal import Decimal

import pytest
from sqlalchemy import text

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Administration, Given
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.record import Verb
from nmsdesk.store import migrate
from nmsdesk.store.engine import address_of, open_engine, writing
from nmsdesk.store.schema import META, METADATA
from nmsdesk.store.writer import Writer
from tests.builders import an_order, on_day
from tests.record_builders import NOW, open_record

REBUILDS_DOSES = '''
"""A later migration, as one will come: the tables of the doses are rebuilt."""
import sqlalchemy as sa
from alembic import op

revision = "later_doses"
down_revision = "{head}"


def upgrade():
    for name in ("administration", "administration_version", "medication_order"):
        with op.batch_alter_table(name, recreate="always") as table:
            table.add_column(sa.Column("archived", sa.Boolean(), nullable=True))
'''


def a_dose(order, hour=8, status=Given.GIVEN, **more):
    return Administration(order, Moment(on_day(4, hour)), status, **more)


@pytest.fixture
def doses(record):
    """A patient with a dose, a corrected one and one that was taken back."""
    key = record.a_patient()
    record.charts.add_order(key, an_order("haloperidol", 5, times=2))
    order = record.order_id(key, "haloperidol")
    record.charts.record_dose(key, a_dose(order, dose=Decimal("2.50"), unit="mg"))
    record.charts.record_dose(key, a_dose(order, 12))
    wrong = record.charts.doses(key, order)[-1]
    refused = a_dose(order, 12, Given.REFUSED, note="  says: „nein“ ")
    record.charts.correct_dose(key, wrong.id, refused, "misread")
    taken_back = record.charts.record_dose(key, a_dose(order, 13))
    record.charts.undo(key, taken_back.id)
    return key, order


@pytest.mark.usefixtures("doses")
def test_that_no_version_is_ever_overwritten(record):
    with record.store.reading() as reader:
        rows = reader.connection.execute(
            text("SELECT head_id, version, status, taken_back FROM administration_version")
        ).all()
    told = sorted((head, version, status, bool(back)) for head, version, status, back in rows)
    assert [row[1:] for row in told] == [
        (1, "given", False),
        (1, "given", False),
        (2, "refused", False),
        (1, "given", False),
        (2, "given", True),
    ]


def test_that_figures_and_notes_come_back_as_they_were_typed(record, doses):
    key, order = doses
    first, second = (one.given for one in record.charts.doses(key, order))
    assert str(first.dose) == "2.50"
    assert second.note == "  says: „nein“ "


def test_that_rebuilding_their_tables_loses_no_version_of_a_dose(record, doses, tmp_path):
    key, order = doses
    before = record.charts.doses(key, order)
    versions = [record.charts.dose_versions(key, one.id) for one in before]
    record.close()
    folder = tmp_path / "later"
    folder.mkdir()
    engine = open_engine(address_of(record.path))
    with engine.connect() as connection:
        head = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    later = REBUILDS_DOSES.replace("{head}", str(head))
    (folder / "later_doses.py").write_text(later, encoding="utf-8")
    migrate.upgrade(engine, "later_doses", folder)
    with engine.begin() as connection:
        # What this program reads of it; a newer one would know the new column.
        connection.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": head})
    engine.dispose()
    again = open_record(tmp_path)
    try:
        assert again.charts.doses(key, order) == before
        assert [again.charts.dose_versions(key, one.id) for one in before] == versions
    finally:
        again.close()


def test_that_doses_of_the_first_record_format_are_read_after_every_migration(tmp_path):
    path = tmp_path / "record.db"
    engine = open_engine(address_of(path))
    migrate.upgrade(engine, "0001")
    with writing(engine.connect()) as connection, connection.begin():
        rows = [{"name": "store_kind", "value": "clinical"}, {"name": "zone", "value": None}]
        connection.execute(META.insert(), rows)
        writer = Writer(connection, "old hand", NOW)
        key = writer.new_patient()
        pen = writer.entry(key, Verb.IMPORT, "a document")
        pen.first_patient_version(Patient("T-1"), medicines_known=True)
        order = pen.add_order(an_order("haloperidol", 5))
        pen.add_administration(a_dose(order, status=Given.HELD, note="fever"))
    engine.dispose()
    record = open_record(tmp_path)
    try:
        (kept,) = record.charts.doses(key, order)
        assert kept.given == a_dose(order, status=Given.HELD, note="fever")
        assert kept.who == "old hand"
        record.charts.correct_dose(key, kept.id, a_dose(order), "it was given after all")
        assert len(record.charts.dose_versions(key, kept.id)) == 2
    finally:
        record.close()


@pytest.mark.usefixtures("doses")
def test_that_a_dose_names_its_patient_in_every_row(record):
    with closing(open_engine(address_of(record.path)).connect()) as connection:
        for name in ("administration", "administration_version"):
            assert name in METADATA.tables
            wrong = connection.execute(
                text(f"SELECT count(*) FROM {name} WHERE patient_id <> 1")
            ).scalar()
            assert wrong == 0
