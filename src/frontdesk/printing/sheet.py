"""Lines in a printer's own letters: of any text only characters of its code pages reach the wire."""

from __future__ import annotations

import codecs
import textwrap
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from frontdesk.printing.text import clean, western_digits

# Which page writes German, best first; every ESC/POS printer has PC437 as page 0.
_WESTERN = ("CP858", "CP850", "CP1252", "CP437")
_COMMON = ("CP437", 0)
# What none of the pages has but everybody writes, and the Romanian letters of pages that only have cedillas.
_STAND_INS = str.maketrans(
    {"„": '"', "“": '"', "”": '"', "‚": "'", "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "•": "-"}
    | {"×": "x", "€": "EUR", "ẞ": "SS", "ș": "ş", "ț": "ţ", "Ș": "Ş", "Ț": "Ţ", "\u00a0": " "}
)
_HIGHEST = 8  # the largest that GS ! makes a letter

Page = tuple[str, int]


def plain(text: str, longest: int = 300) -> str:
    return western_digits(clean(text, longest))


class Sheet:
    """Collects lines as bytes; remembers how the printer is set, so that nothing is said twice.

    Args:
        write: takes the bytes.
        columns: letters of the usual size in a line.
    """

    def __init__(self, write: Callable[[bytes], object], columns: int, code_pages: Mapping[str, int]) -> None:
        self.columns = columns
        self.pages = tuple(sorted(code_pages.items(), key=lambda page: _rank(page[0])))
        if not any(name.upper() in _WESTERN for name in code_pages):
            self.pages = (_COMMON, *self.pages)
        self._write = write
        # Which page a printer starts with is set in its memory; ours is always said.
        self._page = self.pages[0][1]
        self._write(b"\x1bt" + bytes((self._page,)))
        self._size = (1, 1)
        self._bold = self._centred = False

    def can_write(self, text: str) -> bool:
        """Whether one of the pages has every character of ``text``."""
        return any(_encoded(text, name) is not None for name, _ in self.pages)

    def line(self, text: str, *, wide: int = 1, high: int = 1, bold: bool = False, most: int = 4) -> None:
        """``text`` in as many lines as it needs, at most ``most``."""
        self._look(wide, high, bold=bold, centred=False)
        for part in self._wrapped(text, self.columns // wide, most):
            self._text(part)

    def sample(self, text: str, page: Page) -> None:
        """One line in a certain page, whatever other pages could write it."""
        self._look(1, 1, bold=False, centred=False)
        name, self._page = page
        data = b"".join(_nearest(char, name) for char in text[: self.columns])
        self._write(b"\x1bt" + bytes((self._page,)) + data + b"\n")

    def two(self, left: str, right: str, *, high: int = 1, bold: bool = False) -> None:
        """One text at each edge, or below one another where both do not fit."""
        left, right = left.translate(_STAND_INS), right.translate(_STAND_INS)
        gap = self.columns - len(left) - len(right)
        if not right or gap < 1:
            self.line(left, high=high, bold=bold)
            self.line(right, high=high, bold=bold)
        else:
            # Both may need a page of their own.
            self._look(1, high, bold=bold, centred=False)
            self._write(self._bytes(left + " " * gap) + self._bytes(right) + b"\n")

    def giant(self, text: str) -> None:
        """One line as large as the paper allows, in the middle."""
        text = text.translate(_STAND_INS)
        wide = max(1, min(_HIGHEST, self.columns // max(1, len(text))))
        self._look(wide, wide, bold=True, centred=True)
        self._text(text[: self.columns])

    def gap(self) -> None:
        self._look(1, 1, bold=False, centred=False)
        self._write(b"\n")

    def rule(self) -> None:
        self.line("-" * self.columns)

    def middle(self, data: bytes) -> None:
        """Anything that the printer draws in the middle of the line."""
        self._look(1, 1, bold=False, centred=True)
        self._write(data)

    def _wrapped(self, text: str, width: int, most: int) -> list[str]:
        parts = textwrap.wrap(text.translate(_STAND_INS), max(1, width), break_on_hyphens=False)
        if len(parts) > most:
            parts = [*parts[: most - 1], parts[most - 1][: max(0, width - 3)] + "..."[:width]]
        return parts

    def _look(self, wide: int, high: int, *, bold: bool, centred: bool) -> None:
        if centred != self._centred:
            self._write(b"\x1ba" + bytes((centred,)))
        if (wide, high) != self._size:
            self._write(b"\x1d!" + bytes(((wide - 1) << 4 | (high - 1),)))
        if bold != self._bold:
            self._write(b"\x1bE" + bytes((bold,)))
        self._size, self._bold, self._centred = (wide, high), bold, centred

    def _text(self, text: str) -> None:
        self._write(self._bytes(text) + b"\n")

    def _bytes(self, text: str) -> bytes:
        """``text`` in the first page that has all of it, with the command that chooses the page."""
        if text.isascii():
            return _encoded(text, "ascii") or b""
        whole = ((number, _encoded(text, name)) for name, number in self.pages)
        page, data = next(((number, data) for number, data in whole if data is not None), (None, None))
        if page is None or data is None:
            name, page = self.pages[0]
            data = b"".join(_nearest(char, name) for char in text)
        choose = b"\x1bt" + bytes((page,)) if page != self._page else b""
        self._page = page
        return choose + data


def _rank(name: str) -> int:
    return _WESTERN.index(name.upper()) if name.upper() in _WESTERN else len(_WESTERN)


@lru_cache(maxsize=4096)
def _encoded(text: str, name: str) -> bytes | None:
    """``text`` in a page of single bytes, ``None`` when that lacks a character; never a control byte."""
    try:
        codecs.lookup(name)
        found = [char.encode(name) for char in text.translate(_STAND_INS)]
    except (LookupError, UnicodeError):
        return None
    harmless = all(len(byte) == 1 and byte[0] >= 0x20 and byte[0] != 0x7F for byte in found)
    return b"".join(found) if harmless else None


def _nearest(char: str, name: str) -> bytes:
    """The character, its letter without marks, or a question mark; nothing for a mark alone."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return b""
    base = unicodedata.normalize("NFKD", char)[:1]
    return _encoded(char, name) or _encoded(base, name) or b"?"
