"""The shapes of the signs that stand in for sentences nobody could print in the client's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from frontdesk.printing.page import Sign


@dataclass(frozen=True, slots=True)
class Stroke:
    """Points joined by a pen, in a square from -40 to 40 with y going down."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """An outline around a point, or a full disc."""

    x: float
    y: float
    radius: float
    full: bool = False


PEN = 8.0

SHAPES: Mapping[Sign, tuple[Stroke | Circle, ...]] = MappingProxyType(
    {
        # Three in a row, the nearest the tallest.
        Sign.PEOPLE: (
            Circle(-25, -18, 8, full=True),
            Stroke(((-33, 32), (-33, 4), (-25, -3), (-17, 4), (-17, 32))),
            Circle(0, -18, 8, full=True),
            Stroke(((-8, 32), (-8, 4), (0, -3), (8, 4), (8, 32))),
            Circle(25, -18, 8, full=True),
            Stroke(((17, 32), (17, 4), (25, -3), (33, 4), (33, 32))),
        ),
        Sign.CLOCK: (
            Circle(0, 0, 34),
            Stroke(((0, -20), (0, 0), (15, 10))),
        ),
        # A screen on its foot that shows a number.
        Sign.SCREEN: (
            Stroke(((-36, -28), (36, -28), (36, 18), (-36, 18), (-36, -28))),
            Stroke(((0, 18), (0, 34))),
            Stroke(((-18, 34), (18, 34))),
            Stroke(((-20, 6), (-12, -16), (-4, 6))),
            Stroke(((8, -12), (14, -16), (14, 6))),
        ),
    }
)
