"""changes.md: what counts as a start, a restart, an increase, a decrease, a stop, an addition."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from nmsdesk.domain.change import ChangeKind
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.ledger import daily_mg, keep, levels
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    Administration,
    AsNeeded,
    Dose,
    Ending,
    EveryDays,
    EveryHours,
    FrequencyUnknown,
    Given,
    Once,
    Route,
    Source,
    Status,
)
from nmsdesk.domain.patient import Patient
from tests.builders import a_case, an_order, on_day
from tests.few_drugs import RULES, FewDrugs, a_drug, kept, kept_case, none, only, rows

K = ChangeKind


def a_date(day: int) -> Moment:
    """A day of which no time is known."""
    return Moment(on_day(day), day_only=True)


def a_record(order: int, day: float, status: Given = Given.GIVEN, hour: float = 8):
    return Administration(OrderId(str(order)), Moment(on_day(day, hour)), status)


def a_depot(mg, day, to_day=None, every=28, **more):
    more = {"route": Route.DEPOT, "frequency": EveryDays(Decimal(every)), **more}
    return an_order("haloperidol decanoate", mg, from_day=day, to_day=to_day, **more)


# --- start


def test_that_the_first_order_ever_is_a_start():
    row = only(K.START, an_order("haloperidol", 5, times=2, from_day=1))
    assert (row.at, row.before_mg, row.after_mg, row.percent) == (on_day(1), 0, 10, None)
    assert (row.drug_class, row.route) == (DrugClass.ANTIPSYCHOTIC, Route.ORAL)


def test_that_no_orders_give_no_change():
    assert rows() == []
    assert rows(orders_known=False) == []


def test_that_a_dose_nobody_knows_is_still_a_start():
    row = only(K.START, an_order("haloperidol", None))
    assert (row.before_mg, row.after_mg) == (0, None)


def test_that_a_drug_taken_since_before_the_record_has_no_start():
    assert rows(an_order("haloperidol", 5, from_day=None)) == []


def test_that_what_begins_after_now_does_not_count():
    assert rows(an_order("haloperidol", 5, from_day=6), day=5) == []
    assert none(
        K.INCREASE,
        an_order("haloperidol", 5, to_day=6),
        an_order("haloperidol", 9, from_day=6),
        day=5,
    )


@pytest.mark.parametrize("status", [Status.PLANNED, Status.ENTERED_IN_ERROR])
def test_that_planned_and_mistaken_orders_are_never_evaluated(status):
    assert rows(an_order("haloperidol", 5, status=status)) == []


def test_that_an_order_that_ended_before_it_began_is_not_evaluated():
    assert rows(an_order("haloperidol", 5, from_day=3, to_day=2)) == []


@pytest.mark.parametrize(
    ("away", "kind"),
    [(2.9, None), (3, K.RESTART), (14, K.RESTART), (14.1, K.START), (100, K.START)],
)
def test_that_the_length_of_the_gap_decides_between_bridging_restart_and_start(away, kind):
    orders = an_order("haloperidol", 5, to_day=1), an_order("haloperidol", 5, from_day=1 + away)
    found = [row.kind for row in kept(*orders, day=200).changes if row.at > on_day(1)]
    assert found == ([] if kind is None else [kind])


def test_that_a_long_washout_makes_the_gap_before_a_new_start_longer():
    orders = an_order("aripiprazole", 5, to_day=1), an_order("aripiprazole", 5, from_day=19)
    assert only(K.RESTART, *orders, day=30).at == on_day(19)


def test_that_the_catalogue_may_bridge_less_clozapine_two_days():
    orders = an_order("clozapine", 300, to_day=1), an_order("clozapine", 300, from_day=3)
    assert only(K.RESTART, *orders, day=30).at == on_day(3)
    assert none(
        K.RESTART, an_order("haloperidol", 3, to_day=1), an_order("haloperidol", 3, from_day=3)
    )


def test_that_a_restart_carries_the_last_dose_and_is_an_increase_when_higher():
    orders = an_order("haloperidol", 5, to_day=1), an_order("haloperidol", 8, from_day=6)
    restart = only(K.RESTART, *orders, day=10)
    assert (restart.before_mg, restart.after_mg, restart.percent) == (5, 8, Decimal("60.0"))
    raised = only(K.INCREASE, *orders, day=10)
    assert (raised.at, raised.percent) == (on_day(6), Decimal("60.0"))


def test_that_a_start_after_long_absence_is_no_increase_against_the_old_dose():
    orders = an_order("haloperidol", 5, to_day=1), an_order("haloperidol", 8, from_day=60)
    assert none(K.INCREASE, *orders, day=70)


def test_that_brand_and_generic_are_the_same_drug():
    orders = an_order("Haldol", 5, to_day=3), an_order("haloperidol", 5, from_day=3)
    assert rows(*orders) == [("start", "haloperidol")]


def test_that_a_combination_gives_a_row_for_each_ingredient():
    assert rows(an_order("Symbyax", None)) == [
        ("serotonergic_start", "fluoxetine"),
        ("start", "olanzapine"),
    ]


def test_that_a_drug_of_two_classes_gets_a_row_for_each():
    orders = an_order("amoxapine", 50, to_day=2), an_order("amoxapine", 100, from_day=2)
    assert rows(*orders) == [
        ("serotonergic_start", "amoxapine"),
        ("start", "amoxapine"),
        ("increase", "amoxapine"),
        ("rapid_titration", "amoxapine"),
        ("serotonergic_increase", "amoxapine"),
    ]


def test_that_lithium_has_rows_of_its_own_and_no_serotonergic_start():
    orders = (
        an_order("lithium", 400, to_day=2),
        an_order("lithium", 800, from_day=2, to_day=3),
        an_order("lithium", 400, from_day=3, to_day=4),
    )
    assert [kind for kind, _ in rows(*orders)] == ["start", "increase", "decrease", "stop"]


def test_that_lithium_would_be_no_serotonergic_start_though_a_catalogue_said_serotonergic():
    both = a_drug("lithium", DrugClass.LITHIUM, DrugClass.SEROTONERGIC)
    case = a_case(an_order("lithium", 400))
    found = keep(case, FewDrugs({both.id: both}), RULES).changes
    assert [row.kind for row in found] == [K.START]


def test_that_an_ssri_has_its_own_kinds_and_shares_decrease_and_stop():
    orders = (
        an_order("citalopram", 10, to_day=2),
        an_order("citalopram", 20, from_day=2, to_day=3),
        an_order("citalopram", 10, from_day=3, to_day=4),
    )
    kinds = ["serotonergic_start", "serotonergic_increase", "decrease", "stop"]
    assert [kind for kind, _ in rows(*orders)] == kinds


def test_that_a_serotonergic_restart_is_a_serotonergic_start_with_the_last_dose():
    orders = an_order("citalopram", 20, to_day=1), an_order("citalopram", 20, from_day=6)
    again = kept(*orders, day=10).changes[-1]
    assert (again.kind, again.before_mg, again.after_mg) == (K.SEROTONERGIC_START, 20, 20)


@pytest.mark.parametrize("drug", ["biperiden", "baclofen", "lorazepam"])
def test_that_other_classes_have_decrease_and_stop_alone(drug):
    orders = (
        an_order(drug, 4, to_day=2),
        an_order(drug, 8, from_day=2, to_day=3),
        an_order(drug, 2, from_day=3, to_day=4),
    )
    assert [kind for kind, _ in rows(*orders)] == ["decrease", "stop"]


def test_that_a_drug_of_class_other_gives_no_row():
    assert rows(an_order("carbidopa", 25, to_day=2), an_order("metformin", 500)) == []


@pytest.mark.parametrize(("factors", "told"), [((), False), (("previous_nms",), True)])
def test_that_a_blocker_given_again_after_an_earlier_nms_says_so(texts, factors, told):
    patient = Patient("T-1", risk_factors=factors)
    orders = (
        an_order("haloperidol", 5, to_day=1),
        an_order("haloperidol", 5, from_day=6),
        an_order("metoclopramide", 10),
        an_order("citalopram", 20),
    )
    rows_ = kept(*orders, patient=patient, day=8).changes
    begun = [row for row in rows_ if row.kind in (K.START, K.RESTART)]
    assert len(begun) == 3
    assert all(("earlier NMS" in texts.say(row.why)) is told for row in begun)
    (other,) = [row for row in rows_ if row.kind is K.SEROTONERGIC_START]
    assert "earlier NMS" not in texts.say(other.why)


# --- increase and decrease


@pytest.mark.parametrize(
    ("before", "after", "percent"),
    [
        ((5, 2), (10, 2), "100.0"),
        ((3, 1), (4, 1), "33.3"),
        ((200, 1), (202, 1), "1.0"),
        ((100, 1), (100.25, 4), "301.0"),
    ],
)
def test_that_a_higher_daily_dose_is_an_increase(before, after, percent):
    orders = (
        an_order("haloperidol", before[0], times=before[1], to_day=2),
        an_order("haloperidol", after[0], times=after[1], from_day=2),
    )
    assert only(K.INCREASE, *orders).percent == Decimal(percent)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("0.25", 3), ("0.75", 1)),
        ((200, 1), (201, 1)),
        ((201, 1), (200, 1)),
        (("0.1", 3), ("0.3", 1)),
    ],
)
def test_that_less_than_one_per_cent_is_no_change(before, after):
    orders = (
        an_order("haloperidol", before[0], times=before[1], to_day=2),
        an_order("haloperidol", after[0], times=after[1], from_day=2),
    )
    assert rows(*orders) == [("start", "haloperidol")]


def test_that_a_tenth_and_two_tenths_are_three_tenths():
    ledger = kept(an_order("haloperidol", "0.1"), an_order("haloperidol", "0.2"))
    assert daily_mg(ledger, "haloperidol", on_day(1)) == Decimal("0.3")


def test_that_doses_of_every_seven_hours_come_back_to_where_they_were():
    every_seven = EveryHours(Decimal(7))
    orders = (
        an_order("haloperidol", 5),
        an_order("haloperidol", 1, frequency=every_seven, from_day=2, to_day=3),
    )
    assert daily_mg(kept(*orders, day=9), "haloperidol", on_day(4)) == 5


def test_that_milligrams_and_micrograms_of_the_same_dose_are_no_change():
    orders = (
        an_order("haloperidol", "0.5", to_day=2),
        an_order("haloperidol", 500, unit="micrograms", from_day=2),
    )
    assert rows(*orders) == [("start", "haloperidol")]


def test_that_a_strength_in_another_column_is_read():
    orders = (
        an_order("haloperidol", 5, to_day=2),
        an_order("haloperidol", 2, unit="tablet", strength="5 mg", from_day=2),
    )
    row = only(K.INCREASE, *orders)
    assert (row.before_mg, row.after_mg) == (5, 10)


def test_that_tablets_without_a_strength_still_rise_by_a_share():
    orders = (
        an_order("haloperidol", 2, unit="tablet", to_day=2),
        an_order("haloperidol", 3, unit="tablet", from_day=2),
    )
    row = only(K.INCREASE, *orders)
    assert (row.before_mg, row.after_mg, row.percent) == (None, None, Decimal("50.0"))


def test_that_two_different_units_cannot_be_compared():
    orders = (
        an_order("haloperidol", 2, unit="tablet", to_day=2),
        an_order("haloperidol", 30, unit="drops", from_day=2),
    )
    assert rows(*orders) == [("start", "haloperidol")]


def test_that_the_upper_end_of_a_range_counts():
    ranged = Dose(Decimal("0.5"), Decimal(1))
    orders = (
        an_order("haloperidol", "0.5", to_day=2),
        an_order("haloperidol", 1, dose=ranged, from_day=2),
    )
    assert only(K.INCREASE, *orders).after_mg == 1


def test_that_an_unknown_dose_before_or_after_gives_no_row():
    orders = an_order("haloperidol", None, to_day=2), an_order("haloperidol", 5, from_day=2)
    assert rows(*orders) == [("start", "haloperidol")]
    orders = an_order("haloperidol", 5, to_day=2), an_order("haloperidol", None, from_day=2)
    assert rows(*orders) == [("start", "haloperidol")]


def test_that_an_unknown_frequency_leaves_the_day_unknown_and_a_higher_dose_says_so():
    orders = (
        an_order("haloperidol", 5, frequency=FrequencyUnknown(), to_day=2),
        an_order("haloperidol", 10, frequency=FrequencyUnknown(), from_day=2),
    )
    row = only(K.INCREASE, *orders)
    assert (row.before_mg, row.after_mg, row.percent) == (None, None, None)
    assert row.why.key == "increase_by_dose"
    assert daily_mg(kept(*orders), "haloperidol", on_day(1)) is None


def test_that_with_an_unknown_frequency_a_lower_dose_is_no_decrease():
    orders = (
        an_order("haloperidol", 10, frequency=FrequencyUnknown(), to_day=2),
        an_order("haloperidol", 5, frequency=FrequencyUnknown(), from_day=2),
    )
    assert none(K.DECREASE, *orders)


def test_that_a_titration_within_a_day_is_one_change_to_the_highest_at_the_first_step():
    orders = (
        an_order("haloperidol", 5, to_day=2),
        an_order("haloperidol", 10, from_day=2.25, to_day=2.5),
        an_order("haloperidol", 20, from_day=2.5, to_day=2.75),
        an_order("haloperidol", 15, from_day=2.75),
    )
    row = only(K.INCREASE, *orders)
    assert (row.at, row.before_mg, row.after_mg) == (on_day(2.25), 5, 20)
    assert none(K.DECREASE, *orders)


def test_that_steps_on_the_first_day_belong_to_the_start():
    orders = (
        an_order("haloperidol", 5, from_day=1.25, to_day=1.5),
        an_order("haloperidol", 10, from_day=1.5),
    )
    assert rows(*orders) == [("start", "haloperidol")]
    row = only(K.START, *orders)
    assert row.after_mg == 10
    assert row.why.key == "raised_the_same_day"
    told = dict(row.why.values)
    assert (dict(told["told"].values)["after"], told["raised"]) == (5, 10)


def test_that_the_day_after_is_compared_with_the_dose_at_midnight():
    orders = (
        an_order("haloperidol", 5, to_day=2.25),
        an_order("haloperidol", 20, from_day=2.25, to_day=2.75),
        an_order("haloperidol", 10, from_day=2.75, to_day=3.25),
        an_order("haloperidol", 15, from_day=3.25),
    )
    raised = [row for row in kept(*orders).changes if row.kind is K.INCREASE]
    assert [(row.before_mg, row.after_mg) for row in raised] == [(5, 20), (10, 15)]


def test_that_overlapping_orders_add_up():
    orders = an_order("haloperidol", 5), an_order("haloperidol", 2, route=Route.IM, from_day=2)
    row = only(K.INCREASE, *orders)
    assert (row.before_mg, row.after_mg, row.percent) == (5, 7, Decimal("40.0"))
    assert daily_mg(kept(*orders), "haloperidol", on_day(3)) == 7


def test_that_a_gap_of_twelve_hours_with_a_raise_is_an_increase_and_no_restart():
    orders = (
        an_order("haloperidol", 5, to_day=2.25),
        an_order("haloperidol", 10, from_day=2.75),
    )
    assert rows(*orders) == [
        ("start", "haloperidol"),
        ("increase", "haloperidol"),
        ("rapid_titration", "haloperidol"),
    ]
    assert only(K.INCREASE, *orders).at == on_day(2.75)


def test_that_a_gap_of_two_days_is_no_stop():
    orders = an_order("haloperidol", 5, to_day=2), an_order("haloperidol", 2, from_day=4)
    assert rows(*orders) == [("start", "haloperidol"), ("decrease", "haloperidol")]


def test_that_the_night_with_25_hours_counts_25():
    """Between the ends of 24-Oct and 27-Oct 2026 in Berlin lie three days and an hour."""
    zone = ZoneInfo("Europe/Berlin")
    before = an_order("haloperidol", 5, end=Moment(datetime(2026, 10, 24, 12)))
    back = an_order("haloperidol", 5, start=Moment(datetime(2026, 10, 27, 11, 30)))
    case = {"now": datetime(2026, 11, 1), "zone": zone}
    assert only(K.RESTART, before, back, **case).at == datetime(2026, 10, 27, 11, 30)
    assert none(K.RESTART, before, back, now=datetime(2026, 11, 1))


def test_that_an_order_of_29_february_ends_with_that_day():
    leap = datetime(2028, 2, 29)
    order = an_order(
        "haloperidol", 5, start=Moment(leap, day_only=True), end=Moment(leap, day_only=True)
    )
    row = only(K.STOP, order, now=datetime(2028, 3, 2))
    assert row.at == datetime(2028, 3, 1)


# --- neighbours that meet, duplicates


def test_that_an_order_ending_with_a_date_gives_way_to_one_that_begins_on_that_day():
    orders = (
        an_order("haloperidol", 5, end=a_date(3)),
        an_order("haloperidol", 5, start=a_date(3)),
    )
    assert rows(*orders) == [("start", "haloperidol")]


def test_that_neighbours_of_two_routes_are_both_taken_on_the_day_on_which_they_meet():
    orders = (
        an_order("haloperidol", 5, end=a_date(3)),
        an_order("haloperidol", 5, start=a_date(3), route=Route.IM),
    )
    assert daily_mg(kept(*orders), "haloperidol", on_day(3.5)) == 10


def test_that_an_order_with_a_timed_end_gives_way_to_nobody():
    orders = (
        an_order("haloperidol", 5, to_day=3.5),
        an_order("haloperidol", 5, start=a_date(3)),
    )
    assert only(K.INCREASE, *orders).after_mg == 10


def test_that_two_orders_of_the_same_single_day_are_added():
    one_day = {"start": a_date(3), "end": a_date(3)}
    orders = an_order("haloperidol", 5, **one_day), an_order("haloperidol", 10, **one_day)
    assert only(K.START, *orders).after_mg == 15


def test_that_an_order_of_one_day_gives_way_to_a_longer_one_begun_with_it():
    orders = (
        an_order("haloperidol", 5, start=a_date(3), end=a_date(3)),
        an_order("haloperidol", 10, start=a_date(3), end=a_date(9)),
    )
    assert only(K.START, *orders).after_mg == 10


def test_that_a_chain_of_dated_orders_is_one_course_without_stops():
    orders = [
        an_order("haloperidol", 5, start=a_date(day), end=a_date(day + 2))
        for day in range(0, 20, 2)
    ]
    assert rows(*orders, day=15) == [("start", "haloperidol")]


def test_that_a_possible_duplicate_from_one_import_is_counted_once():
    imported = {"source": Source("entry[1]")}
    orders = (
        an_order("haloperidol", 5, **imported),
        an_order("Haldol", 5, from_day=2, **imported),
    )
    ledger = kept(*orders)
    assert daily_mg(ledger, "haloperidol", on_day(3)) == 5
    assert ledger.history.duplicates == ((OrderId("0"), OrderId("1")),)


@pytest.mark.parametrize(
    "other",
    [
        {"source": None},
        {"source": Source("x"), "route": Route.IM},
        {"source": Source("x"), "mg": 4},
    ],
)
def test_that_overlapping_orders_that_differ_or_were_entered_are_both_taken(other):
    mg = other.pop("mg", 5)
    orders = an_order("haloperidol", 5, source=Source("x")), an_order("haloperidol", mg, **other)
    assert daily_mg(kept(*orders), "haloperidol", on_day(3)) == 5 + mg


# --- stop


def test_that_a_drug_that_ended_yesterday_has_stopped():
    row = only(K.STOP, an_order("clozapine", 300, end=a_date(4)), day=5)
    assert (row.at, row.before_mg, row.after_mg, row.percent) == (
        on_day(5),
        300,
        0,
        Decimal("-100.0"),
    )


def test_that_a_stop_goes_again_when_the_drug_is_back_in_time():
    stopped = an_order("clozapine", 300, to_day=4)
    assert not none(K.STOP, stopped, day=5)
    assert none(K.STOP, stopped, an_order("clozapine", 300, from_day=5), day=5)


def test_that_a_stop_stands_beside_a_later_restart():
    orders = an_order("haloperidol", 5, to_day=2), an_order("haloperidol", 5, from_day=6)
    assert [kind for kind, _ in rows(*orders, day=8)] == ["start", "stop", "restart"]


def test_that_a_gap_of_exactly_three_days_is_no_longer_bridged():
    orders = an_order("haloperidol", 5, to_day=2), an_order("haloperidol", 5, from_day=5)
    assert [kind for kind, _ in rows(*orders, day=8)] == ["start", "stop", "restart"]


def test_that_a_stop_says_minus_hundred_per_cent_though_the_dose_is_unknown():
    row = only(K.STOP, an_order("haloperidol", None, to_day=4))
    assert (row.before_mg, row.percent) == (None, Decimal("-100.0"))


def test_that_a_record_that_says_stopped_on_its_last_day_has_stopped_by_now():
    order = an_order("haloperidol", 5, end=a_date(5), status=Status.STOPPED)
    assert only(K.STOP, order, day=5, hour=10).at == on_day(5, 10)
    running = an_order("haloperidol", 5, end=a_date(5), status=Status.ACTIVE)
    assert none(K.STOP, running, day=5, hour=10)


@pytest.mark.parametrize(
    "ended",
    [
        {"end": Ending.UNKNOWN},
        {"status": Status.STOPPED},
        {"status": Status.COMPLETED},
        {"status": Status.HELD},
    ],
)
def test_that_a_start_without_a_known_end_stands_and_no_stop_is_made_up(ended):
    assert rows(an_order("haloperidol", 5, **ended)) == [("start", "haloperidol")]


def test_that_an_end_nobody_knows_makes_no_decrease_of_what_is_still_taken():
    orders = an_order("haloperidol", 5, end=Ending.UNKNOWN), an_order("haloperidol", 5)
    assert rows(*orders) == [("start", "haloperidol")]


def test_that_a_drug_back_after_an_end_nobody_knows_says_so():
    orders = an_order("haloperidol", 5, end=Ending.UNKNOWN), an_order("haloperidol", 8, from_day=9)
    assert only(K.RESTART, *orders, day=10).why.key == "restart_unsure_from"
    assert only(K.INCREASE, *orders, day=10).percent == Decimal("60.0")


# --- single and as-needed doses


def test_that_a_single_dose_is_a_start_without_a_daily_dose_and_never_stops():
    order = an_order("haloperidol", 5, frequency=Once(), route=Route.IM, start=a_date(1))
    row = only(K.START, order)
    assert (row.at, row.after_mg, row.route) == (on_day(1, 12), None, Route.IM)
    assert rows(order, day=90) == [("start", "haloperidol")]


def test_that_an_end_at_the_minute_of_the_start_is_a_single_dose():
    order = an_order("haloperidol", 5, from_day=1, to_day=1)
    assert rows(order) == [("start", "haloperidol")]
    assert daily_mg(kept(order), "haloperidol", on_day(1)) == 0


def test_that_an_as_needed_drug_starts_with_the_first_dose_given():
    order = an_order("haloperidol", 5, frequency=AsNeeded())
    case = {"administrations": (a_record(0, 2, Given.REFUSED), a_record(0, 3), a_record(0, 4))}
    row = only(K.START, order, **case)
    assert (row.at, row.after_mg) == (on_day(3, 8), None)


def test_that_an_as_needed_drug_of_which_nothing_is_recorded_starts_with_its_order():
    assert only(K.START, an_order("haloperidol", 5, frequency=AsNeeded(), from_day=2)).at == on_day(
        2
    )


def test_that_an_as_needed_drug_that_was_only_refused_never_started():
    order = an_order("haloperidol", 5, frequency=AsNeeded())
    assert rows(order, administrations=(a_record(0, 2, Given.REFUSED),)) == []


def test_that_as_needed_doses_yesterday_two_today_three_are_no_increase():
    order = an_order("haloperidol", 5, frequency=AsNeeded())
    given = [a_record(0, 3, hour=h) for h in (8, 20)] + [a_record(0, 4, hour=h) for h in (6, 9, 12)]
    assert rows(order, administrations=tuple(given)) == [("start", "haloperidol")]


@pytest.mark.parametrize(("away", "starts"), [(5, 1), (14, 1), (15, 2)])
def test_that_single_doses_start_anew_only_after_fourteen_days_without_one(away, starts):
    orders = [an_order("haloperidol", 5, frequency=Once(), from_day=day) for day in (0, away)]
    assert rows(*orders, day=40) == [("start", "haloperidol")] * starts


def test_that_regular_dosing_after_single_doses_is_an_increase_from_nothing():
    orders = (
        an_order("haloperidol", 5, frequency=Once()),
        an_order("haloperidol", 5, times=2, from_day=1),
    )
    row = only(K.INCREASE, *orders)
    assert (row.before_mg, row.after_mg, row.percent) == (0, 10, None)


def test_that_regular_dosing_later_on_the_day_of_the_first_dose_belongs_to_the_start():
    orders = (
        an_order("haloperidol", 5, frequency=Once(), from_day=1.25),
        an_order("haloperidol", 5, times=2, from_day=1.75),
    )
    assert rows(*orders) == [("start", "haloperidol")]
    row = only(K.START, *orders)
    assert (row.at, row.after_mg) == (on_day(1.25), 10)


def test_that_a_regular_order_whose_first_doses_were_refused_starts_with_the_first_taken():
    case = a_case(
        an_order("haloperidol", 5),
        administrations=(
            a_record(0, 0, Given.REFUSED),
            a_record(0, 1, Given.HELD),
            a_record(0, 2),
        ),
    )
    assert [(row.kind, row.at) for row in kept_case(case).changes] == [(K.START, on_day(2, 8))]


def test_that_a_regular_order_all_of_which_was_refused_never_started():
    records = tuple(a_record(0, day, Given.REFUSED) for day in range(6))
    assert rows(an_order("haloperidol", 5), administrations=records, day=5, hour=10) == []


def test_that_one_missed_dose_changes_nothing_and_four_days_of_refusal_are_a_stop():
    order = an_order("haloperidol", 5)
    assert rows(order, administrations=(a_record(0, 3, Given.MISSED),)) == [
        ("start", "haloperidol")
    ]
    refused = tuple(a_record(0, day, Given.REFUSED) for day in range(3, 8))
    found = rows(order, administrations=refused, day=7, hour=10)
    assert found == [("start", "haloperidol"), ("stop", "haloperidol")]


# --- depot


def test_that_a_depot_starts_without_a_daily_dose():
    row = only(K.START, a_depot(100, 0))
    assert (row.before_mg, row.after_mg, row.percent, row.route) == (None, None, None, Route.DEPOT)


def test_that_a_depot_salt_given_into_the_muscle_is_a_depot():
    assert levels(kept(a_depot(100, 0, route=Route.IM)), "haloperidol")[0].depot


def test_that_the_text_of_the_document_tells_the_salt():
    order = an_order(
        "haloperidol",
        100,
        text="haloperidol decanoate 100 MG/ML",
        route=Route.IM,
        frequency=EveryDays(Decimal(28)),
    )
    assert levels(kept(order), "haloperidol")[0].depot


def test_that_a_stable_depot_of_years_gives_one_start_and_nothing_more():
    injections = [a_depot(100, 28 * n, frequency=Once()) for n in range(30)]
    given = ("depot_given", "haloperidol")
    start = ("start", "haloperidol")
    assert rows(*injections, day=28 * 29 + 1) == [given, start, *[given] * 29]
    assert rows(a_depot(100, 0), day=28 * 10 + 1) == [given, start, *[given] * 10]


def test_that_a_higher_dose_of_the_same_depot_is_an_increase_in_per_cent():
    row = only(K.INCREASE, a_depot(100, 0, 28), a_depot(150, 28), day=30)
    assert (row.before_mg, row.after_mg, row.percent) == (None, None, Decimal("50.0"))


def test_that_the_same_dose_at_a_shorter_interval_is_more_for_each_day():
    assert only(K.INCREASE, a_depot(100, 0, 28), a_depot(100, 28, every=14), day=30).percent == 100


def test_that_a_lower_dose_of_a_series_is_a_decrease_and_of_single_injections_is_none():
    assert only(K.DECREASE, a_depot(100, 0, 28), a_depot(50, 28), day=30).percent == -50
    once = {"frequency": Once()}
    assert none(K.DECREASE, a_depot(150, 0, **once), a_depot(100, 7, **once), day=30)


def test_that_tablets_back_on_top_of_a_depot_are_compared_with_nothing():
    orders = (
        a_depot(100, 0),
        an_order("haloperidol", 5, from_day=1, to_day=10),
        an_order("haloperidol", 5, from_day=50),
    )
    changes = kept(*orders, day=60).changes
    back = [row for row in changes if row.at == on_day(50) and row.kind is not K.RAPID_TITRATION]
    assert [(row.kind, row.before_mg, row.after_mg) for row in back] == [(K.INCREASE, 0, 5)]


def test_that_tablets_on_top_of_a_depot_are_an_increase_from_nothing():
    row = only(K.INCREASE, a_depot(100, 0), an_order("haloperidol", 5, from_day=10), day=20)
    assert (row.at, row.before_mg, row.after_mg, row.percent) == (on_day(10), 0, 5, None)


def test_that_tablets_that_end_beside_a_depot_are_a_decrease_and_no_stop():
    orders = a_depot(100, 0), an_order("haloperidol", 5, from_day=10, to_day=15)
    assert none(K.STOP, *orders, day=20)
    assert only(K.DECREASE, *orders, day=20).after_mg == 0


def test_that_a_depot_series_that_the_record_ends_is_a_stop_until_the_next_injection():
    series = a_depot(100, 0, 30)
    assert only(K.STOP, series, day=40).at == on_day(30)
    assert none(K.STOP, series, a_depot(100, 56, frequency=Once()), day=57)


def test_that_a_depot_starts_anew_only_after_interval_and_tail():
    once = {"frequency": Once()}
    assert only(K.START, a_depot(100, 0, **once), a_depot(100, 105, **once), day=200)
    again = kept(a_depot(100, 0, **once), a_depot(100, 106, **once), day=200).changes
    assert [row.at for row in again if row.kind is K.START] == [on_day(0), on_day(106)]


# --- added antipsychotic


def test_that_a_second_blocker_beside_the_first_is_added():
    orders = an_order("olanzapine", 10), an_order("metoclopramide", 10, from_day=2)
    row = only(K.ADDED_ANTIPSYCHOTIC, *orders)
    assert (row.drug, row.other, row.at) == ("metoclopramide", "olanzapine", on_day(2))
    assert (row.drug_class, row.percent) == (DrugClass.DOPAMINE_BLOCKER, None)


def test_that_two_blockers_none_of_them_an_antipsychotic_are_no_addition():
    orders = an_order("domperidone", 10), an_order("metoclopramide", 10, from_day=2)
    assert none(K.ADDED_ANTIPSYCHOTIC, *orders)


def test_that_of_two_begun_in_the_same_minute_the_later_name_is_the_newcomer():
    row = only(K.ADDED_ANTIPSYCHOTIC, an_order("olanzapine", 10), an_order("haloperidol", 5))
    assert (row.drug, row.other) == ("olanzapine", "haloperidol")


def test_that_two_begun_seconds_apart_in_one_minute_are_added_all_the_same():
    later = an_order("haloperidol", 5, from_day=20 / 86400)
    row = only(K.ADDED_ANTIPSYCHOTIC, an_order("olanzapine", 10), later)
    assert (row.drug, row.other) == ("olanzapine", "haloperidol")


def test_that_three_blockers_give_a_row_a_pair():
    orders = [an_order(d, 5) for d in ("haloperidol", "olanzapine", "clozapine")]
    pairs = {(r.drug, r.other) for r in kept(*orders).changes if r.kind is K.ADDED_ANTIPSYCHOTIC}
    assert pairs == {
        ("haloperidol", "clozapine"),
        ("olanzapine", "clozapine"),
        ("olanzapine", "haloperidol"),
    }


def test_that_a_blocker_in_its_washout_alone_is_not_added_to():
    orders = an_order("haloperidol", 5, to_day=2), an_order("olanzapine", 10, from_day=2)
    assert none(K.ADDED_ANTIPSYCHOTIC, *orders)


def test_that_a_depot_in_its_interval_is_added_to():
    orders = a_depot(100, 0), an_order("olanzapine", 10, from_day=20)
    assert only(K.ADDED_ANTIPSYCHOTIC, *orders, day=30).drug == "olanzapine"


def test_that_a_raised_dose_is_no_second_addition():
    orders = (
        an_order("olanzapine", 10),
        an_order("haloperidol", 5, from_day=1, to_day=2),
        an_order("haloperidol", 9, from_day=2),
    )
    assert only(K.ADDED_ANTIPSYCHOTIC, *orders).at == on_day(1)


# --- the whole list


def test_that_a_change_entered_late_recomputes_everything_after_it():
    later = an_order("haloperidol", 5, from_day=10, number=1)
    assert only(K.START, later, day=20).at == on_day(10)
    early = an_order("haloperidol", 4, from_day=0, to_day=10, number=2)
    found = [(r.kind, r.at) for r in kept(later, early, day=20).changes]
    assert found == [(K.START, on_day(0)), (K.INCREASE, on_day(10))]


def test_that_rows_are_ordered_by_time_then_kind_then_drug():
    orders = [
        an_order(d, 5, from_day=d2)
        for d, d2 in [("olanzapine", 1), ("haloperidol", 1), ("lithium", 0)]
    ]
    found = kept(*orders).changes
    keys = [(r.at, r.kind.value, r.drug) for r in found]
    assert keys == sorted(keys)


def test_that_an_acknowledgement_survives_a_correction_that_alters_neither_dose_nor_day():
    first = only(K.START, an_order("haloperidol", 5, from_day=1.25))
    corrected = only(K.START, an_order("haloperidol", 5, from_day=1.5, reason="mistyped"))
    assert first.identity == corrected.identity


def test_that_levels_are_steps_that_show_gaps_and_depots():
    orders = (
        an_order("haloperidol", 5, to_day=1),
        an_order("haloperidol", 8, from_day=2),
        a_depot(50, 3),
    )
    found = levels(kept(*orders), "haloperidol")
    assert [(level.start, level.end, level.daily_mg, level.depot) for level in found] == [
        (on_day(0), on_day(1), 5, False),
        (on_day(2), None, 8, False),
        (on_day(3), None, None, True),
    ]


def test_that_every_why_has_its_sentence(texts):
    orders = (
        an_order("haloperidol", 5, to_day=1),
        an_order("haloperidol", 8, from_day=6, to_day=8),
        an_order("haloperidol", 2, from_day=8, to_day=9),
        an_order("olanzapine", 8, from_day=1),
        a_depot(100, 9, 30),
        an_order("citalopram", 5, frequency=Once()),
    )
    for row in kept(*orders, day=60).changes:
        sentence = texts.say(row.why)
        assert row.drug in sentence
        assert "…" not in sentence
        assert row.why.key in texts.sentences
