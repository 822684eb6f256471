"""The calls before the newest one."""

from __future__ import annotations

from collections.abc import Iterator

from frontdesk.apps.display.items import Arrow, Box, Item
from frontdesk.apps.display.measure import line
from frontdesk.apps.display.model import CallRow, Turn, Twin
from frontdesk.apps.display.painters.parts import heads, rule
from frontdesk.apps.display.texts import Phrase
from frontdesk.qt.theme import PUBLIC

ROWS = 5


def recent_calls(head: Twin, rows: tuple[CallRow, ...], place: Box) -> Iterator[Item]:
    """Number, room, floor, time; one row each."""
    yield from heads(head, place, place.y + 54)
    top = place.y + 68
    pitch = (place.bottom - top) / ROWS
    yield rule(place, top)
    for i, row in enumerate(rows[:ROWS]):
        if i:
            yield rule(place, top + i * pitch)
        yield from _row(row, place, top + i * pitch + pitch / 2)


def _row(row: CallRow, place: Box, middle: float) -> Iterator[Item]:
    yield from _number(row, x=place.x, middle=middle + 23, px=56, gap=60, width=180)
    yield Arrow(
        x=place.x + 272, y=middle + 1, turn=Turn.RIGHT, length=28, half=14, stroke=6, colour=PUBLIC.text
    )
    time = line(
        row.time,
        x=place.x,
        width=place.width,
        baseline=middle + 12,
        px=32,
        weight=500,
        colour=PUBLIC.secondary,
        right=True,
    )
    yield time
    yield line(
        row.room, x=place.x + 336, width=320, baseline=middle + 17, px=44, weight=600, colour=PUBLIC.text
    )
    yield line(
        row.floor,
        x=place.x + 680,
        width=time.x - 24 - place.x - 680,
        baseline=middle + 14,
        px=36,
        weight=500,
        colour=PUBLIC.secondary,
    )


def floor_calls(head: Twin, room_head: str, rows: tuple[CallRow, ...], place: Box) -> Iterator[Item]:
    """Number, room and where to turn, in the large print of a floor screen."""
    yield from heads(Twin(head.german, Phrase(room_head)), place, place.y + 54)
    top = place.y + 68
    pitch = (place.bottom - top) / ROWS
    yield rule(place, top)
    for i, row in enumerate(rows[:ROWS]):
        middle = top + i * pitch + pitch / 2
        yield rule(place, top + (i + 1) * pitch)
        yield from _number(row, x=place.x, middle=middle + 29, px=72, gap=76, width=290)
        width = place.width - 372 - 64
        room = line(
            row.room_number,
            x=place.x + 372,
            width=width,
            baseline=middle + 25,
            px=64,
            weight=600,
            colour=PUBLIC.text,
            smallest=36,
        )
        yield room
        if row.turn is not None:
            yield Arrow(
                x=place.right - 28,
                y=middle + 1,
                turn=row.turn,
                length=32.7,
                half=16.3,
                stroke=7,
                colour=PUBLIC.text,
            )


def _number(row: CallRow, *, x: float, middle: float, px: int, gap: float, width: float) -> Iterator[Item]:
    colour = PUBLIC.agency(row.badge.colour).ink
    yield line(row.badge.letter, x=x, width=gap, baseline=middle, px=px, weight=700, colour=colour)
    yield line(
        row.number,
        x=x + gap,
        width=width,
        baseline=middle,
        px=px,
        weight=700,
        colour=PUBLIC.text,
        smallest=56,
    )
