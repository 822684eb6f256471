"""The demo's windows: opened on the screen for people, or offscreen with hands that press the keys."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.apps.desk.program import open_desk_window
from frontdesk.apps.display.announcer import DWELL
from frontdesk.apps.display.program import open_display
from frontdesk.apps.printer.paper import PaperWindow
from frontdesk.apps.reception.program import open_reception
from frontdesk.bootstrap import open_runtime
from frontdesk.demo.stage import Player, Stage
from frontdesk.demo.tickets import Tickets
from frontdesk.qt import appearance, errors, translation
from frontdesk.qt.operations import Operations
from frontdesk.qt.theme import LIGHT

RUN_SECONDS = 20.0  # real seconds for the whole morning without a screen
DRAIN_MS = 30_000  # a slow machine still has slips to print when the morning is over
SETTLE_MS = 3500  # every window has asked the store again by then
PICTURE_AT = timedelta(hours=2, minutes=12)  # after the doors open: the time of the design pictures
TYPED = ("wba", "auf", "eat", "neu", "kra", "spr", "fik", "aen")


class Windows(QObject):
    """The four windows of the demo."""

    def __init__(self, stage: Stage, tickets: Tickets, *, pace: float) -> None:
        super().__init__()
        self._stage = stage
        reporter = errors.install(self)
        self._operations = Operations(reporter)
        self._display_runtime = open_runtime(
            stage.settings(stage.display, printer=False), role="display", clock=stage.clock
        )
        self.reception = open_reception(
            stage.settings("reception-1"), shown_errors=reporter, clock=stage.clock
        )
        self.desk = open_desk_window(
            stage.settings("desk-1", printer=False), desk=stage.desk, clock=stage.clock
        )
        # Calls come as much faster as the clock runs; the display must not lag behind what it tells.
        self.display = open_display(
            self._display_runtime, stage.display, operations=self._operations, dwell=DWELL / max(1.0, pace)
        )
        self.paper = PaperWindow()
        tickets.listener = self.paper.slip_cut.emit
        self.reception.resize(1600, 1000)
        self.desk.resize(420, 900)
        self.display.resize(1920, 1080)

    def everything(self) -> tuple[QWidget, ...]:
        return self.reception, self.desk, self.display, self.paper

    def show(self) -> None:
        for window in self.everything():
            window.show()

    def close(self) -> None:
        for window in self.everything():
            window.close()
        self._operations.shut_down()
        self._display_runtime.close()


def play(stage: Stage, player: Player, tickets: Tickets, *, pace: float, headless: bool) -> list[Path]:
    """Play the morning in windows; answers the pictures that were taken."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    appearance.apply(LIGHT if headless else None)
    translation.install("de")  # the language of the model house, also where the system speaks another
    played = (stage.end - stage.start).total_seconds() / RUN_SECONDS if headless else pace
    windows = Windows(stage, tickets, pace=played)
    windows.show()
    player.start()
    try:
        if headless:
            return _unattended(app, stage, windows, played)
        stage.clock.pace = pace
        _arrange(app, windows)
        windows.reception.activateWindow()
        app.exec()
        return []
    finally:
        windows.close()


def _arrange(app: QApplication, windows: Windows) -> None:
    """Put the windows side by side; on a small screen they overlap, the display and the paper on top."""
    room = app.primaryScreen().availableGeometry()
    left, top, right, bottom = room.left(), room.top(), room.right(), room.bottom()
    wide, high = min(1280, room.width()), min(800, room.height())
    windows.reception.setGeometry(left, top, wide, high)
    windows.desk.setGeometry(right - 420, top, 420, min(900, room.height()))
    # What is left below reception, but never smaller than can be read.
    below = max(270, bottom - top - high - 40)
    windows.display.setGeometry(left, bottom - below, round(below * 16 / 9), below)
    windows.paper.setGeometry(right - 420 - 376, bottom - max(below, 420), 368, max(below, 420))
    windows.display.raise_()
    windows.paper.raise_()


def _unattended(app: QApplication, stage: Stage, windows: Windows, speed: float) -> list[Path]:
    """The same windows with nobody there: hands on a timer type at reception and press the keys of a desk."""
    _wait(SETTLE_MS)
    hands = Hands(windows)
    stage.clock.pace = speed
    hands.begin()
    _wait_until(stage, min(stage.start + PICTURE_AT, stage.end))
    hands.rest()
    stage.clock.pace = 1.0
    pictures = _take_pictures(stage.folder, windows)
    stage.clock.pace = speed
    hands.begin()
    _wait_until(stage, stage.end)
    hands.rest()
    stage.clock.pace = 1.0
    _wait_for(lambda: not stage.unprinted(), DRAIN_MS)
    _wait(SETTLE_MS)
    return pictures


def _take_pictures(folder: Path, windows: Windows) -> list[Path]:
    """Type half a search, call a client, let everything settle, and look."""
    hands = Hands(windows)
    hands.call()
    _wait(SETTLE_MS)
    hands.type_at_reception("wba")
    _wait(300)
    wanted = {
        "reception": windows.reception,
        "display-hall": windows.display,
        "desk": windows.desk,
        "paper": windows.paper,
    }
    paths = []
    for name, window in wanted.items():
        path = folder / f"{name}.png"
        window.grab().save(str(path))
        paths.append(path)
    hands.clear_search()
    return paths


class Hands(QObject):
    """Hands that press real keys in the windows."""

    def __init__(self, windows: Windows) -> None:
        super().__init__()
        self._windows = windows
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setInterval(700)
        self._timer.timeout.connect(self._press)

    def begin(self) -> None:
        self._timer.start()

    def rest(self) -> None:
        self._timer.stop()

    def call(self) -> None:
        self._key(self._windows.desk, Qt.Key.Key_F9)

    def type_at_reception(self, text: str) -> None:
        from PySide6.QtTest import QTest

        QTest.keyClicks(_focus(self._windows.reception), text)

    def clear_search(self) -> None:
        self._key(self._windows.reception, Qt.Key.Key_Escape)

    def _press(self) -> None:
        self._turn += 1
        if self._turn % 2:
            self.type_at_reception(TYPED[self._turn // 2 % len(TYPED)])
            self._key(self._windows.reception, Qt.Key.Key_Return)
        else:
            # The client has arrived, the next one: keys that are not possible now do nothing.
            self._key(self._windows.desk, Qt.Key.Key_F4 if self._turn % 4 else Qt.Key.Key_F9)

    @staticmethod
    def _key(window: QWidget, key: Qt.Key) -> None:
        from PySide6.QtTest import QTest

        # A shortcut works in the active window only, and becoming active takes a moment.
        window.activateWindow()
        QTest.qWaitForWindowActive(window, 500)
        QTest.keyClick(_focus(window), key)


def _focus(window: QWidget) -> QWidget:
    focused: QWidget | None = window.focusWidget()
    return window if focused is None else focused


def _wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _wait_until(stage: Stage, moment: datetime) -> None:
    """Let the windows live until the stage's clock has reached ``moment``."""
    _wait_for(lambda: stage.clock.now() >= moment, round(4000 * RUN_SECONDS))


def _wait_for(done: Callable[[], bool], limit_ms: int) -> None:
    """Let the windows live until something is so, at most ``limit_ms``."""
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    QTimer.singleShot(limit_ms, loop.quit)
    timer.start()
    loop.exec()
    timer.stop()
