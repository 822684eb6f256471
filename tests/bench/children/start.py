"""Starts one program and says when it painted: ``python -m tests.bench.children.start PROGRAM URL BEGAN``.

PROGRAM is ``bare`` (an empty QMainWindow, which is the floor), ``reception``, ``desk`` or ``display``. Times
are milliseconds since BEGAN, a moment of the clock that all processes of a machine share.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class Watch(QObject):
    """Sees the first paint of any window and of the program's own, and asks whether there is a picture."""

    def __init__(self, app: QApplication, began: float) -> None:
        super().__init__()
        self._app, self._began = app, began
        self.found: dict[str, float] = {}
        app.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._painted("first paint")
            if type(watched) is QMainWindow:
                QTimer.singleShot(0, watched, watched.close)
            if type(watched.window()).__module__.startswith("frontdesk"):
                self._painted("own paint")
                self._app.removeEventFilter(self)
        return False

    def _painted(self, what: str) -> None:
        self.found.setdefault(what, (time.monotonic() - self._began) * 1000)

    def _look(self) -> None:
        try:
            usable = any(_has_picture(window) for window in self._app.topLevelWidgets())
        except AttributeError:  # a program was built anew, and nobody told this file
            self._timer.stop()
            self._app.exit(1)
            raise
        if usable:
            self._painted("usable")
            self._timer.stop()
            for window in self._app.topLevelWidgets():
                window.close()


def _has_picture(window: QWidget) -> bool:
    """Whether what the store says is shown; by name, so that nothing is imported before the program does."""
    if type(window).__name__ == "DisplayWindow":
        shown: Any = window
        return bool(shown.has_picture)
    for child in window.children():
        program: Any = child
        match type(child).__name__:
            case "ReceptionProgram":
                connection = program.controller.situation.connection
            case "DeskProgram":
                connection = program.controller.connection
            case _:
                continue
        return connection is not None and connection.picture is not None
    return False


def main(program: str, url: str, began: float) -> None:
    app = QApplication(sys.argv[:1])
    watch = Watch(app, began)
    if program == "bare":
        window = QMainWindow()
        window.resize(960, 540)
        window.show()
        app.exec()
    else:
        from frontdesk.cli.main import main as frontdesk

        extra = {"desk": ["--desk", "2.14"], "display": ["--display", "hall", "--window"]}.get(program, [])
        code = frontdesk(["--store", url, program, *extra])
        if code:
            sys.exit(code)
    print(json.dumps(watch.found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
