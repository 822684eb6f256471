"""What printing needs of a way to a printer: a line for bytes, or a queue for jobs."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from frontdesk.printing.outcome import Finding, Outcome

if TYPE_CHECKING:
    from frontdesk.printing.profiles import Proof

Tell = Callable[[Finding], object]

# No way through the network, or none for this kind of address.
_NO_WAY = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long each step may take, in seconds; no step waits without one.

    Attributes:
        lock: for another program on this computer to finish with the printer.
        connect: for a connection, or for a device to open.
        ask_connect: the same where there is no job: then trouble is to be on the screen within two seconds.
        turn: for a printer to say its first word after that, beyond ``status``: it may still be serving
            another computer.
        ask_first: for that word, all in all, where there is no job.
        status: for each answer about its state.
        stall: without a single byte being taken.
        proof: for the confirmation, beyond the time that the paper needs.
        hold: for people to put in paper or close the cover while the printer keeps the job.
        queue: for a print queue to be done with a job.
    """

    lock: float = 10.0
    connect: float = 2.0
    ask_connect: float = 0.9
    turn: float = 1.5
    ask_first: float = 0.6
    status: float = 0.5
    stall: float = 5.0
    proof: float = 3.0
    hold: float = 60.0
    queue: float = 30.0

    def to_ask(self) -> Deadlines:
        """The same for a printer that gets no job: who asks soon again need not wait long."""
        status = min(self.status, self.ask_first)
        return replace(
            self,
            connect=min(self.connect, self.ask_connect),
            turn=min(self.turn, self.ask_first - status),
            status=status,
            stall=min(self.stall, self.ask_first),
        )


@dataclass(frozen=True, slots=True)
class Payload:
    """A slip made ready for one attempt.

    Attributes:
        title: day and number, for a file name or the list of a print queue.
        proof: what the printer was asked for at the end of ``data``.
        process_id: the name of this attempt, which the printer repeats when the paper is out.
        seconds: how long the paper takes.
    """

    title: str
    data: bytes
    proof: Proof = "none"
    process_id: bytes = b""
    seconds: float = 0.0


class Link(Protocol):
    """An open way to one printer. Nothing here blocks but `wait` and `settle`; each may raise `OSError`.

    Attributes:
        two_way: the printer can be heard.
        stored: what `settle` let pass is kept for good, so that nothing more needs to be proved.
    """

    two_way: bool
    stored: bool

    def write(self, data: memoryview | bytes) -> int:
        """How many bytes the system took; 0 when it takes none at the moment."""
        ...

    def read(self) -> bytes:
        """What the printer has said; empty when it said nothing. Raises `ConnectionError` when it is gone."""
        ...

    def wait(self, seconds: float, *, to_write: bool = False) -> None:
        """Until the printer says something, or takes something, or the time is over."""
        ...

    def settle(self, seconds: float) -> None:
        """Wait until nothing is left in this computer and look whether the other end threw it away.

        Raises:
            TimeoutError: it is still here after ``seconds``.
            ConnectionError: the printer did not want it.
        """
        ...

    def close(self, *, drop: bool = False) -> None:
        """End it; never waits, never raises.

        Args:
            drop: the job is given up: what the system still holds shall not be printed later.
        """
        ...


class Port(Protocol):
    """The place where a printer is."""

    def open(self, seconds: float) -> Link:
        """A new way to it; raises `OSError`."""
        ...


class Queue(Protocol):
    """A print server that takes whole jobs and passes them on when it can. Never raises."""

    def send(self, payload: Payload, tell: Tell) -> Outcome: ...

    def ask(self) -> Finding | None: ...


def why(error: OSError, *, opening: bool = False) -> str:
    """The reason code for an error of the operating system."""
    if isinstance(error, socket.gaierror):
        return "host_unknown"
    if isinstance(error, ConnectionRefusedError):
        return "refused"
    if isinstance(error, TimeoutError):
        return "unreachable" if opening else "stalled"
    code = error.errno
    if code in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "forbidden"
    if code in (errno.ENOSPC, getattr(errno, "EDQUOT", -1), errno.EFBIG):
        return "disk"
    if code in (errno.EBUSY, errno.EWOULDBLOCK):
        return "busy"
    if code in _NO_WAY:
        return "unreachable"
    if code in (errno.ENOENT, errno.ENXIO, errno.ENODEV, errno.EISDIR, errno.ENOTDIR):
        return "device_missing"
    # A connection that was reset while nobody looked is only "not connected" for the calls after that.
    if isinstance(error, ConnectionError) or code in (errno.EPIPE, errno.ENOTCONN):
        return "closed"
    return "unreachable" if opening and isinstance(error, socket.herror) else "io"
