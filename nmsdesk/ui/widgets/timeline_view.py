"""The timeline in the hands of a person: keys, wheel and mouse move what is in sight."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from typing_extensions import override

from nmsdesk.presenters.timeline_axis import Axis
from nmsdesk.ui.widgets.timeline_picture import TimelinePicture
from nmsdesk.ui.widgets.timeline_scene import Scene
from nmsdesk.ui.widgets.timeline_turns import Move, turn_of

_STEP = 0.8
"""One notch of the wheel shows so much of what was shown."""
_DRAG = 4
"""Pixels that the mouse goes before it drags."""
_REST = 60
"""Milliseconds after which a line that goes with the mouse is read in full."""


class TimelineWidget(TimelinePicture):
    """Keys move the focus line, zoom and go on (`timeline_turns`); the mouse points and drags."""

    method_wanted = Signal()
    lanes_wanted = Signal(int)
    """So many pixels further down the lanes."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self._held: tuple[int, Axis] | None = None
        self._dragged = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._tell)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        scene = self._scene
        turn = turn_of(event.key(), event.modifiers())
        if scene is None or turn is None or (turn is Move.LEAVE and self._focus is None):
            super().keyPressEvent(event)
            return
        match turn:
            case Move.LEAVE:
                self.move_focus(None)
            case Move.METHOD:
                self.method_wanted.emit()
            case Move.DOWN | Move.UP:
                self.lanes_wanted.emit(self.plan().line * (3 if turn is Move.DOWN else -3))
            case Move.NEARER | Move.FARTHER:
                self.zoom(_STEP**2 if turn is Move.NEARER else _STEP**-2)
            case Move.TODAY:
                self.show_stretch(scene.reach.following(scene.shown, scene.view.now))
            case _ if turn.share:
                self.show_stretch(scene.reach.moved(scene.shown, scene.shown.span * turn.share))
            case _:
                self._step_focus(scene, turn)

    def _step_focus(self, scene: Scene, turn: Move) -> None:
        """The line goes on, and the stretch with it."""
        view, shown = scene.view, scene.shown
        now = view.now if shown.holds(view.now) else shown.moment(0.5)
        at = self._focus or now.replace(second=0, microsecond=0)
        to = {
            Move.BACK: at - shown.pace,
            Move.ON: at + shown.pace,
            Move.EVENT_BACK: view.stop_before(at),
            Move.EVENT_ON: view.stop_after(at),
            Move.START: shown.start,
            Move.END: shown.end,
            Move.FIRST: view.first,
            Move.LAST: view.last,
        }[turn]
        self._put(to)
        if self._focus is not None:
            self.show_stretch(scene.reach.following(shown, self._focus))
        self._tell()

    def zoom(self, factor: float, about: datetime | None = None) -> None:
        """Show `factor` of what is shown, around a moment, the focus line, or now."""
        scene = self._scene
        if scene is None:
            return
        wished = (about, self._focus, scene.view.now, scene.shown.moment(0.5))
        fixed = next(at for at in wished if at is not None and scene.shown.holds(at))
        self.show_stretch(scene.reach.zoomed(scene.shown, factor, fixed))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up shows less, down more, sideways goes on; over the names the lanes scroll."""
        scene, place = self._scene, event.position().toPoint()
        if scene is None or place.x() < self.plan().chart.left():
            event.ignore()
            return
        across, along = event.angleDelta().x(), event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across, along = along or across, 0
        if across:
            by = scene.shown.span * (-across / 120 / 10)
            self.show_stretch(scene.reach.moved(scene.shown, by))
        elif along:
            self.zoom(_STEP ** (along / 120), self._moment(place.x()))
        event.accept()

    def _moment(self, x: int) -> datetime:
        assert self._scene is not None
        chart = self.plan().chart
        return self._scene.shown.moment((x - chart.left()) / max(chart.width() - 1, 1))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._scene is not None and event.button() is Qt.MouseButton.LeftButton:
            self._held = (event.position().toPoint().x(), self._scene.shown)
            self._dragged = False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().toPoint().x()
        if self._scene is None:
            return
        if self._held is None:
            self._point(x)
            return
        since, shown = self._held
        if self._dragged or abs(x - since) >= _DRAG:
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            by = timedelta(days=(since - x) / self.plan().a_day)
            self.show_stretch(self._scene.reach.moved(shown, by))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._held is not None and not self._dragged:
            self._point(event.position().toPoint().x())
            self._tell()
        self._held = None
        self.unsetCursor()

    def _point(self, x: int) -> None:
        """The line stands where the mouse is; once the mouse rests it is read."""
        chart = self.plan().chart
        if self._scene is not None and chart.left() <= x <= chart.right():
            self._put(self._moment(x))
            self._rest.start()
