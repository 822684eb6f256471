"""Runs work off the GUI thread, a lane for the store and a pool for the rest, and brings the answers back."""

import itertools
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QTimer, Signal

from frontdesk.qt.errors import Errors
from frontdesk.qt.garbage import GuiGarbage
from frontdesk.qt.lane import LaneThreads

_log = logging.getLogger(__name__)

T = TypeVar("T")

BUSY_AFTER_MS = 400
SHUT_DOWN_S = 5.0
_POOL_THREADS = 2


class Lane(Enum):
    """Where work runs.

    STORE is a single thread: answers come in the order of the questions, and one window never holds more
    than one connection. POOL is for everything that must not queue behind a slow database.
    """

    STORE = "store"
    POOL = "pool"


class GuiThreadError(AssertionError):
    """Work that may wait was started on the GUI thread: a broken promise of ours, never the user's fault."""


def forbid_on_gui_thread(what: str = "store and printer work") -> None:
    """Refuse to go on if this is the GUI thread (promise P8). Test wrappers of store and printer call it."""
    app = QCoreApplication.instance()
    if app is not None and QThread.currentThread() == app.thread():
        raise GuiThreadError(f"{what} on the GUI thread")


@dataclass(eq=False)
class _Started(Generic[T]):
    """What both kinds of work have in common."""

    fn: Callable[[], T]
    initiator: QObject
    on_success: Callable[[T], object] | None
    on_failure: Callable[[Exception], object] | None
    number: int
    dropped: bool = False
    done: bool = False


@dataclass(eq=False)
class Operation(_Started[T]):
    """Work that changes something: always carried out, always ending in success or in a shown failure."""


@dataclass(eq=False)
class Query(_Started[T]):
    """Work that only reads.

    Attributes:
        latest: queries of one initiator with the same name replace each other; only the last one answers.
        quiet: does not count as something that people wait for.
    """

    latest: str = ""
    quiet: bool = False

    def drop(self) -> None:
        """Lose interest in the answer; if the question was not asked yet, it never will be."""
        self.dropped = True


@dataclass(frozen=True)
class _Outcome:
    result: Any = None
    error: BaseException | None = None


_left_behind: "list[Operations]" = []


