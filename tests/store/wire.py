"""A wire between a program and a database server that counts round trips and can be cut."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Wire:
    """Passes bytes on in both directions.

    Attributes:
        trips: how many times the server has answered; what the client sends before an answer is one request.
        lines: how many connections were ever made.
    """

    port: int
    trips: int = 0
    lines: int = 0
    _swallow: bytes | None = None
    _lost: dict[socket.socket, bool] = field(default_factory=dict)
    _sockets: list[socket.socket] = field(default_factory=list)

    def swallow_reply_to(self, request: bytes = b"") -> None:
        """Let the next request that holds these bytes arrive, but lose its answer: then the line is dead."""
        self._swallow = request

    def carry(self, client: socket.socket, server: socket.socket) -> None:
        asked = threading.Event()
        self._sockets += [client, server]
        up = threading.Thread(target=self._up, args=(client, server, asked), daemon=True)
        up.start()
        try:
            while data := server.recv(65536):
                if asked.is_set():
                    asked.clear()
                    self.trips += 1
                    if self._lost.pop(client, False):
                        break
                client.sendall(data)
        except OSError:
            pass
        for end in (client, server):
            _hang_up(end)

    def _up(self, client: socket.socket, server: socket.socket, asked: threading.Event) -> None:
        try:
            while data := client.recv(65536):
                if self._swallow is not None and self._swallow in data:
                    self._swallow, self._lost[client] = None, True
                asked.set()
                server.sendall(data)
        except OSError:
            pass
        _hang_up(server)

    def cut(self) -> None:
        """Hang up every line that is open now; new ones are put through."""
        for end in self._sockets:
            _hang_up(end)
        self._sockets.clear()


def _hang_up(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def wire_to(url: str) -> Iterator[tuple[Wire, str]]:
    """A wire to the server of ``url``, and the URL that leads through it."""
    server = urlsplit(url)
    with socket.create_server(("127.0.0.1", 0)) as ear:
        port = ear.getsockname()[1]
        wire = Wire(port)

        def listen() -> None:
            while True:
                try:
                    client, _ = ear.accept()
                except OSError:
                    return
                wire.lines += 1
                far = socket.create_connection((server.hostname, server.port))
                threading.Thread(target=wire.carry, args=(client, far), daemon=True).start()

        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        try:
            yield wire, url.replace(f":{server.port}/", f":{port}/")
        finally:
            wire.cut()
            ear.shutdown(socket.SHUT_RDWR)
    listener.join(10)
