"""Virtual printers on a serial line and at a USB port; pseudo-terminals stand in for the device nodes."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

from frontdesk.virtual.device import READ, Device


class VirtualSerial(Device):
    """A printer on a serial line that passes every byte through unchanged, in both directions.

    While it hangs or its buffer is full it stops reading, and a writer soon has to wait, as with a line whose
    handshake says stop. The speed of the line is not imitated; ``speed_mm_s`` slows the paper.

    Takes the arguments of a `Device`.

    Attributes:
        path: what a sender opens, e.g. ``/dev/pts/3``; empty while it is unplugged.

    Raises:
        OSError: this system has no such terminals.
    """

    scheme = "serial"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.path = ""
        self._master = self._slave = -1
        try:
            self._open()
        except OSError:
            self._ear.close()
            self._bell.close()
            raise
        self._thread.start()

    def url(self, profile: str = "generic_80") -> str:
        return f"{self.scheme}://{self.path}?profile={profile}"

    def tear_off(self) -> None:
        """Somebody takes the paper; a line without connections does not say where a job ends."""
        with self.machine.changed:
            self.paper.tear_off()
            self.machine.changed.notify_all()

    def power_off(self) -> None:
        """The line stays; nobody reads it and everything received is lost."""
        self.machine.power(False)

    def power_on(self) -> None:
        self.machine.power(True)

    def _open(self) -> None:
        if sys.platform == "win32":
            raise OSError("Windows has no pseudo-terminals")
        import pty
        import tty

        # The far end stays open here as well, so that a sender that closes it ends nothing.
        self._master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        self.path = os.ttyname(self._slave)

    def _sources(self) -> list[int]:
        with self.machine.changed:
            reads = self._master >= 0 and not self.hanging and self.machine.room > 0
            return [self._master] if reads else []

    def _attend(self, source: Any) -> None:
        with self.machine.changed:
            if source != self._master:
                return  # unplugged in between
            with contextlib.suppress(OSError):
                self._take(os.read(self._master, min(READ, self.machine.room)))

    def _answer(self, told: bytes) -> None:
        with self.machine.changed:
            if self._master >= 0:
                with contextlib.suppress(OSError):
                    os.write(self._master, told)

    def _close_line(self) -> None:
        with self.machine.changed:
            for end in (self._master, self._slave):
                if end >= 0:
                    os.close(end)
            self._master = self._slave = -1
            self.path = ""


class VirtualUsb(VirtualSerial):
    """Stands in for ``/dev/usb/lp0``: can be unplugged, and comes back under another name."""

    scheme = "usb"

    def __init__(self, **options: Any) -> None:
        self._plugged, self._last = True, ""
        super().__init__(**options)

    def unplug(self) -> None:
        """The node disappears; whoever has it open gets an error. The printer itself keeps its power."""
        self._set_plugged(False)

    def replug(self) -> None:
        """The node is back, never under the name that it had before."""
        self._set_plugged(True)

    def _set_plugged(self, plugged: bool) -> None:
        self._plugged = plugged
        self._ring()
        # The thread owns the line: what it waits for cannot be closed behind its back.
        self.wait_until(lambda: bool(self.path) == plugged, 5.0)

    def _prepare(self) -> None:
        with self.machine.changed:
            if self._plugged and not self.path:
                self._open()
            elif not self._plugged and self.path:
                self._close_line()
                self.machine.end_job()
            self.machine.changed.notify_all()

    def _open(self) -> None:
        super()._open()
        if self.path == self._last:
            taken = self._master, self._slave
            super()._open()  # another name, while the old one is still taken
            for end in taken:
                os.close(end)
        self._last = self.path
