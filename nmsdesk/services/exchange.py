"""Files from elsewhere: what an import of one would store, told before anything is stored.

The importers are imported with the first document: no start-up waits for them.
"""

from collections.abc import Callable
from datetime import tzinfo
from importlib import import_module
from pathlib import Path

from nmsdesk.documents.files import read_file
from nmsdesk.documents.texts import Texts
from nmsdesk.domain.imported import ImportPreview
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.services.job import Progress, SilentProgress

_STEPS = 3
"""Fetched, understood, handed over."""


class Exchange:
    def __init__(
        self,
        resources: Path,
        knowledge: Callable[[], Knowledge],
        texts: Callable[[], Texts],
        zone: tzinfo | None,
    ) -> None:
        self._resources = resources
        self._knowledge = knowledge
        self._texts = texts
        self._zone = zone

    def preview(self, path: Path, progress: Progress | None = None) -> ImportPreview:
        """Read the document; may run on any thread, and touches no record.

        `UserError` in one line, with the file's name, for what cannot be read. `Charts.take_over`
        stores what a person then chose.
        """
        progress = progress or SilentProgress()
        progress.step(0, _STEPS)
        data = read_file(path)
        progress.step(1, _STEPS)
        knowledge = self._knowledge()
        known = import_module("nmsdesk.documents.imports.format").load_import_knowledge(
            self._resources, knowledge.formulary, knowledge.findings, self._texts().say
        )
        progress.step(2, _STEPS)
        imports = import_module("nmsdesk.documents.imports")
        preview: ImportPreview = imports.read_document(data, path.name, known, self._zone)
        progress.step(_STEPS, _STEPS)
        return preview
