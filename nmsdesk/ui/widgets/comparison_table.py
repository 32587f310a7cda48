"""The rows of the comparison under their two headings, which stay while the rows scroll."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from nmsdesk.presenters.comparison import ComparisonView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.comparison_row import (
    MARGINS,
    SPACING,
    STRETCHES,
    ComparisonRow,
    name_width,
)
from nmsdesk.ui.widgets.plain import ground, label

NARROW = 36
"""Below this width, in lines of text, a row stands in two storeys."""
LEAST = 8
"""So many lines of the rows are seen at least."""


class _Rows(QScrollArea):
    """Asks for no more than its least height: the rows take the room that is left."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class ComparisonTable(QWidget):
    why_wanted = Signal(str)
    """The id of a row."""
    moved_to = Signal(QWidget)
    """The row that has the focus now."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, ComparisonRow] = {}
        self._patient = label(role="strong", wrap=True)
        self._patient.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = _Rows()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self._list.addStretch(1)
        self._area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
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

    def _add(self, row: str) -> None:
        made = ComparisonRow(row)
        made.why_wanted.connect(self.why_wanted)
        made.moved.connect(self._move)
        made.set_narrow(narrow=self._narrow)
        self.rows[row] = made
        self._list.insertWidget(self._list.count() - 1, made)

    def _move(self, row: str, by: int) -> None:
        names = list(self.rows)
        place = names.index(row) + by
        if 0 <= place < len(names):
            self.rows[names[place]].setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self.rows[names[place]], 0, 8)
            self.moved_to.emit(self.rows[names[place]])

    @property
    def _narrow(self) -> bool:
        return self.width() < NARROW * self.fontMetrics().height()

    def _fit(self) -> None:
        self._area.setMinimumHeight(LEAST * self.fontMetrics().height())
        narrow = self._narrow
        self._names.changeSize(0 if narrow else name_width(self), 0)
        self._columns.invalidate()
        self._line.updateGeometry()
        for row in self.rows.values():
            row.set_narrow(narrow=narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

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
        nms = translate("Comparison", "◀ Neuroleptic malignant syndrome")
        serotonin = translate("Comparison", "Serotonin syndrome ▶")
        layout.addWidget(_head(nms, "nms"), STRETCHES[0])
        layout.addWidget(self._patient, STRETCHES[1])
        layout.addWidget(_head(serotonin, "serotonin"), STRETCHES[2])
        return line


def _head(words: str, tone: str) -> QFrame:
    made = ground("head")
    theme.mark(made, tone=tone)
    title: QLabel = label(words, wrap=True)
    title.setAlignment(Qt.AlignmentFlag.AlignCenter)
    layout = QHBoxLayout(made)
    layout.setContentsMargins(8, 4, 8, 4)
    layout.addWidget(title)
    return made
