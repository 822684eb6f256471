"""An office printer on port 9100: it takes ESC/POS as text to print, and speaks PJL or nothing at all."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Literal, Self

_STATUS = b'@PJL INFO STATUS\r\nCODE=10001\r\nDISPLAY="Ready"\r\nONLINE=TRUE\r\n\x0c'
_MODEL = b'@PJL INFO ID\r\n"Office Printer 4000"\r\n\x0c'
_LINE = re.compile(rb"@PJL ([^\r\n]*)\r?\n")
_ENTER = b"\x1b%-12345X"


class OfficePrinter:
    """Listens on 127.0.0.1 and records what it gets, one entry per connection.

    Attributes:
        jobs: the bytes of each connection, also of one that is still open.
        port: where it listens.
    """

    def __init__(self, *, speaks: Literal["pjl", "nothing"] = "pjl") -> None:
        self.jobs: list[bytes] = []
        self._speaks = speaks
        self._changed = threading.Condition()
        self._connections: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="office-printer", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def url(self, profile: str = "generic_80") -> str:
        return f"tcp://127.0.0.1:{self.port}?profile={profile}"

    @property
    def spoiled(self) -> bool:
        """Whether sheets came out: something that is no PJL was sent."""
        with self._changed:
            return any(_LINE.sub(b"", job).replace(_ENTER, b"").strip() for job in self.jobs)

    def wait_until(self, condition: Callable[[], bool], timeout: float = 10.0) -> None:
        """Wait for something to be so with this printer; raises `TimeoutError`."""
        with self._changed:
            if not self._changed.wait_for(condition, timeout):
                raise TimeoutError(f"the office printer has {len(self.jobs)} jobs")

    def close(self) -> None:
        """Stop listening and drop every connection; safe to call twice."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5.0)
        with self._changed:
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5.0)

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                with self._changed:
                    self._connections.append(connection)
                    self.jobs.append(b"")
                    number = len(self.jobs) - 1
                    self._changed.notify_all()
                thread = threading.Thread(
                    target=self._talk, args=(connection, number), name="office-printer-job", daemon=True
                )
                self._threads.append(thread)
                thread.start()

    def _talk(self, connection: socket.socket, number: int) -> None:
        pending = b""
        with connection, contextlib.suppress(OSError):
            while data := connection.recv(4096):
                with self._changed:
                    self.jobs[number] += data
                    self._changed.notify_all()
                if self._speaks == "pjl":
                    *lines, pending = (pending + data).split(b"\n")
                    for line in lines:
                        connection.sendall(_pjl(line))


def _pjl(line: bytes) -> bytes:
    words = line[line.find(b"@PJL") :].strip() if b"@PJL" in line else b""
    match words.upper().split():
        case [b"@PJL", b"INFO", b"STATUS"]:
            return _STATUS
        case [b"@PJL", b"INFO", b"ID"]:
            return _MODEL
        case [b"@PJL", b"ECHO", *_]:
            return words + b"\r\n\x0c"
    return b""
