"""The model house with people at its windows: they press real keys and look at what the screens say.

Wherever the day of the machine stands, it is about noon in this house, and it is open.
"""

from __future__ import annotations

import contextlib
import io
import json
import threading
import time as clock
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk import resources
from frontdesk.apps.desk.acting import BOUNCE_S
from frontdesk.apps.desk.program import open_desk_window
from frontdesk.apps.desk.state import Act
from frontdesk.apps.desk.window import DeskWindow
from frontdesk.apps.display.model import LiveScreen
from frontdesk.apps.display.program import open_display
from frontdesk.apps.display.window import DisplayWindow
from frontdesk.apps.reception.program import open_reception
from frontdesk.apps.reception.window import ReceptionWindow
from frontdesk.bootstrap import Runtime, open_runtime
from frontdesk.cli.main import main
from frontdesk.domain.house import House, OpenSpan
from frontdesk.domain.printjob import PrintJob
from frontdesk.domain.ticket import Ticket
from frontdesk.qt.errors import Errors, Shown
from frontdesk.qt.operations import Operations
from frontdesk.settings.house_file import load_house_file
from frontdesk.settings.station import StationSettings
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation
from frontdesk.usecases import houses
from frontdesk.usecases.ports import Store

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)
Key = Qt.Key

SECONDS = 30.0  # far above what anything here takes, so that a hang is an error and not a hang


def noon_house() -> House:
    """The model house in the time zone in which it is between twelve and one now, open every day."""
    house = load_house_file(resources.path("houses", "haus-der-integration.toml"))
    # In these names the sign is turned round: Etc/GMT-3 is three hours ahead of Greenwich.
    behind = datetime.now(UTC).hour - 12
    hours = tuple(OpenSpan(day, time(7, 30), time(18)) for day in range(7))
    return replace(
        house,
        site=replace(house.site, time_zone=f"Etc/GMT{behind:+d}", hours=hours),
        services=tuple(replace(service, hours=None) for service in house.services),
        closed_days=(),
    )


def load(url: str) -> None:
    """Put the house into a store that has none."""
    store = open_store(url)
    houses.load_house(store, op=operation("admin", "admin"), house=noon_house())
    store.close()


def until(condition: Callable[[], object], seconds: float = SECONDS) -> None:
    """Let the windows live until something is so."""
    deadline = clock.monotonic() + seconds
    while not condition():
        assert clock.monotonic() < deadline, "this did not happen in time"
        QTest.qWait(5)


def elsewhere(work: Callable[[], T]) -> T:
    """Do something that blocks on a thread of its own, as programs must."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result(SECONDS)


def settings(
    url: str, station: str, printer: str = "none:", *, second: str = "none:", take_over: str = "ask"
) -> StationSettings:
    return StationSettings(
        store=url,
        printer=printer,
        station=station,
        language="de",
        theme="light",
        second_printer=second,
        take_over=take_over,
    )


def focus(window: QWidget) -> QWidget:
    """Where a key goes."""
    focused: QWidget | None = window.focusWidget()
    return window if focused is None else focused


def press(
    window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key, in this window, where its focus is."""
    window.activateWindow()
    until(lambda: QApplication.activeWindow() is window)
    QTest.keyClick(focus(window), key, modifiers)


class Clerk:
    """Somebody at a reception window."""

    def __init__(self, window: ReceptionWindow) -> None:
        self.window = window

    def is_ready(self) -> bool:
        return self.window.store_cell.status == "ok" and "Geschäftstag " in self.window.day_cell.text()

    def type(self, text: str) -> None:
        for sign in text:
            QTest.keyClicks(focus(self.window), sign)

    def enter(self, text: str = "") -> None:
        """Three letters and Enter make a ticket."""
        self.type(text)
        press(self.window, Key.Key_Return)

    def recent(self) -> dict[str, str]:
        """What the list of the last tickets says, by number."""
        return {row.line.number: row.line.note for row in self.window.side.recent.rows}

    def refusal(self) -> str:
        """The sentence beside the button; empty when nothing was refused."""
        label = self.window.ticket.preview.refusal
        return label.text() if label.isVisible() else ""

    def troubles(self) -> list[str]:
        return [card.accessibleName() for card in self.window.side.troubles.cards]


