"""How far the picture on a public screen can be trusted: the age of its data, and the store's time."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum, auto

from frontdesk.usecases.views import BoardPicture

DOUBTFUL_AFTER = 15.0  # seconds without a good read
STALE_AFTER = 30.0


class Trust(Enum):
    """What may be shown.

    Attributes:
        STARTING: nothing was read yet, and it is too early to worry.
        DOUBTFUL: the last numbers, with a word that the connection is being checked.
        STALE: no number at all.
    """

    STARTING = auto()
    LIVE = auto()
    DOUBTFUL = auto()
    STALE = auto()


class Freshness:
    """Keeps the newest picture and tells its age by a steady clock that nobody can set.

    All moments are seconds of that steady clock, passed in by the caller.

    Attributes:
        picture: the newest good picture, also when it has grown old.
    """

    def __init__(self, started: float) -> None:
        self._started = started
        self._asked_at: float | None = None
        self.picture: BoardPicture | None = None

    def accept(self, picture: BoardPicture, *, asked_at: float, now: float) -> bool:
        """Take a picture that was asked for at ``asked_at``; false when it is older than the present one.

        The age counts from the question, not from the answer: an answer that was long on its way is old.
        A stale screen takes any fresh answer, else a store whose clock was set back would blind it for long.
        """
        if now - asked_at >= STALE_AFTER:
            return False
        stale = self.trust(now) is Trust.STALE
        if self.picture is not None and not stale and picture.at < self.picture.at:
            return False
        self.picture = picture
        self._asked_at = asked_at
        return True

    def age(self, now: float) -> float:
        """Seconds since the last good read began, or since the start when there was none."""
        return now - (self._started if self._asked_at is None else self._asked_at)

    def trust(self, now: float) -> Trust:
        age = self.age(now)
        if age >= STALE_AFTER:
            return Trust.STALE
        if self.picture is None:
            return Trust.STARTING
        return Trust.DOUBTFUL if age >= DOUBTFUL_AFTER else Trust.LIVE

    def store_time(self, now: float) -> datetime | None:
        """The store's clock, carried on by the steady clock; ``None`` before the first picture."""
        if self.picture is None:
            return None
        return self.picture.at + timedelta(seconds=self.age(now))
