"""One run of the window after its first paint: look, frame, then the record opened beside it."""

import logging
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from nmsdesk.logs import start_logging, stop_logging
from nmsdesk.paths import Paths, resource_root
from nmsdesk.presenters.preferences import Preferences
from nmsdesk.presenters.wording import translate
from nmsdesk.services.first_look import patients_at_first_look
from nmsdesk.ui import errors, i18n, theme
from nmsdesk.ui.frame import Frame
from nmsdesk.ui.icons import picture
from nmsdesk.ui.jobs import Jobs, Task
from nmsdesk.ui.opening import Opening
from nmsdesk.ui.pages import PAGES
from nmsdesk.ui.preferences_file import read_preferences
from nmsdesk.ui.widgets.notice import Stays

log = logging.getLogger(__name__)
BROKEN = 70
"""The exit code of a defect (sysexits.h, EX_SOFTWARE)."""


class Session(QObject):
    """Owns the frame and, once the record is open, the window's pages that fill it."""

    def __init__(
        self,
        application: QApplication,
        opening: Opening,
        paths: Paths,
        now: Callable[[], datetime],
        *,
        demo: bool,
    ) -> None:
        super().__init__()
        self._application = application
        self._opening = opening
        self._paths = paths
        self._now = now
        self._demo = demo
        self.exit_code = 0
        self._over = False
        self.window: Any = None
        self._desk: Any = None
        self._record: Any = None
        self._early: Any = None
        self.jobs = Jobs(self)
        self.preferences: Preferences = read_preferences(paths.settings)
        # The record is read on the worker's thread while this one dresses the window.
        self.load()
        self.frame = self._dressed()
        errors.install(self._say_defect)
        self._wait()
        application.aboutToQuit.connect(self._end)

    def _dressed(self) -> Frame:
        resources = resource_root()
        i18n.install(self._application, resources, "en")
        look = theme.apply(
            self._application,
            resources,
            self.preferences.look.value,
            self.preferences.text_scale,
        )
        icon = picture(resources, "nmsdesk", look.colour("accent"), 64)
        self._application.setWindowIcon(QIcon(icon))
        return Frame(self._opening, PAGES, resources)

    def _wait(self) -> None:
        self.frame.show_message(translate("Session", "Opening the record …"), ())

    def load(self) -> None:
        """Open the record on the worker's thread; the window stays usable.

        The list of patients comes first, then the record, then what knows the medicine.
        """
        paths, demo = self._paths, self._demo
        self._begin(lambda _progress: patients_at_first_look(paths, demo=demo), self._looked)

    def _looked(self, rows: Any) -> None:
        self._show(rows)
        paths, now, demo = self._paths, self._now, self._demo

        def work(_progress: object) -> Any:
            # Imported here and not above: the database's library takes longer than the window.
            opening = import_module("nmsdesk.services.opening")
            # Kept from here on: whoever closes the window now lets go of it too.
            self._record = opening.open_record(paths, now, demo=demo)
            return self._record, self._record.charts.patients()

        self._begin_later(work, self._recorded)

    def _show(self, rows: Any) -> None:
        """The list of patients, as soon as it is known that there are some."""
        if self._early is not None:
            self._early.present(rows)
        elif rows:
            # Imported here and not above: only a record with patients needs the list.
            self._early = import_module("nmsdesk.ui.early_list").EarlyList(rows)
            self.frame.clear_message()
            self.frame.stack.addWidget(self._early)
            self.frame.stack.setCurrentWidget(self._early)
            self._early.setFocus()

    def _begin_later(self, work: Callable[[object], Any], done: Callable[[Any], None]) -> None:
        """A turn later, so that the list is painted before the imports take the processor."""
        QTimer.singleShot(0, self, lambda: self._begin(work, done))

    def _begin(self, work: Callable[[object], Any], done: Callable[[Any], None]) -> None:
        if self._over:
            return
        task = Task(work)
        task.succeeded.connect(done)
        task.failed.connect(self._not_opened)
        task.broke.connect(self._broke)
        self.jobs.start(task)

    def _recorded(self, opened: Any) -> None:
        """The record can be written to; what knows the medicine is imported meanwhile."""
        record, rows = opened
        if self._over:
            return
        self._show(rows)

        def work(_progress: object) -> Any:
            # As above. The window's own module brings the pages' presenters along.
            desk = import_module("nmsdesk.bootstrap").desk_of(record)
            import_module("nmsdesk.ui.window")
            return desk

        self._begin_later(work, self._opened)

    def _opened(self, desk: Any) -> None:
        if self._over:
            return
        self._desk = desk
        start_logging(self._paths.logs)
        window_class = import_module("nmsdesk.ui.window").Window
        self.frame.clear_message()
        self.window = window_class(
            self._application, self.frame, desk, self.jobs, self.preferences, self._first()
        )
        self._take_over()
        warming = Task(lambda _progress: desk.warm())
        warming.ended.connect(self.jobs.collector.settle)
        self.jobs.start(warming)

    def _first(self) -> str:
        """The page to open on: who types a name is not taken to the board in the middle of it."""
        early = self._early
        at_work = early is not None and (early.typed or early.chosen is not None)
        return "patients" if at_work else PAGES[0].name

    def _take_over(self) -> None:
        """What was typed and picked before the pages were there goes on in them."""
        early, self._early = self._early, None
        if early is None:
            return
        if early.typed:
            self.window.pages.page("patients").filter.setText(early.typed)
        if early.chosen is not None:
            self.window.open_patient(early.chosen)
        self._drop(early)

    def _drop(self, early: Any) -> None:
        self.frame.stack.removeWidget(early)
        early.deleteLater()

    def _not_opened(self, sentence: str) -> None:
        if self._early is not None:
            self._drop(self._early)
            self._early = None

        def again() -> None:
            self._release()
            self._wait()
            self.load()

        self.frame.show_message(
            translate("Session", "The record was not opened"),
            (sentence,),
            (
                (translate("Session", "Try again"), again),
                (translate("Session", "Quit"), self._opening.close),
            ),
        )

    def _broke(self, error: Exception) -> None:
        self.exit_code = BROKEN
        report = errors.report(error)
        self.frame.show_message(
            translate("Session", "The record was not opened"),
            (errors.sentence(), report),
            (
                (translate("Session", "Copy report"), lambda: _copy(report)),
                (translate("Session", "Quit"), self._opening.close),
            ),
        )

    def _say_defect(self, sentence: str, report: str) -> None:
        offer = translate("Session", "Copy report") if report else ""
        stays = Stays.ALWAYS if report else Stays.PAGE
        self.frame.notice.say(
            sentence, problem=True, offer=offer, does=lambda: _copy(report), stays=stays
        )

    def _end(self) -> None:
        """What is still on its way from the worker comes too late from now on."""
        self._over = True
        self._opening.keep_geometry()
        if self.window is not None:
            self.window.close()
        self.jobs.finish()
        self._release()
        stop_logging()

    def _release(self) -> None:
        """Let go of the record, so that it can be opened again, here or elsewhere."""
        if self._record is not None:
            self._record.close()
            self._record = None


def _copy(report: str) -> None:
    QGuiApplication.clipboard().setText(report)
