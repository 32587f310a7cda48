"""Little room on the medications page: large text, a bar above, a drawer beside."""

from contextlib import suppress
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication

from nmsdesk.presenters.preferences import Preferences
from nmsdesk.ui.widgets.medication_model import BAR, EDGE, PAD, RIGHT
from nmsdesk.ui.widgets.medication_room import room
from nmsdesk.ui.widgets.timeline_plan import bold
from tests.builders import an_order
from tests.screens.label_questions import broken_dates, cut_texts, overlaps
from tests.screens.reach_questions import out_of_reach

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)
READ = Preferences(introduced=True)


@pytest.fixture
def at(make_window, demo_desk, qtbot):
    """The window on the patient with an emergency, at a text size."""

    def opened(scale, size=(1366, 768), family="Marsh"):
        window = make_window(demo_desk, READ, size)
        window.wardrobe.wear(replace(READ, text_scale=scale))
        rows = demo_desk.charts.patients()
        window.open_patient(next(row.key for row in rows if row.family_name == family))
        page = window.pages.page("medications")
        qtbot.waitUntil(lambda: page.lists.table.rows.rowCount() > 0)
        return window, page

    return opened


def settled(qtbot, window):
    """Whatever follows from the last click has been laid out."""
    top = window.frame.window_

    def found():
        return [
            *cut_texts(top),
            *broken_dates(top),
            *overlaps(top),
            *out_of_reach(window.pages.in_front),
        ]

    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not found(), timeout=2_000)
    assert found() == []
    return top


def whole_rows(table):
    bottom = table.viewport().height()
    rows = range(table.rows.rowCount())
    return [at for at in rows if table.rowViewportPosition(at) + table.rowHeight(at) <= bottom]


@pytest.mark.parametrize("scale", [100, 125, 150])
def test_that_four_medicines_are_seen_whole_beneath_an_emergency(at, qtbot, demo_desk, scale):
    window, page = at(scale)
    demo_desk.charts.add_order(window.key, an_order("sertraline", 50, times=1, from_day=2))
    table = page.lists.table
    qtbot.waitUntil(lambda: table.rows.rowCount() == 4)
    qtbot.waitUntil(lambda: len(whole_rows(table)) == 4)
    settled(qtbot, window)


@pytest.mark.parametrize("scale", [100, 125, 150])
def test_that_every_action_is_a_button_or_stands_under_more(at, qtbot, scale):
    window, page = at(scale)
    settled(qtbot, window)
    deeds = page.lists.deeds
    for name, made in deeds.buttons.items():
        whole = made.visibleRegion().boundingRect().size() == made.size()
        under_more = deeds.more.isVisible() and deeds.entries[name].isVisible()
        assert (made.isVisible() and whole) != under_more, name
    assert deeds.buttons["add"].isVisible()


def test_that_what_stands_under_more_does_what_its_key_does(at, qtbot):
    window, page = at(150)
    settled(qtbot, window)
    entry = page.lists.deeds.entries["print"]
    assert entry.isVisible()
    assert entry.text() == "Print (P)"
    entry.trigger()
    assert page.side.front is page.side.paper


def test_that_timeline_and_list_take_turns_where_height_is_short(at, qtbot):
    window, page = at(150)
    assert not page.card.isVisible()
    qtbot.mouseClick(page.lists.timeline, Qt.MouseButton.LeftButton)
    assert page.card.timeline.isVisible()
    assert page.card.timeline.hasFocus()
    assert not page.lists.table.isVisible()
    assert all(made.isVisible() for made in page.card.spans.values())
    settled(qtbot, window)
    qtbot.mouseClick(page.lists.past, Qt.MouseButton.LeftButton)
    assert page.lists.table.isVisible()
    assert not page.card.isVisible()
    window.wardrobe.wear(READ)
    qtbot.waitUntil(page.card.isVisible)
    assert not page.lists.timeline.isVisible()


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("deed", ["change", "correct", "stop", "history", "print"])
def test_that_a_form_beside_an_open_drawer_is_whole(at, qtbot, scale, deed):
    window, page = at(scale)
    page.lists.table.selectRow(0)
    page.act(deed)
    window.menus.do("help")
    top = settled(qtbot, window)
    assert top.width() == 1366, "the window does not grow"
    assert page.side.front is not None
    assert not page.lists.isVisible(), "the list gives way"
    window.frame.drawer.close_it()
    settled(qtbot, window)
    page.discard()
    assert page.lists.isVisible()


