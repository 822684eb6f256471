"""Sizes and distances of the slips, in steps of 1/8 mm: the dots of the usual print head."""

from __future__ import annotations

from dataclasses import replace

from frontdesk.printing.flow import GRID, Style
from frontdesk.printing.page import Face

HEADER = Style(Face(27 * GRID, 700), 36, lines=2)
DATE = Style(Face(27 * GRID, 500), 36)
CAPTION = (Style(Face(30 * GRID, 500), 40, lines=2),)
CAPTION_OTHER = (Style(Face(29 * GRID, 600), 40, lines=2),)
TITLE = (
    Style(Face(42 * GRID, 700), 50, lines=1),
    Style(Face(36 * GRID, 700), 44, lines=1),
    Style(Face(30 * GRID, 700), 38, lines=2),
)
TITLE_OTHER = (Style(Face(36 * GRID, 600), 48, lines=1), Style(Face(30 * GRID, 600), 42, lines=2))
LABEL = (Style(Face(27 * GRID, 600), 36, lines=2),)
PLACE = (
    Style(Face(30 * GRID, 600), 38, lines=1),
    Style(Face(27 * GRID, 600), 38, lines=1),
    Style(Face(30 * GRID, 600), 38),
    Style(Face(27 * GRID, 600), 36, lines=4),
)
BODY = Style(Face(27 * GRID, 500), 36, lines=8)
WAY = replace(BODY, lines=4)
FACT = Style(Face(27 * GRID, 600), 36, lines=4)
REMARK = Style(Face(27 * GRID, 600), 36)
COPY = (Style(Face(34 * GRID, 700), 44, lines=2),)
SERVICE = (
    Style(Face(42 * GRID, 700), 50, lines=2),
    Style(Face(36 * GRID, 700), 44),
    Style(Face(30 * GRID, 700), 38, lines=4),
    Style(Face(27 * GRID, 700), 36, lines=6),
)
SERVICE_OTHER = (Style(Face(36 * GRID, 600), 48, lines=2), Style(Face(30 * GRID, 600), 42, lines=4))
FLOOR = (
    Style(Face(44 * GRID, 700), 50, lines=1),
    Style(Face(36 * GRID, 700), 44, lines=1),
    Style(Face(30 * GRID, 700), 40, lines=2),
)
FLOOR_OTHER = (Style(Face(38 * GRID, 600), 50, lines=1), Style(Face(30 * GRID, 600), 42, lines=2))
NUMBER_SIZE = 196 * GRID
NUMBER_TRACKING = -0.02
ROW = 40
STROKE = 4 * GRID
NARROW_MM = 60.0
