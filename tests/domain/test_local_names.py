"""A name that somebody here mapped holds for exactly itself, and changes nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.domain.drug import Drug, DrugClass, Name, NameKind
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.local_names import likely_name, refuse_name
from nmsdesk.domain.names import NameRules, OtherMedicines
from nmsdesk.domain.order import Route, TimesPerDay
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.spelling import key


def a_drug(name, *names):
    return Drug(DrugId(name), (DrugClass.ANTIPSYCHOTIC,), names)


BASE = Formulary(
    (
        a_drug("haloperidol", Name("Haldol", NameKind.BRAND)),
        a_drug("risperidone", Name("Risperdal", NameKind.BRAND)),
        a_drug("promethazine", Name("Sominex", NameKind.BRAND)),
        a_drug("diphenhydramine", Name("Sominex", NameKind.BRAND)),
    ),
    OtherMedicines(no_role=("metformin", "folic acid"), not_modelled=("clonazepam",)),
    NameRules(asked=("Sominex",)),
)
FOODOL = BASE.with_local({"foodol": DrugId("haloperidol")})
HALOPERIDOL, RISPERIDONE = DrugId("haloperidol"), DrugId("risperidone")


def found(formulary, text):
    return [one.drug for one in formulary.recognise(text).ingredients]


def local(**names):
    return BASE.with_local({key(name): DrugId(drug) for name, drug in names.items()})


@pytest.mark.parametrize(
    "text",
    ["Foodol", "foodol", "FOODOL 5 mg tab", "Foodol tab 5mg po bd", "tab. Foodol", "Foo-dol 2 mg"],
)
def test_that_a_local_name_is_taken_alone_and_within_a_longer_text(text):
    assert found(BASE, text) == []
    assert found(FOODOL, text) == ["haloperidol"]
    assert FOODOL.recognise(text).local == ("foodol",)


def test_that_what_stands_beside_a_local_name_is_read_as_beside_any_name():
    said = FOODOL.recognise("Foodol 5 mg tab po bd")
    assert (said.ingredients[0].strength, said.ingredients[0].unit) == (5, "mg")
    assert (said.form, said.route, said.frequency) == ("tablet", Route.ORAL, TimesPerDay(2))


def test_that_a_local_name_may_have_up_to_six_words():
    six = BASE.with_local({key("one Foodol of the old kind"): HALOPERIDOL})
    assert found(six, "One Foodol of the old kind 5 mg") == ["haloperidol"]
    assert found(six, "Foodol of the old kind 5 mg") == []


@pytest.mark.parametrize(
    "text", ["Foodo", "Foodoll", "Fodool", "Foodl 5 mg", "Foodolum", "Afoodol"]
)
def test_that_a_local_name_is_never_mended_and_never_offered_for_another_spelling(text):
    assert found(FOODOL, text) == []
    assert FOODOL.recognise(text) == BASE.recognise(text)
    assert FOODOL.suggest(text) == BASE.suggest(text)


@pytest.mark.parametrize(
    "text", ["no Foodol", "allergic to Foodol", "Foodol or Risperdal", "Foodol?"]
)
def test_that_a_local_name_in_doubt_is_asked_like_any_other(text):
    assert found(FOODOL, text) == []


def test_that_a_local_name_beside_another_medicine_gives_both():
    said = FOODOL.recognise("Foodol 5 mg + risperidone 2 mg")
    assert [one.drug for one in said.ingredients] == ["haloperidol", "risperidone"]
    assert said.parts == 2


def test_that_a_known_name_is_never_overridden():
    other = BASE.with_local(
        {"haldol": RISPERIDONE, "metformin": RISPERIDONE, "sominex": RISPERIDONE}
    )
    for text in ("Haldol 5 mg", "metformin 500 mg", "Sominex"):
        assert other.recognise(text) == BASE.recognise(text)


def test_that_a_name_that_was_learnt_since_gives_way_even_where_it_is_only_a_misspelling():
    other = BASE.with_local({"haloperidl": RISPERIDONE})
    assert found(BASE, "haloperidl 5 mg") == ["haloperidol"]
    assert other.recognise("haloperidl 5 mg") == BASE.recognise("haloperidl 5 mg")


def test_that_a_known_name_that_reaches_into_a_local_one_stays_what_it_is():
    other = BASE.with_local({key("Foo folic"): HALOPERIDOL})
    assert found(other, "Foo folic 5 mg") == ["haloperidol"]
    assert other.recognise("Foo folic acid 5 mg") == BASE.recognise("Foo folic acid 5 mg")


def test_that_a_drug_that_is_not_in_the_catalogue_is_left_out():
    gone = BASE.with_local({"foodol": DrugId("barium")})
    assert gone.recognise("Foodol") == BASE.recognise("Foodol")


def test_that_later_local_names_replace_the_earlier_and_leave_the_catalogue_alone():
    later = FOODOL.with_local({"bardol": RISPERIDONE})
    assert (found(later, "Foodol"), found(later, "Bardol")) == ([], ["risperidone"])
    assert later.without_local() is FOODOL.without_local() is BASE
    assert found(BASE, "Bardol") == []


def test_that_a_local_name_is_suggested_once_it_is_typed_whole_and_not_before():
    assert FOODOL.suggest("Food") == BASE.suggest("Food")
    first = FOODOL.suggest("Foodol")[0]
    assert (first.drug, first.name) == ("haloperidol", "Foodol")
    assert first.shown == "Foodol (haloperidol)"


WORDS = st.sampled_from(
    ("foodol", "foodoll", "foo", "dol", "haldol", "risperidone", "metformin", "folic", "acid")
) | st.sampled_from(("5", "mg", "tab", "bd", "no", "+", "/", "sominex"))


@given(st.lists(WORDS, max_size=7).map(" ".join))
def test_that_every_text_without_the_local_name_is_recognised_as_before(text):
    said = FOODOL.recognise(text)
    if "foodol" not in key(text):
        assert said == BASE.recognise(text)
    if said.local:
        assert said.standing is Standing.OURS
        assert said.local == ("foodol",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foodol 5 mg tab", "Foodol"),
        ("Tab. Foo-Dol, 5mg po bd", "Foo-Dol"),
        ("Bar Foodol 10 mg", "Bar Foodol"),
        ("Foodol", "Foodol"),
        ("5 mg tab", ""),
        ("", ""),
    ],
)
def test_that_the_name_is_proposed_without_strength_form_and_route(text, name):
    assert likely_name(text) == name


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Haldol", "recognised already, as haloperidol"),
        ("Haloperidl", "recognised already, as haloperidol"),
        ("metformin", "known medicine of another kind"),
        ("clonazepam", "known medicine of another kind"),
        ("Sominex", "can mean more than one thing"),
        ("Foo Haldol", "holds the name of another medicine"),
        ("ab", "too short"),
        ("tablets twice daily", "none itself"),
        ("5 mg", "none itself"),
        ("Foodol 5 mg", "figure"),
        ("Foodol 5", "figure"),
        ("2 Foodol", "figure"),
        ("Foodol + Bardol", "two medicines"),
        ("no Foodol", "not taken"),
        ("foo bar baz foo bar baz foo", "at most 6 words"),
    ],
)
def test_that_a_name_that_could_do_harm_is_refused_with_a_sentence(name, why):
    with pytest.raises(UserError, match=why):
        refuse_name(name, RISPERIDONE, FOODOL)


def test_that_a_name_that_nobody_knows_may_be_given():
    refuse_name("Bardol forte", RISPERIDONE, FOODOL)
    refuse_name("Haldolix neuraxpharm", HALOPERIDOL, FOODOL)
    refuse_name("Foodol", RISPERIDONE, FOODOL)


def test_that_a_medicine_outside_the_catalogue_cannot_be_picked():
    with pytest.raises(UserError, match="none of the catalogue"):
        refuse_name("Foodol", DrugId("barium"), BASE)
