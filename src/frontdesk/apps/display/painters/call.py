"""The white panel with the newest call: number beside the room in a hall, above it on narrow panels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from frontdesk.apps.display.items import Arrow, Box, Field, Item, TextItem
from frontdesk.apps.display.measure import line
from frontdesk.apps.display.model import CallCard, Turn, Twin
from frontdesk.apps.display.painters.parts import NUMBER_SPACING, giant_number
from frontdesk.apps.display.texts import Phrase
from frontdesk.qt.theme import LIGHT, PUBLIC, RADIUS_PANEL

BAR, WIDE_BAR = 32.0, 64.0
PADDING = 56.0
STACK = 824.0  # height of the mock-up's panel; taller ones centre it
_ROOM_COLUMN = 638.0  # from the panel's right edge to the room


def panel(said: CallCard | None, nobody: Twin, place: Box, *, stacked: bool) -> Iterator[Item]:
    """The newest call, or the sentence that nobody is called."""
    if said is None:
        if nobody.german:
            yield Field(box=place, fill=PUBLIC.panel, radius=RADIUS_PANEL)
            yield from _nobody(nobody, place)
        return
    yield Field(box=place, fill=PUBLIC.panel, radius=RADIUS_PANEL)
    bar = Box(place.x, place.y, WIDE_BAR if said.is_new else BAR, place.height)
    ink = PUBLIC.panel_agency(said.badge.colour).ink
    yield Field(box=bar, fill=ink, radius=RADIUS_PANEL, clip=place)
    yield from _stacked(said, place, ink) if stacked else _beside(said, place, ink)


def _nobody(said: Twin, place: Box) -> Iterator[Item]:
    for phrase, shift, px, right in (
        (Phrase(said.german), 0, 56, False),
        (said.second, 84, 48, True),
    ):
        yield line(
            phrase,
            x=place.x + BAR + PADDING,
            width=place.width - BAR - 2 * PADDING,
            baseline=place.middle - 10 + shift,
            px=px,
            weight=600,
            colour=PUBLIC.panel_text,
            right=right,
        )


def _text(
    said: str | Phrase, *, x: float, width: float, baseline: float, px: int, right: bool = False
) -> TextItem:
    return line(
        said, x=x, width=width, baseline=baseline, px=px, weight=600, colour=PUBLIC.panel_text, right=right
    )


def _room(said: CallCard, *, x: float, width: float, baseline: float, px: int) -> TextItem:
    return line(
        said.room,
        x=x,
        width=width,
        baseline=baseline,
        px=px,
        weight=700,
        colour=PUBLIC.panel_text,
        smallest=44,
        spacing=NUMBER_SPACING,
    )


def _pair(said: Twin, *, x: float, right: float, baseline: float, px: int) -> Iterator[Item]:
    """German left, the second language in its fixed place on the right; the longer one gets more room."""
    german = line(
        said.german,
        x=x,
        width=(right - x) * (0.6 if said.second.text else 1.0),
        baseline=baseline,
        px=px,
        weight=600,
        colour=PUBLIC.panel_text,
    )
    yield german
    left = german.x + german.width + 24
    yield _text(said.second, x=left, width=right - left, baseline=baseline, px=px, right=True)


def _floor(said: CallCard, *, x: float, right: float, baseline: float) -> Iterator[Item]:
    """Up or down and the floor; on the screen's own floor the way along the corridor, if it is known."""
    here = said.floor_turn is None and bool(said.way.german)
    turn, words = (said.way_turn, said.way) if here else (said.floor_turn, said.floor)
    if turn is not None:
        yield Arrow(
            x=x + 22.4,
            y=baseline - 16.5,
            turn=turn,
            length=42,
            half=17.5,
            stroke=7,
            colour=PUBLIC.panel_text,
        )
        x += 60
    yield from _pair(words, x=x, right=right, baseline=baseline, px=48)


def _beside(said: CallCard, place: Box, ink: str) -> Iterator[Item]:
    middle = place.middle
    column = place.right - _ROOM_COLUMN
    right = place.right - PADDING
    yield from giant_number(
        said.badge,
        said.number,
        x=place.x + 80,
        width=column - 210 - 48 - place.x - 80,
        baseline=middle + 121,
        px=312,
        ink=PUBLIC.panel_text,
        letter_ink=ink,
    )
    yield Arrow(
        x=column - 129, y=middle, turn=Turn.RIGHT, length=142, half=50, stroke=20, colour=PUBLIC.panel_text
    )
    yield from _pair(said.room_word, x=column, right=right, baseline=middle - 111, px=48)
    yield _room(said, x=column - 6, width=right - column + 6, baseline=middle + 69, px=184)
    yield from _floor(said, x=column - 0.4, right=right, baseline=middle + 143)


def _stacked(said: CallCard, place: Box, ink: str) -> Iterator[Item]:
    top = place.y + max(0.0, (place.height - STACK) / 2)
    left, right = place.x + 88, place.right - PADDING
    yield from _pair(said.come, x=left, right=right, baseline=top + 88.6, px=44)
    yield from giant_number(
        said.badge,
        said.number,
        x=left - 14,
        width=right - left + 14,
        baseline=top + 421,
        px=344,
        ink=PUBLIC.panel_text,
        letter_ink=ink,
    )
    yield Field(box=Box(left, top + 492, right - left, 4), fill=LIGHT.line)
    word = f"{said.room_word.german} · {said.room_word.second.text}"
    half = (right - left) / 2
    if not said.room_word.second.text:
        word = said.room_word.german
    yield _text(Phrase(word), x=left, width=half, baseline=top + 560, px=44)
    room = _room(said, x=left, width=half, baseline=top + 725, px=168)
    yield room
    if said.way.german:
        yield from _way(said, top=top, left=room.x + room.width + 32, right=right)
    elif said.floor_turn is not None:
        yield from _floor_below(said, top=top, left=left + half + 24, right=right)


def _way(said: CallCard, *, top: float, left: float, right: float) -> Iterator[Item]:
    edge = right
    if said.way_turn is not None:
        # A narrow panel needs the space for the words.
        size = 1.0 if right - left > 500 else 0.6
        length, stroke = 149 * size, 21 * size
        yield Arrow(
            x=right - 4 - (length + stroke) / 2,
            y=top + 632,
            turn=said.way_turn,
            length=length,
            half=52.5 * size,
            stroke=stroke,
            colour=PUBLIC.panel_text,
        )
        edge = right - length - stroke - 34
    for phrase, baseline in ((Phrase(said.way.german), 620.6), (said.way.second, 676.6)):
        yield _text(phrase, x=left, width=edge - left, baseline=top + baseline, px=44, right=True)


def _floor_below(said: CallCard, *, top: float, left: float, right: float) -> Iterator[Item]:
    german = replace(said, floor=Twin(said.floor.german))
    yield from _floor(german, x=left, right=right, baseline=top + 640)
    yield _text(said.floor.second, x=left, width=right - left, baseline=top + 706, px=48, right=True)
