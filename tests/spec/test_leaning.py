"""Which way the assessed signs lean: gate, points, verdict, check next (judgement.md section 3)."""

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.comparison import Leaning
from tests.builders import a_case, a_check, an_order

HALOPERIDOL = an_order("haloperidol", 5, times=2, from_day=2)
SERTRALINE = an_order("sertraline", 100, from_day=2)
BOTH = (HALOPERIDOL, SERTRALINE)
NORMAL = {
    "rigidity": "none",
    "reflexes": "normal",
    "inducible_clonus": False,
    "mutism": False,
    "agitation": False,
    "altered_consciousness": False,
    "temperature": 36.8,
}


@pytest.fixture
def compared(knowledge):
    def compare(findings, orders=(HALOPERIDOL,), **more):
        checks = (a_check(5, **findings),) if findings else ()
        return assess(a_case(*orders, checks=checks, **more), knowledge).comparison

    return compare


@pytest.mark.parametrize(
    ("findings", "nms", "serotonin"),
    [
        ({"rigidity": "lead_pipe"}, 3, 0),
        ({"rigidity": "generalised"}, 2, 0),
        ({"rigidity": True}, 2, 0),
        ({"rigidity": "mild"}, 1, 0),
        ({"rigidity": "cogwheel"}, 1, 0),
        ({"rigidity": "lower_limb"}, 0, 2),
        ({"rigidity": "none"}, 0, 0),
        ({"reflexes": "brisk"}, 0, 3),
        ({"reflexes": "reduced"}, 3, 0),
        ({"reflexes": "normal"}, 0, 0),
        ({"spontaneous_clonus": True, "inducible_clonus": True}, 0, 4),
        ({"inducible_clonus": False}, 1, 0),
        ({"inducible_clonus": False, "rigidity": "lead_pipe"}, 3, 0),
        ({"myoclonus": True}, 0, 3),
        ({"myoclonus": False}, 0, 0),
        ({"tremor": True}, 0, 1),
        ({"tremor": True, "rigidity": "mild"}, 1, 0),
        ({"akinesia": True}, 2, 0),
        ({"pupils": "dilated"}, 0, 2),
        ({"pupils": "normal"}, 0, 0),
        ({"bowel_sounds": "hyperactive"}, 0, 2),
        ({"diarrhoea": True, "nausea_vomiting": True}, 0, 2),
        ({"shivering": True}, 0, 1),
        ({"pallor": True}, 1, 0),
        ({"flushing": True}, 0, 1),
        ({"diaphoresis": True}, 0, 0),
        ({"urinary_incontinence": True}, 2, 0),
        ({"mutism": True}, 2, 0),
        ({"agitation": True}, 0, 1),
        ({"mutism": True, "agitation": True}, 0, 0),
        ({"confusion": True, "coma": True, "altered_consciousness": True}, 0, 0),
        ({"catatonic_signs": True}, 2, 0),
        ({"creatine_kinase": 800}, 2, 0),
        ({"creatine_kinase": 700}, 0, 0),
        ({"white_cell_count": 12}, 1, 0),
        ({"temperature": 40.5}, 0, 0),
    ],
)
def test_that_each_sign_pulls_by_its_weight_when_present(compared, findings, nms, serotonin):
    comparison = compared(findings, BOTH)
    assert (comparison.nms_points, comparison.serotonin_points) == (nms, serotonin)


@pytest.mark.parametrize(
    ("findings", "orders", "leaning"),
    [
        ({"rigidity": "lead_pipe", "temperature": 39}, BOTH, Leaning.NMS),
        ({"inducible_clonus": True}, BOTH, Leaning.SEROTONIN_SYNDROME),
        (
            {"rigidity": "lead_pipe", "mutism": True, "inducible_clonus": True},
            BOTH,
            Leaning.BOTH,
        ),
        ({"rigidity": "mild", "agitation": True}, BOTH, Leaning.UNDETERMINED),
        ({"rigidity": "mild", "temperature": 38.4}, (HALOPERIDOL,), Leaning.NMS),
        ({"rigidity": "mild"}, (HALOPERIDOL,), Leaning.UNDETERMINED),
        ({"rigidity": "lead_pipe"}, (HALOPERIDOL,), Leaning.NMS),
        ({"inducible_clonus": True, "reflexes": "brisk"}, (HALOPERIDOL,), Leaning.UNDETERMINED),
        ({"shivering": True, "agitation": True}, (SERTRALINE,), Leaning.SEROTONIN_SYNDROME),
        ({"rigidity": "lead_pipe", "temperature": 40}, (), Leaning.NEITHER),
        ({}, (), Leaning.NEITHER),
        ({}, BOTH, Leaning.UNDETERMINED),
        (NORMAL, (SERTRALINE,), Leaning.NEITHER),
    ],
)
def test_that_the_verdict_follows_gate_points_and_core(compared, findings, orders, leaning):
    assert compared(findings, orders).leaning is leaning


def test_that_an_unknown_list_is_never_leaned_to(compared):
    signs = {"rigidity": "lead_pipe", "temperature": 39.5, "mutism": True}
    assert compared(signs, (), orders_known=False).leaning is Leaning.UNDETERMINED


def test_that_what_separates_best_is_checked_next(compared):
    comparison = compared({"rigidity": "mild"}, BOTH)
    assert comparison.check_next[0] in {"inducible_clonus", "spontaneous_clonus", "ocular_clonus"}
    assert "reflexes" in comparison.check_next
    assert "rigidity" not in comparison.check_next
    laboratory = comparison.check_next.index("creatine_kinase")
    assert comparison.check_next.index("reflexes") < laboratory


def test_that_every_finding_stands_in_exactly_one_list(compared):
    comparison = compared(
        {"rigidity": "lead_pipe", "inducible_clonus": False, "tremor": True}, BOTH
    )
    lists = (
        comparison.toward_nms,
        comparison.toward_serotonin,
        comparison.neutral,
        comparison.not_assessed,
    )
    together = [name for each in lists for name in each]
    assert len(together) == len(set(together))
    assert comparison.toward_nms == ("rigidity",)
    assert {"tremor", "inducible_clonus"} <= set(comparison.neutral)
    assert "reflexes" in comparison.not_assessed


def test_that_a_stable_old_drug_of_the_other_class_does_not_flip_a_clear_picture(compared):
    old_sertraline = an_order("sertraline", 50, from_day=-400)
    clear = {"rigidity": "lead_pipe", "temperature": 39.5, "mutism": True, "creatine_kinase": 4000}
    assert compared(clear, (HALOPERIDOL, old_sertraline)).leaning is Leaning.NMS


NO_RIGIDITY = {
    "rigidity": "none",
    "reflexes": "normal",
    "inducible_clonus": False,
    "altered_consciousness": False,
}


def test_that_a_core_out_of_reach_makes_nothing_urgent_to_look_for(compared):
    """Without rigidity no mutism completes the core of NMS, so that weight decides the order."""
    following = compared({"rigidity": "none"}).check_next
    assert following[0] == "reflexes"
    assert following.index("inducible_clonus") < following.index("mutism")


def test_that_the_last_row_before_neither_goes_before_what_changes_nothing(compared):
    comparison = compared(NO_RIGIDITY)
    assert comparison.leaning is Leaning.UNDETERMINED
    following = comparison.check_next
    assert following.index("temperature") < following.index("myoclonus")
    assert compared({**NO_RIGIDITY, "temperature": 36.8}).leaning is Leaning.NEITHER
