"""The timeline under a person's hands: keys, wheel, drag, hover, the method of the load."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import EveryDays, Route
from nmsdesk.domain.patient import Patient
from nmsdesk.presenters.preferences import Preferences
from nmsdesk.presenters.timeline_axis import days
from nmsdesk.ui import theme
from nmsdesk.ui.pages.medications import MedicationsPage
from nmsdesk.ui.preferences_file import read_preferences, write_preferences
from nmsdesk.ui.widgets import timeline_card, timeline_scene
from tests.builders import an_order, on_day

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)
"""What the offscreen platform says of every window that is shown."""
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Bench:
    """The page with one patient, its timeline with the keyboard."""

    def __init__(self, desk, qtbot):
        self.desk, self.qtbot = desk, qtbot
        self.page = MedicationsPage(desk)
        qtbot.addWidget(self.page)
        self.card, self.timeline = self.page.card, self.page.card.timeline
        self.key = desk.charts.add_patient(Patient("T-1", family_name="Marsh"))
        self.page.resize(1240, 900)
        self.page.show()
        self.add(
            an_order("haloperidol", 5, times=2, from_day=1, to_day=8),
            an_order("haloperidol", 10, times=2, from_day=8),
            an_order("sertraline", 50, from_day=-300),
            an_order(
                "paliperidone palmitate",
                156,
                route=Route.DEPOT,
                frequency=EveryDays(Decimal(28)),
                from_day=-20,
            ),
        )
        self.timeline.setFocus()

    def add(self, *orders):
        for order in orders:
            self.desk.charts.add_order(self.key, order)
        self.show()

    def show(self):
        self.page.present(self.desk.watcher.chart(self.key))

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.timeline, key, modifiers)

    def wheel(self, at, notch, modifiers=Qt.KeyboardModifier.NoModifier):
        place = QPointF(self.timeline.mapToGlobal(at))
        event = QWheelEvent(
            QPointF(at),
            place,
            QPoint(),
            QPoint(0, notch),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.timeline, event)
        return event

    @property
    def shown(self):
        return self.timeline.shown

    @property
    def said(self):
        return self.card.read_out.accessibleName()

    @property
    def described(self):
        return self.timeline.accessibleDescription()

    def place(self, day):
        """Where a day stands in the chart."""
        return QPoint(self.timeline.plan().x(days(on_day(day))), 60)


@pytest.fixture
def bench(desk, qtbot):
    return Bench(desk, qtbot)


def test_that_plus_and_minus_zoom_from_hours_to_years(bench):
    before = bench.shown.span
    bench.press(Qt.Key.Key_Plus)
    assert bench.shown.span < before
    for _ in range(40):
        bench.press(Qt.Key.Key_Plus)
    assert bench.shown.span.total_seconds() == 3 * 3600
    for _ in range(60):
        bench.press(Qt.Key.Key_Minus)
    assert bench.shown.span.days >= 700


def test_that_the_buttons_zoom_too_and_have_names(bench):
    before = bench.shown.span
    bench.qtbot.mouseClick(bench.card.nearer, Qt.MouseButton.LeftButton)
    assert bench.shown.span < before
    bench.qtbot.mouseClick(bench.card.farther, Qt.MouseButton.LeftButton)
    assert abs(bench.shown.span - before).total_seconds() < 5
    assert bench.card.nearer.accessibleName() == "Nearer"
    assert bench.card.farther.accessibleName() == "Farther"


def test_that_no_span_is_checked_once_a_person_has_zoomed(bench):
    assert bench.card.spans[30].isChecked()
    bench.press(Qt.Key.Key_Plus)
    assert not any(made.isChecked() for made in bench.card.spans.values())
    bench.qtbot.mouseClick(bench.card.spans[7], Qt.MouseButton.LeftButton)
    assert bench.card.spans[7].isChecked()
    assert bench.shown.span.days == 9


def test_that_the_wheel_zooms_around_the_mouse(bench):
    at = bench.place(8)
    before = bench.shown
    bench.wheel(at, 120)
    assert bench.shown.span < before.span
    assert abs(bench.place(8).x() - at.x()) <= 2


def test_that_the_wheel_over_the_names_is_left_to_the_lanes(bench):
    before = bench.shown
    assert not bench.wheel(QPoint(20, 60), 120).isAccepted()
    assert bench.shown == before


def test_that_dragging_moves_the_time_along_and_does_not_point(bench):
    before, at = bench.shown, bench.place(8)
    bench.timeline.move_focus(None)
    bench.qtbot.mousePress(bench.timeline, Qt.MouseButton.LeftButton, pos=at)
    bench.qtbot.mouseMove(bench.timeline, at + QPoint(100, 0))
    bench.qtbot.mouseRelease(bench.timeline, Qt.MouseButton.LeftButton, pos=at + QPoint(100, 0))
    assert bench.shown.start < before.start
    assert bench.shown.span == before.span
    assert abs(bench.place(8).x() - at.x() - 100) <= 2
    assert bench.timeline.focus_moment is None


def test_that_shift_and_arrows_go_on_and_t_comes_back_to_now(bench):
    before = bench.shown
    for _ in range(8):
        bench.press(Qt.Key.Key_Left, SHIFT)
    assert bench.shown.end < before.start
    bench.press(Qt.Key.Key_T)
    assert bench.shown.holds(on_day(19, 10))


def test_that_the_focus_line_takes_the_stretch_along(bench):
    bench.press(Qt.Key.Key_Left, CONTROL)
    for _ in range(6):
        bench.press(Qt.Key.Key_Left, CONTROL)
    assert bench.timeline.focus_moment is not None
    assert bench.shown.holds(bench.timeline.focus_moment)
    bench.press(Qt.Key.Key_Home, CONTROL)
    assert bench.shown.holds(bench.timeline.focus_moment)


def test_that_the_focus_line_reads_every_lane_in_words(bench):
    bench.desk.charts.observe(
        bench.key, Observation(Moment(on_day(9, 8)), {"temperature": Decimal("38.4")})
    )
    bench.show()
    bench.timeline.move_focus(on_day(9, 12))
    for part in (
        "haloperidol: 20 mg a day",
        "sertraline: 50 mg a day",
        "paliperidone depot: injection of 156 mg",
        "by Gardner 2010",
        "not counted: paliperidone",
        "38.4 °C",
        "watch window for NMS",
    ):
        assert part in bench.said
    assert bench.card.read_out.text().startswith("10-Jun-2026 12:00 — Timing only, not cause.")


def test_that_hovering_moves_the_line_and_reads_once_the_mouse_rests(bench):
    bench.qtbot.mouseMove(bench.timeline, bench.place(4) + QPoint(1, 0))
    assert bench.timeline.focus_moment.date() == on_day(4).date()
    bench.qtbot.waitUntil(lambda: "haloperidol: 10 mg a day" in bench.said)


def test_that_the_line_is_announced_to_a_screen_reader(bench, monkeypatch):
    heard = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    bench.press(Qt.Key.Key_Left)
    assert any("haloperidol: 20 mg a day" in words for words in heard)


def test_that_the_picture_is_described_in_words_and_follows_the_stretch(bench):
    assert "haloperidol, 20 mg a day" in bench.described
    assert "Timing only, not cause." in bench.described
    for _ in range(12):
        bench.press(Qt.Key.Key_Left, SHIFT)
    assert "haloperidol, 20 mg a day" not in bench.described
    assert "sertraline" in bench.described


def test_that_only_lanes_with_something_in_sight_are_drawn(bench):
    names = [lane.name for lane in bench.timeline.lanes]
    assert names == ["haloperidol", "paliperidone depot", "load, CPZ eq a day", "sertraline"]
    for _ in range(12):
        bench.press(Qt.Key.Key_Left, SHIFT)
    assert [lane.name for lane in bench.timeline.lanes] == ["sertraline"]


def test_that_m_tells_the_load_by_another_method(bench):
    wanted = []
    bench.page.preferences_wanted.connect(wanted.append)
    assert "Gardner 2010" in bench.card.method.text()
    bench.press(Qt.Key.Key_M)
    assert "Gardner 2010" not in bench.card.method.text()
    assert bench.timeline.view.method == "leucht_2016"
    assert wanted[-1].load_method == "leucht_2016"
    assert "Leucht 2016" in bench.card.method.accessibleName()


def test_that_the_method_can_be_chosen_by_its_button(bench):
    actions = bench.card.method.menu().actions()
    assert len(actions) == 5
    next(one for one in actions if one.text() == "Woods 2003").trigger()
    assert bench.timeline.view.method == "woods_2003"


def test_that_the_method_is_remembered(tmp_path):
    write_preferences(tmp_path, replace(Preferences(), load_method="woods_2003"))
    assert read_preferences(tmp_path).load_method == "woods_2003"


def test_that_there_is_no_method_to_choose_where_there_is_no_load(desk, qtbot):
    page = MedicationsPage(desk)
    qtbot.addWidget(page)
    key = desk.charts.add_patient(Patient("T-2", family_name="Beatty"))
    desk.charts.add_order(key, an_order("sertraline", 50))
    page.resize(1240, 900)
    page.show()
    page.present(desk.watcher.chart(key))
    assert not page.card.method.isVisible()


def test_that_where_one_looks_stays_when_the_record_changes_and_not_for_the_next_patient(bench):
    bench.press(Qt.Key.Key_Plus)
    shown = bench.shown
    bench.add(an_order("olanzapine", 10, from_day=15))
    assert bench.shown == shown
    bench.key = bench.desk.charts.add_patient(Patient("T-2", family_name="Beatty"))
    bench.add(an_order("quetiapine", 100, from_day=10))
    assert bench.shown != shown
    assert bench.shown.span.days == 38


def painted(timeline):
    image = QImage(timeline.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    timeline.render(painter, QPoint(0, 0))
    painter.end()
    return image


def test_that_a_higher_dose_is_drawn_higher(bench):
    image, plan = painted(bench.timeline), bench.timeline.plan()
    edge = theme.colour("nms").rgb()
    box = plan.lane(0)

    def top(day):
        x = plan.x(days(on_day(day)))
        return next(y for y in range(box.top(), box.bottom()) if image.pixel(x, y) == edge)

    assert top(12) < top(6) < box.bottom() - 5


def test_that_a_long_record_is_drawn_between_turns_and_no_other_patient_stands_meanwhile(
    bench, monkeypatch
):
    monkeypatch.setattr(timeline_card, "AT_ONCE", 0)
    bench.key = bench.desk.charts.add_patient(Patient("T-2", family_name="Beatty"))
    bench.add(an_order("quetiapine", 100, from_day=10))
    assert bench.timeline.view is None
    bench.qtbot.waitUntil(lambda: bench.timeline.view is not None)
    assert next(lane.name for lane in bench.timeline.lanes) == "quetiapine"


def test_that_what_is_painted_between_turns_is_in_the_end_what_is_painted_at_once(
    bench, monkeypatch
):
    bench.timeline.clearFocus()
    at_once = painted(bench.timeline)
    monkeypatch.setattr(timeline_scene, "FEW", 0)
    bench.show()
    scene = bench.timeline._scene
    bench.qtbot.waitUntil(
        lambda: (
            scene.go_on(bench.timeline.rect(), bench.timeline.font(), bench.timeline.width(), 1.0)
            is None
        )
    )
    assert painted(bench.timeline) == at_once


def test_that_the_lanes_scroll_by_keyboard_where_more_are_there_than_fit(bench):
    bench.add(*(an_order(drug, 10) for drug in ("olanzapine", "quetiapine", "lithium", "levodopa")))
    bench.page.resize(1240, 600)
    bar = bench.card._scroll.verticalScrollBar()
    bench.qtbot.waitUntil(lambda: bar.maximum() > 0)
    bench.press(Qt.Key.Key_Down)
    assert bar.value() > 0
    bench.press(Qt.Key.Key_Up)
    assert bar.value() == 0
