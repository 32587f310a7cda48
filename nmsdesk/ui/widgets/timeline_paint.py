"""How each part of the timeline is drawn around its lanes: windows, axis, names, focus line."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from nmsdesk.presenters.timeline_axis import Axis, Tick, beside, days, ticks
from nmsdesk.presenters.timeline_view import Lane, Shade, TimelineView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.timeline_plan import EDGE, Plan, Ruler, names_width
from nmsdesk.ui.widgets.timeline_words import Word


def paint_ground(
    painter: QPainter,
    plan: Plan,
    view: TimelineView,
    shown: Axis,
    closed: Sequence[Shade],
    ruler: Ruler,
) -> None:
    """The windows and the axis, over which the lanes come; `closed` are those in sight."""
    _paint_closed(painter, plan, closed)
    for shade in view.shades:
        _paint_shade(painter, plan, shade)
    paint_axis(painter, plan, shown, view.now, ruler)
    above = QRect(plan.chart)
    above.setBottom(plan.tops[0] - 1 if plan.tops else plan.chart.bottom())
    paint_now(painter, plan, plan.x(days(view.now)), above, ())
    paint_shade_words(painter, plan, ruler)
    if not plan.tops:
        painter.setPen(theme.colour("muted"))
        nothing = translate("Timeline", "Nothing to draw in this span.")
        painter.drawText(plan.chart, int(Qt.AlignmentFlag.AlignCenter), nothing)


def _paint_shade(painter: QPainter, plan: Plan, shade: Shade) -> None:
    """A window as a ground with a line where it begins."""
    span = _span(plan, shade)
    if span is None:
        return
    ground = QRect(span[0], plan.chart.top(), max(span[1] - span[0], 2), plan.chart.height())
    painter.fillRect(ground, theme.colour(f"{shade.tone}_ground"))
    if plan.x(shade.left) >= plan.chart.left():
        edge = theme.colour("watch_mark" if shade.tone == "watch" else shade.tone)
        painter.setPen(QPen(edge, 1))
        painter.drawLine(ground.topLeft(), ground.bottomLeft())


def _paint_closed(painter: QPainter, plan: Plan, shades: Sequence[Shade]) -> None:
    """Windows that have closed: paler, without a line; those that touch are one."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for tone in sorted({shade.tone for shade in shades}):
        grounds: list[QRect] = []
        for shade in shades:
            span = _span(plan, shade) if shade.tone == tone else None
            if span is None:
                continue
            if grounds and span[0] <= grounds[-1].right() + 2:
                grounds[-1].setRight(max(grounds[-1].right(), span[1]))
            else:
                wide = max(span[1] - span[0], 1)
                grounds.append(QRect(span[0], plan.chart.top(), wide, plan.chart.height()))
        painter.setBrush(_paler(theme.colour(f"{tone}_ground")))
        painter.drawRects(grounds)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paler(colour: QColor) -> QColor:
    """Half way to the ground of the chart; opaque, for that is filled many times faster."""
    ground = theme.colour("raised")
    return QColor(
        (colour.red() + ground.red()) // 2,
        (colour.green() + ground.green()) // 2,
        (colour.blue() + ground.blue()) // 2,
    )


def _span(plan: Plan, shade: Shade) -> tuple[int, int] | None:
    """What of a window is in sight, in pixels."""
    left = max(plan.x(shade.left), plan.chart.left())
    right = min(plan.x(shade.right), plan.chart.right())
    return (left, right) if left <= right else None


def paint_shade_words(painter: QPainter, plan: Plan, ruler: Ruler) -> None:
    """What each window is, on its own ground; one that stands beside it has a leader to it."""
    painter.setFont(ruler.bold)
    for told in plan.shades:
        painter.fillRect(told.box.adjusted(-3, 0, 3, 0), theme.colour(f"{told.tone}_ground"))
        painter.setPen(theme.colour(told.tone))
        painter.drawText(told.box, int(Qt.TextFlag.TextWordWrap), told.text)
        if told.leader is not None:
            middle = told.box.center().y()
            painter.setPen(QPen(theme.colour(told.tone), 1.5))
            painter.drawLine(told.leader[0], middle, told.leader[1], middle)
    painter.setFont(ruler.font)


