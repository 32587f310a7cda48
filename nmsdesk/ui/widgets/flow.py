"""A layout that sets its parts side by side and goes on in the next line where room ends."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """`gap` pixels between parts and between lines; hidden parts take no room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6, *, right: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._right = right
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(_tall(line) for line in lines) + self._gap * max(0, len(lines) - 1)

    @override
    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(wide, max((size.height() for size in shown), default=0))

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            used = sum(item.sizeHint().width() for item in line) + self._gap * (len(line) - 1)
            x = rect.x() + (max(0, rect.width() - used) if self._right else 0)
            for item in line:
                hint = item.sizeHint()
                top = y + (_tall(line) - hint.height()) // 2
                item.setGeometry(QRect(x, top, min(hint.width(), rect.width()), hint.height()))
                x += hint.width() + self._gap
            y += _tall(line) + self._gap

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = width + 1
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if used + self._gap + wide > width:
                lines.append([])
                used = -self._gap
            lines[-1].append(item)
            used += self._gap + wide
        return lines


def _tall(line: list[QLayoutItem]) -> int:
    return max(item.sizeHint().height() for item in line)
