"""A printer behind a device node or a FIFO, and a regular file that keeps what would be printed."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from pathlib import Path

from frontdesk.printing.transports.waiting import wait_for

_CHUNK = 4096
# After an empty answer of a device that always has one: this driver answers "nothing" instead of waiting.
_PAUSE = 0.02


class DevicePort:
    """A node in the file system: usblp, a FIFO, or a regular file to which each job is appended.

    Args:
        listen: the device is a printer that may answer.
    """

    def __init__(self, path: Path, *, listen: bool = False) -> None:
        self._path = path
        self._listen = listen

    def open(self, seconds: float) -> DeviceLink:
        del seconds  # opening never waits
        return open_device(self._path, listen=self._listen)


def open_device(path: Path, *, listen: bool) -> DeviceLink:
    """Open ``path`` without waiting for anybody at its other end; raises `OSError`."""
    two_way = listen and _is_device(path)
    try:
        handle = os.open(path, _flags(path, os.O_RDWR if two_way else os.O_WRONLY), 0o600)
    except PermissionError:
        if not two_way:
            raise
        # Some rules of udev allow no more than writing.
        two_way = False
        handle = os.open(path, _flags(path, os.O_WRONLY), 0o600)
    return DeviceLink(handle, two_way=two_way)


def _is_device(path: Path) -> bool:
    # Who opens both ends of a FIFO never notices that nobody else is there.
    try:
        return stat.S_ISCHR(path.stat().st_mode)
    except OSError:
        return False


def _flags(path: Path, way: int) -> int:
    flags = way if way == os.O_RDWR else way | os.O_APPEND
    for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):  # not every system has each of them
        flags |= getattr(os, name, 0)
    # An unplugged printer must not leave an ordinary file behind in its place.
    return flags if path.is_relative_to("/dev") else flags | os.O_CREAT


class DeviceLink:
    """An open node."""

    def __init__(self, handle: int, *, two_way: bool) -> None:
        self.two_way = two_way
        self.stored = stat.S_ISREG(os.fstat(handle).st_mode)
        self._handle = handle
        self._nothing_to_read = False

    def write(self, data: memoryview | bytes) -> int:
        try:
            return os.write(self._handle, data)
        except BlockingIOError:
            return 0

    def read(self) -> bytes:
        if not self.two_way:
            return b""
        self._nothing_to_read = False
        try:
            data = os.read(self._handle, _CHUNK)
        except BlockingIOError:
            return b""
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
            # The driver's word for a printer without a way back.
            self.two_way = False
            return b""
        # Nothing at all is no end here: the driver hands empty transfers on.
        self._nothing_to_read = not data
        return data

    def wait(self, seconds: float, *, to_write: bool = False) -> None:
        if self._nothing_to_read:
            seconds = min(seconds, _PAUSE)
        hears = self.two_way and not self._nothing_to_read
        wait_for(self._handle, seconds, to_write=to_write, to_read=hears)

    def settle(self, seconds: float) -> None:
        if self.stored:
            os.fsync(self._handle)
            return
        # The driver takes a transfer before the printer does, and forgets it when it is closed too soon.
        deadline = time.monotonic() + seconds
        while not self._can_take():
            if time.monotonic() > deadline:
                raise TimeoutError
            wait_for(self._handle, deadline - time.monotonic(), to_write=True, to_read=False)

    def _can_take(self) -> bool:
        import select

        if not hasattr(select, "poll"):
            return True
        poll = select.poll()
        poll.register(self._handle, select.POLLOUT)
        state = dict(poll.poll(0)).get(self._handle, 0)
        if state & (select.POLLERR | select.POLLHUP):
            raise BrokenPipeError(errno.EPIPE, "nobody reads it")
        return bool(state & select.POLLOUT)

    def close(self, *, drop: bool = False) -> None:
        del drop  # closing forgets what the printer has not taken
        with contextlib.suppress(OSError):
            os.close(self._handle)
