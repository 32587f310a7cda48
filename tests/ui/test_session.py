"""From the first paint to the open record; what keeps it from opening is said in the window."""

import sys

import pytest

from nmsdesk.bootstrap import open_desk
from nmsdesk.paths import Paths
from nmsdesk.presenters.preferences import Preferences
from nmsdesk.ui.opening import Opening
from nmsdesk.ui.preferences_file import write_preferences
from nmsdesk.ui.session import Session


@pytest.fixture
def paths(tmp_path, dressed, known):  # noqa: ARG001 - what surrounds every desk
    made = Paths.under(tmp_path / "desk")
    write_preferences(made.settings, Preferences(introduced=True))
    return made


@pytest.fixture
def start(qapp, qtbot, clock, monkeypatch, paths):
    """The window as `app.run` starts it, without its event loop."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = []

    def begin(**more):
        opening = Opening(paths.settings)
        qtbot.addWidget(opening)
        with qtbot.waitSignal(opening.painted):
            opening.show()
        session = Session(qapp, opening, paths, clock, demo=more.get("demo", False))
        made.append(session)
        return session

    yield begin
    for session in made:
        qapp.aboutToQuit.disconnect(session._end)
        session._end()


def test_that_the_record_opens_behind_the_painted_window(qtbot, start):
    session = start()
    assert session.window is None
    qtbot.waitUntil(lambda: session.window is not None, timeout=20_000)
    assert session.frame.message is None
    assert session.window.pages.front.name == "patients"


def test_that_a_demonstration_lists_its_people(qtbot, start):
    session = start(demo=True)
    qtbot.waitUntil(lambda: session.window is not None, timeout=20_000)
    assert session.window.desk.charts.patients()


def test_that_a_record_that_cannot_be_opened_is_said_and_can_be_tried_again(qtbot, start, paths):
    paths.data.mkdir(parents=True, exist_ok=True)
    blocking = paths.data / "record.db"
    blocking.mkdir()
    session = start()
    qtbot.waitUntil(lambda: "record.db" in session.frame.message.words, timeout=20_000)
    assert session.exit_code == 0
    blocking.rmdir()
    session.frame.message.buttons[0].click()
    qtbot.waitUntil(lambda: session.window is not None, timeout=20_000)


def test_that_a_second_start_on_the_same_record_is_said(qtbot, start, paths, clock):
    first = open_desk(paths, clock)
    try:
        session = start()
        qtbot.waitUntil(lambda: bool(session.frame.message.words), timeout=20_000)
        assert session.window is None
    finally:
        first.close()


def test_that_a_defect_is_told_with_a_report_that_names_nobody(
    qtbot, start, monkeypatch, caplog, qapp
):
    caplog.asked_for = True

    def fail(*_args, **_more):
        raise RuntimeError("Hartmann")

    monkeypatch.setattr("nmsdesk.bootstrap.open_desk", fail)
    session = start()
    qtbot.waitUntil(lambda: bool(session.frame.message.words), timeout=20_000)
    assert session.exit_code == 70
    assert "Hartmann" not in session.frame.message.words
    session.frame.message.buttons[0].click()
    assert "RuntimeError" in qapp.clipboard().text()
