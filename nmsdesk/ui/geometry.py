"""Where the window stood last, kept apart from the preferences."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

NAME = "window.ini"


def restore(window: QMainWindow, folder: Path) -> None:
    """Put `window` where it stood; Qt moves it back onto a screen that is there."""
    stored = QSettings(str(folder / NAME), QSettings.Format.IniFormat).value("geometry")
    if not (isinstance(stored, QByteArray) and window.restoreGeometry(stored)):
        window.resize(1366, 740)


def keep(window: QMainWindow, folder: Path) -> None:
    """Remember where `window` stands."""
    QSettings(str(folder / NAME), QSettings.Format.IniFormat).setValue(
        "geometry", window.saveGeometry()
    )
