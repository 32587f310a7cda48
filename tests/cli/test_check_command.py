"""`nmsdesk check`: the shipped content holds; every spoiled piece is named by file and path."""

import re
import shutil

import pytest

from nmsdesk.paths import resource_root


def test_that_the_shipped_content_holds(command):
    done = command("check")
    assert done.code == 0, done.out
    assert re.search(r"\d+ drugs, \d+ findings, \d+ criteria sets.*the knowledge holds", done.out)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    root = tmp_path_factory.mktemp("resources") / "resources"
    shutil.copytree(resource_root(), root)
    return root


@pytest.fixture
def spoil(pristine):
    """Replace a piece of one file for as long as the test runs."""
    kept = {}

    def replace(file, old, new):
        path = pristine / file
        text = path.read_text(encoding="utf-8")
        kept.setdefault(path, text)
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return pristine

    yield replace
    for path, text in kept.items():
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        (
            "knowledge/findings.toml",
            'tremor = { kind = "sign"',
            'tremor = { kind = "sing"',
            "knowledge/findings.toml: finding.tremor.kind: ",
        ),
        (
            "knowledge/criteria/hunter_2003.toml",
            "spontaneous_clonus",
            "spontaneous_klonus",
            "knowledge/criteria/hunter_2003.toml: ",
        ),
        (
            "knowledge/criteria/iec_2011.toml",
            "cutoff = 74",
            "cutoff = 740",
            "knowledge/criteria/iec_2011.toml: cutoff: ",
        ),
        (
            "knowledge/drugs/lithium.toml",
            "sources = [",
            'sources = ["nobody_said_so", ',
            "knowledge/drugs/lithium.toml: ",
        ),
        (
            "knowledge/signs.toml",
            "sources = [",
            'sources = ["nobody_said_so", ',
            "knowledge/signs.toml: ",
        ),
        ("knowledge/content.toml", "2026-", "26-", "knowledge/content.toml: dated: "),
        (
            "texts/en/labels/findings.toml",
            "[finding.tremor]",
            "[finding.shaking]",
            "texts/en/labels: finding.tremor: has no label",
        ),
        (
            "texts/en/labels/words.toml",
            'brisk = "brisk"',
            "",
            "texts/en/labels: word.reflexes.brisk: has no label",
        ),
        ("texts/en/labels/orders.toml", "[route]", "[root]", "route.oral: has no label"),
    ],
)
def test_that_a_spoiled_piece_is_named_by_file_and_path(command, spoil, file, old, new, complaint):
    done = command("check", "--root", spoil(file, old, new))
    assert done.code == 2
    assert complaint in done.out
    assert "Traceback" not in done.out + done.err


def test_that_several_problems_are_told_at_once(command, spoil):
    spoil("knowledge/content.toml", "2026-", "26-")
    root = spoil("knowledge/findings.toml", "possible = [20, 47]", "possible = [47, 20]")
    told = command("check", "--root", root).out
    assert "content.toml: dated" in told
    assert "finding.temperature.possible" in told


def test_that_wrong_knowledge_stops_an_assessment(command, spoil, monkeypatch, case_file):
    root = spoil("knowledge/content.toml", "2026-", "26-")
    monkeypatch.setattr("nmsdesk.cli.assess.resource_root", lambda: root)
    done = command("assess", case_file(), "--json")
    assert done.code == 2
    assert done.out == ""
    assert "knowledge/content.toml: dated" in done.err


def test_that_an_empty_folder_is_no_knowledge(command, tmp_path):
    done = command("check", "--root", tmp_path)
    assert done.code == 2
    assert "knowledge/findings.toml: is missing" in done.out
