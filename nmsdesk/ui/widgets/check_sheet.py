"""A sheet of the check: its rows in columns, and what unfolds beneath the one in focus."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from nmsdesk.domain.finding import FindingKind
from nmsdesk.presenters.checklist import Said
from nmsdesk.presenters.checklist_view import GroupView, RowView
from nmsdesk.ui.widgets.check_group import CheckGroup
from nmsdesk.ui.widgets.check_places import COLUMNS, Column, columns_for, place, snug_width
from nmsdesk.ui.widgets.check_row import CheckRow
from nmsdesk.ui.widgets.figure_row import FigureRow
from nmsdesk.ui.widgets.plain import label
from nmsdesk.ui.widgets.row_unfolded import RowUnfolded

SLACK = 22
"""How much taller than its text a line grows where there is room, in pixels."""


class CheckSheet(QWidget):
    """Rows by id; signals say what a person asked of which row.

    It takes as many columns as its width has room for; what does not fit into its height scrolls
    around it, and a name that does not fit into one line takes two.
    """

    keyed = Signal(str, str)
    unheard = Signal(str)
    entered = Signal(str, str)
    left = Signal(str, str)
    focused = Signal(str)
    finished = Signal()

    def __init__(self, columns: tuple[tuple[GroupView, ...], ...], legend: str) -> None:
        super().__init__()
        self.rows: dict[str, CheckRow] = {}
        self._columns: tuple[Column, ...] = ()
        self.groups: list[CheckGroup] = []
        for view in (group for groups in columns for group in groups):
            made = CheckGroup(view, self)
            made.heading.rest_wanted.connect(lambda row: self.keyed.emit(row, "r"))
            self.groups.append(made)
            for row in made.rows:
                self._adopt(row)
        self._legend = label(legend, role="muted", wrap=True)
        self._legend.setParent(self)
        self._legend.setContentsMargins(6, 2, 4, 0)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.unfolded = RowUnfolded(self)
        self.unfolded.chosen.connect(self.keyed)

    def snug_width(self) -> int:
        """The width at which all columns stand beside each other with nothing broken."""
        return snug_width(self.groups, COLUMNS)

    def line(self) -> int:
        """The least height of a line, in pixels."""
        return next(iter(self.rows.values())).line()

    def present(self, groups: tuple[GroupView, ...]) -> None:
        for group in groups:
            for view in group.rows:
                self.present_row(view)

    def present_row(self, view: RowView) -> None:
        self.rows[view.id].present(view)

    def first(self) -> str:
        return next(iter(self.rows))

    def focus(self, row: str) -> None:
        self.rows[row].setFocus(Qt.FocusReason.OtherFocusReason)

    def heading_above(self, row: str) -> QWidget | None:
        """The heading that stands right above a row; None within a group."""
        made = self.rows[row]
        return next((group.heading for group in self.groups if group.rows[0] is made), None)

    def say(self, row: str, said: Said, *, unfold: bool) -> None:
        """Show what was wrong with a figure beneath its row, or take it away again."""
        made = self.rows[row]
        if isinstance(made, FigureRow):
            made.show_problem("" if not said.words or said.again else "emergency")
        if not unfold:
            return
        if said.words:
            self.unfolded.sentence(said.words, "watch" if said.again else "emergency", made)
        else:
            self.unfolded.fold()

    def remind(self, view: RowView, sentence: str) -> None:
        """Say beneath a row which keys answer it, over its words where it has some."""
        made = self.rows[view.id]
        if view.choices:
            self.unfolded.words(view, made, sentence)
        else:
            self.unfolded.sentence(sentence, "watch", made)

    def pending(self) -> str | None:
        """The first row with a figure that has not been read."""
        for name, made in self.rows.items():
            if isinstance(made, FigureRow) and made.pending:
                return name
        return None

    def clear(self) -> None:
        self.unfolded.fold()
        for made in self.rows.values():
            if isinstance(made, FigureRow):
                made.clear_typed()

    @override
    def event(self, event: QEvent) -> bool:
        """A row that needs more lines than before asks for them so."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.snug_width(), self.minimumHeight())

    def _arrange(self) -> None:
        self._columns = columns = columns_for(self.groups, self.width())
        lines = max(column.lines for column in columns)
        least = self.line()
        if self.minimumHeight() != lines * least:
            self.setMinimumHeight(lines * least)
        tallest = self.fontMetrics().height() + SLACK
        line = max(least, min(tallest, self.height() / lines))
        place(columns, line)
        self._place_legend(lines, line)
        self.unfolded.follow()

    def _place_legend(self, lines: int, line: float) -> None:
        """The keys stand in the free lines at the end of a column; without room `?` has them."""
        for column in self._columns:
            spare = round((lines - column.lines) * line)
            if self._legend.heightForWidth(column.width) <= spare:
                self._legend.setGeometry(
                    column.left, round(column.lines * line), column.width, spare
                )
                self._legend.show()
                return
        self._legend.hide()

    def _adopt(self, made: CheckRow) -> None:
        self.rows[made.row] = made
        made.keyed.connect(self.keyed)
        made.unheard.connect(self.unheard)
        made.moved.connect(self._move)
        made.finished.connect(self.finished)
        made.focused.connect(self._focused)
        if isinstance(made, FigureRow):
            made.entered.connect(self.entered)
            made.left.connect(self.left)
            made.field.entered.connect(lambda row=made.row: self._focused(row))

    def _focused(self, row: str) -> None:
        made = self.rows[row]
        if made.view is not None and made.view.kind is FindingKind.WORD:
            self.unfolded.words(made.view, made)
        else:
            self.unfolded.fold()
        self.focused.emit(row)

    def _move(self, row: str, columns: int, rows: int) -> None:
        """One row up or down in reading order, or as many rows down in the next column."""
        if rows:
            names = list(self.rows)
            place_ = names.index(row) + rows
            if 0 <= place_ < len(names):
                self.focus(names[place_])
            return
        made = self.rows[row]
        beside = [
            [each for group in column.groups for each in group.rows] for column in self._columns
        ]
        other = next(i for i, each in enumerate(beside) if made in each) + columns
        if 0 <= other < len(beside):
            self.focus(min(beside[other], key=lambda each: abs(each.y() - made.y())).row)
