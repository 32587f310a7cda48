"""Ctrl+K, with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt

from nmsdesk.domain.patient import Patient


@pytest.fixture
def palette(window):
    window.desk.charts.add_patient(Patient("1", family_name="Hartmann"))
    window.menus.do("find")
    return window.finder.palette


def shown(palette):
    return [palette.list.item(at).text() for at in range(palette.list.count())]


def test_that_a_patient_is_found_and_opened(qtbot, window, palette):
    qtbot.keyClicks(palette.field, "hart")
    assert shown(palette)[0].startswith("HARTMANN")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.key is not None
    assert not palette.isVisible()


def test_that_a_page_is_gone_to(qtbot, window, palette):
    qtbot.keyClicks(palette.field, "compare")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.pages.front.name == "compare"


def test_that_an_action_is_done(qtbot, window, palette):
    qtbot.keyClicks(palette.field, "new patient")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.pages.page("patients").form.isVisible()


def test_that_arrows_choose_and_escape_closes_without_doing(qtbot, window, palette):
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentRow() == 0
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.pages.front.name == "patients"


def test_that_what_cannot_be_done_now_is_not_offered(qtbot, palette):
    qtbot.keyClicks(palette.field, "journal")
    assert shown(palette) == []


def test_that_nothing_found_is_said(qtbot, palette):
    assert not palette._nothing.isVisible()
    qtbot.keyClicks(palette.field, "zzz")
    assert palette._nothing.isVisible()
    assert "zzz" in palette._nothing.text()
