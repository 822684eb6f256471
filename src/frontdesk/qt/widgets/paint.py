"""The few brush strokes that all hand-painted controls share: boxes, text that elides, icons, key hints."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from frontdesk.qt import fonts, icons
from frontdesk.qt.theme import RADIUS_HINT

HINT_HEIGHT = 20
_HINT_PADDING = 7

Align = Literal["leading", "center", "trailing"]
_FLAGS = {
    "leading": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "trailing": Qt.AlignmentFlag.AlignRight,
}


def painter_for(widget: QWidget) -> QPainter:
    """An antialiasing painter on a widget."""
    painter = QPainter(widget)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return painter


def mirrored(widget: QWidget, rect: QRectF) -> QRectF:
    """A rect laid out left to right, moved to where a right-to-left window has it."""
    if widget.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        return rect
    return QRectF(widget.width() - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: str | None = None,
    border: str | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded box whose border lies inside `rect`, so that a thicker border shifts nothing."""
    inset = width / 2 if border else 0.0
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    if border:
        pen = QPen(QColor(border), width)
        if dashed:
            pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    corner = max(0.0, radius - inset)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner)


def text_width(text: str, font: QFont) -> float:
    """How wide a line of text runs."""
    return QFontMetricsF(font).horizontalAdvance(text)


def text(
    painter: QPainter, rect: QRectF, words: str, font: QFont, color: str, *, align: Align = "leading"
) -> None:
    """One line, vertically centred, elided at its end when the room is short."""
    painter.setFont(font)
    painter.setPen(QColor(color))
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(words) > rect.width() + 0.5:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    flags = _FLAGS[align] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), words)


def wrapped_height(words: str, font: QFont, width: float) -> float:
    """How high a paragraph stands at a width."""
    bounds = QFontMetricsF(font).boundingRect(
        QRectF(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), words
    )
    return bounds.height()


def icon(
    painter: QPainter, name: str, center: QPointF, px: float, color: str, *, stroke: float = 2.0
) -> None:
    """An icon of so many pixels around a point."""
    icons.draw(painter, name, QRectF(center.x() - px / 2, center.y() - px / 2, px, px), color, stroke=stroke)


def hint_width(keys: str) -> float:
    """How wide a key hint is."""
    return text_width(keys, fonts.font(fonts.HINT)) + 2 * fonts.dp(_HINT_PADDING)


def hint(painter: QPainter, rect: QRectF, keys: str, *, color: str, border: str, fill: str | None) -> None:
    """A key cap."""
    box(painter, rect, fonts.dp(RADIUS_HINT), fill=fill, border=border)
    # Caps and digits have no descender: half a pixel up looks centred.
    text(painter, rect.translated(0, -0.75), keys, fonts.font(fonts.HINT), color, align="center")


NO_PEN = Qt.PenStyle.NoPen


def color(token: str) -> QColor:
    """A token as a colour."""
    return QColor(token)
