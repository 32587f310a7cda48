"""The table of the watch board: whole rows that wrap, the same patient chosen whatever moves."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from nmsdesk.domain.ids import PatientId
from nmsdesk.presenters.watch_board import BoardLine
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets import rich_cell
from nmsdesk.ui.widgets.board_columns import NARROW, NARROWER, Shape, columns
from nmsdesk.ui.widgets.board_model import BAR, PAD, RIGHT, BoardDelegate, BoardModel

CLOSE_PAD = 3


class BoardTable(QTableView):
    """`chosen` says whose row is chosen now; `opened` that Enter or a double click wants it."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[BoardLine, ...] = ()
        self._shape = Shape.WIDE
        self._heights: dict[BoardLine, int] = {}
        self._measured: tuple[object, ...] = ()
        self._showing = False
        self.rows = BoardModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(BoardDelegate(self.rows, self))
        self.setAccessibleName(translate("Board", "Watch board"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(28)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doubleClicked.connect(lambda _index: self.open_it())

    def present(self, lines: tuple[BoardLine, ...]) -> None:
        """Show the rows; the patient chosen stays chosen, at the same height of the screen.

        Where that patient has left the board, the row that took the place is chosen.
        """
        key, place = self.chosen_key, self.currentIndex().row()
        above = None if key is None else self.rowViewportPosition(place)
        self._lines = lines
        self._show_rows()
        self.choose_again(key, place)
        if above is not None and key == self.chosen_key:
            moved = self.rowViewportPosition(self.currentIndex().row()) - above
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)
        if key != self.chosen_key or not lines:
            self._tell()

    def choose_again(self, key: PatientId | None, place: int) -> None:
        at = None if key is None else self.rows.row_of(key)
        if at is None and self._lines:
            at = min(max(place, 0), len(self._lines) - 1)
        if at is not None:
            self._select(at)

    def choose(self, key: PatientId) -> bool:
        """Choose a patient's row and bring it in sight; False where the patient has none."""
        at = self.rows.row_of(key)
        if at is None:
            return False
        self.selectRow(at)
        self.scrollTo(self.rows.index(at, 0))
        return True

    @property
    def chosen_key(self) -> PatientId | None:
        found = self.selectionModel().selectedRows()
        return self.rows.lines[found[0].row()].key if found else None

    def open_it(self) -> None:
        if self.chosen_key is not None:
            self.opened.emit(self.chosen_key)

    def _select(self, at: int) -> None:
        """Without scrolling: where the row is on screen is for `present` to say."""
        self._showing = True
        self.setAutoScroll(False)
        self.selectRow(at)
        self.setAutoScroll(True)
        self._showing = False

    def _tell(self) -> None:
        if not self._showing:
            self.chosen.emit(self.chosen_key)

    # Room

    def _shape_now(self) -> Shape:
        lines = self.viewport().width() / self.fontMetrics().height()
        if lines >= NARROW:
            return Shape.WIDE
        return Shape.NARROW if lines >= NARROWER else Shape.ONE

    def _show_rows(self) -> None:
        self._shape = self._shape_now()
        wide = self._shape is Shape.WIDE
        self.rows.pad = PAD if wide else CLOSE_PAD
        self.rows.apart = rich_cell.LINE if wide else rich_cell.CLOSE
        self.horizontalHeader().setVisible(wide)
        self._showing = True
        self.rows.show_lines(self._lines, columns(self._shape))
        self._showing = False
        self._fit()

    def _fit(self) -> None:
        """Share the width out, then give every row the height that its words need."""
        whole = self.viewport().width()
        shares = [int(whole * column.share) for column in self.rows.columns]
        shares[-1] += whole - sum(shares) if self._shape is Shape.ONE else 0
        for place, width in enumerate(shares):
            self.setColumnWidth(place, width)
        inner = tuple(width - PAD - BAR - RIGHT for width in shares)
        type_ = rich_cell.Type(self.font(), self.rows.apart)
        basis = (inner, self.font().key(), self._shape)
        known = self._heights if basis == self._measured else {}
        self._measured = basis
        self._heights = {
            line: known.get(line) or self.rows.height(line, inner, type_) for line in self._lines
        }
        for place, line in enumerate(self._lines):
            self.setRowHeight(place, self._heights[line])

    def _again(self) -> None:
        """The room is another one: the same rows, the same patient chosen, in sight."""
        key, place = self.chosen_key, self.currentIndex().row()
        if self._shape_now() is not self._shape:
            self._show_rows()
            self.choose_again(key, place)
        else:
            self._fit()
        if self.chosen_key is not None:
            self.scrollTo(self.currentIndex())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._again()
        elif self.chosen_key is not None:
            self.scrollTo(self.currentIndex())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._again()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, 160)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End are the first and the last row; Enter opens."""
        last = len(self._lines) - 1
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_it()
            case Qt.Key.Key_Home if last >= 0:
                self.choose(self._lines[0].key)
            case Qt.Key.Key_End if last >= 0:
                self.choose(self._lines[last].key)
            case _:
                super().keyPressEvent(event)
