"""One row of the comparison: both pictures, and this patient's finding drawn between them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from nmsdesk.presenters.comparison import Mark, RowView
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.finding_mark import FindingMark
from nmsdesk.ui.widgets.plain import label

NAME_WIDTH = 7.6
"""In lines of text."""
WIDEST = 16_777_215
"""Qt's word for "any width"."""
LEAST_HEIGHT = 28
STRETCHES = (11, 10, 11)
"""NMS, this patient, serotonin syndrome."""
SPACING = 10
MARGINS = (10, 3, 10, 3)
_TONES = {Mark.NMS: "nms", Mark.SEROTONIN: "serotonin"}


class ComparisonRow(QFrame):
    """Enter, space or a click asks why."""

    why_wanted = Signal(str)
    moved = Signal(str, int)

    def __init__(self, row: str) -> None:
        super().__init__()
        self.row = row
        theme.mark(self, role="compared")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = label(role="muted", wrap=True)
        self._nms, self._nms_share = label(wrap=True), label(role="muted")
        self._serotonin, self._serotonin_share = label(wrap=True), label(role="muted")
        self.patient = PatientCell()
        self._storeys = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._storeys.setContentsMargins(*MARGINS)
        self._storeys.setSpacing(SPACING)
        self._storeys.addWidget(self._name)
        across = QHBoxLayout()
        across.setSpacing(SPACING)
        self._sides = tuple(
            _side(says, share)
            for says, share in (
                (self._nms, self._nms_share),
                (self._serotonin, self._serotonin_share),
            )
        )
        across.addLayout(self._sides[0], STRETCHES[0])
        across.addWidget(self.patient, STRETCHES[1])
        across.addLayout(self._sides[1], STRETCHES[2])
        self._storeys.addLayout(across, 1)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Narrow: the name over the three columns, a share and a chip under their words."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        if narrow:
            self._name.setFixedWidth(WIDEST)
            self._name.setMinimumWidth(0)
        else:
            self._name.setFixedWidth(name_width(self))
        self._storeys.setDirection(down if narrow else right)
        self._storeys.setSpacing(1 if narrow else SPACING)
        for side in self._sides:
            side.setDirection(down if narrow else right)
        self.patient.set_narrow(narrow=narrow)

    def present(self, view: RowView) -> None:
        self.setAccessibleName(view.accessible)
        self._name.setText(view.label)
        self._nms.setText(view.nms)
        self._serotonin.setText(view.serotonin)
        for part, text in (
            (self._nms_share, view.nms_share),
            (self._serotonin_share, view.serotonin_share),
        ):
            part.setText(text)
            part.setVisible(bool(text))
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

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.why_wanted.emit(self.row)
            case Qt.Key.Key_Up:
                self.moved.emit(self.row, -1)
            case Qt.Key.Key_Down:
                self.moved.emit(self.row, 1)
            case _:
                super().keyPressEvent(event)

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
        self._words.setSpacing(6)
        self._words.addWidget(self._found, 1)
        self._words.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._left)
        layout.addLayout(self._words, 1)
        layout.addWidget(self._right)

    def set_narrow(self, *, narrow: bool) -> None:
        self._words.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

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


def name_width(beside: QWidget) -> int:
    """Pixels of the column of names at the text size of `beside`."""
    return round(NAME_WIDTH * beside.fontMetrics().height())


def _side(says: QLabel, share: QLabel) -> QBoxLayout:
    made = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    made.setSpacing(8)
    made.addWidget(says, 1)
    made.addWidget(share)
    return made
