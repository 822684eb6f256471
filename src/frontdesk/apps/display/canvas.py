"""Puts the items of a screen on a QPainter."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from frontdesk.apps.display import measure
from frontdesk.apps.display.items import Arrow, Box, Field, Icon, Item, TextItem
from frontdesk.apps.display.model import Turn
from frontdesk.qt import icons

_ANGLE = {Turn.RIGHT: 0, Turn.DOWN: 90, Turn.LEFT: 180, Turn.UP: 270}


def paint(painter: QPainter, items: Iterable[Item], *, scale: float, ratio: float = 1.0) -> None:
    """Paint everything, ``scale`` device-independent pixels to the unit, on a device of this pixel ratio."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    for item in items:
        match item:
            case TextItem():
                _text(painter, item)
            case Field():
                _field(painter, item)
            case Arrow():
                _arrow(painter, item)
            case Icon():
                _icon(painter, item, scale * ratio)


def _text(painter: QPainter, item: TextItem) -> None:
    painter.setFont(measure.font(item.px, item.weight, item.spacing))
    painter.setPen(QColor(item.colour))
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if item.rtl else Qt.LayoutDirection.LeftToRight)
    painter.drawText(QPointF(item.x, item.baseline), item.text)


def _field(painter: QPainter, item: Field) -> None:
    painter.save()
    if item.clip is not None:
        path = QPainterPath()
        path.addRoundedRect(_rect(item.clip), item.radius, item.radius)
        band = QPainterPath()
        band.addRect(_rect(item.box))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(item.fill or "transparent"))
        # The shape is cut, not clipped: clipping has hard edges, and a rounded corner shows them.
        painter.drawPath(path.intersected(band))
        painter.restore()
        return
    painter.setBrush(QColor(item.fill) if item.fill else Qt.BrushStyle.NoBrush)
    rect = _rect(item.box)
    if item.border:
        half = item.border_width / 2
        painter.setPen(QPen(QColor(item.border), item.border_width))
        rect = rect.adjusted(half, half, -half, -half)
    else:
        half = 0.0
        painter.setPen(Qt.PenStyle.NoPen)
    radius = max(0.0, item.radius - half)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def _arrow(painter: QPainter, item: Arrow) -> None:
    painter.save()
    painter.translate(item.x, item.y)
    painter.rotate(_ANGLE[item.turn])
    tip = item.length / 2
    path = QPainterPath(QPointF(-tip, 0))
    path.lineTo(tip, 0)
    path.moveTo(tip - item.half, -item.half)
    path.lineTo(tip, 0)
    path.lineTo(tip - item.half, item.half)
    pen = QPen(QColor(item.colour), item.stroke)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.restore()


def _icon(painter: QPainter, item: Icon, ratio: float) -> None:
    # Drawn at the device's own resolution, else a large screen shows a blown-up picture.
    drawn = icons.image(
        item.name, round(item.box.width), round(item.box.height), item.colour, item.stroke, ratio
    )
    painter.drawImage(_rect(item.box), drawn)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
