"""How urgent: the highest rule of the table that holds (judgement.md section 4)."""

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.urgency import Level
from tests.builders import a_case, a_check, an_order

NEW = an_order("haloperidol", 5, times=2, from_day=2)
LONG = an_order("haloperidol", 5, times=2, from_day=-300)
SERTRALINE = an_order("sertraline", 100, from_day=4.6)
LONG_SERTRALINE = an_order("sertraline", 100, from_day=-300)
WITHDRAWN = an_order("levodopa", 100, times=3, from_day=-300, to_day=3)
LONG_AGO = an_order("levodopa", 100, times=3, from_day=-300, to_day=-20)
EMERGENCY, URGENT, WATCH, ROUTINE = Level


@pytest.fixture
def level(knowledge):
    def judged(findings, *orders, **more):
        checks = more.pop("checks", ()) + ((a_check(5, **findings),) if findings else ())
        return assess(a_case(*orders, checks=checks, **more), knowledge).urgency.level

    return judged


@pytest.mark.parametrize(
    ("findings", "orders", "expected"),
    [
        ({"coma": True}, (), EMERGENCY),
        ({"temperature": 40.0}, (), EMERGENCY),
        ({"temperature": 39.9}, (), ROUTINE),
        ({"seizure": True, "fever": True}, (), EMERGENCY),
        ({"rigidity": "mild", "temperature": 38.1}, (), EMERGENCY),
        ({"rigidity": "mild", "temperature": 38.0}, (), WATCH),
        ({"mutism": True, "fever": True}, (), EMERGENCY),
        ({"confusion": True, "temperature": 38.5}, (), URGENT),
        ({"confusion": True, "temperature": 38.5}, (LONG,), EMERGENCY),
        ({"confusion": True, "temperature": 38.5}, (LONG_SERTRALINE,), EMERGENCY),
        ({"rigidity": "mild", "diaphoresis": True, "heart_rate": 110}, (NEW,), EMERGENCY),
        ({"rigidity": "mild", "mutism": True, "heart_rate": 101}, (NEW,), EMERGENCY),
        ({"rigidity": "mild", "diaphoresis": True, "heart_rate": 110}, (LONG,), URGENT),
        ({"rigidity": True, "myoglobinuria": True}, (), EMERGENCY),
        ({"rigidity": True, "creatine_kinase": 1000}, (), EMERGENCY),
        ({"rigidity": True, "creatine_kinase": 999}, (), WATCH),
        ({"rigidity": "mild"}, (LONG,), URGENT),
        ({"mutism": True}, (NEW,), URGENT),
        ({"altered_consciousness": True}, (SERTRALINE,), URGENT),
        ({"altered_consciousness": True}, (LONG_SERTRALINE,), WATCH),
        ({"temperature": 38.4}, (NEW,), URGENT),
        ({"temperature": 38.4}, (LONG,), ROUTINE),
        ({"temperature": 38.4}, (SERTRALINE,), URGENT),
        ({"inducible_clonus": True}, (LONG_SERTRALINE,), URGENT),
        ({"tremor": True, "myoclonus": True}, (SERTRALINE,), URGENT),
        ({"tremor": True, "diaphoresis": True}, (SERTRALINE,), URGENT),
        ({"tremor": True}, (SERTRALINE,), WATCH),
        ({"creatine_kinase": 1000}, (LONG,), URGENT),
        ({"creatine_kinase": 1000}, (), ROUTINE),
        ({}, (NEW,), WATCH),
        ({}, (LONG,), ROUTINE),
        ({"rigidity": "mild"}, (), WATCH),
        ({"heart_rate": 110, "diaphoresis": True}, (), WATCH),
        ({"agitation": True, "diaphoresis": True}, (), WATCH),
        ({"agitation": True}, (), ROUTINE),
        ({}, (WITHDRAWN,), WATCH),
        ({"rigidity": "mild"}, (WITHDRAWN,), URGENT),
        ({"rigidity": "mild", "diaphoresis": True, "heart_rate": 110}, (WITHDRAWN,), EMERGENCY),
        ({"confusion": True, "temperature": 38.5}, (WITHDRAWN,), EMERGENCY),
        ({"temperature": 38.4}, (WITHDRAWN,), URGENT),
        ({"creatine_kinase": 1000}, (WITHDRAWN,), URGENT),
        ({"creatine_kinase": 1000}, (LONG_AGO,), ROUTINE),
    ],
)
def test_that_the_highest_rule_that_holds_is_the_level(level, findings, orders, expected):
    assert level(findings, *orders) is expected


def test_that_an_unknown_list_counts_as_exposed(level):
    assert level({"rigidity": "mild"}, orders_known=False) is URGENT


def test_that_a_sign_known_from_before_does_not_raise_by_itself(level):
    before = (a_check(-30, rigidity="mild"),)
    assert level({"rigidity": "mild"}, LONG, checks=before) is WATCH


def test_that_a_dose_raised_after_the_first_stiffness_does_not_make_it_known(level):
    first = an_order("haloperidol", 5, from_day=1, to_day=4)
    raised = an_order("haloperidol", 10, from_day=4)
    stiff = (a_check(3, rigidity="mild"),)
    assert level({"rigidity": "mild"}, first, raised, checks=stiff) is URGENT


def test_that_a_childs_pulse_is_not_read_against_an_adults_limit(knowledge, texts):
    from decimal import Decimal

    from nmsdesk.domain.patient import Patient

    child = Patient("C-1", age_years=Decimal(9))
    case = a_case(checks=(a_check(5, heart_rate=120, diaphoresis=True),), patient=child)
    assessment = assess(case, knowledge)
    assert assessment.urgency.level is ROUTINE
    assert any("16 years" in texts.say(each) for each in assessment.assumptions)


def test_that_reasons_name_sign_value_time_and_drug(knowledge, texts):
    case = a_case(NEW, checks=(a_check(5, temperature=38.4),))
    said = " | ".join(texts.say(each) for each in assess(case, knowledge).urgency.reasons)
    assert "38.4 °C" in said
    assert "06-Jun-2026 09:00" in said
    assert "haloperidol" in said


def test_that_no_action_is_an_order(knowledge, texts):
    imperative = ("stop", "give", "start", "call", "increase", "reduce", "administer", "hold")
    for action in knowledge.urgency.actions:
        first_word = texts.sentences[f"action_{action.id}"].split()[0].lower()
        assert first_word not in imperative


def test_that_each_rule_that_holds_brings_its_own_basis_and_the_reasons_hold_all_of_it(knowledge):
    findings = {"rigidity": "lead_pipe", "temperature": 38.9, "mutism": True}
    case = a_case(NEW, checks=(a_check(5, **findings),))
    urgency = assess(case, knowledge).urgency
    signs = {
        held.rule.key: {
            value.id for one in held.found for name, value in one.values if name == "finding"
        }
        for held in urgency.held
    }
    assert {"rigidity", "temperature"} <= signs["urgency_rigidity_with_fever"]
    assert "mutism" not in signs["urgency_rigidity_with_fever"]
    assert {"mutism", "temperature"} <= signs["urgency_mute_or_catatonic_with_fever"]
    held = {each.rule for each in urgency.held} | {one for h in urgency.held for one in h.found}
    assert held == set(urgency.reasons)
