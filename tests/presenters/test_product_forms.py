"""Forms and strengths to pick, and tall-man letters."""

import re

import pytest

from nmsdesk.presenters.product_forms import offers
from nmsdesk.presenters.tall_man import alikes, not_confused, tall, tall_names


@pytest.fixture(scope="session")
def formulary(knowledge):
    return knowledge.formulary


def shown(typed, formulary):
    return {one.shown: [each.shown for each in one.strengths] for one in offers(typed, formulary)}


def test_that_strengths_of_all_countries_stand_in_one_line_from_low_to_high(formulary):
    lines = shown("haloperidol", formulary)
    assert lines["tablet by mouth"] == ["0.5 mg", "1 mg", "2 mg", "5 mg", "10 mg", "20 mg"]
    assert list(lines)[-1] == "long-acting injection"


def test_that_a_depot_by_name_offers_its_own_strengths_alone(formulary):
    assert list(shown("Haldol Decanoate", formulary)) == ["long-acting injection"]
    assert shown("Risperdal Consta", formulary) == {}, "which of several products has which?"


@pytest.mark.parametrize("typed", ["", "metformin", "Sinemet", "haloperidol 5 mg", "zzyxolan"])
def test_that_nothing_is_offered_where_it_is_not_one_medicine_without_a_strength(formulary, typed):
    assert offers(typed, formulary) == ()


def test_that_small_amounts_are_told_in_micrograms(formulary):
    (patch,) = [one for one in offers("fentanyl", formulary) if one.shown == "patch"]
    assert patch.strengths[0].shown == "25 micrograms per hour"
    assert patch.strengths[0].strength == "25 micrograms/h"


def test_that_every_offer_of_the_catalogue_reads_well(formulary):
    for drug in formulary.drugs:
        for one in offers(drug, formulary):
            assert one.strengths
            for each in one.strengths:
                assert "/" not in each.shown
                assert not re.search(r"\b0\.0", each.shown), (drug, each.shown)
                assert one.shown in each.spoken


def test_that_tall_man_letters_differ_in_case_alone(formulary):
    written = [drug for drug in formulary.drugs.values() if drug.tall_man]
    assert written
    for drug in written:
        assert tall(drug) != drug.id
        assert tall(drug).lower() == drug.id


def test_that_only_the_generic_name_of_a_line_is_written_so(formulary):
    told = tall_names("Risperdal (risperidone)", ("risperidone",), formulary)
    assert told == "Risperdal (risperiDONE)"


def test_that_look_alikes_without_tall_man_letters_are_told_in_words(formulary):
    assert not_confused(formulary.drug("haloperidol"), formulary) == "not Inderal, Stadol"
    assert not_confused(formulary.drug("risperidone"), formulary) == ""
    assert "rOPINIRole" in alikes(formulary.drug("risperidone"), formulary)
