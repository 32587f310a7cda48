"""A sheet of the check: three columns of rows, and what unfolds beneath the one in focus."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nmsdesk.domain.finding import FindingKind
from nmsdesk.presenters.checklist import Said
from nmsdesk.presenters.checklist_view import GroupView, RowView
from nmsdesk.ui.widgets.check_column import CheckColumn
from nmsdesk.ui.widgets.check_row import CheckRow
from nmsdesk.ui.widgets.figure_row import FigureRow
from nmsdesk.ui.widgets.row_unfolded import RowUnfolded

TALLEST = 40
LEAST_WIDTH = 240
WIDTHS = (56, 59, 57)
"""How the columns share the width: the words are longer on the right."""


class CheckSheet(QWidget):
    """Rows by id; signals say what a person asked of which row."""

    keyed = Signal(str, str)
    entered = Signal(str, str)
    left = Signal(str, str)
    focused = Signal(str)
    finished = Signal()

    def __init__(self, columns: tuple[tuple[GroupView, ...], ...]) -> None:
        super().__init__()
        self.rows: dict[str, CheckRow] = {}
        self._columns: list[tuple[str, ...]] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        lines = max(sum(1 + len(group.rows) for group in groups) for groups in columns)
        self.feet: list[QLabel] = []
        for groups in columns:
            column = CheckColumn(groups, lines, tall=TALLEST)
            column.setMinimumWidth(LEAST_WIDTH)
            if column.foot is not None:
                self.feet.append(column.foot)
            column.rest_wanted.connect(lambda row: self.keyed.emit(row, "r"))
            layout.addWidget(column, WIDTHS[len(self._columns)])
            self._columns.append(tuple(made.row for made in column))
            for made in column:
                self._adopt(made)
        self.unfolded = RowUnfolded(self)
        self.unfolded.chosen.connect(self.keyed)
        self.present(tuple(group for column_ in columns for group in column_))

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

    def _adopt(self, made: CheckRow) -> None:
        self.rows[made.row] = made
        made.keyed.connect(self.keyed)
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
            place = names.index(row) + rows
            if 0 <= place < len(names):
                self.focus(names[place])
            return
        column = next(i for i, names in enumerate(self._columns) if row in names)
        other = column + columns
        if 0 <= other < len(self._columns):
            here = self.rows[row].y()
            nearest = min(self._columns[other], key=lambda name: abs(self.rows[name].y() - here))
            self.focus(nearest)
