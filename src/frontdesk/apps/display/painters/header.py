"""The line at the top: the house or the agency, the date, the clock."""

from __future__ import annotations

from collections.abc import Iterator

from frontdesk.apps.display.items import Box, Item
from frontdesk.apps.display.measure import advance, line
from frontdesk.apps.display.model import Header
from frontdesk.apps.display.painters.parts import badge
from frontdesk.qt.theme import PUBLIC

CLOCK_SPACING = -0.01


def header(said: Header, place: Box) -> Iterator[Item]:
    """Name on the left; weekday, date and clock on the right."""
    clock_px = 80
    clock = line(
        said.clock,
        x=place.x,
        width=place.width,
        baseline=place.y + 91,
        px=clock_px,
        weight=700,
        colour=PUBLIC.text,
        right=True,
        spacing=CLOCK_SPACING,
    )
    yield clock
    right = clock.x - 40
    dated = max(advance(said.weekday, 32, 500), advance(said.date, 32, 500))
    for text, baseline in ((said.weekday, 50), (said.date, 94)):
        yield line(
            text,
            x=right - dated,
            width=dated,
            baseline=place.y + baseline,
            px=32,
            weight=500,
            colour=PUBLIC.secondary,
            right=True,
        )
    left = place.x
    if said.badge is not None:
        yield from badge(said.badge, Box(place.x, place.y + 20, 80, 80), px=52, radius=16)
        left += 108
    width = right - dated - 40 - left
    yield line(said.title, x=left, width=width, baseline=place.y + 53, px=40, weight=700, colour=PUBLIC.text)
    yield line(
        said.subtitle, x=left, width=width, baseline=place.y + 98, px=32, weight=500, colour=PUBLIC.secondary
    )
