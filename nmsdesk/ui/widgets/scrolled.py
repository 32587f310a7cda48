"""A layout that scrolls up and down on the ground it lies on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

_ON_ITS_GROUND = "QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }"


def scrolled(layout: QLayout) -> QScrollArea:
    """`layout` in an area that never scrolls sideways."""
    inner = QWidget()
    inner.setLayout(layout)
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setStyleSheet(_ON_ITS_GROUND)
    return area
