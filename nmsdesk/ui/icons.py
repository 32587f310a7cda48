"""Line icons drawn from the SVG files in the ink of the theme."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


def picture(resources: Path, name: str, ink: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` as a square of `size` device-independent pixels, its lines in `ink`."""
    drawn = (resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawn.replace("currentColor", ink.name()).encode()))
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def icon(resources: Path, name: str, off: QColor, on: QColor, size: int = 22) -> QIcon:
    """An icon with one ink while its button is off and another while it is on."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(picture(resources, name, off, size, ratio), state=QIcon.State.Off)
        made.addPixmap(picture(resources, name, on, size, ratio), state=QIcon.State.On)
    return made
