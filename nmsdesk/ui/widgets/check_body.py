"""The check as a whole: head, the two sheets, foot, and the side with the result."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from nmsdesk.presenters.check_sentences import key_legend
from nmsdesk.presenters.checklist import Checklist
from nmsdesk.presenters.checklist_layout import SheetPlan
from nmsdesk.presenters.checklist_view import CheckWords, counted
from nmsdesk.ui.widgets.check_foot import CheckFoot
from nmsdesk.ui.widgets.check_head import CheckHead
from nmsdesk.ui.widgets.check_sheet import CheckSheet
from nmsdesk.ui.widgets.check_side import CheckSide


class CheckBody(QWidget):
    """Shows one sheet at a time; the second is built when it is first wanted."""

    keyed = Signal(str, str)
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
        self._last = ""
        self._stack = QStackedWidget()
        self.list_area = QScrollArea()
        self.list_area.setWidgetResizable(True)
        self.list_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list_area.setWidget(self._stack)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.head)
        left.addWidget(self.list_area, 1)
        left.addWidget(self.foot)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(14)
        across.addLayout(left, 1)
        across.addWidget(self.side)

    @property
    def sheet(self) -> CheckSheet:
        return self.sheets[self.plan.id]

    def show_sheet(self, sheet: SheetPlan, checklist: Checklist, words: CheckWords) -> None:
        self.plan = sheet
        if sheet.id not in self.sheets:
            made = CheckSheet(words.groups(checklist, sheet))
            made.keyed.connect(self.keyed)
            made.entered.connect(self.entered)
            made.left.connect(self.left)
            made.focused.connect(self.focused)
            made.focused.connect(self._bring_into_view)
            made.finished.connect(self.finished)
            self.sheets[sheet.id] = made
            self._write_feet(made)
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self.sheet)
        self.count(checklist)

    def _bring_into_view(self, row: str) -> None:
        """Beneath a tall bar, or beside the drawer, the list is longer or wider than its room."""
        self.list_area.ensureWidgetVisible(self.sheet_of(row).rows[row], 8, 8)

    def say_last(self, words: str) -> None:
        """Of which check the grey answers are."""
        self._last = words
        for sheet in self.sheets.values():
            self._write_feet(sheet)

    def _write_feet(self, sheet: CheckSheet) -> None:
        """The free lines: the last column's tell of the check before, another's of the keys."""
        if sheet.feet:
            sheet.feet[0].setText(key_legend())
            sheet.feet[-1].setText(self._last)

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
        self.foot.present(self.plan.id, counted(checklist, self.plan))

    def pending(self) -> str | None:
        """The first row of any sheet with a figure that has not been read."""
        found = (sheet.pending() for sheet in self.sheets.values())
        return next((row for row in found if row is not None), None)

    def clear(self) -> None:
        for sheet in self.sheets.values():
            sheet.clear()
