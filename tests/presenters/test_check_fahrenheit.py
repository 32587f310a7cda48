"""Somebody who reads temperatures in °F: typed, said back, asked again, and shown beside."""

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.documents.findings import load_findings
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.temperature import celsius, fahrenheit, tenth
from nmsdesk.paths import resource_root
from nmsdesk.presenters.checklist import Checklist, Earlier
from nmsdesk.presenters.checklist_layout import plan
from nmsdesk.presenters.checklist_view import CheckWords
from nmsdesk.presenters.formats import figure
from nmsdesk.presenters.plausibility import read_figure, with_unit
from nmsdesk.presenters.preferences import TemperatureUnit

SPECS = load_findings(resource_root())
WARMTH, PULSE = SPECS["temperature"], SPECS["heart_rate"]
F = TemperatureUnit.FAHRENHEIT


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("101.3", "38.5", "101.3 °F"),
        ("101.3 F", "38.5", "101.3 °F"),
        ("101.2", "38.44", "101.2 °F"),
        ("38.5 C", "38.5", "101.3 °F"),
    ],
)
def test_that_a_figure_without_a_letter_is_in_the_persons_own_scale(typed, kept, shown):
    reading = read_figure(typed, WARMTH, F)
    assert dict(reading.values) == {"temperature": Decimal(kept)}
    assert reading.shown == shown


def test_that_celsius_without_its_letter_is_refused_with_the_mend():
    reading = read_figure("38.5", WARMTH, F)
    assert reading.values == ()
    assert "With C after it" in reading.problem
    assert "101.3 °F" in reading.problem


def test_that_the_limits_are_named_in_fahrenheit():
    low, high = WARMTH.possible
    problem = read_figure("130", WARMTH, F).problem
    assert "130 °F is not possible" in problem
    assert f"{fahrenheit(low).normalize():f} to {fahrenheit(high).normalize():f}" in problem


def test_that_an_unusual_figure_is_asked_in_fahrenheit():
    unusual = fahrenheit(WARMTH.usual[1] + Decimal("0.3"))
    assert f"{unusual.normalize():f} °F is unusual" in read_figure(str(unusual), WARMTH, F).question


def test_that_no_other_figure_has_a_scale():
    assert read_figure("88", PULSE, F).shown == read_figure("88", PULSE).shown


@given(st.decimals("35", "42", places=1))
def test_that_there_and_back_gives_the_same_tenth(degrees):
    assert tenth(celsius(fahrenheit(degrees))) == degrees


@given(st.decimals("80", "115", places=1))
def test_that_what_was_typed_in_fahrenheit_is_what_the_record_shows_later(typed):
    kept = dict(read_figure(f"{typed} F", WARMTH, F).values)["temperature"]
    assert with_unit(kept, WARMTH, F) == f"{figure(typed)} °F"


def test_that_a_figure_kept_from_fahrenheit_is_shown_in_celsius_with_one_decimal():
    assert with_unit(Decimal("38.44"), WARMTH) == "38.4 °C"
    assert read_figure("101.2 F", WARMTH).shown == "38.4 °C"
    assert "(38.4 °C)" in read_figure("101.2", WARMTH).problem


def test_that_the_row_is_in_fahrenheit_and_the_record_is_not(texts):
    sheets = plan(SPECS)
    checklist = Checklist(sheets)
    checklist.scale = F
    before = {"temperature": Earlier(Decimal("38.9"), Moment(datetime(2026, 6, 20, 6)))}
    words = CheckWords(texts, before, None, F)
    row = words.row(checklist, "temperature")
    assert (row.before, row.unit) == ("102", "°F")
    assert "Last: 102 °F" in row.accessible
    checklist.type_figure("temperature", "101.3")
    assert words.row(checklist, "temperature").words == "101.3 °F"
    assert checklist.draft.answers == {"temperature": Decimal("38.5")}
