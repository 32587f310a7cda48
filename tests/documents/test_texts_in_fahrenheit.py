"""Temperatures in sentences as a person reads them: measured ones, and the limits of the rules."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from nmsdesk.domain.reason import Label, because
from nmsdesk.domain.temperature import celsius

AT = datetime(2026, 6, 20, 10)


def measured(figure, finding="temperature"):
    return because(
        "found_figure", finding=Label("finding", finding), figure=Decimal(figure),
        unit=Label("unit", finding), at=AT,
    )  # fmt: skip


@pytest.fixture
def american(texts):
    return replace(texts, in_fahrenheit=True)


def test_that_a_temperature_is_told_in_the_scale_of_who_reads_it(texts, american):
    assert "38.4 °C," in texts.say(measured("38.44"))
    assert "101.2 °F," in american.say(measured("38.44"))


def test_that_a_limit_of_a_rule_is_told_in_the_same_scale(texts, american):
    rule = because("urgency_very_high_temperature")
    assert texts.say(rule) == "Temperature of 40 °C or more"
    assert american.say(rule) == "Temperature of 104 °F or more"
    severe = because("urgency_serotonin_set_severe")
    assert "above 38.5 °C" in texts.say(severe)
    assert "above 101.3 °F" in american.say(severe)


def test_that_a_reason_within_a_reason_is_told_so_too(american):
    american = replace(american, sentences={**american.sentences, "outer": "So: {inner}."})
    assert "101.2 °F" in american.say(because("outer", inner=measured("38.44")))


def test_that_no_other_figure_is_converted(american):
    assert "24 per minute" in american.say(measured("24", "respiratory_rate"))


def test_that_every_tenth_of_a_degree_fahrenheit_is_read_back_as_it_was_typed(american):
    for tenths in range(900, 1100):
        typed = Decimal(tenths) / 10
        read = american.measured(celsius(typed), Label("unit", "temperature"))
        assert read == f"{typed.normalize():f} °F"
