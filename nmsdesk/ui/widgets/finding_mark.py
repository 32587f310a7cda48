"""Draws how a finding stands between the two pictures: an arrow to its side, a dot, a circle."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from nmsdesk.presenters.comparison import Mark
from nmsdesk.ui import theme

STRONGEST: Final = 4
_STEP: Final = 11


class FindingMark(QWidget):
    """As many arrow heads as the row has points; a shape for each meaning, never colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = Mark.NONE
        self._strength = 0
        self.setFixedWidth(STRONGEST * _STEP + 6)
        self.setMinimumHeight(20)

    def present(self, mark: Mark, strength: int) -> None:
        self._mark, self._strength = mark, strength
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(STRONGEST * _STEP + 6, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        match self._mark:
            case Mark.NMS:
                self._arrows(painter, "nms", points_left=True)
            case Mark.SEROTONIN:
                self._arrows(painter, "serotonin", points_left=False)
            case Mark.NEUTRAL:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("muted"))
                painter.drawEllipse(QPointF(self.width() / 2, middle), 4, 4)
            case Mark.NORMAL:
                self._tick(painter)
            case Mark.OPEN | Mark.OLD:
                dashed = Qt.PenStyle.DashLine if self._mark is Mark.OLD else Qt.PenStyle.SolidLine
                painter.setPen(QPen(theme.colour("control_line"), 2, dashed))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QRectF(self.width() / 2 - 6, middle - 6, 12, 12))
            case Mark.NONE:
                pass
        painter.end()

    def _arrows(self, painter: QPainter, token: str, *, points_left: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(token))
        middle = self.height() / 2
        for place in range(max(1, min(self._strength, STRONGEST))):
            near = 3 + place * _STEP
            tip, base = (near, near + 10) if points_left else (near + 10, near)
            if not points_left:
                shift = self.width() - 16 - 2 * place * _STEP
                tip, base = tip + shift, base + shift
            painter.drawPolygon(
                QPolygonF(
                    [QPointF(tip, middle), QPointF(base, middle - 7), QPointF(base, middle + 7)]
                )
            )

    def _tick(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.colour("muted"), 2))
        middle, centre = self.height() / 2, self.width() / 2
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(centre - 6, middle),
                    QPointF(centre - 1, middle + 5),
                    QPointF(centre + 7, middle - 5),
                ]
            )
        )
