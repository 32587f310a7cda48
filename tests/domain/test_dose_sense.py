"""Before saving: a dose, a unit, a rhythm that a person should look at again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.domain.dose_sense import dose_doubts
from nmsdesk.domain.order import AsNeeded, EveryDays, FrequencyUnknown, Once, Route, TimesPerDay
from tests.builders import an_order


@pytest.fixture(scope="session")
def formulary(knowledge):
    return knowledge.formulary


def keys(order, formulary):
    return [doubt.reason.key for doubt in dose_doubts(order, formulary)]


@pytest.mark.parametrize(
    ("drug", "mg", "more", "doubts"),
    [
        ("haloperidol", 5, {"times": 2}, []),
        ("haloperidol", 30, {}, []),
        ("haloperidol", 50, {}, ["dose_tenfold"]),
        ("haloperidol", 25, {"times": 2}, ["dose_tenfold"]),
        ("haloperidol", 250, {"frequency": Once()}, ["dose_tenfold"]),
        ("haloperidol", 300, {"frequency": AsNeeded()}, ["dose_tenfold"]),
        ("haloperidol", 300, {"frequency": FrequencyUnknown()}, ["dose_tenfold"]),
        ("olanzapine", 20, {}, []),
        ("olanzapine", 25, {}, ["dose_above_label"]),
        ("olanzapine", 100, {}, ["dose_tenfold"]),
        ("risperidone", 2, {"times": 2}, []),
        ("quetiapine", 900, {}, ["dose_above_label"]),
        ("metformin", 5000, {}, []),
        ("a medicine nobody knows", 5000, {}, []),
    ],
)
def test_that_an_odd_amount_is_told_and_a_usual_one_is_not(formulary, drug, mg, more, doubts):
    assert keys(an_order(drug, mg, **more), formulary) == doubts


def test_that_five_grams_of_haloperidol_are_asked_about_their_unit(formulary):
    (doubt,) = dose_doubts(an_order("haloperidol", 5, unit="g"), formulary)
    assert (doubt.field.value, doubt.reason.key) == ("unit", "dose_tenfold_in_g")
    assert ("amount", Decimal(5000)) in doubt.reason.values


def test_that_every_figure_names_its_source(formulary):
    for mg in (25, 100):
        (doubt,) = dose_doubts(an_order("olanzapine", mg), formulary)
        assert doubt.reason.sources


@pytest.mark.parametrize(
    ("drug", "unit", "route", "strength", "doubts"),
    [
        ("haloperidol", "tablet", Route.ORAL, "5 mg", []),
        ("haloperidol", "tablet", Route.IM, "5 mg", ["dose_unit_and_route"]),
        ("haloperidol", "drops", Route.IM, None, ["dose_unit_and_route"]),
        ("haloperidol", "mg/h", Route.ORAL, None, ["dose_rate_and_route"]),
        ("fentanyl", "micrograms/h", Route.TRANSDERMAL, None, []),
        ("fentanyl", "patch", Route.TRANSDERMAL, "25 micrograms/h", []),
        ("fentanyl 25 micrograms/h patch", "patch", Route.TRANSDERMAL, None, []),
        ("rotigotine", "patch", Route.TRANSDERMAL, None, ["dose_patch_without_rate"]),
        ("rotigotine", "mg", Route.TRANSDERMAL, None, ["dose_patch_without_rate"]),
        ("rotigotine", "mg", Route.TRANSDERMAL, "4 mg/24 h", []),
        ("haloperidol", "tablet", Route.UNKNOWN, "5 mg", []),
    ],
)
def test_that_a_unit_which_cannot_go_that_way_is_told(
    formulary, drug, unit, route, strength, doubts
):
    order = an_order(drug, 1, unit=unit, route=route, strength=strength)
    assert keys(order, formulary) == doubts


@pytest.mark.parametrize(
    ("drug", "mg", "frequency", "doubts"),
    [
        ("haloperidol decanoate", 100, EveryDays(Decimal(28)), []),
        ("haloperidol decanoate", 100, TimesPerDay(Decimal(1)), ["dose_depot_daily"]),
        ("haloperidol decanoate", 100, EveryDays(Decimal(2)), ["dose_depot_early"]),
        ("haloperidol decanoate", 100, Once(), []),
        ("Invega Sustenna", 156, EveryDays(Decimal(7)), ["dose_depot_early"]),
        ("quetiapine", 300, EveryDays(Decimal(14)), ["dose_no_depot"]),
    ],
)
def test_that_a_depot_entered_as_a_daily_dose_is_told(formulary, drug, mg, frequency, doubts):
    order = an_order(drug, mg, frequency=frequency, route=Route.DEPOT)
    assert keys(order, formulary) == doubts


def test_that_a_monthly_depot_is_not_held_against_the_daily_maximum(formulary):
    order = an_order(
        "haloperidol decanoate", 300, frequency=EveryDays(Decimal(28)), route=Route.DEPOT
    )
    assert keys(order, formulary) == []


@given(mg=st.decimals("0.1", "9999", places=1), more=st.decimals("0.1", "9999", places=1))
def test_that_more_of_a_doubted_dose_is_doubted_too(formulary, mg, more):
    if keys(an_order("haloperidol", mg), formulary):
        assert keys(an_order("haloperidol", mg + more), formulary)
