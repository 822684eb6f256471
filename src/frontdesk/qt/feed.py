"""Asks the store once a second what has changed, says so by signals, and knows how old its answer is."""

import random
import time
from collections.abc import Callable, Sequence, Sized
from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.domain.errors import BugError, FrontdeskError
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations, Query

INTERVAL_MS = 1_000
LONGEST_PAUSE_MS = 15_000
LOST_AFTER_S = 3.0
_WATCH_MS = 250
_JITTER = 0.2


class Changes(Protocol):
    """What a poll answers: the cursor for the next question, and what was committed since the last one."""

    @property
    def revision(self) -> str: ...

    @property
    def entries(self) -> Sequence[object] | Sized: ...


Poll = Callable[[str | None], Changes]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class ChangeFeed(QObject):
    """The change feed of one window.

    A window reads its picture first when `ready` comes (the cursor is set then, so nothing is missed in
    between) and again what concerns it whenever `changed` comes. After a loss nothing need be read anew:
    the cursor stands, and the next answer carries all that was missed.

    Signals:
        ready: the first good answer has come.
        changed: an answer with entries.
        connection_lost: time of the last good answer (aware); of the start if there was none.
        connection_restored: answers come again.
    """

    ready = Signal()
    changed = Signal(object)
    connection_lost = Signal(object)
    connection_restored = Signal()

    def __init__(
        self,
        operations: Operations,
        poll: Poll,
        *,
        errors: Errors | None = None,
        interval_ms: int = INTERVAL_MS,
        longest_pause_ms: int = LONGEST_PAUSE_MS,
        lost_after_s: float = LOST_AFTER_S,
        watch_ms: int = _WATCH_MS,
        page: int = 500,
        monotonic: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = _utc_now,
        parent: QObject | None = None,
    ) -> None:
        """`page` is the most entries one answer holds; after a full page the next is asked for at once."""
        super().__init__(parent)
        self._operations, self._poll, self._errors = operations, poll, errors
        self._interval_ms, self._longest_pause_ms = interval_ms, longest_pause_ms
        self._lost_after_s, self._page = lost_after_s, page
        self._monotonic, self._now = monotonic, now
        self._cursor: str | None = None
        self._asked: Query[Changes] | None = None
        self._failures = 0
        self._good_at: float | None = None
        self._counted_from = 0.0
        self._good_time: datetime | None = None
        self._connected = True
        self._reported: type[BaseException] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        self._watch = QTimer(self)
        self._watch.setInterval(watch_ms)
        self._watch.timeout.connect(self._check_age)

    @property
    def is_connected(self) -> bool:
        """False between `connection_lost` and `connection_restored`."""
        return self._connected

    def start(self) -> None:
        """Begin to ask."""
        self._counted_from = self._monotonic()
        self._good_time = self._good_time or self._now()
        self._watch.start()
        self._ask()

    def stop(self) -> None:
        """Ask no more; an answer under way is dropped."""
        self._timer.stop()
        self._watch.stop()
        if self._asked is not None:
            self._asked.drop()
            self._asked = None

    def ask_now(self) -> None:
        """Ask at once: after an act of one's own, on a hint, or when a person presses "Jetzt verbinden"."""
        if self._watch.isActive():
            self._ask()

    def age_s(self) -> float | None:
        """Seconds since the last good answer by the monotonic clock; None before the first one."""
        return None if self._good_at is None else self._monotonic() - self._good_at

    def next_try_s(self) -> float | None:
        """Seconds until the next question; None while one is under way or the feed stands still."""
        return self._timer.remainingTime() / 1000 if self._timer.isActive() else None

    def _ask(self) -> None:
        if not self._operations.is_open or (self._asked is not None and not self._asked.done):
            return
        self._timer.stop()
        cursor = self._cursor
        self._asked = self._operations.query(
            lambda: self._poll(cursor),
            initiator=self,
            on_success=self._on_answer,
            on_failure=self._on_failure,
            quiet=True,
        )

    def _on_answer(self, changes: Changes) -> None:
        first = self._good_at is None
        self._cursor = changes.revision
        self._good_at, self._good_time = self._monotonic(), self._now()
        self._failures, self._reported = 0, None
        # Before the signals: a window whose handler fails must not stop the feed.
        self._ask_in(0 if len(changes.entries) >= self._page else self._interval_ms)
        if not self._connected:
            self._connected = True
            self.connection_restored.emit()
        if first:
            self.ready.emit()
        if len(changes.entries):
            self.changed.emit(changes)

    def _on_failure(self, error: Exception) -> None:
        self._failures += 1
        expected = isinstance(error, FrontdeskError) and not isinstance(error, BugError)
        if not expected and self._errors is not None and self._reported is not type(error):
            self._reported = type(error)  # once, not once a second
            self._errors.report(error)
        self._check_age()
        pause = self._interval_ms * 2 ** min(self._failures - 1, 10)
        self._ask_in(min(pause, self._longest_pause_ms))

    def _ask_in(self, pause_ms: float) -> None:
        # Jitter keeps thirty displays that were switched on together from asking in the same instant.
        if self._watch.isActive():
            self._timer.start(round(pause_ms * random.uniform(1 - _JITTER, 1 + _JITTER)))

    def _check_age(self) -> None:
        """A question that never comes back counts as a loss just like one that fails."""
        age = self.age_s()
        silent = self._monotonic() - self._counted_from if age is None else age
        if self._connected and silent > self._lost_after_s:
            self._connected = False
            self.connection_lost.emit(self._good_time)
