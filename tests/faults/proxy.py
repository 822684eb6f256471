"""A wire between a program and its database server that can be cut at the worst moment."""

from __future__ import annotations

import select
import socket
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit

_READY = b"Z\x00\x00\x00\x05"  # the server's last words of an answer, before one sign of state


class Wire:
    """Carries bytes between programs and the server of ``url``; each connection has a thread.

    Attributes:
        url: the same database, through this wire.
        cuts: how often it was cut as told.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.port is not None
        self._server = ("127.0.0.1", parts.port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = urlunsplit(parts._replace(netloc=f"postgres@127.0.0.1:{self._listener.getsockname()[1]}"))
        self.cuts = 0
        self._words: bytes | None = None
        self._lose_question = False
        self._lock = threading.Lock()
        self._ear, self._bell = socket.socketpair()
        self._threads = [threading.Thread(target=self._listen, name="wire")]
        self._threads[0].start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bell.close()  # every thread sees that the other end is gone
        for thread in self._threads:
            thread.join(10)
        self._ear.close()
        self._listener.close()

    def lose_answer_to(self, words: str) -> None:
        """Cut the connection on which the next statement with these words has been carried out."""
        self._words, self._lose_question = words.encode(), False

    def lose(self, words: str) -> None:
        """Cut the connection on which the next statement with these words is under way to the server."""
        self._words, self._lose_question = words.encode(), True

    def _listen(self) -> None:
        while True:
            ready, _, _ = select.select([self._ear, self._listener], [], [])
            if self._ear in ready:
                return
            program, _ = self._listener.accept()
            thread = threading.Thread(target=self._carry, args=(program,), name="wire")
            self._threads.append(thread)
            thread.start()

    def _carry(self, program: socket.socket) -> None:
        with program, socket.create_connection(self._server) as server:
            while True:
                ready, _, _ = select.select([self._ear, program, server], [], [])
                if self._ear in ready:
                    return
                try:
                    if program in ready and not self._ask(program, server):
                        return
                    if server in ready:
                        answer = server.recv(65536)
                        if not answer:
                            return
                        program.sendall(answer)
                except ConnectionError:
                    return

    def _ask(self, program: socket.socket, server: socket.socket) -> bool:
        """Carry a question on; false when the connection ends here."""
        question = program.recv(65536)
        if not question:
            return False
        with self._lock:
            cut = self._words is not None and self._words in question
            if cut:
                self._words = None
                self.cuts += 1
        if cut and self._lose_question:
            return False
        server.sendall(question)
        if cut:
            self._hear_out(program, server)
        return not cut

    def _hear_out(self, program: socket.socket, server: socket.socket) -> None:
        """Let the server do all it is asked, of which this may have been only the beginning."""
        answer = b""
        while answer[-6:-1] != _READY:
            ready, _, _ = select.select([program, server], [], [])
            if program in ready:
                server.sendall(program.recv(65536))
            if server in ready:
                more = server.recv(65536)
                assert more, "the server ended the connection itself"
                answer += more
