"""The one bar a patient: emergency red, urgent amber, watch a quiet strip, always in words."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel
from typing_extensions import override

from nmsdesk.presenters.levels import SHAPES
from nmsdesk.presenters.urgency_bar import UrgencyBarView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import button, column, label, row

_MARGINS = (20, 6, 16, 6)
_MARGINS_OF_ONE_LINE = (20, 3, 16, 3)
LOW = 34
"""A window of fewer lines of text has no room for a tall bar (1366x768 has 42, at 150 % 29)."""


class UrgencyBar(QFrame):
    """`check_wanted`, `seen(identity)` and `why_wanted` say what the person did."""

    check_wanted = Signal()
    seen = Signal(str)
    why_wanted = Signal()

    def __init__(self, who: str) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._identity = ""
        self._view: UrgencyBarView | None = None
        self._checking = False
        self._headline = label(role="strong", wrap=True)
        self._body = label(role="body", wrap=True)
        self._actions = label(role="body", wrap=True)
        self._check = button(
            translate("UrgencyBar", "Check now (C)"), "primary", does=self.check_wanted.emit
        )
        self._why = button(translate("UrgencyBar", "Why"), does=self.why_wanted.emit)
        self._seen = button(
            translate("UrgencyBar", "Seen by {who} (Alt+S)").format(who=who), does=self.acknowledge
        )
        self._layout = layout = row(8, _MARGINS)
        words = column(2)
        for part in (self._headline, self._body, self._actions):
            words.addWidget(part)
        layout.addLayout(words, 1)
        self._buttons = QGridLayout()
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(6)
        layout.addLayout(self._buttons)
        self.setLayout(layout)
        self._place_buttons(two_rows=False)
        self.hide()

    def present(self, view: UrgencyBarView | None, *, checking: bool = False) -> None:
        """None takes the bar away: nothing is open.

        `checking`: the check is in front already. It needs the height and lists the reasons
        beside its rows, so the bar is short: level, headline, whom to call, why, seen. It is
        short in a low window too; the rest is under Why, in the tip and in the spoken words.
        """
        self._view, self._checking = view, checking
        short = checking or self._is_low()
        if view is None:
            self.hide()
            return
        quiet = view.seen is not None
        tone = "emergency_seen" if quiet and view.tone == "emergency" else view.tone
        theme.mark(self, role="strip", tone=tone)
        for part in (self._headline, self._body, self._actions, self._check, self._why, self._seen):
            theme.mark(part)
        self._check.setVisible(not checking)
        self._place_buttons(two_rows=bool(view.actions) and not quiet and not short)
        self._layout.setContentsMargins(*(_MARGINS_OF_ONE_LINE if short else _MARGINS))
        self._identity = view.identity
        headline, seen = view.in_one_line
        lines = () if short else view.lines
        actions = () if short or quiet else view.actions
        self._headline.setText(f"{SHAPES[view.tone]} {headline}")
        self._say(self._body, " · ".join(filter(None, (*lines, seen))))
        self._say(self._actions, " · ".join(actions))
        self._headline.setToolTip("\n".join((*view.lines, *view.actions)) if short else "")
        self._seen.setVisible(not quiet)
        self.setAccessibleName(view.spoken)
        self.show()
        self._layout.activate()

    def _is_low(self) -> bool:
        return self.window().height() < LOW * self.fontMetrics().lineSpacing()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window() and self._view:
            self.present(self._view, checking=self._checking)
        return super().eventFilter(watched, event)

    def _place_buttons(self, *, two_rows: bool) -> None:
        """A tall bar has its buttons in two rows, so that its words have the width."""
        places = (
            ((self._check, 0, 0, 2), (self._why, 1, 0, 1), (self._seen, 1, 1, 1))
            if two_rows
            else ((self._why, 0, 0, 1), (self._seen, 0, 1, 1), (self._check, 0, 2, 1))
        )
        for made, down, across, wide in places:
            self._buttons.removeWidget(made)
            self._buttons.addWidget(made, down, across, 1, wide)

    @staticmethod
    def _say(part: QLabel, text: str) -> None:
        part.setText(text)
        part.setVisible(bool(text))

    def acknowledge(self) -> None:
        """As if "Seen" had been pressed; nothing where it was seen already or there is no bar."""
        if self._identity and not self.isHidden() and not self._seen.isHidden():
            self.seen.emit(self._identity)

    @property
    def words(self) -> str:
        """Everything the bar is about, as a screen reader says it."""
        return self.accessibleName() if not self.isHidden() else ""

    @property
    def shown_words(self) -> str:
        """What stands on it to be read."""
        if self.isHidden():
            return ""
        parts = (self._headline, self._body, self._actions)
        return "\n".join(part.text() for part in parts if not part.isHidden())
