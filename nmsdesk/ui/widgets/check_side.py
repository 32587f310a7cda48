"""The side of the check: the running result, how to look, and the end of the check."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.how_to_look import HowToLook
from nmsdesk.ui.widgets.plain import button, column, label, row
from nmsdesk.ui.widgets.result_panel import ResultPanel

MOST, LEAST = 36, 31
"""How wide beside the rows, in figures of the font."""
LINES = 5
"""How many lines of text are in sight where it stands beneath the rows."""
MARGINS = (12, 10, 12, 10)
MARGINS_BENEATH = (12, 6, 12, 6)


class CheckSide(QFrame):
    """Stands beside the rows, or folded beneath them where the width is needed for these."""

    finish_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, role="card")
        self.folded = self._low = False
        self._room = 0
        self.result = ResultPanel()
        self.help = HowToLook()
        self._said = label(wrap=True)
        self._undo = button(translate("Check", "Undo"), does=self.undo_wanted.emit)
        self.finish = button(
            translate("Check", "Finish (Enter)"), "primary", does=self.finish_wanted.emit
        )
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(*MARGINS)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._scrolled(), 1)
        self._end = column(6)
        self._end.addWidget(self._said)
        last = row(8)
        last.addWidget(self._undo)
        last.addWidget(self.finish, 1)
        self._end.addLayout(last)
        self._layout.addLayout(self._end)
        self.result.changed.connect(self._fit)
        self.say("")

    def _scrolled(self) -> QScrollArea:
        """Larger text scrolls; at the usual size everything stands still."""
        content = QWidget()
        theme.mark(content, role="drawer_content")
        content.installEventFilter(self)
        self._inner = QVBoxLayout(content)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(10)
        self._inner.addWidget(self.result)
        self._inner.addWidget(self.help, 1)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def least_width(self) -> int:
        """How narrow it may stand beside the rows, in pixels."""
        return self._figures(LEAST)

    def stand_beside(self, room: int) -> None:
        """Beside the rows, at most `room` pixels wide and no wider than is good to read."""
        self._fold(folded=False)
        self.setMaximumHeight(_ANY)
        self.setMinimumHeight(0)
        self.setFixedWidth(max(self.least_width(), min(self._figures(MOST), room)))

    def stand_beneath(self, room: int, *, low: bool) -> None:
        """`room` pixels wide and a few lines high; what is longer scrolls in it.

        `low`: the rows take what they can get, and here stands the result alone.
        """
        self._fold(folded=True)
        self.setMaximumWidth(_ANY)
        self.setMinimumWidth(0)
        self._room, self._low = room, low
        self.help.setVisible(not low)
        self._fit()

    def height_beneath(self) -> int:
        """How high it stands beneath the rows with all that belongs into it, in pixels."""
        return LINES * self.fontMetrics().lineSpacing() + 2 * MARGINS_BENEATH[1] + 4

    def _fit(self) -> None:
        if not self.folded:
            return
        # Where the height is that of the words, a bar that comes first would make them longer.
        bar = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if self._low else bar.ScrollBarAsNeeded
        )
        if not self._low:
            self.setFixedHeight(self.height_beneath())
            return
        end = self._end.sizeHint()
        left, top, right, bottom = MARGINS_BENEATH
        across = self._room - end.width() - self._layout.spacing() - left - right
        needed = max(self._inner.heightForWidth(across), end.height())
        self.setFixedHeight(needed + top + bottom)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Words that come to their size later (a look, a font) need another height, too."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fold(self, *, folded: bool) -> None:
        if folded == self.folded:
            return
        self.folded = folded
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(across if folded else down)
        self._layout.setContentsMargins(*(MARGINS_BENEATH if folded else MARGINS))
        self._layout.setSpacing(14 if folded else 6)
        self._inner.setSpacing(2 if folded else 10)
        if folded:
            self._inner.insertWidget(0, self._said)
        else:
            self._end.insertWidget(0, self._said)
            self.help.show()
            self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.result.fold(folded=folded)
        self.help.fold(folded=folded)

    def _figures(self, count: int) -> int:
        return self.fontMetrics().horizontalAdvance("0" * count)

    def say(self, words: str, *, problem: bool = False, undo: bool = False) -> None:
        """A sentence above the button: saved, or what is in the way; empty takes it away."""
        theme.mark(self._said, role="problem" if problem else "strong")
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._undo.setVisible(undo)
        self._fit()

    @property
    def said(self) -> str:
        return self._said.text()

    @property
    def undo(self) -> bool:
        return not self._undo.isHidden()


_ANY = 16_777_215
"""Qt's word for no limit (QWIDGETSIZE_MAX)."""
