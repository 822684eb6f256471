"""Text that a person typed or a scanner sent, as it may be kept, printed and shown."""

from __future__ import annotations

import unicodedata

from frontdesk.domain.errors import InvalidValueError

# Controls, half signs, private signs, invisible signs (bidi overrides, zero width) and ends of lines. Where
# the sign stood for a gap, a blank takes its place.
_GONE = frozenset({"Cf", "Cs", "Co", "Cn"})
_GAP = frozenset({"Cc", "Zl", "Zp", "Zs"})
_FAR_TOO_LONG = 4  # times the limit: nobody typed that, so nothing is worked out about it


def clean_line(text: str) -> str:
    """One line of composed signs that all can be seen; never markup, whatever it looks like."""
    kept = (
        " " if category in _GAP else char
        for char in text
        if (category := unicodedata.category(char)) not in _GONE
    )
    # Only now: a letter and its accent may have had an invisible sign between them.
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def short_line(text: str | None, *, field: str, limit: int) -> str | None:
    """The cleaned text, ``None`` when nothing is left; raises `InvalidValueError` when it is too long."""
    if text is None:
        return None
    cleaned = clean_line(text[: limit * _FAR_TOO_LONG])
    if len(cleaned) > limit or len(text) > limit * _FAR_TOO_LONG:
        raise InvalidValueError(value=f"{cleaned[:20]}…", field=field, expected=f"≤ {limit}")
    return cleaned or None
