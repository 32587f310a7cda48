"""Text at 150 % on a window of 1366 by 768: what is shown is whole, or a scroll away."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QBoxLayout, QListWidget

from nmsdesk.presenters.preferences import Preferences
from tests.screens.label_questions import cut_texts

READ = Preferences(introduced=True)


@pytest.fixture
def large(qtbot, make_window, demo_desk):
    """The window with the demonstration's emergency open, its text at 150 %."""
    window = make_window(demo_desk, READ)
    window.wardrobe.wear(replace(READ, text_scale=150))
    rows = demo_desk.charts.patients()
    window.open_patient(next(row.key for row in rows if row.family_name == "Marsh"))
    qtbot.waitUntil(lambda: window.jobs.running == 0)
    return window


def whole(qtbot, window):
    """Nothing on screen is cut, once the layout has come to rest."""
    qtbot.waitUntil(lambda: cut_texts(window.frame.stack) == [], timeout=2_000)
    qtbot.waitUntil(lambda: cut_texts(window.frame.drawer) == [], timeout=2_000)


def read_to_the_end(listed):
    """Has each row of a list the lines that its words need."""
    for at in range(listed.count()):
        box = listed.visualItemRect(listed.item(at))
        needed = listed.fontMetrics().boundingRect(
            box.adjusted(0, 0, -8, 10_000), int(Qt.TextFlag.TextWordWrap), listed.item(at).text()
        )
        if needed.height() > box.height():
            return False
    return True


@pytest.mark.parametrize("drawer", [False, True], ids=["alone", "beside a drawer"])
def test_that_what_helps_and_harms_is_never_cut(qtbot, large, drawer):
    large.show_page("compare")
    page = large.pages.page("compare")
    if drawer:
        large.why()
    whole(qtbot, large)
    layout = page.harm.layout()
    assert page.harm.height() >= layout.heightForWidth(page.harm.width()) - 2
    foot = page.harm.mapTo(page, QPoint(0, page.harm.height())).y()
    assert foot <= page.height()


def test_that_the_row_with_the_focus_is_scrolled_to(qtbot, large):
    large.show_page("compare")
    page = large.pages.page("compare")
    whole(qtbot, large)
    rows = list(page.table.rows.values())
    rows[0].setFocus()
    for row in rows[:6]:
        qtbot.keyClick(row, Qt.Key.Key_Down)
    top = rows[6].mapTo(page, QPoint(0, 0)).y()
    assert rows[6].hasFocus()
    assert 0 <= top <= page.height() - rows[6].height()


def test_that_a_narrow_comparison_stands_in_two_storeys(qtbot, large):
    large.show_page("compare")
    row = next(iter(large.pages.page("compare").table.rows.values()))
    assert row._storeys.direction() is QBoxLayout.Direction.LeftToRight
    large.why()
    qtbot.waitUntil(lambda: row._storeys.direction() is QBoxLayout.Direction.TopToBottom)


def test_that_the_titles_of_the_lessons_are_read_to_their_end(qtbot, large):
    large.show_page("learn")
    shown = large.pages.page("learn").findChild(QListWidget)

    qtbot.waitUntil(lambda: read_to_the_end(shown))
    assert shown.textElideMode() is Qt.TextElideMode.ElideNone


def test_that_the_form_of_a_person_stands_below_itself(qtbot, large):
    large.edit_patient()
    form = large.pages.page("patients").form
    whole(qtbot, large)
    for field in form.fields.values():
        right = field.mapTo(form, QPoint(field.width(), 0)).x()
        assert right <= form.width()


def test_that_what_is_found_is_read_to_its_end(qtbot, large):
    large.menus.do("find")
    palette = large.finder.palette
    qtbot.keyClicks(palette.field, "ha")
    last = palette.list.item(palette.list.count() - 1)
    assert palette.list.visualItemRect(last).bottom() <= palette.list.viewport().height()
    assert read_to_the_end(palette.list)


def test_that_the_drawer_grows_with_the_text_and_leaves_the_page_its_room(large):
    large.show_page("learn")
    large.menus.do("help")
    assert 380 < large.frame.drawer.width() < large.frame.width() * 0.4


def test_that_a_long_name_of_a_medicine_stands_below_close(qtbot, large):
    large.menus.do("find")
    qtbot.keyClicks(large.finder.palette.field, "prochlorperazine")
    qtbot.keyClick(large.finder.palette.field, Qt.Key.Key_Return)
    whole(qtbot, large)


def test_that_a_long_place_of_the_record_pushes_nothing_out_of_the_window(large):
    status = large.frame.status
    place = "/home/ward/" + "a-long-folder/" * 20
    status.say("Saved.")
    status.show_record("Saved 20-Jun-2026 10:00", place, demo=True)
    assert status.minimumSizeHint().width() <= status.width()
    assert "…" in status._store.text()
    assert status._store.toolTip() == place
    assert status.words == "Saved."
