"""A local name stands for its medicine alone, never for a longer name that begins with it."""

import pytest

from nmsdesk.domain.recognition import Standing


@pytest.fixture
def formulary(knowledge):
    return knowledge.formulary.with_local({"zorblaxine": "quetiapine"})


@pytest.mark.parametrize(
    "text",
    [
        "Zorblaxine Plus",
        "zorblaxine comp",
        "Zorblaxine-forte",
        "Zorblaxine Co 5 mg",
        "Zorblaxine Ultra",
        "Super Zorblaxine",
        "zorblaxine hydrochloride plus",
    ],
)
def test_that_a_longer_name_is_not_the_local_one(formulary, text):
    found = formulary.recognise(text)
    assert (found.standing, found.ingredients, found.local) == (Standing.UNKNOWN, (), ())


@pytest.mark.parametrize(
    "text",
    [
        "Zorblaxine",
        "New Zorblaxine 5 mg tab po bd",
        "Zorblaxine 25 mg tablet oral twice daily",
        "Zorblaxine Sandoz 25 mg",
        "Zorblaxine plus haloperidol 5 mg",
    ],
)
def test_that_figures_units_forms_and_how_often_may_stand_beside_it(formulary, text):
    found = formulary.recognise(text)
    assert "quetiapine" in [one.drug for one in found.ingredients]
    assert found.local == ("zorblaxine",)
