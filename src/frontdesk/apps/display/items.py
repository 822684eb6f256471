"""The few kinds of things that a public screen is painted from, in units of a 1080-line screen."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.apps.display.model import Turn


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    def contains(self, other: Box) -> bool:
        return (
            self.x <= other.x
            and self.y <= other.y
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TextItem:
    """One run of text that already fits: from ``x`` to ``x + width`` on ``baseline``.

    Attributes:
        spacing: between letters, in ems.
    """

    text: str
    x: float
    baseline: float
    width: float
    px: int
    weight: int
    colour: str
    rtl: bool = False
    spacing: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A filled or outlined rectangle; ``clip`` cuts it to a rounded field behind it."""

    box: Box
    fill: str | None = None
    radius: float = 0.0
    border: str | None = None
    border_width: float = 0.0
    clip: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An arrow whose tip lies at ``length / 2`` from its centre."""

    x: float
    y: float
    turn: Turn
    length: float
    half: float
    stroke: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """A bundled icon."""

    name: str
    box: Box
    stroke: float
    colour: str


Item = TextItem | Field | Arrow | Icon
