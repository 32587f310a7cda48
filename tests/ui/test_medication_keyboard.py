"""The medications page with the keyboard alone: wherever one comes from, keys do something."""

import pytest
from PySide6.QtCore import Qt

from nmsdesk.domain.patient import Patient
from tests.builders import an_order
from tests.ui.order_bench import OrderBench

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)
A, ENTER, ESCAPE, TAB = Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@pytest.fixture
def bench(desk, make_window, qtbot):
    return OrderBench(desk, make_window(desk), qtbot)


def test_that_on_an_empty_list_the_first_step_has_the_keyboard(bench):
    assert bench.focused is bench.page.lists.empty.add
    bench.press(A)
    assert bench.focused is bench.editor.drug.field


def test_that_leaving_the_form_on_an_empty_list_leads_back_to_the_first_step(bench):
    for _ in range(2):
        bench.press(A, ESCAPE)
        assert bench.page.side.front is None
        assert bench.focused is bench.page.lists.empty.add


def test_that_tab_goes_through_the_form_on_an_empty_list_and_out_again(bench):
    bench.press(A)
    stops = []
    for _ in range(40):
        bench.press(TAB)
        stops.append(bench.focused)
    assert bench.editor.save in stops
    assert bench.editor.cancel in stops
    assert any(not bench.editor.isAncestorOf(one) for one in stops), "no trap"


def test_that_a_page_that_comes_back_with_a_form_goes_on_where_one_was(bench):
    bench.press(A)
    bench.to("start")
    bench.page.setFocus()
    assert bench.focused is bench.editor.fields["start"].control


def test_that_rows_have_the_keyboard_where_there_are_some(bench):
    bench.desk.charts.add_order(bench.key, an_order("haloperidol", 5))
    bench.qtbot.waitUntil(lambda: bench.page.lists.table.rows.rowCount() == 1)
    bench.window.show_page("patients")
    bench.window.show_page("medications")
    assert bench.focused is bench.page.lists.table


def test_that_without_a_patient_the_keyboard_is_on_the_way_to_one(bench):
    bench.window.open_patient(None)
    bench.window.show_page("medications")
    assert bench.focused.text() == "Go to the patients"


def test_that_the_card_of_a_medicine_scrolls_by_key_and_gives_the_keyboard_back(bench):
    before = bench.focused
    bench.window.menus.do("find")
    palette = bench.window.finder.palette
    bench.qtbot.keyClicks(palette.field, "haloperidol")
    bench.qtbot.keyClick(palette.field, ENTER)
    drawer = bench.window.frame.drawer
    content = drawer.content
    assert bench.focused is content.add
    bar = drawer._scroll.verticalScrollBar()
    bench.qtbot.waitUntil(lambda: bar.maximum() > 0)
    bench.press(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    assert bench.focused is content.add, "and Enter still adds it"
    bench.press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    bench.press(Qt.Key.Key_Home)
    assert bar.value() == 0
    bench.press(ESCAPE)
    assert not drawer.isVisible()
    assert bench.focused is before


def test_that_the_rest_of_the_brands_comes_and_goes_with_its_button(bench):
    bench.window.menus.do("find")
    palette = bench.window.finder.palette
    bench.qtbot.keyClicks(palette.field, "haloperidol")
    bench.qtbot.keyClick(palette.field, ENTER)
    content = bench.window.frame.drawer.content
    (more,) = content.more
    words = more.text()
    assert words.endswith(" more brands")
    more.setFocus()
    bench.press(ENTER)
    assert more.text() == "Fewer"
    bench.press(ENTER)
    assert more.text() == words
    assert bench.focused is more


def test_that_another_patient_leaves_no_focus_in_a_form_that_is_gone(bench):
    bench.press(A)
    other = bench.desk.charts.add_patient(Patient("T-2", family_name="Okafor"))
    bench.page.discard()
    bench.window.open_patient(other)
    bench.window.show_page("medications")
    assert bench.focused is bench.page.lists.empty.add
