"""The widgets look as they did when they were compared with the mockups.

After a wanted change: ``python tests/qt/gallery.py tests/qt/pictures/light`` (and ``--dark`` into ``dark``),
look at the pictures beside the design, and commit them.
"""

from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtWidgets import QApplication

from frontdesk.qt import appearance
from frontdesk.qt.theme import DARK, LIGHT, Theme
from tests.qt.gallery import PAGES, grab

PICTURES = Path(__file__).parent / "pictures"
THEMES = {"light": LIGHT, "dark": DARK}
# Rounding in the rasteriser may differ by processor; a moved pixel row or another colour is far above both.
VISIBLE = 24
FEW = 0.002


def differing_share(one: Image.Image, other: Image.Image) -> float:
    """Share of pixels that differ visibly."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    return sum(difference.histogram()[VISIBLE:]) / (one.width * one.height)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("page", PAGES)
def test_page_looks_as_agreed(page: str, theme: str, tmp_path: Path, qapp: QApplication):
    dress(THEMES[theme])
    drawn_file = tmp_path / f"{page}.png"
    shown = grab(PAGES[page], drawn_file)
    shown.close()
    with Image.open(drawn_file) as drawn, Image.open(PICTURES / theme / f"{page}.png") as agreed:
        assert drawn.size == agreed.size
        assert differing_share(drawn, agreed) <= FEW


def test_the_comparison_notices_one_pixel_row(tmp_path: Path):
    with Image.open(PICTURES / "light" / "head.png") as agreed:
        assert differing_share(agreed, ImageChops.offset(agreed, 0, 1)) > FEW


def dress(theme: Theme) -> None:
    appearance.apply(theme, scale=1.0)
