"""changes.md: the antipsychotic load, under a named method, with what is not counted."""

from decimal import Decimal

import pytest

from nmsdesk.domain.course import STILL
from nmsdesk.domain.equivalence import factor
from nmsdesk.domain.equivalents import Basis, Equivalent, Method
from nmsdesk.domain.equivalents import Given as Form
from nmsdesk.domain.ids import DrugId, OrderId
from nmsdesk.domain.ledger import keep
from nmsdesk.domain.load import load, load_steps
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    Administration,
    AsNeeded,
    Ending,
    EveryDays,
    FrequencyUnknown,
    Given,
    Once,
    Route,
    Status,
)
from tests.builders import a_case, an_order, on_day
from tests.few_drugs import kept


@pytest.fixture
def counted(knowledge):
    """The load of some orders at the case's now, with the catalogue as shipped."""

    def asked(*orders, method="gardner_2010", **case):
        one = a_case(*orders, **case)
        ledger = keep(one, knowledge.formulary, knowledge.watch)
        return load(ledger.history, knowledge.methods, method, one.now)

    return asked


def missing(found):
    return [(one.drug, one.route, one.why.key, one.methods) for one in found.not_counted]


@pytest.mark.parametrize(
    ("drug", "mg", "method", "expected"),
    [
        ("haloperidol", 10, "gardner_2010", 600),
        ("olanzapine", 20, "gardner_2010", 600),
        ("risperidone", 6, "gardner_2010", 600),
        ("quetiapine", 750, "gardner_2010", 600),
        ("chlorpromazine", 300, "gardner_2010", 300),
        ("haloperidol", "2.67", "leucht_2016", 100),
        ("olanzapine", "7.5", "woods_2003", 150),
        ("haloperidol", 4, "davis_1974", 250),
    ],
)
def test_that_a_method_converts_as_it_was_published(counted, drug, mg, method, expected):
    found = counted(an_order(drug, mg), method=method)
    assert found.method == method
    assert round(found.now_mg) == expected
    assert missing(found) == []


def test_that_drugs_are_added_up(counted):
    assert counted(an_order("haloperidol", 5), an_order("olanzapine", 10)).now_mg == 600


def test_that_only_antipsychotics_count(counted):
    found = counted(an_order("metoclopramide", 30), an_order("sertraline", 50))
    assert (found.now_mg, missing(found)) == (0, [])


def test_that_nobody_s_load_is_nothing(counted):
    found = counted()
    assert (found.now_mg, found.week_ago_mg, found.not_counted, found.shares) == (0, 0, (), ())


def test_that_the_rise_is_told_over_a_week_and_a_fortnight(counted):
    orders = (
        an_order("olanzapine", 5, to_day=10, number=0),
        an_order("olanzapine", 10, from_day=10, to_day=20, number=1),
        an_order("olanzapine", 20, from_day=20, number=2),
    )
    found = counted(*orders, day=24, hour=0)
    assert (found.now_mg, found.week_ago_mg, found.fortnight_ago_mg) == (600, 300, 150)
    assert (found.rise_in_a_week, found.rise_in_a_fortnight) == (300, 450)


def test_that_a_fall_is_a_negative_rise(counted):
    orders = an_order("olanzapine", 20, to_day=3), an_order("olanzapine", 5, from_day=3)
    assert counted(*orders, day=9).rise_in_a_week == -450


# --- single and as-needed doses


def record(day, hour, status=Given.GIVEN, **more):
    return Administration(OrderId("p"), Moment(on_day(day, hour)), status, **more)


AS_NEEDED = an_order("olanzapine", 5, frequency=AsNeeded(), number="p")


def test_that_as_needed_doses_count_on_the_day_on_which_they_were_given(counted):
    given = (record(4, 9), record(5, 8), record(5, 9), record(5, 9, Given.REFUSED))
    assert counted(AS_NEEDED, day=5, hour=10, administrations=given).now_mg == 300
    assert counted(AS_NEEDED, day=6, hour=10, administrations=given).now_mg == 0
    assert counted(AS_NEEDED, day=11, hour=7, administrations=given).week_ago_mg == 150
    assert counted(AS_NEEDED, day=12, hour=7, administrations=given).week_ago_mg == 300


