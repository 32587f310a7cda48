"""Names found in texts, over a catalogue small enough to see through."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.domain.amount import in_mg
from nmsdesk.domain.drug import Drug, DrugClass, Name, NameKind
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.ids import DrugId, OrderId
from nmsdesk.domain.names import NameRules, OtherMedicines
from nmsdesk.domain.order import Dose, EveryHours, Order, Route, TimesPerDay
from nmsdesk.domain.pharmacology import DepotProduct
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.spelling import Neighbours, distance, key


def a_drug(name, *names, drug_class=DrugClass.ANTIPSYCHOTIC, depots=()):
    return Drug(DrugId(name), (drug_class,), tuple(names), depots=depots)


def brand(text):
    return Name(text, NameKind.BRAND)


DECANOATE = DepotProduct(
    "Haldol Decanoate", Decimal(28), Decimal(77), (), salts=("decanoate", "dec")
)
FEW = Formulary(
    (
        a_drug(
            "haloperidol",
            brand("Haldol"),
            Name("HAL", NameKind.ABBREVIATION),
            Name("haldole", NameKind.MISSPELLING),
            depots=(DECANOATE,),
        ),
        a_drug("risperidone", brand("Risperdal")),
        a_drug("ropinirole", drug_class=DrugClass.DOPAMINERGIC),
        a_drug("pimozide", brand("Orap")),
        a_drug("lorazepam", brand("Control"), drug_class=DrugClass.BENZODIAZEPINE),
        a_drug("promethazine", brand("Sominex")),
        a_drug("diphenhydramine", brand("Sominex")),
        a_drug("lysergide", Name("acid", NameKind.STREET), drug_class=DrugClass.SEROTONERGIC),
        a_drug("levodopa", Name("Sinemet", NameKind.BRAND_COMBINATION)),
        a_drug("carbidopa", Name("Sinemet", NameKind.BRAND_COMBINATION)),
        a_drug("fluoxetine", Name("Prozac", NameKind.BRAND)),
        a_drug("fentanyl", drug_class=DrugClass.SEROTONERGIC),
    ),
    OtherMedicines(
        no_role=("metformin", "folic acid", "haloprogin", "sodium chloride", "NS"),
        not_modelled=("clonazepam",),
        whole_lines=("Vial",),
    ),
    NameRules(ordinary=("Control",), asked=("Sominex",), ratio_order={}),
)


def found(text):
    return [one.drug for one in FEW.recognise(text).ingredients]


def test_that_case_accents_and_tall_man_letters_do_not_matter():
    for text in ("HALOPERIDOL", "haloPERIDol", "halopéridol", "Haldol®", " haldol "):
        assert found(text) == ["haloperidol"]


def test_that_one_edit_of_a_long_name_is_taken_and_two_are_offered():
    assert found("haloperidl 5 mg") == ["haloperidol"]
    two = FEW.recognise("halopridl 5 mg")
    assert two.ingredients == ()
    assert two.offered[0] == "haloperidol"


def test_that_a_misspelling_near_another_medicine_is_not_taken():
    assert found("haloprogn") == []


def test_that_a_word_between_two_of_ours_is_neither():
    assert found("ropiridone") == []
    assert FEW.recognise("ropiridone").standing is Standing.UNKNOWN


def test_that_a_brand_of_four_letters_needs_a_dose_or_to_stand_alone_with_a_capital():
    assert found("Orap 2 mg") == ["pimozide"]
    assert found("Orap") == ["pimozide"]
    assert found("orap") == []
    assert found("the orap was late") == []


def test_that_an_ordinary_word_needs_a_dose_or_a_form():
    assert found("Control") == []
    assert found("under control") == []
    assert found("Control 1 mg tablet") == ["lorazepam"]


def test_that_an_abbreviation_needs_a_dose():
    assert found("HAL") == []
    assert found("HAL 5 mg") == ["haloperidol"]


def test_that_a_street_name_is_never_certain():
    assert found("acid 500 mg") == []
    assert FEW.recognise("folic acid 5 mg").standing is Standing.NO_ROLE


def test_that_a_name_of_two_medicines_is_offered_with_both():
    asked = FEW.recognise("Sominex")
    assert asked.ingredients == ()
    assert set(asked.offered) == {"promethazine", "diphenhydramine"}


def test_that_a_combination_gives_every_part_with_its_strength():
    sinemet = FEW.recognise("Sinemet 25-100")
    assert {one.drug: one.strength for one in sinemet.ingredients} == {
        "levodopa": 100,
        "carbidopa": 25,
    }
    named = FEW.recognise("carbidopa 25 MG / levodopa 250 MG Oral Tablet")
    assert [(one.drug, one.strength) for one in named.ingredients] == [
        ("carbidopa", 25),
        ("levodopa", 250),
    ]


def test_that_a_combination_with_a_medicine_without_role_is_ours():
    mixed = FEW.recognise("metformin/haloperidol 500/5")
    assert mixed.standing is Standing.OURS
    assert mixed.parts == 2


def test_that_a_denied_medicine_is_not_taken():
    for text in ("no haloperidol", "allergic to haloperidol", "haloperidol level"):
        assert found(text) == []
        assert FEW.recognise(text).offered[0] == "haloperidol"


def test_that_two_medicines_of_which_one_stands_in_brackets_are_asked():
    assert found("Risperdal (haloperidol)") == []
    assert found("haloperidol (Haldol)") == ["haloperidol"]


def test_that_a_long_free_text_is_not_taken_for_a_medication():
    assert found("the ward thought that haloperidol might perhaps explain everything seen") == []


def test_that_an_unknown_name_in_a_known_fluid_stays_unknown():
    assert FEW.recognise("foobarine in NS").standing is Standing.UNKNOWN
    assert FEW.recognise("NS").standing is Standing.NO_ROLE
    assert FEW.recognise("Vial").standing is Standing.NO_ROLE


def test_that_a_depot_salt_makes_the_route_a_depot():
    depot = FEW.recognise("haloperidol decanoate 100 mg IM q28d")
    assert (depot.route, depot.depot_salt) == (Route.DEPOT, "decanoate")
    assert FEW.depot(DrugId("haloperidol"), "decanoate") is DECANOATE
    assert FEW.recognise("haloperidol 5 mg im").route is Route.IM


def test_that_the_four_standings_are_told_apart():
    standing = {t: FEW.recognise(t).standing for t in ("haldol", "metformin", "clonazepam", "xyz")}
    assert list(standing.values()) == [
        Standing.OURS,
        Standing.NO_ROLE,
        Standing.NOT_MODELLED,
        Standing.UNKNOWN,
    ]


@given(st.text(max_size=120))
def test_that_no_text_breaks_it_and_at_most_five_are_offered(text):
    told = FEW.recognise(text)
    assert told.text == text
    assert len(told.offered) <= 5
    assert bool(told.ingredients) == (told.standing is Standing.OURS)


def test_that_typing_finds_generic_brand_and_misspelling():
    assert FEW.suggest("h") == ()
    assert FEW.suggest("ha")[0].drug == "haloperidol"
    assert FEW.suggest("risprid")[0].drug == "risperidone"
    brand_line = FEW.suggest("Risperda")[0]
    assert (brand_line.name, brand_line.shown) == ("Risperdal", "Risperdal (risperidone)")
    other = FEW.suggest("metf")[0]
    assert (other.drug, other.name) == (None, "metformin")


def test_that_a_medicine_is_suggested_once():
    drugs = [one.drug for one in FEW.suggest("hal")]
    assert drugs.count("haloperidol") == 1


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8), st.integers(1, 3))
def test_that_the_quick_count_of_edits_is_the_plain_one(one, other, limit):
    assert distance(one, other, limit) == min(_plain_distance(one, other), limit + 1)
    near = Neighbours([one], limit).within(other, limit)
    assert (distance(one, other, limit) <= limit) == (one in near)


def _plain_distance(one, other):
    """Optimal string alignment, the whole table."""
    table = [
        [max(i, j) if not i * j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)
    ]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            cost = one[i - 1] != other[j - 1]
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost)
            if i > 1 < j and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


def test_that_a_key_keeps_letters_and_digits_only():
    assert key("St. John's-wort ®") == "stjohnswort"


def mg(drug, dose, unit, *, strength=None, frequency=None, high=None):
    amount = Decimal(str(dose))
    order = Order(
        OrderId("0"),
        drug,
        dose=Dose(amount, Decimal(str(high)) if high else amount),
        unit=unit,
        strength=strength,
        frequency=frequency or TimesPerDay(Decimal(1)),
    )
    told = FEW.recognise(drug)
    return in_mg(order, told, told.ingredients[0])


@given(st.decimals(min_value="0.01", max_value=1000, places=2))
def test_that_mg_micrograms_and_g_of_one_dose_are_the_same(dose):
    assert mg("haldol", dose, "mg") == dose
    assert mg("haldol", dose * 1000, "micrograms") == dose
    assert mg("haldol", dose / 1000, "g") == dose


def test_that_tenths_add_up_exactly():
    assert mg("haldol", "0.1", "mg") + mg("haldol", "0.2", "mg") == Decimal("0.3")


@pytest.mark.parametrize(
    ("drug", "dose", "unit", "strength", "expected"),
    [
        ("haloperidol 5 MG Oral Tablet", 2, "tablet", None, 10),
        ("haloperidol", "0.5", "tab", "5 mg", "2.5"),
        ("haloperidol", 2, "TAB", "5mgTablet", 10),
        ("haloperidol", 5, "ml", "2 mg/ml", 10),
        ("haloperidol", 5, "ml", "10 mg/5 ml", 10),
        ("haloperidol 2 MG/ML", 5, "ml", None, 10),
        ("haloperidol", 10, "drops", "0.1 mg/drop", 1),
        ("haloperidol", 10, "drops", "2 mg/ml", None),
        ("haloperidol", 5, "ml", "5 mg", None),
        ("haloperidol", 2, "tablet", None, None),
        ("haloperidol", 5, "units", None, None),
        ("haloperidol", 5, "mmol", None, None),
        ("haloperidol", 5, "pieces", "5 mg", None),
        ("haloperidol", 1, "tablet", "5 mg and 10 mg", None),
        ("Sinemet", 125, "mg", None, None),
        ("Sinemet 25-100", 2, "tablet", None, 200),
    ],
)
def test_that_a_dose_becomes_mg_only_where_it_can_be_told(drug, dose, unit, strength, expected):
    wanted = None if expected is None else Decimal(expected)
    assert mg(drug, dose, unit, strength=strength) == wanted


def test_that_a_dose_without_unit_is_not_guessed():
    assert mg("haloperidol", 5, None) is None


def test_that_the_upper_end_of_a_range_counts():
    assert mg("haloperidol", "0.5", "mg", high=1) == 1


def test_that_a_patch_gives_its_rate_until_the_next_one():
    every_three_days = EveryHours(Decimal(72))
    assert mg("fentanyl 50 mcg/hr patch", 1, "patch", frequency=every_three_days) == Decimal("3.6")
    assert mg("fentanyl", 50, "micrograms/h", frequency=every_three_days) == Decimal("3.6")
