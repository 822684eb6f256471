"""A pen that goes down a page: lines, paragraphs and pairs of two languages, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from frontdesk.printing.page import Align, Bar, Face, Item, Line, Typesetter
from frontdesk.printing.slip import Words
from frontdesk.printing.text import isolated

GRID = 0.125  # millimetres
# Arabic needs more room between lines than Latin: its letters reach further above and below.
_RIGHT_TO_LEFT_PITCH = 1.2


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set.

    Attributes:
        pitch: grid steps from one baseline to the next.
        lines: most lines before the text is shortened or set smaller.
    """

    face: Face
    pitch: int
    lines: int = 3


def _sturdy(face: Face, text: str) -> Face:
    """Heavier where our fonts have no medium weight: regular strokes of one dot fade on thermal paper."""
    if any("\u2e80" <= char <= "\u9fff" for char in text):
        return replace(face, weight=700)
    foreign = any("\u0590" <= char <= "\u139f" or "\ufb1d" <= char <= "\ufeff" for char in text)
    return replace(face, weight=600) if foreign and face.weight == 500 else face


@dataclass
class Flow:
    """Where the next line goes.

    Attributes:
        y: baseline of the last line, or lower edge of the last shape.
        right_to_left: direction of the second language.
    """

    page_width: float
    margin: float
    typesetter: Typesetter
    right_to_left: bool

    def __post_init__(self) -> None:
        self.y = 0.0
        self.left = self.margin
        self.right = self.page_width - self.margin
        self.items: list[Item] = []

    @property
    def inner(self) -> float:
        return self.right - self.left

    def width_of(self, text: str, face: Face) -> float:
        return self.typesetter.width(text, face)

    @contextmanager
    def inset(self, left: float, right: float) -> Iterator[None]:
        """Write into a narrower column for a while."""
        before = self.left, self.right
        self.left, self.right = self.left + left, self.right - right
        try:
            yield
        finally:
            self.left, self.right = before

    def rule(self, stroke: float) -> None:
        self.items.append(Bar(self.left, self.y, self.inner, stroke))
        self.y += stroke

    def line(self, text: str, face: Face, *, align: Align = Align.LEFT, other: bool = False) -> None:
        """One line on the present baseline, shortened when it is too wide."""
        if self.width_of(text, face) > self.inner:
            text = self.typesetter.elided(text, face, self.inner)
        x = {Align.LEFT: self.left, Align.RIGHT: self.right, Align.CENTRE: (self.left + self.right) / 2}[
            align
        ]
        turned = other and self.right_to_left
        self.items.append(Line(x, self.y, isolated(text) if turned else text, face, align, turned))

    def paragraph(self, text: str, steps: Sequence[Style], *, other: bool = False) -> None:
        """Lines from the present baseline on, in the first style without too many lines or broken words.

        In the last style the text is shortened until it fits. ``other`` marks the second language, which
        stands at the right edge.
        """
        if other:
            steps = [replace(step, face=_sturdy(step.face, text)) for step in steps]
        style = next((step for step in steps if self._holds(text, step)), steps[-1])
        lines, allowed = self.typesetter.wrapped(text, style.face, self.inner), style.lines
        if len(lines) > allowed:
            rest = " ".join(line.strip() for line in lines[allowed - 1 :])
            lines = (*lines[: allowed - 1], self.typesetter.elided(rest, style.face, self.inner))
        pitch = style.pitch * GRID
        if other and self.right_to_left:
            pitch *= _RIGHT_TO_LEFT_PITCH
        for index, line in enumerate(lines):
            if index:
                self.y += pitch
            self.line(line.strip(), style.face, align=Align.RIGHT if other else Align.LEFT, other=other)

    def _holds(self, text: str, style: Style) -> bool:
        return len(self.typesetter.wrapped(text, style.face, self.inner)) <= style.lines and all(
            self.width_of(word, style.face) <= self.inner for word in text.split()
        )

    def both(self, words: Words, *steps: Style, before: float, before_other: float) -> None:
        """German lines, then those of the other language; what is empty takes no room."""
        if words.de:
            self.y += before
            self.paragraph(words.de, steps)
        if words.other:
            self.y += before_other
            self.paragraph(words.other, steps, other=True)
            self.descend()

    def pair(self, words: Words, steps: Sequence[Style], other_steps: Sequence[Style]) -> None:
        """German left and the other language right on one baseline, or below where both do not fit."""
        needed = self.width_of(words.de, steps[0].face)
        if words.other:
            needed += self.width_of(words.other, other_steps[0].face) + 16 * GRID
        self.paragraph(words.de, steps)
        if words.other:
            if needed > self.inner:
                self.y += other_steps[0].pitch * GRID
            self.paragraph(words.other, other_steps, other=True)

    def descend(self) -> None:
        """Room for what Arabic letters reach below the line more than Latin ones."""
        if self.right_to_left:
            self.y += 3 * GRID
