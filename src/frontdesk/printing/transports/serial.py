"""A printer on a serial line, through pyserial."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
import time
from typing import TYPE_CHECKING, Literal, get_args

from frontdesk.printing.transports.waiting import wait_for

if TYPE_CHECKING:
    from serial import Serial

Flow = Literal["rtscts", "xonxoff", "dtrdsr", "none"]
FLOWS: tuple[Flow, ...] = get_args(Flow)

# A printer that says "stop" must not have much more on its way to it; 64 bytes are 6 ms at 115200 baud.
_CHUNK = 64
_PAUSE = 0.01
# The system may hold a twentieth of a second of the line and no more: 4 kB at 9600 baud would be on their way
# for seconds after we believe them sent.
_WAITING_PARTS = 200


class SerialPort:
    """One serial line.

    Args:
        flow: how the printer says that its memory is full; without any, whatever does not fit is lost.
    """

    def __init__(self, device: str, *, baud: int = 115200, flow: Flow = "none") -> None:
        self._device = device
        self._baud = baud
        self._flow = flow

    def open(self, seconds: float) -> SerialLink:
        del seconds  # opening never waits
        import serial

        try:
            line = serial.Serial(
                self._device,
                self._baud,
                timeout=0,
                write_timeout=0,
                rtscts=self._flow == "rtscts",
                xonxoff=self._flow == "xonxoff",
                # The second program that opens it is turned away.
                exclusive=True if os.name == "posix" else None,
            )
        except OSError:
            raise
        except Exception as error:
            # The library knows no such speed, or termios says in its own way that the line went this moment.
            raise OSError(errno.EINVAL, f"the line cannot be set to {self._baud} baud") from error
        # Linux knows no flow control by DSR, so it is looked at before each piece.
        return SerialLink(line, watch_dsr=self._flow == "dtrdsr", most_waiting=self._baud // _WAITING_PARTS)


class SerialLink:
    """An open line."""

    two_way = True
    stored = False

    def __init__(self, line: Serial, *, watch_dsr: bool, most_waiting: int) -> None:
        self._line = line
        self._watch_dsr = watch_dsr
        self._most_waiting = max(most_waiting, _CHUNK)
        self._tick = threading.Event()

    def write(self, data: memoryview | bytes) -> int:
        if not self._takes():
            return 0
        return self._line.write(bytes(data[:_CHUNK])) or 0

    def _takes(self) -> bool:
        if self._is_full() or (self._watch_dsr and (self._line.out_waiting or not self._line.dsr)):
            return False
        if os.name != "posix":
            return not self._line.out_waiting
        return bool(self._events(to_write=True))

    def _is_full(self) -> bool:
        return self._line.out_waiting > self._most_waiting

    def _events(self, *, to_write: bool = False) -> int:
        import select

        poll = select.poll()
        poll.register(self._line.fileno(), select.POLLOUT if to_write else 0)
        events = dict(poll.poll(0)).get(self._line.fileno(), 0)
        if events & (select.POLLHUP | select.POLLERR | select.POLLNVAL):
            raise ConnectionResetError(errno.ECONNRESET, "the line is gone")
        return events

    def read(self) -> bytes:
        waiting = self._line.in_waiting
        if not waiting and os.name == "posix":
            self._events()
        return self._line.read(waiting) if waiting else b""

    def wait(self, seconds: float, *, to_write: bool = False) -> None:
        if os.name != "posix" or (to_write and (self._watch_dsr or self._is_full())):
            self._tick.wait(max(0.0, min(seconds, _PAUSE)))
        else:
            wait_for(self._line.fileno(), seconds, to_write=to_write)

    def settle(self, seconds: float) -> None:
        # A slow line is no stall as long as it moves.
        left = self._line.out_waiting
        deadline = time.monotonic() + seconds
        while left:
            if time.monotonic() > deadline:
                raise TimeoutError
            self._tick.wait(_PAUSE)
            if (now := self._line.out_waiting) < left:
                left, deadline = now, time.monotonic() + seconds

    def close(self, *, drop: bool = False) -> None:
        # All of them: the error of termios, on a line that is gone, is no OSError.
        with contextlib.suppress(Exception):
            if drop:
                # Else closing waits half a minute for a printer that takes nothing.
                self._line.reset_output_buffer()
        with contextlib.suppress(Exception):
            self._line.close()
