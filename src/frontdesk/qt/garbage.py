"""Keeps Python's garbage collector on the GUI thread, because it may find closed windows.

The collector runs in whichever thread happens to allocate. When that is a worker and the garbage holds a
widget, the widget is destroyed outside the GUI thread and the program crashes, rarely and far from the cause.
On the GUI thread it may strike inside a callback while Qt walks over its widgets; a timer never does.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


@contextmanager
def paused() -> Iterator[None]:
    """No collection while Qt walks over all widgets and calls back into Python in between."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class GuiGarbage(QObject):
    """While it exists, garbage is collected by a timer of the thread that made it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due by the interpreter's own thresholds."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [age for age in (2, 1, 0) if limits[age] and counts[age] > limits[age]]
        if due:
            gc.collect(due[0])

    def stop(self) -> None:
        """Hand the work back to the interpreter."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
