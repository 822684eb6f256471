"""A clock for simulated days: it runs at a chosen pace, or goes where it is put."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta


class PacedClock:
    """A clock that starts at ``start`` and runs ``pace`` times as fast as the real one.

    With a pace of 0 it stands still until `advance`.
    """

    def __init__(self, start: datetime, *, pace: float = 0.0) -> None:
        self._base = start.astimezone(UTC)
        self._pace = pace
        self._since = time.monotonic()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        with self._lock:
            return self._base + timedelta(seconds=(time.monotonic() - self._since) * self._pace)

    def set_pace(self, pace: float) -> None:
        """Run at another pace from now on."""
        with self._lock:
            now = time.monotonic()
            self._base += timedelta(seconds=(now - self._since) * self._pace)
            self._since, self._pace = now, pace

    def advance(self, by: timedelta) -> datetime:
        """Move on; answers the new time."""
        with self._lock:
            self._base += by
        return self.now()
