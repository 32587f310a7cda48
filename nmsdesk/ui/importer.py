"""Import: read beside the window, preview, take over in one step, undo in one step."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.imported import ImportPreview
from nmsdesk.domain.record import ImportResult
from nmsdesk.presenters.importing import Findings, destinations, import_view, taken_line
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.dialogs.import_preview import ImportPane
from nmsdesk.ui.frame import Frame
from nmsdesk.ui.jobs import Jobs, Task
from nmsdesk.ui.panels import Panels
from nmsdesk.ui.widgets.notice import Stays


class Importer(QObject):
    """`taken(result)` once something was stored, `undone` once it was taken out again."""

    taken = Signal(object)
    undone = Signal()

    def __init__(self, desk: Desk, frame: Frame, jobs: Jobs, panels: Panels) -> None:
        super().__init__()
        self._desk = desk
        self._frame = frame
        self._jobs = jobs
        self._panels = panels
        self._task: Task | None = None
        self._preview: ImportPreview | None = None
        self._document = ""
        self._chooser: QFileDialog | None = None

    def choose(self) -> None:
        """Let a person pick a file; the dialogue is open beside the work, not over it."""
        chooser = QFileDialog(self._frame.window_, translate("Import", "Import a file"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters(
            [translate("Import", "FHIR bundles (*.json)"), translate("Import", "All files (*)")]
        )
        chooser.fileSelected.connect(lambda path: self.begin(Path(path)))
        self._chooser = chooser
        chooser.open()

    def begin(self, path: Path) -> None:
        """Read `path` on the worker's thread and show what it holds; nothing is stored."""
        self._document = path.name
        self._frame.notice.hide()
        self._frame.drawer.close_it()
        pane = ImportPane(path.name)
        pane.cancelled.connect(self._cancel)
        pane.take_over.connect(self._take_over)
        self._panels.open_pane(pane)
        exchange = self._desk.exchange
        task = Task(lambda progress: exchange.preview(path, progress))
        task.progressed.connect(pane.progress)
        task.succeeded.connect(self._read)
        task.failed.connect(self._problem)
        self._task = task
        self._jobs.start(task)

    def _pane(self) -> ImportPane | None:
        pane = self._panels.pane
        return pane if isinstance(pane, ImportPane) else None

    def _read(self, preview: ImportPreview) -> None:
        pane = self._pane()
        if pane is None:
            return
        self._preview = preview
        record = self._desk.charts.patients()
        view = import_view(
            preview,
            self._document,
            self._desk.knowledge.formulary.recognise,
            record,
            self._desk.now(),
            Findings(self._panels.texts, self._desk.knowledge.findings),
        )
        pane.present(view, tuple(destinations(person, record) for person in view.people))

    def _problem(self, sentence: str) -> None:
        self._panels.close_pane()
        self._frame.notice.say(sentence, problem=True)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._preview = None
        self._panels.close_pane()

    def _take_over(self, into: dict[int, PatientId]) -> None:
        if self._preview is None:
            return
        try:
            result = self._desk.charts.take_over(self._preview.patients, self._document, into)
        except UserError as error:
            self._frame.notice.say(str(error), problem=True)
            return
        self._preview = None
        self._panels.close_pane()
        # First the patient is opened: the notice is about that record.
        self.taken.emit(result)
        self._frame.notice.say(
            taken_line(result, self._document),
            offer=translate("Import", "Undo the import"),
            does=lambda: self._undo(result),
            stays=Stays.PATIENT,
        )

    def _undo(self, result: ImportResult) -> None:
        try:
            self._desk.charts.undo_import(result.batch)
        except UserError as error:
            self._frame.notice.say(str(error), problem=True)
        else:
            self._frame.status.say(translate("Import", "The import was undone."))
            self.undone.emit()
