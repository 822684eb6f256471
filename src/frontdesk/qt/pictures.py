"""Drawings of what to do, as crisp images: bundled SVG files in the tokens of the light theme, recoloured."""

import functools
import re

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from frontdesk import resources
from frontdesk.qt.theme import LIGHT, Theme

# What a drawing may be made of: lines, what people do, surfaces, and what lies inside.
TOKENS = ("text", "primary", "surface", "sunken")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_TOKEN_OF = {getattr(LIGHT, token): token for token in TOKENS}

SIZE = QSize(108, 96)


@functools.lru_cache(maxsize=64)
def source(name: str) -> str:
    """The drawing as it ships; ``name`` is its folder and file: ``printer/paper_out``."""
    return resources.path("pictures", *f"{name}.svg".split("/")).read_text(encoding="utf-8")


@functools.lru_cache(maxsize=128)
def image(name: str, width: int, height: int, theme: Theme, ratio: float) -> QImage:
    """One drawing at `width`×`height` logical pixels for a screen of the given device pixel ratio."""
    svg = _COLOUR.sub(lambda found: str(getattr(theme, _TOKEN_OF[found[0].upper()])), source(name))
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


def names() -> set[str]:
    """The drawings that ship."""
    root = resources.path("pictures")
    return {file.relative_to(root).with_suffix("").as_posix() for file in root.rglob("*.svg")}
