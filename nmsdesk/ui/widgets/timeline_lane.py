"""How the drawing of one lane is made: steps, releases, strokes, points."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF, QRegion

from nmsdesk.presenters.timeline_view import Dose, Mark, Point, Release, Stroke
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.timeline_paint import around, paint_now, paint_words
from nmsdesk.ui.widgets.timeline_plan import Plan, Ruler
from nmsdesk.ui.widgets.timeline_shapes import Box, boxes, points, told
from nmsdesk.ui.widgets.timeline_tracks import LaneTracks, inside
from nmsdesk.ui.widgets.timeline_words import Told, words_of

_GROUND = 70
_BARE = 40
"""Opacities of what fills a step, of 255."""
_TIP = 5
"""Single doses nearer than so many pixels share the tip of their stroke."""


def paint_lane(
    painter: QPainter, plan: Plan, number: int, tracks: LaneTracks, now: int, ruler: Ruler
) -> None:
    """The lane within the chart, and the line of now over it; its words come over all."""
    lane, box = tracks.lane, plan.lane(number)
    start, end = plan.start, plan.end
    floor = box.bottom() - 3
    span = (floor, floor - box.top() - plan.line - 2)
    painter.setPen(theme.colour("line"))
    painter.drawLine(plan.chart.left(), floor, plan.chart.right(), floor)
    colour = theme.colour("muted" if lane.tone == "quiet" else lane.tone)
    steps = boxes(tracks.steps.between(start, end), plan)
    spots = points(tracks.points.between(start, end), plan)
    strokes = inside(tracks.strokes.between(start, end), start, end)
    marks, rest = told(inside(tracks.marks.between(start, end), start, end), plan)
    words = words_of(plan, number, lane, Told(marks, steps, strokes, spots), now, ruler)
    chart = plan.chart.adjusted(0, 0, 1, 0)
    with _clipped(painter, QRegion(chart)):
        paint_releases(painter, plan, tracks.releases.between(start, end), span, colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        _paint_boxes(painter, steps, span, colour)
        _paint_rest(painter, plan, rest, floor - span[1] - 5)
    figures = [word for word in words if word.figure]
    with _clipped(painter, around(box & chart, figures)):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        _paint_edges(painter, steps, span, colour)
    with _clipped(painter, QRegion(chart)):
        paint_strokes(painter, plan, strokes, span, colour)
        paint_points(painter, plan, spots, (floor, box.height() - 8))
    paint_now(painter, plan, now, box, words)
    paint_words(painter, words, ruler)


@contextmanager
def _clipped(painter: QPainter, room: QRegion) -> Iterator[None]:
    painter.save()
    painter.setClipRegion(room)
    yield
    painter.restore()


def _paint_boxes(
    painter: QPainter, found: Sequence[Box], span: tuple[int, int], colour: QColor
) -> None:
    """The grounds of the steps; a dose that nobody knows is hatched: no height, and not nothing."""
    floor, room = span
    painter.setPen(Qt.PenStyle.NoPen)
    plain: list[QRect] = []
    hatched: list[QRect] = []
    bare: list[QRect] = []
    for box in found:
        high = round(room * box.height)
        rectangle = QRect(box.left, floor - high, box.right - box.left, high)
        (hatched if box.unknown else bare if box.bare else plain).append(rectangle)
    for grounds, brush in (
        (plain, QBrush(_clear(colour, _GROUND))),
        (bare, QBrush(_clear(colour, _BARE))),
        (hatched, QBrush(colour, Qt.BrushStyle.BDiagPattern)),
    ):
        if grounds:
            painter.setBrush(brush)
            painter.drawRects(grounds)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_edges(
    painter: QPainter, found: Sequence[Box], span: tuple[int, int], colour: QColor
) -> None:
    """The outline of the steps: what rises and falls, not each neighbour of its own."""
    floor, room = span
    edges = []
    before: Box | None = None
    for box in found:
        if box.bare:
            continue
        high = round(room * box.height)
        edges.append(QRect(box.left, floor - high, max(box.right - box.left, 1), 2))
        was = 0
        if before is not None and before.right == box.left:
            was = round(room * before.height)
        elif before is not None:
            fall = round(room * before.height)
            edges.append(QRect(before.right - 1, floor - fall, 2, fall))
        edges.append(QRect(box.left - 1, floor - max(high, was), 2, abs(high - was) + 1))
        before = box
    if before is not None:
        fall = round(room * before.height)
        edges.append(QRect(before.right - 1, floor - fall, 2, fall))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects(edges)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_releases(
    painter: QPainter,
    plan: Plan,
    found: Sequence[Release],
    span: tuple[int, int],
    colour: QColor,
) -> None:
    """What each injection releases: level, then sloping to nothing, as long as none took over."""
    floor, room = span
    painter.setBrush(QBrush(_clear(colour, _GROUND)))
    for release in found:
        left, right = plan.x(release.left), plan.x(release.right)
        top = floor - room * release.height
        shape = [QPointF(left, floor), QPointF(left, top)]
        if release.due < release.right:
            shape.append(QPointF(plan.x(release.due), top))
        shape.append(QPointF(right, floor - room * release.high(release.right)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([*shape, QPointF(right, floor)]))
        painter.setPen(QPen(colour, 1.5))
        painter.drawPolyline(QPolygonF(shape[1:]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_strokes(
    painter: QPainter,
    plan: Plan,
    found: Sequence[Stroke],
    span: tuple[int, int],
    colour: QColor,
) -> None:
    """Each dose by itself: a tip that is full, open, or a cross where it was not taken."""
    floor, room = span
    last: tuple[int, Dose] | None = None
    for stroke in found:
        x = plan.x(stroke.at)
        if last is not None and stroke.dose is last[1] and x - last[0] < _TIP:
            continue
        last = (x, stroke.dose)
        if stroke.dose is Dose.NOT_TAKEN:
            _paint_cross(painter, x, floor, colour)
            continue
        style = Qt.PenStyle.DotLine if stroke.dose is Dose.DUE else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 2, style))
        painter.drawLine(x, floor - room, x, floor)
        if stroke.dose is not Dose.DUE:
            _paint_tip(painter, x, floor - room, colour, stroke.dose)


def _paint_tip(painter: QPainter, x: int, top: int, colour: QColor, dose: Dose) -> None:
    full = dose is Dose.GIVEN
    painter.setBrush(colour if full else theme.colour("raised"))
    painter.setPen(Qt.PenStyle.NoPen if full else QPen(colour, 1.5))
    if dose is Dose.ELSEWHERE:
        ends = [QPointF(x - 5, top + 3), QPointF(x, top - 2), QPointF(x + 5, top + 3)]
        ends.append(QPointF(x, top + 8))
    else:
        ends = [QPointF(x - 5, top - 1), QPointF(x + 5, top - 1), QPointF(x, top + 7)]
    painter.drawPolygon(QPolygonF(ends))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_cross(painter: QPainter, x: int, floor: int, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2))
    middle = floor - 7
    painter.drawLine(x - 4, middle - 4, x + 4, middle + 4)
    painter.drawLine(x - 4, middle + 4, x + 4, middle - 4)


def paint_points(
    painter: QPainter, plan: Plan, found: Sequence[Point], span: tuple[int, int]
) -> None:
    """Filled dots joined by lines where a figure was taken, open ones on the ground else."""
    floor, room = span
    ink = theme.colour("ink")
    before: QPointF | None = None
    lines, full, hollow = [], [], []
    for point in found:
        at = QPointF(plan.x(point.at), floor - room * (point.height or 0) - 4)
        if point.joined and before is not None:
            lines += [before, at]
        if point.height is None:
            hollow.append(at)
        else:
            full.append(at)
            before = at
    painter.setPen(QPen(ink, 1.5))
    for place in range(0, len(lines), 2):
        painter.drawLine(lines[place], lines[place + 1])
    for brush, places in ((ink, full), (theme.colour("raised"), hollow)):
        painter.setBrush(brush)
        for at in places:
            painter.drawEllipse(at, 3.5, 3.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_rest(painter: QPainter, plan: Plan, rest: Sequence[Mark], top: int) -> None:
    """A short line for each change that has no room for its shape: none is lost."""
    if not rest:
        return
    places = sorted({plan.x(mark.at) for mark in rest})
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("muted"))
    painter.drawRects([QRect(QPoint(x, top), QPoint(x, top + 4)) for x in places])
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _clear(colour: QColor, alpha: int) -> QColor:
    made = QColor(colour)
    made.setAlpha(alpha)
    return made
