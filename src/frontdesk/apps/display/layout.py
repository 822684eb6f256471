"""Where the parts of a public screen stand, for any size and shape of screen; pure arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.apps.display.items import Box
from frontdesk.apps.display.model import Shape

WIDE, HIGH = 1920.0, 1080.0
MARGIN = 48.0
HEADER = 120.0
BAND = 112.0
GAP = 16.0
LIST_HEAD = 68.0  # from the end of the panel to the line above the first row
SIDE = 596.0  # column beside the panel of a floor screen
QUEUES = 704.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The places of all parts, in units of a 1080-line screen.

    Attributes:
        scale: device-independent pixels to the unit.
        stacked: the panel has its room below the number instead of beside it.
        large_rows: the calls are printed large, as in the column of a floor screen.
        queue: the card of a floor screen's one agency, else the list of agencies.
    """

    scale: float
    screen: Box
    header: Box
    panel: Box
    recent: Box
    queue: Box
    band: Box
    stacked: bool
    large_rows: bool


def frame(width: float, height: float, shape: Shape) -> Frame:
    """The places on a screen of so many pixels."""
    if height > width:
        return _portrait(width, height, shape)
    scale = min(width / WIDE, height / HIGH)
    wide, high = width / scale, height / scale
    return _hall(scale, wide, high) if shape is Shape.HALL else _floor(scale, wide, high)


def _hall(scale: float, wide: float, high: float) -> Frame:
    extra = high - HIGH
    panel = Box(MARGIN, HEADER, wide - 2 * MARGIN, 384 + extra / 2)
    bottom = high - BAND - GAP
    queue = Box(wide - MARGIN - QUEUES, panel.bottom, QUEUES, bottom - panel.bottom)
    recent = Box(MARGIN, panel.bottom, queue.x - 2 * MARGIN, bottom - panel.bottom)
    return Frame(
        scale=scale,
        screen=Box(0, 0, wide, high),
        header=Box(MARGIN, 0, wide - 2 * MARGIN, HEADER),
        panel=panel,
        recent=recent,
        queue=queue,
        band=Box(0, high - BAND, wide, BAND),
        stacked=False,
        large_rows=False,
    )


def _floor(scale: float, wide: float, high: float) -> Frame:
    side = wide - MARGIN - SIDE
    bottom = high - BAND - 24
    card = Box(side, bottom - 208, SIDE, 208)
    return Frame(
        scale=scale,
        screen=Box(0, 0, wide, high),
        header=Box(MARGIN, 0, wide - 2 * MARGIN, HEADER),
        panel=Box(MARGIN, HEADER, side - 2 * MARGIN, bottom - HEADER),
        recent=Box(side, HEADER - GAP, SIDE, card.y - 24 - HEADER + GAP),
        queue=card,
        band=Box(0, high - BAND, wide, BAND),
        stacked=True,
        large_rows=True,
    )


def _portrait(width: float, height: float, shape: Shape) -> Frame:
    # A turned screen is as wide as the other is high; everything stands below one another.
    scale = min(width / HIGH, height / WIDE)
    wide, high = width / scale, height / scale
    inner = wide - 2 * MARGIN
    queues = 208.0 if shape is Shape.FLOOR else LIST_HEAD + 380
    recent = LIST_HEAD + 380
    bottom = high - BAND - GAP
    queue = Box(MARGIN, bottom - queues, inner, queues)
    calls = Box(MARGIN, queue.y - recent - (24 if shape is Shape.FLOOR else 0), inner, recent)
    return Frame(
        scale=scale,
        screen=Box(0, 0, wide, high),
        header=Box(MARGIN, 0, inner, HEADER),
        panel=Box(MARGIN, HEADER, inner, calls.y - HEADER),
        recent=calls,
        queue=queue,
        band=Box(0, high - BAND, wide, BAND),
        stacked=True,
        large_rows=False,
    )
