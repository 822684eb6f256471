"""The whole screen over a store in memory: a call at a desk appears and sounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.apps.display.model import LiveScreen
from frontdesk.apps.display.program import Source, open_display, run
from frontdesk.apps.display.window import DisplayWindow
from frontdesk.bootstrap import Runtime
from frontdesk.domain.errors import StoreUnreachableError, UnknownDisplayError
from frontdesk.qt.errors import Errors
from frontdesk.qt.operations import Operations
from frontdesk.settings.station import StationSettings
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import calling, houses, reception

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("screen_fonts")]

OPEN_HOURS = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)


@pytest.fixture
def runtime() -> Runtime:
    store = MemoryStore(FakeClock(OPEN_HOURS))
    house = small_house()
    houses.load_house(store, op=operation(role="cli"), house=house)
    settings = StationSettings(
        store="memory:", printer="none:", station="hall", language="de", theme="system"
    )
    return Runtime(store, settings, "display", store.house())


@pytest.fixture
def operations(qtbot: QtBot) -> Iterator[Operations]:
    made = Operations(Errors())
    yield made
    assert made.shut_down()


def opened(runtime: Runtime, operations: Operations, qtbot: QtBot, sounds: list[str]) -> DisplayWindow:
    window = open_display(runtime, "hall", operations=operations, sound=lambda: sounds.append("gong"))
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.has_picture)
    return window


def called(window: DisplayWindow) -> str:
    assert isinstance(window.said, LiveScreen)
    card = window.said.call
    return "" if card is None else f"{card.badge.letter} {card.number} → {card.room}"


def call_one(runtime: Runtime) -> None:
    reception.issue_ticket(runtime.store, runtime.house, op=operation(), service="wba")
    calling.call_next(runtime.store, runtime.house, desk="2.14", op=operation(role="desk"))


def test_a_call_appears_and_sounds_once(runtime: Runtime, operations: Operations, qtbot: QtBot):
    sounds: list[str] = []
    window = opened(runtime, operations, qtbot, sounds)
    assert called(window) == ""
    assert window.said.header.title == "Haus der Integration"

    window.stop()  # now only the feed can make it read
    call_one(runtime)
    qtbot.waitUntil(lambda: bool(sounds), timeout=10_000)

    assert called(window) == "A 001 → 2.14"
    assert sounds == ["gong"]
    window.close()


def test_a_screen_opened_after_the_call_is_silent(runtime: Runtime, operations: Operations, qtbot: QtBot):
    call_one(runtime)
    sounds: list[str] = []
    window = opened(runtime, operations, qtbot, sounds)
    window.beat()

    assert called(window) == "A 001 → 2.14"
    assert sounds == []
    window.close()


def test_a_source_whose_store_is_away_tries_again(runtime: Runtime):
    tries = []

    def connect() -> Runtime:
        tries.append(1)
        if len(tries) < 3:
            raise StoreUnreachableError(reason="test")
        return runtime

    source = Source(connect, "hall")
    assert source.place().site == ""
    for _ in range(2):
        with pytest.raises(StoreUnreachableError):
            source.read_board()

    assert source.read_board().display.name == "hall"
    source.read_board()
    assert len(tries) == 3
    assert source.place().site == "Haus der Integration"
    source.close()


def test_a_name_that_no_screen_has_ends_the_program_with_the_reason(
    runtime: Runtime, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("frontdesk.apps.display.program.open_runtime", lambda *_, **__: runtime)

    with pytest.raises(UnknownDisplayError):
        run(runtime.settings, display="nope", window=True)


def test_a_database_that_is_away_does_not_end_the_program(
    runtime: Runtime, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
):
    """It goes on asking; somebody has to close it."""
    tries = []

    def away(*_: object, **__: object) -> Runtime:
        tries.append(1)
        if len(tries) == 2:
            QTimer.singleShot(0, qapp, qapp.quit)
        raise StoreUnreachableError(reason="test")

    monkeypatch.setattr("frontdesk.apps.display.program.open_runtime", away)

    assert run(runtime.settings, display="hall", window=True) == 0
    assert len(tries) >= 2
