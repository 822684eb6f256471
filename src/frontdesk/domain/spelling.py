"""How a word may be typed by whoever hears it or lacks its letters: umlauts and marks in any spelling."""

from __future__ import annotations

import unicodedata

_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
# Letters that Unicode does not take apart into a base and a mark.
_BASES = str.maketrans(
    {"ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e"}
)


def spellings(text: str) -> frozenset[str]:
    """The folded forms of a word: ``Änderung`` is found as ``anderung`` and as ``aenderung``."""
    lower = unicodedata.normalize("NFC", text).casefold()
    return frozenset({_plain(lower), _plain(lower.translate(_DIGRAPHS))})


def begins(word: frozenset[str], start: frozenset[str]) -> bool:
    """Whether a word, in one of its spellings, begins as what was typed, in one of its own."""
    return any(form.startswith(one) for form in word for one in start)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_BASES))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
