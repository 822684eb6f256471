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
        # Two who stand one behind the other.
        Sign.PEOPLE: (
            Circle(-12, -18, 14, full=True),
            Stroke(((-34, 32), (-34, 18), (-26, 8), (2, 8), (10, 18), (10, 32), (-34, 32))),
            Circle(18, -16, 12),
            Stroke(((20, 10), (28, 10), (36, 19), (36, 32), (24, 32))),
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
            Stroke(((-22, 6), (-13, -16), (-4, 6))),
            Stroke(((-18, -1), (-8, -1))),
            Stroke(((8, -12), (14, -16), (14, 6))),
        ),
    }
)
