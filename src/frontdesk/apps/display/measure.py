"""Makes every text fit its place: as wide as it is, else smaller, else cut with an ellipsis."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from frontdesk.apps.display.items import TextItem
from frontdesk.apps.display.texts import Phrase
from frontdesk.qt import fonts

SMALLEST = 30  # the smallest print that people in a hall can read
ELLIPSIS = "…"
_SHAPED = (("\u0600", "\u06ff"), ("\u0750", "\u077f"), ("\u1200", "\u139f"), ("\u2d80", "\u2ddf"))


def weight_for(text: str, weight: int) -> int:
    """The weight to ask for: Arabic and Ethiopic come without a medium, and platforms guess differently."""
    if weight == 500 and any(low <= sign <= high for sign in text for low, high in _SHAPED):
        return 400
    return weight


@lru_cache(maxsize=256)
def font(px: int, weight: int, spacing: float) -> QFont:
    made = fonts.fixed_font(px, weight)
    if spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * px)
    return made


@lru_cache(maxsize=4096)
def advance(text: str, px: int, weight: int, spacing: float = 0.0) -> float:
    """The width of a text in units."""
    return QFontMetricsF(font(px, weight_for(text, weight), spacing)).horizontalAdvance(text)


def fitting_px(text: str, px: int, weight: int, width: float, *, smallest: int, spacing: float = 0.0) -> int:
    """The largest size from ``px`` down to ``smallest`` at which the text is no wider than ``width``."""
    wide = advance(text, px, weight, spacing)
    if wide <= max(width, 0.0):
        return px
    size = max(smallest, int(px * width / wide))
    while size > smallest and advance(text, size, weight, spacing) > width:
        size -= 1
    return size


def cut(text: str, px: int, weight: int, width: float, spacing: float = 0.0) -> str:
    """The text, or as much of its beginning as fits together with an ellipsis."""
    if advance(text, px, weight, spacing) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if advance(text[:middle].rstrip() + ELLIPSIS, px, weight, spacing) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS if low else ""


def line(
    said: str | Phrase,
    *,
    x: float,
    width: float,
    baseline: float,
    px: int,
    weight: int,
    colour: str,
    smallest: int | None = None,
    right: bool = False,
    spacing: float = 0.0,
) -> TextItem:
    """One line of text between ``x`` and ``x + width``, on the left or on the right of it.

    By default it may shrink to three quarters of its size before it is cut.
    """
    phrase = Phrase(said) if isinstance(said, str) else said
    least = max(SMALLEST, px * 3 // 4) if smallest is None else smallest
    size = fitting_px(phrase.text, px, weight, width, smallest=min(px, least), spacing=spacing)
    text = cut(phrase.text, size, weight, width, spacing)
    taken = advance(text, size, weight, spacing)
    return TextItem(
        text=text,
        x=x + width - taken if right else x,
        baseline=baseline,
        width=taken,
        px=size,
        weight=weight_for(text, weight),
        colour=colour,
        rtl=phrase.rtl,
        spacing=spacing,
    )


def wrap(text: str, px: int, weight: int, width: float, *, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines; what does not fit is cut from the last one."""
    words = text.split()
    made: list[str] = []
    while words and len(made) < lines - 1:
        count = 1
        while count < len(words) and advance(" ".join(words[: count + 1]), px, weight) <= width:
            count += 1
        made.append(cut(" ".join(words[:count]), px, weight, width))
        words = words[count:]
    if words:
        made.append(cut(" ".join(words), px, weight, width))
    return tuple(made)
