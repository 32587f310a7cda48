"""The vocabulary of findings: everything the public format names, and nothing that cannot be."""

import re
import shutil
from pathlib import Path

import pytest

from nmsdesk.documents.findings import load_findings, load_risk_factors
from nmsdesk.documents.problem import DocumentError
from nmsdesk.documents.texts import load_texts
from nmsdesk.domain.finding import FindingKind, Group
from nmsdesk.paths import resource_root

ROOT = resource_root()
FINDINGS = load_findings(ROOT)
DESIGN = Path(__file__).resolve().parents[2] / ".." / "shared" / "design" / "case-format.md"


def a_root(tmp_path, text):
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "findings.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.realdata
@pytest.mark.skipif(not DESIGN.is_file(), reason="the shared design is not beside this checkout")
def test_that_every_finding_of_the_public_format_is_there():
    table = DESIGN.read_text(encoding="utf-8").split("### Finding ids")[1].split("## Assessment")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| ")][1:]
    named = {name for cell in cells for name in re.findall(r"[a-z_0-9]+", cell)}
    assert named <= set(FINDINGS)


@pytest.mark.realdata
@pytest.mark.skipif(not DESIGN.is_file(), reason="the shared design is not beside this checkout")
def test_that_the_risk_factors_are_those_of_the_public_format():
    row = next(x for x in DESIGN.read_text(encoding="utf-8").splitlines() if "risk_factors`" in x)
    named = re.findall(r"[a-z_]+", row.split("findings.toml`:")[1])
    assert set(load_risk_factors(ROOT)) == set(named)


def test_that_one_examines_by_looking_first_and_the_laboratory_comes_last():
    groups = list(dict.fromkeys(spec.group for spec in FINDINGS.values()))
    assert [group for group in groups if group is not Group.LOOK] == list(Group)[1:]
    assert groups[0] is Group.LOOK


def test_that_the_scale_has_23_items_of_which_six_are_all_or_none():
    scale = FINDINGS["bush_francis"]
    assert scale.kind is FindingKind.SCALE
    assert len(set(scale.items)) == 23
    assert scale.items[:3] == ("excitement", "immobility_stupor", "mutism")
    assert len(scale.all_or_none_items) == 6


def test_that_a_word_that_says_nothing_is_wrong_is_known_as_such():
    assert FINDINGS["rigidity"].absent_words == ("none",)
    assert FINDINGS["pupils"].absent_words == ("normal",)
    assert FINDINGS["infection_workup"].absent_words == ()


def test_that_every_finding_says_in_two_sentences_how_to_look_for_it():
    texts = load_texts(ROOT, "en")
    for name in FINDINGS:
        note = texts.note("finding", name)
        assert note is not None, name
        assert len(re.findall(r"[.?!](?: |$)", note)) == 2, name


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('kind = "word"\ngroup = "look"', "words: belongs to a finding of the kind word"),
        ('kind = "sign"\ngroup = "look"\nwords = ["a"]', "only to it"),
        ('kind = "figure"\ngroup = "measure"', "possible: belongs"),
        ('kind = "figure"\ngroup = "measure"\npossible = [2, 1]', "the lower one first"),
        (
            'kind = "figure"\ngroup = "measure"\npossible = [1, 2]\nusual = [0, 2]',
            "usual: must lie within",
        ),
        ('kind = "sing"\ngroup = "look"', "perhaps sign"),
        ('kind = "sign"\ngroup = "look"\nsibling_of = "nobody"', "no finding nobody"),
        ('kind = "sign"\ngroup = "look"\nwrods = []', "perhaps words"),
        ('kind = "word"\ngroup = "look"\nwords = ["a"]\nabsent_words = ["b"]', "b is none of its"),
        (
            'kind = "scale"\ngroup = "look"\nitems = ["a"]\nall_or_none_items = ["b"]',
            "b is none of its items",
        ),
    ],
)
def test_that_a_finding_that_does_not_fit_its_kind_is_refused(tmp_path, entry, words):
    root = a_root(tmp_path, f"risk_factors = []\n[finding.odd]\n{entry}\n")
    with pytest.raises(DocumentError) as refused:
        load_findings(root)
    assert "knowledge/findings.toml: finding.odd" in str(refused.value)
    assert words in str(refused.value)


def test_that_a_file_that_is_missing_or_no_toml_is_named(tmp_path):
    with pytest.raises(DocumentError, match=r"knowledge/findings\.toml: is missing"):
        load_findings(tmp_path)
    with pytest.raises(DocumentError, match=r"knowledge/findings\.toml: is no TOML: .*line 1"):
        load_findings(a_root(tmp_path, "= 7"))


def test_that_the_shipped_file_is_read_from_any_folder(tmp_path):
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    assert dict(load_findings(tmp_path)) == dict(FINDINGS)
