"""The packed picture: its bands and its PNG."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from frontdesk.printing.bitmap import Bitmap


@st.composite
def bitmaps(draw):
    width = draw(st.integers(1, 40))
    rows = draw(st.lists(st.booleans(), max_size=60))
    ink = bytes([0x80] + [0] * ((width + 7) // 8 - 1))
    return Bitmap(width, len(rows), b"".join(ink if row else bytes(len(ink)) for row in rows))


@given(bitmaps(), st.integers(1, 10))
def test_bands_cover_every_row_once_and_hide_no_ink(bitmap, blank_rows):
    expected = 0
    for first, rows, blank in bitmap.bands(blank_rows=blank_rows):
        assert first == expected
        assert rows > 0
        if blank:
            assert rows >= blank_rows
            assert not any(bitmap.data[first * bitmap.row_bytes : (first + rows) * bitmap.row_bytes])
        expected = first + rows
    assert expected == bitmap.height


def test_long_white_stretches_are_bands_of_their_own():
    white, ink = bytes(2), b"\x80\x01"
    bitmap = Bitmap(16, 30, white * 9 + ink + white * 3 + ink + white * 16)
    assert list(bitmap.bands(blank_rows=8)) == [(0, 9, True), (9, 5, False), (14, 16, True)]


def test_a_png_shows_the_same_dots():
    bitmap = Bitmap(12, 2, bytes([0b10100000, 0b00010000, 0b00000001, 0b10000000]))
    picture = Image.open(io.BytesIO(bitmap.png()))
    assert picture.size == (12, 2)
    black = [(x, y) for y in range(2) for x in range(12) if picture.getpixel((x, y)) == 0]
    assert black == [(0, 0), (2, 0), (11, 0), (7, 1), (8, 1)]


def test_data_of_another_size_is_refused():
    with pytest.raises(ValueError, match="3 bytes are no 12 × 2 dots"):
        Bitmap(12, 2, b"abc")
