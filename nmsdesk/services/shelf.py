"""Knowledge and words: read when somebody first asks, or beside the window by `warm`.

Their readers are imported by then and not above, since the list of patients needs neither and
must not wait for them: together they take as long to import as a third of the database's library.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from threading import RLock

from nmsdesk.documents.texts import ENGLISH, Texts, load_texts
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.lesson import Lesson


class Shelf:
    """Each thing is read once, whichever thread asks first; `DocumentError` for wrong ones."""

    def __init__(
        self,
        resources: Path,
        prepared: Path,
        local_names: Callable[[], Mapping[str, DrugId]] = dict,
        language: str = ENGLISH,
    ) -> None:
        """`prepared` is the folder for what can be made again.

        `local_names` reads the names that hold at this installation (key -> drug).
        """
        self.resources = resources
        self._prepared = prepared
        self._local_names = local_names
        self._language = language
        self._lock = RLock()
        self._in_force: Knowledge | None = None

    def knowledge(self) -> Knowledge:
        """What the program knows, the local names in force among it."""
        with self._lock:
            if self._in_force is None:
                self._in_force = self._with_names(self._knowledge, self._local_names())
            return self._in_force

    def forget_names(self) -> None:
        """The local names are read anew when somebody next asks."""
        with self._lock:
            self._in_force = None

    @staticmethod
    def _with_names(knowledge: Knowledge, names: Mapping[str, DrugId]) -> Knowledge:
        """Without names the catalogue itself: nobody who maps none pays for them."""
        if not names:
            return knowledge
        return replace(knowledge, formulary=knowledge.formulary.with_local(names))

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
