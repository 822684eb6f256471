"""Keeps two programs on one computer from writing to one printer at once."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

_log = logging.getLogger(__name__)

_PAUSE = 0.02


class EndpointLock:
    """A lock for the whole computer, across users; the kernel gives it back when its program dies.

    It does not reach other computers: there a network printer itself takes one connection at a time.

    Args:
        endpoint: which device; the same text names the same lock.
        folder: where the files of the locks are; they stay there.
        places: where that is in truth, as several texts may name one device; empty while nobody knows, so
            that ``endpoint`` must do. Who shares one place shares the lock. Asked until there is an answer.
    """

    def __init__(
        self,
        endpoint: str,
        *,
        folder: Path | None = None,
        places: Callable[[], Iterable[str]] | None = None,
    ) -> None:
        self._folder = folder or _folder()
        self._paths = self._files((endpoint,))
        self._places = places
        self._handles: list[int] = []

    def _files(self, names: Iterable[str]) -> tuple[Path, ...]:
        """In the same order for everybody, so that no two programs wait for each other."""
        hashes = {hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:24] for name in names}
        return tuple(self._folder / f"frontdesk-printer-{name}.lock" for name in sorted(hashes))

    def acquire(self, timeout: float) -> bool:
        """False when another program still has it after ``timeout`` seconds. Never raises."""
        if self._places is not None and (found := self._files(self._places())):
            # Kept: a lock that changed its name between two jobs would keep nobody out.
            self._paths, self._places = found, None
        deadline = time.monotonic() + timeout
        for path in self._paths:
            if not self._acquire(path, deadline):
                self.release()
                return False
        return True

    def _acquire(self, path: Path, deadline: float) -> bool:
        pause = threading.Event()
        try:
            handle = _open(path)
        except OSError as error:
            # Without any place for a lock, printing goes before locking.
            _log.warning("no lock for a printer can be made in %s: %s", self._folder, error)
            return True
        while not _try_lock(handle):
            if time.monotonic() >= deadline:
                os.close(handle)
                return False
            pause.wait(_PAUSE)
        self._handles.append(handle)
        return True

    def release(self) -> None:
        """Give it back; safe to call without having it."""
        while self._handles:
            # The file stays: whoever removed it would free a name that others wait for.
            os.close(self._handles.pop())

    def __enter__(self) -> Self:
        self.acquire(float("inf"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _folder() -> Path:
    if sys.platform == "win32":
        folder = Path(os.environ.get("PROGRAMDATA", tempfile.gettempdir())) / "frontdesk"
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)
        return folder
    folder = Path("/run/lock")
    return folder if os.access(folder, os.W_OK) else Path(tempfile.gettempdir())


def _open(path: Path) -> int:
    """Open or make the file; never through a link that somebody else laid there."""
    flags = os.O_RDWR if sys.platform == "win32" else os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC
    while True:
        try:
            # In a folder open to everybody, Linux refuses to "make" a file that another user already made.
            return os.open(path, flags)
        except FileNotFoundError:
            pass
        try:
            handle = os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            continue
        if sys.platform != "win32":
            os.fchmod(handle, 0o666)  # whatever the umask says: the next may be another user
        return handle


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
