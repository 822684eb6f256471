"""Carries bytes to a printer within deadlines and says honestly how far they came."""

from __future__ import annotations

import errno
import os
import select
import socket
import stat
import sys
import time
from pathlib import Path
from typing import Protocol

from frontdesk.domain.printjob import JobState
from frontdesk.printing.outcome import Outcome, broken

CONNECT_TIMEOUT = 2.0
STALL_TIMEOUT = 5.0
_CHUNK = 4096
# How long a printer may take to show that it threw the job away. Printers that never close cost this much per
# job, which is less than the paper takes.
_GRACE = 0.25
_ANSWER_KEPT = 4096


class Transport(Protocol):
    """A way to hand bytes to one printer. Used by one thread at a time; never raises."""

    def send(self, data: bytes, *, answer: bytes = b"", answer_timeout: float = 0.0) -> Outcome:
        """Hand over ``data``; with ``answer``, wait for these bytes as the proof of print."""
        ...


class TcpTransport:
    """A printer on the network (port 9100 style); one connection per job, since idle ones are dropped."""

    def __init__(
        self,
        host: str,
        port: int,
        *,
        connect_timeout: float = CONNECT_TIMEOUT,
        stall_timeout: float = STALL_TIMEOUT,
    ) -> None:
        self._address = (host, port)
        self._connect_timeout = connect_timeout
        self._stall_timeout = stall_timeout

    def send(self, data: bytes, *, answer: bytes = b"", answer_timeout: float = 0.0) -> Outcome:
        try:
            connection = socket.create_connection(self._address, timeout=self._connect_timeout)
        except OSError as error:
            return broken(_connect_reason(error), 0)
        with connection:
            # 20 kB in one go: without this the last small packet waits for an acknowledgement.
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return _Sending(connection, self._stall_timeout).run(data, answer, answer_timeout)


class _Sending:
    """One job on one connection."""

    def __init__(self, connection: socket.socket, stall_timeout: float) -> None:
        self._connection = connection
        self._stall = stall_timeout
        self._sent = 0
        self._heard = bytearray()

    def run(self, data: bytes, answer: bytes, answer_timeout: float) -> Outcome:
        try:
            self._push(data)
            if answer:
                if not self._hear(answer, answer_timeout):
                    return broken("no_proof", self._sent)
                return Outcome(JobState.PRINTED, None, self._sent)
            self._drain()
            self._linger()
        except TimeoutError:
            return broken("stalled", self._sent)
        except ConnectionError:
            return broken("closed", self._sent)
        except OSError:
            return broken("io", self._sent)
        return Outcome(JobState.SENT, None, self._sent)

    def _push(self, data: bytes) -> None:
        self._connection.settimeout(self._stall)
        rest = memoryview(data)
        while rest:
            taken = self._connection.send(rest[:_CHUNK])
            self._sent += taken
            rest = rest[taken:]

    def _listen(self, seconds: float) -> bool:
        """Take in what the printer says within ``seconds``; false when it said nothing.

        Raises:
            ConnectionError: it closed the connection.
        """
        readable, _, _ = select.select([self._connection], [], [], seconds)
        if not readable:
            return False
        chunk = self._connection.recv(_CHUNK)
        if not chunk:
            raise ConnectionResetError(errno.ECONNRESET, "closed by the printer")
        # Some printers report their status unasked; only the end of it can hold an answer.
        self._heard = (self._heard + chunk)[-_ANSWER_KEPT:]
        return True

    def _hear(self, answer: bytes, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while answer not in self._heard:
            left = deadline - time.monotonic()
            if left <= 0 or not self._listen(left):
                return False
        return True

    def _drain(self) -> None:
        """Wait until the other side's system has taken everything; only Linux can tell."""
        if sys.platform != "linux":
            return
        import fcntl
        import termios

        deadline = time.monotonic() + self._stall
        while int.from_bytes(fcntl.ioctl(self._connection, termios.TIOCOUTQ, bytes(4)), sys.byteorder):
            if time.monotonic() > deadline:
                raise TimeoutError
            self._listen(0.002)

    def _linger(self) -> None:
        """Close our half and look for a reset: a printer that goes away without reading the job sends one."""
        self._connection.shutdown(socket.SHUT_WR)
        deadline = time.monotonic() + _GRACE
        while (left := deadline - time.monotonic()) > 0:
            readable, _, _ = select.select([self._connection], [], [], left)
            if readable and not self._connection.recv(_CHUNK):
                return


def _connect_reason(error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return "host_unknown"
    if isinstance(error, ConnectionRefusedError):
        return "refused"
    return "unreachable"


class FileTransport:
    """A device node, a FIFO, or a regular file to which each job is appended.

    Only a regular file can prove anything: bytes on the disk are where the URL asked for them.
    """

    def __init__(self, path: Path, *, stall_timeout: float = STALL_TIMEOUT) -> None:
        self._path = path
        self._stall = stall_timeout

    def send(self, data: bytes, *, answer: bytes = b"", answer_timeout: float = 0.0) -> Outcome:
        del answer, answer_timeout  # usblp nodes have no dependable way back
        try:
            handle = os.open(self._path, self._flags(), 0o600)
        except OSError as error:
            return broken(_open_reason(error), 0)
        sent = 0
        try:
            rest = memoryview(data)
            while rest:
                sent += (taken := self._write(handle, rest[:_CHUNK]))
                rest = rest[taken:]
            if stat.S_ISREG(os.fstat(handle).st_mode):
                os.fsync(handle)
                return Outcome(JobState.PRINTED, None, sent)
        except TimeoutError:
            return broken("stalled", sent)
        except OSError as error:
            return broken(_open_reason(error), sent)
        finally:
            os.close(handle)
        return Outcome(JobState.SENT, None, sent)

    def _flags(self) -> int:
        flags = os.O_WRONLY | os.O_APPEND
        for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):  # not every system has each of them
            flags |= getattr(os, name, 0)
        # An unplugged printer must not leave an ordinary file behind in its place.
        return flags if self._path.is_relative_to("/dev") else flags | os.O_CREAT

    def _write(self, handle: int, data: memoryview) -> int:
        deadline = time.monotonic() + self._stall
        while True:
            try:
                return os.write(handle, data)
            except BlockingIOError:
                left = deadline - time.monotonic()
                if left <= 0 or not select.select([], [handle], [], left)[1]:
                    raise TimeoutError from None


def _open_reason(error: OSError) -> str:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "forbidden"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "disk"
    if error.errno in (errno.ENOENT, errno.ENXIO, errno.ENODEV, errno.EISDIR, errno.ENOTDIR):
        return "device_missing"
    return "closed" if error.errno == errno.EPIPE else "io"
