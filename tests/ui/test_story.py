"""One whole story, with clicks and keys through the real window: a start, a rise, a check."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nmsdesk.domain.urgency import Level

# What the offscreen platform says of windows and pop-ups.
pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)

FOUND = {
    "temperature": "38.9\n",
    "heart_rate": "118\n",
    "blood_pressure": "158/96\n",
    "respiratory_rate": "26\n",
    "oxygen_saturation": "95\n",
    "temperature_site": "1",
    "rigidity": "5",
    "reflexes": "2",
    "pupils": "n",
    "bowel_sounds": "n",
    "consciousness_acvpu": "2",
    "mutism": "y",
    "diaphoresis": "y",
    "altered_consciousness": "y",
}
"""What the keys say of each row; every other row is looked for and absent."""


class Nurse:
    """Whoever sits there: presses keys on what has the focus, clicks on what is seen."""

    def __init__(self, window, qtbot, clock):
        self.window, self.qtbot, self.clock = window, qtbot, clock

    def press(self, *keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            QTest.keyClick(self._focused(), key, modifier)

    def type(self, text):
        QTest.keyClicks(self._focused(), text)

    def _focused(self):
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def next_field(self):
        self.press(Qt.Key.Key_Tab)

    def goes_to(self, name):
        self.qtbot.mouseClick(self.window.frame.rail.button_of(name), Qt.MouseButton.LeftButton)
        return self.window.pages.page(name)

    def row(self, page, name):
        return next(row for row in page.lists.table.rows.rows if row.name == name)


@pytest.fixture
def nurse(demo_window, qtbot, clock):
    return Nurse(demo_window, qtbot, clock)


def open_fischer(nurse):
    """A person of the demonstration of whom no medication list is recorded yet."""
    patients = nurse.window.desk.charts.patients()
    key = next(one.key for one in patients if one.family_name == "Fischer")
    nurse.press(Qt.Key.Key_K, modifier=Qt.KeyboardModifier.ControlModifier)
    nurse.type("fischer")
    nurse.press(Qt.Key.Key_Return)
    nurse.qtbot.waitUntil(lambda: nurse.window.pages.front.name == "medications")
    return key


def add_haloperidol(nurse, page):
    nurse.press(Qt.Key.Key_A)
    nurse.type("halop")
    nurse.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    nurse.type("5")
    nurse.next_field()
    nurse.type("mg")
    nurse.next_field()
    nurse.next_field()
    nurse.type("by")
    nurse.next_field()
    nurse.type("twice")
    nurse.qtbot.waitUntil(lambda: "NEW" in page.side.editor.preview.words)
    assert "opens a watch window for NMS to 20-Jul-2026" in page.side.editor.preview.words
    nurse.press(Qt.Key.Key_Return)


def test_that_a_nurse_adds_raises_checks_and_reads(nurse):
    key = open_fischer(nurse)
    page = nurse.window.pages.page("medications")
    assert page.lists.empty.title.text() == "No medicines recorded"

    add_haloperidol(nurse, page)
    nurse.qtbot.waitUntil(lambda: page.lists.table.rows.rowCount() == 1)
    row = nurse.row(page, "haloperidol")
    assert row.chips[0].text == "● NEW"
    assert (row.daily, row.day_of) == ("10 mg", "day 1 of 30")

    nurse.clock.now += timedelta(days=1)
    nurse.press(Qt.Key.Key_D)
    nurse.type("10")
    nurse.qtbot.waitUntil(lambda: "+100 %" in page.side.editor.preview.words)
    nurse.press(Qt.Key.Key_Return)
    nurse.qtbot.waitUntil(lambda: nurse.row(page, "haloperidol").daily == "20 mg")
    row = nurse.row(page, "haloperidol")
    assert row.chips[0].text == "▲ +100 % on 21-Jun-2026"
    assert row.day_of == "day 1 of 30"

    check_by_keys(nurse, key)
    compare = nurse.goes_to("compare")
    nurse.qtbot.waitUntil(lambda: "lean toward NMS" in compare.view.headline)


def test_that_a_dose_raised_on_the_day_of_its_start_is_seen_as_raised(nurse):
    open_fischer(nurse)
    page = nurse.window.pages.page("medications")
    add_haloperidol(nurse, page)
    nurse.qtbot.waitUntil(lambda: page.lists.table.rows.rowCount() == 1)
    nurse.clock.now += timedelta(minutes=5)
    nurse.press(Qt.Key.Key_D)
    nurse.type("10")
    nurse.press(Qt.Key.Key_Return)
    nurse.qtbot.waitUntil(lambda: nurse.row(page, "haloperidol").daily == "20 mg")
    told = [chip.text for chip in nurse.row(page, "haloperidol").chips]
    assert told == ["● NEW", "▲ +100 % on 20-Jun-2026"]


def check_by_keys(nurse, key):
    desk = nurse.window.desk
    nurse.clock.now += timedelta(hours=20)
    nurse.press(Qt.Key.Key_C)
    assert nurse.window.pages.front.name == "check"
    do_a_check(nurse, nurse.window.pages.page("check"))
    observation = desk.charts.observations(key)[-1].observation
    assert observation.findings["rigidity"] == "lead_pipe"
    assert observation.findings["temperature"] == Decimal("38.9")
    assert desk.watcher.chart(key).assessment.urgency.level is Level.EMERGENCY
    nurse.qtbot.waitUntil(nurse.window.head.bar.isVisible)


def do_a_check(nurse, page):
    """Every row of the bedside list by keys alone; the last Enter records it."""
    rows = page.body.sheet.rows
    nurse.qtbot.waitUntil(lambda: next(iter(rows.values())).lit())
    for _ in range(len(rows) + 1):
        row = next((name for name, made in rows.items() if made.lit()), None)
        if row is None:
            break
        for key in FOUND.get(row, "n"):
            nurse.press(Qt.Key.Key_Return) if key == "\n" else nurse.type(key)
    assert page.body.side.finish.hasFocus()
    nurse.press(Qt.Key.Key_Return)
