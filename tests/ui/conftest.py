"""A desk on a temporary folder, the theme, and the guards around every test with a window."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from nmsdesk.bootstrap import open_desk
from nmsdesk.paths import Paths, resource_root
from nmsdesk.ui import theme

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
def desk(tmp_path, dressed):  # noqa: ARG001 - a desk is looked at in its theme
    """An empty desk at 20-Jun-2026 10:00."""
    with_desk = open_desk(Paths.under(tmp_path), lambda: NOW)
    yield with_desk
    with_desk.close()


@pytest.fixture
def demo_desk(tmp_path, dressed):  # noqa: ARG001 - as above
    """A desk with the demonstration record."""
    with_desk = open_desk(Paths.under(tmp_path), lambda: NOW, demo=True)
    yield with_desk
    with_desk.close()
