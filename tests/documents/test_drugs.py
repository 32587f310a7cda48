"""The catalogue as shipped, and what a wrong one is told."""

import shutil

import pytest

from nmsdesk.documents.drugs import load_formulary
from nmsdesk.documents.problem import DocumentError
from nmsdesk.domain.drug import DrugClass, NameKind
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.spelling import key
from nmsdesk.paths import resource_root

MAY_NEED_ASKING = frozenset({NameKind.STREET, NameKind.ABBREVIATION})


@pytest.fixture(scope="module")
def formulary():
    return load_formulary(resource_root())


def drug(formulary, name):
    return formulary.drug(DrugId(name))


def test_that_all_drugs_of_the_ground_are_there(formulary):
    assert len(formulary.drugs) >= 317


def test_that_every_name_is_found_again_as_its_drug(formulary):
    """Alone or with a dose; save for names that are marked as two medicines, and street names."""
    lost = []
    for one in formulary.drugs.values():
        for name in one.names:
            known = formulary.names[key(name.text)]
            if known.mute or name.kind in MAY_NEED_ASKING:
                continue
            texts = (name.text, f"{name.text} 10 mg tablet")
            if not any(
                one.id in [found.drug for found in formulary.recognise(text).ingredients]
                for text in texts
            ):
                lost.append((one.id, name.text))
    assert lost == []


def test_that_a_name_marked_as_two_medicines_offers_its_drug(formulary):
    muted = [n for n in formulary.names.values() if n.mute and n.kind is NameKind.BRAND]
    assert len(muted) >= 5
    for known in muted:
        asked = formulary.recognise(f"{known.text} 10 mg")
        assert asked.ingredients == ()
        assert set(known.drugs) <= set(asked.offered)


def test_that_no_name_of_another_medicine_is_ours(formulary):
    others = [one for one in formulary.names.values() if one.standing is not Standing.OURS]
    assert len([one for one in others if one.standing is Standing.NO_ROLE]) >= 2155
    assert len([one for one in others if one.standing is Standing.NOT_MODELLED]) >= 284
    for one in others:
        for text in (one.text, f"{one.text} 10 mg tablet", one.text.upper()):
            told = formulary.recognise(text)
            assert (told.ingredients, told.standing) == ((), one.standing), text


def test_that_every_antipsychotic_of_the_atc_group_is_one(formulary):
    """Save lithium (a class of its own) and the two that block no dopamine."""
    group = [one for one in formulary.drugs.values() if any(c.startswith("N05A") for c in one.atc)]
    assert len(group) >= 60
    without = {one.id for one in group if not one.has(DrugClass.ANTIPSYCHOTIC)}
    assert without == {"lithium", "pimavanserin", "xanomeline"}


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("haloperidol", {"antipsychotic"}),
        ("metoclopramide", {"dopamine_blocker"}),
        ("tetrabenazine", {"dopamine_blocker"}),
        ("amoxapine", {"serotonergic", "dopamine_blocker"}),
        ("selegiline", {"dopaminergic", "serotonergic"}),
        ("levodopa", {"dopaminergic"}),
        ("carbidopa", {"other"}),
        ("lithium", {"lithium"}),
        ("baclofen", {"gaba_b_agonist"}),
        ("lorazepam", {"benzodiazepine"}),
        ("biperiden", {"anticholinergic"}),
        ("sertraline", {"serotonergic"}),
        ("tramadol", {"serotonergic"}),
        ("linezolid", {"serotonergic"}),
        ("methylthioninium chloride", {"serotonergic"}),
        ("lurasidone", {"antipsychotic"}),
        ("pimavanserin", {"other"}),
    ],
)
def test_that_a_drug_has_the_classes_that_its_action_gives_it(formulary, name, classes):
    assert {one.value for one in drug(formulary, name).classes} == classes


def test_that_regulators_warnings_are_told_from_evidence(formulary):
    for name in ("ondansetron", "mirtazapine", "trazodone", "sumatriptan"):
        assert drug(formulary, name).warning_only, name
    for name in ("sertraline", "tramadol", "linezolid", "phenelzine"):
        assert not drug(formulary, name).warning_only, name


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("fluoxetine", 840), ("phenelzine", 336), ("tranylcypromine", 336), ("vortioxetine", 504),
        ("linezolid", 24), ("methylthioninium chloride", 24), ("moclobemide", 24),
        ("haloperidol", 190), ("aripiprazole", 475), ("cariprazine", 2520), ("pimozide", 275),
    ],
)  # fmt: skip
def test_that_a_washout_is_five_half_lives_or_what_labels_ask_for(formulary, name, hours):
    assert drug(formulary, name).washout.hours == hours


def test_that_clozapine_bridges_two_days_only(formulary):
    assert drug(formulary, "clozapine").bridging_days == 2


