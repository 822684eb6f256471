"""The packed picture: its size and its PNG."""

import io

import pytest
from PIL import Image

from frontdesk.printing.bitmap import Bitmap


def test_a_png_shows_the_same_dots():
    bitmap = Bitmap(12, 2, bytes([0b10100000, 0b00010000, 0b00000001, 0b10000000]))
    picture = Image.open(io.BytesIO(bitmap.png()))
    assert picture.size == (12, 2)
    black = [(x, y) for y in range(2) for x in range(12) if picture.getpixel((x, y)) == 0]
    assert black == [(0, 0), (2, 0), (11, 0), (7, 1), (8, 1)]


def test_data_of_another_size_is_refused():
    with pytest.raises(ValueError, match="3 bytes are no 12 × 2 dots"):
        Bitmap(12, 2, b"abc")
