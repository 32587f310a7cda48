"""Names one letter wrong, and the words that are one letter from a name."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.spelling import Neighbours, distance
from tests.proofs.one_edits import another_of_ours, others_taken, own_names

SOME = 1_500
WORDS = st.lists(st.text("abc", min_size=1, max_size=9), max_size=12)


@pytest.fixture(scope="module")
def formulary(knowledge):
    return knowledge.formulary


def test_that_every_name_of_the_catalogue_leads_to_its_drug(formulary):
    assert own_names(formulary) == []


def test_that_no_edit_of_another_medicine_is_one_of_ours(formulary):
    assert others_taken(formulary, SOME, random.Random(2))[1] == []


def test_that_no_edit_of_ours_is_another_of_ours(formulary):
    tried, own, wrong = another_of_ours(formulary, SOME, random.Random(5))
    assert wrong == []
    assert own > tried / 3


@given(WORDS, st.text("abc", max_size=9), st.integers(1, 3))
def test_that_no_neighbour_is_missed(words, typed, limit):
    near = {word: edits for word in words if (edits := distance(word, typed, limit)) <= limit}
    assert Neighbours(set(words), limit).within(typed, limit) == near


@pytest.mark.parametrize(
    "text",
    [
        "Parkinson", "Parkinson's disease", "concerts", "immigrant 10 mg", "trembling bid",
        "Ciatyl-W 10 mg", "Domical forte 25 mg", "protazine sulfate 10 mg",
        "haloperidol?", "Requip or Risperdal", "switch risperidone to paliperidone", "MPH 10 mg",
        "nuasea 10 mg tablet", "fluvoxetine 20 mg", "kein Haldol", "sans halopéridol",
        "Haldol refused", "lithium-free", "methadone clinic", "serum lithium",
    ],
)  # fmt: skip
def test_that_what_may_be_something_else_is_asked(formulary, text):
    told = formulary.recognise(text)
    assert (told.ingredients, told.standing) == ((), Standing.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("haldol5mg", "haloperidol"), ("seraquel 50 at night", "quetiapine"),
        ("levodoba ethyl ester", "etilevodopa"), ("methylene bleu", "methylthioninium chloride"),
        ("olanzatine", "olanzapine"),
        ("methadone 10 mg clinic supply", "methadone"),
    ],
)  # fmt: skip
def test_that_what_can_be_nothing_else_is_taken(formulary, text, drug):
    assert [one.drug for one in formulary.recognise(text).ingredients] == [drug]


def test_that_a_misspelt_combination_brings_all_its_parts(formulary):
    told = formulary.recognise("sinimet 25/100 3 times a day")
    assert {one.drug for one in told.ingredients} == {"carbidopa", "levodopa"}


def test_that_the_beginning_counts_where_two_are_equally_far(formulary):
    assert "ropinirole" in formulary.recognise("ropiridone 1 mg").offered[:3]
    assert "risperidone" in formulary.recognise("ropiridone 1 mg").offered[:3]
