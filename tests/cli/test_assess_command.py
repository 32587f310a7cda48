"""`nmsdesk assess`: the public answer, a short summary, and one line for every bad file."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from nmsdesk.cli.console import one_line

FULL = Path("/dev/full")


def refused(done):
    """The one line of a refusal."""
    assert done.code == 2
    assert done.out == ""
    lines = done.err.splitlines()
    assert len(lines) == 1, done.err
    return lines[0]


def test_that_a_case_is_answered_as_the_public_document(command, case_file):
    done = command("assess", case_file(), "--json")
    assert done.code == 0
    assert done.err == ""
    answer = done.json
    assert answer["nmsdesk_assessment"] == 1
    assert answer["changes"][0]["drug"] == "haloperidol"
    assert answer["urgency"]["level"] == "emergency"
    assert [one["text"] for one in answer["unrecognised"]] == ["unheard-of 3 mg"]


def test_that_the_same_case_gives_the_same_bytes(command, case_file):
    path = case_file()
    assert command("assess", path, "--json").out == command("assess", path, "--json").out


def test_that_every_statement_of_the_answer_is_a_sentence(command, case_file):
    answer = command("assess", case_file(), "--json").json
    said = [
        *(change["why"] for change in answer["changes"]),
        *answer["urgency"]["reasons"],
        *answer["urgency"]["actions"],
        *answer["assumptions"],
    ]
    assert said
    assert all("…" not in one and "_" not in one for one in said), said


def test_that_without_json_a_person_can_read_it(command, case_file):
    done = command("assess", case_file())
    assert done.code == 0
    assert done.out.startswith("F-1, 20-Jun-2026 10:00: Emergency")
    assert "Not evaluated: unheard-of 3 mg" in done.out
    assert "{" not in done.out


def test_that_an_exit_code_says_nothing_about_the_finding(command, case_file):
    calm = case_file("calm.json", medications=[], observations=[])
    assert command("assess", calm, "--json").code == 0


def test_that_a_wrong_file_gets_one_line_with_file_path_and_mend(command, case_file):
    path = case_file(patient={"id": "x", "sex": "m"}, medications=7)
    line = refused(command("assess", path, "--json"))
    assert line.startswith(f"nmsdesk: {path}: patient.sex: unknown word")
    assert line.endswith("(and 1 more)")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty (0 bytes)"),
        (b'{"nmsdesk_case": 1, "patient": {"id"', "ends in the middle at line 1"),
        (b"temperature;38,6\n", "is not JSON at line 1, column 1"),
        (b"\x89PNG\r\n\x1a\n", "is not UTF-8 at byte 1"),
    ],
)
def test_that_a_file_that_is_no_case_is_told_by_name(command, tmp_path, content, words):
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    line = refused(command("assess", path))
    assert str(path) in line
    assert words in line


def test_that_a_missing_file_and_a_folder_are_told_apart(command, tmp_path):
    assert "there is no such file" in refused(command("assess", tmp_path / "none.json"))
    assert "is a folder" in refused(command("assess", tmp_path))
    below_a_file = tmp_path / "file"
    below_a_file.write_text("x")
    assert str(below_a_file / "x") in refused(command("assess", below_a_file / "x"))


def test_that_a_line_end_in_a_file_name_stays_on_the_line(command, tmp_path):
    refused(command("assess", tmp_path / "a\nb.json"))


AS_NOBODY = """
import os, sys
from nmsdesk.__main__ import main
from nmsdesk.cli import assess
from nmsdesk.cli.main import parser
parser()  # Python's own modules may lie where that user may not look, so they are loaded before
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
sys.exit(main(["assess", sys.argv[1]]))
"""


@pytest.mark.skipif(os.name == "nt", reason="rights are told otherwise there")
@pytest.mark.parametrize(
    ("folder_mode", "words"),
    [
        (0o755, "you may not read it; ask its owner for the right to read"),
        (0o600, "you may not look into its folder; ask its owner for the right to read"),
    ],
)
def test_that_a_file_one_may_not_read_is_told_so(folder_mode, words):
    """Root reads everything, so the program runs as an unprivileged user."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "case.nmscase.json")
        path.write_text("{}")
        path.chmod(0)
        Path(name).chmod(folder_mode)
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        Path(name).chmod(0o700)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [f"nmsdesk: {path}: {words}"]


def test_that_a_pipe_closed_early_is_no_complaint(process, case_file):
    reading, writing = os.pipe()
    os.close(reading)
    done = process("assess", case_file(), "--json", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert done.stderr == ""


@pytest.mark.skipif(not FULL.exists(), reason="no device here that is always full")
def test_that_an_answer_that_cannot_be_written_is_told_on_one_line(process, case_file):
    with FULL.open("w", encoding="utf-8") as full:
        done = process("assess", case_file(), "--json", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "nmsdesk: the answer could not be written: No space left on device"
    ]


def test_that_the_answer_is_utf8_whatever_the_platform_speaks(process, case_file):
    path = case_file(medications=[{"drug": "Йод"}])
    done = process(
        "assess",
        path,
        "--json",
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["unrecognised"][0]["text"] == "Йод"


def test_that_control_signs_never_reach_the_terminal():
    assert one_line("a\x1b[31m\nb\u2028c") == "a [31m b c"
