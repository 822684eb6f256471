"""Shows call after call in one window: ``python -m tests.bench.children.shown PROGRAM CALLS URL``.

PROGRAM is ``desk`` or ``display``. Prints the resident memory in MB after a tenth of the calls and after
all.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.bootstrap import Runtime, open_runtime
from frontdesk.qt import appearance
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations
from frontdesk.settings.station import StationSettings, load_station_settings
from tests.bench.acts import Acts

_PATIENCE_MS = 20_000


class Round:
    """Waits for a signal in an event loop, as the programs do, and never for ever."""

    def __init__(self, signal: Any) -> None:
        self._loop, self._came = QEventLoop(), False
        self._limit = QTimer(self._loop)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(lambda: self._loop.exit(1))
        signal.connect(self._come)

    def _come(self, *_what: object) -> None:
        self._came = True
        self._loop.quit()

    def run(self, act: Callable[[], object]) -> None:
        self._came = False
        self._limit.start(_PATIENCE_MS)
        act()
        if not self._came and self._loop.exec():
            raise TimeoutError("the window did not show the call")
        self._limit.stop()


def display(runtime: Runtime, acts: Acts) -> tuple[QWidget, Callable[[], None]]:
    from frontdesk.apps.display.compose import Composer, Place
    from frontdesk.apps.display.texts import load_texts
    from frontdesk.apps.display.window import DisplayWindow
    from frontdesk.usecases import queues

    house = runtime.house
    place = Place(house.site.name(), house.zone, house.site.languages)
    now = 0.0
    window = DisplayWindow(
        lambda: queues.board(runtime.store, house, "hall"),
        operations=Operations(Errors()),
        composer=Composer(load_texts(), lambda: place),
        # A call stays on the screen for more than a second, by this clock; nobody waits for it here.
        steady=lambda: now,
    )
    shown = Round(window.call_announced)

    def one() -> None:
        nonlocal now
        now += 1.5
        acts.issue("wba")
        acts.call("2.14")
        shown.run(window.ask)

    window.ask()
    return window, one


def desk(settings: StationSettings, acts: Acts) -> tuple[QWidget, Callable[[], None]]:
    from frontdesk.apps.desk.program import open_desk_window
    from frontdesk.apps.desk.running import DeskProgram
    from frontdesk.apps.desk.state import Act

    window = open_desk_window(settings, desk="2.14")
    (program,) = [child for child in window.children() if isinstance(child, DeskProgram)]
    controller = program.controller
    opened = Round(controller.acting.done)
    opened.run(lambda: None)
    assert controller.connection is not None
    worker = controller.connection.desk
    assert worker is not None

    def one() -> None:
        acts.issue("wba")
        # Not by the key: a person who presses twice within half a second is asked whether it was meant.
        opened.run(lambda: controller.acting.press(Act.CALL, worker, by_hand=False))

    return window, one


def main(program: str, calls: int, url: str) -> None:
    app = QApplication(sys.argv[:1])
    appearance.apply()
    settings = load_station_settings(program, flags={"store": url})
    runtime = open_runtime(settings, role=program)
    acts = Acts(runtime.store, runtime.house)
    acts.issue("wba")
    window, one = display(runtime, acts) if program == "display" else desk(settings, acts)
    window.resize(1920, 1080) if program == "display" else None
    window.show()
    process, found = psutil.Process(), {}
    for number in range(1, calls + 1):
        one()
        window.repaint()
        app.processEvents()
        if number in (calls // 10, calls):
            found[str(number)] = process.memory_info().rss / 1e6
    print(json.dumps(found), flush=True)
    window.close()
    app.processEvents()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
