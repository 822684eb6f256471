"""The desk of the mock-ups, Monday 23 November 2026, 09:42, and the windows that look at it."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from frontdesk import resources
from frontdesk.apps.desk.acting import BOUNCE_S
from frontdesk.apps.desk.connection import Connection
from frontdesk.apps.desk.running import DeskProgram
from frontdesk.apps.desk.window import DeskWindow
from frontdesk.bootstrap import Runtime
from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.domain.house import DeskName, House
from frontdesk.domain.ticket import Need, Ticket
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import forbid_on_gui_thread
from frontdesk.settings.house_file import load_house_file
from frontdesk.settings.station import StationSettings
from frontdesk.testing.builders import operation
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import calling, houses, reception
from frontdesk.usecases.ports import Operation, Store, UnitOfWork

BERLIN = ZoneInfo("Europe/Berlin")
DESK = "2.14"
Key, Mod = Qt.Key, Qt.KeyboardModifier


def local(text: str) -> datetime:
    """``09:42:38`` on the day of the mock-ups."""
    hour, minute, second = (int(part) for part in f"{text}:00".split(":")[:3])
    return datetime(2026, 11, 23, hour, minute, second, tzinfo=BERLIN).astimezone(UTC)


@functools.cache
def model_house() -> House:
    return load_house_file(resources.path("houses", "haus-der-integration.toml"))


class Morning:
    """A store in which people come, are called and wait."""

    def __init__(self, store: Store | None = None, clock: FakeClock | None = None) -> None:
        self.clock = clock or FakeClock(local("08:00"))
        self.house = model_house()
        self.store: Store = store or MemoryStore(self.clock)
        houses.load_house(self.store, op=operation("admin", "admin"), house=self.house)

    def comes(
        self, at: str, service: str = "wba", *, need: Need | None = None, language: str = "de"
    ) -> Ticket:
        """Somebody takes a ticket at a local time."""
        self.clock.set(local(at))
        outcome = reception.issue_ticket(
            self.store, self.house, op=operation(), service=service, need=need, language=language
        )
        return outcome.value.ticket

    def goes(self, *tickets: Ticket) -> None:
        """Waiting clients leave the house."""
        for ticket in tickets:
            reception.cancel(self.store, op=operation(), ticket_id=ticket.id)

    def skip_to(self, number: int) -> None:
        """All numbers before ``number`` were given this morning, and their people have gone."""
        ticket = self.comes("08:00")
        while ticket.number < number - 1:
            self.goes(ticket)
            ticket = self.comes("08:00")
        self.goes(ticket)

    def parks(self, ticket: Ticket) -> None:
        """Another desk sets somebody aside."""
        calling.park(self.store, self.house, op=desk_op("2.11"), desk="2.11", ticket_id=ticket.id)

    def opens(self, desk: str = DESK) -> None:
        calling.open_desk(self.store, self.house, op=desk_op(desk), desk=desk)

    def calls(self, ticket: Ticket, desk: str = DESK) -> None:
        calling.pick(self.store, self.house, op=desk_op(desk), desk=desk, ticket_id=ticket.id)

    def at_desk(self, desk: str = DESK) -> str:
        """Number of the client at a desk, or ""."""
        ticket = self.store.at_desk(DeskName(desk))
        return ticket.label if ticket is not None else ""

    def again(self, ticket: Ticket) -> Ticket:
        """The ticket as it stands now."""
        now = self.store.ticket(ticket.id)
        assert now is not None
        return now

    def of_the_pictures(self, *, called: bool) -> None:
        """The people of caseworker.png, or of caseworker-idle.png."""
        self.skip_to(39)
        parked = self.comes("08:40")
        self.goes(self.comes("08:50"), self.comes("08:51"))
        first = self.comes("09:06", language="ar")
        self.comes("09:08")
        self.goes(self.comes("09:09"))
        self.comes("09:11", "bes")
        self.comes("09:16", need=Need.SEAT, language="tr")
        self.goes(self.comes("09:17"), self.comes("09:18"))
        self.comes("09:25")
        self.goes(self.comes("09:26"))
        self.comes("09:33", "bes")
        self.goes(self.comes("09:34"))
        self.clock.set(local("09:40"))
        self.opens()
        self.parks(parked)
        if called:
            calling.back(self.store, self.house, op=operation(), ticket_id=parked.id)
            self.goes(parked)
        else:
            self.goes(first)
        self.comes("09:41")
        self.clock.set(local("09:42"))
        if called:
            self.calls(first)
        self.clock.set(local("09:42:38"))


def desk_op(desk: str = DESK) -> Operation:
    return operation(f"desk-{desk}", "desk")


class WatchedStore:
    """A store that refuses to be touched on the GUI thread, and that can be away.

    Attributes:
        away: every call fails as if the server were gone.
        lost_answers: so many writes take effect, but their answers are lost on the way.
        calls: names of the methods that were called, in order.
        before: told the name of each call, on the thread of the call.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.away = threading.Event()
        self.lost_answers = 0
        self.calls: list[str] = []
        self.before: Callable[[str], None] = lambda _name: None

    def __getattr__(self, name: str) -> Any:
        inner = getattr(self._store, name)
        if not callable(inner):
            return inner

        def guarded(*args: Any, **kwargs: Any) -> Any:
            forbid_on_gui_thread(f"store.{name}")
            self.calls.append(name)
            self.before(name)
            if self.away.is_set():
                raise StoreUnreachableError(reason="Zeitüberschreitung")
            result = inner(*args, **kwargs)
            if name in ("begin", "call_next") and self.lost_answers:
                self.lost_answers -= 1
                if name == "begin":
                    return _losing(result)
                raise StoreUnreachableError(reason="Verbindung getrennt")
            return result

        return guarded


