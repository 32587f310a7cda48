"""Ctrl+Z steps back in what is in front, and never takes people out of the record by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.check_bench import at, haloperidol, press

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def names(desk):
    return [row.family_name for row in desk.charts.patients()]


def key_of(desk, family):
    return next(row.key for row in desk.charts.patients() if row.family_name == family)


@pytest.fixture
def window(demo_window):
    demo_window.open_patient(key_of(demo_window.desk, "Okafor"))
    QApplication.processEvents()
    return demo_window


def test_that_the_import_of_eight_people_is_not_taken_back_by_a_key(window):
    everybody = names(window.desk)
    window.undo()
    assert names(window.desk) == everybody
    assert "leave" in window.frame.notice.words


def test_that_people_who_were_taken_out_can_be_brought_back(window):
    everybody = names(window.desk)
    window.undo()
    window.frame.notice.take_offer()
    QApplication.processEvents()
    assert not names(window.desk)
    window.frame.notice.take_offer()
    assert names(window.desk) == everybody


def test_that_undo_says_what_it_took_back(window):
    window.desk.charts.add_order(window.key, haloperidol())
    window.undo()
    assert "haloperidol" in window.frame.status.words


def test_that_undo_on_the_check_is_about_the_check(window, qtbot):
    window.desk.charts.add_order(window.key, haloperidol())
    orders = window.desk.charts.case(window.key, window.desk.now()).orders
    window.show_page("check")
    page = window.pages.page("check")
    at(page, "tremor")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press("y")
    page.body.side.finish.setFocus()
    window.undo()
    assert page.checklist.draft.answers == {}
    window.undo()
    assert window.desk.charts.case(window.key, window.desk.now()).orders == orders


def test_that_the_laboratory_is_one_key_away_from_the_finish_button_too(window):
    window.show_page("check")
    page = window.pages.page("check")
    bedside = page.body.sheet
    page.body.side.finish.setFocus()
    QTest.keyClick(page.body.side.finish, Qt.Key.Key_L)
    assert page.body.sheet is not bedside


def test_that_a_word_typed_over_the_lessons_is_a_search(window, qtbot):
    window.show_page("learn")
    page = window.pages.page("learn")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    for letter in "clonus":
        QTest.keyClicks(QApplication.focusWidget(), letter)
    assert window.pages.in_front is page
    assert page._search.text() == "clonus"


def test_that_a_question_mark_in_the_empty_filter_shows_the_keys(window, qtbot):
    window.show_page("patients")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QTest.keyClicks(QApplication.focusWidget(), "?")
    assert window.frame.drawer.isVisible()
