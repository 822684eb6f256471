"""A drawn page as values in millimetres: what stands where, for any device that can paint it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from frontdesk.printing.bitmap import Bitmap


class Align(Enum):
    """Which part of a line of text stands at its ``x``."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Face:
    """How a text looks.

    Attributes:
        size: of the em square, in millimetres.
        weight: 400 to 700.
        tracking: space added after each character, in ems.
    """

    size: float
    weight: int = 500
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text that is neither wrapped nor cut any more; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    face: Face
    align: Align = Align.LEFT
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A black rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """An outline with round corners, drawn inside its edges."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    stroke: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """A pictogram around the point ``x``, ``y`` that points up, or down."""

    x: float
    y: float
    height: float
    down: bool = False


class Sign(Enum):
    """What a pictogram means."""

    PEOPLE = "people"
    CLOCK = "clock"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Pictogram:
    """A sign that needs no language, in a square around the point ``x``, ``y``."""

    x: float
    y: float
    size: float
    sign: Sign


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of dots.

    Attributes:
        dot: edge of one of its dots, a whole number of dots of the device.
    """

    x: float
    y: float
    dot: float
    bitmap: Bitmap

    @property
    def width(self) -> float:
        return self.dot * self.bitmap.width

    @property
    def height(self) -> float:
        return self.dot * self.bitmap.height


@dataclass(frozen=True, slots=True)
class Matrix:
    """The dark and light modules of a QR code, without its quiet zone.

    Attributes:
        module: edge of one module, a whole number of dots of the device.
    """

    x: float
    y: float
    module: float
    rows: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> float:
        return self.module * len(self.rows)


Item = Line | Bar | Frame | Arrow | Pictogram | Picture | Matrix


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on one slip."""

    width: float
    height: float
    items: tuple[Item, ...]


class Typesetter(Protocol):
    """Measures text as the device will draw it, in millimetres.

    Attributes:
        dots_per_mm: resolution of the device.
    """

    dots_per_mm: float

    def width(self, text: str, face: Face) -> float: ...

    def wrapped(self, text: str, face: Face, width: float) -> tuple[str, ...]:
        """``text`` in lines of at most ``width``; a word that is wider than that is broken."""
        ...

    def elided(self, text: str, face: Face, width: float) -> str:
        """``text`` shortened with an ellipsis until it fits ``width``."""
        ...
