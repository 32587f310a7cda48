"""Of whatever is read or pressed: is it in reach, whole, and not behind something else."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from tests.screens.seen import SLACK, rect_in, scrolls_around, shown, where, within, words_of

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, QAbstractScrollArea)
OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def out_of_reach(window: QWidget) -> list[str]:
    """Every control or text of which a part can neither be seen nor be scrolled to."""
    found = []
    for part in _parts(window):
        hidden = _hidden(part, window)
        if hidden:
            found.append(f"{where(part)}: {words_of(part)!r} {hidden}")
    return found


def deeds_out_of_sight(window: QWidget) -> list[str]:
    """Every button of the role "primary" (what the screen is for) that is not whole in sight."""
    found = []
    for part in shown(window, QAbstractButton):
        if part.property("role") != "primary":
            continue
        seen = part.visibleRegion().boundingRect()
        if seen.height() < part.height() - SLACK or seen.width() < part.width() - SLACK:
            has = f"{seen.width()}x{seen.height()} of {part.width()}x{part.height()}"
            found.append(f"{where(part)}: {words_of(part)!r} shows {has}")
    return found


def grown(window: QWidget, wide: int, high: int) -> list[str]:
    """Does the window take more of the screen than it was given."""
    if window.width() <= wide and window.height() <= high:
        return []
    return [f"{window.width()}x{window.height()} instead of {wide}x{high}"]


def _parts(window: QWidget) -> list[QWidget]:
    found = []
    for part in shown(window, QWidget):
        if part.isWindow() or _is_inner(part):
            continue
        takes_keys = part.focusPolicy() != Qt.FocusPolicy.NoFocus
        if isinstance(part, CONTROLS) or takes_keys or (isinstance(part, QLabel) and part.text()):
            found.append(part)
    return found


def _is_inner(part: QWidget) -> bool:
    """Parts that a control lays out itself: bars, viewports, the cross in a field."""
    if part.objectName().startswith("qt_") or within(part, (QLineEdit, QComboBox)):
        return True
    above = part.parentWidget()
    viewport = isinstance(above, QAbstractScrollArea) and part is above.viewport()
    return viewport or isinstance(part, QScrollBar)


def _hidden(part: QWidget, window: QWidget) -> str:
    """Why a part is not whole within all that is around it; empty where it is."""
    if part.width() <= SLACK or part.height() <= SLACK:
        return f"has no room: {part.width()}x{part.height()}"
    around = next(scrolls_around(part), None)
    stop = window if around is None else around.viewport()
    rect = rect_in(part, stop)
    above = part.parentWidget()
    while above is not None and above is not stop:
        if not _holds(rect_in(above, stop), rect):
            return f"is cut by {type(above).__name__}: {_told(rect, rect_in(above, stop))}"
        above = above.parentWidget()
    if not _in_sight_or_scrolled(rect, stop.rect(), around):
        return f"is cut by {type(around or window).__name__}: {_told(rect, stop.rect())}"
    # What its own parts fill shows nothing of itself.
    regions = [each.visibleRegion() for each in (part, *shown(part, QWidget))]
    if around is None and all(region.isEmpty() for region in regions):
        return "is behind something else"
    return ""


def _in_sight_or_scrolled(rect: QRect, room: QRect, around: QAbstractScrollArea | None) -> bool:
    sideways = around is not None and around.horizontalScrollBarPolicy() != OFF
    updown = around is not None and around.verticalScrollBarPolicy() != OFF
    free = QRect(room)
    if sideways:
        free.setLeft(min(free.left(), rect.left()))
        free.setRight(max(free.right(), rect.right()))
    if updown:
        free.setTop(min(free.top(), rect.top()))
        free.setBottom(max(free.bottom(), rect.bottom()))
    return _holds(free, rect)


def _holds(room: QRect, rect: QRect) -> bool:
    return room.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(rect)


def _told(rect: QRect, room: QRect) -> str:
    return (
        f"x {rect.left()} to {rect.right()}, y {rect.top()} to {rect.bottom()}"
        f" in {room.left()} to {room.right()}, {room.top()} to {room.bottom()}"
    )