class Caseworker:
    """Somebody at the window of a desk."""

    def __init__(self, window: DeskWindow) -> None:
        self.window = window

    def is_ready(self) -> bool:
        return self.window.work.empty.buttons[Act.CLOSE].isEnabled()

    def client(self) -> str:
        """The number at the desk, or ""."""
        work = self.window.work
        return work.client.number.text() if work.has_client else ""

    def can(self, act: Act) -> bool:
        work = self.window.work
        button = (work.client if work.has_client else work.empty).buttons.get(act)
        return button is not None and button.isEnabled()

    def press(self, key: Qt.Key) -> None:
        press(self.window, key)

    def press_again(self, key: Qt.Key) -> None:
        """The same key after an answer was read: a key that comes sooner has bounced."""
        soon = clock.monotonic() + BOUNCE_S
        until(lambda: clock.monotonic() > soon)
        self.press(key)

    def said(self) -> str:
        notice = self.window.notice
        return "" if notice.isHidden() else notice.text()


class Hall:
    """Those who wait before a public screen.

    Attributes:
        heard: number and room of every call that sounded.
    """

    def __init__(self, runtime: Runtime, name: str = "hall") -> None:
        self.heard: list[tuple[str, str]] = []
        self._runtime = runtime
        self._operations = Operations(Errors())
        self.window: DisplayWindow = open_display(
            runtime, name, operations=self._operations, sound=self._hear
        )
        self.window.resize(1280, 720)
        self.window.show()

    def is_ready(self) -> bool:
        return self.window.has_picture

    def _hear(self) -> None:
        screen = self.window.said
        assert isinstance(screen, LiveScreen)
        assert screen.call is not None
        card = screen.call
        self.heard.append((f"{card.badge.letter} {card.number}", card.room))

    def look_again(self) -> None:
        """Ends when the screen shows what the store says after this moment."""
        until(lambda: not self.window.is_reading)
        self.window.ask()
        until(lambda: not self.window.is_reading)
        self.window.beat()

    def close(self) -> None:
        self.window.close()
        assert self._operations.shut_down()
        elsewhere(self._runtime.close)


@dataclass
class Answer:
    """What one command said."""

    code: int
    said: Any
    error: Any


class Building:
    """One store with the programs that are open on it.

    Attributes:
        store: for looking and arranging, never through a window.
    """

    def __init__(self, url: str) -> None:
        load(url)
        self.url = url
        self.store: Store = open_store(url)
        self.house = self.store.house()
        self._shown: list[Shown] = []
        self._windows: list[QWidget] = []
        self._halls: list[Hall] = []

    def reception(
        self, printer: str = "none:", station: str = "reception-1", *, second: str = "none:"
    ) -> Clerk:
        here = settings(self.url, station, printer, second=second)
        window = open_reception(here, shown_errors=self._errors())
        clerk = Clerk(self._opened(window))
        until(clerk.is_ready)
        return clerk

    def desk(self, name: str) -> Caseworker:
        window = open_desk_window(settings(self.url, f"desk-{name}"), desk=name, shown_errors=self._errors())
        caseworker = Caseworker(self._opened(window))
        until(caseworker.is_ready)
        return caseworker

    def hall(self) -> Hall:
        runtime = elsewhere(lambda: open_runtime(settings(self.url, "hall"), role="display"))
        hall = Hall(runtime)
        self._halls.append(hall)
        until(hall.is_ready)
        return hall

    def command(self, *arguments: str) -> Answer:
        """The command line, on the same store."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["--store", self.url, "--json", *arguments])
        said, error = (json.loads(text) if text else None for text in (out.getvalue(), err.getvalue()))
        return Answer(code, said, error)

    def tickets(self) -> list[Ticket]:
        """Today's tickets, oldest first."""
        return list(reversed(self.store.tickets(self.house.business_day(self.store.now()))))

    def numbers(self) -> list[str]:
        return [ticket.label for ticket in self.tickets()]

    def steps(self, ticket: Ticket) -> list[str]:
        return [event.step.value for event in self.store.events(ticket.id)]

    def job(self, ticket: Ticket) -> PrintJob:
        return self.store.jobs([ticket.id])[ticket.id]

    def assert_sound(self) -> None:
        """The record keeps every promise."""
        answer = self.command("doctor")
        assert [check for check in answer.said["checks"] if not check["ok"]] == []
        assert answer.code == 0

    def close(self) -> None:
        """Everybody goes home; no thread may stay, and nobody may have seen an unexpected error."""
        for window in self._windows:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        for hall in self._halls:
            hall.close()
        self.store.close()
        assert [shown for shown in self._shown if shown.status == "bad"] == []

    def _errors(self) -> Errors:
        errors = Errors()
        errors.reported.connect(self._shown.append)
        return errors

    def _opened(self, window: W) -> W:
        self._windows.append(window)
        QTest.qWaitForWindowExposed(window)
        return window


def threads_left(before: set[threading.Thread]) -> list[str]:
    """Names of threads that were started since and do not end."""
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(5.0)
    return [thread.name for thread in left if thread.is_alive()]
