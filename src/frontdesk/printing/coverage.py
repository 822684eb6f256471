"""Which characters the bundled fonts can draw, read from the fonts: what the system has does not count."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

from frontdesk import resources

# Joiners are instructions to the shaper; a font need not have a picture of them.
_INVISIBLE = "\u200c\u200d"
_REPLACEMENT = "?"


def font_files() -> tuple[Path, ...]:
    """Everything the painter loads."""
    folder = resources.path("fonts")
    return tuple(sorted([*folder.glob("*.ttf"), *folder.glob("*.otf")]))


def can_draw(text: str) -> bool:
    """Whether every character of ``text`` has a glyph."""
    # Without a look into the fonts, for the start of a program that only asks for languages.
    return (text.isascii() and text.isprintable()) or drawn_characters().issuperset(text)


def drawable(text: str) -> str:
    """``text`` with a question mark in place of each run of characters that no font has."""
    if can_draw(text):
        return text
    known = drawn_characters()
    kept: list[str] = []
    for char in text:
        if char in known and not (char in _INVISIBLE and kept[-1:] == [_REPLACEMENT]):
            kept.append(char)
        elif char not in _INVISIBLE and kept[-1:] != [_REPLACEMENT]:
            kept.append(_REPLACEMENT)
    return "".join(kept)


@lru_cache(maxsize=1)
def drawn_characters() -> frozenset[str]:
    """Every character that one of the families has; all weights of a family have the same."""
    families = {file.stem.partition("-")[0]: file for file in font_files()}
    found = (_characters(file) for file in families.values())
    return frozenset(map(chr, chain.from_iterable(found))) | frozenset(_INVISIBLE)


def _characters(file: Path) -> Iterator[int]:
    """The characters in the best table of an OpenType font, without the rest of the file."""
    with file.open("rb") as font:
        tables = struct.unpack(">4xH6x", font.read(12))[0]
        directory = [struct.unpack(">4s4xII", font.read(16)) for _ in range(tables)]
        offset, length = next((start, size) for tag, start, size in directory if tag == b"cmap")
        font.seek(offset)
        cmap = font.read(length)
    records = struct.unpack_from(">H", cmap, 2)[0]
    subtables = {
        (platform, encoding): start
        for platform, encoding, start in (struct.unpack_from(">HHI", cmap, 4 + 8 * i) for i in range(records))
    }
    # Windows, all of Unicode; Windows, the first 65,536 characters.
    start = subtables.get((3, 10), subtables.get((3, 1)))
    if start is None:
        raise ValueError(f"{file.name} has no Unicode table")
    if struct.unpack_from(">H", cmap, start)[0] == 12:
        yield from _groups(cmap, start)
    else:
        yield from _segments(cmap, start)


def _groups(cmap: bytes, start: int) -> Iterator[int]:
    """Format 12: runs of characters with runs of glyphs."""
    for index in range(struct.unpack_from(">I", cmap, start + 12)[0]):
        first, last, glyph = struct.unpack_from(">III", cmap, start + 16 + 12 * index)
        yield from range(first + (glyph == 0), last + 1)


def _segments(cmap: bytes, start: int) -> Iterator[int]:
    """Format 4: the same in 16 bits, with glyphs by difference or from a list."""
    double = struct.unpack_from(">H", cmap, start + 6)[0]
    ends, starts = start + 14, start + 16 + double
    for index in range(0, double, 2):
        last = struct.unpack_from(">H", cmap, ends + index)[0]
        first = struct.unpack_from(">H", cmap, starts + index)[0]
        delta = struct.unpack_from(">H", cmap, starts + double + index)[0]
        place = starts + 2 * double + index
        offset = struct.unpack_from(">H", cmap, place)[0]
        for char in range(first, min(last, 0xFFFE) + 1):
            glyph = char
            if offset:
                glyph = struct.unpack_from(">H", cmap, place + offset + 2 * (char - first))[0]
                if glyph == 0:
                    continue
            if (glyph + delta) & 0xFFFF:
                yield char
