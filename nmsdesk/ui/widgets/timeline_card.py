"""The timeline with its span to choose, and the line that reads out what the focus stands on."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from nmsdesk.presenters.timeline_axis import SPANS
from nmsdesk.presenters.timeline_view import TimelineView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button as plain_button
from nmsdesk.ui.widgets.plain import column, label, row
from nmsdesk.ui.widgets.timeline_view import TimelineWidget

SHARE = 0.39
"""Of the height of the page, at most; more lanes than fit are scrolled to."""
LEAST = 120


class _Lanes(QScrollArea):
    """As tall as it is told to be, less where the page is short: it never makes a window grow."""

    def __init__(self) -> None:
        super().__init__()
        self._tall = self._least = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def prefer(self, tall: int, least: int) -> None:
        self._tall, self._least = tall, min(tall, least)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self._tall)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._least)


class TimelineCard(QWidget):
    """`span_wanted` carries the days back from now, None for all."""

    span_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.timeline = TimelineWidget()
        self.read_out = label("", wrap=True)
        self.spans: dict[int | None, QPushButton] = {}
        self._caption = ""
        self._most = 600
        self._scroll = _Lanes()
        self._scroll.setWidget(self.timeline)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusProxy(self.timeline)
        self._lay_out()
        self.timeline.read.connect(self._read)

    def _lay_out(self) -> None:
        head = row(6)
        head.addWidget(self.read_out, 1)
        group = QButtonGroup(self)
        group.setExclusive(True)
        for days in SPANS:
            made = plain_button(_span(days), does=self._choosing(days))
            made.setCheckable(True)
            made.setAccessibleName(_spoken_span(days))
            group.addButton(made)
            head.addWidget(made)
            self.spans[days] = made
        layout = column(6)
        layout.addLayout(head)
        layout.addWidget(self._scroll)
        layout.addStretch()
        self.setLayout(layout)

    def _choosing(self, days: int | None) -> Callable[[], None]:
        return lambda: self.span_wanted.emit(days)

    def present(self, view: TimelineView, days: int | None) -> None:
        self._caption = view.caption
        self.spans[days].setChecked(True)
        self.timeline.present(view)
        self.fit(self._most)
        if not self.timeline.focus_moment:
            self._read("", "")

    def fit(self, most: int) -> None:
        """Take no more than `most` pixels for the lanes; what is beyond is scrolled to."""
        self._most = max(LEAST, most)
        needed = self.timeline.sizeHint().height() + 2
        self._scroll.prefer(min(needed, self._most), LEAST)

    def least_for(self, lanes: int) -> int:
        """Pixels that the first lanes need, or all where there are fewer."""
        return self.timeline.height_of(lanes) + 2

    def around(self) -> int:
        """Pixels of height that everything but the lanes takes."""
        return self.spans[None].sizeHint().height() + 6

    def _read(self, moment: str, words: str) -> None:
        """The moment for the eye (the values stand on the lanes), all of it for the ear.

        The caption that time is no cause never goes away (D-33).
        """
        both = translate("Timeline", "{moment} — {caption}")
        shown = both.format(moment=moment, caption=self._caption) if moment else self._caption
        self.read_out.setText(shown)
        self.read_out.setAccessibleName(words or self._caption)
        if words:
            event = QAccessibleEvent(self.read_out, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)


def _span(days: int | None) -> str:
    return {
        7: translate("Timeline", "7 d"),
        30: translate("Timeline", "30 d"),
        365: translate("Timeline", "1 y"),
        None: translate("Timeline", "all"),
    }[days]


def _spoken_span(days: int | None) -> str:
    return {
        7: translate("Timeline", "Show 7 days"),
        30: translate("Timeline", "Show 30 days"),
        365: translate("Timeline", "Show 1 year"),
        None: translate("Timeline", "Show the whole record"),
    }[days]
