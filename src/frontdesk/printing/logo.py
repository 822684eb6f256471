"""Makes the logo at the head of the slips out of an image file: checked, small, one bit per dot."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from frontdesk.domain.errors import LogoError
from frontdesk.printing.bitmap import Bitmap

MOST_BYTES = 4 * 1024 * 1024
MOST_PIXELS = 4000  # a side
# In dots of 1/8 mm: 20 mm high, and as wide as the narrowest paper prints between its margins.
_HIGHEST, _WIDEST = 160, 360
# The order in which dots turn black as a grey gets darker (Bayer, 8 × 8): even on cheap heads, unlike what
# error diffusion leaves.
_ORDER = (
    (0, 32, 8, 40, 2, 34, 10, 42),
    (48, 16, 56, 24, 50, 18, 58, 26),
    (12, 44, 4, 36, 14, 46, 6, 38),
    (60, 28, 52, 20, 62, 30, 54, 22),
    (3, 35, 11, 43, 1, 33, 9, 41),
    (51, 19, 59, 27, 49, 17, 57, 25),
    (15, 47, 7, 39, 13, 45, 5, 37),
    (63, 31, 55, 23, 61, 29, 53, 21),
)


def _both(german: str, english: str, *facts: int) -> dict[str, str]:
    return {"de": german.format(*facts), "en": english.format(*facts)}


_MISSING = _both("die Datei fehlt oder ist nicht lesbar", "the file is missing or cannot be read")
_NO_PICTURE = _both("die Datei ist kein lesbares Bild", "the file is no readable picture")


def read_logo(path: Path) -> Bitmap:
    """The picture in ``path`` for the head of a slip, read once until the file changes.

    Raises:
        LogoError: it is not there, too large or no picture; nothing of a file that is too large is read.
    """
    try:
        found = path.stat()
    except OSError:
        raise LogoError(path=path, reason=_MISSING) from None
    if found.st_size > MOST_BYTES:
        raise LogoError(
            path=path, reason=_both("die Datei hat {} MB", "the file has {} MB", found.st_size >> 20)
        )
    return _read(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, changed: int, size: int) -> Bitmap:
    from PIL import Image

    del changed, size  # only what the picture is remembered by
    try:
        with Image.open(path, formats=("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")) as opened:
            # Only the head of the file has been read so far.
            if max(opened.size) > MOST_PIXELS:
                raise LogoError(
                    path=path,
                    reason=_both(
                        "das Bild hat {} × {} Pixel", "the picture has {} × {} pixels", *opened.size
                    ),
                )
            if opened.mode.startswith("I"):
                # 16 bits of grey, which the conversion would cut off at 255.
                picture = opened.point(lambda light: light / 256).convert("L").convert("RGBA")
            else:
                picture = opened.convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise LogoError(
            path=path, reason=_both("das Bild hat zu viele Pixel", "the picture has too many pixels")
        ) from None
    except LogoError:
        raise
    # Pillow's readers raise whatever the damage makes them stumble over.
    except Exception:
        raise LogoError(path=path, reason=_NO_PICTURE) from None
    paper = Image.new("RGBA", picture.size, "white")
    grey = Image.alpha_composite(paper, picture).convert("L")
    scale = min(1.0, _HIGHEST / grey.height, _WIDEST / grey.width)
    wanted = max(1, round(grey.width * scale)), max(1, round(grey.height * scale))
    small = grey.resize(wanted, Image.Resampling.LANCZOS)
    return _dithered(small.width, small.height, small.tobytes())


def _dithered(width: int, height: int, grey: bytes) -> Bitmap:
    row_bytes = (width + 7) // 8
    data = bytearray(row_bytes * height)
    for y in range(height):
        order = _ORDER[y & 7]
        for x, light in enumerate(grey[y * width : (y + 1) * width]):
            if light < 4 * order[x & 7] + 2:
                data[y * row_bytes + (x >> 3)] |= 0x80 >> (x & 7)
    return Bitmap(width, height, bytes(data))
