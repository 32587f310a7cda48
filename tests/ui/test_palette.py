"""Ctrl+K, with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from nmsdesk.domain.patient import Patient
from nmsdesk.ui.widgets.drug_card import DrugCardContent


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


def card(window):
    content = window.frame.drawer.content
    assert isinstance(content, DrugCardContent)
    return content


def test_that_a_medicine_is_found_by_a_misspelt_brand_and_explained(qtbot, window, palette):
    qtbot.keyClicks(palette.field, "haldool")
    assert "haloperidol" in shown(palette)[0]
    assert shown(palette)[0].endswith("(Medicine)")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert "haloperidol" in window.frame.drawer.title
    words = " ".join(part.text() for part in card(window).findChildren(QLabel))
    assert "Blocks dopamine D2 receptors: strong" in words
    assert card(window).add is None


def test_that_a_found_medicine_goes_into_the_form_of_the_open_patient(qtbot, window, palette):
    palette.close_it()
    window.open_patient(window.desk.charts.patients()[0].key)
    window.show_page("compare")
    window.menus.do("find")
    qtbot.keyClicks(palette.field, "haldol")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert "HARTMANN" in card(window).add.accessibleName()
    assert card(window).add.hasFocus()
    qtbot.keyClick(card(window).add, Qt.Key.Key_Return)
    assert window.pages.front.name == "medications"
    page = window.pages.page("medications")
    assert page.side.editor.draft().drug == "Haldol"
    assert not page.side.dirty
    assert page.side.editor.inputs.strengths.hasFocus(), "its strengths are offered first"
    qtbot.keyClick(page.side.editor.inputs.strengths, "5")
    assert page.side.editor.fields["dose"].control.text() == "5", "and a dose goes past them"
    assert window.frame.drawer.content is None


def test_that_a_found_medicine_does_not_push_out_what_is_typed(qtbot, window, palette):
    palette.close_it()
    window.open_patient(window.desk.charts.patients()[0].key)
    page = window.pages.page("medications")
    page.act("add")
    qtbot.keyClicks(page.side.editor.drug.field, "lith")
    window.add_medicine("Haldol")
    assert page.side.editor.draft().drug == "lith"
    assert "save it or leave it" in window.frame.status.words


def test_that_the_offer_does_not_outlive_the_patient(qtbot, window, palette):
    palette.close_it()
    window.open_patient(window.desk.charts.patients()[0].key)
    window.menus.do("find")
    qtbot.keyClicks(palette.field, "haldol")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    window.open_patient(window.desk.charts.add_patient(Patient("2", family_name="Okafor")))
    assert window.frame.drawer.content is None


def test_that_a_medicine_without_a_part_here_is_found_and_said_to_be_one(qtbot, window, palette):
    qtbot.keyClicks(palette.field, "metformin")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    words = " ".join(part.text() for part in card(window).findChildren(QLabel))
    assert "without a known part" in words


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
    assert window.pages.front.name == "board"


def test_that_what_cannot_be_done_now_is_not_offered(qtbot, palette):
    qtbot.keyClicks(palette.field, "journal")
    assert not any(line.endswith("(Action)") for line in shown(palette))


def test_that_nothing_found_is_said(qtbot, palette):
    assert not palette._nothing.isVisible()
    qtbot.keyClicks(palette.field, "qqq")
    assert palette._nothing.isVisible()
    assert "qqq" in palette._nothing.text()
