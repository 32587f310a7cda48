"""What opens beside a page or in its place: why, journal, keys, help, about; never a modal."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from nmsdesk import __version__
from nmsdesk.bootstrap import Desk
from nmsdesk.domain.ids import PatientId
from nmsdesk.presenters.about import about
from nmsdesk.presenters.coverage import coverage
from nmsdesk.presenters.drug_card import medicine_view
from nmsdesk.presenters.formats import day
from nmsdesk.presenters.journal import journal_lines
from nmsdesk.presenters.keys import key_sheet
from nmsdesk.presenters.palette import Find
from nmsdesk.presenters.urgency_why import urgency_why
from nmsdesk.presenters.why import WhyView
from nmsdesk.presenters.wording import translate
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.dialogs.about import AboutPane
from nmsdesk.ui.frame import Frame
from nmsdesk.ui.page import Page, PageWidget
from nmsdesk.ui.widgets.drug_card import DrugCardContent
from nmsdesk.ui.widgets.journal import JournalContent
from nmsdesk.ui.widgets.keys_sheet import KeysContent
from nmsdesk.ui.widgets.why_drawer import WhyContent


class Panels(QObject):
    """`undo_wanted(entry)` comes from the journal, `pane_closed` when the pages are to be back.

    `pane_opened`: something stands in the place of the pages that is about no patient.
    """

    undo_wanted = Signal(int)
    add_wanted = Signal(str)
    """The name of a medicine that is to go on the list of the patient in front."""
    pane_opened = Signal()
    pane_closed = Signal()

    def __init__(self, desk: Desk, frame: Frame, resources: Path) -> None:
        super().__init__()
        self._desk = desk
        self._frame = frame
        self._resources = resources
        self.texts = desk.texts
        """As the person reads them; the window sets them anew with the preferences."""
        self._pane: QWidget | None = None
        self._journal_of: PatientId | None = None
        self._of_page: Callable[[Page, PageWidget], None] | None = None
        self._why: WhyView | None = None
        frame.drawer.closed.connect(self._forget)

    # In the drawer

    def beside(self, title: str, content: QWidget) -> None:
        """Show something that belongs neither to the page in front nor to the record."""
        self._forget()
        self._frame.drawer.show_content(title, content)

    def why(self, view: WhyView) -> None:
        self.beside(view.title, WhyContent(view))
        self._why = view

    def moved_on(self, before: WhyView, now: WhyView) -> None:
        """The page's selection moved: an open drawer that told of it tells of the new one."""
        if self._why == before:
            self.why(now)

    def urgency(self, chart: Chart) -> None:
        """Why the bar of this patient says what it says."""
        self.why(urgency_why(chart.assessment, self.texts.say, self._desk.knowledge.sources))

    def coverage(self, chart: Chart) -> None:
        """Which medicines of this patient are evaluated, and which are not."""
        self.why(coverage(chart.case, chart.assessment.recognised).why)

    def medicine(self, found: Find, chart: Chart | None) -> None:
        """What the catalogue knows of a medicine, and its place on the list of who is in front."""
        desk = self._desk
        view = medicine_view(found.id, found.drug, desk.knowledge, desk.texts)
        content = DrugCardContent(view, "" if chart is None else _offer(view.title, chart))
        content.add_wanted.connect(lambda: self.add_wanted.emit(found.id))
        self.beside(view.title, content)
        content.setFocus()

    def keys(self, place: Page, page: PageWidget) -> None:
        sheet = key_sheet(place.label, page.keys())
        self.beside(sheet.title, KeysContent(sheet))
        self._of_page = self.keys

    def help(self, place: Page, _page: PageWidget) -> None:
        """The page's own help, from `resources/texts/<language>/help`."""
        path = self._resources / "texts" / "en" / "help" / f"{place.name}.md"
        browser = QTextBrowser()
        browser.setAccessibleName(place.label)
        browser.setMarkdown(path.read_text(encoding="utf-8"))
        self.beside(place.label, browser)
        self._of_page = self.help

    def journal(self, key: PatientId) -> None:
        content = JournalContent(journal_lines(self._desk.charts.journal(key)))
        content.undo_wanted.connect(self.undo_wanted)
        self.beside(translate("Panels", "Journal"), content)
        self._journal_of = key

    def follow(self, key: PatientId | None) -> None:
        """An open journal follows the record in front."""
        if self._journal_of is None:
            return
        if key is None:
            self._frame.drawer.close_it()
        else:
            self.journal(key)

    def follow_page(self, place: Page, page: PageWidget) -> None:
        """Open help and an open sheet of keys become those of the page that came to the front."""
        if self._of_page is not None:
            self._of_page(place, page)

    def _forget(self) -> None:
        self._journal_of = None
        self._of_page = None
        self._why = None

    # In the place of the pages

    def about(self, *, first: bool, done: Callable[[], object]) -> None:
        pane = AboutPane(
            about(self._dated(), __version__, demo=self._desk.demo),
            first=first,
        )
        pane.done.connect(self.close_pane)
        pane.done.connect(done)
        self.open_pane(pane)

    def _dated(self) -> str:
        """The date of the clinical content, without waiting for the content itself."""
        path = self._resources / "knowledge" / "content.toml"
        said = tomllib.loads(path.read_text(encoding="utf-8"))["dated"]
        return day(date.fromisoformat(said))

    def open_pane(self, pane: QWidget) -> None:
        self.close_pane()
        self._pane = pane
        self._frame.stack.addWidget(pane)
        self._frame.stack.setCurrentWidget(pane)
        self.pane_opened.emit()
        pane.setFocus()

    def close_pane(self) -> None:
        if self._pane is None:
            return
        pane, self._pane = self._pane, None
        # The page comes back first: else Qt would show another one for a moment.
        self.pane_closed.emit()
        self._frame.stack.removeWidget(pane)
        pane.deleteLater()

    @property
    def pane(self) -> QWidget | None:
        return self._pane


def _offer(medicine: str, chart: Chart) -> str:
    patient = chart.case.patient
    sentence = translate("Panels", "Add {medicine} to the list of {patient}.")
    return sentence.format(medicine=medicine, patient=patient.display_name or patient.id)
