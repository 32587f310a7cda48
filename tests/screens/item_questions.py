"""Of lists and tables: is a cell or a heading elided, and are enough whole rows in sight."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tests.screens.seen import SLACK, dates_broken, seen, shown, where, within

LEAST_ROWS = 4
"""So many whole rows are in sight at once, or all there are."""
ROW_PAD = 7
LEAST_ROW = 24


def cut_cells(window: QWidget) -> list[str]:
    """Every cell whose words need more room than it has, or that ends a line within a date.

    What a delegate of our own paints is asked where it paints (`paint_questions`).
    """
    found = []
    for view in seen(window, QAbstractItemView):
        for index in _in_sight(view):
            delegate = view.itemDelegateForIndex(index)
            if type(delegate).paint is QStyledItemDelegate.paint:
                found += _cut(view, delegate, index)
    return found


def cut_headings(window: QWidget) -> list[str]:
    """Every heading of a column that is narrower than its words."""
    found = []
    for head in seen(window, QHeaderView):
        if head.orientation() != Qt.Orientation.Horizontal:
            continue
        for section in range(head.count()):
            wide, needed = head.sectionSize(section), head.sectionSizeHint(section)
            if not head.isSectionHidden(section) and needed > wide + SLACK:
                words = head.model().headerData(section, Qt.Orientation.Horizontal)
                found.append(f"{where(head.parentWidget())}: {words!r} in {wide}, needs {needed}")
    return found


def few_rows(window: QWidget) -> list[str]:
    """Every list with fewer whole rows in sight than `LEAST_ROWS`, and every area as low as that.

    What is scrolled within another area has the room of that area.
    """
    areas = [a for a in shown(window, QAbstractScrollArea) if not within(a, QAbstractScrollArea)]
    found = []
    for area in areas:
        if isinstance(area, QAbstractItemView):
            rows = area.model().rowCount() if area.model() else 0
            whole = sum(_is_whole(area, row) for row in range(rows))
            if whole < min(LEAST_ROWS, rows):
                found.append(f"{where(area)}: {whole} of {rows} rows in sight, {_port(area)}")
            continue
        beyond = area.verticalScrollBar().maximum()
        least = LEAST_ROWS * max(LEAST_ROW, area.fontMetrics().height() + ROW_PAD)
        if beyond > SLACK and area.viewport().height() < least:
            found.append(f"{where(area)}: {_port(area)}, {beyond} more to scroll")
    return found


def sideways(window: QWidget) -> list[str]:
    """Every area that has to be scrolled sideways, or should be and cannot."""
    found = []
    for area in seen(window, QAbstractScrollArea):
        inner = getattr(area, "widget", lambda: None)()
        wide = 0 if inner is None else inner.width()
        bar = area.horizontalScrollBar()
        if (bar.isVisible() and bar.maximum() > SLACK) or wide > area.viewport().width() + SLACK:
            found.append(f"{where(area)}: {max(wide, bar.maximum())} in {_port(area)}")
    return found


def _in_sight(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model, room = view.model(), view.viewport().rect()
    if model is None:
        return
    columns = model.columnCount() if isinstance(view, QTableView) else 1
    for row in range(model.rowCount()):
        for column in range(columns):
            index = model.index(row, column)
            if view.visualRect(index).intersects(room):
                yield index


def _cut(view: QAbstractItemView, delegate: QStyledItemDelegate, index: QModelIndex) -> list[str]:
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    delegate.initStyleOption(option, index)
    option.rect = view.visualRect(index)
    style = view.style()
    margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, view) + 1
    room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
    right = min(room.right(), view.viewport().width() - 1)
    room = QRect(room.left() + margin, room.top(), right - room.left() - 2 * margin, room.height())
    wraps = option.features & QStyleOptionViewItem.ViewItemFeature.WrapText
    flags = int(Qt.TextFlag.TextWordWrap) if wraps else 0
    box = QRect(0, 0, room.width() + SLACK, 10_000)
    needed = QFontMetrics(option.font).boundingRect(box, flags, option.text)
    if needed.width() > room.width() + SLACK or needed.height() > room.height() + SLACK:
        has = f"{room.width()}x{room.height()}, needs {needed.width()}x{needed.height()}"
        return [f"{where(view)}: {option.text[:60]!r} in {has}"]
    return [
        f"{where(view)}: a line ends within {date!r}"
        for date in dates_broken(option.text, option.font, box.width())
        if wraps
    ]


def _is_whole(view: QAbstractItemView, row: int) -> bool:
    rect, port = view.visualRect(view.model().index(row, 0)), view.viewport().rect()
    return rect.isValid() and rect.top() >= -SLACK and rect.bottom() <= port.bottom() + SLACK


def _port(area: QAbstractScrollArea) -> str:
    return f"{area.viewport().width()}x{area.viewport().height()}"
