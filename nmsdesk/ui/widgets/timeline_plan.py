"""Where the parts of the timeline lie: the chart, its lanes, the words of the windows above."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from nmsdesk.presenters.timeline_view import Lane, TimelineView

GUTTER = 214
"""Pixels for the names of the lanes."""
EDGE = 12
_GAP = 8
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Plan:
    """Rectangles of one painting: the chart, its lanes, the words of the windows above them."""

    chart: QRect
    line: int
    """The height of a line of words."""
    shades: tuple[QRect, ...]
    """Where the words of each window stand: within the chart, or wider where they need more."""
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
) -> tuple[tuple[QRect, ...], int]:
    """The words of each window in a row of their own, and where the lanes begin below.

    They stand beside the beginning of their window; where they are longer than the chart they go
    out over the gutter, and where they are longer than all of it they wrap. None is cut.
    """
    top = chart.top() + 2
    found: list[QRect] = []
    widest = chart.right() - EDGE
    for shade in view.shades:
        wide = min(metrics.horizontalAdvance(shade.label) + 2, widest)
        tall = metrics.boundingRect(QRect(0, 0, wide, 10_000), _WRAP, shade.label).height()
        begins = chart.left() + round(shade.left * (chart.width() - 1)) + 6
        left = min(max(chart.left(), begins), chart.right() - wide)
        found.append(QRect(left, top, wide, tall))
        top += tall + 2
    return tuple(found), top


def _wrapped(metrics: QFontMetrics, text: str) -> int:
    return metrics.boundingRect(QRect(0, 0, names_width(), 10_000), _WRAP, text).height()


def _lane_height(lane: Lane, metrics: QFontMetrics) -> int:
    names = _wrapped(metrics, lane.name) + _wrapped(metrics, lane.beneath)
    return max(2 * metrics.height(), names) + 8
