"""The bundled fonts exist in every weight, show every script of the house, and keep figures in columns."""

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QRawFont

from frontdesk.qt import fonts
from frontdesk.qt.widgets import giant_number

SAMPLES = {
    "Deutsch": "Aufenthaltstitel verlängern, § 24, „ß“",
    "Türkçe": "Türkçe ığşçöü İ",
    "Română": "Română șțăîâ",
    "Українська": "Українська їєґі",
    "Arabisch": "العربية",
    "Farsi": "فارسی گچپژ",
    "Sorani": "کوردی ڕڵێۆە",
    "Tigrinya": "ትግርኛ",
    "Vietnamesisch": "Tiếng Việt ữởặ",
}


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_weight_is_a_real_face(weight: int):
    font = fonts.fixed_font(20, weight)
    assert QFontInfo(font).family().startswith("Noto Sans")
    assert QFontInfo(font).weight() == weight


@pytest.mark.parametrize("weight", [400, 600, 700])
@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_script_has_glyphs(text: str, weight: int):
    faces = []
    for family in fonts.FAMILIES:
        font = fonts.fixed_font(20, weight)
        font.setFamilies([family])
        faces.append(QRawFont.fromFont(font))
    missing = {
        c for c in text if not c.isspace() and not any(face.supportsCharacter(ord(c)) for face in faces)
    }
    assert missing == set()


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_figures_are_tabular(weight: int):
    metrics = QFontMetricsF(fonts.fixed_font(20, weight))
    assert len({round(metrics.horizontalAdvance(digit * 10), 2) for digit in "0123456789"}) == 1


def test_sizes_follow_the_scale():
    assert (fonts.dp(44), fonts.font(fonts.BODY).pixelSize()) == (44, 15)
    fonts.set_scale(2.0)
    assert (fonts.dp(44), fonts.font(fonts.BODY).pixelSize()) == (88, 30)
    assert fonts.fixed_font(32).pixelSize() == 32


def test_scale_has_limits():
    fonts.set_scale(0.2)
    assert fonts.scale() == 1.0
    fonts.set_scale(9)
    assert fonts.scale() == 3.0


@pytest.mark.parametrize("cap_height", [34.3, 68.5, 225.0])
def test_giant_letters_are_exactly_as_high_as_asked(cap_height: float):
    bounds = giant_number.outline("H", cap_height).boundingRect()
    assert bounds.height() == pytest.approx(cap_height, abs=0.3)
    assert bounds.bottom() == pytest.approx(0, abs=0.3)


def test_foreign_runs_are_fenced():
    assert fonts.isolated("A 042") == "\u2068A 042\u2069"
