"""The gate before SQLite's one writer: a lock file that wakes the next in line when the writer is done.

SQLite itself makes writers wait by sleeping and looking again, without order, so that one of them can starve
for seconds. The kernel wakes those who wait for a `flock`, and gives the lock back when its holder is killed.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from frontdesk.domain.errors import StoreBusyError, StoreUnreachableError

try:
    from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock

    HAS_FLOCK = True
except ImportError:  # Windows: SQLite's own waiting has to do
    HAS_FLOCK = False


class Gate:
    """A lock between the threads and the processes that write one SQLite file; use it with ``with``."""

    def __init__(self, path: Path, *, timeout: float = 10.0) -> None:
        self._path = path
        self._timeout = timeout
        self._threads = threading.Lock()
        self._file = _open(path)
        self._held = self._file

    def __enter__(self) -> None:
        until = time.monotonic() + self._timeout
        if not self._threads.acquire(timeout=self._timeout):
            raise StoreBusyError
        try:
            if self._file < 0:
                raise StoreUnreachableError(reason=f"{self._path}: closed")
            self._held = self._lock(until)
        except BaseException:
            self._threads.release()
            raise

    def __exit__(self, *_error: object) -> None:
        try:
            if self._held != self._file:
                os.close(self._held)
                self._held = self._file
            elif HAS_FLOCK:
                flock(self._file, LOCK_UN)
        finally:
            self._threads.release()

    def close(self) -> bool:
        """Wait until the thread inside has left, then let nobody in; false when it does not leave in time."""
        if not self._threads.acquire(timeout=self._timeout):
            return False
        try:
            if self._file >= 0:
                os.close(self._file)
                self._file = self._held = -1
        finally:
            self._threads.release()
        return True

    def _lock(self, until: float) -> int:
        if not HAS_FLOCK:
            return self._file
        try:
            flock(self._file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return self._wait(until)
        return self._file

    def _wait(self, until: float) -> int:
        """Wait in the kernel, but not for ever: a thread of its own waits and is left behind when it is late.

        It uses a file of its own, so that a lock which comes too late is nobody else's.
        """
        waiter = _Waiter(_open(self._path))
        threading.Thread(target=waiter.wait, name="sqlite-gate", daemon=True).start()
        if not waiter.done(until - time.monotonic()):
            raise StoreBusyError
        return waiter.file


class _Waiter:
    def __init__(self, file: int) -> None:
        self.file = file
        self._got = threading.Event()
        self._lock = threading.Lock()
        self._given_up = False

    def wait(self) -> None:
        flock(self.file, LOCK_EX)
        with self._lock:
            if self._given_up:
                os.close(self.file)
            else:
                self._got.set()

    def done(self, timeout: float) -> bool:
        if self._got.wait(max(0.0, timeout)):
            return True
        with self._lock:
            self._given_up = not self._got.is_set()
            return not self._given_up


def _open(path: Path) -> int:
    flags = os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
    try:
        return os.open(path, flags | os.O_RDWR, 0o664)
    except PermissionError:
        # Made by another user of this PC; a lock needs no right to write.
        return os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
