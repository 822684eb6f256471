"""Makes text from outside harmless for paper: nothing in it can steer the printer, the line or the layout."""

from __future__ import annotations

import re
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
_LATIN = "0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff"
# Latin words and numbers with what stands between them: ``A 053``, ``08:00-12:00``, ``2A``.
_LATIN_RUN = re.compile(rf"[{_LATIN}](?:[{_LATIN} .,:;/+\-\u2013'()&]*[{_LATIN}])?")


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


def western_digits(text: str) -> str:
    """``text`` with the digits that stand on the doors, whatever script they were typed in."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(char)) if unicodedata.category(char) == "Nd" else char for char in text
    )


def isolated(text: str) -> str:
    """A line from right to left in which numbers and Latin words keep their own direction and order.

    Without it ``A 053`` after an Arabic word reads ``053 A``.
    """
    return _LATIN_RUN.sub("\u2066\\g<0>\u2069", text)
