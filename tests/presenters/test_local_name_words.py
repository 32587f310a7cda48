"""What is said of a name that was given here, and what may be picked for one."""

from datetime import datetime

import pytest

from nmsdesk.domain.record import LocalName
from nmsdesk.presenters.drug_choice import read_as
from nmsdesk.presenters.local_names import (
    basis,
    by_whom,
    check_name,
    given,
    is_unknown,
    picked,
    targets,
    told,
)

NAME = LocalName("Foodol", "haloperidol", "nurse", datetime(2026, 6, 5, 14, 5))


@pytest.fixture
def base(knowledge):
    return knowledge.formulary


@pytest.fixture
def named(base):
    return base.with_local({"foodol": "haloperidol"})


def test_that_a_line_of_the_settings_says_what_who_and_when():
    assert told(NAME) == "“Foodol” stands for haloperidol"
    assert by_whom(NAME) == "said by nurse on 05-Jun-2026 14:05"


def test_that_only_single_medicines_of_the_catalogue_can_be_picked(base):
    assert picked("Haldol", base) == "haloperidol"
    for text in ("", "metformin", "Sinemet", "haloperidol + sertraline", "unheard-of"):
        assert picked(text, base) is None


def test_that_a_local_name_is_no_medicine_to_pick_for_another(named, texts):
    assert picked("Foodol", named) is None
    assert targets("Foodol", named, texts) == ()


def test_that_whatever_is_offered_can_be_picked(base, texts):
    for typed in ("hal", "olan", "ris", "sert", "metf", "sin"):
        assert all(picked(one.text, base) for one in targets(typed, base, texts))
    assert [one.text for one in targets("halop", base, texts)][:1] == ["haloperidol"]


def test_that_the_name_must_stand_in_the_text_and_a_medicine_be_picked(base):
    problems = check_name("Bardol", "metformin", "Foodol 5 mg", base)
    assert problems.name == "This is no part of “Foodol 5 mg”."
    assert problems.medicine == "Pick one medicine of the catalogue."
    assert check_name("", "Haldol", "Foodol", base).name == "Which name?"
    fine = check_name("foo-dol", "Haldol", "Foodol 5 mg", base)
    assert (fine.name, fine.medicine) == ("", "")


def test_that_it_is_said_where_the_text_is_doubtful_all_the_same(named):
    assert given(NAME, "Foodol 5 mg", named).endswith("on this computer from now on.")
    assert given(NAME, "Foodol or risperidone", named).endswith("is still not recognised.")


def test_that_the_form_says_that_it_reads_by_a_name_given_here(base, named, texts):
    assert "by a name given on this computer" in read_as("Foodol 5 mg", named, texts)
    assert "by a name" not in read_as("Haldol 5 mg", named, texts)
    assert is_unknown("Foodol 5 mg", base)
    assert not is_unknown("Foodol 5 mg", named)
    assert not is_unknown(" ", base)


def test_that_why_names_the_person_and_the_day_and_nothing_for_a_known_name(base, named):
    (said,) = basis(named.recognise("Foodol 5 mg"), (NAME,))
    assert "as nurse said on 05-Jun-2026 14:05" in said
    assert basis(base.recognise("Haldol"), (NAME,)) == ()
    assert basis(None, (NAME,)) == ()
