"""Paints a page with Qt: as one bit per dot for a thermal printer, or as a PDF."""

from __future__ import annotations

import logging
import sys
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from frontdesk import resources
from frontdesk.domain.errors import BugError
from frontdesk.printing.bitmap import Bitmap
from frontdesk.printing.layout import lay_out
from frontdesk.printing.page import Align, Arrow, Bar, Face, Frame, Line, Matrix, Page
from frontdesk.printing.slip import TicketSlip

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QGuiApplication, QPainter, QTextLayout

_log = logging.getLogger(__name__)
_FAMILIES = ["Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic"]
_PDF_DPI = 1200
_WIDE = 1e6
_lock = threading.Lock()
_application: QGuiApplication | None = None
_fonts_ready = False


def paint_ticket(slip: TicketSlip, *, dots: int, dots_per_mm: float, unchecked: bool = False) -> Bitmap:
    """The ticket as a picture for a print head of ``dots`` dots."""
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


def ticket_pdf(slip: TicketSlip, *, width: float = 72.0, margin: float = 4.0) -> bytes:
    """The ticket as a PDF page of the size of its paper, with the fonts inside."""
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
    writer.setTitle(slip.number)
    writer.setCreator("frontdesk")
    size = QPageSize(QSizeF(width + 2 * margin, page.height), QPageSize.Unit.Millimeter, "Ticket")
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    try:
        painter.translate(margin * typesetter.dots_per_mm, 0)
        _paint(painter, page, typesetter)
    finally:
        painter.end()
        buffer.close()
    return bytes(held.data())


class QtTypesetter:
    """Measures with the fonts and the hinting that the painter uses."""

    def __init__(self, dots_per_mm: float) -> None:
        self.dots_per_mm = dots_per_mm

    def width(self, text: str, face: Face) -> float:
        if not text:
            return 0.0
        # The line points into the layout and does not keep it alive.
        layout = self.text_layout(text, face)
        return layout.lineAt(0).naturalTextWidth() / self.dots_per_mm

    def wrapped(self, text: str, face: Face, width: float) -> tuple[str, ...]:
        if not text:
            return ()
        layout = self.text_layout(text, face, width * self.dots_per_mm)
        # Qt counts UTF-16 units, Python counts characters.
        units = text.encode("utf-16-le")
        lines = (layout.lineAt(index) for index in range(layout.lineCount()))
        cuts = [(2 * line.textStart(), 2 * (line.textStart() + line.textLength())) for line in lines]
        return tuple(units[start:end].decode("utf-16-le", "ignore") for start, end in cuts)

    def elided(self, text: str, face: Face, width: float) -> str:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QFontMetricsF

        metrics = QFontMetricsF(self.font(face))
        room = width * self.dots_per_mm
        short = metrics.elidedText(text + "…", Qt.TextElideMode.ElideRight, room)
        # Hinting can make the line a dot wider than the sum that was elided by.
        while len(short) > 1 and self.width(short, face) > width:
            room -= 1
            short = metrics.elidedText(text + "…", Qt.TextElideMode.ElideRight, room)
        return short

    def font(self, face: Face) -> QFont:
        return _font(max(1, round(face.size * self.dots_per_mm)), face.weight, face.tracking)

    def text_layout(
        self, text: str, face: Face, width: float = _WIDE, *, right_to_left: bool = False
    ) -> QTextLayout:
        """``text`` set in lines of at most ``width`` dots."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QTextLayout, QTextOption

        layout = QTextLayout(text, self.font(face))
        option = QTextOption()
        # The direction belongs to the language: a line that begins with a Latin name must not turn around.
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        # Where a line stands is decided by the page, also when it runs to the left.
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
        layout.endLayout()
        return layout


@lru_cache(maxsize=128)
def _font(pixels: int, weight: int, tracking: float) -> QFont:
    from PySide6.QtGui import QFont

    font = QFont(_FAMILIES)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    if tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * pixels)
    return font


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
    if any(0 in run.glyphIndexes() for run in layout.glyphRuns()):
        _log.warning("no font has every character of a line in %s", sorted({hex(ord(c)) for c in item.text}))


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
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QPen

    unit = item.height * scale / 80 * (-1 if item.down else 1)
    x, y = round(item.x * scale), round(item.y * scale)
    pen = QPen(Qt.GlobalColor.black, 12 * abs(unit))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(QPointF(x, y + 34 * unit), QPointF(x, y - 34 * unit))
    tip = QPointF(x, y - 34 * unit)
    painter.drawPolyline([QPointF(x - 21 * unit, y - 11 * unit), tip, QPointF(x + 21 * unit, y - 11 * unit)])
    painter.restore()


def _paint_matrix(painter: QPainter, item: Matrix, scale: float) -> None:
    from PySide6.QtCore import Qt

    edge = round(item.module * scale)
    left, top = round(item.x * scale), round(item.y * scale)
    for row_index, row in enumerate(item.rows):
        for column, dark in enumerate(row):
            if dark:
                painter.fillRect(
                    left + column * edge, top + row_index * edge, edge, edge, Qt.GlobalColor.black
                )


def ready() -> None:
    """Make sure that Qt can draw text: an application object and our fonts, once per process.

    A program with windows has its application already. The command line gets one without a screen; it is
    created in the calling thread, so call this in the main thread before a worker paints.
    """
    global _application, _fonts_ready
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    with _lock:
        present = QCoreApplication.instance()
        if present is None:
            # A process that has loaded widgets will want to show some; Qt allows one application object only.
            widgets = sys.modules.get("PySide6.QtWidgets")
            kind = widgets.QApplication if widgets is not None else QGuiApplication
            _application = kind(["frontdesk", "-platform", "offscreen"])
        elif not isinstance(present, QGuiApplication):
            raise BugError(what="this process has a Qt application that cannot draw")
        if not _fonts_ready:
            for file in sorted(resources.path("fonts").glob("*.ttf")):
                if QFontDatabase.addApplicationFont(str(file)) < 0:
                    raise BugError(what=f"font {file.name} cannot be loaded")
            _fonts_ready = True
