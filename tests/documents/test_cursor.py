"""A cursor reads what stands at its place, and complains with the path and a mend."""

from decimal import Decimal

import pytest

from nmsdesk.documents.cursor import Cursor, nearest
from nmsdesk.documents.problem import DocumentError, Problem, Problems
from nmsdesk.documents.sources import load_sources
from nmsdesk.documents.toml_files import open_toml


def complaint(read):
    with pytest.raises(DocumentError) as refused:
        read()
    return str(refused.value)


def test_that_the_path_grows_as_one_walks():
    at = Cursor({"a": [{"b c": {"d": 1}}]})
    inner = next(iter(at.at("a").items())).at("b c").at("d")
    assert inner.path == 'a[0]["b c"].d'
    assert inner.value == 1


def test_that_the_file_stands_before_the_path():
    at = Cursor({"a": 1}, file="knowledge/some.toml")
    assert complaint(lambda: at.at("a").text()).startswith("knowledge/some.toml: a: ")


def test_that_a_short_list_of_words_is_told_whole_and_a_long_one_is_not():
    assert nearest("x", ("one", "two")) == "expected: one, two"
    assert "expected" not in nearest("x", [f"word{i}" for i in range(40)])


def test_that_a_long_value_is_not_repeated_in_full():
    assert len(complaint(lambda: Cursor("x" * 5000).number(0, 1))) < 120


def test_that_each_item_of_a_list_is_complained_of():
    at = Cursor({"a": [1, "x", 2, "y"]})
    with pytest.raises(DocumentError) as refused:
        at.each("a", lambda one: one.number(0, 5))
    assert [one.path for one in refused.value.problems] == ["a[1]", "a[3]"]
    assert at.each("b", Cursor.text) == ()


def test_that_limits_belong_to_what_is_allowed():
    assert Cursor(Decimal("0.5")).number("0.5", 1) == Decimal("0.5")
    assert "from 0.6 to 1" in complaint(lambda: Cursor(Decimal("0.5")).number("0.6", 1))


def test_that_a_whole_number_may_be_written_with_a_zero_behind_the_point():
    assert Cursor(Decimal("3.0")).whole(0, 3) == 3


def test_that_problems_are_gathered_until_someone_refuses():
    problems = Problems()
    problems.refuse()
    with problems.gathered():
        Cursor(7, "a").text()
    problems.add("is odd", "b", "some.json")
    with pytest.raises(DocumentError) as refused:
        problems.refuse()
    assert [str(one) for one in refused.value.problems] == [
        'a: text in "quotes" expected, not 7',
        "some.json: b: is odd",
    ]


def test_that_a_file_is_added_only_where_none_is_named():
    error = DocumentError([Problem("odd", "a"), Problem("odd", "b", "other.toml")])
    assert [one.file for one in error.within("case.json").problems] == ["case.json", "other.toml"]


def test_that_a_source_in_two_files_is_refused(tmp_path):
    folder = tmp_path / "knowledge" / "sources"
    folder.mkdir(parents=True)
    for name in ("one.toml", "two.toml"):
        (folder / name).write_text('[A]\ncitation = "A paper"\n', encoding="utf-8")
    told = complaint(lambda: load_sources(tmp_path))
    assert told == "knowledge/sources/two.toml: A: stands in two files; keep one"


def test_that_a_source_tells_whether_it_was_read(tmp_path):
    folder = tmp_path / "knowledge" / "sources"
    folder.mkdir(parents=True)
    text = '[A]\ncitation = "A paper"\nseen = false\n[B]\ncitation = "A page"\naddress = "x"\n'
    (folder / "one.toml").write_text(text, encoding="utf-8")
    found = load_sources(tmp_path)
    assert (found["A"].seen, found["B"].seen, found["B"].address) == (False, True, "x")


def test_that_a_toml_file_that_is_not_utf8_is_named(tmp_path):
    path = tmp_path / "odd.toml"
    path.write_bytes(b'a = "\xe9"')
    assert complaint(lambda: open_toml(path, tmp_path)).startswith("odd.toml: is not UTF-8")


def test_that_figures_of_toml_are_decimal(tmp_path):
    path = tmp_path / "some.toml"
    path.write_text("a = 0.1", encoding="utf-8")
    assert open_toml(path, tmp_path).at("a").value == Decimal("0.1")
