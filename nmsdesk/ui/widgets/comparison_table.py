"""The rows of the comparison under their two headings, which stay while the rows scroll."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from nmsdesk.presenters.comparison import ComparisonView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.comparison_row import (
    MARGINS,
    SPACING,
    STRETCHES,
    ComparisonRow,
    name_width,
)
from nmsdesk.ui.widgets.picture_heading import PictureHeading
from nmsdesk.ui.widgets.plain import label

NARROW = 36
"""Below this width, in lines of text, a row stands in two storeys."""
BETWEEN = 2
"""Pixels between two rows."""
UNDER_HEADING = 4
SETTLED_MS = 20
"""After this without a row that changed its height all of them have the one they keep."""


class ComparisonTable(QWidget):
    """One row at a time takes the Tab key: within the table the arrows go on."""

    why_wanted = Signal(str)
    """The id of a row."""
    current_changed = Signal(str)
    """The id of the row that the keyboard is on now."""
    settled = Signal()
    """The rows have other heights than before."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, ComparisonRow] = {}
        self.current = ""
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.timeout.connect(self._keep_in_sight)
        self._patient = label(role="strong")
        self._patient.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(BETWEEN)
        self._list.addStretch(1)
        self._area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNDER_HEADING)
        self._names = QSpacerItem(0, 0)
        layout.addWidget(self._heading())
        layout.addWidget(self._area, 1)
        self._fit()

    def present(self, view: ComparisonView) -> None:
        self._patient.setText(view.patient)
        for row in view.rows:
            if row.id not in self.rows:
                self._add(row.id)
            self.rows[row.id].present(row)
        if not self.current:
            self.to_the_top()

    def to_the_top(self) -> None:
        """The first row is the one that the keyboard comes to, and it is in sight."""
        first = next(iter(self.rows))
        if self.focusWidget() in self.rows.values():
            # Also where the keyboard is elsewhere: Qt brings it back to the row that had it last.
            self.rows[first].setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_current(first)
        self._area.verticalScrollBar().setValue(0)

    def _add(self, row: str) -> None:
        made = ComparisonRow(row)
        made.why_wanted.connect(self.why_wanted)
        made.moved.connect(self._move)
        made.came.connect(self._make_current)
        made.settled.connect(self._row_settled)
        made.set_narrow(narrow=self._narrow)
        self.rows[row] = made
        self._list.insertWidget(self._list.count() - 1, made)

    def _row_settled(self) -> None:
        if self._resized.isActive():
            self._resized.start(SETTLED_MS)
        self.settled.emit()

    def _make_current(self, row: str) -> None:
        if row == self.current:
            return
        if self.current:
            self.rows[self.current].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.current = row
        self.rows[row].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.rows[row])
        self.current_changed.emit(row)

    def _move(self, row: str, by: int, pages: int) -> None:
        names = list(self.rows)
        place = names.index(row) + by + pages * self._rows_a_page()
        self._go(names[min(max(place, 0), len(names) - 1)])

    def _go(self, row: str) -> None:
        self.rows[row].setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_current(row)
        self._area.ensureWidgetVisible(self.rows[row], 0, 8)

    def _keep_in_sight(self) -> None:
        """Where the room changed, the row that has the keyboard is still looked at."""
        row = self.rows.get(self.current)
        if row is not None and row.hasFocus():
            self._list.activate()
            self._area.ensureWidgetVisible(row, 0, 8)

    def whole_rows(self) -> tuple[str, ...]:
        """The rows of which nothing is scrolled out of sight."""
        seen = self._area.viewport().rect()
        tops = {
            name: row.mapTo(self._area.viewport(), row.rect().topLeft()).y()
            for name, row in self.rows.items()
        }
        return tuple(
            name
            for name, row in self.rows.items()
            if tops[name] >= 0 and tops[name] + row.height() <= seen.height()
        )

    def _rows_a_page(self) -> int:
        """One of the rows in sight stays in sight."""
        return max(1, len(self.whole_rows()) - 1)

    def height_of(self, rows: int) -> int:
        """The pixels of the heading and of the first `rows` rows."""
        tall = [row.minimumHeight() + BETWEEN for row in list(self.rows.values())[:rows]]
        return self._line.sizeHint().height() + UNDER_HEADING + sum(tall)

    @property
    def _narrow(self) -> bool:
        return self.width() < NARROW * self.fontMetrics().height()

    def _fit(self) -> None:
        narrow = self._narrow
        self._names.changeSize(0 if narrow else name_width(self), 0)
        self._patient.setVisible(not narrow)
        self._columns.invalidate()
        self._line.updateGeometry()
        for row in self.rows.values():
            row.set_narrow(narrow=narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._resized.start(SETTLED_MS)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _heading(self) -> QWidget:
        line = self._line = QWidget()
        layout = self._columns = QHBoxLayout(line)
        bar = 14
        layout.setContentsMargins(MARGINS[0], 0, MARGINS[2] + bar, 0)
        layout.setSpacing(SPACING)
        layout.addItem(self._names)
        nms = PictureHeading(
            translate("Comparison", "◀ Neuroleptic malignant syndrome"),
            translate("Comparison", "◀ NMS"),
            "nms",
        )
        serotonin = PictureHeading(
            translate("Comparison", "Serotonin syndrome ▶"),
            translate("Comparison", "Serotonin ▶"),
            "serotonin",
        )
        layout.addWidget(nms, STRETCHES[0])
        layout.addWidget(self._patient, STRETCHES[1])
        layout.addWidget(serotonin, STRETCHES[2])
        return line
