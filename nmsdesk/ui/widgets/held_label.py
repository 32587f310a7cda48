"""A label of several lines in which no line ends within a date or before a unit."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from nmsdesk.presenters.unbroken import dates_whole

_FIGURE = re.compile(r"(?<=\d) (?=(?:mg|g|kg|mL|micrograms|units|%|d|°[CF])(?!\w))")


def held_together(text: str) -> str:
    """`text`, as long as before, in which no line ends within a date or before a unit or a dash."""
    dashed = dates_whole(text).replace(" — ", "\N{NO-BREAK SPACE}— ")
    return _FIGURE.sub("\N{NO-BREAK SPACE}", dashed)


class HeldLabel(QLabel):
    """`text()` is what was set, with its ordinary hyphens; only what is drawn holds together."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._said = ""
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        held = held_together(text)
        if self.accessibleName() == self._said:
            # Else a screen reader, and a search, would meet a sign that nobody types.
            self.setAccessibleName(text if held != text else "")
            self._said = self.accessibleName()
        self._text = text
        super().setText(held)

    @override
    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag) -> None:
        """What can be copied is drawn as it was set."""
        super().setTextInteractionFlags(flags)
        if flags & Qt.TextInteractionFlag.TextSelectableByMouse:
            super().setText(self._text)

    @override
    def text(self) -> str:
        return self._text
