"""Measures and sets text with Qt and the bundled fonts, exactly as the painter draws it."""

from __future__ import annotations

import sys
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from frontdesk.domain.errors import BugError
from frontdesk.printing.coverage import font_files
from frontdesk.printing.page import Face

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QGuiApplication, QTextLayout, QTextOption

# In this order: Latin letters and digits come from the first, whatever the others have of them.
_FAMILIES = ["Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", "Noto Sans CJK SC"]
_WIDE = 1e6
# The words of a house and our own texts in every size fit, so that only numbers are measured anew.
_REMEMBERED = 8192
_lock = threading.Lock()
_application: QGuiApplication | None = None
_fonts_ready = False


class QtTypesetter:
    """Measures with the fonts and the hinting that the painter uses."""

    def __init__(self, dots_per_mm: float) -> None:
        self.dots_per_mm = dots_per_mm

    def width(self, text: str, face: Face) -> float:
        return _width(text, self._pixels(face), face.weight, face.tracking) / self.dots_per_mm

    def wrapped(self, text: str, face: Face, width: float) -> tuple[str, ...]:
        return _wrapped(text, self._pixels(face), face.weight, face.tracking, width * self.dots_per_mm)

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
        return _font(self._pixels(face), face.weight, face.tracking)

    def text_layout(self, text: str, face: Face, *, right_to_left: bool = False) -> QTextLayout:
        """``text`` set in one line."""
        return _text_layout(text, self.font(face), _WIDE, right_to_left)

    def _pixels(self, face: Face) -> int:
        return max(1, round(face.size * self.dots_per_mm))


@lru_cache(maxsize=_REMEMBERED)
def _width(text: str, pixels: int, weight: int, tracking: float) -> float:
    """In dots."""
    if not text:
        return 0.0
    # The line points into the layout and does not keep it alive.
    layout = _text_layout(text, _font(pixels, weight, tracking), _WIDE, False)
    return layout.lineAt(0).naturalTextWidth()


@lru_cache(maxsize=_REMEMBERED)
def _wrapped(text: str, pixels: int, weight: int, tracking: float, width: float) -> tuple[str, ...]:
    if not text:
        return ()
    layout = _text_layout(text, _font(pixels, weight, tracking), width, False)
    # Qt counts UTF-16 units, Python counts characters.
    units = text.encode("utf-16-le")
    lines = (layout.lineAt(index) for index in range(layout.lineCount()))
    cuts = [(2 * line.textStart(), 2 * (line.textStart() + line.textLength())) for line in lines]
    return tuple(units[start:end].decode("utf-16-le", "ignore") for start, end in cuts)


def _text_layout(text: str, font: QFont, width: float, right_to_left: bool) -> QTextLayout:
    """``text`` set in lines of at most ``width`` dots."""
    from PySide6.QtGui import QTextLayout

    layout = QTextLayout(text, font)
    layout.setTextOption(_option(right_to_left))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


@lru_cache(maxsize=2)
def _option(right_to_left: bool) -> QTextOption:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextOption

    option = QTextOption()
    # The direction belongs to the language: a line that begins with a Latin name must not turn around.
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
    # Where a line stands is decided by the page, also when it runs to the left.
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


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
            for file in font_files():
                if QFontDatabase.addApplicationFont(str(file)) < 0:
                    raise BugError(what=f"font {file.name} cannot be loaded")
            _fonts_ready = True
