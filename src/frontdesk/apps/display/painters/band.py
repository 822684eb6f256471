"""The band at the bottom: a sentence in the language whose turn it is, or a word about the connection."""

from __future__ import annotations

from collections.abc import Iterator

from frontdesk.apps.display.items import Box, Field, Item
from frontdesk.apps.display.measure import ELLIPSIS, SMALLEST, advance, line, wrap
from frontdesk.apps.display.model import Band, Twin
from frontdesk.apps.display.texts import Phrase
from frontdesk.qt.theme import PUBLIC

MARGIN = 48.0
_DOT, _PITCH = 14.0, 26.0


def band(said: Band, place: Box) -> Iterator[Item]:
    """Chip, sentence and dots; the sides change for a language that is read from the right."""
    yield Field(box=place, fill=PUBLIC.band)
    if said.warning is not None:
        yield from connection(said.warning, place)
        return
    rtl = said.sentence.rtl
    left, right = place.x + MARGIN, place.right - MARGIN
    dots = said.steps * _PITCH - (_PITCH - _DOT)
    first = left if rtl else right - dots
    for i in range(said.steps):
        yield Field(
            box=Box(first + i * _PITCH, place.y + 49, _DOT, _DOT),
            fill=PUBLIC.band_chip if i == said.step else None,
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
        colour=PUBLIC.band_chip,
    )
    start = left + dots + 40 if rtl else box.right + 40
    end = box.x - 40 if rtl else first - 40
    yield from _sentence(said.sentence, place, start, end - start)


def _sentence(said: Phrase, place: Box, x: float, width: float) -> Iterator[Item]:
    yield from _words(said, place, x, width, sizes=(42, 36), colour=PUBLIC.band_text)


def _words(
    said: Phrase, place: Box, x: float, width: float, *, sizes: tuple[int, int], colour: str
) -> Iterator[Item]:
    """One line between two sizes, else two smaller ones: better a whole sentence than half a large one."""
    px, least = sizes
    lines: tuple[str, ...] = (said.text,)
    baselines: tuple[float, ...] = (72.0 if px > 40 else 69.0,)
    if advance(said.text, least, 500) > width:
        for px in (34, 32, SMALLEST):
            lines = wrap(said.text, px, 500, width, lines=2)
            if not lines[-1].endswith(ELLIPSIS):
                break
        baselines = (49.0, 91.0)
    for text, baseline in zip(lines, baselines, strict=False):
        yield line(
            Phrase(text, said.rtl),
            x=x,
            width=width,
            baseline=place.y + baseline,
            px=px,
            weight=500,
            colour=colour,
            right=said.rtl,
        )


def connection(said: Twin, place: Box) -> Iterator[Item]:
    """German on the left, the second words on the right."""
    second = line(
        said.second,
        x=place.x + MARGIN,
        width=place.width - 2 * MARGIN,
        baseline=place.y + 69,
        px=36,
        weight=500,
        colour=PUBLIC.secondary,
        right=True,
    )
    yield second
    width = second.x - MARGIN - place.x - MARGIN
    yield from _words(
        Phrase(said.german), place, place.x + MARGIN, width, sizes=(36, 36), colour=PUBLIC.band_text
    )
