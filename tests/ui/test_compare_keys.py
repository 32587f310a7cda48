"""Compare and Learn by keyboard: rows from the first moment, and a drawer that goes along."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget

from nmsdesk.ui.widgets.comparison_row import ComparisonRow


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


def patient(desk, family):
    return next(row.key for row in desk.charts.patients() if row.family_name == family)


@pytest.fixture
def page(demo_window):
    demo_window.open_patient(patient(demo_window.desk, "Marsh"))
    demo_window.show_page("compare")
    QApplication.processEvents()
    return demo_window.pages.page("compare")


def rows(page):
    return list(page.table.rows)


def on(page):
    """The row that has the keyboard."""
    row = QApplication.focusWidget()
    assert isinstance(row, ComparisonRow), row
    return rows(page).index(row.row)


def drawn(window):
    return window.frame.drawer.title


def test_that_the_first_row_has_the_keyboard_on_arrival(page, demo_window):
    assert on(page) == 0
    demo_window.show_page("learn")
    demo_window.show_page("compare")
    assert on(page) == 0


def test_that_arrows_pages_home_and_end_walk_the_rows(page, qtbot):
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    assert on(page) == 2
    press(qtbot, Qt.Key.Key_Up)
    assert on(page) == 1
    press(qtbot, Qt.Key.Key_PageDown)
    assert on(page) >= 8
    press(qtbot, Qt.Key.Key_End)
    assert on(page) == len(rows(page)) - 1
    assert rows(page)[-1] in page.table.whole_rows()
    press(qtbot, Qt.Key.Key_PageUp)
    assert on(page) <= len(rows(page)) - 8
    press(qtbot, Qt.Key.Key_Home)
    press(qtbot, Qt.Key.Key_Up)
    assert on(page) == 0
    assert rows(page)[0] in page.table.whole_rows()


def test_that_the_rows_are_walked_without_a_patient_too(demo_window, qtbot):
    demo_window.show_page("compare")
    page = demo_window.pages.page("compare")
    press(qtbot, Qt.Key.Key_Down)
    assert on(page) == 1


def test_that_tab_leaves_the_table_for_the_red_row_and_comes_back_to_the_same_row(page, qtbot):
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab)
    assert page.harm.hasFocus()
    qtbot.keyClick(page.harm, Qt.Key.Key_Backtab)
    assert on(page) == 1
    press(qtbot, Qt.Key.Key_Backtab)
    assert page.head.isAncestorOf(QApplication.focusWidget())


@pytest.mark.usefixtures("page")
def test_that_an_open_drawer_goes_along_with_the_row(demo_window, qtbot):
    press(qtbot, Qt.Key.Key_Return)
    assert drawn(demo_window) == "Cause"
    press(qtbot, Qt.Key.Key_Down)
    assert drawn(demo_window) == "Began"


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("scale", [100, 150])
def test_that_the_row_that_is_asked_about_stays_in_sight_beside_the_drawer(
    demo_window, qtbot, scale
):
    window = demo_window
    window.wardrobe.scale(scale - 100)
    window.open_patient(patient(window.desk, "Marsh"))
    window.show_page("compare")
    page = window.pages.page("compare")
    qtbot.waitUntil(lambda: rows(page)[0] in page.table.whole_rows())
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        press(qtbot, key)
    before = page.table.width()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.width() < before)
    qtbot.waitUntil(lambda: page.table.current in page.table.whole_rows())
    window.frame.drawer.close_it()
    qtbot.waitUntil(lambda: page.table.width() == before)
    qtbot.waitUntil(lambda: page.table.current in page.table.whole_rows())


def test_that_walking_opens_no_drawer_and_leaves_another_one_alone(demo_window, qtbot):
    press(qtbot, Qt.Key.Key_Down)
    assert demo_window.frame.drawer.content is None
    press(qtbot, Qt.Key.Key_Return)
    demo_window.frame.drawer.close_it()
    press(qtbot, Qt.Key.Key_Down)
    assert demo_window.frame.drawer.content is None
    demo_window.menus.do("keys")
    title = drawn(demo_window)
    press(qtbot, Qt.Key.Key_Down)
    assert drawn(demo_window) == title


def test_that_f2_tells_why_the_findings_lean_and_the_bar_still_tells_its_own(page, demo_window):
    demo_window.menus.do("why")
    assert drawn(demo_window) == page.own_why().title
    assert "Emergency" not in drawn(demo_window)
    demo_window.head.bar.why_wanted.emit()
    assert drawn(demo_window) == "Why: Emergency"


def test_that_another_patient_is_looked_at_from_the_first_row(page, demo_window, qtbot):
    press(qtbot, Qt.Key.Key_End)
    demo_window.open_patient(patient(demo_window.desk, "Okafor"))
    demo_window.show_page("compare")
    assert on(page) == 0
    assert rows(page)[0] in page.table.whole_rows()


def test_that_another_patient_chosen_with_the_palette_is_looked_at_from_the_first_row(
    page, demo_window, qtbot
):
    press(qtbot, Qt.Key.Key_End)
    demo_window.menus.do("find")
    qtbot.keyClicks(QApplication.focusWidget(), "okafor")
    press(qtbot, Qt.Key.Key_Return)
    assert demo_window.key == patient(demo_window.desk, "Okafor")
    demo_window.show_page("compare")
    assert on(page) == 0
    assert rows(page)[0] in page.table.whole_rows()


def test_that_the_same_patient_stays_where_the_rows_were(page, demo_window, qtbot):
    press(qtbot, Qt.Key.Key_End)
    demo_window.refresh()
    assert on(page) == len(rows(page)) - 1


def test_that_down_goes_on_to_the_next_lesson_from_the_first_moment(demo_window, qtbot):
    demo_window.show_page("learn")
    lessons = demo_window.pages.page("learn").findChild(QListWidget)
    assert lessons.currentRow() == 0
    press(qtbot, Qt.Key.Key_Down)
    assert lessons.currentRow() == 1
    press(qtbot, Qt.Key.Key_End)
    assert lessons.currentRow() == lessons.count() - 1
