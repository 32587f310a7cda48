"""Labels, buttons and grounds of the style sheet, each made in one line."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nmsdesk.ui.widgets.held_label import HeldLabel


def label(text: str = "", role: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """A label in a role; plain text always, so that a name can never become markup."""
    made = HeldLabel(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    return made


def button(text: str, role: str = "", *, does: Callable[[], object] | None = None) -> QPushButton:
    """A button; its text is its accessible name. Enter presses it while it has the focus."""
    made = QPushButton(text)
    made.setAccessibleName(text)
    made.setAutoDefault(True)
    if role:
        made.setProperty("role", role)
    if does is not None:
        made.clicked.connect(lambda _checked=False: does())
    return made


def ground(role: str) -> QFrame:
    made = QFrame()
    made.setProperty("role", role)
    return made


def column(spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    made = QVBoxLayout()
    _space(made, spacing, margins)
    return made


def row(spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    made = QHBoxLayout()
    _space(made, spacing, margins)
    return made


def _space(layout: QBoxLayout, spacing: int, margins: tuple[int, int, int, int]) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)


def scrolled(inner: QLayout) -> QScrollArea:
    """Room that scrolls up and down where what stands in `inner` is taller than it."""
    content = QWidget()
    content.setProperty("role", "scrolled")
    content.setLayout(inner)
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidget(content)
    return made
