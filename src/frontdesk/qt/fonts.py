"""Loads the bundled fonts and turns the type scale of the design language into scaled QFonts."""

import functools
import logging
import sys
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

from frontdesk import resources

_log = logging.getLogger(__name__)

FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic")
_SMALLEST_SCALE, _LARGEST_SCALE = 1.0, 3.0
# Default interface font of each platform at 100 %, in points; what the user chose beyond it is the scale.
_REFERENCE_POINTS = {"win32": 9.0, "darwin": 13.0}
_REFERENCE_POINTS_ELSEWHERE = 11.0

_LOADED = "frontdesk_fonts_loaded"

_scale = 1.0


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One step of the type scale: size in px at 100 %, and weight (400, 500, 600 or 700)."""

    px: int
    weight: int = 400


HINT = TextStyle(12, 600)
CAPTION = TextStyle(13)
CAPTION_STRONG = TextStyle(13, 600)
LIST = TextStyle(14)
LIST_STRONG = TextStyle(14, 600)
BODY = TextStyle(15)
BODY_STRONG = TextStyle(15, 600)
SECTION = TextStyle(16, 600)
INPUT_LARGE = TextStyle(18)
LEAD = TextStyle(18, 600)
BUTTON_MAIN = TextStyle(20, 600)
NUMBER = TextStyle(20, 700)
FIGURE = TextStyle(22, 700)
TITLE = TextStyle(22, 600)


def load() -> None:
    """Register every bundled font once; without them Ethiopic and Arabic show as boxes, silently."""
    app = QGuiApplication.instance()
    if app is None:
        raise RuntimeError("create the QApplication before loading fonts")
    if app.property(_LOADED):
        return
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            _log.error("font %s cannot be loaded", file.name)
    app.setProperty(_LOADED, True)


def system_scale() -> float:
    """How much larger than its platform's default the user has set the interface font (never below 1)."""
    if QGuiApplication.platformName() in {"offscreen", "minimal"}:
        return 1.0
    points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    reference = _REFERENCE_POINTS.get(sys.platform, _REFERENCE_POINTS_ELSEWHERE)
    steps = round(points / reference * 20) / 20
    return min(max(steps, _SMALLEST_SCALE), _LARGEST_SCALE)


def set_scale(scale: float) -> None:
    """Set the factor for every staff size; `appearance.apply` calls this before windows are built."""
    global _scale
    _scale = min(max(scale, _SMALLEST_SCALE), _LARGEST_SCALE)


def scale() -> float:
    """The factor in force."""
    return _scale


def dp(px: float) -> int:
    """A staff size of the design language in pixels at the current scale."""
    return round(px * _scale)


def font(style: TextStyle) -> QFont:
    """The font of a step of the type scale, at the current scale."""
    return fixed_font(style.px * _scale, style.weight)


def fixed_font(px: float, weight: int = 400) -> QFont:
    """A font of a given size that does not follow the system scale (public displays)."""
    return QFont(_font(round(px), weight))


@functools.lru_cache(maxsize=64)
def _font(px: int, weight: int) -> QFont:
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    # Figures in a column line up; Noto's default figures are tabular, this keeps a replaced font honest too.
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def font_for_cap_height(cap_height: float, weight: int = 700) -> QFont:
    """The font whose capitals are exactly so many pixels high (giant numbers)."""
    made = fixed_font(1000, weight)
    ratio = QFontMetricsF(made).capHeight() / 1000
    made.setPixelSize(max(1, round(cap_height / ratio)))
    return made


def isolated(text: str) -> str:
    """Text of another language or direction, fenced so that it cannot reorder what stands around it."""
    return f"\u2068{text}\u2069"
