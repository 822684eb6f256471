"""A printer on the network, port 9100 style."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import socket
import struct
import sys
import threading
import time
from typing import Any

from frontdesk.printing.transports.waiting import wait_for

_CHUNK = 4096
# How long a printer may take to show that it threw the job away. Printers that never close cost this much per
# job without proof, which is less than the paper takes.
_GRACE = 0.25
# For the addresses of a name before the lock is taken; the connection asks again and says what is wrong.
_NAME_SECONDS = 0.4


class TcpPort:
    """One connection per job, since printers drop idle ones and serve one at a time."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port

    def open(self, seconds: float) -> TcpLink:
        deadline = time.monotonic() + seconds
        failure: OSError = TimeoutError()
        for family, kind, protocol, _, address in _addresses(self._host, self._port, seconds):
            if (left := deadline - time.monotonic()) <= 0:
                break
            try:
                # Even this may fail: where IPv6 is switched off, the address after it is the right one.
                connection = socket.socket(family, kind, protocol)
            except OSError as error:
                failure = error
                continue
            try:
                connection.settimeout(left)
                connection.connect(address)
                # 20 kB in one go: without this the last small packet waits for an acknowledgement.
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return TcpLink(connection)
            except OSError as error:
                connection.close()
                failure = error
        raise failure


def places(host: str, port: int) -> tuple[str, ...]:
    """Every address of a printer in one spelling, for its lock; none while its name is not known.

    All of them, since a name may have several, of which another program was told one.
    """
    try:
        found = _addresses(host, port, _NAME_SECONDS)
    except OSError:
        return ()
    return tuple(f"{_plain(address[0])} {port}" for *_, address in found)


def _plain(address: str) -> str:
    """One spelling for an IPv4 address, also where it is dressed up as one of IPv6."""
    found = ipaddress.ip_address(address)
    return str(getattr(found, "ipv4_mapped", None) or found)


def _addresses(host: str, port: int, seconds: float) -> list[tuple[Any, ...]]:
    """Ask the system for the addresses of a name; it knows no time limit, so a thread asks."""
    with contextlib.suppress(ValueError):
        ipaddress.ip_address(host)
        return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    answer: list[list[tuple[Any, ...]] | OSError] = []

    def ask() -> None:
        try:
            answer.append(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except UnicodeError:
            answer.append(socket.gaierror(socket.EAI_NONAME, "not a name"))
        except OSError as error:
            answer.append(error)

    asking = threading.Thread(target=ask, name="printer-name", daemon=True)
    asking.start()
    asking.join(seconds)
    found = answer[0] if answer else socket.gaierror(socket.EAI_AGAIN, "no answer in time")
    if isinstance(found, OSError):
        raise found
    return found


class TcpLink:
    """One connection."""

    two_way = True
    stored = False

    def __init__(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        self._connection = connection

    def write(self, data: memoryview | bytes) -> int:
        try:
            return self._connection.send(data)
        except BlockingIOError:
            return 0

    def read(self) -> bytes:
        try:
            data = self._connection.recv(_CHUNK)
        except BlockingIOError:
            return b""
        if not data:
            raise ConnectionResetError(errno.ECONNRESET, "closed by the printer")
        return data

    def wait(self, seconds: float, *, to_write: bool = False) -> None:
        wait_for(self._connection, seconds, to_write=to_write)

    def settle(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while self._unsent():
            if time.monotonic() > deadline:
                raise TimeoutError
            self.wait(0.002)
            self.read()
        # Close our half and look for a reset: a printer that goes away without reading the job sends one.
        self._connection.shutdown(socket.SHUT_WR)
        deadline = time.monotonic() + _GRACE
        while (left := deadline - time.monotonic()) > 0:
            self.wait(left)
            try:
                if not self._connection.recv(_CHUNK):
                    return
            except BlockingIOError:
                continue

    def _unsent(self) -> int:
        """What has not reached the other side's system; only Linux can tell."""
        if sys.platform != "linux":
            return 0
        import fcntl
        import termios

        return int.from_bytes(fcntl.ioctl(self._connection, termios.TIOCOUTQ, bytes(4)), sys.byteorder)

    def close(self, *, drop: bool = False) -> None:
        with contextlib.suppress(OSError):
            if drop:
                # A reset: the system forgets what it holds instead of delivering it for minutes to come.
                self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._connection.close()
