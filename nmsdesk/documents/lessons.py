"""Reads the lessons of a language, one file each; every statement names its sources."""

from datetime import date
from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.expressions import sources
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.toml_files import toml_below
from nmsdesk.domain.lesson import Lesson, Section, Statement

ENGLISH = "en"


def load_lessons(root: Path, language: str) -> tuple[Lesson, ...]:
    """In their order; a lesson that the language lacks is told in English."""
    problems, found = Problems(), dict[str, Lesson]()
    for folder in dict.fromkeys((ENGLISH, language)):
        for document in toml_below(root / "texts" / folder / "learn", root):
            with problems.gathered():
                lesson = _lesson(document)
                found[lesson.id] = lesson
    problems.refuse()
    return tuple(sorted(found.values(), key=lambda each: (each.order, each.id)))


def _lesson(document: Cursor) -> Lesson:
    document.keys("title", "order", "summary", "reviewed", "section")
    return Lesson(
        id=Path(document.file).stem,
        title=document.required("title", Cursor.words),
        summary=document.required("summary", Cursor.words),
        order=document.required("order", lambda at: at.whole(1, 1000)),
        reviewed=document.required("reviewed", _day),
        sections=document.each("section", _section),
    )


def _section(at: Cursor) -> Section:
    at.keys("heading", "statement")
    return Section(at.required("heading", Cursor.words), at.each("statement", _statement))


def _statement(at: Cursor) -> Statement:
    at.keys("text", "sources")
    return Statement(at.required("text", Cursor.words), sources(at))


def _day(at: Cursor) -> date:
    if not isinstance(at.value, date):
        at.fail("a date such as 2026-11-24 expected")
    return at.value
