"""The program's front door: a command, or the window; every ending has its exit code."""

import logging
import subprocess
import sys

import pytest

from nmsdesk import __version__
from nmsdesk.__main__ import main
from nmsdesk.cli import main as command_line
from nmsdesk.domain.errors import UserError
from nmsdesk.logs import stop_logging


@pytest.fixture
def window():
    """Stands for the window and remembers how it was opened."""
    opened = []

    def opener(data_dir, demo):
        opened.append((data_dir, demo))
        return 0

    opener.opened = opened
    return opener


def test_that_without_a_command_the_window_opens(window, tmp_path):
    assert command_line.main([], window) == 0
    assert command_line.main(["--data-dir", str(tmp_path), "--demo"], window) == 0
    assert window.opened == [(None, False), (tmp_path, True)]


def test_that_the_window_ends_with_its_own_code():
    assert command_line.main([], lambda _dir, _demo: 7) == 7


def test_that_a_problem_a_person_can_mend_is_one_line(capsys):
    def full(_dir, _demo):
        raise UserError("The disk is full.\nNothing was lost; make room and try again.")

    assert command_line.main([], full) == 2
    assert capsys.readouterr().err.splitlines() == [
        "nmsdesk: The disk is full. Nothing was lost; make room and try again."
    ]


def test_that_a_fault_is_logged_without_its_words_and_without_a_trace_on_the_terminal(
    capsys, tmp_path, caplog
):
    caplog.asked_for = True

    def broken(_dir, _demo):
        raise KeyError("Adalbert Marked has 39.1")

    try:
        assert command_line.main(["--data-dir", str(tmp_path)], broken) == 70
    finally:
        stop_logging()
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert "Traceback" not in told
    assert "Adalbert" not in told
    log = tmp_path / "logs" / "nmsdesk.log"
    assert str(log) in told
    written = log.read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "test_main.py" in written
    assert "Adalbert" not in written


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["asses"], "invalid choice"),
        (["assess"], "CASE"),
        (["check", "--rot", "x"], "--rot"),
        (["--data-dir"], "expected one argument"),
    ],
)
def test_that_a_wrong_command_is_told_on_one_line(capsys, words, told):
    assert main(words) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert told in lines[0]
    assert "--help` shows what there is" in lines[0]


def test_that_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.strip() == f"nmsdesk {__version__}"


def test_that_being_interrupted_is_no_fault():
    def interrupted(_dir, _demo):
        raise KeyboardInterrupt

    assert command_line.main([], interrupted) == 130


def test_that_a_command_needs_neither_qt_nor_a_database(case_file):
    code = (
        "import sys; from nmsdesk.__main__ import main; "
        f"main(['assess', {str(case_file())!r}, '--json']); "
        "too_much = {'PySide6', 'sqlalchemy', 'alembic'} & set(sys.modules); "
        "sys.stderr.write(','.join(too_much))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr == ""


def test_that_logging_is_left_as_it_was_after_a_command(command):
    before = list(logging.getLogger("nmsdesk").handlers)
    command("check")
    assert logging.getLogger("nmsdesk").handlers == before
