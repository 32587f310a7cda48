"""How each part of the timeline is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from nmsdesk.presenters.timeline_view import Lane, Shade, Step, Tick, TimelineView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.timeline_plan import EDGE, Plan, bold, names_width

NARROWEST = 22
"""Pixels that a step must be wide for its figure to be written; the last one always is."""


def paint_shades(painter: QPainter, plan: Plan, shades: Sequence[Shade]) -> None:
    """Each window as a ground with a line where it begins."""
    for shade in shades:
        left, right = plan.x(shade.left), plan.x(shade.right)
        ground = QRect(left, plan.chart.top(), max(right - left, 2), plan.chart.height())
        painter.fillRect(ground, theme.colour(f"{shade.tone}_ground"))
        edge = theme.colour("watch_mark" if shade.tone == "watch" else shade.tone)
        painter.setPen(QPen(edge, 1))
        painter.drawLine(left, ground.top(), left, ground.bottom())


def paint_shade_words(painter: QPainter, plan: Plan, shades: Sequence[Shade]) -> None:
    """What each window is, over all lines, on its own ground."""
    font = painter.font()
    painter.setFont(bold(font))
    for shade, box in zip(shades, plan.shades, strict=True):
        painter.fillRect(box.adjusted(-3, 0, 3, 0), theme.colour(f"{shade.tone}_ground"))
        painter.setPen(theme.colour(shade.tone))
        painter.drawText(box, int(Qt.TextFlag.TextWordWrap), shade.label)
    painter.setFont(font)


def paint_axis(painter: QPainter, plan: Plan, view: TimelineView) -> None:
    """The ticks with their dates, and the line of now with its word."""
    metrics = painter.fontMetrics()
    base = 2 + metrics.ascent()
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(plan.chart.topLeft(), plan.chart.topRight())
    word = translate("Timeline", "now")
    wide = metrics.horizontalAdvance(word)
    now = plan.x(view.now)
    taken = [(now - wide // 2 - 4, now + wide // 2 + 4)]
    painter.setPen(QPen(theme.colour("emergency"), 1.5))
    painter.drawLine(now, plan.chart.top(), now, plan.chart.bottom())
    painter.drawText(now - wide // 2, base, word)
    for tick in view.ticks:
        _paint_tick(painter, plan, tick, taken)


def _paint_tick(painter: QPainter, plan: Plan, tick: Tick, taken: list[tuple[int, int]]) -> None:
    x = plan.x(tick.at)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(x, plan.chart.top() - 4, x, plan.chart.top())
    wide = painter.fontMetrics().horizontalAdvance(tick.label)
    left = min(x - wide // 2, plan.chart.right() + EDGE - wide)
    if any(left < right and left + wide > start for start, right in taken):
        return
    taken.append((left - 6, left + wide + 6))
    painter.setPen(theme.colour("muted"))
    painter.drawText(left, 2 + painter.fontMetrics().ascent(), tick.label)


def paint_lane(painter: QPainter, plan: Plan, number: int, lane: Lane, now: int) -> None:
    """The name, the steps, the strokes, the points, then the words where there is room."""
    box = plan.lane(number)
    _paint_name(painter, box, lane)
    floor = box.bottom() - 3
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(plan.chart.left(), floor, plan.chart.right(), floor)
    room = floor - box.top() - plan.line - 2
    colour = theme.colour("muted" if lane.tone == "quiet" else lane.tone)
    for step in lane.steps:
        _paint_step(painter, plan, step, floor, room, colour)
    _paint_strokes(painter, plan, lane, floor, room, colour)
    _paint_points(painter, plan, lane, floor, box.height() - 8)
    _paint_words(painter, plan, lane, box, now)


def _paint_name(painter: QPainter, box: QRect, lane: Lane) -> None:
    names = QRect(EDGE, box.top() + 2, names_width(), box.height())
    flags = int(Qt.TextFlag.TextWordWrap)
    font = painter.font()
    painter.setFont(bold(painter.font()))
    painter.setPen(theme.colour("ink"))
    used = painter.boundingRect(names, flags, lane.name)
    painter.drawText(names, flags, lane.name)
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    painter.drawText(names.adjusted(0, used.height(), 0, 0), flags, lane.beneath)


def _paint_step(
    painter: QPainter, plan: Plan, step: Step, floor: int, room: int, colour: QColor
) -> None:
    left, right = plan.x(step.left), plan.x(step.right)
    high = room * (0.5 if step.height is None else step.height)
    box = QRectF(left, floor - high, max(right - left, 2), high)
    ground = QColor(colour)
    ground.setAlpha(70)
    # A dose that nobody knows is hatched: it is neither a height nor nothing.
    unknown = step.height is None
    painter.fillRect(box, QBrush(colour, Qt.BrushStyle.BDiagPattern) if unknown else ground)
    painter.setPen(QPen(colour, 1.5))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.drawLine(box.topLeft(), box.bottomLeft())
    painter.drawLine(box.topRight(), box.bottomRight())


def _paint_strokes(
    painter: QPainter, plan: Plan, lane: Lane, floor: int, room: int, colour: QColor
) -> None:
    for stroke in lane.injections:
        x = plan.x(stroke.at)
        style = Qt.PenStyle.DotLine if stroke.due else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 2.5, style))
        painter.drawLine(x, floor - room, x, floor)
        if not stroke.due:
            tip = floor - room
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
            ends = [QPointF(x - 4, tip - 1), QPointF(x + 4, tip - 1), QPointF(x, tip + 6)]
            painter.drawPolygon(QPolygonF(ends))
            painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_points(painter: QPainter, plan: Plan, lane: Lane, floor: int, room: int) -> None:
    """Filled dots joined by lines where a temperature was taken, open ones on the ground else."""
    ink = theme.colour("ink")
    before: QPointF | None = None
    for point in lane.points:
        at = QPointF(plan.x(point.at), floor - room * (point.height or 0) - 4)
        painter.setPen(QPen(ink, 1.5))
        if point.joined and before is not None:
            painter.drawLine(before, at)
        painter.setBrush(theme.colour("raised") if point.height is None else ink)
        painter.drawEllipse(at, 3.5, 3.5)
        if point.height is not None:
            before = at
    painter.setBrush(Qt.BrushStyle.NoBrush)


@dataclass(slots=True)
class _Room:
    """The line of words of a lane: what of it is taken, and where it is better not to write."""

    painter: QPainter
    plan: Plan
    base: int
    now: int
    taken: list[tuple[int, int]] = field(default_factory=list)

    def put(self, x: int, words: str) -> bool:
        """Write beside `x`: to its right, after what stands there, or to its left; else not.

        The line of now is not written across unless there is no other place.
        """
        if not words:
            return False
        wide = self.painter.fontMetrics().horizontalAdvance(words)
        after = max((right for left, right in self.taken if left <= x < right), default=x) + 3
        places = [left for left in (x + 3, after, x - wide - 3) if self._is_free(left, wide)]
        clear = [left for left in places if not left < self.now < left + wide]
        for left in (*clear, *places):
            self.taken.append((left - 4, left + wide + 6))
            self.painter.drawText(left, self.base, words)
            return True
        return False

    def _is_free(self, left: int, wide: int) -> bool:
        if left < self.plan.chart.left() or left + wide > self.plan.chart.right() + EDGE:
            return False
        return not any(left < right and left + wide > start for start, right in self.taken)


def _paint_words(painter: QPainter, plan: Plan, lane: Lane, box: QRect, now: int) -> None:
    """Marks first (they matter most), then figures and injections where room is left."""
    plain = painter.font()
    room = _Room(painter, plan, box.top() + 2 + painter.fontMetrics().ascent(), now)
    painter.setFont(bold(painter.font()))
    for mark in lane.marks:
        tone = "muted" if mark.tone == "quiet" else mark.tone
        painter.setPen(theme.colour(tone))
        if not room.put(plan.x(mark.at), f"{mark.mark} {mark.words}"):
            room.put(plan.x(mark.at), mark.mark)
    painter.setFont(plain)
    painter.setPen(theme.colour("muted" if lane.tone == "quiet" else lane.tone))
    for stroke in lane.injections:
        room.put(plan.x(stroke.at), stroke.label)
    for number, step in enumerate(lane.steps, start=1):
        left, right = plan.x(step.left), plan.x(step.right)
        if right - left >= NARROWEST or number == len(lane.steps):
            room.put(left, step.label)
    for point in lane.points[-1:]:
        room.put(plan.x(point.at), point.label)


def paint_value(painter: QPainter, plan: Plan, number: int, x: int, words: str | None) -> None:
    """The value of a lane at the focus line, on a ground of its own beside it."""
    if not words:
        return
    box = plan.lane(number)
    wide = painter.fontMetrics().horizontalAdvance(words) + 12
    left = x + 6 if x + 6 + wide <= plan.chart.right() + EDGE else x - 6 - wide
    left = max(left, plan.chart.left())
    ground = QRectF(left, box.bottom() - plan.line - 6, wide, plan.line + 4)
    painter.setPen(QPen(theme.colour("control_line"), 1))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(ground, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.colour("ink"))
    painter.drawText(ground, int(Qt.AlignmentFlag.AlignCenter), words)
