"""The timeline with its span to choose, and the line that reads out what the focus stands on."""

import time
from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from nmsdesk.presenters.timeline import Subject, drawing
from nmsdesk.presenters.timeline_axis import SPANS
from nmsdesk.presenters.timeline_load import methods_offered, next_method
from nmsdesk.presenters.timeline_view import TimelineView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button as plain_button
from nmsdesk.ui.widgets.plain import column, label, row
from nmsdesk.ui.widgets.timeline_view import TimelineWidget

SHARE = 0.39
"""Of the height of the page, at most; more lanes than fit are scrolled to."""
LEAST = 120
AT_ONCE = 300
"""So many orders are drawn at once; of more the list stands first."""
SLICE = 0.008
"""Seconds of drawing between two turns of the event loop."""
_WIDE = 46
"""Letters of width at which the buttons for the zoom and the method stand in the line."""


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
    """`method_wanted` carries the id of the method by which the load is to be told."""

    method_wanted = Signal(str)
    drawn = Signal()
    """What was asked for stands; more or fewer lanes may need other room."""

    def __init__(self) -> None:
        super().__init__()
        self.timeline = TimelineWidget()
        self.read_out = label("", wrap=True)
        self.spans: dict[int | None, QPushButton] = {}
        self.nearer = self._sign("+", translate("Timeline", "Nearer"), 0.64)
        self.farther = self._sign("−", translate("Timeline", "Farther"), 1 / 0.64)
        self.method = plain_button(translate("Timeline", "Method"))
        self._methods: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._caption = ""
        self._most = 600
        self._work: Iterator[TimelineView | None] | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)
        self._scroll = _Lanes()
        self._scroll.setWidget(self.timeline)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusProxy(self.timeline)
        self._lay_out()
        self.timeline.read.connect(self._read)
        self.timeline.moved.connect(self._uncheck)
        self.timeline.method_wanted.connect(self._other_method)
        self.timeline.lanes_wanted.connect(self._scroll_by)

    def _lay_out(self) -> None:
        head = row(6)
        head.addWidget(self.read_out, 1)
        head.addWidget(self.method)
        head.addWidget(self.farther)
        head.addWidget(self.nearer)
        self._group.setExclusive(True)
        for days in SPANS:
            made = plain_button(_span(days), does=self._choosing(days))
            made.setCheckable(True)
            made.setAccessibleName(_spoken_span(days))
            self._group.addButton(made)
            head.addWidget(made)
            self.spans[days] = made
        self.spans[30].setChecked(True)
        layout = column(6)
        layout.addLayout(head)
        layout.addWidget(self._scroll)
        layout.addStretch()
        self.setLayout(layout)

    def _sign(self, sign: str, spoken: str, factor: float) -> QPushButton:
        made = plain_button(sign, does=lambda: self.timeline.zoom(factor))
        made.setAccessibleName(spoken)
        made.setToolTip(spoken)
        return made

    def _choosing(self, days: int | None) -> Callable[[], None]:
        return lambda: self.timeline.show_span(days)

    def _uncheck(self) -> None:
        """By hand another stretch was chosen: none of the buttons says which."""
        checked = self._group.checkedButton()
        if checked is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    # Drawing

    def draw(self, subject: Subject) -> None:
        """Draw a record; of many orders between turns of the event loop, while the old one stands.

        The methods of the load are offered along with it.
        """
        self._offer(methods_offered(subject.methods))
        self._work = drawing(subject)
        if len(subject.case.orders or ()) <= AT_ONCE:
            self._go_on(for_seconds=None)
        else:
            self._next.start(0)

    def _offer(self, methods: Mapping[str, str]) -> None:
        if self._methods == dict(methods):
            return
        self._methods = dict(methods)
        menu = QMenu(self.method)
        for method, name in methods.items():
            menu.addAction(name, self._choosing_method(method))
        self.method.setMenu(menu)

    def _choosing_method(self, method: str) -> Callable[[], None]:
        return lambda: self.method_wanted.emit(method)

    def _go_on(self, for_seconds: float | None = SLICE) -> None:
        begun = time.perf_counter()
        while self._work is not None:
            if for_seconds is not None and time.perf_counter() - begun > for_seconds:
                self._next.start(0)
                return
            view = next(self._work, None)
            if view is not None:
                self._work = None
                self.present(view)
                if for_seconds is not None:
                    self.drawn.emit()

    def forget(self) -> None:
        """Nobody is in front."""
        self._work = None
        self._next.stop()
        self.timeline.forget()

    def present(self, view: TimelineView) -> None:
        self._caption = view.caption
        self.read_out.setToolTip(view.legend)
        name = self._methods.get(view.method, "")
        text = translate("Timeline", "CPZ eq: {method}").format(method=name)
        self.method.setText(text)
        spoken = translate("Timeline", "Method of the load: {method}").format(method=name)
        self.method.setAccessibleName(spoken)
        self._arrange(load=bool(view.method))
        self.timeline.present(view)
        self.fit(self._most)
        if not self.timeline.focus_moment:
            self._read("", "")

    def _arrange(self, *, load: bool) -> None:
        wide = self.width() >= _WIDE * self.fontMetrics().averageCharWidth() * 2
        self.method.setVisible(load and wide)
        self.nearer.setVisible(wide)
        self.farther.setVisible(wide)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        view = self.timeline.view
        self._arrange(load=view is not None and bool(view.method))

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

    def _scroll_by(self, pixels: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def _other_method(self) -> None:
        """The next one of the methods, and after the last the first."""
        view = self.timeline.view
        if view is not None and view.method:
            self.method_wanted.emit(next_method(self._methods, view.method))

    def _read(self, moment: str, words: str) -> None:
        """The moment for the eye (the values stand on the lanes), all of it for the ear.

        The caption that time is no cause never goes away (D-33).
        """
        both = translate("Timeline", "{moment} — {caption}")
        shown = both.format(moment=moment, caption=self._caption) if moment else self._caption
        self.read_out.setText(shown)
        self.read_out.setAccessibleName(words or self._caption)
        if words:
            # The keyboard is on the picture: what changes beside it has to be announced.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.timeline, words))


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
