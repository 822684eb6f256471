"""Makes text from outside harmless for paper: nothing in it can steer the printer, the line or the layout."""

from __future__ import annotations

import unicodedata

LONGEST = 300

# Joiners carry meaning in Persian and in Indic scripts; every other format character (bidi overrides,
# isolates, soft hyphens, byte order marks) could turn a line around or hide text.
_KEPT_FORMATS = "\u200c\u200d"
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})
_MARKS = frozenset({"Mn", "Me"})
# Vietnamese and pointed Arabic need up to three; a tower of fifty paints over its neighbours.
_MARKS_IN_A_ROW = 4


def clean(text: str, longest: int = LONGEST) -> str:
    """``text`` without control, override and surrogate characters, at most ``longest`` long."""
    # Cut first: the cost must not grow with what somebody pasted.
    whole = text[: 4 * longest]
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", _without_surrogates(whole)):
        category = unicodedata.category(char)
        if category in _SPACES or char in "\t\n\r\v\f":
            marks = 0
            if kept and kept[-1] != " ":
                kept.append(" ")
        elif category in _MARKS:
            marks += 1
            if marks <= _MARKS_IN_A_ROW and kept:
                kept.append(char)
        elif category not in _DROPPED:
            marks = 0
            kept.append(char)
        elif char in _KEPT_FORMATS and kept and kept[-1] not in _KEPT_FORMATS:
            kept.append(char)
    result = "".join(kept).strip(" " + _KEPT_FORMATS)
    if len(result) > longest or len(text) > len(whole):
        result = result[: longest - 1].rstrip() + "…"
    return result


def _without_surrogates(text: str) -> str:
    # normalize() accepts a lone surrogate, every encoder after it does not.
    return "".join(char for char in text if not "\ud800" <= char <= "\udfff")
