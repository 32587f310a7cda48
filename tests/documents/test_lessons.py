"""The lessons: one file each, every statement with its source, every source known."""

import pytest

from nmsdesk.documents.lessons import load_lessons
from nmsdesk.documents.problem import DocumentError
from nmsdesk.paths import resource_root


def test_that_every_statement_of_every_lesson_names_a_known_source(knowledge):
    lessons = load_lessons(resource_root(), "en")
    named = [
        source
        for lesson in lessons
        for section in lesson.sections
        for statement in section.statements
        for source in statement.sources
    ]
    assert len(lessons) >= 10
    assert named
    assert set(named) <= set(knowledge.sources)


def test_that_lessons_stand_in_their_order_and_a_language_falls_back_to_english():
    english = load_lessons(resource_root(), "en")
    assert [lesson.order for lesson in english] == sorted(lesson.order for lesson in english)
    assert load_lessons(resource_root(), "xx") == english


def test_that_no_lesson_promises_a_cure_or_rules_anything_out():
    for lesson in load_lessons(resource_root(), "en"):
        for section in lesson.sections:
            for statement in section.statements:
                assert "ruled out" not in statement.text
                assert "rules out" not in statement.text


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ('text = "x"\nsources = []', "section[0].statement[0].sources"),
        ('text = ""\nsources = ["OURS"]', "section[0].statement[0].text"),
        ('text = "x"\nsources = ["OURS"]\nauthor = "me"', "section[0].statement[0].author"),
    ],
)
def test_that_a_statement_without_a_source_is_refused_with_its_place(tmp_path, wrong, place):
    folder = tmp_path / "texts" / "en" / "learn"
    folder.mkdir(parents=True)
    (folder / "one.toml").write_text(
        'title = "T"\norder = 1\nsummary = "S"\nreviewed = 2026-11-24\n'
        f'[[section]]\nheading = "H"\n[[section.statement]]\n{wrong}\n'
    )
    with pytest.raises(DocumentError) as refused:
        load_lessons(tmp_path, "en")
    assert "texts/en/learn/one.toml" in str(refused.value)
    assert place in str(refused.value)
