"""The list by the standard driver is the list of the record, or none where that is doubtful."""

import signal
import sqlite3
import string
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmsdesk.domain.patient import Patient, Sex
from nmsdesk.store.first_look import first_look
from nmsdesk.store.revisions import StoreKind
from tests.record_builders import open_record

ROOT = Path(__file__).parents[2]
DIES = """
import os, signal, sys
from pathlib import Path
from tests.record_builders import open_record
open_record(Path(sys.argv[1])).a_patient("BEFORE-THE-END")
os.kill(os.getpid(), signal.SIGKILL)
"""
NAMES = st.none() | st.text(string.ascii_letters + "äÉß '", min_size=1, max_size=6)


@pytest.fixture
def closed(tmp_path):
    """The path of a record with one person in it that nobody holds."""
    record = open_record(tmp_path)
    record.a_patient("T-1", family_name="Lund", birth_date=date(1950, 2, 28), sex=Sex.FEMALE)
    record.close()
    return record.path


def looked(path: Path, kind: StoreKind = StoreKind.CLINICAL) -> list[str]:
    return [row.id for row in first_look(path, kind)]


@settings(deadline=None, max_examples=15)
@given(
    st.lists(
        st.tuples(NAMES, NAMES, NAMES, NAMES, st.none() | st.dates(), st.sampled_from(Sex)),
        max_size=5,
    ),
    st.sets(st.integers(0, 4)),
)
def test_that_it_lists_what_the_record_lists(people, touched):
    """Whoever was edited stands as edited, whoever was taken back is not there."""
    with tempfile.TemporaryDirectory() as folder:
        record = open_record(Path(folder))
        for number, (family, given_name, name, ward, born, sex) in enumerate(people):
            person = Patient(
                f"T-{number}",
                name=name,
                family_name=family,
                given_name=given_name,
                ward=ward,
                birth_date=born,
                sex=sex,
            )
            key = record.charts.add_patient(person)
            if number in touched:
                record.charts.undo(key, record.charts.journal(key)[0].id)
            elif number + 1 in touched:
                record.charts.edit_patient(key, Patient(f"E-{number}", family_name="Edited"))
        wanted = record.charts.patients()
        record.close()
        assert first_look(record.path, StoreKind.CLINICAL) == wanted


def test_that_what_a_killed_program_had_saved_is_listed_then_or_with_the_record(tmp_path):
    done = subprocess.run([sys.executable, "-c", DIES, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert looked(tmp_path / "record.db") in ([], ["BEFORE-THE-END"])
    record = open_record(tmp_path)
    assert [row.id for row in record.charts.patients()] == ["BEFORE-THE-END"]
    record.close()


def test_that_the_record_can_be_opened_after_it(closed, tmp_path):
    assert looked(closed) == ["T-1"]
    open_record(tmp_path).close()


def test_that_it_leaves_the_record_as_it_was(closed):
    before = closed.read_bytes()
    assert looked(closed) == ["T-1"]
    assert closed.read_bytes() == before


def test_that_no_record_is_made_by_it(tmp_path):
    assert looked(tmp_path / "record.db") == []
    assert list(tmp_path.iterdir()) == []


def test_that_a_path_that_the_system_refuses_shows_nobody(tmp_path):
    assert looked(tmp_path / f"{'long' * 100}.db") == []


def test_that_a_record_open_elsewhere_shows_nobody(tmp_path):
    record = open_record(tmp_path)
    record.a_patient()
    assert looked(record.path) == []
    record.close()


def test_that_a_record_of_the_other_kind_shows_nobody(closed):
    assert looked(closed, StoreKind.DEMONSTRATION) == []


def test_that_a_record_of_another_revision_shows_nobody(closed):
    with closing(sqlite3.connect(closed)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert looked(closed) == []


@pytest.mark.parametrize("content", [b"", b"no record at all", b"SQLite format 3\0" + b"\1" * 5000])
def test_that_what_is_no_record_shows_nobody(tmp_path, content):
    path = tmp_path / "record.db"
    path.write_bytes(content)
    assert looked(path) == []
    assert path.read_bytes() == content


def test_that_a_path_with_signs_of_its_own_is_read(tmp_path):
    folder = tmp_path / "50 % of ward #3? ä"
    folder.mkdir()
    record = open_record(folder)
    record.a_patient()
    record.close()
    assert looked(record.path) == ["T-1"]
