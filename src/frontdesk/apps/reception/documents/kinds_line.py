"""The typed line of papers: what it means while it is being typed, and how a tile changes it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from frontdesk.domain.submission import MAX_COUNT, MAX_LINE

# As in `domain.submission`, but a line that is half typed must mean something too.
_PART = re.compile(r"([^\W\d_]+)(?:(\d{1,9})(?:([x×*])(\d{1,9}))?)?")
_BETWEEN = re.compile(r"[\s,;+]+")


def counts(line: str) -> Mapping[str, int]:
    """How many pieces of each code the line names so far; parts that cannot be read are passed over."""
    found: dict[str, int] = {}
    for part in _BETWEEN.split(line[:MAX_LINE].casefold()):
        match = _PART.fullmatch(part)
        if match is not None:
            found[match[1]] = found.get(match[1], 0) + int(match[2] or 1)
    return found


def with_count(line: str, code: str, count: int) -> str:
    """The line with so many pieces of a kind: its first part is changed, further ones go; 0 takes it out."""
    wanted = min(max(count, 0), MAX_COUNT)
    parts, done = [], False
    for part in _BETWEEN.split(line.strip()):
        match = _PART.fullmatch(part.casefold())
        if match is None or match[1] != code:
            parts.append(part)
            continue
        if done or wanted == 0:
            continue
        pages = f"x{match[4]}" if match[4] else ""
        parts.append(_part(match[1], wanted, pages))
        done = True
    if not done and wanted:
        parts.append(_part(code, wanted, ""))
    return " ".join(part for part in parts if part)


def _part(code: str, count: int, pages: str) -> str:
    return f"{code}{count}{pages}" if pages or count != 1 else code
