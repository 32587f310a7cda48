"""Knowledge and words: read when somebody first asks, or beside the window by `warm`.

Their readers are imported by then and not above, since the list of patients needs neither and
must not wait for them: together they take as long to import as a third of the database's library.
"""

from functools import cached_property
from importlib import import_module
from pathlib import Path
from threading import RLock

from nmsdesk.documents.texts import ENGLISH, Texts, load_texts
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.lesson import Lesson


class Shelf:
    """Each thing is read once, whichever thread asks first; `DocumentError` for wrong ones."""

    def __init__(self, resources: Path, prepared: Path, language: str = ENGLISH) -> None:
        """`prepared` is the folder for what can be made again."""
        self.resources = resources
        self._prepared = prepared
        self._language = language
        self._lock = RLock()

    def knowledge(self) -> Knowledge:
        with self._lock:
            return self._knowledge

    def texts(self) -> Texts:
        with self._lock:
            return self._texts

    def lessons(self) -> tuple[Lesson, ...]:
        with self._lock:
            return self._lessons

    @cached_property
    def _knowledge(self) -> Knowledge:
        reader = import_module("nmsdesk.documents.knowledge")
        knowledge: Knowledge = reader.load_knowledge(self.resources, self._prepared)
        return knowledge

    @cached_property
    def _texts(self) -> Texts:
        return load_texts(self.resources, self._language)

    @cached_property
    def _lessons(self) -> tuple[Lesson, ...]:
        reader = import_module("nmsdesk.documents.lessons")
        lessons: tuple[Lesson, ...] = reader.load_lessons(self.resources, self._language)
        return lessons
