"""Where the words of the timeline stand: in their window, in their lane, never struck through."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QImage, QPainter

from nmsdesk.presenters.timeline_view import Lane, Mark, Point, Shade, Step, TimelineView
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.timeline_plan import EDGE, Plan
from nmsdesk.ui.widgets.timeline_view import TimelineWidget
from nmsdesk.ui.widgets.timeline_words import words_of
from tests.builders import on_day

NMS = Shade(0.71, 1, "watch window for NMS to 22-Dec-2026", "watch", "NMS watch to 22-Dec-2026")
SEROTONIN = Shade(
    0.85,
    1,
    "watch window for serotonin syndrome to 30-Dec-2026",
    "serotonin",
    "serotonin syndrome watch to 30-Dec-2026",
)


def view_of(*lanes, shades=(), now=0.85):
    return TimelineView(on_day(0), on_day(30), now, lanes, shades, (), (), "", "", "")


def a_lane(*steps, marks=(), points=()):
    return Lane("haloperidol", "20 mg a day", "nms", steps=steps, marks=marks, points=points)


def plan_of(view, qapp, wide=1200):
    font = QFont(qapp.font())
    return Plan.of(view, font, wide), font


@pytest.mark.parametrize("wide", [600, 900, 1200, 1800])
@pytest.mark.parametrize("shades", [(NMS,), (NMS, SEROTONIN)])
def test_that_the_words_of_a_window_stand_in_it_or_beside_it_with_a_leader(qapp, wide, shades):
    plan, _font = plan_of(view_of(a_lane(), shades=shades), qapp, wide)
    for shade, told in zip(shades, plan.shades, strict=True):
        left, right = plan.x(shade.left), plan.x(shade.right)
        inside = left <= told.box.left() and told.box.right() <= right
        assert inside or told.leader is not None
        if told.leader is not None:
            assert left in told.leader or right in told.leader
    for one, other in combinations(plan.shades, 2):
        assert not one.box.intersects(other.box)


def test_that_two_windows_that_have_room_share_a_line(qapp):
    wide = [
        Shade(0, 0.4, "watch window for NMS to 22-Dec-2026", "watch", "NMS"),
        Shade(0.5, 1, "watch window for serotonin", "serotonin", "short"),
    ]
    plan, _font = plan_of(view_of(a_lane(), shades=tuple(wide)), qapp, 1600)
    assert plan.shades[0].box.top() == plan.shades[1].box.top()


@settings(max_examples=60, deadline=None)
@given(cuts=st.lists(st.integers(0, 84), min_size=2, max_size=8, unique=True))
def test_that_no_word_covers_another_and_each_figure_is_in_its_lane(qapp, cuts):
    places = [cut / 100 for cut in sorted(cuts)]
    steps = [
        Step(left, right, 0.5, str(5 * number))
        for number, (left, right) in enumerate(pairwise(places), start=1)
    ]
    marks = tuple(Mark(step.left, "▲", "+100 %", "watch") for step in steps)
    view = view_of(a_lane(*steps, marks=marks))
    plan, font = plan_of(view, qapp)
    words = words_of(plan, 0, view.lanes[0], plan.x(view.now), font)
    for one, other in combinations(words, 2):
        assert not one.box.intersects(other.box), (one.text, other.text)
    first = plan.x(places[0])
    for word in words:
        assert plan.lane(0).top() <= word.box.top()
        assert word.box.bottom() <= plan.lane(0).bottom()
        if word.figure:
            assert word.box.left() >= first
            assert word.box.right() <= plan.chart.right() + EDGE


def test_that_the_last_figure_is_always_told(qapp):
    steps = (Step(0.71, 0.8499, 0.5, "10"), Step(0.8499, 0.85, 1, "20"))
    view = view_of(a_lane(*steps))
    plan, font = plan_of(view, qapp)
    words = words_of(plan, 0, view.lanes[0], plan.x(view.now), font)
    assert {word.text for word in words} == {"10", "20"}


def test_that_steps_too_narrow_for_their_figures_are_told_together(qapp):
    steps = (Step(0.8498, 0.8499, 0.5, "10"), Step(0.8499, 0.85, 1, "20"))
    view = view_of(a_lane(*steps))
    plan, font = plan_of(view, qapp)
    (word,) = words_of(plan, 0, view.lanes[0], plan.x(view.now), font)
    assert word.text == "10 → 20"
    assert word.box.left() > plan.x(view.now)


def test_that_a_temperature_near_now_stands_beyond_the_line(qapp):
    view = view_of(Lane("checks", "", "quiet", points=(Point(0.84, 0.5, "38.9 °C"),)))
    plan, font = plan_of(view, qapp)
    (word,) = words_of(plan, 0, view.lanes[0], plan.x(view.now), font)
    assert not word.box.contains(QPoint(plan.x(view.now), word.box.center().y()))


def test_that_the_line_of_now_never_goes_through_a_word(qapp, dressed, qtbot):  # noqa: ARG001
    """A mark just before now has no other place than across the line: the line gives way."""
    marks = (Mark(0.74, "●", "NEW", "watch"), Mark(0.775, "▲", "+1,033.3 %", "watch"))
    view = view_of(a_lane(Step(0.71, 0.85, 0.5, "10"), marks=marks))
    shown = TimelineWidget()
    qtbot.addWidget(shown)
    shown.present(view)
    shown.resize(1200, shown.sizeHint().height())
    image = QImage(shown.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    shown.render(painter, QPoint(0, 0))
    painter.end()
    plan = Plan.of(view, shown.font(), 1200)
    now = plan.x(view.now)
    words = words_of(plan, 0, view.lanes[0], now, shown.font())
    across = [word.box for word in words if word.box.left() < now < word.box.right()]
    assert across, "else this asks nothing"
    line = theme.colour("emergency").rgb()
    for box in across:
        column = {image.pixel(x, y) for x in (now - 1, now) for y in range(box.top(), box.bottom())}
        assert line not in column
