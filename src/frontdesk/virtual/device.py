"""What every kind of virtual printer shares: a machine, its switches, and a thread that carries the bytes."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

from frontdesk.printing.bitmap import Bitmap
from frontdesk.virtual.machine import Machine, Proof
from frontdesk.virtual.paper import Paper

READ = 4096


class Switch:
    """An attribute of a device that turns a switch of its machine."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, device: Device | None, owner: type | None = None) -> bool:
        return device is not None and bool(getattr(device.machine.state, self._name))

    def __set__(self, device: Device, value: bool) -> None:
        device.machine.turn(self._name, value)


class Device:
    """A machine on a line; the subclass knows what kind of line.

    Args:
        keep: how many slips stay in memory; without a number all of them.
        on_slip: called with each finished slip as PNG, on the device's thread.

    Attributes:
        silent: swallows whatever the machine has to say.
        received: bytes taken from the line so far.
    """

    paper_out = Switch()
    paper_low = Switch()
    cover_open = Switch()
    cutter_jam = Switch()
    overheated = Switch()
    broken = Switch()
    offline = Switch()
    hanging = Switch()

    def __init__(
        self,
        *,
        dots: int = 576,
        dpi: int = 203,
        cutter: bool = True,
        proves: Proof = "process_id",
        tells_status: bool = True,
        buffer_size: int = 4096,
        speed_mm_s: float = 0.0,
        inside_pictures: bool = False,
        keep: int | None = None,
        on_slip: Callable[[bytes], object] | None = None,
    ) -> None:
        self.paper = Paper(dots, keep=keep)
        self.machine = Machine(
            self.paper,
            buffer_size=buffer_size,
            proves=proves,
            tells_status=tells_status,
            speed_mm_s=speed_mm_s,
            dots_per_mm=dpi / 25.4,
            cutter=cutter,
            inside_pictures=inside_pictures,
        )
        self.machine.on_switch = self._ring
        self.silent = False
        self.received = 0
        self._on_slip = on_slip
        self._stopping = False
        # A byte in this pair wakes the thread out of its wait.
        self._ear, self._bell = socket.socketpair()
        self._bell.setblocking(False)
        self._thread = threading.Thread(target=self._serve, name="virtual-printer", daemon=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- what tests ask ------------------------------------------------------------------------------------

    @property
    def slips(self) -> list[Bitmap]:
        with self.machine.changed:
            return list(self.paper.slips)

    @property
    def scraps(self) -> list[Bitmap]:
        with self.machine.changed:
            return list(self.paper.scraps)

    @property
    def alarms(self) -> list[str]:
        with self.machine.changed:
            return list(self.paper.alarms)

    @property
    def texts(self) -> list[str]:
        with self.machine.changed:
            return list(self.paper.texts)

    @property
    def codes(self) -> list[str]:
        with self.machine.changed:
            return list(self.paper.codes)

    @property
    def cutter(self) -> bool:
        return self.machine.cutter

    @cutter.setter
    def cutter(self, value: bool) -> None:
        self.machine.cutter = value

    @property
    def garbage_status(self) -> bool:
        return self.machine.garbage_status

    @garbage_status.setter
    def garbage_status(self, value: bool) -> None:
        self.machine.garbage_status = value

    @property
    def paper_rows(self) -> int | None:
        return self.machine.paper_rows

    @paper_rows.setter
    def paper_rows(self, value: int | None) -> None:
        self.machine.paper_rows = value

    def wait_for_slips(self, count: int, timeout: float = 10.0) -> list[Bitmap]:
        """The slips as soon as there are ``count``; raises `TimeoutError`."""
        self.wait_until(lambda: self.paper.cuts >= count, timeout)
        return self.slips

    def wait_for_bytes(self, count: int, timeout: float = 10.0) -> None:
        self.wait_until(lambda: self.received >= count, timeout)

    def wait_until(self, condition: Callable[[], bool], timeout: float = 10.0) -> None:
        """Wait for something to be so with this printer; raises `TimeoutError`."""
        with self.machine.changed:
            if not self.machine.changed.wait_for(condition, timeout):
                raise TimeoutError(f"the virtual printer has {self.paper.cuts} slips")

    # -- the thread ----------------------------------------------------------------------------------------

    def close(self) -> None:
        """Stop the thread and give the line back; safe to call twice."""
        self._stopping = True
        self._ring()
        if self._thread.ident is not None:
            self._thread.join(5.0)
        self._ear.close()
        self._bell.close()
        self._close_line()

    def _ring(self) -> None:
        # A full pair rings already, and a closed one has nobody left to wake.
        with contextlib.suppress(OSError):
            self._bell.send(b"!")

    def _serve(self) -> None:
        while not self._stopping:
            self._prepare()
            pause = self.machine.run(time.monotonic())
            self._deliver()
            ready, _, _ = select.select([self._ear, *self._sources()], [], [], pause)
            if self._ear in ready:
                self._ear.recv(64)
            else:
                for source in ready:
                    self._attend(source)

    def _deliver(self) -> None:
        told = self.machine.take_answers()
        if told and not self.silent:
            self._answer(told)
        slips = self.machine.take_slips()
        if slips and self._on_slip is not None:
            # Outside the lock: the listener may ask the printer something.
            for slip in slips:
                self._on_slip(slip.png())
            with self.machine.changed:
                self.machine.changed.notify_all()

    def _take(self, data: bytes) -> None:
        with self.machine.changed:
            self.received += len(data)
            self.machine.receive(data)

    def _prepare(self) -> None:
        """Do what the switches ask for before the next wait."""

    def _sources(self) -> Sequence[Any]:
        """What the thread listens to now, as `select` wants it."""
        raise NotImplementedError

    def _attend(self, source: Any) -> None:
        """One of the sources has something."""
        raise NotImplementedError

    def _answer(self, told: bytes) -> None:
        """Send back what the machine says; what nobody takes is lost."""
        raise NotImplementedError

    def _close_line(self) -> None:
        raise NotImplementedError
