"""A layout that scrolls up and down within a card."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea


def scrolled(layout: QLayout) -> QScrollArea:
    """`layout` in an area that never scrolls sideways."""
    inner = QFrame()
    inner.setProperty("role", "on_card")  # The ground of a scrolled part is else the page's.
    inner.setLayout(layout)
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
