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


@pytest.mark.parametrize(
    ("drug", "unit", "strength"),
    [
        ("Lidocaine 5% Patch", "PTCH", None),
        ("scopolamine", "patch", "1 mg/72 h"),
        ("scopolamine", "patch", "1 mg/3 days"),
        ("methylphenidate", "patch", "10 mg"),
        ("nicotine 21 mg", "patch", None),
    ],
)
def test_that_a_patch_told_as_it_is_sold_is_left_in_peace(formulary, drug, unit, strength):
    order = an_order(drug, 1, unit=unit, route=Route.TRANSDERMAL, strength=strength)
    assert keys(order, formulary) == []


@pytest.mark.parametrize("route", [Route.ORAL, Route.INHALED, Route.NASAL, Route.SUBLINGUAL])
def test_that_a_puff_may_be_written_by_mouth(formulary, route):
    assert keys(an_order("salbutamol", 2, unit="puffs", route=route), formulary) == []
    assert keys(an_order("salbutamol", 2, unit="puffs", route=Route.IM), formulary)


@pytest.mark.parametrize(
    ("drug", "mg", "days", "doubts"),
    [
        ("fluoxetine", 90, 7, []),
        ("fluoxetine", 90, 1, ["dose_above_label"]),
        ("risperidone microspheres", 50, 14, []),
        ("flupentixol decanoate", 400, 7, []),
        ("flupentixol decanoate", 200, 14, []),
        ("olanzapine pamoate", 300, 14, []),
        ("haloperidol decanoate", 100, 21, []),
        ("haloperidol decanoate", 100, 14, ["dose_depot_early"]),
    ],
)
def test_that_each_interval_is_held_against_its_own_label(formulary, drug, mg, days, doubts):
    route = Route.ORAL if drug == "fluoxetine" else Route.DEPOT
    order = an_order(drug, mg, frequency=EveryDays(Decimal(days)), route=route)
    assert keys(order, formulary) == doubts


def test_that_what_one_label_calls_usual_is_not_doubted_for_another_country(formulary):
    assert keys(an_order("benperidol", 5), formulary) == []
    (doubt,) = dose_doubts(an_order("haloperidol", 35), formulary)
    assert doubt.reason.key == "dose_above_one_label"
    told = dict(doubt.reason.values)
    assert (told["most"], told["where"]) == (30, "GB")
    assert (told["other"], told["elsewhere"]) == (100, "US")


def test_that_another_salt_of_about_the_same_amount_is_not_doubted(formulary):
    order = an_order("propoxyphene napsylate 100 mg", 1, unit="tablet", times=4)
    assert keys(order, formulary) == []


def test_that_the_most_of_an_as_needed_order_counts(formulary):
    assert keys(an_order("haloperidol", 5, frequency=AsNeeded(Decimal(2))), formulary) == []
    assert keys(an_order("haloperidol", 5, frequency=AsNeeded(Decimal(10))), formulary)


def test_that_without_a_route_only_what_no_route_allows_is_doubted(formulary):
    assert keys(an_order("haloperidol", 25, route=Route.UNKNOWN), formulary) == []
    assert keys(an_order("haloperidol", 5000, route=Route.UNKNOWN), formulary)
    assert keys(an_order("haloperidol", 5000, route=Route.OTHER), formulary) == []


def test_that_no_usual_dose_of_any_label_is_doubted(formulary):
    """A usual dose as one label prints it, by its route and in its interval."""
    doubted = []
    for drug in formulary.drugs.values():
        for bound in drug.maxima:
            if bound.route is Route.TRANSDERMAL:
                continue  # Told as a rate, not in mg.
            name = f"{drug.id} {bound.salt}" if bound.salt else drug.id
            once = TimesPerDay(Decimal(1)) if bound.per_days == 1 else EveryDays(bound.per_days)
            for mg in (bound.usual_low, bound.usual_high):
                order = an_order(name, mg, frequency=once, route=bound.route or Route.ORAL)
                doubted += [(name, mg, key) for key in keys(order, formulary)]
    # The label's two-monthly and six-weekly doses of the lauroxil are more than one month's.
    assert [one for one in doubted if "lauroxil" not in one[0]] == []


@pytest.mark.parametrize(
    ("drug", "unit", "route", "doubts"),
    [
        ("quetiapine", "drops", Route.ORAL, ["dose_unit_and_form"]),
        ("quetiapine", "tablets", Route.ORAL, []),
        ("haloperidol", "drops", Route.ORAL, []),
        ("risperidone", "ml", Route.ORAL, []),
        ("sertraline", "units", Route.ORAL, ["dose_in_units"]),
        ("lithium", "IU", Route.ORAL, ["dose_in_units"]),
        ("clozapine", "puffs", Route.INHALED, ["dose_unit_and_form"]),
        ("loxapine", "puffs", Route.INHALED, []),
        ("chlorpromazine", "suppository", Route.RECTAL, []),
        ("quetiapine", "mg", Route.IM, ["dose_no_injection"]),
        ("haloperidol", "mg", Route.SC, []),
        ("olanzapine", "mg", Route.IM, []),
        ("a medicine nobody knows", "units", Route.SC, []),
    ],
)
def test_that_a_unit_or_a_way_that_fits_no_form_is_asked_about(
    formulary, drug, unit, route, doubts
):
    assert keys(an_order(drug, 5, unit=unit, route=route), formulary) == doubts
