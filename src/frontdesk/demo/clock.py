"""The clock of the demo: it goes as far as the morning has been played, never ahead of it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime


class StageClock:
    """A clock that is moved by the one who plays.

    A slow machine then plays a slower morning; what happens in it keeps its times.

    Attributes:
        pace: simulated seconds a second that the player aims at; 0 stands still.
    """

    def __init__(self, start: datetime, *, pace: float = 0.0) -> None:
        self._now = start.astimezone(UTC)
        self._lock = threading.Lock()
        self.pace = pace

    def now(self) -> datetime:
        with self._lock:
            return self._now

    def move_to(self, at: datetime) -> None:
        """Go on to ``at``; never back."""
        with self._lock:
            self._now = max(self._now, at.astimezone(UTC))
