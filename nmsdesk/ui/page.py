"""What every page is to the window: it is handed a chart, and it says what a person wanted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nmsdesk.bootstrap import Desk
from nmsdesk.documents.texts import Texts
from nmsdesk.presenters.person_texts import texts_for
from nmsdesk.presenters.preferences import Preferences
from nmsdesk.presenters.why import WhyView
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.jobs import Jobs
from nmsdesk.ui.place import Page

__all__ = ["Page", "PageWidget", "WhyView"]


class PageWidget(QWidget):
    """The base of a page: `present` shows a chart; None where no patient is open."""

    page_wanted = Signal(str)
    """The name of another page."""
    said = Signal(str)
    """A sentence for the status line."""
    why_wanted = Signal(object)
    """A WhyView: the basis of what is selected."""
    moved_on = Signal(object, object)
    """The WhyView of what was selected, and of what is: an open drawer goes along."""
    patient_wanted = Signal(object)
    """The key of a patient to open; None closes the record."""
    preferences_wanted = Signal(object)
    """Preferences to hold from now on."""
    file_wanted = Signal()
    """A file is to be imported."""

    deed_wanted = Signal(str)
    """An action of the menu, by its name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.desk = desk
        self.preferences = Preferences()
        """Set by the window before the first `present` and whenever a person changes them."""
        self.jobs: Jobs
        """For work beside the window's thread; set as above."""

    @property
    def texts(self) -> Texts:
        """The words of the knowledge as this person reads them: temperatures in their scale."""
        return texts_for(self.desk.texts, self.preferences)

    def present(self, chart: Chart | None) -> None:
        """Show `chart`; called when the page comes to the front and when the chart changes."""
        raise NotImplementedError

    def arrive(self) -> None:
        """A person came here: the keyboard goes to where the work begins."""
        self.setFocus()

    def own_why(self) -> WhyView | None:
        """What F2 tells on this page; None: why the bar above says what it says."""
        return None

    def undo(self) -> bool:
        """Ctrl+Z on this page; False: the latest entry of the patient in front is taken back."""
        return False

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page for the `?` sheet: (key as printed on it, what it does)."""
        return ()

    def unsaved(self) -> str | None:
        """What would be lost if the page were left now, in words; None where nothing would."""
        return None

    def lost_at_end(self) -> str | None:
        """What would be lost if the program ended now: at least what `unsaved` names."""
        return self.unsaved()

    def discard(self) -> None:
        """Forget what `unsaved` named; the person has said so."""

    def working(self) -> bool:
        """Is something still being worked out that will appear by itself."""
        return False

    def do(self, action: str, what: str = "") -> None:
        """An action of the menu that belongs to this page ("new", "edit"); else nothing.

        `what` says with which thing: the name of a medicine for "add".
        """
