"""A proxy before PostgreSQL that counts round trips: how often the server says that it is ready again."""

from __future__ import annotations

import socket
import threading
from types import TracebackType

_READY = ord("Z")


class TripCounter:
    """Listens on a free port; use it with ``with``.

    Attributes:
        trips: answers so far that ended with ReadyForQuery, over all connections.
    """

    def __init__(self, port: int) -> None:
        self._target = ("127.0.0.1", port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._sockets: list[socket.socket] = []
        self.trips = 0
        self.port = int(self._listener.getsockname()[1])

    def __enter__(self) -> TripCounter:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for one in (self._listener, *self._sockets):
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:  # closed: the measurement is over
                return
            server = socket.create_connection(self._target)
            self._sockets += [client, server]
            threading.Thread(target=self._pass_on, args=(client, server), daemon=True).start()
            threading.Thread(target=self._count, args=(server, client), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                target.sendall(data)
        except OSError:
            return

    def _count(self, server: socket.socket, client: socket.socket) -> None:
        """Every message of the server is a byte for its kind and four for its length, itself included."""
        waiting = b""
        try:
            while data := server.recv(65536):
                waiting += data
                while len(waiting) >= 5 and len(waiting) > (size := int.from_bytes(waiting[1:5])):
                    self.trips += waiting[0] == _READY
                    waiting = waiting[1 + size :]
                client.sendall(data)
        except OSError:
            return
