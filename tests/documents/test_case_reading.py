"""What a case file says is what the case holds; what it leaves out is not guessed."""

import json
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from nmsdesk.documents.case_v1 import read_case
from nmsdesk.documents.findings import load_findings, load_risk_factors
from nmsdesk.domain.moment import Moment, elapsed
from nmsdesk.domain.order import (
    AsNeeded,
    Dose,
    Ending,
    EveryDays,
    EveryHours,
    FrequencyUnknown,
    Once,
    Route,
    TimesPerDay,
)
from nmsdesk.domain.patient import Sex
from nmsdesk.paths import resource_root

ROOT = resource_root()
FINDINGS = load_findings(ROOT)
FACTORS = load_risk_factors(ROOT)


def read(**keys):
    document = {"nmsdesk_case": 1, "now": "2026-06-20T10:00", "patient": {"id": "a"}, **keys}
    return read_case(json.dumps(document), FINDINGS, FACTORS)


def order(**keys):
    return read(medications=[{"drug": "haloperidol", **keys}]).orders[0]


def found(**findings):
    return dict(
        read(observations=[{"at": "2026-06-19", "findings": findings}]).observations[0].findings
    )


def test_that_a_list_left_out_is_not_known_and_an_empty_one_is_none_taken():
    assert read().orders is None
    assert read(medications=None).orders is None
    assert read(medications=[]).orders == ()


def test_that_allergies_left_out_are_not_recorded_and_an_empty_list_is_none_known():
    assert read().patient.allergies is None
    assert read(patient={"id": "a", "allergies": []}).patient.allergies == ()


@pytest.mark.parametrize("keys", [{}, {"start": None}, {"start": "unknown"}])
def test_that_a_start_left_out_null_or_unknown_is_the_same(keys):
    assert order(**keys).start is None


@pytest.mark.parametrize("keys", [{}, {"end": None}])
def test_that_an_end_left_out_or_null_is_still_taken(keys):
    assert order(**keys).end is Ending.OPEN


def test_that_an_unknown_end_is_neither_open_nor_a_date():
    assert order(end="unknown").end is Ending.UNKNOWN


def test_that_dates_stay_dates():
    one = order(start="2026-06-01", end="2026-06-05")
    assert one.start == Moment(datetime(2026, 6, 1), day_only=True)
    assert one.ends == datetime(2026, 6, 6)


def test_that_end_at_the_minute_of_the_start_is_a_single_administration():
    assert order(start="2026-06-01T08:00", end="2026-06-01T08:00").is_single


@pytest.mark.parametrize(
    ("written", "frequency"),
    [
        ({"times_per_day": 2}, TimesPerDay(Decimal(2))),
        ({"every_hours": 8}, EveryHours(Decimal(8))),
        ({"every_days": 28}, EveryDays(Decimal(28))),
        ({"as_needed": True}, AsNeeded()),
        ({"as_needed": True, "max_per_day": None}, AsNeeded()),
        ({"as_needed": True, "max_per_day": 4}, AsNeeded(Decimal(4))),
        ({"once": True}, Once()),
        ({"times_per_day": 2, "once": None}, TimesPerDay(Decimal(2))),
        ("unknown", FrequencyUnknown()),
        (None, FrequencyUnknown()),
    ],
)
def test_that_each_frequency_is_read(written, frequency):
    assert order(frequency=written).frequency == frequency


def test_that_a_range_keeps_both_ends():
    assert order(dose={"low": 0.5, "high": 1}).dose == Dose(Decimal("0.5"), Decimal(1))


def test_that_figures_are_decimal_and_never_floats():
    text = (
        '{"nmsdesk_case":1,"now":"2026-06-20T10:00","patient":{"id":"a"},'
        '"medications":[{"drug":"x","dose":0.1},{"drug":"x","dose":0.2}]}'
    )
    orders = read_case(text, FINDINGS, FACTORS).orders
    assert orders[0].dose.high + orders[1].dose.high == Decimal("0.3")


def test_that_an_order_is_named_by_its_place_and_administrations_point_to_it():
    case = read(
        medications=[{"drug": "a"}, {"drug": "b"}],
        administrations=[{"order": 1, "at": "2026-06-02T08:00", "status": "given", "dose": 5}],
    )
    assert case.administrations[0].order == case.orders[1].id == "1"


