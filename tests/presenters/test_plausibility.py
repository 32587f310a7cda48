"""Typed figures: read with their unit, asked again, or refused in words; never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.documents.findings import load_findings
from nmsdesk.domain.temperature import celsius
from nmsdesk.paths import resource_root
from nmsdesk.presenters.plausibility import read_figure, read_pressure

SPECS = load_findings(resource_root())
TEMPERATURE = SPECS["temperature"]
PRESSURE = SPECS["systolic_bp"], SPECS["diastolic_bp"]


@pytest.mark.parametrize(
    ("typed", "degrees", "shown"),
    [
        ("38.4", "38.4", "38.4 °C"),
        ("38.40", "38.40", "38.4 °C"),
        ("38.4 c", "38.4", "38.4 °C"),
        ("101.3 F", "38.5", "38.5 °C"),
        ("101.3f", "38.5", "38.5 °C"),
        ("104 °F", "40.0", "40 °C"),
    ],
)
def test_that_a_temperature_is_read_in_both_units_and_shown_in_degrees_celsius(
    typed, degrees, shown
):
    reading = read_figure(typed, TEMPERATURE)
    assert reading.values == (("temperature", Decimal(degrees)),)
    assert reading.shown == shown
    assert not reading.problem


def test_that_fahrenheit_without_its_letter_is_refused_with_the_mend():
    reading = read_figure("101.3", TEMPERATURE)
    assert reading.values == ()
    assert "With F after it" in reading.problem
    assert "38.5" in reading.problem


@given(st.decimals(70, 115, places=1))
def test_that_conversion_comes_back_within_a_tenth_of_a_degree(fahrenheit):
    assert abs(celsius(fahrenheit) * 9 / 5 + 32 - fahrenheit) <= Decimal("0.1")


@pytest.mark.parametrize("typed", ["2,400", "38,4", "abc", "", "-5", "1e3", "12.", "38.4.1"])
def test_that_what_is_no_plain_figure_is_refused_in_words(typed):
    reading = read_figure(typed, SPECS["creatine_kinase"])
    assert reading.values == ()
    assert reading.problem


@pytest.mark.parametrize("typed", ["99999999", "123456789012"])
def test_that_a_figure_far_too_high_is_refused_with_what_can_be_recorded(typed):
    problem = read_figure(typed, SPECS["creatine_kinase"]).problem
    assert "is not possible: 0 to 2,000,000 can be recorded" in problem


def test_that_a_unit_of_the_finding_may_be_typed_and_no_other():
    assert read_figure("2400 u/l", SPECS["creatine_kinase"]).values
    assert "µkat/L" in read_figure("40 µkat/L", SPECS["creatine_kinase"]).problem


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("158/96", {"systolic_bp": 158, "diastolic_bp": 96}),
        ("158 96", {"systolic_bp": 158, "diastolic_bp": 96}),
        ("158/", {"systolic_bp": 158}),
        ("158/-", {"systolic_bp": 158}),
        ("158/96 mmHg", {"systolic_bp": 158, "diastolic_bp": 96}),
    ],
)
def test_that_a_pressure_is_read_as_it_is_written(typed, values):
    reading = read_pressure(typed, *PRESSURE)
    assert dict(reading.values) == values
    assert not reading.problem


@pytest.mark.parametrize("typed", ["96/158", "120/120", "158", "1580/96", "one/two"])
def test_that_a_pressure_that_cannot_be_is_refused_in_words(typed):
    reading = read_pressure(typed, *PRESSURE)
    assert reading.problem
