"""The pages as they are built, which one is in front, and which show an old picture."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QStackedWidget

from nmsdesk.bootstrap import Desk
from nmsdesk.presenters.preferences import Preferences
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.jobs import Jobs
from nmsdesk.ui.page import PageWidget
from nmsdesk.ui.place import Page


class PageStack:
    """`wire` is called once with every page that is built, before it is shown."""

    def __init__(
        self,
        desk: Desk,
        stack: QStackedWidget,
        places: Sequence[Page],
        jobs: Jobs,
        wire: Callable[[PageWidget], None],
    ) -> None:
        self._desk = desk
        self._stack = stack
        self._wire = wire
        self._jobs = jobs
        self._places = {place.name: place for place in places}
        self._pages: dict[str, PageWidget] = {}
        self._stale: set[str] = set()
        self.preferences = Preferences()
        self.front: Page | None = None

    def place(self, name: str) -> Page:
        return self._places[name]

    def page(self, name: str) -> PageWidget:
        """The page, built when it is first asked for."""
        if name not in self._pages:
            made: PageWidget = self._places[name].build(self._desk)
            made.preferences = self.preferences
            made.jobs = self._jobs
            made.setAccessibleName(self._places[name].label)
            self._pages[name] = made
            self._stale.add(name)
            self._stack.addWidget(made)
            self._wire(made)
        return self._pages[name]

    @property
    def in_front(self) -> PageWidget | None:
        return None if self.front is None else self._pages[self.front.name]

    def show(self, name: str, chart: Chart | None) -> None:
        """Bring a page to the front; it is handed the chart if it has not seen it yet."""
        page = self.page(name)
        self.front = self._places[name]
        self._stack.setCurrentWidget(page)
        if name in self._stale:
            self._stale.discard(name)
            page.present(chart)

    def back(self) -> None:
        """Show the page in front again after something else stood in its place."""
        if self.in_front is not None:
            self._stack.setCurrentWidget(self.in_front)
            self.in_front.setFocus()

    def present(self, chart: Chart | None) -> None:
        """A new picture: the page in front shows it now, the others when they are shown."""
        self._stale = set(self._pages)
        if self.front is not None:
            self._stale.discard(self.front.name)
            self._pages[self.front.name].present(chart)

    def prefer(self, preferences: Preferences) -> None:
        self.preferences = preferences
        for page in self._pages.values():
            page.preferences = preferences

    def unsaved(self) -> PageWidget | None:
        """A page on which something would be lost, the one in front before the others."""
        ordered = sorted(self._pages.values(), key=lambda page: page is not self.in_front)
        return next((page for page in ordered if page.unsaved()), None)

    def lost_at_end(self) -> PageWidget | None:
        """A page that keeps something while the program runs and no longer."""
        return next((page for page in self._pages.values() if page.lost_at_end()), None)
