"""A drug's row counts only with its required fields: each one left out is refused by its path."""

import csv
import re
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from nmsdesk.documents.drug_tables import OFFICIAL_NAMES
from nmsdesk.documents.drugs import load_formulary
from nmsdesk.documents.equivalents import load_methods
from nmsdesk.documents.problem import DocumentError
from nmsdesk.domain.drug import NameKind
from nmsdesk.domain.equivalents import Given
from nmsdesk.domain.ids import DrugId
from nmsdesk.paths import resource_root

EQUIVALENTS = Path(__file__).resolve().parents[2] / ".." / "shared" / "clinical" / "equivalents.csv"
GIVEN = {"oral": Given.ORAL, "SAI": Given.SHORT_ACTING, "LAI": Given.LONG_ACTING}

SAME = 'atc = ["N05AD01"]\nsame_as_inn = ["USAN", "BAN", "de", "es"]\n'
"""As it stands in haloperidol's row."""

REMOVED = [
    ("antidepressants", "sertraline", ("atc", "washout")),
    ("antidepressants", "viloxazine", ("mechanisms",)),
    ("antidepressants", "trazodone", ("brands",)),
    ("antipsychotics_older", "haloperidol", ("forms", "half_life", "maxima", "counts")),
    (
        "antipsychotics_older",
        "haloperidol.depots.decanoate",
        ("oral_cover", "release", "counts", "where"),
    ),
    (
        "antiemetics_and_other_blockers",
        "metoclopramide",
        ("forms", "half_life", "maxima", "counts"),
    ),
]
"""File, table, and the keys that are taken out of it."""


def _without(text: str, table: str, key: str) -> str:
    """The document without one key of one table, or without a table below it."""
    head = re.escape(f"[{table}]")
    below = re.escape(f"[{table}.{key}]")
    value = r"(?:\[\n(?:  .*\n)*\]\n|.*\n)"
    whole = re.compile(rf"(?ms)^{below}\n.*?(?=^\[)")
    if whole.search(text):
        return whole.sub("", text, count=1)
    one = re.compile(rf"(?m)(^{head}\n(?:(?!\[).*\n)*?){key} = {value}")
    assert one.search(text), f"{table} has no {key}"
    return one.sub(r"\1", text, count=1)


def _complaints(root: Path) -> list[str]:
    with pytest.raises(DocumentError) as refused:
        load_formulary(root)
    return [str(one) for one in refused.value.problems]


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """What is said of a catalogue from which all these fields are missing at once."""
    root = tmp_path_factory.mktemp("resources")
    shutil.copytree(resource_root() / "knowledge", root / "knowledge")
    for file, table, keys in REMOVED:
        path = root / "knowledge" / "drugs" / f"{file}.toml"
        text = path.read_text(encoding="utf-8")
        for key in keys:
            text = _without(text, table, key)
        path.write_text(text, encoding="utf-8")
    return _complaints(root)


@pytest.mark.parametrize(
    ("file", "path"),
    [(file, f"{table}.{key}") for file, table, keys in REMOVED for key in keys],
)
def test_that_a_row_without_a_required_field_is_refused_with_file_and_path(refused, file, path):
    expected = f"knowledge/drugs/{file}.toml: {path}: is missing"
    assert any(one.startswith(expected) for one in refused), (expected, refused)


def test_that_only_what_is_missing_is_refused(refused):
    assert len(refused) == sum(len(keys) for _, _, keys in REMOVED)


@pytest.fixture
def spoilt(tmp_path):
    """What is said of a catalogue in which one piece of one file is another."""

    def told(file, old, new):
        shutil.copytree(resource_root() / "knowledge", tmp_path / "knowledge")
        path = tmp_path / "knowledge" / "drugs" / f"{file}.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return _complaints(tmp_path)

    return told


def test_that_a_brand_without_a_country_says_that_none_is_known(spoilt):
    (told,) = spoilt("lithium", "[lithium.brands]\n", "[lithium.brands]\nLithobrand = []\n")
    assert told.endswith(
        'lithium.brands.Lithobrand: where it is sold is missing: countries, or "not known"'
    )


@pytest.mark.parametrize("authority", ["USAN", "BAN", "de"])
def test_that_each_official_name_is_given_or_the_inn_or_said_to_be_not_known(spoilt, authority):
    (told,) = spoilt("antipsychotics_older", SAME, SAME.replace(f'"{authority}", ', ""))
    assert told == (
        "knowledge/drugs/antipsychotics_older.toml: haloperidol.national: "
        f"{authority} is missing: a name, or under same_as_inn or names_not_known"
    )


def test_that_no_official_name_is_both_told_and_not_known(spoilt):
    (told,) = spoilt("antipsychotics_older", SAME, f'{SAME}names_not_known = ["de"]\n')
    assert told.endswith("haloperidol.names_not_known: de is said to be not known, and is told")


def test_that_a_blocker_stands_in_a_method_or_says_that_none_is_published(knowledge):
    drugs = dict(knowledge.formulary.drugs)
    silent = next(one for one in drugs.values() if one.no_equivalent)
    drugs[silent.id] = replace(silent, no_equivalent=False)
    with pytest.raises(DocumentError, match=f"{silent.id} stands in no method"):
        load_methods(resource_root(), drugs)


def test_that_what_is_not_known_stays_apart_from_what_is_the_same(knowledge):
    """Mazaticol's German name was looked for and not found; haloperidol's is haloperidol."""
    drugs = knowledge.formulary.drugs
    assert "de" in drugs[DrugId("mazaticol")].names_not_known
    assert drugs[DrugId("haloperidol")].names_not_known == ()
    for drug in drugs.values():
        assert set(drug.names_not_known) <= set(OFFICIAL_NAMES)
        named = {w for n in drug.names if n.kind is NameKind.NATIONAL for w in n.where}
        assert not named & set(drug.names_not_known), drug.id


@pytest.mark.realdata
@pytest.mark.skipif(
    not EQUIVALENTS.is_file(), reason="the shared clinical facts are not beside this checkout"
)
def test_that_every_published_equivalent_finds_its_drug(knowledge):
    with EQUIVALENTS.open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    assert len(published) == 197
    lost = []
    for row in published:
        held = [
            one
            for one in knowledge.methods[row["method"]].rows
            if one.printed == row["drug"]
            and one.given is GIVEN[row["route"]]
            and one.mg == Decimal(row["dose"])
        ]
        if not any(one.drug in knowledge.formulary.drugs for one in held):
            lost.append(row)
    assert lost == []
