"""What opens beside a page or in its place: why, journal, keys, help, about; never a modal."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.ids import PatientId
from nmsdesk.presenters.about import about
from nmsdesk.presenters.formats import day
from nmsdesk.presenters.journal import journal_lines
from nmsdesk.presenters.keys import KeySheet
from nmsdesk.presenters.why import WhyView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.dialogs.about import AboutPane
from nmsdesk.ui.frame import Frame
from nmsdesk.ui.widgets.journal import JournalContent
from nmsdesk.ui.widgets.keys_sheet import KeysContent
from nmsdesk.ui.widgets.why_drawer import WhyContent


class Panels(QObject):
    """`undo_wanted(entry)` comes from the journal, `pane_closed` when the pages are to be back."""

    undo_wanted = Signal(int)
    pane_closed = Signal()

    def __init__(self, desk: Desk, frame: Frame, resources: Path) -> None:
        super().__init__()
        self._desk = desk
        self._frame = frame
        self._resources = resources
        self._pane: QWidget | None = None
        self._journal_of: PatientId | None = None
        frame.drawer.closed.connect(self._forget_journal)

    # In the drawer

    def why(self, view: WhyView) -> None:
        self._journal_of = None
        self._frame.drawer.show_content(view.title, WhyContent(view))

    def keys(self, sheet: KeySheet) -> None:
        self._journal_of = None
        self._frame.drawer.show_content(sheet.title, KeysContent(sheet))

    def help(self, page: str, title: str) -> None:
        """The page's own help, from `resources/texts/<language>/help`."""
        self._journal_of = None
        path = self._resources / "texts" / "en" / "help" / f"{page}.md"
        browser = QTextBrowser()
        browser.setAccessibleName(title)
        browser.setMarkdown(path.read_text(encoding="utf-8"))
        self._frame.drawer.show_content(title, browser)

    def journal(self, key: PatientId) -> None:
        self._journal_of = key
        content = JournalContent(journal_lines(self._desk.charts.journal(key)))
        content.undo_wanted.connect(self.undo_wanted)
        self._frame.drawer.show_content(translate("Panels", "Journal"), content)

    def follow(self, key: PatientId | None) -> None:
        """An open journal follows the record in front."""
        if self._journal_of is None:
            return
        if key is None:
            self._frame.drawer.close_it()
        else:
            self.journal(key)

    def _forget_journal(self) -> None:
        self._journal_of = None

    # In the place of the pages

    def about(self, *, first: bool, done: Callable[[], object]) -> None:
        pane = AboutPane(
            about(self._dated(), demo=self._desk.demo),
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
        pane.setFocus()

    def close_pane(self) -> None:
        if self._pane is None:
            return
        pane, self._pane = self._pane, None
        self._frame.stack.removeWidget(pane)
        pane.deleteLater()
        self.pane_closed.emit()

    @property
    def pane(self) -> QWidget | None:
        return self._pane
