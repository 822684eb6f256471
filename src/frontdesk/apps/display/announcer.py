"""Decides which call stands on the screen and when it sounds: once per call, none lost, none replayed."""

from __future__ import annotations

from collections import deque
from datetime import timedelta

from frontdesk.usecases.views import BoardPicture, CallView

DWELL = 1.2  # seconds that a call stays before the next one of a burst takes its place
PULSE = 2.0  # seconds that the bar of a new call is wide
HISTORY = timedelta(minutes=1)  # a call that comes to light later than this is no news any more
ROWS = 5
_REMEMBERED = 1024


class Announcer:
    """The calls of one screen as a small machine; ``now`` is in seconds of a steady clock.

    Attributes:
        current: the call in the panel.
        recent: the calls below it, newest first.
    """

    def __init__(self, *, dwell: float = DWELL) -> None:
        self._dwell = dwell
        self._seen: set[int] = set()
        self._oldest_news = 0  # calls below this id are history
        self._pending: deque[CallView] = deque()
        self._picture: BoardPicture | None = None
        self._shown_at = float("-inf")
        self._signalled: int | None = None
        self.current: CallView | None = None
        self.recent: tuple[CallView, ...] = ()

    @property
    def pending(self) -> int:
        """How many calls still have to be shown."""
        return len(self._pending)

    @property
    def remembered(self) -> int:
        """How many calls it knows by their id."""
        return len(self._seen)

    def restore(self, picture: BoardPicture) -> None:
        """Show the state of a picture as it is, without a signal: after a start or a lost connection."""
        calls = _oldest_first(picture)
        if calls:
            self._oldest_news = max(self._oldest_news, min(call.call_id for call in calls))
        self._seen.update(call.call_id for call in calls)
        self._forget_the_oldest()
        self._pending.clear()
        self._picture = picture
        self._signalled = None
        self.current, self.recent = picture.current, picture.recent[:ROWS]

    def take(self, picture: BoardPicture) -> None:
        """Queue the calls of a picture that were not there before."""
        calls = _oldest_first(picture)
        self._drop_withdrawn({call.call_id for call in calls})
        for call in calls:
            if call.call_id in self._seen or call.call_id < self._oldest_news:
                continue
            self._seen.add(call.call_id)
            if picture.at - call.at <= HISTORY:
                self._pending.append(call)
        self._forget_the_oldest()
        self._picture = picture

    def advance(self, now: float) -> CallView | None:
        """Move on if it is time; answers the call that must sound now."""
        if self._picture is None or now - self._shown_at < self._dwell:
            return None
        if self._pending:
            call = self._pending.popleft()
            before = (self.current, *self.recent) if self.current is not None else self.recent
            self.current = call
            self.recent = tuple(other for other in before if other.label != call.label)[:ROWS]
            self._shown_at, self._signalled = now, call.call_id
            return call
        self.current, self.recent = self._picture.current, self._picture.recent[:ROWS]
        return None

    def is_new(self, now: float) -> bool:
        """Whether the call in the panel was announced a moment ago."""
        return (
            self.current is not None
            and self.current.call_id == self._signalled
            and now - self._shown_at < PULSE
        )

    def _drop_withdrawn(self, standing: set[int]) -> None:
        # A call that left the picture while an older one is still in it was taken back or called anew;
        # one that is older than all of them was only pushed out by the burst, and its client waits for it.
        oldest = min(standing, default=0)
        self._pending = deque(
            call for call in self._pending if call.call_id in standing or (standing and call.call_id < oldest)
        )

    def _forget_the_oldest(self) -> None:
        # Runs for years: what is forgotten moves below the line and can never sound again.
        if len(self._seen) > _REMEMBERED:
            kept = sorted(self._seen)[-_REMEMBERED // 2 :]
            self._seen = set(kept)
            self._oldest_news = max(self._oldest_news, kept[0])


def _oldest_first(picture: BoardPicture) -> list[CallView]:
    newest = () if picture.current is None else (picture.current,)
    return [*reversed(picture.recent), *newest]
