"""IEC 2011: eight items, 100 points as a range; 74 as reported from the 2017 validation."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.criteria import Result
from nmsdesk.domain.patient import Baseline, Patient
from nmsdesk.domain.truth import Truth
from tests.builders import a_case, a_check, an_order

MET, NOT_MET, UNKNOWN = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN
HALOPERIDOL = an_order("haloperidol", 5, times=2, from_day=1)
WELL = Patient(
    "T-1",
    baseline=Baseline(
        heart_rate=Decimal(80),
        respiratory_rate=Decimal(16),
        systolic_bp=Decimal(120),
        diastolic_bp=Decimal(80),
    ),
)


@pytest.fixture
def iec(knowledge):
    def judged(*checks, orders=(HALOPERIDOL,), **more):
        case = a_case(*orders, checks=checks, **more)
        return next(j for j in assess(case, knowledge).criteria if j.criteria == "iec_2011")

    return judged


def answer(judgement, item):
    return next(each.answer for each in judgement.items if each.id == item)


def test_that_nothing_assessed_leaves_the_range_open(iec):
    judged = iec()
    assert (judged.score.sure, judged.score.possible) == (20, 100)
    assert judged.result is Result.UNDETERMINED


def test_that_exposure_fever_rigidity_mind_and_ck_are_met_with_78_points(iec):
    judged = iec(
        a_check(4, temperature=38.6, rigidity="lead_pipe", altered_consciousness=True),
        a_check(5, temperature=39.1, creatine_kinase=900),
    )
    assert judged.score.sure == 78
    assert judged.result is Result.MET


def test_that_73_points_for_sure_are_not_enough(iec):
    judged = iec(
        a_check(4, temperature=38.6),
        a_check(
            5,
            temperature=39.1,
            rigidity="generalised",
            altered_consciousness=True,
            heart_rate=100,
            respiratory_rate=24,
            systolic_bp=120,
            diastolic_bp=80,
            diaphoresis=False,
            urinary_incontinence=False,
            creatine_kinase=100,
            infection_workup="cause_found",
        ),
        patient=WELL,
    )
    assert judged.score.sure == 73
    assert judged.result is Result.NOT_MET


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ((), UNKNOWN),
        ((37.2,), NOT_MET),
        ((38.0,), NOT_MET),
        ((38.1,), UNKNOWN),
        ((38.1, 38.2), MET),
        ((38.1, 37.0), UNKNOWN),
        ((37.0, 37.5), NOT_MET),
    ],
)
def test_that_hyperthermia_asks_for_two_readings_above_38(iec, readings, expected):
    checks = [
        a_check(5, hour=hour, temperature=value)
        for hour, value in zip((6, 9), readings, strict=False)
    ]
    assert answer(iec(*checks), "hyperthermia") is expected


def test_that_two_values_at_the_same_minute_are_one_occasion(iec):
    judged = iec(a_check(5, temperature=38.5), a_check(5, temperature=38.9))
    assert answer(judged, "hyperthermia") is UNKNOWN
    assert "second_temperature" in judged.missing


def test_that_the_word_fever_cannot_decide_an_item_that_asks_for_figures(iec):
    assert answer(iec(a_check(5, fever=True)), "hyperthermia") is UNKNOWN


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ({}, UNKNOWN),
        ({"rigidity": "none"}, NOT_MET),
        ({"rigidity": "mild"}, MET),
        ({"rigidity": True}, MET),
        ({"rigidity": "lower_limb"}, MET),
    ],
)
def test_that_any_rigidity_counts(iec, findings, expected):
    assert answer(iec(a_check(5, **findings)), "rigidity") is expected


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ({}, UNKNOWN),
        ({"confusion": False}, UNKNOWN),
        ({"altered_consciousness": False}, NOT_MET),
        ({"altered_consciousness": False, "mutism": True}, MET),
        ({"consciousness_acvpu": "voice"}, MET),
        ({"consciousness_acvpu": "alert"}, NOT_MET),
        ({"confusion": True}, MET),
    ],
)
def test_that_the_mind_is_settled_by_its_leading_signs(iec, findings, expected):
    assert answer(iec(a_check(5, **findings)), "mental_status") is expected


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ({}, UNKNOWN),
        ({"creatine_kinase": 799}, NOT_MET),
        ({"creatine_kinase": 800}, MET),
        ({"creatine_kinase": 800, "creatine_kinase_uln": 300}, NOT_MET),
        ({"creatine_kinase": 1200, "creatine_kinase_uln": 300}, MET),
        ({"ck_raised": True}, UNKNOWN),
    ],
)
def test_that_creatine_kinase_is_read_against_its_own_limit(iec, findings, expected):
    assert answer(iec(a_check(5, **findings)), "creatine_kinase") is expected


def test_that_an_assumed_limit_is_said(knowledge, texts):
    assessment = assess(a_case(HALOPERIDOL, checks=(a_check(5, creatine_kinase=900),)), knowledge)
    said = [texts.say(reason) for reason in assessment.assumptions]
    assert any("200 U/L" in sentence for sentence in said)


def test_that_a_share_above_baseline_is_unknown_without_one(iec):
    check = a_check(5, heart_rate=150, respiratory_rate=40)
    assert answer(iec(check), "hypermetabolism") is UNKNOWN
    assert answer(iec(check, patient=WELL), "hypermetabolism") is MET


@pytest.mark.parametrize(
    ("heart_rate", "respiratory_rate", "expected"),
    [
        (100, 24, MET),
        (99, 24, NOT_MET),
        (100, 23, NOT_MET),
        (100, None, UNKNOWN),
        (99, None, NOT_MET),
    ],
)
def test_that_pulse_and_breathing_are_both_needed(iec, heart_rate, respiratory_rate, expected):
    findings = {"heart_rate": heart_rate}
    if respiratory_rate is not None:
        findings["respiratory_rate"] = respiratory_rate
    assert answer(iec(a_check(5, **findings), patient=WELL), "hypermetabolism") is expected


def test_that_lability_takes_two_of_four(iec):
    one = a_check(5, diaphoresis=True)
    two = a_check(5, diaphoresis=True, urinary_incontinence=True)
    assert answer(iec(one), "sympathetic_lability") is UNKNOWN
    assert answer(iec(two), "sympathetic_lability") is MET


def test_that_a_swing_of_25_systolic_within_a_day_counts(iec):
    low, high = a_check(5, hour=1, systolic_bp=120), a_check(5, hour=9, systolic_bp=145)
    assert answer(iec(low, high, a_check(5, diaphoresis=True)), "sympathetic_lability") is MET


@pytest.mark.parametrize(
    ("infection", "other", "expected"),
    [
        ("negative", "negative", MET),
        ("negative", "pending", UNKNOWN),
        ("negative", None, UNKNOWN),
        ("cause_found", None, NOT_MET),
        ("not_done", "negative", UNKNOWN),
    ],
)
def test_that_the_work_up_is_met_only_when_both_are_negative(iec, infection, other, expected):
    findings = {"infection_workup": infection}
    if other is not None:
        findings["other_causes_workup"] = other
    assert answer(iec(a_check(5, **findings)), "negative_workup") is expected


def test_that_exposure_is_unknown_when_the_list_is_not_known(iec):
    judged = iec(orders=(), orders_known=False)
    assert answer(judged, "exposure") is UNKNOWN
    assert answer(iec(orders=()), "exposure") is NOT_MET


def test_that_stopping_the_drug_in_mid_illness_takes_nothing_away(iec):
    stopped = replace(HALOPERIDOL, end=an_order("x", from_day=0, to_day=6).end)
    run = [a_check(day, rigidity="lead_pipe") for day in range(5, 20, 2)]
    assert answer(iec(*run, orders=(stopped,), day=20), "exposure") is MET


def test_that_examinations_older_than_72_hours_decide_nothing(iec):
    assert answer(iec(a_check(1, rigidity="lead_pipe"), day=5), "rigidity") is UNKNOWN


def test_that_the_newest_of_two_contradicting_findings_decides(iec):
    judged = iec(a_check(4, rigidity="lead_pipe"), a_check(5, rigidity="none"))
    assert answer(judged, "rigidity") is NOT_MET
