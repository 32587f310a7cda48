"""Levodopa equivalents and serotonergic pairs: read as shipped, refused where they are wrong."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from nmsdesk.documents.problem import DocumentError
from nmsdesk.documents.watch_tables import load_levodopa, load_pairs

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
PAIRS, LEVODOPA = "serotonergic_pairs.toml", "levodopa_equivalents.toml"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "knowledge").mkdir()
    for name in (PAIRS, LEVODOPA):
        shutil.copy(RESOURCES / "knowledge" / name, tmp_path / "knowledge")
    return tmp_path


def refused(root, name, old, new, load):
    path = root / "knowledge" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DocumentError) as told:
        load(root)
    return str(told.value)


def test_that_every_entry_names_a_source_that_is_there(knowledge):
    pairs = knowledge.watch.pairs
    entries = (*pairs.weights, *pairs.washouts)
    assert entries
    assert all(each.sources for each in entries)
    assert {one for each in entries for one in each.sources} <= set(knowledge.sources)


def test_that_levodopa_counts_as_itself(knowledge):
    assert knowledge.watch.levodopa["levodopa"] == 1
    assert knowledge.watch.levodopa["pramipexole"] == Decimal(100)
    assert "entacapone" not in knowledge.watch.levodopa


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("[levodopa]", "[levodopaa]", "levodopaa"),
        ("value = 100", "value = 0", "pramipexole.value"),
        ('sources = ["TOMLINSON2010"]', "sources = []", "levodopa.sources"),
    ],
)
def test_that_a_wrong_equivalent_is_refused_with_its_place(root, knowledge, old, new, path):
    def load(folder):
        return load_levodopa(folder, knowledge.formulary.drugs)

    assert path in refused(root, LEVODOPA, old, new, load)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('weight = "strong"', 'weight = "terrible"', "weight[0].weight"),
        ('other = "reuptake_inhibitor.strong"', 'other = "reuptake"', "weight[0].other"),
        ("days = 14", "days = 0", "washout[0].days"),
        ('then = "any"', 'than = "any"', "washout[0].than"),
        ('sources = ["gillman_2006"]', "sources = []", "weight[0].sources"),
    ],
)
def test_that_a_wrong_pair_is_refused_with_its_place(root, knowledge, old, new, path):
    def load(folder):
        return load_pairs(folder, knowledge.formulary.drugs)

    assert path in refused(root, PAIRS, old, new, load)
