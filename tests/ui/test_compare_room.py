"""Compare in a small window: the rows have their room, and the red row is in sight."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from nmsdesk.presenters.preferences import Preferences

PRESSING = ["Marsh", "Reyes", "Okafor"]


@pytest.fixture
def compared(make_window, demo_desk):
    """The page of a patient at a text size, with or without the drawer; at rest."""

    def show(family="Marsh", scale=100, beside="", size=(1366, 768)):
        window = make_window(demo_desk, Preferences(introduced=True), size)
        if scale != 100:
            window.wardrobe.scale(scale - 100)
        rows = demo_desk.charts.patients()
        window.open_patient(next(row.key for row in rows if row.family_name == family))
        window.show_page("compare")
        if beside:
            window.menus.do(beside)
        page = window.pages.page("compare")
        for _turn in range(6):
            QApplication.processEvents()
        return window, page

    return show


def bars(page):
    """The scroll bars of the page that can be moved."""
    areas = page.findChildren(QScrollArea)
    return [area for area in areas if area.verticalScrollBar().maximum() > 0]


def in_sight(page):
    return page.harm.isVisible() and page.harm.geometry().bottom() <= page.height()


@pytest.mark.parametrize("family", PRESSING)
def test_that_eleven_rows_stand_over_what_helps_and_what_harms(compared, family):
    window, page = compared(family)
    assert window.head.bar.isVisible()
    assert len(page.table.whole_rows()) >= 11
    assert in_sight(page)
    for words in ("Reported: bromocriptine", "May harm: Olanzapine", "may worsen serotonin"):
        assert words in page.harm.shown
    assert "lean" in page.head.words
    assert "Hunter 2003" in page.head.words


def test_that_a_drawer_leaves_rows_and_both_dangers(compared):
    _window, page = compared(beside="keys")
    assert len(page.table.whole_rows()) >= 6
    assert in_sight(page)
    assert "may worsen serotonin" in page.harm.shown


@pytest.mark.parametrize(("beside", "rows"), [("", 4), ("keys", 3)])
@pytest.mark.parametrize("family", PRESSING)
def test_that_large_text_leaves_whole_rows_and_one_scroll_bar(compared, family, beside, rows):
    _window, page = compared(family, scale=150, beside=beside)
    assert len(page.table.whole_rows()) >= rows
    assert len(bars(page)) == 1
    assert beside or "may worsen serotonin" in page.harm.shown
    assert in_sight(page)


def test_that_a_large_window_shows_everything_of_head_and_red_row(compared):
    window, page = compared(size=(1920, 1080))
    assert "Evidence:" in page.harm.shown
    assert page.head._shares.text() == "Percentages: from case reports, not a likelihood"
    assert not window.head.bar._check.isHidden()