def test_that_a_drawer_title_of_one_long_word_is_whole(at, qtbot):
    window, page = at(150)
    window.frame.drawer.show_content("levomepromazine", page.lists.empty.__class__())
    settled(qtbot, window)


@pytest.mark.parametrize("wide", [320, 420, 600, 1200])
def test_that_the_words_of_a_watch_window_are_never_cut(at, wide):
    _window, page = at(100, family="Okafor")
    plan = page.card.timeline.plan(wide)
    metrics = QFontMetrics(bold(page.card.timeline.font()))
    for told in plan.shades:
        box = told.box
        needed = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), told.text)
        assert box.left() >= 0
        assert box.right() <= wide
        assert needed.height() <= box.height()
        assert needed.width() <= box.width()
    assert plan.tops[0] >= plan.shades[-1].box.bottom(), "the lanes begin below them"


def test_that_the_field_in_focus_is_seen_with_its_name(at, qtbot):
    window, page = at(150)
    page.lists.table.selectRow(0)
    page.act("change")
    settled(qtbot, window)
    field = page.side.editor.fields["dose"]
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().height() == field.height())


def test_that_what_is_typed_and_the_offer_in_focus_stay_in_sight(at, qtbot):
    window, page = at(150)
    page.act("add")
    settled(qtbot, window)
    drug = page.side.editor.drug
    qtbot.keyClicks(drug.field, "hal")
    qtbot.waitUntil(drug.list.isVisible)
    qtbot.waitUntil(lambda: drug.field.visibleRegion().boundingRect().size() == drug.field.size())
    qtbot.keyClick(drug.field, Qt.Key.Key_Down)
    for _row in range(drug.list.count() - 1):
        qtbot.keyClick(drug.list, Qt.Key.Key_Down)
    assert drug.list.currentRow() == drug.list.count() - 1
    port, offer = drug.list.viewport(), drug.list.visualItemRect(drug.list.currentItem())
    qtbot.waitUntil(lambda: port.visibleRegion().boundingRect().contains(offer))


def test_that_room_is_given_back_when_there_is_enough():
    assert room(1200, 900, 18).form > 0
    assert not room(1200, 900, 18).close
    assert room(1200, 300, 26).turns
    assert room(700, 900, 18).form == 0
    assert not room(1240, 544, 18).close
    assert room(1240, 544, 18, form_opens=True).close, "a narrow list has tall rows"


def test_that_everything_that_can_be_pressed_is_named_at_150_per_cent(at, qtbot):
    window, page = at(150)
    settled(qtbot, window)
    QApplication.processEvents()
    for made in page.findChildren(QAbstractButton):
        if made.isVisible():
            assert made.accessibleName() or made.text(), made
            assert made.height() >= 24, made.text()


def five_medicines(desk, key):
    for drug, mg in (("olanzapine", 10), ("linezolid", 600), ("xyzumab forte", 5)):
        desk.charts.add_order(key, an_order(drug, mg, times=1, from_day=18))


def test_that_five_medicines_leave_three_lanes_and_whole_rows(at, qtbot, demo_desk):
    window, page = at(100)
    five_medicines(demo_desk, window.key)
    table, timeline = page.lists.table, page.card.timeline
    qtbot.waitUntil(lambda: table.rows.rowCount() >= 5)
    settled(qtbot, window)
    plan = timeline.plan()
    assert plan.tops[2] + plan.heights[2] <= timeline.visibleRegion().boundingRect().bottom() + 1
    assert len(whole_rows(table)) >= 3
    for place in range(table.rows.rowCount()):
        table.selectRow(place)
        qtbot.waitUntil(lambda at=place: at in whole_rows(table))
        assert table.rowViewportPosition(table.rowAt(0)) == 0, "no row is cut at the top"
    bottom = table.viewport().height()
    cut = [
        at
        for at in range(table.rows.rowCount())
        if table.rowViewportPosition(at) < bottom - 2
        and table.rowViewportPosition(at) + table.rowHeight(at) > bottom
    ]
    assert cut == [], "no row is cut at the bottom"


def test_that_no_class_word_is_broken_where_six_columns_stand(at):
    _window, page = at(100)
    table = page.lists.table
    assert table.rows.columnCount() == 6
    words = [word for row in table.rows.rows for word in row.kind.words.split()]
    widest = max(map(table.fontMetrics().horizontalAdvance, words))
    bar = table.verticalScrollBar().sizeHint().width()
    narrowed = table.columnWidth(5) * (table.width() - bar) / table.width()
    assert narrowed >= widest + PAD + BAR + RIGHT + EDGE