def test_that_a_dose_recorded_with_its_own_amount_counts_as_that(counted):
    given = (record(5, 8, dose=Decimal(10)), record(5, 9, dose=Decimal(5000), unit="micrograms"))
    assert counted(AS_NEEDED, administrations=given).now_mg == 450


def test_that_a_dose_recorded_in_a_unit_that_cannot_be_told_is_named(counted):
    given = (record(5, 8, dose=Decimal(2), unit="puff"),)
    found = counted(AS_NEEDED, administrations=given)
    assert missing(found) == [("olanzapine", Route.ORAL, "dose_not_known", ())]


def test_that_a_single_dose_counts_on_its_day(counted):
    once = an_order("olanzapine", 10, frequency=Once(), from_day=5)
    assert counted(once, day=5).now_mg == 300
    assert counted(once, day=6).now_mg == 0


def test_that_an_extra_dose_is_added_to_the_regular_ones(counted):
    regular = an_order("olanzapine", 10, number="p")
    assert counted(regular, administrations=(record(5, 8, Given.EXTRA),)).now_mg == 600


def test_that_an_as_needed_order_without_records_is_not_counted_and_not_zero(counted):
    assert missing(counted(AS_NEEDED)) == [("olanzapine", Route.ORAL, "no_dose_recorded", ())]


# --- not counted


def test_that_a_short_acting_injection_is_not_counted_and_names_the_method_that_has_it(counted):
    injection = an_order("haloperidol", 5, route=Route.IM)
    found = counted(injection)
    assert found.now_mg == 0
    assert missing(found) == [("haloperidol", Route.IM, "not_converted", ("leucht_2016",))]
    assert round(counted(injection, method="leucht_2016").now_mg) == 187


def test_that_tablets_beside_an_injection_still_count(counted):
    found = counted(an_order("haloperidol", 5), an_order("haloperidol", 5, route=Route.IM))
    assert found.now_mg == 300
    assert [one.route for one in found.not_counted] == [Route.IM]


def test_that_a_drug_without_a_figure_is_named(counted):
    found = counted(an_order("lurasidone", 40))
    assert (found.now_mg, found.not_counted[0].drug) == (0, "lurasidone")


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (an_order("haloperidol", None), "dose_not_known"),
        (an_order("haloperidol", 5, frequency=FrequencyUnknown()), "dose_not_known"),
        (an_order("haloperidol", 5, route=Route.UNKNOWN), "route_not_known"),
        (an_order("haloperidol", 5, end=Ending.UNKNOWN), "not_counted_end_unknown"),
        (an_order("haloperidol", 5, status=Status.HELD), "not_counted_held"),
    ],
)
def test_that_what_is_not_known_is_named_and_not_zero(counted, order, why):
    assert [one.why.key for one in counted(order).not_counted] == [why]


def test_that_every_reason_has_its_sentence(counted, texts):
    orders = (
        an_order("haloperidol", 5, route=Route.IM),
        an_order("lurasidone", 40),
        an_order("olanzapine", None),
        AS_NEEDED,
        an_order("clozapine", 5, end=Ending.UNKNOWN),
    )
    for one in counted(*orders).not_counted:
        assert one.why.key in texts.sentences
        assert "…" not in texts.say(one.why)


# --- depots


def depot(drug, mg, every, day=0, **more):
    return an_order(
        drug, mg, route=Route.DEPOT, frequency=EveryDays(Decimal(every)), from_day=day, **more
    )


def test_that_a_depot_counts_as_its_published_oral_equivalent(counted):
    found = counted(depot("haloperidol decanoate", 150, 28, -300))
    assert (found.now_mg, found.week_ago_mg, missing(found)) == (600, 600, [])


def test_that_repeats_are_not_added_to_what_still_releases(counted):
    assert counted(depot("fluphenazine decanoate", 25, 14, -300)).now_mg == 600


def test_that_a_depot_that_releases_late_counts_from_then(counted):
    consta = depot("Risperdal Consta", 50, 14)
    assert counted(consta, day=20).now_mg == 0
    assert counted(consta, day=22).now_mg == 600


