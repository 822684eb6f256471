"""How many wait and how long it will take: a row for each agency, or one card on a floor."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from frontdesk.apps.display.items import Box, Field, Item, TextItem
from frontdesk.apps.display.measure import line
from frontdesk.apps.display.model import QueueRow, QueueWords, Twin
from frontdesk.apps.display.painters.parts import badge, heads, rule
from frontdesk.qt.theme import PUBLIC, RADIUS_PANEL

ROWS = 4


def agency_rows(head: Twin, rows: tuple[QueueRow, ...], words: QueueWords, place: Box) -> Iterator[Item]:
    """Badge, name, count and expected wait."""
    yield from heads(head, place, place.y + 54)
    top = place.y + 68
    pitch = (place.bottom - top) / ROWS
    yield rule(place, top)
    for i, row in enumerate(rows[:ROWS]):
        if i:
            yield rule(place, top + i * pitch)
        yield from _row(row, words, place, floor(top + i * pitch + pitch / 2))


def _row(row: QueueRow, words: QueueWords, place: Box, middle: float) -> Iterator[Item]:
    yield from badge(row.badge, Box(place.x, middle - 28, 60, 60), px=40, radius=12)
    wait = list(
        _wait(row, words, right=place.right, baseline=middle + 16, left=place.x, px=48, small=32, gap=12)
    )
    yield from wait
    left = place.x + 96
    width = min(item.x for item in wait) - 24 - left
    yield line(row.name, x=left, width=width, baseline=middle - 4, px=34, weight=600, colour=PUBLIC.text)
    yield line(
        row.waiting, x=left, width=width, baseline=middle + 32, px=30, weight=500, colour=PUBLIC.secondary
    )


def _wait(
    row: QueueRow,
    words: QueueWords,
    *,
    left: float,
    right: float,
    baseline: float,
    px: int,
    small: int,
    gap: float,
) -> Iterator[TextItem]:
    """The wait ("ca. 30 Min") from the right; a word instead of a figure when nobody can say."""
    parts = (
        ((words.unknown, small, 500, PUBLIC.secondary),)
        if row.minutes is None
        else (
            (words.unit, small, 500, PUBLIC.secondary),
            (row.minutes, px, 700, PUBLIC.text),
            (words.about, small, 500, PUBLIC.secondary),
        )
    )
    for text, size, weight, colour in parts:
        item = line(
            text,
            x=left,
            width=right - left,
            baseline=baseline,
            px=size,
            weight=weight,
            colour=colour,
            right=True,
        )
        yield item
        right = item.x - gap


def agency_card(row: QueueRow, words: QueueWords, place: Box) -> Iterator[Item]:
    """The one agency of a floor screen."""
    yield Field(box=place, fill=PUBLIC.stale_band, radius=RADIUS_PANEL)
    figures, captions = place.y + 111, place.y + 164
    left, second = place.x + 40, place.x + 280
    yield line(
        row.figure, x=left, width=216, baseline=figures, px=80, weight=700, colour=PUBLIC.text, smallest=56
    )
    yield line(
        row.figure_word, x=left, width=216, baseline=captions, px=36, weight=500, colour=PUBLIC.secondary
    )
    parts = (
        [(words.unknown, 36, 500, PUBLIC.secondary)]
        if row.minutes is None
        else [
            (words.about, 36, 500, PUBLIC.secondary),
            (row.minutes, 80, 700, PUBLIC.text),
            (words.unit, 36, 500, PUBLIC.secondary),
        ]
    )
    x = second
    for text, px, weight, colour in parts:
        item = line(
            text, x=x, width=place.right - 24 - x, baseline=figures, px=px, weight=weight, colour=colour
        )
        yield item
        x = item.x + item.width + 21
    yield line(
        words.caption,
        x=second,
        width=place.right - 24 - second,
        baseline=captions,
        px=36,
        weight=500,
        colour=PUBLIC.secondary,
    )
