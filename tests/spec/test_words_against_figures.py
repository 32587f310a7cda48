"""A word found later decides against an older figure (judgement.md sections 1 and 2)."""

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.truth import Truth
from nmsdesk.domain.urgency import Level
from tests.builders import a_case, a_check, an_order

HALOPERIDOL = an_order("haloperidol", 5, times=2, from_day=-300)
SERTRALINE = an_order("sertraline", 100, from_day=-300)


@pytest.fixture
def answer(knowledge):
    def item(criteria, name, *checks, orders=(HALOPERIDOL, SERTRALINE)):
        judged = assess(a_case(*orders, checks=checks), knowledge).criteria
        items = next(each.items for each in judged if each.criteria == criteria)
        return next(each.answer for each in items if each.id == name)

    return item


def test_that_a_ck_no_longer_raised_decides_against_an_older_figure(answer):
    older, newer = a_check(4, creatine_kinase=2400), a_check(5, ck_raised=False)
    assert answer("iec_2011", "creatine_kinase", older, newer) is Truth.NOT_MET
    assert answer("iec_2011", "creatine_kinase", older) is Truth.MET


def test_that_an_older_word_does_not_touch_a_newer_figure(answer):
    older, newer = a_check(4, ck_raised=False), a_check(5, creatine_kinase=2400)
    assert answer("iec_2011", "creatine_kinase", older, newer) is Truth.MET


def test_that_a_word_that_agrees_leaves_the_figure_standing(answer):
    older, newer = a_check(4, creatine_kinase=2400), a_check(5, ck_raised=True)
    assert answer("iec_2011", "creatine_kinase", older, newer) is Truth.MET


@pytest.mark.parametrize("word", [True, False])
def test_that_a_word_alone_leaves_an_item_open_that_asks_for_a_figure(answer, word):
    assert answer("iec_2011", "creatine_kinase", a_check(5, ck_raised=word)) is Truth.UNKNOWN


def test_that_fever_gone_since_leaves_hunters_fever_unmet(answer):
    older = a_check(4, temperature=39)
    newer = a_check(5, rigidity="mild", inducible_clonus=True)
    item = "hypertonia_with_fever_and_clonus"
    assert answer("hunter_2003", item, older, newer) is Truth.MET
    gone = a_check(5, rigidity="mild", inducible_clonus=True, fever=False)
    assert answer("hunter_2003", item, older, gone) is Truth.NOT_MET


def test_that_a_very_high_temperature_alarms_until_a_later_check_finds_no_fever(knowledge):
    def level(*checks):
        return assess(a_case(checks=checks), knowledge).urgency.level

    older = a_check(4, temperature=40.5)
    assert level(older, a_check(5, diaphoresis=False)) is Level.EMERGENCY
    assert level(older, a_check(5, fever=False)) is Level.ROUTINE
