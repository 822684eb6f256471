"""A paper's words as its layout takes them: German, the client's language, a sign where that is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from frontdesk import resources
from frontdesk.printing.layouts.content import spoken
from frontdesk.printing.papers.texts import PaperTexts, german, texts_beside_german
from frontdesk.printing.slip import Words
from frontdesk.printing.text import isolated
from frontdesk.printing.texts import german as german_slip
from frontdesk.printing.texts import is_right_to_left
from frontdesk.printing.texts import texts_beside_german as slip_texts_beside_german

Values = dict[str, Any]

_ISOLATED = re.compile("\u2066([^\u2066\u2069]*)\u2069")
_LONGEST_ALONE = 24  # what may not be broken must fit the narrowest column
NO_WORDS = Words("")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The texts of a receipt in German and in the client's language.

    Attributes:
        other: ``None`` where German stands alone.
    """

    language: str
    de: PaperTexts
    other: PaperTexts | None
    received: Words
    right_to_left: bool

    def words(self, key: str, *, sign: str = "") -> Values:
        return self.said(self.text(key), sign=sign)

    def text(self, key: str) -> Words:
        return Words(getattr(self.de, key), getattr(self.other, key) if self.other else "")

    def said(self, words: Words, *, sign: str = "") -> Values:
        """Words for the layout; ``sign`` names the icon that stands in for those of the client's language."""
        words = spoken(words)
        missing = self.language != "de" and not words.other
        return {
            "de": words.de,
            "other": self.pieces(words.other),
            "sign": icon(sign) if sign and missing else "",
        }

    def pieces(self, text: str) -> list[Values]:
        """A text of the client's language, cut where a run of Latin letters or digits must stay in order."""
        if not text:
            return []
        if not self.right_to_left:
            return [{"text": text, "alone": False}]
        found = _ISOLATED.split(isolated(text))
        for index in range(1, len(found) - 1, 2):
            # A bracket that opens within the run has to close within it.
            if found[index].count("(") > found[index].count(")") and found[index + 1].startswith(")"):
                found[index], found[index + 1] = found[index] + ")", found[index + 1][1:]
        # Every second part stood between isolating marks.
        return [
            {"text": part, "alone": bool(index % 2) and len(part) <= _LONGEST_ALONE}
            for index, part in enumerate(found)
            if part
        ]


def tongue_of(language: str, *, unchecked: bool) -> Tongue:
    other = texts_beside_german(language, unchecked=unchecked)
    slip = slip_texts_beside_german(language, unchecked=unchecked)
    received = Words(german_slip().received, slip.received if slip else "")
    return Tongue(language, german(), other, received, is_right_to_left(language))


@lru_cache(maxsize=32)
def icon(name: str) -> str:
    """One of the bundled icons in black, as SVG."""
    return _black(resources.path("icons", "lucide", f"{name}.svg").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def logo() -> str:
    return _black(resources.path("icons", "logo.svg").read_text(encoding="utf-8"))


def _black(svg: str) -> str:
    return svg.replace("currentColor", "#000000")
