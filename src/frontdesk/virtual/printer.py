"""A network printer without paper: listens on a local port, obeys ESC/POS, and can be made to misbehave."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from frontdesk.printing.bitmap import Bitmap
from frontdesk.virtual.paper import Paper


class VirtualPrinter:
    """One printer on 127.0.0.1 that takes one connection at a time, as the small ones do.

    Switches (attributes that a test may set at any time):
        hanging: takes connections and reads nothing; what the system buffered is printed when it ends.
        close_after: closes a connection after so many bytes, once.
        closes_rudely: with a reset, as a printer that loses power after the fact; else with a polite end.
        silent: never answers a request to confirm.

    Attributes:
        paper: what was printed, and the alarms.
        cutter: without one, a slip ends where its connection ends, torn off by hand.
        receive_buffer: what the system takes for a printer that does not read; real ones have 4 kB or less.
    """

    def __init__(
        self,
        *,
        dots: int = 576,
        cutter: bool = True,
        receive_buffer: int | None = None,
        on_slip: Callable[[bytes], None] | None = None,
    ) -> None:
        self.paper = Paper(dots)
        self.cutter = cutter
        self._receive_buffer = receive_buffer
        self.close_after: int | None = None
        self.closes_rudely = True
        self.silent = False
        self.received = 0
        self.connections = 0
        self._on_slip = on_slip
        self._hanging = False
        self._stopping = False
        self._refusing = False
        self._changed = threading.Condition()
        # A byte in this pair wakes the server out of its wait.
        self._ear, self._bell = socket.socketpair()
        self._listener: socket.socket | None = self._listen(0)
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="virtual-printer", daemon=True)
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
    def slips(self) -> list[Bitmap]:
        with self._changed:
            return list(self.paper.slips)

    @property
    def alarms(self) -> list[str]:
        with self._changed:
            return list(self.paper.alarms)

    @property
    def hanging(self) -> bool:
        return self._hanging

    @hanging.setter
    def hanging(self, value: bool) -> None:
        self._hanging = value
        self._ring()

    @property
    def refusing(self) -> bool:
        """Switched off: connections are refused."""
        return self._refusing

    @refusing.setter
    def refusing(self, value: bool) -> None:
        with self._changed:
            if value == self._refusing:
                return
            self._refusing = value
        self._ring()
        # The server thread owns the listener; the switch has worked when it says so.
        self._wait(lambda: (self._listener is None) == value, 5.0)

    def wait_for_slips(self, count: int, timeout: float = 10.0) -> list[Bitmap]:
        """The slips as soon as there are ``count``; raises `TimeoutError`."""
        self._wait(lambda: len(self.paper.slips) >= count, timeout)
        return self.slips

    def wait_for_bytes(self, count: int, timeout: float = 10.0) -> None:
        self._wait(lambda: self.received >= count, timeout)

    def wait_for_connections(self, count: int, timeout: float = 10.0) -> None:
        self._wait(lambda: self.connections >= count, timeout)

    def close(self) -> None:
        """Stop the server; safe to call twice."""
        self._stopping = True
        with contextlib.suppress(OSError):
            self._ring()
        self._thread.join(5.0)
        for end in (self._ear, self._bell, self._listener):
            if end is not None:
                end.close()

    def _wait(self, condition: Callable[[], bool], timeout: float) -> None:
        with self._changed:
            if not self._changed.wait_for(condition, timeout):
                raise TimeoutError(f"the virtual printer has {len(self.paper.slips)} slips")

    def _listen(self, port: int) -> socket.socket:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if self._receive_buffer is not None:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self._receive_buffer)
        listener.bind(("127.0.0.1", port))
        listener.listen(4)
        return listener

    def _ring(self) -> None:
        self._bell.send(b"!")

    def _serve(self) -> None:
        while not self._stopping:
            self._obey_refusal()
            waiting = [self._ear] if self._listener is None else [self._ear, self._listener]
            ready, _, _ = select.select(waiting, [], [])
            if self._ear in ready:
                self._ear.recv(64)
            elif self._listener is not None:
                connection, _ = self._listener.accept()
                with self._changed:
                    self.connections += 1
                    self._changed.notify_all()
                with connection, contextlib.suppress(ConnectionError):
                    self._talk(connection)
                if not self.cutter:
                    self._tear_off()

    def _obey_refusal(self) -> None:
        with self._changed:
            if self._refusing and self._listener is not None:
                self._listener.close()
                self._listener = None
            elif not self._refusing and self._listener is None:
                self._listener = self._listen(self.port)
            self._changed.notify_all()

    def _talk(self, connection: socket.socket) -> None:
        taken = 0
        while not self._stopping and not self._refusing:
            waiting = [self._ear] if self._hanging else [self._ear, connection]
            ready, _, _ = select.select(waiting, [], [])
            if self._ear in ready:
                self._ear.recv(64)
                continue
            limit = self.close_after
            if limit is not None and taken >= limit:
                self._hang_up(connection)
                return
            data = connection.recv(4096 if limit is None else min(4096, limit - taken))
            if not data:
                return
            taken += len(data)
            self._print(data)
            if self.paper.answers:
                answer = bytes(self.paper.answers)
                self.paper.answers.clear()
                if not self.silent:
                    connection.sendall(answer)

    def _hang_up(self, connection: socket.socket) -> None:
        self.close_after = None
        if self.closes_rudely:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _print(self, data: bytes) -> None:
        with self._changed:
            before = len(self.paper.slips)
            self.paper.feed(data)
            self.received += len(data)
            fresh = self.paper.slips[before:]
            self._changed.notify_all()
        self._show(fresh)

    def _tear_off(self) -> None:
        with self._changed:
            before = len(self.paper.slips)
            self.paper.tear_off()
            fresh = self.paper.slips[before:]
            self._changed.notify_all()
        self._show(fresh)

    def _show(self, slips: list[Bitmap]) -> None:
        # Outside the lock: the listener may ask the printer something.
        if self._on_slip is not None:
            for slip in slips:
                self._on_slip(slip.png())
