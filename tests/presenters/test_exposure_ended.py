"""That exposure has ended cannot be told where nobody knows how long the drug stays: it is said."""

import pytest

from nmsdesk.domain.assess import assess
from nmsdesk.domain.truth import Truth
from nmsdesk.presenters.comparison_exposure import exposure_sentence
from tests.builders import a_case, an_order


@pytest.fixture
def told(knowledge, texts):
    """The answer for antipsychotics, its reasons, and the sentence above the comparison."""

    def tell(*orders, day):
        found = assess(a_case(*orders, day=day), knowledge)
        one = found.exposures["antipsychotic"]
        return one.answer, [texts.say(why) for why in one.why], exposure_sentence(found)

    return tell


STOPPED = an_order("sultopride", 300, times=2, from_day=-30, to_day=0, number=1)


def test_that_why_and_the_comparison_say_that_its_stay_is_not_known(told, knowledge):
    assert knowledge.formulary.drug("sultopride").washout is None
    answer, why, sentence = told(STOPPED, day=5)
    assert answer is Truth.UNKNOWN
    assert why == ["sultopride, last taken 01-Jun-2026; how long it stays is not known"]
    assert sentence == (
        "How long sultopride stays is not known: that exposure has ended cannot be told."
    )


def test_that_a_medicine_nobody_recognises_is_what_is_said_where_there_is_one(told):
    strange = an_order("xyzumab forte", 5, from_day=0, number=2)
    _answer, _why, sentence = told(STOPPED, strange, day=5)
    assert sentence.startswith("Not all medicines are known")


def test_that_a_drug_whose_stay_is_known_is_no_doubt(told):
    _answer, _why, sentence = told(
        an_order("haloperidol", 5, times=2, from_day=-30, to_day=0, number=1), day=40
    )
    assert "not known" not in sentence
