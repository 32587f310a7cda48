"""A read-only table of texts that is as tall as its rows and wraps what is long."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem
from typing_extensions import override

MOST_HIGH = 420


class TextTable(QTableWidget):
    """`heads` name the columns; taller than `MOST_HIGH` it scrolls by itself."""

    def __init__(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().__init__(len(rows), len(heads))
        self.setHorizontalHeaderLabels(list(heads))
        self.setAccessibleName(", ".join(heads))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if len(heads) == 2:
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.setItem(at, column, QTableWidgetItem(text))
        # The height follows the columns once they have their widths.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)
        head.sectionResized.connect(lambda *_sizes: self._soon.start(0))
        self._fit()

    def _fit(self) -> None:
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(at) for at in range(self.rowCount()))
        self.setFixedHeight(min(rows + self.horizontalHeader().sizeHint().height() + 8, MOST_HIGH))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._soon.start(0)
