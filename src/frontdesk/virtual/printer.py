"""A network printer without paper: listens on a port, obeys ESC/POS, and can be made to misbehave."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
from collections.abc import Callable
from typing import Any

from frontdesk.virtual.device import READ, Device
from frontdesk.virtual.machine import BUFFER, Proof


class VirtualPrinter(Device):
    """One printer that takes one connection at a time, as the small ones do; a second one waits.

    Besides the switches of a `Device`, attributes that may be set at any time:
        refusing: away from the network: connections are refused, what was received is kept.
        close_after: closes the first connection of which so many bytes are read, as soon as they are, once;
            what the last of them brought out is not answered any more.
        closes_rudely: with a reset, as a printer that loses power after the fact; else with a polite end.

    Args:
        port: 0 for any free one.
        receive_buffer: what the system takes for a printer that does not read; real ones have 4 kB or less.
        refuses_second: a second connection is reset at once instead of waiting for its turn.

    Raises:
        OSError: the port is taken or the address is not one of this machine.
    """

    def __init__(
        self,
        *,
        dots: int = 576,
        dpi: int = 203,
        cutter: bool = True,
        proves: Proof = "process_id",
        tells_status: bool = True,
        buffer_size: int = BUFFER,
        receive_buffer: int | None = None,
        speed_mm_s: float = 0.0,
        inside_pictures: bool = False,
        keep: int | None = None,
        on_slip: Callable[[bytes], object] | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        refuses_second: bool = False,
    ) -> None:
        super().__init__(
            dots=dots,
            dpi=dpi,
            cutter=cutter,
            proves=proves,
            tells_status=tells_status,
            buffer_size=buffer_size,
            speed_mm_s=speed_mm_s,
            inside_pictures=inside_pictures,
            keep=keep,
            on_slip=on_slip,
        )
        self.host = host
        self.close_after: int | None = None
        self.closes_rudely = True
        self.connections = 0
        self._refuses_second = refuses_second
        self._receive_buffer = receive_buffer
        self._refusing = False
        self._connection: socket.socket | None = None
        self._taken = 0
        try:
            self._listener: socket.socket | None = self._listen(port)
        except OSError:
            self._ear.close()
            self._bell.close()
            raise
        self.port: int = self._listener.getsockname()[1]
        self._thread.start()

    def url(self, profile: str = "generic_80") -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"tcp://{host}:{self.port}?profile={profile}"

    @property
    def refusing(self) -> bool:
        return self._refusing

    @refusing.setter
    def refusing(self, value: bool) -> None:
        self._refusing = value
        self._ring()
        self._wait_for_listener()

    def power_off(self) -> None:
        """Drop the connection, forget the job, refuse connections; what is on paper stays there."""
        self.machine.power(False)
        self._wait_for_listener()

    def power_on(self) -> None:
        self.machine.power(True)
        self._wait_for_listener()

    def wait_for_connections(self, count: int, timeout: float = 10.0) -> None:
        self.wait_until(lambda: self.connections >= count, timeout)

    def _wait_for_listener(self) -> None:
        # The thread owns the listener; the switch has worked when it says so.
        self.wait_until(lambda: (self._listener is None) == self._is_away(), 5.0)

    def _is_away(self) -> bool:
        return self._refusing or not self.machine.powered

    def _listen(self, port: int) -> socket.socket:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        listener = socket.socket(family)
        try:
            if os.name == "posix":  # elsewhere it would let two programs share the port
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if self._receive_buffer is not None:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self._receive_buffer)
            listener.bind((self.host, port))
            listener.listen(4)
        except OSError:
            listener.close()
            raise
        return listener

    def _prepare(self) -> None:
        if self._is_away():
            if self._connection is not None:
                self._hang_up(rudely=not self.machine.powered)
            if self._listener is not None:
                self._listener.close()
                self._listener = None
        elif self._listener is None:
            self._listener = self._listen(self.port)
        with self.machine.changed:
            self.machine.changed.notify_all()

    def _sources(self) -> list[socket.socket]:
        sources = []
        if self._listener is not None and (self._connection is None or self._refuses_second):
            sources.append(self._listener)
        if self._connection is not None and not self.hanging and self.machine.room:
            sources.append(self._connection)
        return sources

    def _attend(self, source: Any) -> None:
        if source is self._listener:
            self._accept()
        elif source is self._connection:
            self._read()

    def _accept(self) -> None:
        assert self._listener is not None
        connection, _ = self._listener.accept()
        if self._connection is not None:
            _reset(connection)
            return
        connection.setblocking(False)
        self._connection, self._taken = connection, 0
        with self.machine.changed:
            self.connections += 1
            self.machine.changed.notify_all()
        if self.close_after == 0:
            self._drop()

    def _read(self) -> None:
        assert self._connection is not None
        limit = self.close_after
        if limit is not None and self._taken >= limit:
            limit = None  # this connection is past it; the next one is meant
        most = min(READ, self.machine.room, READ if limit is None else limit - self._taken)
        if not most:
            return
        try:
            data = self._connection.recv(most)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            self._taken += len(data)
            self._take(data)
        if limit is not None and self._taken >= limit:
            self._drop()
        elif not data:
            self._hang_up(rudely=False)

    def _drop(self) -> None:
        with self.machine.changed:
            self.close_after = None
            self.machine.changed.notify_all()
        self._hang_up(rudely=self.closes_rudely)

    def _hang_up(self, *, rudely: bool) -> None:
        assert self._connection is not None
        connection, self._connection = self._connection, None
        if rudely:
            _reset(connection)
        else:
            connection.close()
        self.machine.end_job()

    def _answer(self, told: bytes) -> None:
        if self._connection is not None:
            # Nobody waits for a sender that does not read; and one that went away shows when it is read next.
            with contextlib.suppress(OSError):
                self._connection.send(told)

    def _close_line(self) -> None:
        for end in (self._connection, self._listener):
            if end is not None:
                end.close()


def _reset(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
