"""Paints a page with Qt: as one bit per dot for a thermal printer, or as a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from frontdesk.domain.errors import BugError
from frontdesk.printing.bitmap import Bitmap
from frontdesk.printing.layout import lay_out
from frontdesk.printing.page import Align, Arrow, Bar, Frame, Line, Matrix, Page, Pictogram, Picture
from frontdesk.printing.pictograms import PEN, SHAPES, Circle
from frontdesk.printing.slip import Slip, title_of
from frontdesk.printing.typesetter import QtTypesetter, ready

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_PDF_DPI = 1200


def paint_slip(slip: Slip, *, dots: int, dots_per_mm: float, unchecked: bool = False) -> Bitmap:
    """The slip as a picture for a print head of ``dots`` dots."""
    ready()
    page = lay_out(slip, dots / dots_per_mm, QtTypesetter(dots_per_mm), unchecked=unchecked)
    return paint_bitmap(page, dots=dots, dots_per_mm=dots_per_mm)


def paint_bitmap(page: Page, *, dots: int, dots_per_mm: float) -> Bitmap:
    """A page as one bit per dot. No grey and no dithering, so that thin strokes stay whole."""
    from PySide6.QtGui import QImage, QPainter

    height = round(page.height * dots_per_mm)
    image = QImage(dots, height, QImage.Format.Format_Mono)
    if image.isNull():
        raise BugError(what=f"no picture of {dots} × {height} dots")
    image.setColorTable([0xFFFFFFFF, 0xFF000000])
    image.fill(0)
    painter = QPainter(image)
    try:
        _paint(painter, page, QtTypesetter(dots_per_mm))
    finally:
        painter.end()
    stride, wanted = image.bytesPerLine(), (dots + 7) // 8
    packed = bytes(image.constBits())
    return Bitmap(dots, height, b"".join(packed[y * stride : y * stride + wanted] for y in range(height)))


def slip_pdf(slip: Slip, *, width: float = 72.0, margin: float = 4.0) -> bytes:
    """The slip as a PDF page of the size of its paper, with the fonts inside."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

    ready()
    typesetter = QtTypesetter(_PDF_DPI / 25.4)
    page = lay_out(slip, width, typesetter)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DPI)
    writer.setTitle(title_of(slip))
    writer.setCreator("frontdesk")
    size = QPageSize(QSizeF(width + 2 * margin, page.height), QPageSize.Unit.Millimeter, "Slip")
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    try:
        painter.translate(margin * typesetter.dots_per_mm, 0)
        _paint(painter, page, typesetter)
    finally:
        painter.end()
        buffer.close()
    return bytes(held.data())


def _paint(painter: QPainter, page: Page, typesetter: QtTypesetter) -> None:
    from PySide6.QtCore import Qt

    painter.setPen(Qt.GlobalColor.black)
    painter.setBrush(Qt.GlobalColor.black)
    for item in page.items:
        match item:
            case Line():
                _paint_line(painter, item, typesetter)
            case Bar():
                _fill(painter, item.x, item.y, item.width, item.height, typesetter.dots_per_mm)
            case Frame():
                _paint_frame(painter, item, typesetter.dots_per_mm)
            case Arrow():
                _paint_arrow(painter, item, typesetter.dots_per_mm)
            case Pictogram():
                _paint_pictogram(painter, item, typesetter.dots_per_mm)
            case Picture():
                _paint_picture(painter, item, typesetter.dots_per_mm)
            case Matrix():
                _paint_matrix(painter, item, typesetter.dots_per_mm)


def _paint_line(painter: QPainter, item: Line, typesetter: QtTypesetter) -> None:
    from PySide6.QtCore import QPointF

    if not item.text:
        return
    scale = typesetter.dots_per_mm
    layout = typesetter.text_layout(item.text, item.face, right_to_left=item.right_to_left)
    line = layout.lineAt(0)
    wide = line.naturalTextWidth()
    start = {Align.LEFT: 0.0, Align.CENTRE: wide / 2, Align.RIGHT: wide}[item.align]
    layout.draw(painter, QPointF(round(item.x * scale - start), round(item.y * scale) - line.ascent()))


