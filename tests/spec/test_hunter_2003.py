"""Hunter 2003: a serotonergic agent and any one of five rules, in three values."""

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.criteria import Result
from tests.builders import a_case, a_check, an_order

SERTRALINE = an_order("sertraline", 100, from_day=3)
FULLY_NORMAL = {
    "spontaneous_clonus": False,
    "inducible_clonus": False,
    "ocular_clonus": False,
    "tremor": False,
    "rigidity": "none",
    "reflexes": "normal",
    "agitation": False,
    "diaphoresis": False,
    "temperature": 36.8,
}


@pytest.fixture
def hunter(knowledge):
    def judged(findings, orders=(SERTRALINE,), **more):
        case = a_case(*orders, checks=(a_check(5, **findings),), **more)
        found = assess(case, knowledge).criteria
        return next(j for j in found if j.criteria == "hunter_2003").result

    return judged


@pytest.mark.parametrize(
    "changed",
    [
        {"spontaneous_clonus": True},
        {"inducible_clonus": True, "agitation": True},
        {"inducible_clonus": True, "diaphoresis": True},
        {"ocular_clonus": True, "agitation": True},
        {"tremor": True, "reflexes": "brisk"},
        {"rigidity": "mild", "temperature": 38.1, "ocular_clonus": True},
        {"rigidity": True, "temperature": 38.1, "inducible_clonus": True},
    ],
)
def test_that_each_of_the_five_rules_is_enough(hunter, changed):
    assert hunter({**FULLY_NORMAL, **changed}) is Result.MET


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"inducible_clonus": True},
        {"ocular_clonus": True},
        {"tremor": True},
        {"reflexes": "brisk"},
        {"rigidity": "lead_pipe", "temperature": 39.5},
        {"rigidity": "mild", "temperature": 38.0, "inducible_clonus": True},
        {"myoclonus": True, "agitation": True},
    ],
)
def test_that_less_is_not_enough_when_the_rest_was_looked_for(hunter, changed):
    assert hunter({**FULLY_NORMAL, **changed}) is Result.NOT_MET


@pytest.mark.parametrize("left_out", ["spontaneous_clonus", "tremor"])
def test_that_what_nobody_looked_for_leaves_it_open(hunter, left_out):
    findings = {**FULLY_NORMAL, "reflexes": "brisk", "agitation": True}
    del findings[left_out]
    assert hunter(findings) is Result.UNDETERMINED


def test_that_the_word_fever_does_not_settle_a_figure(hunter):
    findings = {**FULLY_NORMAL, "rigidity": "mild", "inducible_clonus": True, "fever": True}
    del findings["temperature"]
    assert hunter(findings) is Result.UNDETERMINED


def test_that_without_a_serotonergic_drug_it_is_not_met(hunter):
    assert hunter({"spontaneous_clonus": True}, orders=()) is Result.NOT_MET


def test_that_an_unknown_list_leaves_it_open(hunter):
    findings = {"spontaneous_clonus": True}
    assert hunter(findings, orders=(), orders_known=False) is Result.UNDETERMINED


def test_that_an_unrecognised_medicine_leaves_it_open(hunter):
    mystery = an_order("unheard-of 3 mg")
    assert hunter({"spontaneous_clonus": True}, orders=(mystery,)) is Result.UNDETERMINED
