"""The catalogue made ready once: the same answers, made anew where it does not fit."""

import shutil

import pytest

from nmsdesk.documents.prepared import is_stale, prepared_formulary
from nmsdesk.paths import resource_root

LINES = ("haldol 5 mg po bid", "Symbyax 6-25", "metformin 500 mg", "quetiapin 100 mg", "xyzzyx")


@pytest.fixture
def resources(tmp_path):
    """Our own knowledge, to be changed."""
    copied = tmp_path / "resources"
    shutil.copytree(resource_root() / "knowledge", copied / "knowledge")
    return copied


@pytest.fixture
def formulary(knowledge):
    return knowledge.formulary


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


def lying_in(folder):
    return list(folder.glob("catalogue-*.bin"))


def test_that_a_prepared_catalogue_says_what_its_documents_say(formulary, folder):
    made = prepared_formulary(resource_root(), folder)
    read = prepared_formulary(resource_root(), folder)
    assert len(lying_in(folder)) == 1
    for one in (made, read):
        assert one.drugs == formulary.drugs
        assert one.names == formulary.names
        assert [one.recognise(line) for line in LINES] == [formulary.recognise(x) for x in LINES]
        assert one.suggest("halo") == formulary.suggest("halo")


def test_that_it_is_not_read_again_from_the_documents(folder, monkeypatch):
    prepared_formulary(resource_root(), folder)

    def refuse(_root):
        raise AssertionError("the documents were read")

    monkeypatch.setattr("nmsdesk.documents.prepared.load_formulary", refuse)
    assert prepared_formulary(resource_root(), folder).recognise("haldol").ingredients


def test_that_a_changed_document_makes_another_catalogue_and_the_older_one_goes(resources, folder):
    prepared_formulary(resources, folder)
    before = lying_in(folder)
    rules = resources / "knowledge" / "name_rules.toml"
    rules.write_text(rules.read_text("utf-8").replace('"Random-DSR",', ""), "utf-8")
    prepared_formulary(resources, folder)
    assert lying_in(folder) != before
    assert len(lying_in(folder)) == 1


@pytest.mark.parametrize("content", [b"", b"short", b"\0" * 5000])
def test_that_a_damaged_one_is_made_anew(folder, content):
    prepared_formulary(resource_root(), folder)
    (path,) = lying_in(folder)
    whole = path.read_bytes()
    path.write_bytes(content)
    assert prepared_formulary(resource_root(), folder).recognise("haldol").ingredients
    assert path.read_bytes() == whole


def test_that_one_cut_in_its_middle_is_made_anew(folder):
    prepared_formulary(resource_root(), folder)
    (path,) = lying_in(folder)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    prepared_formulary(resource_root(), folder)
    assert path.read_bytes() == whole


def test_that_a_folder_that_is_none_costs_only_the_time(tmp_path):
    file = tmp_path / "file"
    file.write_text("in the way", "utf-8")
    assert prepared_formulary(resource_root(), file).recognise("haldol").ingredients


def test_that_the_check_tells_a_prepared_catalogue_of_other_content(formulary, folder):
    prepared_formulary(resource_root(), folder)
    assert not is_stale(formulary, resource_root(), folder)
    fewer = type(formulary)(list(formulary.drugs.values())[1:])
    assert is_stale(fewer, resource_root(), folder)