@contextmanager
def _losing(unit: AbstractContextManager[UnitOfWork]) -> Iterator[UnitOfWork]:
    """The transaction is committed, but nobody learns of it."""
    with unit as inner:
        yield inner
    raise StoreUnreachableError(reason="Verbindung getrennt")


def until(condition: Callable[[], bool]) -> None:
    """Let events happen until something is so; fails when it takes too long even for a busy machine."""
    deadline = time.monotonic() + 30.0
    while not condition():
        assert time.monotonic() < deadline, "this did not happen in time"
        QTest.qWait(1)


class Stopwatch:
    """Monotonic time that passes when told."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        self.seconds += seconds


class Room:
    """One window at work, with keys to press."""

    def __init__(self, morning: Morning, *, desk: str | None = DESK, station: str = "desk-2.14") -> None:
        self.morning = morning
        self.store = WatchedStore(morning.store)
        self.time = Stopwatch()
        self.errors = Errors()
        self.runtime = Runtime(cast(Store, self.store), settings(station), "desk", morning.house)
        self.window = DeskWindow()
        self.program = DeskProgram(
            self.window, lambda: self.runtime, self.errors, desk=desk, monotonic=self.time
        )
        self.controller = self.program.controller
        self.operations = self.program.operations

    @property
    def connection(self) -> Connection:
        assert self.controller.connection is not None
        return self.controller.connection

    def open(self) -> None:
        """Ends when the desk is open or the start page has its rooms."""
        self.window.show()
        self.program.open()
        self.until(lambda: self.controller.picture is not None or self.window.start.desk is not None)
        self.settle()
        self.time.pass_by(2 * BOUNCE_S)

    def close(self) -> None:
        self.window.close()
        assert not self.operations.is_open
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)

    def until(self, condition: Callable[[], bool]) -> None:
        until(condition)

    def settle(self) -> None:
        """Everything asked for so far has been answered and shown."""
        answered: list[bool] = []
        self.operations.query(lambda: True, initiator=self.window, on_success=answered.append)
        # An answer may have led to another question, as the change feed does.
        self.until(lambda: bool(answered) and not self.operations._under_way)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A real key press, where the focus is, by somebody who looks at the answer."""
        self.hit(key, modifiers)
        self.settle()
        self.time.pass_by(2 * BOUNCE_S)

    def wait_and_press_f7(self, *, seconds: int = 45) -> None:
        """The client has had time to come, and has not."""
        self.morning.clock.advance(seconds=seconds)
        self.ask()
        self.press(Qt.Key.Key_F7)

    def gives_up_on_the_client(self) -> None:
        """Called once more in vain, the client is set aside."""
        self.wait_and_press_f7()
        self.wait_and_press_f7()

    def hit(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """The same without waiting for anything."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        QTest.keyClick(self.focus(), key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused

    def ask(self) -> None:
        """The change feed asks now and everything it leads to is shown."""
        self.settle()
        self.connection.feed.ask_now()
        self.settle()
        self.settle()

    @property
    def said(self) -> str:
        """What the notice says, or ""."""
        notice = self.window.notice
        return "" if notice.isHidden() else notice.text()

    @property
    def number(self) -> str:
        """The number that the card shows as its client, or ""."""
        work = self.window.work
        return work.client.number.text() if work.has_client else ""

    def waiting(self) -> list[str]:
        return [row.line.number for row in self.window.work.waiting.rows()]

    def aside(self) -> list[str]:
        return [row.text for row in self.window.work.aside.rows()]


def settings(station: str = "desk-2.14") -> StationSettings:
    return StationSettings(store="memory:", printer="none:", station=station, language="de", theme="light")
