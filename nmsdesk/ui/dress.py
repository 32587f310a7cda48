"""Preferences at work: dresses the application anew and keeps what was chosen."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from nmsdesk.paths import resource_root
from nmsdesk.presenters.preferences import GREATEST_SCALE, LEAST_SCALE, Preferences
from nmsdesk.ui import theme
from nmsdesk.ui.frame import Frame
from nmsdesk.ui.preferences_file import write_preferences


class Wardrobe(QObject):
    """`changed(preferences)` after the look is in force."""

    changed = Signal(object)

    def __init__(
        self, application: QApplication, frame: Frame, folder: Path, preferences: Preferences
    ) -> None:
        super().__init__()
        self._application = application
        self._frame = frame
        self._folder = folder
        self.preferences = preferences
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    def wear(self, preferences: Preferences) -> None:
        """Hold `preferences` from now on."""
        self.preferences = preferences
        write_preferences(self._folder, preferences)
        self._dress()
        self.changed.emit(preferences)

    def scale(self, percent: int) -> None:
        """Text larger or smaller by so many points of percent, within its limits."""
        wanted = min(max(self.preferences.text_scale + percent, LEAST_SCALE), GREATEST_SCALE)
        if wanted != self.preferences.text_scale:
            self.wear(replace(self.preferences, text_scale=wanted))

    def introduced(self) -> None:
        """The first-start page was read: it does not come again."""
        if not self.preferences.introduced:
            self.preferences = replace(self.preferences, introduced=True)
            write_preferences(self._folder, self.preferences)
            self.changed.emit(self.preferences)

    def _dress(self) -> None:
        theme.apply(
            self._application,
            resource_root(),
            self.preferences.look.value,
            self.preferences.text_scale,
        )
        self._frame.rail.dress()

    def _follow_system(self) -> None:
        if self.preferences.look.value == "system":
            self._dress()
            self.changed.emit(self.preferences)
