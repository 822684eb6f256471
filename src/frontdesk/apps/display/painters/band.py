"""The band at the bottom: a sentence in the language whose turn it is, or a word about the connection."""

from __future__ import annotations

from collections.abc import Iterator

from frontdesk.apps.display.items import Box, Field, Item
from frontdesk.apps.display.measure import advance, line, wrap
from frontdesk.apps.display.model import Band, Twin
from frontdesk.apps.display.texts import Phrase
from frontdesk.qt.theme import PUBLIC

MARGIN = 48.0
_DOT, _PITCH = 14.0, 26.0


def band(said: Band, place: Box) -> Iterator[Item]:
    """Chip, sentence and dots; the sides change for a language that is read from the right."""
    yield Field(box=place, fill=PUBLIC.band)
    if said.warning is not None:
        yield from two_lines(said.warning, place)
        return
    rtl = said.sentence.rtl
    left, right = place.x + MARGIN, place.right - MARGIN
    dots = said.steps * _PITCH - (_PITCH - _DOT)
    first = left if rtl else right - dots
    for i in range(said.steps):
        yield Field(
            box=Box(first + i * _PITCH, place.y + 49, _DOT, _DOT),
            fill=PUBLIC.band_mark if i == said.step else None,
            radius=_DOT / 2,
            border=PUBLIC.band_mark,
            border_width=2,
        )
    chip = advance(said.endonym.text, 32, 600) + 52
    box = Box(right - chip if rtl else left, place.y + 26, chip, 60)
    yield Field(box=box, radius=12, border=PUBLIC.band_mark, border_width=2)
    yield line(
        said.endonym,
        x=box.x + 26,
        width=chip - 52 + 1,
        baseline=place.y + 67,
        px=32,
        weight=600,
        colour=PUBLIC.band_mark,
    )
    start = left + dots + 40 if rtl else box.right + 40
    end = box.x - 40 if rtl else first - 40
    yield from _sentence(said.sentence, place, start, end - start)


def _sentence(said: Phrase, place: Box, x: float, width: float) -> Iterator[Item]:
    # On a narrow screen two smaller lines say more than a sentence that is cut.
    whole = advance(said.text, 36, 500) <= width
    px = 42 if whole else 34
    lines = (said.text,) if whole else wrap(said.text, px, 500, width, lines=2)
    baselines = (72.0,) if len(lines) == 1 else (49.0, 91.0)
    for text, baseline in zip(lines, baselines, strict=True):
        yield line(
            Phrase(text, said.rtl),
            x=x,
            width=width,
            baseline=place.y + baseline,
            px=px,
            weight=500,
            colour=PUBLIC.band_text,
            right=said.rtl,
        )


def two_lines(said: Twin, place: Box) -> Iterator[Item]:
    """German on the left, the second words on the right."""
    german = line(
        said.german,
        x=place.x + MARGIN,
        width=(place.width - 2 * MARGIN) * 0.7,
        baseline=place.y + 69,
        px=36,
        weight=500,
        colour=PUBLIC.band_text,
    )
    yield german
    left = german.x + german.width + MARGIN
    yield line(
        said.second,
        x=left,
        width=place.right - MARGIN - left,
        baseline=place.y + 69,
        px=36,
        weight=500,
        colour=PUBLIC.secondary,
        right=True,
    )
