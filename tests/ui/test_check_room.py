"""Is everything on the check to be read: small screen, emergency, larger text, open drawer."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nmsdesk.domain.finding import FindingKind
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.presenters.checklist_layout import plan
from nmsdesk.presenters.preferences import Preferences, TemperatureUnit
from nmsdesk.ui.widgets import check_row
from tests.screens.layout_questions import faults

# Qt's offscreen plugin says so of every window that has a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

READ = Preferences(introduced=True)
NOW = datetime(2026, 6, 20, 10, 0)
FIGURES = {
    "temperature": "38.9", "heart_rate": "124", "systolic_bp": "164", "diastolic_bp": "104",
    "respiratory_rate": "24", "oxygen_saturation": "100",
}  # fmt: skip


def longest(desk, spec):
    """The value of a finding that takes the most room on the page."""
    if spec.kind is FindingKind.SIGN:
        return True
    if spec.kind is FindingKind.FIGURE:
        return Decimal(FIGURES[spec.id])
    return max(spec.words, key=lambda word: len(desk.texts.label("word", f"{spec.id}.{word}")))


def marsh(desk):
    """The demonstration's emergency, with a check before that answered everything."""
    key = next(row.key for row in desk.charts.patients() if row.family_name == "Marsh")
    specs = [spec for row in plan(desk.knowledge.findings)[0].rows for spec in row.specs]
    desk.charts.observe(
        key,
        Observation(
            Moment(NOW - timedelta(hours=1)), {spec.id: longest(desk, spec) for spec in specs}
        ),
    )
    return key


@pytest.fixture
def opened(make_window, demo_desk, qtbot):
    """The window on that patient's check, 1366×768."""

    def make(scale=100, beside="", preferences=READ):
        window = make_window(demo_desk, READ)
        window.wardrobe.wear(replace(preferences, text_scale=scale))
        window.open_patient(marsh(demo_desk))
        window.show_page("check")
        if beside:
            window.menus.do(beside)
        assert "Emergency" in window.head.bar.words
        qtbot.waitUntil(window.pages.in_front.body.sheet.isVisible)
        settle(window)
        return window

    return make


def settle(window):
    for _turn in range(6):
        QApplication.processEvents()
    assert window.frame.window_.width() == 1366
    assert window.frame.window_.height() == 768


@pytest.fixture
def painted(monkeypatch):
    """What a row paints, each text with its room: in words and not in pixels."""
    kept = []

    class Recorder(QPainter):
        def drawText(self, room, flags, text):  # noqa: N802 - Qt's name
            whole = room if isinstance(room, QRect) else room.toAlignedRect()
            kept.append((text, whole, self.boundingRect(whole, int(flags), text)))
            super().drawText(room, flags, text)

    monkeypatch.setattr(check_row, "QPainter", Recorder)

    def of(row):
        kept.clear()
        row.grab()
        return list(kept)

    return of


def unreadable(rows, painted):
    """The rows whose name or earlier answer is missing, cut or covered, with what they paint."""
    found = []
    for row in rows:
        told = painted(row)
        words = [text for text, _room, _needed in told]
        named = row.view.label in words
        before = not row.view.before or any(w.startswith(row.view.before) for w in words)
        cut = any(not room.contains(needed) for _text, room, needed in told)
        beyond = any(not row.rect().contains(needed) for _text, _room, needed in told)
        parts = [needed for text, _room, needed in told if text]
        covered = any(
            one.intersects(other) for i, one in enumerate(parts) for other in parts[i + 1 :]
        )
        if not named or not before or cut or beyond or covered:
            found.append((row.row, words, [named, before, not cut, not beyond, not covered]))
    return found


def in_sight(page, made):
    area = page.body.list_area.viewport()
    corner = made.mapTo(area, QPoint(0, 0))
    return area.rect().contains(QRect(corner, made.size()))


def seen_rows(page):
    return [name for name, made in page.body.sheet.rows.items() if in_sight(page, made)]


def wrong(window):
    """What the layout is asked of every screen; status line and drawer are the window's own."""
    found = faults(window.frame.window_, 1366, 768)
    return [each for each in found if "StatusLine" not in each and "WhyContent" not in each]


