"""Where the pictures of the window go: `pytest tests/screens --screens DIR`."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget

from tests.window_fixtures import clock, demo_desk, desk, dressed, known, make_window, no_modal

__all__ = ["clock", "demo_desk", "desk", "dressed", "known", "make_window", "no_modal"]


def pytest_addoption(parser):
    parser.addoption("--screens", help="folder into which a picture of every page is saved")


@pytest.fixture
def save(request):
    """Keeps a picture of the window where a folder was named; else does nothing."""
    folder = request.config.getoption("--screens", default=None)

    def keep(window, name):
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            assert window.grab().save(str(Path(folder) / f"{name}.png"))

    return keep


@pytest.fixture
def sheet(qtbot, qapp):
    """An empty widget for a planted fault, without the looks that an earlier test put on."""
    worn, font = qapp.styleSheet(), qapp.font()
    qapp.setStyleSheet("")
    qapp.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    made = QWidget()
    made.resize(400, 200)
    qtbot.addWidget(made)
    yield made
    qapp.setFont(font)
    qapp.setStyleSheet(worn)
