"""A slip's words made ready for paper: harmless, drawable, in German and in the client's language."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.printing.coverage import can_draw, drawable
from frontdesk.printing.slip import ClientSlip, Words
from frontdesk.printing.text import LONGEST, clean, western_digits
from frontdesk.printing.texts import SlipTexts, german, is_right_to_left, texts_beside_german


def said(text: str, longest: int = LONGEST) -> str:
    """``text`` as it can stand on paper: cleaned, with a mark in place of what no font has."""
    return drawable(western_digits(clean(text, longest)))


def spoken(words: Words) -> Words:
    """Both texts ready for paper; a translation with a hole is left out, since German stands beside it."""
    other = western_digits(clean(words.other))
    return Words(said(words.de), other if can_draw(other) else "")


@dataclass(frozen=True, slots=True)
class Content:
    """The fixed texts that go with a client's slip.

    Attributes:
        other: ``None`` where German stands alone.
        right_to_left: direction of the client's language.
    """

    language: str
    de: SlipTexts
    other: SlipTexts | None
    right_to_left: bool

    def both(self, key: str) -> Words:
        return Words(getattr(self.de, key), getattr(self.other, key) if self.other else "")

    def needs_sign(self, key: str) -> bool:
        """Whether a pictogram must stand in for a sentence that the client cannot read."""
        return self.language != "de" and not self.both(key).other

    def floor_name(self, floor: int) -> Words:
        return Words(self.de.floor_name(floor), self.other.floor_name(floor) if self.other else "")

    def copy_name(self, copy: int) -> Words:
        return Words(self.de.copy_name(copy), self.other.copy_name(copy) if self.other else "")


def content_of(slip: ClientSlip, *, unchecked: bool) -> Content:
    other = texts_beside_german(slip.language, unchecked=unchecked)
    direction = other.right_to_left if other else is_right_to_left(slip.language)
    return Content(slip.language, german(), other, direction)
