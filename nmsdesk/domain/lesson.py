"""A short lesson: statements in sections, each with the sources that it rests on."""

from dataclasses import dataclass
from datetime import date

from nmsdesk.domain.ids import SourceId


@dataclass(frozen=True, slots=True)
class Statement:
    text: str
    sources: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """`order` is its place in the list; `reviewed` the day on which somebody last went over it."""

    id: str
    title: str
    summary: str
    order: int
    reviewed: date
    sections: tuple[Section, ...]
