"""The check as a whole: head, the two sheets, foot, and the side with the result."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from nmsdesk.presenters.check_sentences import key_legend
from nmsdesk.presenters.checklist import Checklist
from nmsdesk.presenters.checklist_layout import SheetPlan
from nmsdesk.presenters.checklist_view import CheckWords, counted
from nmsdesk.ui.widgets.check_foot import CheckFoot
from nmsdesk.ui.widgets.check_head import CheckHead
from nmsdesk.ui.widgets.check_sheet import CheckSheet
from nmsdesk.ui.widgets.check_side import CheckSide

BETWEEN = 10
"""Pixels between the rows and the side."""
SCROLL_BAR = 14
LEAST_LINES = 7
"""With fewer lines in sight than these the rows take what they can get."""


class CheckBody(QWidget):
    """Shows one sheet at a time; the second is built when it is first wanted."""

    keyed = Signal(str, str)
    unheard = Signal(str)
    entered = Signal(str, str)
    left = Signal(str, str)
    focused = Signal(str)
    finished = Signal()

    def __init__(self, plans: tuple[SheetPlan, ...]) -> None:
        super().__init__()
        self._plans = plans
        self.plan = plans[0]
        self.sheets: dict[str, CheckSheet] = {}
        self.head, self.foot, self.side = CheckHead(), CheckFoot(), CheckSide()
        sheets = QWidget()
        self._sheets = QVBoxLayout(sheets)
        self._sheets.setContentsMargins(0, 0, 0, 0)
        self.list_area = QScrollArea()
        self.list_area.setWidgetResizable(True)
        self.list_area.setFrameShape(QFrame.Shape.NoFrame)
        self.list_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list_area.setWidget(sheets)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.head)
        left.addWidget(self.list_area, 1)
        left.addWidget(self.foot)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.addLayout(left, 1)
        self._across.addWidget(self.side)

    @property
    def sheet(self) -> CheckSheet:
        return self.sheets[self.plan.id]

    def show_sheet(self, sheet: SheetPlan, checklist: Checklist, words: CheckWords) -> None:
        self.plan = sheet
        if sheet.id not in self.sheets:
            made = CheckSheet(words.groups(checklist, sheet), key_legend())
            made.keyed.connect(self.keyed)
            made.unheard.connect(self.unheard)
            made.entered.connect(self.entered)
            made.left.connect(self.left)
            made.focused.connect(self.focused)
            made.focused.connect(self._bring_into_view)
            made.finished.connect(self.finished)
            self.sheets[sheet.id] = made
            self._sheets.addWidget(made)
        for name, each in self.sheets.items():
            each.setVisible(name == sheet.id)
        self.count(checklist)

    def say_last(self, words: str) -> None:
        """Of which check the grey answers are."""
        self.foot.say_last(words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_the_width()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._share_the_width()

    def _share_the_width(self) -> None:
        """The rows of the bedside need theirs first; the side stands beneath where it is short."""
        bedside = self.sheets.get(self._plans[0].id)
        if bedside is None:
            return
        left = self.width() - bedside.snug_width() - SCROLL_BAR - BETWEEN
        beside = left >= self.side.least_width()
        low = not beside and self._is_low(bedside)
        if beside:
            self.side.stand_beside(left)
        else:
            self.side.stand_beneath(self.width(), low=low)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.foot.shorten(short=low)
        self._across.setDirection(across if beside else down)
        self._across.setSpacing(BETWEEN if beside else 4)

    def _is_low(self, bedside: CheckSheet) -> bool:
        """Would side and foot, with all that belongs into them, leave too few lines."""
        taken = self.head.sizeHint().height() + self.foot.full_height(self.width())
        left = self.height() - taken - self.side.height_beneath() - 3 * 4
        return left < LEAST_LINES * bedside.line()

    def _bring_into_view(self, row: str) -> None:
        """What stands above the row, what unfolds beneath it, and before all the row itself."""
        sheet = self.sheet_of(row)
        heading = sheet.heading_above(row)
        if heading is not None:
            self.list_area.ensureWidgetVisible(heading, 0, 2)
        if not sheet.unfolded.isHidden():
            self.list_area.ensureWidgetVisible(sheet.unfolded, 0, 2)
        self.list_area.ensureWidgetVisible(sheet.rows[row], 0, 2)

    def other_sheet(self) -> SheetPlan:
        return next(each for each in self._plans if each is not self.plan)

    def sheet_of(self, row: str) -> CheckSheet:
        """The sheet on which a row stands; only what has been built can have been touched."""
        return next(each for each in self.sheets.values() if row in each.rows)

    def present_rows(self, checklist: Checklist, words: CheckWords) -> None:
        """Every row of every sheet that was built; a row that did not change does nothing."""
        for sheet in self._plans:
            if sheet.id in self.sheets:
                for column in words.groups(checklist, sheet):
                    self.sheets[sheet.id].present(column)
        self.count(checklist)

    def present_row(self, row: str, checklist: Checklist, words: CheckWords) -> None:
        self.sheet_of(row).present_row(words.row(checklist, row))
        self.count(checklist)

    def count(self, checklist: Checklist) -> None:
        short = counted(checklist, self.plan, short=True)
        self.foot.present(self.plan.id, counted(checklist, self.plan), short)

    def pending(self) -> str | None:
        """The first row of any sheet with a figure that has not been read."""
        found = (sheet.pending() for sheet in self.sheets.values())
        return next((row for row in found if row is not None), None)

    def clear(self) -> None:
        for sheet in self.sheets.values():
            sheet.clear()
