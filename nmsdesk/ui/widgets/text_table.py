"""A read-only table of texts that is as tall as its rows and wraps what is long."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem
from typing_extensions import override

from nmsdesk.ui.widgets.cell_height import wrapped

MOST_HIGH = 420
ABOVE = 16
"""Pixels above and below the words of a cell together."""


class TextTable(QTableWidget):
    """`heads` name the columns; taller than `most` pixels it scrolls by itself.

    The `short` columns are as wide as their longest text, the others share what is left, and
    every text is shown whole: an elided medicine is half a medicine.
    """

    def __init__(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        short: Sequence[int] = (),
        most: int = MOST_HIGH,
    ) -> None:
        super().__init__(len(rows), len(heads))
        self._most = most
        self.setHorizontalHeaderLabels(list(heads))
        self.setAccessibleName(", ".join(heads))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in short:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(at, column, item)
        # The height follows the columns once they have their widths.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)
        head.sectionResized.connect(lambda *_sizes: self._soon.start(0))
        self._fit()

    def _fit(self) -> None:
        """Each row as tall as its tallest cell."""
        metrics = self.fontMetrics()
        whole = 0
        for at in range(self.rowCount()):
            items = ((column, self.item(at, column)) for column in range(self.columnCount()))
            lines = max(
                wrapped(metrics, self.columnWidth(column), "" if item is None else item.text())
                for column, item in items
            )
            lines = max(lines, metrics.height())
            self.setRowHeight(at, lines + ABOVE)
            whole += lines + ABOVE
        self.setFixedHeight(
            min(whole + self.horizontalHeader().sizeHint().height() + 8, self._most)
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._soon.start(0)
