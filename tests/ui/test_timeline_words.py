"""Where the words of the timeline stand: in their window, in their lane, never struck through."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from nmsdesk.presenters.timeline_axis import Axis, days
from nmsdesk.presenters.timeline_view import Lane, Mark, Point, Shade, Step, TimelineView
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.timeline_plan import EDGE, Plan, Ruler
from nmsdesk.ui.widgets.timeline_shapes import boxes
from nmsdesk.ui.widgets.timeline_view import TimelineWidget
from nmsdesk.ui.widgets.timeline_words import Told, words_of
from tests.builders import on_day

SHOWN = Axis(on_day(0), on_day(30))


def at(share):
    """A place in time, from its share of the stretch that is shown."""
    return days(SHOWN.start) + 30 * share


NMS = Shade(
    at(0.71), at(1), "watch window for NMS to 22-Dec-2026", "watch", "NMS watch to 22-Dec-2026"
)
SEROTONIN = Shade(
    at(0.85),
    at(1),
    "watch window for serotonin syndrome to 30-Dec-2026",
    "serotonin",
    "serotonin syndrome watch to 30-Dec-2026",
)


def view_of(*lanes, shades=(), now=0.85):
    moment = SHOWN.moment(now)
    return TimelineView(SHOWN.start, SHOWN.end, moment, lanes, shades, (), "")


def a_step(left, right, height, label):
    return Step(at(left), at(right), height, label)


def a_lane(*steps, marks=(), points=()):
    return Lane("haloperidol", "20 mg a day", "nms", steps=steps, marks=marks, points=points)


def plan_of(view, qapp, wide=1200):
    ruler = Ruler(qapp.font())
    return Plan.of(view.lanes, view.shades, SHOWN, ruler, wide), ruler


def words_in(plan, view, ruler):
    lane = view.lanes[0]
    told = Told(lane.marks, boxes(lane.steps, plan), lane.strokes, lane.points)
    return words_of(plan, 0, lane, told, plan.x(days(view.now)), ruler)


@pytest.mark.parametrize("wide", [600, 900, 1200, 1800])
@pytest.mark.parametrize("shades", [(NMS,), (NMS, SEROTONIN)])
def test_that_the_words_of_a_window_stand_in_it_or_beside_it_with_a_leader(qapp, wide, shades):
    plan, _ruler = plan_of(view_of(a_lane(), shades=shades), qapp, wide)
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
        Shade(at(0), at(0.4), "watch window for NMS to 22-Dec-2026", "watch", "NMS"),
        Shade(at(0.5), at(1), "watch window for serotonin", "serotonin", "short"),
    ]
    plan, _ruler = plan_of(view_of(a_lane(), shades=tuple(wide)), qapp, 1600)
    assert plan.shades[0].box.top() == plan.shades[1].box.top()


@settings(max_examples=60, deadline=None)
@given(cuts=st.lists(st.integers(0, 84), min_size=2, max_size=8, unique=True))
def test_that_no_word_covers_another_and_each_figure_is_in_its_lane(qapp, cuts):
    places = [cut / 100 for cut in sorted(cuts)]
    steps = [
        a_step(left, right, 0.5, str(5 * number))
        for number, (left, right) in enumerate(pairwise(places), start=1)
    ]
    marks = tuple(Mark(step.left, "▲", "+100 %", "watch") for step in steps)
    view = view_of(a_lane(*steps, marks=marks))
    plan, ruler = plan_of(view, qapp)
    words = words_in(plan, view, ruler)
    for one, other in combinations(words, 2):
        assert not one.box.intersects(other.box), (one.text, other.text)
    first = plan.x(at(places[0]))
    for word in words:
        assert plan.lane(0).top() <= word.box.top()
        assert word.box.bottom() <= plan.lane(0).bottom()
        if word.figure:
            assert word.box.left() >= first
            assert word.box.right() <= plan.chart.right() + EDGE


def test_that_the_last_figure_is_always_told(qapp):
    steps = (a_step(0.71, 0.8499, 0.5, "10"), a_step(0.8499, 0.85, 1, "20"))
    view = view_of(a_lane(*steps))
    plan, ruler = plan_of(view, qapp)
    words = words_in(plan, view, ruler)
    assert {word.text for word in words} == {"10", "20"}


def test_that_steps_too_narrow_for_their_figures_are_told_together(qapp):
    steps = (a_step(0.8498, 0.8499, 0.5, "10"), a_step(0.8499, 0.85, 1, "20"))
    view = view_of(a_lane(*steps))
    plan, ruler = plan_of(view, qapp)
    (word,) = words_in(plan, view, ruler)
    assert word.text == "10 → 20"
    assert word.box.left() > plan.x(days(view.now))


def test_that_a_temperature_near_now_stands_beyond_the_line(qapp):
    view = view_of(Lane("checks", "", "quiet", points=(Point(at(0.84), 0.5, "38.9 °C"),)))
    plan, ruler = plan_of(view, qapp)
    (word,) = words_in(plan, view, ruler)
    assert not word.box.contains(QPoint(plan.x(days(view.now)), word.box.center().y()))


def test_that_the_line_of_now_never_goes_through_a_word(qapp, dressed, qtbot):  # noqa: ARG001
    """A mark just before now has no other place than across the line: the line gives way."""
    marks = (Mark(at(0.74), "●", "NEW", "watch"), Mark(at(0.775), "▲", "+1,033.3 %", "watch"))
    view = view_of(a_lane(a_step(0.71, 0.85, 0.5, "10"), marks=marks))
    shown = TimelineWidget()
    qtbot.addWidget(shown)
    shown.present(view)
    shown.show_stretch(SHOWN)
    shown.resize(1200, shown.plan(1200).height)
    image = QImage(shown.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    shown.render(painter, QPoint(0, 0))
    painter.end()
    plan, now = shown.plan(), shown.plan().x(days(view.now))
    words = words_in(plan, view, Ruler(shown.font()))
    across = [word.box for word in words if word.box.left() < now < word.box.right()]
    assert across, "else this asks nothing"
    line = theme.colour("emergency").rgb()
    for box in across:
        column = {image.pixel(x, y) for x in (now - 1, now) for y in range(box.top(), box.bottom())}
        assert line not in column
