"""The order form with doubts, a question and strengths is whole where room is short."""

from contextlib import suppress
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt

from nmsdesk.presenters.preferences import Preferences
from nmsdesk.ui.widgets.form_field import fill, placed
from tests.builders import an_order
from tests.screens.label_questions import broken_dates, cut_texts, overlaps
from tests.screens.reach_questions import deeds_out_of_sight, out_of_reach
from tests.ui.order_bench import OrderBench

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)
READ = Preferences(introduced=True)


@pytest.fixture(params=[100, 150])
def bench(request, desk, make_window, qtbot):
    window = make_window(desk, READ, (1366, 768))
    window.wardrobe.wear(replace(READ, text_scale=request.param))
    made = OrderBench(desk, window, qtbot)
    made.add()
    return made


def settled(bench):
    def found():
        in_front = bench.window.pages.in_front
        return [
            *cut_texts(bench.top),
            *broken_dates(bench.top),
            *overlaps(bench.top),
            *deeds_out_of_sight(bench.top),
            *out_of_reach(in_front),
        ]

    with suppress(bench.qtbot.TimeoutError):
        bench.qtbot.waitUntil(lambda: not found(), timeout=2_000)
    assert found() == []


@pytest.mark.parametrize("drug", ["halop", "paliperidone", "quetia", "fentan"])
def test_that_every_strength_is_whole(bench, drug):
    bench.pick(drug)
    assert bench.editor.inputs.strengths.isVisible()
    settled(bench)
    for line in bench.editor.inputs.strengths.rows:
        for chip in line:
            assert chip.height() >= 24


def test_that_the_strength_in_focus_is_in_sight(bench):
    bench.pick("paliperidone")
    for _ in range(sum(map(len, bench.editor.inputs.strengths.rows))):
        bench.press(Qt.Key.Key_Right)
        chip = bench.focused
        bench.qtbot.waitUntil(
            lambda chip=chip: chip.visibleRegion().boundingRect().size() == chip.size()
        )


def test_that_the_doubt_and_the_question_are_whole_and_seen_together(bench):
    bench.pick("halop")
    bench.fill(dose="50", unit="mg", route="by mouth", often="once a day")
    settled(bench)
    bench.press(Qt.Key.Key_Return)
    assert bench.editor.right.isVisible()
    settled(bench)
    line = bench.editor.inputs.doubts[0]
    bench.qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() >= line.height())


def opened(bench, name):
    """The list of a field as it stands open, and the rectangle of its last entry in it."""
    control = bench.editor.fields[name].control
    control.setFocus()
    control.showPopup()
    view = control.view()
    last = view.visualRect(view.model().index(control.count() - 1, 0))
    return control, view, last


@pytest.mark.parametrize("name", ["unit", "route", "often"])
def test_that_an_opened_list_is_whole_to_its_last_entry(bench, name):
    control, view, last = opened(bench, name)
    assert last.isValid()
    bench.qtbot.waitUntil(lambda: last.bottom() <= view.viewport().rect().bottom())
    assert view.sizeHintForColumn(0) <= view.viewport().width()
    window = view.window().geometry()
    assert bench.top.screen().availableGeometry().contains(window)
    control.hidePopup()


@pytest.mark.parametrize("name", ["unit", "route", "often"])
def test_that_a_field_whose_list_is_open_is_not_called_empty_meanwhile(bench, name):
    control, _view, _last = opened(bench, name)
    assert bench.editor.fields[name].said == ""
    control.hidePopup()


@pytest.mark.parametrize(("name", "key"), [("route", "depot"), ("often", "3"), ("unit", "mg/h")])
def test_that_what_is_chosen_is_read_whole(bench, name, key):
    control = bench.editor.fields[name].control
    fill(control, key)
    settled(bench)
    frame = 44 * control.fontMetrics().height() // 18
    words = control.fontMetrics().horizontalAdvance(control.currentText())
    assert control.width() >= words + frame


def test_that_the_doubt_stays_in_sight_while_its_reason_is_typed(bench):
    bench.type("haldol decanoate")
    bench.press(Qt.Key.Key_Return)
    bench.fill(dose="100", unit="mg", route="long-acting injection", often="once a day")
    bench.press(Qt.Key.Key_Return)
    assert bench.focused is bench.editor.right.line
    (doubt,) = [one for one in bench.editor.inputs.doubts if one.said]

    def whole():
        return doubt.visibleRegion().boundingRect().height() == doubt.height()

    bench.qtbot.waitUntil(whole)


def test_that_the_reason_of_a_correction_stays_in_sight_while_it_is_typed(bench):
    bench.press(Qt.Key.Key_Escape)
    bench.desk.charts.add_order(bench.key, an_order("haloperidol", 5, times=2))
    bench.qtbot.waitUntil(lambda: bench.orders != ())
    bench.act_on("haloperidol", "correct")
    bench.to("why")
    why = bench.editor.fields["why"]
    for letter in "typed wrongly":
        bench.type(letter)
        bench.qtbot.waitUntil(lambda: why.visibleRegion().boundingRect().height() == why.height())


def test_that_where_a_list_opens_it_leaves_its_field_and_fits_the_screen():
    screen = QRect(0, 0, 1366, 768)
    below = placed(QRect(900, 100, 200, 30), QSize(200, 300), screen)
    assert below.topLeft() == QPoint(900, 130)
    above = placed(QRect(900, 600, 200, 30), QSize(200, 300), screen)
    assert above.bottom() < 600
    tall = placed(QRect(900, 400, 200, 30), QSize(200, 700), screen)
    assert screen.contains(tall)
    wide = placed(QRect(1300, 100, 60, 30), QSize(200, 300), screen)
    assert screen.contains(wide)
