"""The picture of the timeline: what of a record is in sight, painted, with its focus line."""

from datetime import datetime

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from nmsdesk.presenters.formats import day_and_clock
from nmsdesk.presenters.timeline_axis import Axis, days
from nmsdesk.presenters.timeline_view import Lane, TimelineView, read_out, summary
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.timeline_paint import paint_value
from nmsdesk.ui.widgets.timeline_plan import Plan
from nmsdesk.ui.widgets.timeline_scene import Scene, opening


class TimelinePicture(QWidget):
    """Shows a view; which stretch of it, and where the focus line stands, others say."""

    read = Signal(str, str)
    """The moment of the focus line, and all that stands there; empty where there is none."""
    moved = Signal()
    """Another stretch is shown than that of a button."""

    _scene: Scene | None = None
    _focus: datetime | None = None
    # Of the class: Qt tells of changes while the widget is being made.

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Timeline", "Timeline of medicines"))
        self._back: int | None = 30
        self._by_hand = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go_on)

    def present(self, view: TimelineView) -> None:
        """Show `view`; the stretch and the focus line stay where a person put them."""
        kept = self._scene.shown if self._scene is not None and self._by_hand else None
        self._scene = Scene(view, kept or opening(view, self._back), self._scene)
        if self._focus is not None and not self._scene.shown.holds(self._focus):
            self._focus = None
        self._changed()
        self._tell()

    def forget(self) -> None:
        """Nobody is in front: nothing is drawn, and the next one begins anew."""
        self._scene, self._focus, self._by_hand = None, None, False
        self._changed()
        self._tell()

    def show_span(self, back: int | None) -> None:
        """The days back from now, None for the whole record."""
        self._back, self._by_hand = back, False
        if self._scene is not None:
            self._scene.show(opening(self._scene.view, back))
            self._changed()

    def show_stretch(self, shown: Axis) -> None:
        """Any stretch; it stays when the record changes."""
        if self._scene is None or shown == self._scene.shown:
            return
        self._by_hand = True
        self._scene.show(shown)
        self._changed()
        self.moved.emit()

    def _changed(self) -> None:
        scene = self._scene
        if scene is not None:
            told = summary(scene.lanes, scene.shown, scene.view.legend)
            self.setAccessibleDescription(told)
        self.updateGeometry()
        self.update()

    @property
    def view(self) -> TimelineView | None:
        return None if self._scene is None else self._scene.view

    @property
    def lanes(self) -> list[Lane]:
        """The lanes in sight, from the top."""
        return [] if self._scene is None else self._scene.lanes

    @property
    def shown(self) -> Axis | None:
        """The stretch in sight."""
        return None if self._scene is None else self._scene.shown

    @property
    def focus_moment(self) -> datetime | None:
        """Where the focus line stands."""
        return self._focus

    def plan(self, width: int | None = None) -> Plan:
        """Where everything lies now."""
        assert self._scene is not None
        return self._scene.plan(self.font(), width or self.width())

    def height_of(self, lanes: int) -> int:
        """Pixels down to the end of so many lanes, or of all."""
        if self._scene is None:
            return 60
        plan = self.plan()
        shown = min(lanes, len(plan.tops))
        return plan.tops[shown - 1] + plan.heights[shown - 1] if shown else plan.height

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, 60 if self._scene is None else self.plan().height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """What does not move is painted once and kept; the focus line goes over it."""
        painter = QPainter(self)
        if self._scene is None:
            painter.fillRect(self.rect(), theme.colour("raised"))
            return
        painter.setFont(self.font())
        if not self._scene.paint(painter, event.rect(), self.size()):
            self._later.start()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._focus is not None and self._scene.shown.holds(self._focus):
            self._paint_focus(painter, self._scene, self._focus, event.rect())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _go_on(self) -> None:
        """What is still as it was before is painted between two turns of the event loop."""
        seen = self.visibleRegion().boundingRect()
        if self._scene is None or seen.isEmpty():
            return
        ratio = self.devicePixelRatioF()
        made = self._scene.go_on(seen, self.font(), self.width(), ratio)
        if made is not None:
            self.update(made)
            self._later.start()

    def _paint_focus(self, painter: QPainter, scene: Scene, at: datetime, wanted: QRect) -> None:
        plan = self.plan()
        x = plan.x(days(at))
        painter.setPen(QPen(theme.colour("ink"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(x, plan.chart.top(), x, plan.chart.bottom())
        for number, lane in enumerate(scene.lanes):
            if plan.lane(number).intersects(wanted):
                paint_value(painter, plan, number, x, lane.reading(at))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Another look, another font: paint anew."""
        super().changeEvent(event)
        if self._scene is not None:
            self._scene.forget()
        self.updateGeometry()

    def move_focus(self, moment: datetime | None) -> None:
        """Put the focus line at a moment of the record; None takes it away."""
        self._put(moment)
        self._tell()

    def _put(self, moment: datetime | None) -> None:
        if self._scene is not None and moment is not None:
            view, shown = self._scene.view, self._scene.shown
            moment = min(moment, max(view.last, shown.end))
            moment = max(moment, min(view.first, shown.start))
        self._focus = moment
        self.update()

    def _tell(self) -> None:
        if self._scene is None or self._focus is None:
            self.read.emit("", "")
            return
        self.read.emit(day_and_clock(self._focus), read_out(self._scene.view, self._focus))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
