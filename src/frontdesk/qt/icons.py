"""Icons as crisp images: bundled SVG files, recoloured, at the screen's own resolution, cached."""

import functools
import re

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from frontdesk import resources
from frontdesk.qt.theme import LIGHT

_STROKE_WIDTH = re.compile(r'stroke-width="[^"]*"')


@functools.lru_cache(maxsize=256)
def _source(name: str) -> str:
    file = "logo.svg" if name == "logo" else f"lucide/{name}.svg"
    return resources.path("icons", *file.split("/")).read_text(encoding="utf-8")


@functools.lru_cache(maxsize=1024)
def image(name: str, width: int, height: int, color: str, stroke: float, ratio: float) -> QImage:
    """One icon drawn at `width`×`height` logical pixels for a screen of the given device pixel ratio.

    The cache holds QImage, not QPixmap: a pixmap that outlives the application crashes on exit.
    """
    svg = _STROKE_WIDTH.sub(f'stroke-width="{stroke}"', _source(name)).replace("currentColor", color)
    drawn = QImage(
        QSize(round(width * ratio), round(height * ratio)), QImage.Format.Format_ARGB32_Premultiplied
    )
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def draw(painter: QPainter, name: str, rect: QRectF, color: str, *, stroke: float = 2.0) -> None:
    """Draw an icon into `rect` of a painter; the rect is snapped to whole pixels to stay crisp."""
    device = painter.device()
    ratio = device.devicePixelRatio()
    drawn = image(name, round(rect.width()), round(rect.height()), color, stroke, ratio)
    painter.drawImage(round(rect.x()), round(rect.y()), drawn)


def pixmap(name: str, px: int, color: str, *, stroke: float = 2.0, ratio: float = 1.0) -> QPixmap:
    """An icon for a label."""
    return QPixmap.fromImage(image(name, px, px, color, stroke, ratio))


def icon(name: str, color: str, *, sizes: tuple[int, ...] = (16, 20, 24), stroke: float = 2.0) -> QIcon:
    """An icon for stock widgets, in one and two pixels per point."""
    made = QIcon()
    for px in sizes:
        for ratio in (1.0, 2.0):
            made.addPixmap(pixmap(name, px, color, stroke=stroke, ratio=ratio))
    return made


def window_icon() -> QIcon:
    """The product's logo for title bar and task list."""
    made = QIcon()
    for px in (16, 24, 32, 48, 64, 128):
        made.addPixmap(QPixmap.fromImage(image("logo", px, px, LIGHT.primary, 2.0, 1.0)))
    return made


def names() -> set[str]:
    """The icons that ship."""
    return {file.stem for file in resources.path("icons", "lucide").glob("*.svg")} | {"logo"}
