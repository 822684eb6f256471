"""A clock that stands still until it is told to move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """A settable clock.

    Attributes:
        tick: what every look at the clock adds, so that events keep their order.
    """

    def __init__(self, at: datetime, *, tick: timedelta = timedelta(0)) -> None:
        if at.tzinfo is None:
            raise ValueError("a clock needs a timezone-aware time")
        self._at = at.astimezone(UTC)
        self.tick = tick

    def now(self) -> datetime:
        self._at += self.tick
        return self._at

    def set(self, at: datetime) -> None:
        if at.tzinfo is None:
            raise ValueError("a clock needs a timezone-aware time")
        self._at = at.astimezone(UTC)

    def advance(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self._at += timedelta(minutes=minutes, seconds=seconds)
