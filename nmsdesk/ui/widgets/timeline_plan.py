"""Where the parts of the timeline lie: the chart, its lanes, the words of the windows above."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from nmsdesk.presenters.timeline_view import Lane, Shade, TimelineView

GUTTER = 214
"""Pixels for the names of the lanes."""
EDGE = 12
_GAP = 8
INSET = 6
LEADER = 16
"""Pixels between the words of a window and the window, where they stand beside it."""
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class ShadeWords:
    """What is written of a window, and from where to where a leader joins it to its window."""

    box: QRect
    text: str
    leader: tuple[int, int] | None

    def at(self, top: int) -> "ShadeWords":
        return ShadeWords(self.box.translated(0, top - self.box.top()), self.text, self.leader)

    @property
    def whole(self) -> QRect:
        """The words with their leader and a little around them."""
        ends = (self.box.left(), self.box.right(), *(self.leader or ()))
        whole = QRect(self.box)
        whole.setLeft(min(ends) - 6)
        whole.setRight(max(ends) + 6)
        return whole


@dataclass(frozen=True, slots=True)
class Plan:
    """Rectangles of one painting: the chart, its lanes, the words of the windows above them."""

    chart: QRect
    line: int
    """The height of a line of words."""
    shades: tuple[ShadeWords, ...]
    tops: tuple[int, ...]
    heights: tuple[int, ...]
    height: int

    @staticmethod
    def of(view: TimelineView, font: QFont, width: int) -> "Plan":
        metrics = QFontMetrics(font)
        line = metrics.height()
        axis = line + 8
        gutter = min(GUTTER, width // 3)
        across = QRect(gutter, axis, max(width - gutter - EDGE, 40), 0)
        shades, top = _shades(view, bold_metrics(font), across)
        heights = tuple(_lane_height(lane, metrics) for lane in view.lanes)
        tops: list[int] = []
        below = top
        for height in heights:
            tops.append(below)
            below += height
        below = max(below, top + 2 * line)
        chart = QRect(across.left(), axis, across.width(), below - axis)
        return Plan(chart, line, shades, tuple(tops), heights, below + 4)

    def x(self, place: float) -> int:
        return self.chart.left() + round(place * (self.chart.width() - 1))

    def lane(self, number: int) -> QRect:
        left = 0
        return QRect(left, self.tops[number], self.chart.right(), self.heights[number])


def bold_metrics(font: QFont) -> QFontMetrics:
    return QFontMetrics(bold(font))


def bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def names_width() -> int:
    return GUTTER - EDGE - _GAP


def _shades(
    view: TimelineView, metrics: QFontMetrics, chart: QRect
) -> tuple[tuple[ShadeWords, ...], int]:
    """The words of each window above the lanes, and where the lanes begin below.

    Those that have room beside each other share a line. None is cut.
    """
    found: list[ShadeWords] = []
    for shade in view.shades:
        left = chart.left() + round(shade.left * (chart.width() - 1))
        right = chart.left() + round(shade.right * (chart.width() - 1))
        told = _shade(shade, (left, right), metrics, chart)
        top = chart.top() + 2
        while (there := _covered(found, told.at(top))) is not None:
            top = there.box.bottom() + 2
        found.append(told.at(top))
    bottom = max((each.box.bottom() + 2 for each in found), default=chart.top() + 2)
    return tuple(found), bottom


def _covered(found: list[ShadeWords], told: ShadeWords) -> ShadeWords | None:
    mine = told.whole
    return next((each for each in found if each.whole.intersects(mine)), None)


def _shade(shade: Shade, span: tuple[int, int], metrics: QFontMetrics, chart: QRect) -> ShadeWords:
    """Within the window, in few words if need be; else beside it with a leader; else wrapped."""
    left, right = span
    line = metrics.height()
    for text in (shade.label, shade.short or shade.label):
        wide = metrics.horizontalAdvance(text) + 2
        if left + INSET + wide <= right:
            return ShadeWords(QRect(left + INSET, 0, wide, line), text, None)
    wide = metrics.horizontalAdvance(shade.label) + 2
    if left - LEADER - wide >= chart.left():
        begins = left - LEADER - wide
        return ShadeWords(QRect(begins, 0, wide, line), shade.label, (left - LEADER + 3, left))
    if right + LEADER + wide <= chart.right():
        begins = right + LEADER
        return ShadeWords(QRect(begins, 0, wide, line), shade.label, (right, begins - 3))
    # Over the names of the lanes where the chart is narrow, and in as many lines as it takes.
    wide = min(wide, max(left, chart.right() - EDGE) - LEADER)
    tall = metrics.boundingRect(QRect(0, 0, wide, 10_000), _WRAP, shade.label).height()
    begins = max(left - LEADER - wide, EDGE // 2)
    leader = (begins + wide + 3, max(left, begins + wide + 4))
    return ShadeWords(QRect(begins, 0, wide, tall), shade.label, leader)


def _wrapped(metrics: QFontMetrics, text: str) -> int:
    return metrics.boundingRect(QRect(0, 0, names_width(), 10_000), _WRAP, text).height()


def _lane_height(lane: Lane, metrics: QFontMetrics) -> int:
    names = _wrapped(metrics, lane.name) + _wrapped(metrics, lane.beneath)
    return max(2 * metrics.height(), names) + 8
