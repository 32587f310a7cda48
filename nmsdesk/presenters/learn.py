"""What the Learn page says: the list of lessons, a lesson with its numbered sources, a search."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.lesson import Lesson
from nmsdesk.domain.source import SourceText
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
class SourceView:
    mark: int
    citation: str
    address: str | None
    note: str | None
    """Said where the source is known and was not read again."""


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
    marks: dict[SourceId, int] = {}
    sections = tuple(
        SectionView(
            section.heading,
            tuple(
                StatementView(
                    statement.text,
                    tuple(marks.setdefault(each, len(marks) + 1) for each in statement.sources),
                )
                for statement in section.statements
            ),
        )
        for section in lesson.sections
    )
    reviewed = translate("Learn", "Last gone over on {day}").format(day=day(lesson.reviewed))
    cited = tuple(_source(mark, source, sources) for source, mark in marks.items())
    return LessonView(lesson.title, lesson.summary, sections, cited, reviewed)


def _source(mark: int, source: SourceId, sources: Mapping[SourceId, SourceText]) -> SourceView:
    text = sources[source]
    note = None if text.seen else translate("Learn", "known from this source, not read again")
    return SourceView(mark, text.citation, text.address, note)
