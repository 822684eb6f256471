"""The screen whose data is too old: one large notice, the same in every language, no number."""

from __future__ import annotations

from collections.abc import Iterator

from frontdesk.apps.display.items import Box, Field, Icon, Item
from frontdesk.apps.display.measure import advance, line, wrap
from frontdesk.apps.display.model import Notice, StaleScreen, Twin
from frontdesk.apps.display.painters.band import connection
from frontdesk.apps.display.painters.header import header
from frontdesk.apps.display.painters.parts import LINE
from frontdesk.apps.display.texts import Phrase
from frontdesk.qt.theme import PUBLIC, RADIUS_PANEL

_HEADER, _PANEL, _BAND, _MARGIN = 120.0, 304.0, 112.0, 48.0
_COLUMN = 560.0  # narrower than this, a sentence does not fit in two lines


def stale(said: StaleScreen, screen: Box) -> Iterator[Item]:
    """Header, the German notice in yellow, the other languages in columns, a band that says since when."""
    inner = Box(_MARGIN, 0, screen.width - 2 * _MARGIN, _HEADER)
    yield from header(said.header, inner)
    panel = Box(_MARGIN, _HEADER, inner.width, _PANEL)
    yield from _panel(said.german, panel)
    below = Box(_MARGIN, panel.bottom + 24, inner.width, screen.height - _BAND - panel.bottom - 24)
    yield from _columns(said.others, below)
    band = Box(0, screen.height - _BAND, screen.width, _BAND)
    yield Field(box=band, fill=PUBLIC.stale_band)
    yield from connection(Twin(said.since, Phrase(said.again)), band)


def _panel(said: Notice, place: Box) -> Iterator[Item]:
    yield Field(box=place, fill=PUBLIC.stale_panel, radius=RADIUS_PANEL)
    icon = Box(place.x + 64, place.middle - 84, 168, 168)
    yield Icon(name="monitor-off", box=icon, stroke=1.75, colour=PUBLIC.stale_text)
    left = icon.right + 56
    width = place.right - 48 - left
    yield line(
        said.title,
        x=left,
        width=width,
        baseline=place.y + 152,
        px=84,
        weight=700,
        colour=PUBLIC.stale_text,
        smallest=44,
        spacing=-0.01,
    )
    px = 48 if advance(said.text, 48, 500) <= width else 40
    lines = wrap(said.text, px, 500, width, lines=3)
    for i, text in enumerate(lines):
        yield line(
            text,
            x=left,
            width=width,
            baseline=place.y + 172 + px + i * 48,
            px=px,
            weight=500,
            colour=PUBLIC.stale_text,
        )


def _columns(notices: tuple[Notice, ...], place: Box) -> Iterator[Item]:
    count = max(1, min(3, int((place.width + _MARGIN) // _COLUMN)))
    rows = max(3, -(-len(notices) // count))
    width = (place.width - (count - 1) * _MARGIN) / count
    pitch = place.height / rows
    for i, notice in enumerate(notices):
        x = place.x + (i % count) * (width + _MARGIN)
        yield from _notice(notice, Box(x, place.y + (i // count) * pitch, width, pitch))


def _notice(said: Notice, place: Box) -> Iterator[Item]:
    top = round(place.y)
    yield Field(box=Box(place.x, top, place.width, LINE), fill=PUBLIC.line)
    # With more languages than the nine of the model house the print is smaller, then the sentence shorter.
    px = 34 if place.height >= 160 else 30
    # Arabic letters reach higher and lower than Latin ones.
    step = round(px * 1.5) if said.rtl else round(px * 1.35)
    room = max(1, int((place.height - 52) // step))
    yield line(
        Phrase(said.title, said.rtl),
        x=place.x,
        width=place.width,
        baseline=top + 52 - (34 - px),
        px=px,
        weight=700,
        colour=PUBLIC.text,
        right=said.rtl,
    )
    for i, text in enumerate(wrap(said.text, px, 500, place.width, lines=min(2, room))):
        yield line(
            Phrase(text, said.rtl),
            x=place.x,
            width=place.width,
            baseline=top + 52 - (34 - px) + (i + 1) * step,
            px=px,
            weight=500,
            colour=PUBLIC.text,
            right=said.rtl,
        )
