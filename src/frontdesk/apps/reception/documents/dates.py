"""Dates as clerks type them: ``27.11.2026``, ``27.11.``, ``2711``, ``271126``."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONGEST = 12  # characters of a typed date
_DOTTED = re.compile(r"(\d{1,2})[.,/\- ](\d{1,2})(?:[.,/\- ](\d{2}|\d{4})?)?", re.ASCII)
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})?", re.ASCII)
_TIME = re.compile(r"(\d{1,2})[:.]?(\d{2})", re.ASCII)
_HALF_YEAR = timedelta(days=182)


def read_date(text: str, today: date, *, past: bool = False) -> date:
    """The day that is meant; raises `ValueError` when there is no such day.

    Without a year it is the next such day, unless that is more than half a year away: then it was meant to be
    the last one. With ``past`` it is the last such day in any case.
    """
    typed = text.strip()
    match = _DOTTED.fullmatch(typed) or _DIGITS.fullmatch(typed)
    if match is None:
        raise ValueError(typed[:LONGEST])
    day, month, year = (int(part) if part else None for part in match.groups())
    assert day is not None
    assert month is not None
    if year is not None:
        return date(year + 2000 if year < 100 else year, month, day)
    return _nearest(day, month, today, past=past)


def read_moment(day: date, text: str, zone: ZoneInfo) -> datetime:
    """A local time of that day, ``9:05`` or ``0905``; raises `ValueError` when there is none."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise ValueError(text[:LONGEST])
    return datetime.combine(day, time(int(match[1]), int(match[2])), zone)


def day_text(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _nearest(day: int, month: int, today: date, *, past: bool) -> date:
    found: list[date] = []
    for year in (today.year - 1, today.year, today.year + 1, today.year + 2, today.year + 3):
        try:
            found.append(date(year, month, day))
        except ValueError:
            if (day, month) != (29, 2):
                raise
    if past:
        return max(one for one in found if one <= today)
    ahead = min(one for one in found if one >= today)
    behind = max((one for one in found if one < today), default=ahead)
    return behind if ahead - today > _HALF_YEAR else ahead
