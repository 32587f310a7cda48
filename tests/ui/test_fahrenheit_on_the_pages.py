"""Somebody who reads °F: timeline, comparison and patient list tell no temperature in °C."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.presenters.preferences import Preferences, TemperatureUnit

# Qt's offscreen plugin says so of every window that has a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

READ = Preferences(introduced=True)
OPEN = 5
"""The column of what is open."""


@pytest.fixture
def window(make_window, demo_desk):
    """On a patient whose temperature of 105.1 °F decides."""
    key = next(row.key for row in demo_desk.charts.patients() if row.family_name == "Marsh")
    demo_desk.charts.observe(
        key,
        Observation(Moment(datetime(2026, 6, 20, 9)), {"temperature": Decimal("40.61")}),
    )
    made = make_window(demo_desk, replace(READ, temperature=TemperatureUnit.FAHRENHEIT))
    made.open_patient(key)
    return made


def drawn(window):
    """The words of the lane of checks: beneath its name, on its points, under the focus line."""
    view = window.pages.page("medications").card.timeline.view
    (lane,) = (one for one in view.lanes if one.name == "checks")
    readings = [reading.words for reading in lane.readings]
    return "\n".join((lane.beneath, *(point.label for point in lane.points), *readings))


def test_that_the_timeline_tells_fahrenheit_and_follows_the_preference(window):
    assert "105.1 °F" in drawn(window)
    assert "°C" not in drawn(window)
    window.wardrobe.wear(READ)
    assert "40.6 °C" in drawn(window)
    assert "°F" not in drawn(window)


def compared(window):
    window.show_page("compare")
    page = window.pages.page("compare")
    row = page.table.rows["temperature"]
    return row.patient.words, row.accessibleName()


def told_by_enter(window):
    page = window.pages.page("compare")
    page.table.why_wanted.emit("temperature")
    own = [one.text() for one in window.frame.drawer.content.findChildren(QLabel)]
    return "\n".join(one for one in own if one.startswith("This patient"))


def test_that_the_comparison_tells_fahrenheit_and_follows_the_preference(window):
    assert all("105.1 °F" in words for words in compared(window))
    assert "105.1 °F" in told_by_enter(window)
    window.wardrobe.wear(READ)
    assert all("40.6 °C" in words for words in compared(window))
    assert "40.6 °C" in told_by_enter(window)


def test_that_the_patient_list_tells_fahrenheit_and_follows_the_preference(window, qtbot):
    window.show_page("patients")
    page = window.pages.page("patients")

    def told():
        at = page.model.row_of(window.key)
        return page.model.index(at, OPEN).data()

    qtbot.waitUntil(lambda: "°F" in told())
    assert "104 °F" in told()
    window.wardrobe.wear(READ)
    qtbot.waitUntil(lambda: "°C" in told())
    assert "40 °C" in told()
