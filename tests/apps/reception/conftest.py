"""A running reception window over a house in memory; nothing here waits for a fixed time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.apps.reception.controller import ReceptionController
from frontdesk.apps.reception.running import ReceptionProgram
from frontdesk.apps.reception.window import ReceptionWindow
from frontdesk.bootstrap import Runtime
from frontdesk.domain.house import ServiceCode
from frontdesk.domain.printer import PrinterState, PrinterStatus
from frontdesk.domain.ticket import Ticket
from frontdesk.qt import appearance, translation
from frontdesk.qt.errors import Errors, Shown
from frontdesk.qt.theme import LIGHT, Theme
from frontdesk.qt.widgets.service_tile import ServiceTile
from tests.apps.reception.stage import Stage

Key, Mod = Qt.Key, Qt.KeyboardModifier


class Clerk:
    """Somebody at the window: presses real keys and looks at what is shown.

    Attributes:
        presses: how many keys were pressed so far; a chord counts once.
    """

    def __init__(self, qtbot: QtBot, stage: Stage, program: ReceptionProgram) -> None:
        self.qtbot, self.stage, self.program = qtbot, stage, program
        self.presses = 0

    @property
    def window(self) -> ReceptionWindow:
        return self.program.window

    @property
    def controller(self) -> ReceptionController:
        return self.program.controller

    def tile(self, code: str) -> ServiceTile:
        return self.window.ticket.board.tile(ServiceCode(code))

    def focus(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused

    def type(self, text: str) -> None:
        for sign in text:
            self.presses += 1
            QTest.keyClicks(self.focus(), sign)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        self.presses += 1
        QTest.keyClick(self.focus(), key, modifiers)

    def until(self, condition: Callable[[], Any], timeout: int = 20_000) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def tickets(self) -> list[Ticket]:
        """Tickets of today, newest first."""
        now = self.stage.clock.now()
        return list(self.stage.store.tickets(self.stage.house.business_day(now)))

    def until_idle(self) -> None:
        """No ticket is on its way and the window shows what the store knows."""
        self.until(lambda: not self.controller.issuing.under_way)
        newest = self.tickets()[:1]
        lines = self.controller.situation.lines
        self.until(lambda: not newest or (lines() and lines()[0].ticket_id == newest[0].id))

    def recent_numbers(self) -> list[str]:
        return [row.line.number for row in self.window.side.recent.rows]


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """Every test begins with the same look."""
    appearance.apply(LIGHT, scale=1.0)
    translation.install("de")


OpenWindow = Callable[..., Clerk]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[OpenWindow]:
    """Opens reception windows over a stage; afterwards no thread and no unexpected error is left."""
    opened: list[tuple[ReceptionProgram, list[Shown]]] = []

    def open_it(
        stage: Stage | None = None,
        *,
        size: tuple[int, int] = (1600, 1000),
        theme: Theme = LIGHT,
        scale: float = 1.0,
        attached: bool = True,
    ) -> Clerk:
        appearance.apply(theme, scale=scale)
        stage = stage or Stage()
        errors = Errors()
        shown: list[Shown] = []
        errors.reported.connect(shown.append)
        program = ReceptionProgram(lambda: stage.runtime, errors)
        program.window.resize(*size)
        opened.append((program, shown))
        program.start()
        qtbot.waitExposed(program.window)
        program.window.activateWindow()
        clerk = Clerk(qtbot, stage, program)
        if attached:
            clerk.until(lambda: clerk.controller.situation.picture is not None)
        return clerk

    yield open_it
    for program, shown in opened:
        # Over refused papers only the second time closes.
        assert program.window.close() or program.window.close()
        program.window.deleteLater()
        QCoreApplication.sendPostedEvents(program.window, QEvent.Type.DeferredDelete)
        assert [error for error in shown if error.status == "bad"] == []
    appearance.apply(LIGHT, scale=1.0)


class QuietWorker:
    """A print worker that prints nothing and remembers what it was asked for.

    Attributes:
        tell: says a status to the window, as the worker's thread would.
        asked: for the second printer (true) or the first.
    """

    def __init__(self) -> None:
        self.woken = self.hurried = 0
        self.asked: list[bool] = []
        self.tell: Callable[[PrinterStatus], None] = lambda _status: None

    def wake(self) -> None:
        self.woken += 1

    def retry_now(self) -> None:
        self.hurried += 1

    def use_second(self, on: bool) -> None:
        self.asked.append(on)

    def stop(self) -> bool:
        return True


def status(state: PrinterState, reason: str | None = None, **more: Any) -> PrinterStatus:
    """What a print worker says."""
    return PrinterStatus(state=state, since=datetime.now(UTC), reason=reason, **more)


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> QuietWorker:
    """Stands in for the print worker of every runtime."""
    quiet = QuietWorker()

    def start(_runtime: Runtime, on_change: Callable[[PrinterStatus], None]) -> QuietWorker:
        quiet.tell = on_change
        on_change(status(PrinterState.READY))
        return quiet

    monkeypatch.setattr(Runtime, "start_printing", start)
    return quiet


@pytest.fixture
def printing(open_window: OpenWindow, worker: QuietWorker) -> Clerk:
    """A window at a station with a printer."""
    clerk = open_window(Stage(printer="file:///dev/null"))
    clerk.until(lambda: clerk.controller.situation.printer is not None)
    return clerk


def issue(clerk: Clerk, code: str = "wba") -> None:
    """One ticket by the keyboard."""
    clerk.type(code)
    clerk.press(Key.Key_Return)
    clerk.until_idle()


@pytest.fixture
def clerk(open_window: OpenWindow) -> Clerk:
    """A clerk at an idle window of the mockups' house."""
    return open_window()
