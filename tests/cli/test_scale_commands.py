"""A record of many made-up people, and the index of its board made anew in processes."""

from datetime import datetime

import pytest

from nmsdesk.__main__ import main
from nmsdesk.bootstrap import open_desk
from nmsdesk.cli.rebuild import Told
from nmsdesk.paths import Paths


@pytest.fixture
def folder(tmp_path):
    assert main(["--data-dir", str(tmp_path), "demo", "--patients", "120", "--seed", "5"]) == 0
    return tmp_path


def shown(folder, now):
    """Who is on the board; how many the desk had to look at before it could tell."""
    desk = open_desk(Paths.under(folder), lambda: now, demo=True)
    try:
        return desk.board.catch_up(), [row.watching.patient.id for row in desk.board.rows()]
    finally:
        desk.close()


@pytest.mark.slow
def test_that_a_rebuild_in_processes_gives_what_the_desk_makes_itself(folder, capsys):
    now = datetime.now().replace(microsecond=0)  # noqa: TID251 - as the command takes it
    looked_at, before = shown(folder, now)
    assert looked_at > len(before) > 0
    capsys.readouterr()
    assert main(["--data-dir", str(folder), "--demo", "rebuild", "--workers", "2"]) == 0
    told = capsys.readouterr()
    assert "patients looked at" in told.err
    assert "rows kept" in told.out
    assert shown(folder, now) == (0, before)


def test_that_a_demonstration_is_not_made_over_another(folder, capsys):
    capsys.readouterr()
    assert main(["--data-dir", str(folder), "demo", "--patients", "1"]) == 2
    assert "already" in capsys.readouterr().err


def test_that_nobody_is_no_demonstration(tmp_path, capsys):
    assert main(["--data-dir", str(tmp_path), "demo", "--patients", "0"]) == 2
    assert "one patient at least" in capsys.readouterr().err


def test_that_progress_is_told_at_its_end_and_not_at_every_step(capsys):
    told = Told("patients")
    for done in range(1000):
        told.step(done, 1000)
    told.step(1000, 1000)
    lines = capsys.readouterr().err.splitlines()
    assert 2 <= len(lines) < 20
    assert lines[-1].startswith("patients: 1,000 of 1,000")
