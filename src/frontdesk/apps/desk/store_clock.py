"""The store's time between two answers of the store, for the stopwatch and the clock of the window."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

# Answers travel a little longer one time than another; a clock that steps back by that would show it.
_JITTER = timedelta(seconds=1)


class StoreClock:
    """Goes on from the last time heard by this PC's monotonic clock.

    `heard` may be called on a worker: it replaces one value.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._anchor: tuple[datetime, float] | None = None
        self._last: datetime | None = None

    @property
    def last_heard(self) -> datetime | None:
        """The store's time in its last answer: the age of everything that is shown."""
        return self._last

    def heard(self, at: datetime) -> None:
        """The store said what time it is."""
        self._last = at
        now = self.now()
        if now is None or not timedelta(0) < now - at < _JITTER:
            self._anchor = (at, self._monotonic())

    def now(self) -> datetime | None:
        """The store's time, ``None`` before the first answer."""
        if self._anchor is None:
            return None
        at, counted = self._anchor
        return at + timedelta(seconds=self._monotonic() - counted)
