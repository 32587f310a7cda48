"""What the Learn page says: the list of lessons, a lesson with its numbered sources, a search."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.lesson import Lesson
from nmsdesk.domain.source import SourceText
from nmsdesk.presenters.cited import Marks, SourceView
from nmsdesk.presenters.formats import day
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class LessonRow:
    id: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class StatementView:
    text: str
    marks: tuple[int, ...]
    """The numbers of its sources in the list at the foot."""


@dataclass(frozen=True, slots=True)
class SectionView:
    heading: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class LessonView:
    title: str
    summary: str
    sections: tuple[SectionView, ...]
    sources: tuple[SourceView, ...]
    reviewed: str


def rows(lessons: Iterable[Lesson], typed: str = "") -> tuple[LessonRow, ...]:
    """The lessons in which every typed word stands, in their order; all of them for no word."""
    words = typed.casefold().split()
    return tuple(
        LessonRow(lesson.id, lesson.title, lesson.summary)
        for lesson in lessons
        if all(word in _all_words(lesson) for word in words)
    )


def _all_words(lesson: Lesson) -> str:
    parts = [lesson.title, lesson.summary]
    for section in lesson.sections:
        parts.append(section.heading)
        parts.extend(statement.text for statement in section.statements)
    return " ".join(parts).casefold()


def lesson_view(lesson: Lesson, sources: Mapping[SourceId, SourceText]) -> LessonView:
    """The lesson with its sources numbered in the order in which they are first named."""
    marks = Marks()
    sections = tuple(
        SectionView(
            section.heading,
            tuple(
                StatementView(statement.text, marks.of(statement.sources))
                for statement in section.statements
            ),
        )
        for section in lesson.sections
    )
    reviewed = translate("Learn", "Last gone over on {day}").format(day=day(lesson.reviewed))
    return LessonView(lesson.title, lesson.summary, sections, marks.listed(sources), reviewed)
