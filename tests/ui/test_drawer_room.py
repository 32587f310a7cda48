"""Drawer and page: beside each other where both have room, else the drawer over the page."""

from dataclasses import replace

import pytest

from nmsdesk.presenters.preferences import Preferences
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.drawer_room import DrawerRoom

# Qt's offscreen plugin says so of every window that has a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def at(make_window, demo_desk):
    """The window on a patient whose bar is red, the drawer open, at a text size."""

    def opened(scale, size=(1366, 768)):
        preferences = replace(Preferences(introduced=True), text_scale=scale)
        window = make_window(demo_desk, preferences, size)
        window.wardrobe.wear(preferences)
        row = next(row for row in demo_desk.charts.patients() if row.family_name == "Marsh")
        window.open_patient(row.key)
        window.why()
        return window

    return opened


def room(window):
    return window.frame.findChild(DrawerRoom)


def settled(qtbot, window):
    drawer = window.frame.drawer
    qtbot.waitUntil(lambda: drawer.height() == room(window).height() > 0)
    layout = drawer.layout()
    qtbot.waitUntil(lambda: layout.geometry().bottom() == drawer.height() - 1)


def test_that_both_stand_beside_each_other_where_there_is_room(at, qtbot):
    window = at(100)
    settled(qtbot, window)
    frame = window.frame
    assert not room(window).over
    assert frame.stack.width() + frame.drawer.width() == room(window).width()
    assert frame.stack.geometry().right() < frame.drawer.geometry().left()


def test_that_in_large_text_the_page_keeps_its_width_under_the_drawer(at, qtbot):
    window = at(200)
    settled(qtbot, window)
    frame = window.frame
    assert room(window).over
    assert frame.stack.width() == room(window).width()
    assert frame.drawer.geometry().right() == room(window).width() - 1
    drawn_last = [one for one in room(window).children() if one in (frame.stack, frame.drawer)][-1]
    assert drawn_last is frame.drawer


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("page", ["medications", "check", "compare"])
def test_that_an_open_drawer_takes_nothing_from_banner_and_bar(at, qtbot, scale, page):
    window = at(scale)
    window.show_page(page)
    settled(qtbot, window)
    head = window.head
    assert head.layout().minimumSize().width() <= head.width()
    assert head.geometry().right() < window.frame.width()
    for part in (head.banner, head.bar):
        assert part.height() >= part.layout().totalHeightForWidth(part.width())


def test_that_the_page_has_all_the_room_once_the_drawer_is_closed(at, qtbot):
    window = at(100)
    settled(qtbot, window)
    window.frame.drawer.close_it()
    assert window.frame.stack.width() == room(window).width()


def test_that_the_drawer_gives_way_when_the_text_is_made_larger(at, qtbot):
    window = at(100)
    settled(qtbot, window)
    window.wardrobe.wear(replace(window.wardrobe.preferences, text_scale=200))
    qtbot.waitUntil(lambda: room(window).over)
    settled(qtbot, window)
    assert window.frame.stack.width() == room(window).width()


def test_that_over_the_page_the_drawer_is_wide_enough_to_be_read(at, qtbot):
    window = at(200)
    settled(qtbot, window)
    drawer = window.frame.drawer
    assert drawer.width() > 0.34 * window.frame.window_.width()
    assert drawer.width() <= 0.5 * window.frame.window_.width()


def test_that_what_stands_in_the_drawer_keeps_its_ground_when_the_text_size_changes(at, qtbot):
    window = at(100)
    settled(qtbot, window)
    window.wardrobe.wear(replace(window.wardrobe.preferences, text_scale=110))
    drawer = window.frame.drawer
    shown = drawer.grab().toImage()
    corner = shown.pixelColor(shown.width() - 40, shown.height() - 10)
    assert corner == theme.colour("raised")
