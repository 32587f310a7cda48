"""The timeline, painted from its frozen view; the focus line goes with the mouse and the arrows."""

from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from nmsdesk.presenters.formats import day_and_clock
from nmsdesk.presenters.timeline_view import TimelineView, read_out
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.timeline_paint import (
    paint_axis,
    paint_lane,
    paint_now,
    paint_shade_words,
    paint_shades,
    paint_value,
    paint_words,
)
from nmsdesk.ui.widgets.timeline_plan import Plan
from nmsdesk.ui.widgets.timeline_words import words_of


class TimelineWidget(QWidget):
    """Left and right move the focus line, with Ctrl from event to event; Home, End, Escape."""

    read = Signal(str, str)
    """The moment of the focus line, and all that stands there; empty where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Timeline", "Timeline of medicines"))
        self._view: TimelineView | None = None
        self._focus: datetime | None = None
        self._kept: QPixmap | None = None

    def present(self, view: TimelineView) -> None:
        """Show `view`; the focus line stays where it was if that is still in sight."""
        self._view = view
        self._kept = None
        self.setAccessibleDescription(view.summary)
        if self._focus is not None and not view.start <= self._focus <= view.end:
            self._focus = None
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def focus_moment(self) -> datetime | None:
        """Where the focus line stands."""
        return self._focus

    def _plan(self) -> Plan:
        assert self._view is not None
        return Plan.of(self._view, self.font(), self.width())

    def height_of(self, lanes: int) -> int:
        """Pixels down to the end of so many lanes, or of all."""
        if self._view is None:
            return 60
        plan = self._plan()
        shown = min(lanes, len(plan.tops))
        return plan.tops[shown - 1] + plan.heights[shown - 1] if shown else plan.height

    @override
    def sizeHint(self) -> QSize:
        if self._view is None:
            return QSize(400, 60)
        return QSize(400, self._plan().height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """What does not move is painted once and kept; the focus line goes over it."""
        painter = QPainter(self)
        if self._kept is None or self._kept.deviceIndependentSize().toSize() != self.size():
            self._kept = self._painted()
        painter.drawPixmap(0, 0, self._kept)
        if self._view is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._focus is not None:
            self._paint_focus(painter, self._view, self._focus)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _painted(self) -> QPixmap:
        """The lanes, the windows, the axis: everything but the focus line."""
        ratio = self.devicePixelRatioF()
        kept = QPixmap(self.size() * ratio)
        kept.setDevicePixelRatio(ratio)
        kept.fill(theme.colour("raised"))
        view = self._view
        if view is None:
            return kept
        painter = QPainter(kept)
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plan = self._plan()
        if view.empty:
            painter.setPen(theme.colour("muted"))
            painter.drawText(plan.chart, Qt.AlignmentFlag.AlignCenter, view.empty)
        paint_shades(painter, plan, view.shades)
        paint_axis(painter, plan, view)
        words = [
            word
            for number, lane in enumerate(view.lanes)
            for word in words_of(plan, number, lane, plan.x(view.now), self.font())
        ]
        for number, lane in enumerate(view.lanes):
            paint_lane(painter, plan, number, lane, words)
        paint_now(painter, plan, view, words)
        paint_shade_words(painter, plan, view.shades)
        paint_words(painter, words)
        painter.end()
        return kept

    def _paint_focus(self, painter: QPainter, view: TimelineView, at: datetime) -> None:
        plan = self._plan()
        x = plan.x(view.place(at))
        painter.setPen(QPen(theme.colour("ink"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(x, plan.chart.top(), x, plan.chart.bottom())
        for number, lane in enumerate(view.lanes):
            paint_value(painter, plan, number, x, lane.reading(at))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Another look, another font: paint anew."""
        super().changeEvent(event)
        self._kept = None
        self.updateGeometry()

    def move_focus(self, moment: datetime | None) -> None:
        """Put the focus line at a moment, within the span; None takes it away."""
        if self._view is not None and moment is not None:
            moment = min(max(moment, self._view.start), self._view.end)
        self._focus = moment
        self._tell()
        self.update()

    def _tell(self) -> None:
        if self._view is None or self._focus is None:
            self.read.emit("", "")
            return
        self.read.emit(day_and_clock(self._focus), read_out(self._view, self._focus))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        view = self._view
        if view is None:
            super().keyPressEvent(event)
            return
        at = self._focus or view.moment(view.now)
        to_event = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Left:
                self.move_focus(view.stop_before(at) if to_event else at - view.pace)
            case Qt.Key.Key_Right:
                self.move_focus(view.stop_after(at) if to_event else at + view.pace)
            case Qt.Key.Key_Home:
                self.move_focus(view.start)
            case Qt.Key.Key_End:
                self.move_focus(view.end)
            case Qt.Key.Key_Escape if self._focus is not None:
                self.move_focus(None)
            case _:
                super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().toPoint())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._point(event.position().toPoint())

    def _point(self, where: QPoint) -> None:
        if self._view is None:
            return
        chart: QRect = self._plan().chart
        if chart.left() <= where.x() <= chart.right():
            self.move_focus(self._view.moment((where.x() - chart.left()) / chart.width()))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
