"""What the catalogue knows of a medicine, in words, with the source of each statement."""

from dataclasses import replace

import pytest

from nmsdesk.domain.formulary import Formulary
from nmsdesk.presenters.drug_card import medicine_view
from nmsdesk.presenters.drug_lines import CardLine, cited, fitting
from nmsdesk.presenters.drug_names import BRANDS_SHOWN
from tests.few_drugs import a_drug


@pytest.fixture
def view(knowledge, texts):
    """The card of a name, as it is picked from the list."""

    def show(name, drug=None, formulary=knowledge.formulary):
        return medicine_view(name, drug, replace(knowledge, formulary=formulary), texts)

    return show


def under(card, heading):
    """The lines that stand under a heading."""
    return [line.text for each in card.sections if each.heading == heading for line in each.lines]


def lines(card):
    return [line.text for section in card.sections for line in section.lines]


def test_that_a_brand_is_shown_with_its_generic(view):
    assert view("Haldol", "haloperidol").title == "Haldol (haloperidol)"
    assert view("haloperidol", "haloperidol").title == "haloperidol"


def test_that_class_brands_effect_and_duration_are_told(view):
    (card,) = view("haloperidol", "haloperidol").cards
    assert (card.kind, card.tone) == ("antipsychotic", "nms")
    told = "\n".join(lines(card))
    assert "Haldol — " in told
    assert "Blocks dopamine D2 receptors: strong" in told
    assert "About 8 days (190 hours)" in told


def test_that_brands_stand_with_their_countries_and_the_rest_is_one_press_away(view, knowledge):
    (card,) = view("haloperidol", "haloperidol").cards
    brands = next(each for each in card.sections if each.heading == "Brands")
    shown = [line.text for line in brands.lines if " — " in line.text]
    assert len(shown) == BRANDS_SHOWN
    assert shown[0].startswith("Haldol — AU, ")
    assert brands.more_words == f"{len(brands.more)} more brands"
    names = knowledge.formulary.drug("haloperidol").names
    every = sum(name.kind.value.startswith("brand") for name in names)
    assert len(shown) + len(brands.more) == every


SOURCED = (
    "What it does",
    "How long it counts after the last dose",
    "Long-acting injection",
    "Doses on the labels",
    "Dose equivalents",
)
NOT_HELD = ("not known", "No label", "No published", "The labels count", "Whether the labels")


def test_that_every_statement_of_fact_names_a_source(view, knowledge):
    for drug in knowledge.formulary.drugs:
        shown = view(str(drug), drug)
        (card,) = shown.cards
        marks = {source.mark for source in shown.sources}
        for section in card.sections:
            for line in section.lines:
                assert set(line.marks) <= marks
                if section.heading.startswith(SOURCED):
                    told = any(one.lower() in line.text.lower() for one in NOT_HELD)
                    assert line.marks or told, (drug, line)


def test_that_half_life_stands_beside_how_long_it_counts(view):
    (card,) = view("fluoxetine", "fluoxetine").cards
    told = under(card, "How long it counts after the last dose")
    assert any(line.startswith("Half-life: ") and "days (" in line for line in told)
    assert any("norfluoxetine" in line for line in told)


def test_that_a_stay_that_nobody_knows_says_what_that_means(view, knowledge):
    assert knowledge.formulary.drug("sultopride").washout is None
    (card,) = view("sultopride", "sultopride").cards
    (first, *_) = under(card, "How long it counts after the last dose")
    days = knowledge.watch.away_days
    assert first == (
        "Not known. Once it is stopped, that exposure has ended cannot be told: for "
        f"{days} days it stays unknown."
    )


def test_that_a_depot_has_interval_release_and_the_disputed_tablets_each_with_a_source(view):
    (card,) = view("haloperidol", "haloperidol").cards
    heading = "Long-acting injection: Haldol Decanoate"
    told = under(card, heading)
    assert any(line.startswith("Given every 28 to 35 days; sold in US") for line in told)
    assert "Counts until 105 days after the last injection" in "\n".join(told)
    assert any(line.startswith("Release: ") for line in told)
    (section,) = (each for each in card.sections if each.heading == heading)
    disputed = [line for line in section.lines if "disputed" in line.text]
    assert [line.text.rpartition(": ")[2] for line in disputed] == [
        "none",
        "28 days",
        "21 to 90 days",
    ]
    assert len({line.marks for line in disputed}) == len(disputed)


