"""Where the parts of the timeline lie: the chart, its lanes, the words of the windows above."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from nmsdesk.presenters.timeline_axis import Axis, days
from nmsdesk.presenters.timeline_view import Lane, Shade

GUTTER = (214, 10)
"""For the names of the lanes: pixels at least, and lines of text, of which it is the height."""
EDGE = 12
_GAP = 8
INSET = 6
LEADER = 16
"""Pixels between the words of a window and the window, where they stand beside it."""
_BEYOND = 60
"""Pixels beyond the chart at which what lies outside is drawn, out of sight."""
_WRAP = int(Qt.TextFlag.TextWordWrap)


class Ruler:
    """How wide and high words are in a font; each is measured once."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self.bold = bold(font)
        self.plain_metrics, self.bold_metrics = QFontMetrics(self.font), QFontMetrics(self.bold)
        self.line = self.plain_metrics.height()
        self._widths: dict[tuple[str, bool], int] = {}
        self._heights: dict[tuple[str, bool, int], int] = {}

    def wide(self, text: str, *, bold: bool = False) -> int:
        found = self._widths.get((text, bold))
        if found is None:
            metrics = self.bold_metrics if bold else self.plain_metrics
            found = self._widths[text, bold] = metrics.horizontalAdvance(text)
        return found

    def high(self, text: str, wide: int, *, bold: bool = False) -> int:
        """Pixels of height in a column so wide."""
        found = self._heights.get((text, bold, wide))
        if found is None:
            metrics = self.bold_metrics if bold else self.plain_metrics
            found = metrics.boundingRect(QRect(0, 0, wide, 10_000), _WRAP, text).height()
            self._heights[text, bold, wide] = found
        return found


@dataclass(frozen=True, slots=True)
class ShadeWords:
    """What is written of a window, and from where to where a leader joins it to its window."""

    box: QRect
    text: str
    leader: tuple[int, int] | None
    tone: str

    def at(self, top: int) -> "ShadeWords":
        box = self.box.translated(0, top - self.box.top())
        return ShadeWords(box, self.text, self.leader, self.tone)

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
    start: float
    """The place in time of the left end."""
    a_day: float
    """Pixels of a day."""
    left: int
    wide: int
    """The chart's, at hand: a place is asked for by the thousand."""

    @staticmethod
    def of(
        lanes: Sequence[Lane], shades: Sequence[Shade], shown: Axis, ruler: Ruler, width: int
    ) -> "Plan":
        line = ruler.line
        top_line = line + 8
        gutter = min(max(GUTTER[0], GUTTER[1] * line), width // 3)
        across = QRect(gutter, top_line, max(width - gutter - EDGE, 40), 0)
        start, end = days(shown.start), days(shown.end)
        a_day = (across.width() - 1) / max(end - start, 1e-6)
        spans = [
            (each, (_x(across, start, a_day, each.left), _x(across, start, a_day, each.right)))
            for each in shades
            if each.left <= end and each.right >= start
        ]
        told, top = _shades(spans, ruler.bold_metrics, across)
        heights = tuple(_lane_height(lane, ruler, names_width(gutter)) for lane in lanes)
        tops: list[int] = []
        below = top
        for height in heights:
            tops.append(below)
            below += height
        below = max(below, top + 2 * line)
        chart = QRect(across.left(), top_line, across.width(), below - top_line)
        return Plan(
            chart,
            line,
            told,
            tuple(tops),
            heights,
            below + 4,
            start,
            a_day,
            across.left(),
            across.width(),
        )

    def x(self, at: float) -> int:
        """Where a place in time stands; what lies outside stands just outside the chart."""
        place = (at - self.start) * self.a_day
        if place < -_BEYOND:
            return self.left - _BEYOND
        return self.left + (round(place) if place < self.wide + _BEYOND else self.wide + _BEYOND)

    def lane(self, number: int) -> QRect:
        return QRect(0, self.tops[number], self.chart.right(), self.heights[number])

    @property
    def end(self) -> float:
        """The place in time of the right end."""
        return self.start + (self.chart.width() - 1) / self.a_day


def _x(chart: QRect, start: float, a_day: float, at: float) -> int:
    place = (at - start) * a_day
    return chart.left() + round(min(max(place, -_BEYOND), chart.width() + _BEYOND))


def bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def names_width(gutter: int) -> int:
    """Pixels for the names, of all that lies left of the chart."""
    return gutter - EDGE - _GAP


def _shades(
    spans: Sequence[tuple[Shade, tuple[int, int]]], metrics: QFontMetrics, chart: QRect
) -> tuple[tuple[ShadeWords, ...], int]:
    """The words of each window above the lanes, and where the lanes begin below.

    Those that have room beside each other share a line. None is cut.
    """
    found: list[ShadeWords] = []
    for shade, (left, right) in spans:
        told = _shade(shade, (max(left, chart.left()), min(right, chart.right())), metrics, chart)
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
    line, tone = metrics.height(), shade.tone
    for text in (shade.label, shade.short or shade.label):
        wide = metrics.horizontalAdvance(text) + 2
        if left + INSET + wide <= right:
            return ShadeWords(QRect(left + INSET, 0, wide, line), text, None, tone)
    text = shade.short or shade.label
    wide = metrics.horizontalAdvance(text) + 2
    if left - LEADER - wide >= chart.left():
        begins, leader = left - LEADER - wide, (left - LEADER + 3, left)
        return ShadeWords(QRect(begins, 0, wide, line), text, leader, tone)
    if right + LEADER + wide <= chart.right():
        begins = right + LEADER
        leader = (right, begins - 3)
        return ShadeWords(QRect(begins, 0, wide, line), text, leader, tone)
    # Over the names of the lanes where the chart is narrow, and in as many lines as it takes.
    wide = min(wide, max(left, chart.right() - EDGE) - LEADER)
    tall = metrics.boundingRect(QRect(0, 0, wide, 10_000), _WRAP, text).height()
    begins = max(left - LEADER - wide, EDGE // 2)
    leader = (begins + wide + 3, max(left, begins + wide + 4))
    return ShadeWords(QRect(begins, 0, wide, tall), text, leader, tone)


def _lane_height(lane: Lane, ruler: Ruler, wide: int) -> int:
    names = ruler.high(lane.name, wide, bold=True) + ruler.high(lane.beneath, wide)
    return max(2 * ruler.line, names) + 8
