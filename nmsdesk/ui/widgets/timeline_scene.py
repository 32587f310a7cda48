"""The picture of the timeline at one zoom: made lane by lane, what is not yet made as it was."""

import time
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from nmsdesk.presenters.timeline_axis import Axis, Reach, axis, days
from nmsdesk.presenters.timeline_view import Lane, Shade, TimelineView
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.timeline_lane import paint_lane
from nmsdesk.ui.widgets.timeline_paint import paint_ground, paint_name
from nmsdesk.ui.widgets.timeline_plan import EDGE, Plan, Ruler
from nmsdesk.ui.widgets.timeline_tracks import LaneTracks, Track

FEW = 1_200
"""A record of so few steps, changes and checks is painted at once, however it is shown."""
SLICE = 0.003
"""Seconds of painting between two turns of the event loop, where there are more."""


@dataclass(slots=True)
class LanePicture:
    """A lane as it was painted: from which place in time on, and how many pixels a day."""

    pixmap: QPixmap
    plan: Plan
    made: int
    """How many stretches had been shown by then."""


class Scene:
    """A view, the stretch of it that is in sight, and what of both has been painted already."""

    def __init__(self, view: TimelineView, shown: Axis, before: "Scene | None" = None) -> None:
        """`before`: what stood there of the same person; its lanes stand until they are made."""
        self.view = view
        self.reach = Reach(view.first, view.last)
        self.shown = shown
        self._tracks = [LaneTracks(lane) for lane in view.lanes]
        self._closed: Track[Shade] = Track(view.closed, lambda s: s.left, lambda s: s.right)
        self._few = sum(tracks.size for tracks in self._tracks) <= FEW
        self._in_sight: list[LaneTracks] | None = None
        self._ruler: Ruler | None = None
        self._plan: tuple[int, Plan] | None = None
        self._ground: QPixmap | None = None
        self.kept: dict[str, LanePicture] = {} if before is None else dict(before.kept)
        self._names: dict[str, QPixmap] = {}
        self.turn: int = 1 if before is None else before.turn + 1

    @property
    def in_sight(self) -> list[LaneTracks]:
        """The lanes of which anything lies in the stretch that is shown."""
        if self._in_sight is None:
            start, end = days(self.shown.start), days(self.shown.end)
            self._in_sight = [each for each in self._tracks if each.touches(start, end)]
        return self._in_sight

    @property
    def lanes(self) -> list[Lane]:
        return [each.lane for each in self.in_sight]

    def show(self, shown: Axis) -> None:
        """Another stretch."""
        self.shown = shown
        self._in_sight = self._plan = self._ground = None
        self.turn += 1

    def forget(self) -> None:
        """Another look, another font: what was painted holds no more."""
        self._ruler = self._plan = self._ground = None
        self.kept, self._names = {}, {}

    def ruler(self, font: QFont) -> Ruler:
        if self._ruler is None:
            self._ruler = Ruler(font)
        return self._ruler

    def plan(self, font: QFont, width: int) -> Plan:
        """Where everything lies; made once for each stretch and width."""
        if self._plan is None or self._plan[0] != width:
            ruler = self.ruler(font)
            made = Plan.of(self.lanes, self.view.shades, self.shown, ruler, width)
            self._plan, self._ground = (width, made), None
            self.turn += 1
        return self._plan[1]

    def paint(self, painter: QPainter, wanted: QRect, size: QSize) -> bool:
        """Paint what of it lies within `wanted`; False where some of it stands as it was before."""
        plan = self.plan(painter.font(), size.width())
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(0, 0, self._made_ground(plan, size, painter.font(), ratio))
        whole = True
        for number, tracks in enumerate(self.in_sight):
            if not self._is_wanted(plan, number, wanted):
                continue
            box = plan.lane(number)
            painter.drawPixmap(0, box.top(), self._made_name(plan, number, painter.font(), ratio))
            kept = self.kept.get(tracks.lane.name)
            if self._few and not self._holds(kept):
                kept = self._make(plan, number, painter.font(), ratio)
            if self._holds(kept) and kept is not None:
                painter.drawPixmap(plan.chart.left(), box.top(), kept.pixmap)
            else:
                whole = False
                if kept is not None:
                    _paint_as_it_was(painter, plan, box, kept)
        return whole

    def go_on(self, wanted: QRect, font: QFont, width: int, ratio: float) -> QRect | None:
        """Make some of what `wanted` lacks, the oldest first; where it is, None: nothing lacks."""
        plan = self.plan(font, width)
        lacking = [
            (0 if kept is None else kept.made, number)
            for number, tracks in enumerate(self.in_sight)
            if self._is_wanted(plan, number, wanted)
            and not self._holds(kept := self.kept.get(tracks.lane.name))
        ]
        begun, made = time.perf_counter(), QRect()
        for _age, number in sorted(lacking):
            self._make(plan, number, font, ratio)
            made |= plan.lane(number)
            if time.perf_counter() - begun > SLICE:
                break
        return made if lacking else None

    @staticmethod
    def _is_wanted(plan: Plan, number: int, wanted: QRect) -> bool:
        top = plan.tops[number]
        return top <= wanted.bottom() and top + plan.heights[number] >= wanted.top()

    def _holds(self, kept: LanePicture | None) -> bool:
        return kept is not None and kept.made == self.turn

    def _made_ground(self, plan: Plan, size: QSize, font: QFont, ratio: float) -> QPixmap:
        kept = self._ground
        if kept is None or kept.deviceIndependentSize().toSize() != size:
            kept = self._ground = _blank(size, ratio, theme.colour("raised"))
            painter = _painter(kept, font)
            closed = self._closed.between(plan.start, plan.end)
            paint_ground(painter, plan, self.view, self.shown, closed, self.ruler(font))
            painter.end()
        return kept

    def _made_name(self, plan: Plan, number: int, font: QFont, ratio: float) -> QPixmap:
        lane = self.in_sight[number].lane
        kept = self._names.get(lane.name)
        size = QSize(plan.chart.left(), plan.heights[number])
        if kept is None or kept.deviceIndependentSize().toSize() != size:
            kept = self._names[lane.name] = _blank(size, ratio)
            painter = _painter(kept, font)
            paint_name(painter, size, lane, self.ruler(font))
            painter.end()
        return kept

    def _make(self, plan: Plan, number: int, font: QFont, ratio: float) -> LanePicture:
        tracks, box = self.in_sight[number], plan.lane(number)
        pixmap = _blank(QSize(plan.chart.width() + EDGE, box.height()), ratio)
        painter = _painter(pixmap, font)
        painter.translate(-plan.chart.left(), -box.top())
        now = plan.x(days(self.view.now))
        paint_lane(painter, plan, number, tracks, now, self.ruler(font))
        painter.end()
        made = self.kept[tracks.lane.name] = LanePicture(pixmap, plan, self.turn)
        return made


def _blank(size: QSize, ratio: float, colour: QColor | None = None) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent if colour is None else colour)
    return made


def _painter(on: QPixmap, font: QFont) -> QPainter:
    painter = QPainter(on)
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _paint_as_it_was(painter: QPainter, plan: Plan, box: QRect, kept: LanePicture) -> None:
    """The lane as it was painted before, drawn out to where it would stand now."""
    old = kept.plan
    left, right = max(plan.start, old.start), min(plan.end, old.end)
    if left >= right:
        return
    ratio = kept.pixmap.devicePixelRatio()
    source = QRectF(
        (left - old.start) * old.a_day * ratio,
        0,
        (right - left) * old.a_day * ratio,
        kept.pixmap.height(),
    )
    place = plan.chart.left() + (left - plan.start) * plan.a_day
    high = kept.pixmap.height() / ratio
    target = QRectF(place, box.top(), (right - left) * plan.a_day, high)
    painter.drawPixmap(target, kept.pixmap, source)


def opening(view: TimelineView, back: int | None) -> Axis:
    """The stretch of a span that can be chosen, from its days back."""
    if back is None:
        return Axis(view.first, view.last)
    return axis(view.now, back, None)