def press(text):
    for character in text:
        focused = QApplication.focusWidget()
        if character == "\n":
            QTest.keyClick(focused, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(focused, character)


def test_that_each_row_shows_its_name_and_the_answer_before_on_a_small_screen(opened, painted):
    page = opened().pages.in_front
    rows = page.body.sheet.rows.values()
    assert all(row.view.before for row in rows)
    assert unreadable(rows, painted) == []


def test_that_a_row_that_is_answered_still_shows_both(opened, painted):
    page = opened().pages.in_front
    typed = {"temperature": "40.1", "heart_rate": "124", "blood_pressure": "164/104",
             "respiratory_rate": "24", "oxygen_saturation": "100"}  # fmt: skip
    for name, row in page.body.sheet.rows.items():
        if row.view.kind is FindingKind.SIGN:
            page.checklist.key(name, "y")
        elif row.view.kind is FindingKind.WORD:
            widest = max(row.view.choices, key=lambda choice: len(choice.label))
            page.checklist.key(name, widest.key)
        else:
            page.checklist.type_figure(name, typed[name])
        assert page.checklist.settled(name)
    page.body.present_rows(page.checklist, page.answering.words)
    QApplication.processEvents()
    assert unreadable(page.body.sheet.rows.values(), painted) == []


def test_that_the_laboratory_sheet_is_readable_too(opened, painted):
    page = opened().pages.in_front
    page.body.foot.other_wanted.emit()
    QApplication.processEvents()
    assert len(page.body.sheet.rows) >= 25
    assert unreadable(page.body.sheet.rows.values(), painted) == []


def test_that_beneath_an_emergency_the_whole_check_stands_on_one_small_screen(opened):
    window = opened()
    page = window.pages.in_front
    assert window.head.bar.height() <= 48
    assert page.body.list_area.verticalScrollBar().maximum() == 0
    assert page.body.list_area.horizontalScrollBar().maximum() == 0
    assert seen_rows(page) == list(page.body.sheet.rows)
    assert wrong(window) == []


def test_that_bar_and_side_say_nothing_twice(opened):
    window = opened()
    page, bar = window.pages.in_front, window.head.bar
    assert "Emergency" in bar.shown_words
    assert "Call" in bar.shown_words
    reasons = page.body.side.result.view.reasons
    assert reasons
    assert not [reason for reason in reasons if reason in bar.shown_words]
    assert "Emergency" not in page.body.side.result.words


def test_that_on_another_page_the_bar_names_its_reasons_again(opened):
    window = opened()
    low = window.head.bar.height()
    window.show_page("medications")
    settle(window)
    assert window.head.bar.height() > low
    assert "Guidelines" in window.head.bar.shown_words


@pytest.mark.parametrize(
    ("scale", "beside", "rows"),
    [(150, "", 14), (100, "why", 24), (150, "why", 6), (200, "", 5), (125, "", 20)],
)
def test_that_nothing_is_cut_where_room_is_short(opened, painted, scale, beside, rows):
    window = opened(scale, beside)
    page = window.pages.in_front
    assert page.body.list_area.horizontalScrollBar().maximum() == 0
    assert wrong(window) == []
    assert unreadable(page.body.sheet.rows.values(), painted) == []
    assert len(seen_rows(page)) >= rows
    assert not page.body.side.result.visibleRegion().isEmpty()
    assert page.body.side.finish.isVisible()


@pytest.mark.parametrize(("scale", "beside"), [(150, ""), (100, "why"), (150, "why")])
def test_that_the_row_in_focus_is_always_in_sight_with_its_words(opened, scale, beside):
    window = opened(scale, beside)
    page = window.pages.in_front
    for name in page.body.sheet.rows:
        page.body.sheet.focus(name)
        QApplication.processEvents()
        assert in_sight(page, page.body.sheet.rows[name]), name
    page.body.sheet.focus(page.body.sheet.first())
    assert page.body.list_area.verticalScrollBar().value() == 0


@pytest.mark.parametrize(("scale", "beside"), [(150, ""), (100, "why")])
def test_that_the_check_is_done_by_keys_alone_where_room_is_short(opened, demo_desk, scale, beside):
    window = opened(scale, beside)
    page = window.pages.in_front
    before = len(demo_desk.charts.observations(window.key))
    page.body.sheet.focus(page.body.sheet.first())
    typed = {"temperature": "38.4\n", "heart_rate": "112\n", "blood_pressure": "158/96\n",
             "respiratory_rate": "24\n", "oxygen_saturation": "94\n", "reflexes": "2",
             "consciousness_acvpu": "a", "temperature_site": "1"}  # fmt: skip
    for name in page.body.sheet.rows:
        assert page.body.sheet.rows[name].lit(), name
        press(typed.get(name, "n"))
    assert page.body.side.finish.hasFocus()
    QTest.keyClick(page.body.side.finish, Qt.Key.Key_Return)
    assert len(demo_desk.charts.observations(window.key)) == before + 1


def test_that_the_words_of_a_row_follow_it_when_the_room_changes(opened):
    window = opened()
    page = window.pages.in_front
    page.body.sheet.focus("temperature_site")
    window.menus.do("why")
    settle(window)
    unfolded, row = page.body.sheet.unfolded, page.body.sheet.rows["temperature_site"]
    page.body.sheet.focus("temperature_site")
    assert unfolded.x() == row.x()
    assert not unfolded.geometry().intersects(row.geometry())


def test_that_a_temperature_in_fahrenheit_is_typed_shown_and_kept(opened, demo_desk):
    window = opened(preferences=replace(READ, temperature=TemperatureUnit.FAHRENHEIT))
    page = window.pages.in_front
    row = page.body.sheet.rows["temperature"]
    assert row.view.before == "102"
    assert row.field.placeholderText() == "°F"
    page.body.sheet.focus("temperature")
    press("101.3\n")
    assert row.field.text() == "101.3 °F"
    page.finish()
    settle(window)
    kept = demo_desk.charts.observations(window.key)[-1].observation
    assert kept.findings == {"temperature": Decimal("38.5")}
    assert page.body.sheet.rows["temperature"].view.before == "101.3"


def test_that_changing_the_unit_changes_the_page_in_front(opened):
    window = opened()
    page = window.pages.in_front
    assert page.body.sheet.rows["temperature"].view.before == "38.9"
    window.wardrobe.wear(replace(READ, temperature=TemperatureUnit.FAHRENHEIT))
    settle(window)
    assert page.body.sheet.rows["temperature"].view.before == "102"