class Operations(QObject):
    """Starts work and brings its outcome back. Used on the GUI thread only.

    Signals:
        busy_changed: true when something has been under way for 400 ms, false when nothing is any more.
        changed: result and initiator of every operation that succeeded (initiator None if it is gone).
    """

    busy_changed = Signal(bool)
    changed = Signal(object, object)
    _finished = Signal(int)

    def __init__(
        self, errors: Errors, *, busy_after_ms: int = BUSY_AFTER_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._errors = errors
        self._lanes = {Lane.STORE: LaneThreads("store", 1), Lane.POOL: LaneThreads("pool", _POOL_THREADS)}
        self._numbers = itertools.count(1)
        # Workers hold numbers only. One that held a window last would destroy it on its own thread.
        self._under_way: dict[int, _Started[Any]] = {}
        self._outcomes: dict[int, _Outcome] = {}
        # Started work holds its initiator, so no other object can take the id in a key meanwhile.
        self._newest: dict[tuple[int, str], Query[Any]] = {}
        self._garbage = GuiGarbage(self)
        self._open = True
        self._busy = False
        self._busy_timer = QTimer(self)
        self._busy_timer.setSingleShot(True)
        self._busy_timer.setInterval(busy_after_ms)
        self._busy_timer.timeout.connect(self._show_busy)
        # A worker emits, this thread receives: the one crossing from workers to the GUI.
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether progress should be shown now."""
        return self._busy

    @property
    def is_open(self) -> bool:
        """False once the end has begun."""
        return self._open

    def run(
        self,
        fn: Callable[[], T],
        *,
        initiator: QObject,
        on_success: Callable[[T], object] | None = None,
        on_failure: Callable[[Exception], object] | None = None,
        lane: Lane = Lane.STORE,
    ) -> Operation[T]:
        """Change something. Without `on_failure` an error is shown by the one place that shows errors."""
        operation = Operation(fn, initiator, on_success, on_failure, next(self._numbers))
        self._start(operation, lane)
        return operation

    def query(
        self,
        fn: Callable[[], T],
        *,
        initiator: QObject,
        on_success: Callable[[T], object],
        on_failure: Callable[[Exception], object] | None = None,
        latest: str = "",
        quiet: bool = False,
        lane: Lane = Lane.STORE,
    ) -> Query[T]:
        """Read something. With `latest` an answer is dropped once the same initiator has asked again."""
        query = Query(fn, initiator, on_success, on_failure, next(self._numbers), latest=latest, quiet=quiet)
        self._start(query, lane)
        if latest:
            previous = self._newest.get((id(initiator), latest))
            if previous is not None:
                previous.drop()
            self._newest[id(initiator), latest] = query
        return query

    def shut_down(self, deadline_s: float = SHUT_DOWN_S) -> bool:
        """Take no more work, finish what changes something, drop the questions.

        Outcomes that arrive in time are still delivered. False if the deadline passed with work left.
        """
        self._open = False
        self._busy_timer.stop()
        for started in self._under_way.values():
            if isinstance(started, Query):
                started.drop()
        for lane in self._lanes.values():
            lane.close()
        until = time.monotonic() + deadline_s
        left = sum(lane.join(until) for lane in self._lanes.values())
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
        self._garbage.stop()
        if left:
            # What still works will send its outcome home. The last to hold this would be a worker, which
            # would destroy it on its own thread while this one delivers to it.
            _left_behind.append(self)
            _log.error("%d pieces of work did not end within %.1f s", left, deadline_s)
        return left == 0

    def _start(self, started: _Started[Any], lane: Lane) -> None:
        if not self._open:
            raise RuntimeError("no new work while shutting down")
        self._under_way[started.number] = started
        if self._is_awaited(started) and not self._busy and not self._busy_timer.isActive():
            self._busy_timer.start()
        number = started.number
        self._lanes[lane].submit(lambda: self._work(number))

    def _work(self, number: int) -> None:
        """On a worker: whatever happens, exactly one outcome is sent home."""
        self._outcomes[number] = self._carry_out(number)
        if shiboken6.isValid(self):
            self._finished.emit(number)

    def _carry_out(self, number: int) -> _Outcome:
        started = self._under_way[number]
        if started.dropped:
            return _Outcome()
        try:
            return _Outcome(result=started.fn())
        except BaseException as error:  # even SystemExit must neither end the lane nor go unseen
            return _Outcome(error=error)

    def _on_finished(self, number: int) -> None:
        started, outcome = self._under_way.pop(number), self._outcomes.pop(number)
        self._settle_busy()
        started.done = True
        if (
            isinstance(started, Query)
            and self._newest.get((id(started.initiator), started.latest)) is started
        ):
            del self._newest[id(started.initiator), started.latest]
        alive = shiboken6.isValid(started.initiator)
        if started.dropped or (isinstance(started, Query) and not alive):
            return
        if outcome.error is not None:
            self._fail(started, outcome.error, alive=alive)
            return
        if isinstance(started, Operation):
            self.changed.emit(outcome.result, started.initiator if alive else None)
        if alive and started.on_success is not None:
            started.on_success(outcome.result)

    def _fail(self, started: _Started[Any], error: BaseException, *, alive: bool) -> None:
        # An operation's error is never lost, not even when the window that started it is gone.
        if alive and started.on_failure is not None and isinstance(error, Exception):
            started.on_failure(error)
        else:
            self._errors.report(error)

    def _show_busy(self) -> None:
        if not self._busy and any(map(self._is_awaited, self._under_way.values())):
            self._busy = True
            self.busy_changed.emit(True)

    def _settle_busy(self) -> None:
        if any(map(self._is_awaited, self._under_way.values())):
            return
        self._busy_timer.stop()
        if self._busy:
            self._busy = False
            self.busy_changed.emit(False)

    @staticmethod
    def _is_awaited(started: _Started[Any]) -> bool:
        return not started.dropped and not (isinstance(started, Query) and started.quiet)
