"""What is offered while a medicine is typed: which name Enter takes, and a figure behind it."""

import pytest

from nmsdesk.presenters.drug_choice import choices, figure_apart, meant, read_as


@pytest.fixture
def offered(knowledge, texts):
    return lambda typed: choices(typed, knowledge.formulary, texts)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("haloperi", "haloperidol"), ("HALOPERI", "haloperidol"), ("clozap", "clozapine")],
)
def test_that_the_one_name_that_begins_so_says_that_enter_takes_it(offered, typed, name):
    (taken,) = [one for one in offered(typed) if one.completes]
    assert taken.text == name
    assert taken.shown.endswith("(Enter)")
    assert taken.spoken.endswith("(enter)") or taken.spoken.endswith("(Enter)")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("hal", "several begin so"),
        ("haloperidol", "it is a name already"),
        ("haldol", "so is a brand"),
        ("rispedral", "misspelt: what it is somebody has to say"),
        ("haldoll", "no name goes on with it, not even Haldol LA"),
    ],
)
def test_that_enter_takes_nothing_else(offered, typed, why):
    assert not any(one.completes for one in offered(typed)), why


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("haloperidol7.5", ("haloperidol", "7.5")),
        ("haloperidol 7.5", ("haloperidol", "7.5")),
        ("Seroquel 25", ("Seroquel", "25")),
        ("haloperidol 7.5 mg", None),
        ("haloperidol5mg", None),
        ("vitamin B12", None),
        ("nobodysmedicine 5", None),
        ("haloperidol", None),
        ("7.5", None),
    ],
)
def test_that_a_bare_figure_behind_a_medicine_is_told_apart(knowledge, typed, parts):
    assert figure_apart(typed, knowledge.formulary) == parts


def test_that_a_bare_figure_is_never_passed_over_in_silence(knowledge, texts):
    said = read_as("haloperidol7.5", knowledge.formulary, texts)
    assert "7.5 has no unit here" in said
    assert "no unit" not in read_as("haloperidol 7.5 mg", knowledge.formulary, texts)


def test_that_names_are_meant_only_by_what_nobody_recognises(knowledge):
    assert meant("rispedral", knowledge.formulary)[0] == "risperidone"
    assert meant("risperidone", knowledge.formulary) == ()
    assert len(meant("cloza", knowledge.formulary)) <= 3
