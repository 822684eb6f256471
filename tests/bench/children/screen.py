"""A public screen that tells when it showed a call: ``python -m tests.bench.children.screen URL``.

Prints ``{"ready": …}`` once the first picture stands, then a line for each call. Ends when it is ended.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from frontdesk.apps.display.program import open_display
from frontdesk.apps.display.window import DisplayWindow
from frontdesk.bootstrap import open_runtime
from frontdesk.qt import appearance
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations
from frontdesk.settings.station import load_station_settings


class Told(QObject):
    """Notes a call when it is announced, and tells it when the paint after that has ended."""

    def __init__(self, window: DisplayWindow) -> None:
        super().__init__(window)
        self._call: tuple[int, float] | None = None
        window.call_announced.connect(self._on_announced)
        window.installEventFilter(self)

    def _on_announced(self, call_id: int) -> None:
        self._call = call_id, time.monotonic()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._call is not None:
            call_id, announced = self._call
            self._call = None
            QTimer.singleShot(
                0, self, lambda: tell(call=call_id, announced=announced, painted=time.monotonic())
            )
        return False


def tell(**what: float) -> None:
    print(json.dumps(what), flush=True)


def main(url: str) -> None:
    app = QApplication(sys.argv[:1])
    appearance.apply()
    errors = Errors()
    runtime = open_runtime(load_station_settings("display", flags={"store": url}), role="display")
    operations = Operations(errors)
    window = open_display(runtime, "hall", operations=operations, sound=lambda: None)
    window.resize(1920, 1080)
    window.show()
    told = Told(window)
    waiting = QTimer(told)
    waiting.setInterval(20)

    def look() -> None:
        if window.has_picture:
            waiting.stop()
            tell(ready=time.monotonic())

    waiting.timeout.connect(look)
    waiting.start()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
