"""How each part of the timeline is drawn."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF, QRegion

from nmsdesk.presenters.timeline_view import Lane, Shade, Step, Tick, TimelineView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.timeline_plan import EDGE, Plan, bold, names_width
from nmsdesk.ui.widgets.timeline_words import Word

THINNEST = 4
"""Pixels that the shortest step is wide, so that it is seen before the next one."""


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
    """What each window is, on its own ground; one that stands beside it has a leader to it."""
    font = painter.font()
    painter.setFont(bold(font))
    for shade, told in zip(shades, plan.shades, strict=True):
        box = told.box
        painter.fillRect(box.adjusted(-3, 0, 3, 0), theme.colour(f"{shade.tone}_ground"))
        painter.setPen(theme.colour(shade.tone))
        painter.drawText(box, int(Qt.TextFlag.TextWordWrap), told.text)
        if told.leader is not None:
            middle = box.center().y()
            painter.setPen(QPen(theme.colour(shade.tone), 1.5))
            painter.drawLine(told.leader[0], middle, told.leader[1], middle)
    painter.setFont(font)


def paint_axis(painter: QPainter, plan: Plan, view: TimelineView) -> None:
    """The ticks with their dates, and the word of the line of now."""
    metrics = painter.fontMetrics()
    base = 2 + metrics.ascent()
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(plan.chart.topLeft(), plan.chart.topRight())
    word = translate("Timeline", "now")
    wide = metrics.horizontalAdvance(word)
    now = plan.x(view.now)
    taken = [(now - wide // 2 - 4, now + wide // 2 + 4)]
    painter.setPen(theme.colour("emergency"))
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


def paint_lane(
    painter: QPainter, plan: Plan, number: int, lane: Lane, words: Sequence[Word]
) -> None:
    """The name, the steps, the strokes, the points; the words come over all of them."""
    box = plan.lane(number)
    _paint_name(painter, box, lane)
    floor = box.bottom() - 3
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(plan.chart.left(), floor, plan.chart.right(), floor)
    room = floor - box.top() - plan.line - 2
    colour = theme.colour("muted" if lane.tone == "quiet" else lane.tone)
    for step in lane.steps:
        _paint_step(painter, plan, step, floor, room, colour)
    painter.save()
    painter.setClipRegion(_around(box, words))
    for step in lane.steps:
        _paint_edges(painter, plan, step, floor, room, colour)
    painter.restore()
    _paint_strokes(painter, plan, lane, floor, room, colour)
    _paint_points(painter, plan, lane, floor, box.height() - 8)


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


def _around(whole: QRect, words: Sequence[Word]) -> QRegion:
    """What may be drawn on where no word may be struck through."""
    room = QRegion(whole.adjusted(-EDGE, 0, EDGE, 1))
    for word in words:
        room -= QRegion(word.box.adjusted(-1, 0, 1, 0))
    return room


def _box(plan: Plan, step: Step, floor: int, room: int) -> QRectF:
    right = plan.x(step.right)
    left = min(plan.x(step.left), right - THINNEST)
    high = room * (0.5 if step.height is None else step.height)
    return QRectF(left, floor - high, right - left, high)


def _paint_step(
    painter: QPainter, plan: Plan, step: Step, floor: int, room: int, colour: QColor
) -> None:
    ground = QColor(colour)
    ground.setAlpha(70)
    # A dose that nobody knows is hatched: it is neither a height nor nothing.
    unknown = step.height is None
    brush = QBrush(colour, Qt.BrushStyle.BDiagPattern) if unknown else ground
    painter.fillRect(_box(plan, step, floor, room), brush)


def _paint_edges(
    painter: QPainter, plan: Plan, step: Step, floor: int, room: int, colour: QColor
) -> None:
    box = _box(plan, step, floor, room)
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


def paint_words(painter: QPainter, words: Sequence[Word]) -> None:
    """Each word in its box."""
    plain = painter.font()
    for word in words:
        painter.setFont(bold(plain) if word.bold else plain)
        painter.setPen(theme.colour(word.tone))
        base = word.box.top() + painter.fontMetrics().ascent()
        painter.drawText(word.box.left(), base, word.text)
    painter.setFont(plain)


def paint_now(painter: QPainter, plan: Plan, view: TimelineView, words: Sequence[Word]) -> None:
    """The line of now over everything, less where a word stands: it strikes none through."""
    now = plan.x(view.now)
    room = _around(plan.chart, words)
    for told in plan.shades:
        room -= QRegion(told.box.adjusted(-3, 0, 3, 0))
    painter.save()
    painter.setClipRegion(room)
    painter.setPen(QPen(theme.colour("emergency"), 1.5))
    painter.drawLine(now, plan.chart.top(), now, plan.chart.bottom())
    painter.restore()


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
