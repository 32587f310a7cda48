"""The rows of the comparison under their two headings, which stay while the rows scroll."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from nmsdesk.presenters.comparison import ComparisonView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.comparison_row import (
    MARGINS,
    NAME_WIDTH,
    SPACING,
    STRETCHES,
    ComparisonRow,
)
from nmsdesk.ui.widgets.plain import ground, label


class ComparisonTable(QWidget):
    why_wanted = Signal(str)
    """The id of a row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, ComparisonRow] = {}
        self._patient = label(role="strong", wrap=True)
        self._patient.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = QScrollArea()
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
        layout.addWidget(self._heading())
        layout.addWidget(self._area, 1)

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
        self.rows[row] = made
        self._list.insertWidget(self._list.count() - 1, made)

    def _move(self, row: str, by: int) -> None:
        names = list(self.rows)
        place = names.index(row) + by
        if 0 <= place < len(names):
            self.rows[names[place]].setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self.rows[names[place]], 0, 8)

    def _heading(self) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        bar = 14
        layout.setContentsMargins(MARGINS[0], 0, MARGINS[2] + bar, 0)
        layout.setSpacing(SPACING)
        layout.addSpacing(NAME_WIDTH)
        nms = translate("Comparison", "◀ Neuroleptic malignant syndrome")
        serotonin = translate("Comparison", "Serotonin syndrome ▶")
        layout.addWidget(_head(nms, "nms"), STRETCHES[0])
        layout.addWidget(self._patient, STRETCHES[1])
        layout.addWidget(_head(serotonin, "serotonin"), STRETCHES[2])
        return line


def _head(words: str, tone: str) -> QFrame:
    made = ground("head")
    theme.mark(made, tone=tone)
    title: QLabel = label(words)
    title.setAlignment(Qt.AlignmentFlag.AlignCenter)
    layout = QHBoxLayout(made)
    layout.setContentsMargins(8, 4, 8, 4)
    layout.addWidget(title)
    return made