def test_that_a_depot_that_counts_the_ester_says_how_much_is_in_it(view):
    (card,) = view("paliperidone", "paliperidone").cards
    told = under(card, "Long-acting injection: Invega Sustenna")
    assert "1 mg of it is 0.641 mg of paliperidone" in "\n".join(told)


def test_that_the_labels_limits_stand_with_their_countries(view):
    (card,) = view("haloperidol", "haloperidol").cards
    told = under(card, "Doses on the labels")
    assert any(line.startswith("US, by mouth: usual 2 to 20 mg, at most 100 mg") for line in told)
    assert any(line.startswith("GB, by mouth: ") for line in told)
    assert "The labels count mg of haloperidol itself" in told


def test_that_a_limit_without_a_figure_says_so(view, knowledge):
    for drug in knowledge.formulary.drugs:
        (card,) = view(str(drug), drug).cards
        for line in under(card, "Doses on the labels"):
            assert ":  " not in line, (drug, line)


def test_that_equivalents_are_told_by_method(view, knowledge):
    (card,) = view("haloperidol", "haloperidol").cards
    told = under(card, "Dose equivalents")
    assert (
        "Gardner 2010: 10 mg a day by mouth is held equal to 600 mg chlorpromazine a day by mouth"
        in told
    )
    labels = {method.label for method in knowledge.methods.values()}
    assert {line.partition(":")[0] for line in told} <= labels
    (none,) = view("metoclopramide", "metoclopramide").cards
    assert under(none, "Dose equivalents") == ["No published equivalent"]


def test_that_look_alikes_come_first_and_in_tall_man_letters(view):
    (card,) = view("risperidone", "risperidone").cards
    assert card.sections[0].heading == "Not to be confused with"
    alike = under(card, "Not to be confused with")
    assert "rOPINIRole" in alike
    assert "In pick lists written risperiDONE" in alike


def test_that_the_names_of_other_countries_stand_by_language(view):
    (card,) = view("haloperidol", "haloperidol").cards
    assert "French: halopéridol" in under(card, "Other names")


def test_that_a_row_of_sources_is_told_from_to():
    assert cited(CardLine("It acts", (7, 2, 6, 8))) == "It acts\N{NO-BREAK SPACE}[2, 6–8]"
    assert cited(CardLine("It acts", (2, 1))) == "It acts\N{NO-BREAK SPACE}[1, 2]"
    assert cited(CardLine("A name")) == "A name"


def test_that_only_words_too_long_for_the_drawer_may_break():
    assert fitting("0.641 mg of paliperidone") == "0.641 mg of paliperidone"
    broken = fitting("a " + "b" * 70).split("\N{ZERO WIDTH SPACE}")
    assert max(map(len, broken)) <= 32


def test_that_brands_of_which_no_list_tells_a_country_are_counted(view, knowledge):
    (card,) = view("sulpiride", "sulpiride").cards
    brands = [
        name
        for name in knowledge.formulary.drug("sulpiride").names
        if name.kind.value.startswith("brand")
    ]
    unplaced = sum(not name.where for name in brands)
    assert 0 < unplaced < len(brands)
    told = f"Where it is sold is not known for {unplaced} of {len(brands)} brands"
    assert told in lines(card)
    (placed,) = view("pimavanserin", "pimavanserin").cards
    assert not any("Where it is sold" in line for line in lines(placed))


def test_that_an_official_name_that_was_not_found_is_told_as_such(view):
    (card,) = view("mazaticol", "mazaticol").cards
    assert any(
        line.startswith("No official name found: ") and "German" in line for line in lines(card)
    )
    (all_found,) = view("haloperidol", "haloperidol").cards
    assert not any("No official name found" in line for line in lines(all_found))


def test_that_what_is_not_known_is_said(view):
    bare = Formulary([a_drug("barium", washout_days=None)])
    (card,) = view("barium", "barium", bare).cards
    assert "Not known" in under(card, "What it does")
    assert under(card, "How long it counts after the last dose")[0].startswith("Not known.")
    assert "Half-life: not known" in lines(card)


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