def _fill(painter: QPainter, x: float, y: float, width: float, height: float, scale: float) -> None:
    from PySide6.QtCore import Qt

    left, top = round(x * scale), round(y * scale)
    # Edges are rounded, not sizes, so that shapes which meet on paper meet in dots.
    painter.fillRect(
        left,
        top,
        max(1, round((x + width) * scale) - left),
        max(1, round((y + height) * scale) - top),
        Qt.GlobalColor.black,
    )


def _paint_frame(painter: QPainter, item: Frame, scale: float) -> None:
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QPainterPath

    left, top = round(item.x * scale), round(item.y * scale)
    right, bottom = round((item.x + item.width) * scale), round((item.y + item.height) * scale)
    stroke, radius = max(1, round(item.stroke * scale)), item.radius * scale
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    path.addRoundedRect(QRectF(left, top, right - left, bottom - top), radius, radius)
    inner = QRectF(left + stroke, top + stroke, right - left - 2 * stroke, bottom - top - 2 * stroke)
    path.addRoundedRect(inner, max(0.0, radius - stroke), max(0.0, radius - stroke))
    painter.fillPath(path, Qt.GlobalColor.black)


def _paint_arrow(painter: QPainter, item: Arrow, scale: float) -> None:
    from PySide6.QtCore import QPointF

    unit = item.height * scale / 80 * (-1 if item.down else 1)
    x, y = round(item.x * scale), round(item.y * scale)
    tip = QPointF(x, y - 34 * unit)
    with _pen(painter, 12 * abs(unit)):
        painter.drawLine(QPointF(x, y + 34 * unit), tip)
        painter.drawPolyline(
            [QPointF(x - 21 * unit, y - 11 * unit), tip, QPointF(x + 21 * unit, y - 11 * unit)]
        )


def _paint_pictogram(painter: QPainter, item: Pictogram, scale: float) -> None:
    from PySide6.QtCore import QPointF, Qt

    unit = item.size * scale / 80
    x, y = round(item.x * scale), round(item.y * scale)
    with _pen(painter, max(2.0, PEN * unit)):
        for shape in SHAPES[item.sign]:
            if isinstance(shape, Circle):
                painter.setBrush(Qt.BrushStyle.SolidPattern if shape.full else Qt.BrushStyle.NoBrush)
                centre = QPointF(x + shape.x * unit, y + shape.y * unit)
                radius = shape.radius * unit - (PEN / 2 * unit if shape.full else 0.0)
                painter.drawEllipse(centre, radius, radius)
            else:
                painter.drawPolyline([QPointF(x + a * unit, y + b * unit) for a, b in shape.points])


@contextmanager
def _pen(painter: QPainter, width: float) -> Iterator[None]:
    """Draw black lines with round ends for a while."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPen

    pen = QPen(Qt.GlobalColor.black, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    try:
        yield
    finally:
        painter.restore()


def _paint_picture(painter: QPainter, item: Picture, scale: float) -> None:
    rows = [
        tuple(bool(row[x >> 3] & 0x80 >> (x & 7)) for x in range(item.bitmap.width))
        for row in map(item.bitmap.row, range(item.bitmap.height))
    ]
    _paint_cells(painter, item.x, item.y, item.dot, rows, scale)


def _paint_matrix(painter: QPainter, item: Matrix, scale: float) -> None:
    _paint_cells(painter, item.x, item.y, item.module, item.rows, scale)


def _paint_cells(
    painter: QPainter, x: float, y: float, edge: float, rows: Sequence[Sequence[bool]], scale: float
) -> None:
    """Dark cells on whole dots, a run of them at a time."""
    from PySide6.QtCore import Qt

    side = round(edge * scale)
    left, top = round(x * scale), round(y * scale)
    for index, row in enumerate(rows):
        column = 0
        for dark, run in groupby(row):
            length = sum(1 for _ in run)
            if dark:
                painter.fillRect(
                    left + column * side, top + index * side, length * side, side, Qt.GlobalColor.black
                )
            column += length
