"""Fills the frame once the record is open: which patient is in front, and what changes when."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.record import ImportResult
from nmsdesk.paths import resource_root
from nmsdesk.presenters.person_texts import texts_for
from nmsdesk.presenters.preferences import Preferences
from nmsdesk.presenters.wording import translate
from nmsdesk.services.events import ChartChanged
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.bus_bridge import BusBridge
from nmsdesk.ui.dress import Wardrobe
from nmsdesk.ui.finder import Finder
from nmsdesk.ui.frame import Frame
from nmsdesk.ui.importer import Importer
from nmsdesk.ui.jobs import Jobs
from nmsdesk.ui.leaving import Leaving
from nmsdesk.ui.menus import Menus, deeds
from nmsdesk.ui.nameplate import Nameplate
from nmsdesk.ui.page import Page, PageWidget
from nmsdesk.ui.page_stack import PageStack
from nmsdesk.ui.pages import PAGES
from nmsdesk.ui.panels import Panels
from nmsdesk.ui.passing import Passing
from nmsdesk.ui.recording import Recording
from nmsdesk.ui.widgets.head import Head

FEW_LINES = 50
"""A window of fewer lines of text has no room for a tall bar over the comparison."""


class Window(QObject):
    """Knows which patient and which page are in front; it computes nothing itself."""

    def __init__(
        self,
        application: QApplication,
        frame: Frame,
        desk: Desk,
        jobs: Jobs,
        preferences: Preferences,
        first: str = PAGES[0].name,
    ) -> None:
        """`first` is the page to open on."""
        super().__init__()
        self.frame = frame
        self.desk = desk
        self.jobs = jobs
        self.chart: Chart | None = None
        self.key: PatientId | None = None
        self.passing = Passing(desk.now)
        self.wardrobe = Wardrobe(application, frame, desk.paths.settings, preferences)
        self.head = Head(desk.who, desk.texts, lambda: desk.knowledge.formulary)
        self.pages = PageStack(desk, frame.stack, PAGES, jobs, self._wire)
        self.leaving = Leaving(frame.notice)
        self.panels = Panels(desk, frame, resource_root())
        self._prefer(preferences)
        self.importer = Importer(desk, frame, jobs, self.panels)
        self.recording = Recording(desk, frame, lambda: self.key)
        self.menus = Menus(frame.window_, deeds(PAGES), self._doings())
        self.nameplate = Nameplate(desk, frame, self.menus)
        self.finder = Finder(desk, frame, PAGES, self.menus)
        self._bridge = BusBridge(desk.bus, self)
        self._connect()
        self.show_page(first)
        self.nameplate.present(self.key, self.chart)
        if not preferences.introduced:
            self.panels.about(first=True, done=self.wardrobe.introduced)

    def _connect(self) -> None:
        frame = self.frame
        frame.above.addWidget(self.head)
        frame.window_.setAcceptDrops(True)
        frame.rail.enable([page.name for page in PAGES])
        frame.rail.wanted.connect(self.show_page)
        frame.rail.find_wanted.connect(self.finder.open_it)
        frame.window_.dropped.connect(self.importer.begin)
        frame.window_.may_close = self._may_close
        self.head.banner.coverage_wanted.connect(lambda: self._of_chart(self.panels.coverage))
        self.head.bar.check_wanted.connect(lambda: self.show_page("check"))
        self.head.bar.seen.connect(self.recording.seen)
        self.head.bar.why_wanted.connect(lambda: self._of_chart(self.panels.urgency))
        self.panels.pane_opened.connect(self._show_person)
        self.panels.pane_closed.connect(self._pane_closed)
        self.panels.undo_wanted.connect(self.undo)
        self.panels.add_wanted.connect(self.add_medicine)
        self.finder.page_wanted.connect(self.show_page)
        self.finder.patient_wanted.connect(self.open_patient)
        self.finder.medicine_wanted.connect(lambda found: self.panels.medicine(found, self.chart))
        self.importer.taken.connect(self._imported)
        self.importer.undone.connect(self.refresh)
        self.wardrobe.changed.connect(self._dressed)
        self._bridge.chart_changed.connect(self._changed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        self._bridge.names_changed.connect(lambda: self._soon.start(0))
        self.passing.due.connect(self.refresh)

    def _wire(self, page: PageWidget) -> None:
        page.page_wanted.connect(self.show_page)
        page.said.connect(self.frame.status.say)
        page.why_wanted.connect(self.panels.why)
        page.moved_on.connect(self.panels.moved_on)
        page.patient_wanted.connect(self.open_patient)
        page.preferences_wanted.connect(self.wardrobe.wear)
        page.file_wanted.connect(self.importer.choose)
        page.deed_wanted.connect(self.menus.do)

    def _doings(self) -> Mapping[str, Callable[[], object]]:
        """What each action of the menu bar does, by its name."""
        return {
            "new": self.new_patient,
            "import": self.importer.choose,
            "quit": self.frame.window_.close,
            "undo": self.undo,
            "find": lambda: self.finder.open_it(),  # noqa: PLW0108 - the finder is made after the menus
            "check": lambda: self.show_page("check"),
            "seen": self.head.bar.acknowledge,
            "edit": self.edit_patient,
            "journal": lambda: self.recording.attempt(self.panels.journal),
            "why": self.why,
            **{deed: partial(self._on_list, deed) for deed in ("dose", "elsewhere")},
            **{deed: partial(self._on_board, deed) for deed in ("aside", "end")},
            "larger": lambda: self.wardrobe.scale(10),
            "smaller": lambda: self.wardrobe.scale(-10),
            "help": lambda: self._of_page(self.panels.help),
            "keys": lambda: self._of_page(self.panels.keys),
            "about": lambda: self.panels.about(first=False, done=lambda: None),
            **{f"page_{page.name}": partial(self.show_page, page.name) for page in PAGES},
        }

    # Pages

    def show_page(self, name: str) -> None:
        """Bring a page to the front; what is open in its place is closed."""
        self.panels.close_pane()
        self.pages.show(name, self.chart)
        self.frame.rail.show_chosen(name)
        self._show_person()
        self._of_page(self.panels.follow_page)
        page = self.pages.in_front
        if page is not None:
            page.arrive()

    def _pane_closed(self) -> None:
        self.pages.back()
        self._show_person()

    def new_patient(self) -> None:
        self.show_page("patients")
        self.pages.page("patients").do("new")

    def edit_patient(self) -> None:
        self.show_page("patients")
        self.pages.page("patients").do("edit")

    def add_medicine(self, name: str) -> None:
        """Open the form of the medication list with the name of a medicine in it."""
        self._on_list("add", name)

    def _on_list(self, deed: str, name: str = "") -> None:
        self.frame.drawer.close_it()
        self.show_page("medications")
        self.pages.page("medications").do(deed, name)

    # The patient in front

    def open_patient(self, key: PatientId | None) -> None:
        """Put another record in front; what is unsaved is asked about first."""
        unsaved = self.pages.unsaved()
        if unsaved is not None and key != self.key:
            self.leaving.ask(unsaved, lambda: self.open_patient(key))
            return
        if key != self.key:
            # What was done last was done to somebody else.
            self.frame.status.say("")
        self.key = key
        self.frame.drawer.close_it()
        self.refresh()
        if key is not None:
            self.show_page("medications")

    def _changed(self, event: ChartChanged) -> None:
        if event.patient == self.key:
            self._soon.start(0)

    def refresh(self) -> None:
        """Read the chart once and hand it to whoever shows it."""
        wanted = self.key
        try:
            self.chart = None if wanted is None else self.desk.watcher.chart(wanted)
        except UserError as error:
            self.key = self.chart = None
            self._without(wanted, str(error))
        self.passing.wait_with(self.chart)
        self.pages.present(self.chart)
        self.panels.follow(self.key)
        self.nameplate.present(self.key, self.chart)
        self._show_person()

    def _without(self, key: PatientId | None, problem: str) -> None:
        """The record in front cannot be read. Where it was taken back, that was wished."""
        self.show_page("patients")
        if key in {row.key for row in self.desk.charts.patients()}:
            self.frame.notice.say(problem, problem=True)
        else:
            gone = translate("Window", "Taken back; this patient is no longer in the record.")
            self.frame.status.say(gone)

    def _show_person(self) -> None:
        """Whom the banner names; what stands in the place of the pages is about nobody."""
        chart, place = self.chart, self.pages.front
        other = self.panels.pane is not None
        self.frame.notice.come_to(None if other else place, self.key)
        self.nameplate.title(None if other else chart)
        about = chart is not None and place is not None and place.about_patient and not other
        self.head.present(
            chart if about else None,
            emergency_number=self.pages.preferences.emergency_number,
            checking=place is not None and (place.takes_letters or self._needs_room(place)),
        )
        self.menus.set_state(
            patient=self.key is not None,
            page_takes_letters=place is not None and place.takes_letters,
        )

    def _needs_room(self, place: Page) -> bool:
        """The comparison is long: in a window of few lines the bar above it is a short one."""
        frame = self.frame
        lines = frame.window_.height() / frame.fontMetrics().lineSpacing()
        return place.name == "compare" and lines < FEW_LINES

    # What a person does

    def _on_board(self, deed: str) -> None:
        """What is done to the row of the patient in front is asked for on the board."""
        self.show_page("board")
        self.pages.page("board").do(deed)

    def undo(self, entry: int | None = None) -> None:
        """Take back an entry of this patient; None: the latest that can be."""
        page = self.pages.in_front
        if entry is not None or page is None or not page.undo():
            self.recording.undo(entry)

    def _imported(self, result: ImportResult) -> None:
        if len(result.patients) == 1:
            self.open_patient(result.patients[0])

    def _prefer(self, preferences: Preferences) -> None:
        """What is shown from now on is shown so; temperatures in the person's scale."""
        self.pages.prefer(preferences)
        self.head.texts = self.panels.texts = texts_for(self.desk.texts, preferences)

    def _dressed(self, preferences: Preferences) -> None:
        self._prefer(preferences)
        self.refresh()

    # What is shown beside

    def why(self) -> None:
        """The basis of what the page in front says itself; else of what the bar says."""
        page = self.pages.in_front
        own = None if page is None else page.own_why()
        if own is not None:
            self.panels.why(own)
        else:
            self._of_chart(self.panels.urgency)

    def _of_chart(self, opens: Callable[[Chart], None]) -> None:
        if self.chart is not None:
            opens(self.chart)

    def _of_page(self, opens: Callable[[Page, PageWidget], None]) -> None:
        if self.pages.front is not None and self.pages.in_front is not None:
            opens(self.pages.front, self.pages.in_front)

    # The end

    def _may_close(self) -> bool:
        unsaved = self.pages.unsaved() or self.pages.lost_at_end()
        if unsaved is not None:
            self.leaving.ask(unsaved, self.frame.window_.close)
        return unsaved is None

    def close(self) -> None:
        """Hear nothing more."""
        self.passing.stop()
        self._soon.stop()
        self._bridge.close()
