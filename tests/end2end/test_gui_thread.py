"""Promise P8: no window ever waits for the database or the printer on the thread that paints it."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.apps.desk.state import Act
from frontdesk.domain.printjob import JobState
from frontdesk.domain.ticket import State
from frontdesk.printing.printer import EscposPrinter, open_printer
from frontdesk.qt.operations import GuiThreadError
from frontdesk.store import open as opening
from frontdesk.usecases.ports import Store, UnitOfWork
from frontdesk.virtual.printer import VirtualPrinter
from tests.end2end.building import Building, Key, elsewhere, press, until
from tests.end2end.watch import PARTS, Heartbeat, Watch

pytestmark = pytest.mark.gui

DELAY = 0.3
METHODS = sorted(name for name in dir(Store) if not name.startswith("_") and name not in PARTS)
STEPS = sorted(name for name in dir(UnitOfWork) if not name.startswith("_") and name not in PARTS)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Every store that a program opens from now on is watched, and so is every printer."""
    watch, really_open = Watch(), opening.open_store

    def open_store(url: str, **named: Any) -> Store:
        watch.before("open_store")
        return watch.over(really_open(url, **named))

    monkeypatch.setattr(opening, "open_store", open_store)
    monkeypatch.setattr(EscposPrinter, "send", watch.around(EscposPrinter.send, "printer.send"))
    monkeypatch.setattr(EscposPrinter, "ask", watch.around(EscposPrinter.ask, "printer.ask"))
    return watch


def test_all_windows_leave_the_store_to_others(
    on_sqlite: Building, watch: Watch, printer: VirtualPrinter
) -> None:
    clerk, desk, hall = on_sqlite.reception(printer.url()), on_sqlite.desk("2.14"), on_sqlite.hall()

    for text in ("wba", "neu", "wba", "wba"):
        clerk.enter(text)
    until(lambda: len(clerk.recent()) == 4 and len(printer.slips) == 4)
    newest = on_sqlite.tickets()[-1]
    press(clerk.window, Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    until(lambda: len(printer.slips) == 5)
    until(lambda: on_sqlite.job(newest).state is JobState.SENT)
    press(clerk.window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(lambda: on_sqlite.tickets()[-1].state is State.CANCELLED)
    clerk.type("a")
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Escape, Key.Key_F1, Key.Key_Escape):
        press(clerk.window, key)

    def first_is(state: State, then: Act) -> None:
        until(lambda: on_sqlite.tickets()[0].state is state and desk.can(then))

    first_is(State.WAITING, Act.CALL)
    desk.press(Key.Key_F9)
    first_is(State.CALLED, Act.AGAIN)
    desk.press(Key.Key_F8)
    until(lambda: desk.said() == "A 001 wurde erneut aufgerufen.")
    desk.press(Key.Key_F4)
    until(lambda: not desk.can(Act.START))
    desk.press(Key.Key_F6)
    until(lambda: not desk.client())
    press(desk.window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    first_is(State.SERVING, Act.FINISH)
    desk.press(Key.Key_F5)
    press(desk.window, Key.Key_Escape)
    desk.press(Key.Key_F10)
    first_is(State.FINISHED, Act.CLOSE)
    desk.press(Key.Key_F1)
    desk.press(Key.Key_F12)
    until(lambda: not on_sqlite.store.presences())
    hall.look_again()
    press(hall.window, Key.Key_Q, Qt.KeyboardModifier.ControlModifier)

    assert watch.violations == []
    # The guard has seen work, so its silence means something.
    assert {"store.issue", "store.call_next", "store.begin", "unit.record", "printer.send"} <= watch.calls
    elsewhere(on_sqlite.assert_sound)


@pytest.mark.parametrize("name", METHODS)
def test_the_guard_catches_each_call_of_a_store(on_sqlite: Building, watch: Watch, name: str) -> None:
    store = elsewhere(lambda: opening.open_store(on_sqlite.url))
    with pytest.raises(GuiThreadError):
        call(store, name)
    assert watch.violations == [f"store.{name}"]
    elsewhere(store.close)


def test_the_guard_catches_each_step_of_a_transaction_and_the_printer(
    on_sqlite: Building, watch: Watch
) -> None:
    store = elsewhere(lambda: opening.open_store(on_sqlite.url))
    begun, ended = threading.Event(), threading.Event()
    units: list[UnitOfWork] = []

    def hold() -> None:
        with store.begin() as unit:
            units.append(unit)
            begun.set()
            assert ended.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    assert begun.wait(30)
    try:
        for name in STEPS:
            with pytest.raises(GuiThreadError):
                getattr(units[0], name)()
        with pytest.raises(GuiThreadError):
            open_printer("tcp://127.0.0.1:9").ask()
    finally:
        ended.set()
        holder.join(30)
    assert watch.violations == [*(f"unit.{name}" for name in STEPS), "printer.ask"]
    elsewhere(store.close)


def call(store: Store, name: str) -> None:
    if name == "begin":
        with store.begin():
            pass
    else:
        getattr(store, name)()


def test_a_slow_store_does_not_stop_the_windows(
    on_sqlite: Building, watch: Watch, printer: VirtualPrinter
) -> None:
    clerk, desk, hall = on_sqlite.reception(printer.url()), on_sqlite.desk("2.14"), on_sqlite.hall()
    clerk.enter("wba")
    until(lambda: "A 001" in clerk.recent() and desk.can(Act.CALL))
    # Reception builds its other pages while nobody types, in turns that the bench measures; the store has no
    # part in that.
    until(lambda: clerk.window.appointments is not None)

    heartbeat = Heartbeat()
    watch.delay = DELAY
    desk.press(Key.Key_F9)
    for text in ("wba", "neu", "auf"):
        clerk.enter(text)
    until(lambda: len(on_sqlite.numbers()) == 4 and desk.client() == "A 001" and hall.heard)
    heartbeat.stop()
    watch.delay = 0.0

    print(f"longest stand-still {heartbeat.longest * 1000:.0f} ms")
    assert heartbeat.longest < DELAY / 2
    assert watch.violations == []
    until(lambda: len(clerk.recent()) == 4)


def test_the_heartbeat_notices_a_wait_on_the_gui_thread(dressed: None) -> None:
    heartbeat = Heartbeat()
    QTest.qWait(50)
    threading.Event().wait(DELAY)
    heartbeat.stop()
    assert heartbeat.longest >= DELAY