def test_that_an_unrecognised_name_is_kept_as_typed():
    assert order(drug="  Haldoll  5MG ").drug == "  Haldoll  5MG "


def test_that_what_is_not_said_is_unknown():
    one = order()
    assert (one.route, one.dose, one.unit) == (Route.UNKNOWN, None, None)
    assert read().patient.sex is Sex.UNKNOWN


def test_that_a_finding_that_is_null_was_not_assessed():
    assert found(tremor=None, rigidity="none") == {"rigidity": "none"}


@pytest.mark.parametrize("value", [True, False, "lead_pipe", "none"])
def test_that_rigidity_may_be_a_word_or_plainly_there_or_not(value):
    assert found(rigidity=value) == {"rigidity": value}


def test_that_scale_items_may_be_written_as_the_form_prints_them():
    grades = found(
        bush_francis={"Waxy flexibility": 3, "immobility / stupor": 2, "staring": 0, "mutism": None}
    )["bush_francis"]
    assert grades == {"waxy_flexibility": 3, "immobility_stupor": 2, "staring": 0}


def test_that_two_observations_may_share_their_time():
    twice = [{"at": "2026-06-19T08:00", "findings": {}}] * 2
    assert len(read(observations=twice).observations) == 2


def test_that_a_byte_order_mark_is_let_pass():
    text = '{"nmsdesk_case":1,"now":"2026-06-20T10:00","patient":{"id":"a"}}'
    assert read_case(b"\xef\xbb\xbf" + text.encode(), FINDINGS, FACTORS).patient.id == "a"
    assert read_case("\ufeff" + text, FINDINGS, FACTORS).patient.id == "a"


def without_now(**keys):
    document = {"nmsdesk_case": 1, "patient": {"id": "a"}, **keys}
    return read_case(json.dumps(document), FINDINGS, FACTORS).now


def test_that_now_left_out_is_the_time_of_the_last_observation():
    now = without_now(
        observations=[{"at": "2026-06-19T08:00"}, {"at": "2026-06-18"}],
        medications=[{"drug": "x", "start": "2026-06-25"}],
    )
    assert now == datetime(2026, 6, 19, 8)


def test_that_an_observation_with_a_date_alone_stands_at_noon():
    assert without_now(observations=[{"at": "2026-06-19"}]) == datetime(2026, 6, 19, 12)


def test_that_without_an_observation_now_is_the_last_start_and_never_an_end():
    now = without_now(
        medications=[
            {"drug": "x", "start": "2026-06-01", "end": "2026-07-01"},
            {"drug": "y", "start": "2026-06-10T09:00"},
            {"drug": "z", "start": "2026-06-20", "status": "planned"},
            {"drug": "w", "start": "2026-06-21", "status": "entered_in_error"},
        ]
    )
    assert now == datetime(2026, 6, 10, 9)


BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("written", "zone", "local"),
    [
        ("2026-11-04T09:00:00Z", BERLIN, datetime(2026, 11, 4, 10)),
        ("2026-07-04T09:00:00Z", BERLIN, datetime(2026, 7, 4, 11)),
        ("2026-11-04T23:30:00-05:00", BERLIN, datetime(2026, 11, 5, 5, 30)),
        ("2026-11-04T09:00:00", BERLIN, datetime(2026, 11, 4, 9)),
        ("2026-11-04T09:00:00+01:00", None, datetime(2026, 11, 4, 8)),
        ("2026-11-04T09:00:00Z", None, datetime(2026, 11, 4, 9)),
    ],
)
def test_that_an_offset_is_converted_to_the_zone_in_force(written, zone, local):
    assert read(now=written, time_zone=zone).now == local


def test_that_the_second_half_past_two_is_told_from_the_first():
    zone = ZoneInfo(BERLIN)
    first, second = (
        read(now=f"2026-10-25T02:30:00{offset}", time_zone=BERLIN).now
        for offset in ("+02:00", "+01:00")
    )
    assert elapsed(first, second, zone).total_seconds() == 3600
