"""The order form with doubts, a question and strengths is whole where room is short."""

from contextlib import suppress
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from nmsdesk.presenters.preferences import Preferences
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
