"""One row of the comparison: both pictures, and this patient's finding drawn between them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from nmsdesk.presenters.comparison import Mark, RowView
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.finding_mark import FindingMark
from nmsdesk.ui.widgets.plain import label

NAME_WIDTH = 7.6
"""In lines of text."""
LEAST_HEIGHT = 26
STRETCHES = (12, 10, 11)
"""NMS, this patient, serotonin syndrome."""
SPACING = 10
MARGINS = (10, 1, 10, 1)
_TONES = {Mark.NMS: "nms", Mark.SEROTONIN: "serotonin"}


FARTHEST = 1_000
STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (0, -1),
    Qt.Key.Key_PageDown: (0, 1),
    Qt.Key.Key_Home: (-FARTHEST, 0),
    Qt.Key.Key_End: (FARTHEST, 0),
}
"""Rows and pages that a key goes on; the table ends where it ends."""


class ComparisonRow(QFrame):
    """Enter, space or a click asks why."""

    why_wanted = Signal(str)
    moved = Signal(str, int, int)
    """From this row so many rows and so many pages down."""
    came = Signal(str)
    """The keyboard is on this row now."""
    settled = Signal()
    """It has another height than before."""

    def __init__(self, row: str) -> None:
        super().__init__()
        self.row = row
        theme.mark(self, role="compared")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._name = label(role="muted", wrap=True)
        self._nms, self._nms_share = label(wrap=True), label(role="muted")
        self._serotonin, self._serotonin_share = label(wrap=True), label(role="muted")
        self.patient = PatientCell()
        self._storeys = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._storeys.setContentsMargins(*MARGINS)
        self._storeys.setSpacing(SPACING)
        self._top, self._across = QHBoxLayout(), QHBoxLayout()
        for line in (self._top, self._across):
            line.setSpacing(SPACING)
        self._top.addWidget(self._name)
        self._across.addLayout(_side(self._nms, self._nms_share), STRETCHES[0])
        self._across.addWidget(self.patient, STRETCHES[1])
        self._across.addLayout(_side(self._serotonin, self._serotonin_share), STRETCHES[2])
        self._storeys.addLayout(self._top)
        self._storeys.addLayout(self._across, 1)
        self._narrow = False
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Narrow: name and finding in one line, both pictures in the next."""
        self._name.setFixedWidth(name_width(self))
        if narrow == self._narrow:
            return
        self._narrow = narrow
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._storeys.setDirection(down if narrow else right)
        self._storeys.setSpacing(1 if narrow else SPACING)
        if narrow:
            self._across.removeWidget(self.patient)
            self._top.addWidget(self.patient, 1)
        else:
            self._top.removeWidget(self.patient)
            self._across.insertWidget(1, self.patient, STRETCHES[1])
        self._show_shares()

    def _show_shares(self) -> None:
        """In two storeys the shares are left to Why: the words need the room."""
        for share in (self._nms_share, self._serotonin_share):
            share.setVisible(bool(share.text()) and not self._narrow)

    def present(self, view: RowView) -> None:
        self.setAccessibleName(view.accessible)
        self._name.setText(view.label)
        self._nms.setText(view.nms)
        self._serotonin.setText(view.serotonin)
        self._nms_share.setText(view.nms_share)
        self._serotonin_share.setText(view.serotonin_share)
        self._show_shares()
        self.patient.present(view)

    @override
    def event(self, event: QEvent) -> bool:
        """A row is as high as its words need at this width; the list scrolls, it never squeezes.

        The words of a cell reach the row's own layout only with its request to be laid out anew.
        """
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._settle()
        return done

    def _settle(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        height = max(LEAST_HEIGHT, layout.totalHeightForWidth(self.width()))
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self.settled.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.why_wanted.emit(self.row)
        elif key in STEPS:
            self.moved.emit(self.row, *STEPS[key])
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit(self.row)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.why_wanted.emit(self.row)


class PatientCell(QWidget):
    """The finding stands beside the picture that it supports; in the middle where it is neither."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = Mark.NONE
        self._left, self._right = FindingMark(), FindingMark()
        self._found = label(wrap=True)
        self._chip = label(role="chip")
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(2)
        self._words.addWidget(self._found, 1)
        beside = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._words.addWidget(self._chip, 0, beside)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._left)
        layout.addLayout(self._words, 1)
        layout.addWidget(self._right)

    def _fit(self) -> None:
        """The chip under the words where the two have no room in one line."""
        self._found.ensurePolished()
        words = self._found.fontMetrics().horizontalAdvance(self._found.text())
        mark = self._left if self._right.isHidden() else self._right
        used = mark.width() + 18 + words + self._chip.sizeHint().width()
        under = not self._chip.isHidden() and used > self.width()
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._words.setDirection(down if under else right)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def words(self) -> str:
        return self._found.text()

    @property
    def chip(self) -> str:
        return "" if self._chip.isHidden() else self._chip.text()

    def present(self, view: RowView) -> None:
        self.mark = view.mark
        to_right = view.mark is Mark.SEROTONIN
        self._left.present(Mark.NONE if to_right else view.mark, view.strength)
        self._right.present(view.mark if to_right else Mark.NONE, view.strength)
        self._left.setVisible(not to_right)
        self._right.setVisible(to_right)
        self._found.setText(view.found)
        side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
        self._found.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        pulls = view.mark in _TONES
        theme.mark(self._found, role="strong" if pulls else "muted", tone=_TONES.get(view.mark, ""))
        if view.mark is Mark.NEUTRAL:
            theme.mark(self._found, role="body")
        self._chip.setText(view.chip)
        self._chip.setVisible(bool(view.chip))
        self._fit()


def name_width(beside: QWidget) -> int:
    """Pixels of the column of names at the text size of `beside`."""
    return round(NAME_WIDTH * beside.fontMetrics().height())


def _side(says: QLabel, share: QLabel) -> QBoxLayout:
    made = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    made.setSpacing(8)
    made.addWidget(says, 1)
    made.addWidget(share)
    return made
