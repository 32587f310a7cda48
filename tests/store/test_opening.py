"""Opening a record that is open, foreign, damaged or newer ends in a sentence, never in harm."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from nmsdesk.domain.errors import UserError
from nmsdesk.store.upgrade import StoreKind
from tests.record_builders import open_record

ROOT = Path(__file__).parents[2]
HOLDS = """
import sys, signal
from pathlib import Path
from tests.record_builders import open_record
record = open_record(Path(sys.argv[1]))
record.a_patient("FROM-THE-OTHER")
print("open", flush=True)
signal.pause()
"""


@pytest.fixture
def other(tmp_path):
    """Another process that holds the record."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_that_a_second_start_says_which_window_holds_the_record(other, tmp_path):
    with pytest.raises(UserError, match=f"already open in another window.*process {other.pid}"):
        open_record(tmp_path)


def test_that_a_lock_left_by_a_killed_process_stops_nobody(other, tmp_path):
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    record = open_record(tmp_path)
    assert [row.id for row in record.charts.patients()] == ["FROM-THE-OTHER"]
    record.close()


def test_that_a_closed_record_can_be_opened_again(tmp_path):
    for _ in range(2):
        open_record(tmp_path).close()


def test_that_a_refused_opening_lets_the_record_go(tmp_path):
    open_record(tmp_path).close()
    with pytest.raises(UserError):
        open_record(tmp_path, kind=StoreKind.DEMONSTRATION)
    open_record(tmp_path).close()


@pytest.mark.parametrize(
    ("made", "asked", "sentence"),
    [
        (StoreKind.DEMONSTRATION, StoreKind.CLINICAL, "holds a demonstration, not patients"),
        (StoreKind.CLINICAL, StoreKind.DEMONSTRATION, "holds patients, not a demonstration"),
    ],
)
def test_that_patients_and_a_demonstration_never_meet(tmp_path, made, asked, sentence):
    open_record(tmp_path, kind=made).close()
    with pytest.raises(UserError, match=sentence):
        open_record(tmp_path, kind=asked)


def test_that_a_record_of_a_newer_version_is_named_and_left_untouched(tmp_path):
    record = open_record(tmp_path)
    record.a_patient()
    record.close()
    with sqlite3.connect(record.path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
        connection.execute("UPDATE meta SET value = '7.1.0' WHERE name = 'program'")
    connection.close()
    before = record.path.read_bytes()
    with pytest.raises(UserError, match=r"newer version.*7\.1\.0.*0099.*untouched.*Install"):
        open_record(tmp_path)
    assert record.path.read_bytes() == before


def test_that_a_newer_record_that_says_nothing_of_itself_is_left_untouched_too(tmp_path):
    open_record(tmp_path).close()
    with sqlite3.connect(tmp_path / "record.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
        connection.execute("DROP TABLE meta")
    connection.close()
    with pytest.raises(UserError, match="version not recorded"):
        open_record(tmp_path)


def test_that_a_database_of_another_program_is_left_as_it_is(tmp_path):
    with sqlite3.connect(tmp_path / "record.db") as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
    connection.close()
    with pytest.raises(UserError, match="database of another program"):
        open_record(tmp_path)


@pytest.mark.parametrize("length", [100, 5_000, 60_000])
def test_that_a_file_that_is_no_database_is_left_as_it_is(tmp_path, length):
    path = tmp_path / "record.db"
    path.write_bytes(b"not a database " * (length // 15))
    before = path.read_bytes()
    sentence = "not a record of this program or is damaged.*if an upgrade made one"
    with pytest.raises(UserError, match=sentence):
        open_record(tmp_path)
    assert path.read_bytes() == before


def test_that_a_damaged_record_is_told_in_a_sentence(tmp_path):
    record = open_record(tmp_path)
    for n in range(200):
        record.a_patient(f"T-{n}", notes="x" * 500)
    record.close()
    with record.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (record.path.stat().st_size - 4096))
    with pytest.raises(UserError, match="damaged"):
        open_record(tmp_path).charts.patients()


def test_that_an_empty_file_becomes_a_new_record(tmp_path):
    (tmp_path / "record.db").touch()
    record = open_record(tmp_path)
    assert record.charts.patients() == ()
    record.close()


def test_that_a_folder_in_place_of_the_record_is_told(tmp_path):
    (tmp_path / "record.db").mkdir()
    with pytest.raises(UserError, match="is a folder"):
        open_record(tmp_path)


def test_that_a_file_in_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "data").touch()
    with pytest.raises(UserError, match="cannot be made"):
        open_record(tmp_path / "data")


AS_NOBODY = """
import os, sys, tempfile
from pathlib import Path
from nmsdesk.domain.errors import UserError
from tests.record_builders import open_record
with tempfile.TemporaryDirectory() as folder:
    open_record(Path(folder)).close()  # whatever is imported late is imported by now
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
try:
    record = open_record(Path(sys.argv[1]))
    record.a_patient("T-2")
except UserError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("file", "folder", "sentence"),
    [
        (0o600, 0o777, "cannot be opened"),
        (0o644, 0o777, "may only be read"),
        (0o666, 0o555, "cannot be written to"),
        (0o666, 0o700, "cannot be entered|cannot be written to"),
    ],
    ids=["unreadable", "read only", "folder closed", "folder of somebody else"],
)
def test_that_missing_permission_is_told_with_what_to_ask_for(
    readable_by_all, file, folder, sentence
):
    path = readable_by_all
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody who may not")
    record = open_record(path)
    record.a_patient()
    record.close()
    record.path.chmod(file)
    record.path.with_suffix(".lock").unlink()
    path.chmod(folder)
    try:
        ran = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(path)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        path.chmod(0o777)
    assert re.search(sentence, ran.stdout), ran.stdout + ran.stderr


@pytest.fixture
def readable_by_all():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o777)
        yield path
