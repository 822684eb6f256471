"""Looks over the shoulder of the GUI thread: what it must not touch, and how long it stands still."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, Qt, QTimer

from frontdesk.qt.operations import GuiThreadError, forbid_on_gui_thread
from frontdesk.usecases.ports import Store, UnitOfWork

# What a store and a transaction have of their own kind.
PARTS = frozenset({"documents", "appointments", "questions", "openings", "waits"})


class Watch:
    """Stands before every call of stores and printers.

    Attributes:
        violations: what was called on the GUI thread, also where the error for it went unseen.
        calls: what was called at all.
        delay: seconds that every call takes longer.
    """

    def __init__(self) -> None:
        self.violations: list[str] = []
        self.calls: set[str] = set()
        self.delay = 0.0
        self._pause = threading.Event()

    def before(self, name: str) -> None:
        try:
            forbid_on_gui_thread(name)
        except GuiThreadError:
            self.violations.append(name)
            raise
        self.calls.add(name)
        self._pause.wait(self.delay)

    def over(self, store: Store) -> Store:
        """The store, watched; so is every transaction that is begun on it."""
        return cast(Store, _Watched(store, "store", self))

    def around(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        """A function, watched."""

        def watched(*arguments: Any, **named: Any) -> Any:
            self.before(name)
            return function(*arguments, **named)

        return watched


class _Watched:
    def __init__(self, inner: object, name: str, watch: Watch) -> None:
        self._inner, self._name, self._watch = inner, name, watch

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        if name in PARTS:
            return _Watched(found, f"{self._name}.{name}", self._watch)
        if not callable(found):
            return found
        watched = self._watch.around(found, f"{self._name}.{name}")
        if name != "begin":
            return watched
        return lambda: self._begin(watched)

    @contextmanager
    def _begin(self, begin: Callable[[], AbstractContextManager[UnitOfWork]]) -> Iterator[Any]:
        with begin() as unit:
            yield _Watched(unit, "unit", self._watch)


class Heartbeat(QObject):
    """Beats every 10 ms on the GUI thread while its event loop turns.

    Attributes:
        longest: seconds of the longest stand-still so far. Time in which a thread of ours was ready to go on
            and other work of this machine held the processor does not count: no program can do anything about
            it. The threads that were kept waiting may be others, which hold the interpreter's lock in turn.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._beat)
        self._last, self._waits = time.monotonic(), _waits()
        self._timer.start()

    def stop(self) -> None:
        self._beat()
        self._timer.stop()

    @contextmanager
    def excused(self) -> Iterator[None]:
        """What the test itself does on this thread is not the programs' fault."""
        self._beat()
        yield
        self._last, self._waits = time.monotonic(), _waits()

    def _beat(self) -> None:
        now, waits = time.monotonic(), _waits()
        kept = sum(waited - self._waits.get(name, waited) for name, waited in waits.items())
        self.longest = max(self.longest, now - self._last - kept)
        self._last, self._waits = now, waits


def _waits() -> dict[str, float]:
    """For how many seconds each thread has waited for a processor so far; only Linux tells."""
    found = {}
    for thread in Path("/proc/self/task").glob("*"):
        try:
            _ran, waited, _slices = (thread / "schedstat").read_text().split()
        except OSError:  # it has ended meanwhile
            continue
        found[thread.name] = int(waited) / 1e9
    return found
