"""Pieces that several parts of a public screen share."""

from __future__ import annotations

from collections.abc import Iterator

from frontdesk.apps.display.items import Box, Field, Item, TextItem
from frontdesk.apps.display.measure import advance, line
from frontdesk.apps.display.model import Badge, Twin
from frontdesk.qt.theme import PUBLIC

LINE = 2
NUMBER_SPACING = -0.02
SMALLEST_NUMBER = 56  # a number must be legible from the last row of the hall
_SPACE = 0.243  # between letter and number, in ems


def badge(shown: Badge, box: Box, *, px: int, radius: float) -> Iterator[Item]:
    """An agency's letter on its colour."""
    hue = PUBLIC.agency(shown.colour)
    yield Field(box=box, fill=hue.ink, radius=radius)
    taken = min(advance(shown.letter, px, 700), box.width)
    yield line(
        shown.letter,
        x=box.x + (box.width - taken) / 2,
        width=box.width,
        baseline=round(box.middle + 0.385 * px),
        px=px,
        weight=700,
        colour=hue.on_ink,
        smallest=px // 2,
    )


def rule(place: Box, y: float) -> Field:
    """A thin line between rows."""
    return Field(box=Box(place.x, y, place.width, LINE), fill=PUBLIC.line)


def heads(said: Twin, place: Box, baseline: float) -> Iterator[Item]:
    """A list's title: German on the left, second language on the right, a line below."""
    german = line(
        said.german,
        x=place.x,
        width=place.width / 2 - 12,
        baseline=baseline,
        px=32,
        weight=500,
        colour=PUBLIC.secondary,
    )
    yield german
    left = german.x + german.width + 24
    yield line(
        said.second,
        x=left,
        width=place.right - left,
        baseline=baseline,
        px=32,
        weight=500,
        colour=PUBLIC.secondary,
        right=True,
    )


def giant_number(
    shown: Badge, number: str, *, x: float, width: float, baseline: float, px: int, ink: str, letter_ink: str
) -> Iterator[Item]:
    """Letter and number in one size, as large as fits, standing on ``baseline`` when they need not shrink."""
    whole = _spread(shown.letter, number, px)
    size = px if whole <= width else max(SMALLEST_NUMBER, int(px * width / whole))
    # Smaller figures stay centred where the large ones would be.
    base = baseline - 0.714 * (px - size) / 2
    left = x
    for text, colour in ((shown.letter, letter_ink), (number, ink)):
        wide = advance(text, size, 700, NUMBER_SPACING)
        # Never cut: half a number would call somebody else.
        yield TextItem(
            text=text,
            x=left,
            baseline=base,
            width=wide,
            px=size,
            weight=700,
            colour=colour,
            spacing=NUMBER_SPACING,
        )
        left += wide + _SPACE * size


def _spread(letter: str, number: str, px: int) -> float:
    return advance(letter, px, 700, NUMBER_SPACING) + _SPACE * px + advance(number, px, 700, NUMBER_SPACING)
