"""Ctrl+Z steps back entry by entry; the journal takes an undoing back."""

import pytest
from PySide6.QtWidgets import QPushButton

from nmsdesk.domain.patient import Patient
from tests.builders import an_order


@pytest.fixture
def key(window):
    made = window.desk.charts.add_patient(Patient("7", family_name="Adams"))
    window.open_patient(made)
    window.desk.charts.add_order(made, an_order("haloperidol", 5, from_day=17))
    window.desk.charts.add_order(made, an_order("lithium", 400, from_day=17))
    window.refresh()
    return made


def drugs(window, key):
    case = window.desk.charts.case(key, window.desk.now())
    return [order.drug for order in case.orders or ()]


def test_that_undo_twice_takes_back_two_entries(window, key):
    window.menus.do("undo")
    assert drugs(window, key) == ["haloperidol"]
    window.menus.do("undo")
    assert drugs(window, key) == []


@pytest.mark.usefixtures("key")
def test_that_the_menu_names_the_entry_before_after_each_step(qtbot, window):
    undo = window.menus.action("undo")
    assert undo.text() == "Undo: lithium added"
    window.menus.do("undo")
    qtbot.waitUntil(lambda: undo.text() == "Undo: haloperidol added")


def test_that_the_journal_does_an_undone_entry_again(qtbot, window, key):
    window.menus.do("undo")
    window.menus.do("journal")
    words = {made.text(): made for made in window.frame.drawer.content.findChildren(QPushButton)}
    assert "Redo" in words
    assert words["Redo"].accessibleName() == "Redo: lithium added"
    words["Redo"].click()
    assert sorted(drugs(window, key)) == ["haloperidol", "lithium"]
    qtbot.waitUntil(lambda: window.menus.action("undo").text() == "Undo: lithium added")
