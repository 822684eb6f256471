"""Ends a program in order when the system or a terminal asks it to: as if its windows were closed."""

import contextlib
import signal
import socket
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

_ASKS = (signal.SIGTERM, signal.SIGINT)


class Ending(QObject):
    """While it exists, SIGTERM and Ctrl+C quit the application as closing its last window does.

    Python runs signal handlers only between two of its own steps, which an event loop at rest never takes.
    So the signal also writes a byte into a pair of sockets, and Qt wakes up for that.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._ear, self._bell = socket.socketpair()
        for end in (self._ear, self._bell):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        self._old_bell = signal.set_wakeup_fd(self._bell.fileno(), warn_on_full_buffer=False)
        self._old_handlers = {asked: signal.signal(asked, _leave_it_to_qt) for asked in _ASKS}

    def stop(self) -> None:
        """Give the signals back."""
        for asked, handler in self._old_handlers.items():
            signal.signal(asked, handler)
        signal.set_wakeup_fd(self._old_bell)
        self._notifier.setEnabled(False)
        for end in (self._ear, self._bell):
            end.close()

    def _on_signal(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._ear.recv(64)
        # Closes every window first, so that each can finish what it has begun.
        QCoreApplication.quit()
        # A window may ask people to close it twice; the system does not ask again.
        QCoreApplication.quit()


def _leave_it_to_qt(_number: int, _frame: FrameType | None) -> None:
    """A handler must exist, or the signal would end the process at once."""