def paint_axis(painter: QPainter, plan: Plan, shown: Axis, now: datetime, ruler: Ruler) -> None:
    """The ticks with their dates, what these leave out, and the word of the line of now."""
    base = 2 + ruler.plain_metrics.ascent()
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(plan.chart.topLeft(), plan.chart.topRight())
    taken: list[tuple[int, int]] = []
    if shown.holds(now):
        word = translate("Timeline", "now")
        wide = ruler.wide(word)
        at = plan.x(days(now))
        taken.append((at - wide // 2 - 4, at + wide // 2 + 4))
        painter.setPen(theme.colour("emergency"))
        painter.drawText(at - wide // 2, base, word)
    painter.setPen(theme.colour("muted"))
    painter.drawText(EDGE, base, beside(shown))
    for tick in ticks(shown):
        _paint_tick(painter, plan, tick, taken, ruler)


def _paint_tick(
    painter: QPainter, plan: Plan, tick: Tick, taken: list[tuple[int, int]], ruler: Ruler
) -> None:
    x = plan.x(tick.at)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(x, plan.chart.top() - 4, x, plan.chart.top())
    wide = ruler.wide(tick.label)
    left = min(x - wide // 2, plan.chart.right() + EDGE - wide)
    if any(left < right and left + wide > start for start, right in taken):
        return
    taken.append((left - 6, left + wide + 6))
    painter.setPen(theme.colour("muted"))
    painter.drawText(left, 2 + ruler.plain_metrics.ascent(), tick.label)


def paint_name(painter: QPainter, room: QSize, lane: Lane, ruler: Ruler) -> None:
    """The name, what stands now beneath it, and the bar of the group to which it belongs."""
    height, wide = room.height(), names_width(room.width())
    if lane.band:
        painter.fillRect(QRect(2, 0, 4, height), theme.colour(lane.tone))
    names = QRect(EDGE, 2, wide, height)
    flags = int(Qt.TextFlag.TextWordWrap)
    painter.setFont(ruler.bold)
    painter.setPen(theme.colour("ink"))
    painter.drawText(names, flags, lane.name)
    painter.setFont(ruler.font)
    painter.setPen(theme.colour("muted"))
    used = ruler.high(lane.name, wide, bold=True)
    painter.drawText(names.adjusted(0, used, 0, 0), flags, lane.beneath)


def around(whole: QRect, words: Sequence[Word]) -> QRegion:
    """What may be drawn on where no word may be struck through."""
    room = QRegion(whole.adjusted(-EDGE, 0, EDGE, 1))
    for word in words:
        room -= QRegion(word.box.adjusted(-1, 0, 1, 0))
    return room


def paint_words(painter: QPainter, words: Sequence[Word], ruler: Ruler) -> None:
    """Each word in its box."""
    for bold in (False, True):
        painter.setFont(ruler.bold if bold else ruler.font)
        rise = (ruler.bold_metrics if bold else ruler.plain_metrics).ascent()
        for word in words:
            if word.bold is bold:
                painter.setPen(theme.colour(word.tone))
                painter.drawText(word.box.left(), word.box.top() + rise, word.text)
    painter.setFont(ruler.font)


def paint_now(painter: QPainter, plan: Plan, now: int, box: QRect, words: Sequence[Word]) -> None:
    """The line of now over a lane, less where a word stands: it strikes none through."""
    if not plan.chart.left() <= now <= plan.chart.right():
        return
    painter.save()
    painter.setClipRegion(around(box, [word for word in words if _crosses(word.box, now)]))
    painter.setPen(QPen(theme.colour("emergency"), 1.5))
    painter.drawLine(now, box.top(), now, box.bottom())
    painter.restore()


def _crosses(box: QRect, now: int) -> bool:
    return box.left() - 3 <= now <= box.right() + 3


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
