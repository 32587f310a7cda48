"""Somebody who reads °F: what stands above every page, and the reasons behind it."""

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


def why(window):
    window.why()
    labels = window.frame.drawer.content.findChildren(QLabel)
    return "\n".join(label.text() for label in labels)


def test_that_bar_and_why_tell_temperatures_in_fahrenheit(window):
    assert "°C" not in window.head.bar.words
    told = why(window)
    assert "105.1 °F" in told
    assert "Temperature of 104 °F or more" in told
    assert "°C" not in told


def test_that_they_follow_the_preference_while_the_record_is_open(window):
    window.wardrobe.wear(READ)
    told = why(window)
    assert "40.6 °C" in told
    assert "Temperature of 40 °C or more" in told
    assert "°F" not in told
