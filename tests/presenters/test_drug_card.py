"""What the catalogue knows of a medicine, in words, with the source of each statement."""

import pytest

from nmsdesk.domain.formulary import Formulary
from nmsdesk.presenters.drug_card import BRANDS_SHOWN, medicine_view
from tests.few_drugs import a_drug


@pytest.fixture
def view(knowledge, texts):
    """The card of a name, as it is picked from the list."""

    def show(name, drug=None, formulary=knowledge.formulary):
        return medicine_view(name, drug, formulary, texts, knowledge.sources)

    return show


def lines(card):
    return [line.text for section in card.sections for line in section.lines]


def test_that_a_brand_is_shown_with_its_generic(view):
    assert view("Haldol", "haloperidol").title == "Haldol (haloperidol)"
    assert view("haloperidol", "haloperidol").title == "haloperidol"


def test_that_class_brands_effect_and_duration_are_told(view):
    (card,) = view("haloperidol", "haloperidol").cards
    assert (card.kind, card.tone) == ("antipsychotic", "nms")
    told = "\n".join(lines(card))
    assert "Brands: Haldol, " in told
    assert "Blocks dopamine D2 receptors: strong" in told
    assert "About 8 days (190 hours)" in told
    assert "Haldol Decanoate, given every 28 days: 77 days after the last injection" in told


def test_that_the_brands_of_most_countries_come_first_and_the_rest_is_counted(view):
    (card,) = view("haloperidol", "haloperidol").cards
    brands = lines(card)[0]
    assert brands.count(",") == BRANDS_SHOWN
    assert brands.endswith(" more")


def test_that_every_statement_on_effect_and_duration_names_a_source(view, knowledge):
    for drug in knowledge.formulary.drugs:
        shown = view(str(drug), drug)
        (card,) = shown.cards
        marks = {source.mark for source in shown.sources}
        for section in card.sections[1:]:
            for line in section.lines:
                assert line.marks or line.text == "Not known", (drug, line)
                assert set(line.marks) <= marks


def test_that_what_is_not_known_is_said(view):
    bare = Formulary([a_drug("barium", washout_days=None)])
    (card,) = view("barium", "barium", bare).cards
    assert lines(card).count("Not known") == 2


def test_that_a_short_stay_is_told_in_hours(view, knowledge):
    short = next(
        drug
        for drug in knowledge.formulary.drugs.values()
        if drug.washout and drug.washout.hours < 72
    )
    (card,) = view(str(short.id), short.id).cards
    assert any(line.endswith(" hours") for line in lines(card))


def test_that_a_combination_has_a_card_for_each_of_ours(view):
    shown = view("perphenazine and amitriptyline")
    assert [card.drug for card in shown.cards] == ["perphenazine", "amitriptyline"]
    assert shown.title == "perphenazine and amitriptyline"


@pytest.mark.parametrize(
    ("name", "words"),
    [("metformin", "without a known part"), ("zzzzqqq", "does not know this name")],
)
def test_that_a_medicine_that_is_not_ours_says_how_far_it_is_known(view, name, words):
    shown = view(name)
    assert shown.cards == ()
    assert words in shown.sentence
