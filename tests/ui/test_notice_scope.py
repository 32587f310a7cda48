"""A notice belongs to the page and the patient it was about, and Esc closes it."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.patient import Patient
from nmsdesk.ui.widgets.notice import Stays


@pytest.fixture
def bundle(tmp_path):
    """A small FHIR bundle of one person."""
    patient = {
        "resourceType": "Patient",
        "id": "p1",
        "identifier": [{"value": "A1"}],
        "name": [{"use": "official", "family": "Beatty", "given": ["Milan"]}],
    }
    path = tmp_path / "beatty.json"
    entry = {"fullUrl": "urn:uuid:0", "resource": patient}
    path.write_text(
        json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [entry]}),
        encoding="utf-8",
    )
    return path


@pytest.fixture
def two(window):
    """Two people; the first is open."""
    keys = [
        window.desk.charts.add_patient(Patient(f"ID-{name}", family_name=name))
        for name in ("Adams", "Brandt")
    ]
    window.open_patient(keys[0])
    return keys


def previewed(qtbot, window, path):
    window.importer.begin(path)
    pane = window.panels.pane
    qtbot.waitUntil(pane.accept.isEnabled)
    return pane


def taken_over(qtbot, window, path):
    previewed(qtbot, window, path).accept.click()
    assert "is stored" in window.frame.notice.words


def refuse(*_args):
    raise UserError("The disk is full: nothing was written.")


def refused(window, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(type(window.desk.charts), "undo", refuse)
        window.undo(1)
    assert "The disk is full" in window.frame.notice.words


@pytest.mark.usefixtures("two")
def test_that_a_problem_goes_with_the_page_it_was_about(window, monkeypatch):
    refused(window, monkeypatch)
    window.show_page("compare")
    assert window.frame.notice.words == ""


def test_that_a_problem_goes_with_the_patient_it_was_about(window, two, monkeypatch):
    refused(window, monkeypatch)
    window.open_patient(two[1])
    assert window.frame.notice.words == ""


@pytest.mark.usefixtures("two")
def test_that_a_problem_stays_while_its_page_is_shown_anew(window, monkeypatch):
    refused(window, monkeypatch)
    window.refresh()
    window.show_page("medications")
    assert "The disk is full" in window.frame.notice.words


def test_that_a_mistake_of_the_program_stays_on_every_page(window, two):
    window.frame.notice.say("The program made a mistake.", problem=True, stays=Stays.ALWAYS)
    window.open_patient(two[1])
    window.show_page("learn")
    assert "mistake" in window.frame.notice.words


@pytest.mark.usefixtures("two")
def test_that_esc_closes_a_notice_before_the_drawer(qtbot, window, monkeypatch):
    window.menus.do("keys")
    refused(window, monkeypatch)
    where = QApplication.focusWidget() or window.frame
    qtbot.keyClick(where, Qt.Key.Key_Escape)
    assert window.frame.notice.words == ""
    assert window.frame.drawer.isVisible()
    qtbot.keyClick(where, Qt.Key.Key_Escape)
    assert not window.frame.drawer.isVisible()


def test_that_taking_an_import_back_with_undo_tells_no_problem(qtbot, window, bundle):
    taken_over(qtbot, window, bundle)
    assert window.menus.action("undo").isEnabled()
    window.menus.do("undo")
    window.frame.notice.take_offer()
    qtbot.waitUntil(lambda: window.key is None)
    assert not window.frame.notice.words.startswith("▲")
    assert window.pages.front.name == "patients"
    assert not window.head.isVisible()


def test_that_the_offer_to_undo_an_import_stays_while_its_patient_is_looked_at(
    qtbot, window, bundle
):
    taken_over(qtbot, window, bundle)
    window.show_page("compare")
    assert "is stored" in window.frame.notice.words
    window.open_patient(None)
    assert window.frame.notice.words == ""


@pytest.mark.usefixtures("two")
def test_that_the_offer_to_undo_goes_once_the_import_was_taken_back(qtbot, window, bundle):
    pane = previewed(qtbot, window, bundle)
    pane.choose(0, 1)
    pane.accept.click()
    assert "is stored" in window.frame.notice.words
    window.menus.do("undo")
    window.frame.notice.take_offer()
    assert window.frame.notice.words == ""


def test_that_the_error_of_a_wrong_file_goes_with_the_next_file(qtbot, window, bundle, tmp_path):
    wrong = tmp_path / "wrong.json"
    wrong.write_text("hello", encoding="utf-8")
    window.importer.begin(wrong)
    qtbot.waitUntil(lambda: "wrong.json" in window.frame.notice.words)
    previewed(qtbot, window, bundle)
    assert window.frame.notice.words == ""


@pytest.mark.usefixtures("two")
def test_that_a_preview_stands_under_nobody_elses_banner(qtbot, window, bundle):
    window.why()
    window.menus.do("keys")
    pane = previewed(qtbot, window, bundle)
    assert not window.head.isVisible()
    assert not window.frame.drawer.isVisible()
    assert "Adams".upper() not in window.frame.window_.windowTitle()
    window.refresh()
    assert not window.head.isVisible()
    pane.cancel.click()
    assert window.head.isVisible()
    assert "ADAMS" in window.frame.window_.windowTitle()


def test_that_a_step_that_was_done_takes_the_refusal_before_it_away(window, two, monkeypatch):
    refused(window, monkeypatch)
    window.desk.charts.confirm_no_medicines(two[0])
    window.undo()
    assert window.frame.notice.words == ""


def test_that_what_was_done_last_is_not_told_over_the_next_patient(window, two):
    window.frame.status.say("haloperidol is stopped.")
    window.open_patient(two[1])
    assert window.frame.status.words == ""


def test_that_what_was_done_last_is_not_told_once_nobody_is_open(window, two):
    window.frame.status.say("haloperidol is stopped.")
    window.open_patient(two[0])
    assert window.frame.status.words == "haloperidol is stopped."
    window.open_patient(None)
    assert window.frame.status.words == ""
