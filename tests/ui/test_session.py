"""From the first paint to the open record; what keeps it from opening is said in the window."""

import sys
from threading import Event

import pytest
from PySide6.QtCore import Qt

from nmsdesk.bootstrap import desk_of, open_desk
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.patient import Patient
from nmsdesk.paths import Paths
from nmsdesk.presenters.preferences import Preferences
from nmsdesk.services.opening import open_record
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
    assert session.window.pages.front.name == "board"


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

    monkeypatch.setattr("nmsdesk.services.opening.open_record", fail)
    session = start()
    qtbot.waitUntil(lambda: bool(session.frame.message.words), timeout=20_000)
    assert session.exit_code == 70
    assert "Hartmann" not in session.frame.message.words
    session.frame.message.buttons[0].click()
    assert "RuntimeError" in qapp.clipboard().text()


@pytest.fixture
def two_patients(paths, clock):
    """A record with two people in it, closed again."""
    record = open_record(paths, clock)
    for family in ("Hartmann", "Lund"):
        record.charts.add_patient(Patient(family, family_name=family, given_name="Jo"))
    record.close()


@pytest.mark.usefixtures("two_patients")
def test_that_the_list_can_be_typed_in_before_the_pages_are_there(qtbot, start):
    session = start()
    qtbot.waitUntil(lambda: session._early is not None, timeout=20_000)
    early = session._early
    assert early.table.model().rowCount() == 2
    qtbot.keyClicks(early.filter, "lund")
    assert early.table.model().rowCount() == 1
    qtbot.waitUntil(lambda: session.window is not None, timeout=20_000)
    assert session.window.pages.front.name == "patients"
    assert session.window.pages.page("patients").filter.text() == "lund"


@pytest.mark.usefixtures("two_patients")
def test_that_a_patient_picked_early_is_opened_as_soon_as_it_can_be(qtbot, start):
    session = start()
    qtbot.waitUntil(lambda: session._early is not None, timeout=20_000)
    qtbot.keyClick(session._early.filter, Qt.Key.Key_Down)
    qtbot.keyClick(session._early.filter, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.window is not None, timeout=20_000)
    assert session.window.chart.case.patient.family_name == "Lund"


@pytest.mark.usefixtures("two_patients")
def test_that_a_desk_that_cannot_be_joined_lets_go_of_the_record(qtbot, start, monkeypatch):
    broken = [True]

    def join(record):
        if broken:
            raise UserError("The knowledge does not hold.")
        return desk_of(record)

    def said():
        message = session.frame.message
        return message is not None and "does not hold" in message.words

    monkeypatch.setattr("nmsdesk.bootstrap.desk_of", join)
    session = start()
    qtbot.waitUntil(said, timeout=20_000)
    broken.clear()
    session.frame.message.buttons[0].click()
    qtbot.waitUntil(lambda: session.window is not None, timeout=20_000)


def test_that_an_open_record_is_logged_into_a_file_of_its_own(qtbot, start, paths):
    session = start()
    qtbot.waitUntil(lambda: session.window is not None, timeout=20_000)
    assert (paths.logs / "nmsdesk.log").is_file()


@pytest.mark.usefixtures("two_patients")
def test_that_the_list_does_not_wait_for_the_record_to_be_opened(qtbot, start, monkeypatch):
    may_open = Event()
    opened = open_record

    def held(*args, **more):
        may_open.wait(20)
        return opened(*args, **more)

    monkeypatch.setattr("nmsdesk.services.opening.open_record", held)
    session = start()
    try:
        qtbot.waitUntil(lambda: session._early is not None, timeout=20_000)
        assert session._record is None
        qtbot.keyClicks(session._early.filter, "lund")
        assert session._early.table.model().rowCount() == 1
    finally:
        may_open.set()
    qtbot.waitUntil(lambda: session.window is not None, timeout=20_000)
    assert session.window.pages.page("patients").filter.text() == "lund"


@pytest.mark.usefixtures("two_patients")
def test_that_a_record_that_changed_since_the_first_look_is_listed_as_it_is(qtbot, start):
    session = start()
    qtbot.waitUntil(lambda: session._early is not None, timeout=20_000)
    qtbot.keyClicks(session._early.filter, "jo")
    session._early.present(session._early._rows[:1])
    assert session._early.table.model().rowCount() == 1
    assert session._early.typed == "jo"


@pytest.mark.usefixtures("two_patients")
def test_that_a_window_closed_while_the_record_opens_lets_go_of_it(
    qapp, qtbot, start, paths, clock
):
    session = start()
    qtbot.waitUntil(lambda: session._early is not None, timeout=20_000)
    session._end()
    qapp.processEvents()
    assert session.window is None
    open_record(paths, clock).close()
