"""A desk on a temporary folder, the window around it, and the guards of every test with one.

Imported by the conftest of each folder whose tests open a window.
"""

from datetime import datetime

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from nmsdesk.bootstrap import open_desk
from nmsdesk.paths import Paths, resource_root
from nmsdesk.presenters.preferences import Preferences
from nmsdesk.services.shelf import Shelf
from nmsdesk.ui import theme
from nmsdesk.ui.frame import Frame
from nmsdesk.ui.jobs import Jobs
from nmsdesk.ui.opening import Opening
from nmsdesk.ui.pages import PAGES
from nmsdesk.ui.window import Window

NOW = datetime(2026, 6, 20, 10, 0)


@pytest.fixture(autouse=True)
def no_modal(monkeypatch):
    """Nothing in the program stops the work with a modal dialogue."""

    def refuse(*_args):
        raise AssertionError("a modal dialogue was opened")

    monkeypatch.setattr(QDialog, "exec", refuse)
    monkeypatch.setattr(QMessageBox, "exec", refuse)


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme."""
    theme.apply(qapp, resource_root(), "light")
    return qapp


@pytest.fixture
def known(monkeypatch, knowledge, texts):
    """The shipped knowledge and words, read once for all tests."""
    monkeypatch.setattr(Shelf, "_knowledge", knowledge)
    monkeypatch.setattr(Shelf, "texts", lambda _shelf: texts)


@pytest.fixture
def clock():
    """What the desk's clock says; a test may set another time."""

    class Clock:
        now = NOW

        def __call__(self):
            return self.now

    return Clock()


@pytest.fixture
def desk(tmp_path, dressed, known, clock):  # noqa: ARG001 - a desk is looked at in its theme
    """An empty desk at 20-Jun-2026 10:00."""
    opened = open_desk(Paths.under(tmp_path), clock, who="nurse")
    yield opened
    opened.close()


@pytest.fixture
def demo_desk(tmp_path, dressed, known, clock):  # noqa: ARG001 - as above
    """A desk with the demonstration record."""
    opened = open_desk(Paths.under(tmp_path), clock, demo=True, who="nurse")
    yield opened
    opened.close()


@pytest.fixture
def make_window(qapp, qtbot, dressed):  # noqa: ARG001 - as above
    """Opens the window on a desk; everything it started has ended before the test does."""
    made = []

    def make(desk, preferences=Preferences(introduced=True), size=(1366, 768)):  # noqa: B008 - frozen
        opening = Opening(desk.paths.settings)
        opening.resize(*size)
        with qtbot.waitActive(opening):
            opening.show()
            opening.activateWindow()
        jobs = Jobs()
        frame = Frame(opening, PAGES, resource_root())
        window = Window(qapp, frame, desk, jobs, preferences)
        QApplication.processEvents()
        made.append((opening, jobs, window))
        return window

    yield make
    for opening, jobs, window in made:
        window.close()
        jobs.finish()
        opening.may_close = lambda: True
        opening.close()
        opening.deleteLater()
        # Gone before the next test: every widget that is left would be dressed along.
        QApplication.sendPostedEvents(opening, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(make_window, desk):
    """The window on an empty desk."""
    return make_window(desk)


@pytest.fixture
def demo_window(make_window, demo_desk):
    """The window on the demonstration record."""
    return make_window(demo_desk)