@pytest.mark.parametrize(
    ("text", "name", "product"),
    [
        ("haloperidol decanoate 100 mg", "haloperidol", "Haldol Decanoate"),
        ("Haldol dec 50 mg", "haloperidol", "Haldol Decanoate"),
        ("fluphenazine enanthate", "fluphenazine", "Prolixin Enanthate"),
        ("Clopixol Acuphase 100 mg", "zuclopenthixol", "Clopixol Acuphase"),
        ("Risperdal Consta 25 mg", "risperidone", "Risperdal Consta"),
        ("Perseris 90 mg", "risperidone", "Perseris"),
        ("Invega Sustenna 156 mg", "paliperidone", "Invega Sustenna"),
        ("Invega Trinza", "paliperidone", "Invega Trinza"),
        ("paliperidone palmitate 150 mg", "paliperidone", "Invega Sustenna"),
        ("olanzapine pamoate 300 mg", "olanzapine", "Zyprexa Relprevv"),
        ("ZypAdhera", "olanzapine", "Zyprexa Relprevv"),
        ("Abilify Maintena 400 mg", "aripiprazole", "Abilify Maintena"),
        ("aripiprazole lauroxil 441 mg", "aripiprazole", "Aristada"),
        ("aripiprazole LAI 400 mg", "aripiprazole", "Abilify Maintena"),
    ],
)
def test_that_a_depot_is_told_with_its_product(formulary, text, name, product):
    told = formulary.recognise(text)
    assert [one.drug for one in told.ingredients] == [name]
    assert told.route.value == "depot"
    assert formulary.depot(DrugId(name), told.depot_salt).name == product


def test_that_interval_and_tail_together_are_how_long_a_depot_is_felt(formulary):
    decanoate = formulary.depot(DrugId("haloperidol"), "decanoate")
    assert decanoate.interval_days == 28
    assert decanoate.interval_days + decanoate.tail_days == 105  # five half-lives of 21 days


def test_that_tablets_of_a_drug_with_depots_are_no_depot(formulary):
    for text in ("haloperidol 5 mg tablet", "risperidone 2 mg", "Clopixol 10 mg tablets"):
        assert formulary.recognise(text).depot_salt is None


@pytest.fixture
def copied(tmp_path):
    """A copy of the shipped knowledge that may be spoilt."""
    shutil.copytree(resource_root() / "knowledge", tmp_path / "knowledge")
    return tmp_path


def _complaints(root):
    with pytest.raises(DocumentError) as refused:
        load_formulary(root)
    return [str(one) for one in refused.value.problems]


def _spoil(root, file, *changes):
    path = root / "knowledge" / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


ANTIPSYCHOTICS = "drugs/antipsychotics_older.toml"
HALOPERIDOL = '[haloperidol]\nclasses = ["antipsychotic"]\n'


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            ANTIPSYCHOTICS,
            HALOPERIDOL,
            HALOPERIDOL + 'colour = "red"\n',
            "haloperidol: object contains unknown field `colour`",
        ),
        (
            ANTIPSYCHOTICS,
            HALOPERIDOL,
            '[haloperidol]\nclasses = ["blue"]\n',
            "haloperidol.classes[0]: invalid enum value 'blue'",
        ),
        (
            ANTIPSYCHOTICS,
            HALOPERIDOL,
            "[haloperidol]\nclasses = []\n",
            "haloperidol.classes: at least one",
        ),
        (
            ANTIPSYCHOTICS,
            "washout = { hours = 190",
            'washout = { hours = "190 h"',
            "haloperidol.washout.hours",
        ),
        (
            ANTIPSYCHOTICS,
            "washout = { hours = 190",
            "washout = { hours = -5",
            "haloperidol.washout.hours: -5 is not between",
        ),
        (
            ANTIPSYCHOTICS,
            "half_life_days = [18, 21]",
            "half_life_days = 1",
            "haloperidol.depots.decanoate",
        ),
        (
            ANTIPSYCHOTICS,
            "interval_days = 28\ntail_days = 77",
            "interval_days = 0\ntail_days = 77",
            "haloperidol.depots.decanoate.interval_days: more than 0",
        ),
        (
            ANTIPSYCHOTICS,
            'sources = ["label_haloperidol"',
            'sources = ["nobody"',
            "haloperidol.washout.sources: 'nobody' is not in knowledge/sources",
        ),
        (
            ANTIPSYCHOTICS,
            'kind = "d2_antagonist", weight = "strong"',
            'kind = "magic", weight = "strong"',
            "'magic' is no mechanism",
        ),
        (ANTIPSYCHOTICS, 'weight = "strong"', 'weight = "huge"', "'huge' is none of strong"),
        (
            ANTIPSYCHOTICS,
            'Haldol = ["AU"',
            'Zoloft = ["AU"]\nHaldol = ["AU"',
            "'Zoloft' stands for haloperidol and sertraline",
        ),
        (
            "other_medicines.toml",
            '"abacavir",',
            '"abacavir", "haloperidol",',
            "'haloperidol' is listed as no role",
        ),
        (
            "name_rules.toml",
            '"Control",',
            '"Kontroll",',
            "'Kontroll' in name_rules.toml is no name",
        ),
        ("not_modelled.toml", "[groups]", "[group]", "object"),
        ("drugs/lithium.toml", "[lithium]", "[lithium", "is no TOML"),
    ],
)
def test_that_a_wrong_catalogue_is_told_with_file_and_path(copied, file, old, new, words):
    _spoil(copied, file, (old, new))
    complaints = _complaints(copied)
    assert any(words.lower() in one.lower() for one in complaints), complaints[:5]
    assert all(one.startswith("knowledge/") for one in complaints)


def test_that_all_problems_are_told_at_once(copied):
    _spoil(copied, ANTIPSYCHOTICS, (HALOPERIDOL, "[haloperidol]\nclasses = []\n"))
    _spoil(copied, "drugs/lithium.toml", ('classes = ["lithium"]', 'classes = ["moon"]'))
    complaints = " ".join(_complaints(copied))
    assert "haloperidol.classes" in complaints
    assert "lithium.classes" in complaints


def test_that_an_empty_folder_is_no_catalogue(tmp_path):
    assert any("no drug was found" in one for one in _complaints(tmp_path))
