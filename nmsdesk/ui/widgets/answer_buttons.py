"""Paints the three cells Y, N and – of an answer; the chosen one is filled and bold."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme

_GROUNDS = (("accent", "accent_ink"), ("ok_ground", "ok"), ("surface", "muted"))
"""Ground and letter of a chosen cell: yes, no, not assessed."""
_FIRM = ("line", "ink")
"""The same where somebody said that it was not assessed, or not possible."""


def cell_width(metrics: QFontMetrics) -> int:
    """At least 24 pixels: each can be clicked."""
    return max(24, metrics.horizontalAdvance("N") + 12)


def letters() -> tuple[str, str, str]:
    return translate("Check", "Y"), translate("Check", "N"), "–"


def paint_cells(
    painter: QPainter, room: QRect, chosen: int, *, crossed: bool = False, said: bool = False
) -> None:
    """`crossed`: it was tried and could not be done, which is no answer either.

    `said`: not assessed because somebody said so, and not because nobody was there yet.
    """
    firm = crossed or said
    font = QFont(painter.font())
    width = cell_width(painter.fontMetrics())
    for place, letter in enumerate(letters()):
        cell = QRectF(room.left() + place * (width + 2) + 0.5, room.top() + 2.5, width - 1, 0)
        cell.setHeight(room.height() - 5)
        mine = place == chosen
        ground, ink = _GROUNDS[place] if place < 2 or not firm else _FIRM
        painter.setPen(QPen(theme.colour(ink if mine and place else "control_line"), 1))
        painter.setBrush(theme.colour(ground if mine else "raised"))
        painter.drawRoundedRect(cell, 4, 4)
        bold = QFont(font)
        bold.setBold(mine and (place < 2 or firm))
        painter.setFont(bold)
        painter.setPen(theme.colour(ink if mine else "muted"))
        shown = "×" if crossed and place == 2 else letter
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, shown)
    painter.setFont(font)
