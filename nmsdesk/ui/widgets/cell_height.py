"""How tall a cell of a table has to be for its words, asked of the font.

Qt's own hint for a row is a line short where a text wraps at the last pixel, and then elides it.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

BESIDE = 24
"""Pixels beside the words of a cell, as the style sheet leaves them."""
_LEAST = 20
_WRAP = int(Qt.TextFlag.TextWordWrap)


def wrapped(metrics: QFontMetrics, width: int, text: str) -> int:
    """Pixels of the lines into which `text` falls in a column of that width."""
    room = QRect(0, 0, max(width - BESIDE, _LEAST), 100_000)
    return metrics.boundingRect(room, _WRAP, text).height()
