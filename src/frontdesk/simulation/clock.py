"""The clock of played days: it stands still between two things that happen."""

from __future__ import annotations

from datetime import datetime


class PlayClock:
    """A `usecases.ports.Clock` that the play moves; never backwards."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at

    def move_to(self, at: datetime) -> None:
        self._at = max(self._at, at)
