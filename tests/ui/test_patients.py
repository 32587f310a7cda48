"""The patient list and its editor, with keys and clicks."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.patient import Patient, Sex
from nmsdesk.presenters.preferences import Preferences
from nmsdesk.ui.patients_model import BORN, IDENTIFIER, NAME, OPEN, WARD
from nmsdesk.ui.widgets.patient_table import shared
from tests.builders import an_order


def people(desk, *families):
    return [
        desk.charts.add_patient(Patient(f"ID-{number}", family_name=family, ward="3 B"))
        for number, family in enumerate(families)
    ]


@pytest.fixture
def page(window):
    window.show_page("patients")
    return window.pages.page("patients")


def names(page):
    return [page.model.line(at).name for at in range(page.model.rowCount())]


def test_that_an_empty_record_says_what_belongs_here_and_offers_the_first_step(page):
    assert page._empty.isVisible()
    page._empty.buttons[0].click()
    assert page.form.isVisible()


def test_that_typing_filters_and_enter_opens(qtbot, window, page):
    keys = people(window.desk, "Hartmann", "Okafor", "Novák")
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    qtbot.keyClicks(page.filter, "novak")
    assert names(page) == ["NOVÁK"]
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert window.key == keys[2]
    assert window.pages.front.name == "medications"


def test_that_arrows_move_in_the_list_from_the_filter(qtbot, window, page):
    people(window.desk, "Adams", "Brandt", "Celik")
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    qtbot.keyClick(page.filter, Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == 1
    for _ in range(5):
        qtbot.keyClick(page.filter, Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == 2


def test_that_home_and_end_go_to_the_first_and_the_last_patient(qtbot, window, page):
    people(window.desk, *(f"Family{number:02}" for number in range(40)))
    qtbot.waitUntil(lambda: page.model.rowCount() == 40)
    for control in (page.filter, page.table):
        qtbot.keyClick(control, Qt.Key.Key_End)
        assert page.table.currentIndex().row() == 39
        qtbot.keyClick(control, Qt.Key.Key_Home)
        assert page.table.currentIndex().row() == 0
    qtbot.keyClick(page.filter, Qt.Key.Key_PageDown)
    assert page.table.currentIndex().row() == 10


def test_that_shift_and_home_choose_typed_text(qtbot, window, page):
    people(window.desk, "Adams", "Adler")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    qtbot.keyClicks(page.filter, "ad")
    qtbot.keyClick(page.filter, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert page.filter.selectedText() == "ad"


def test_that_a_date_in_the_list_is_never_broken_at_its_hyphens(qtbot, window, page):
    window.desk.charts.add_patient(
        Patient("1", family_name="Adams", birth_date=date(1961, 3, 4), ward="3 B")
    )
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    born = page.model.index(0, BORN)
    assert "-" not in born.data()
    assert born.data(Qt.ItemDataRole.AccessibleTextRole) == "Born: 04-Mar-1961"


def test_that_long_identifiers_leave_what_is_open_its_room(qtbot, make_window, desk):
    desk.charts.add_patient(
        Patient("5de38439-d320-46d3-854d-3c098e88de4c" * 2, family_name="Adams" * 5, ward="3 B")
    )
    window = make_window(desk, Preferences(introduced=True, text_scale=150))
    window.wardrobe.wear(replace(Preferences(introduced=True), text_scale=150))
    window.show_page("patients")
    table = window.pages.page("patients").table
    qtbot.waitUntil(lambda: table.columnWidth(OPEN) > table.viewport().width() * 0.2)
    right = table.columnViewportPosition(OPEN) + table.columnWidth(OPEN)
    assert right <= table.viewport().width() + 1


def test_that_columns_give_way_in_their_order_and_a_date_never_does():
    least = {IDENTIFIER: 100, WARD: 100, NAME: 100}
    assert shared([300, 120, 60, 400, 200], 800, least) == [300, 120, 60, 120, 200]
    assert shared([300, 120, 60, 400, 200], 500, least) == [120, 120, 60, 100, 100]
    assert shared([100, 120, 60, 80, 50], 800, least) == [100, 120, 60, 80, 50]
    assert shared([100, 120, 60, 80, 50], 10, least) == [100, 120, 60, 80, 50]


def test_that_what_is_open_is_worked_out_when_one_comes_back_to_the_list(qtbot, window, page):
    key, other = people(window.desk, "Adams", "Brandt")
    window.desk.charts.add_order(key, an_order("haloperidol", 5, from_day=18))

    def worked_out():
        return "…" not in [page.model.index(at, OPEN).data() for at in (0, 1)]

    qtbot.waitUntil(lambda: page.model.rowCount() == 2 and worked_out())
    window.open_patient(other)
    qtbot.waitUntil(lambda: not page.working())
    window.show_page("patients")
    qtbot.waitUntil(worked_out)


def test_that_nobody_found_is_said(qtbot, window, page):
    people(window.desk, "Adams")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    qtbot.keyClicks(page.filter, "zzz")
    assert "zzz" in page._nothing_found.text()


def test_that_what_is_open_appears_beside_the_name(qtbot, window, page):
    key, _other = people(window.desk, "Adams", "Brandt")
    window.desk.charts.add_order(key, an_order("haloperidol", 5, from_day=18))

    def shown():
        return [page.model.index(at, OPEN).data() for at in range(page.model.rowCount())]

    qtbot.waitUntil(lambda: len(shown()) == 2 and "…" not in shown())
    assert shown()[0].startswith("◷ Watch: day 2 of 30")
    assert shown()[1] == "No medication list recorded"


def test_that_a_new_patient_is_typed_saved_and_opened(qtbot, window, page):
    window.new_patient()
    form = page.form
    qtbot.keyClicks(form.fields["family"].editor, "Hartmann")
    qtbot.keyClicks(form.fields["given"].editor, "Jonas")
    qtbot.keyClicks(form.fields["identifier"].editor, "44 120 87")
    qtbot.keyClicks(form.fields["born"].editor, "14-Mar-1991")
    form.sex.setCurrentIndex(form.sex.findData(Sex.MALE))
    form.risks.boxes["previous_nms"].click()
    qtbot.keyClicks(form.allergies.names, "penicillin")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = window.desk.charts.patients()
    assert window.key == row.key
    assert window.frame.status.words == "Saved."
    saved = window.desk.charts.patient(row.key)
    assert saved.display_name == "HARTMANN, Jonas"
    assert saved.risk_factors == ("previous_nms",)
    assert saved.allergies == ("penicillin",)
    assert "▲" in window.head.banner._earlier.text()


def test_that_a_problem_stands_at_its_field_and_nothing_typed_is_lost(qtbot, window, page):
    window.new_patient()
    form = page.form
    qtbot.keyClicks(form.fields["family"].editor, "Hartmann")
    qtbot.keyClicks(form.fields["born"].editor, "04/03/1991")
    form.save.click()
    assert "two ways" in form.fields["born"].problem
    assert "identifier" in form.fields["identifier"].problem
    assert form.draft().family == "Hartmann"
    assert window.desk.charts.patients() == ()


def test_that_a_refusal_of_the_record_keeps_the_form(window, page, monkeypatch):
    def refuse(*_args):
        raise UserError("The disk is full: nothing was written.")

    monkeypatch.setattr(type(window.desk.charts), "add_patient", refuse)
    window.new_patient()
    page.form.fields["identifier"].text = "7"
    page.form.save.click()
    assert "The disk is full" in page.form._problem.text()
    assert page.form.isVisible()
    assert page.form.draft().identifier == "7"


def test_that_opening_another_record_asks_while_a_form_is_unsaved(qtbot, window, page):
    one, two = people(window.desk, "Adams", "Brandt")
    window.open_patient(one)
    window.edit_patient()
    qtbot.keyClicks(page.form.fields["ward"].editor, "x")
    window.open_patient(two)
    assert window.key == one
    assert "not saved" in window.frame.notice.words
    window.frame.notice.take_offer()
    assert window.key == two
    assert window.desk.charts.patient(one).ward == "3 B"


def test_that_another_page_may_be_looked_at_and_the_form_waits(qtbot, window, page):
    (one,) = people(window.desk, "Adams")
    window.open_patient(one)
    window.edit_patient()
    qtbot.keyClicks(page.form.fields["ward"].editor, " west")
    window.show_page("compare")
    window.show_page("patients")
    assert page.form.isVisible()
    assert page.form.draft().ward == "3 B west"


def test_that_closing_the_window_asks_while_a_form_is_unsaved(qtbot, window, page):
    window.new_patient()
    qtbot.keyClicks(page.form.fields["family"].editor, "Hartmann")
    assert not window.frame.window_.close()
    assert window.frame.window_.isVisible()
    assert "not saved" in window.frame.notice.words


def test_that_escape_asks_before_what_was_typed_is_lost_and_stores_nothing(qtbot, window, page):
    window.new_patient()
    qtbot.keyClicks(page.form.fields["family"].editor, "Hartmann")
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    assert page.form.isVisible()
    assert "not saved" in page.form._problem.text()
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    assert not page.form.isVisible()
    assert window.desk.charts.patients() == ()


def test_that_escape_leaves_an_untouched_form_at_once(qtbot, window, page):
    window.new_patient()
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    assert not page.form.isVisible()


def test_that_escape_clears_the_filter(qtbot, window, page):
    people(window.desk, "Adams", "Brandt")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    qtbot.keyClicks(page.filter, "ada")
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert names(page) == ["ADAMS", "BRANDT"]


def test_that_a_row_keeps_the_height_of_its_words_when_the_list_is_filtered(qtbot, window, page):
    key, _other = people(window.desk, "Adams", "Brandt")
    window.desk.charts.add_order(key, an_order("haloperidol", 5, from_day=18))
    window.frame.window_.resize(900, 600)
    qtbot.waitUntil(lambda: str(page.model.index(0, OPEN).data()).startswith("◷"))
    qtbot.waitUntil(lambda: not page.working())

    def fits():
        return page.table.rowHeight(0) >= page.table.sizeHintForRow(0)

    qtbot.waitUntil(fits)
    assert page.table.rowHeight(0) > page.table.verticalHeader().defaultSectionSize()
    qtbot.keyClicks(page.filter, "ada")
    qtbot.waitUntil(lambda: not page.working())
    assert names(page) == ["ADAMS"]
    assert fits()


def test_that_a_told_problem_goes_once_it_is_mended(qtbot, window, page):
    window.new_patient()
    form = page.form
    form.save.click()
    assert form.fields["identifier"].problem
    qtbot.keyClicks(form.fields["identifier"].editor, "7")
    assert not form.fields["identifier"].problem
    assert not form._problem.text()
    qtbot.keyClicks(form.fields["born"].editor, "04/0")
    assert not form.fields["born"].problem


def test_that_tab_goes_from_the_baseline_to_the_contacts_and_then_to_save(qtbot, window, page):
    window.new_patient()
    form = page.form
    form.contacts._add()
    qtbot.waitUntil(lambda: all(one.isVisible() for line in form.contacts._lines for one in line))
    form.fields["baseline_on"].editor.setFocus()
    passed = []
    for _stop in range(8):
        qtbot.keyClick(window.frame.window_.focusWidget(), Qt.Key.Key_Tab)
        passed.append(window.frame.window_.focusWidget().accessibleName())
    assert passed == [
        "Contact 1, Name",
        "Contact 1, Relation or place",
        "Contact 1, Telephone",
        "Contact 2, Name",
        "Contact 2, Relation or place",
        "Contact 2, Telephone",
        "Another contact",
        "Save (Ctrl+Return)",
    ]


def test_that_every_field_of_the_form_has_a_name_for_a_screen_reader(window, page):
    window.new_patient()
    for field in page.form.fields.values():
        assert field.editor.accessibleName()


def test_that_what_is_typed_on_coming_back_takes_the_place_of_the_old_filter(qtbot, window, page):
    people(window.desk, "Marsh", "Novák")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    qtbot.keyClicks(page.filter, "marsh")
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    window.show_page("patients")
    qtbot.keyClicks(page.filter, "novak")
    assert page.filter.text() == "novak"
    assert names(page) == ["NOVÁK"]


def test_that_the_chosen_row_keeps_the_colour_of_its_level(qtbot, window, page):
    (key,) = people(window.desk, "Adams")
    window.desk.charts.add_order(key, an_order("haloperidol", 5, from_day=17))

    def ground():
        return page.model.index(0, OPEN).data(Qt.ItemDataRole.BackgroundRole)

    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and ground() is not None)
    page.table.selectRow(0)
    around = page.table.visualRect(page.model.index(0, OPEN))
    shown = page.table.viewport().grab(around).toImage()
    assert shown.pixelColor(shown.width() - 6, 3).name() == ground().name()


def test_that_text_made_larger_behind_another_page_fits_when_one_comes_back(qtbot, window, page):
    people(window.desk, "Adams-Wolkenstein")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    window.show_page("settings")
    window.wardrobe.scale(40)
    window.show_page("patients")

    def widths():
        return [page.table.columnWidth(at) for at in range(OPEN)]

    shown = widths()
    page.table._share_width()
    assert shown == widths()
    assert page.table.rowHeight(0) >= page.table.fontMetrics().height()
