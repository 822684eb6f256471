"""A whole public screen as one list of items, from what it says and how large it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frontdesk.apps.display.items import Field, Item
from frontdesk.apps.display.layout import Frame, frame
from frontdesk.apps.display.model import LiveScreen, Screen, Shape, StaleScreen
from frontdesk.apps.display.painters.band import band
from frontdesk.apps.display.painters.call import panel
from frontdesk.apps.display.painters.calls import floor_calls, recent_calls
from frontdesk.apps.display.painters.header import header
from frontdesk.apps.display.painters.queues import agency_card, agency_rows
from frontdesk.apps.display.painters.stale import stale
from frontdesk.qt.theme import PUBLIC


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything to paint, in order, and how large a unit is."""

    frame: Frame
    items: tuple[Item, ...]


def scene(said: Screen, width: float, height: float) -> Scene:
    """The scene of a screen of so many pixels."""
    shape = said.shape if isinstance(said, LiveScreen) else Shape.HALL
    places = frame(width, height, shape)
    ground = Field(box=places.screen, fill=PUBLIC.background)
    parts = stale(said, places.screen) if isinstance(said, StaleScreen) else _live(said, places)
    return Scene(places, (ground, *parts))


def _live(said: LiveScreen, places: Frame) -> Iterator[Item]:
    yield from header(said.header, places.header)
    yield from panel(said.call, said.nobody, places.panel, stacked=places.stacked)
    if said.recent_head.german:
        if places.large_rows:
            yield from floor_calls(said.recent_head, said.room_head, said.recent, places.recent)
        else:
            yield from recent_calls(said.recent_head, said.recent, places.recent)
    if said.queues:
        if said.shape is Shape.FLOOR:
            yield from agency_card(said.queues[0], said.queue_words, places.queue)
        else:
            yield from agency_rows(said.queue_head, said.queues, said.queue_words, places.queue)
    yield from band(said.band, places.band)