def test_that_a_depot_goes_down_after_the_last_injection(counted):
    last = an_order("haloperidol decanoate", 150, route=Route.DEPOT, frequency=Once(), from_day=0)
    loads = [counted(last, day=day).now_mg for day in (0, 27, 40, 60, 90, 110)]
    assert loads[:2] == [600, 600]
    assert loads == sorted(loads, reverse=True)
    assert 0 < loads[4] < 150
    assert loads[5] == 0


def test_that_a_label_that_counts_the_ester_is_turned_into_the_moiety(counted):
    sustenna = counted(depot("Invega Sustenna", 156, 28, -300), method="leucht_2016")
    xeplion = counted(depot("Xeplion", 100, 28, -300), method="leucht_2016")
    assert abs(sustenna.now_mg - xeplion.now_mg) < 2


def test_that_a_depot_without_a_figure_names_the_method_that_has_it(counted):
    found = counted(depot("Invega Sustenna", 156, 28, -300))
    assert missing(found) == [("paliperidone", Route.DEPOT, "not_converted", ("leucht_2016",))]


def test_that_a_method_that_does_not_hold_chlorpromazine_counts_nothing_and_says_so(counted):
    found = counted(an_order("olanzapine", 10), method="leucht_2020")
    assert (found.now_mg, found.not_counted[0].drug) == (0, "olanzapine")


def test_that_another_basis_is_turned_into_chlorpromazine():
    basis = Basis(DrugId("olanzapine"), Decimal(1), Form.ORAL)
    rows = [
        Equivalent(DrugId(name), name, Form.ORAL, Decimal(mg), basis)
        for name, mg in (("chlorpromazine", 30), ("haloperidol", "0.5"))
    ]
    (course,) = [
        level.newest
        for level in kept(an_order("haloperidol", 5)).history.drugs["haloperidol"].levels
    ]
    assert factor(Method("m", "M", (), tuple(rows)), course) == 60
    assert factor(Method("m", "M", (), tuple(rows[1:])), course) is None
    assert factor(None, course) is None


# --- share of the label's highest


def test_that_a_dose_is_told_as_a_share_of_the_label_s_highest(counted):
    (share,) = counted(an_order("olanzapine", 10)).shares
    assert (share.drug, share.mg, share.maximum.most) == ("olanzapine", 10, 20)
    assert share.percent == 50


def test_that_a_dose_that_is_not_known_has_no_share(counted):
    assert counted(an_order("olanzapine", None)).shares == ()


# --- over time


def test_that_the_load_over_time_is_steps(knowledge):
    orders = (
        an_order("olanzapine", 10, to_day=2, number=0),
        an_order("olanzapine", 20, from_day=2, to_day=4, number=1),
        an_order("haloperidol", 5, from_day=2, number=2),
    )
    ledger = keep(a_case(*orders, day=9), knowledge.formulary, knowledge.watch)
    steps = load_steps(ledger.history, knowledge.methods["gardner_2010"])
    assert [(step.at, step.mg) for step in steps] == [
        (on_day(0), 300),
        (on_day(2), 900),
        (on_day(4), 300),
    ]


def test_that_a_load_from_before_the_record_begins_nowhere(knowledge):
    case = a_case(an_order("olanzapine", 10, from_day=None))
    ledger = keep(case, knowledge.formulary, knowledge.watch)
    steps = load_steps(ledger.history, knowledge.methods["gardner_2010"])
    assert [(step.at, step.mg) for step in steps] == [(None, 300)]
    assert all(step.at != STILL for step in steps)


def test_that_a_dose_nobody_knows_a_week_ago_is_named_and_not_counted_as_none(counted):
    unknown = an_order("haloperidol", None, from_day=0, to_day=26)
    known = an_order("haloperidol", 10, from_day=26, number=1)
    found = counted(unknown, known, day=30)
    assert (found.now_mg, found.week_ago_mg) == (600, 0)
    assert missing(found) == [("haloperidol", Route.ORAL, "not_counted_then", ())]
