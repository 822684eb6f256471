"""The program as a whole: a real store in a file, the first try to open it, the end."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.apps.desk.program import open_desk_window
from frontdesk.apps.desk.state import Act
from frontdesk.apps.desk.window import DeskWindow
from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.settings.station import StationSettings
from frontdesk.store.open import open_store
from frontdesk.store.upgrade import create_or_upgrade
from tests.apps.desk.room import DESK, Key, Morning, Room, WatchedStore, local, until

FIRST_PAINT = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv)
from frontdesk.apps.desk.program import first_frame
frame = first_frame(None)
heavy = ("sqlalchemy", "frontdesk.store", "frontdesk.bootstrap", "frontdesk.apps.desk.window")
assert not [name for name in heavy if name in sys.modules]
from frontdesk.qt import appearance
appearance.apply(None)
from frontdesk.apps.desk.window import DeskWindow
from frontdesk.apps.desk.running import DeskProgram
window = DeskWindow()
window.show()
app.processEvents()
heavy = ("sqlalchemy", "alembic", "pydantic", "reportlab")
assert not [name for name in heavy if name in sys.modules]
"""


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[tuple[Morning, StationSettings]]:
    """A store in a file in which the clock of the pictures ticks, and the settings that lead to it."""
    url = f"sqlite:///{tmp_path / 'house.sqlite3'}"
    create_or_upgrade(url)
    morning = Morning()
    store = open_store(url, clock=morning.clock)
    try:
        yield Morning(store, morning.clock), settings_for(url)
    finally:
        store.close()


def settings_for(url: str) -> StationSettings:
    return StationSettings(store=url, printer="none:", station="desk-1", language="de", theme="light")


def press(window: DeskWindow, key: Qt.Key) -> None:
    window.activateWindow()
    until(window.isActiveWindow)
    focused: QWidget | None = window.focusWidget()
    QTest.keyClick(window if focused is None else focused, key)


def test_a_whole_visit_on_a_store_in_a_file(file_store, qapp):
    morning, settings = file_store
    morning.comes("09:30", "wba", language="ar")
    morning.clock.set(local("09:42"))
    window = open_desk_window(settings, desk=DESK, clock=morning.clock)
    work = window.work
    until(lambda: work.empty.number.isVisible() and work.empty.number.text() == "A 001")
    assert window.focusWidget() is window.main_key()
    press(window, Key.Key_F9)
    until(lambda: work.has_client)
    assert work.client.facts.language.text() == "Arabisch"
    press(window, Key.Key_F4)
    until(lambda: work.client.tag.text() == "Im Gespräch seit 09:42")
    press(window, Key.Key_F10)
    until(lambda: not work.has_client)
    assert window.notice.text() == "A 001 ist fertig."
    window.undo_requested.emit()
    until(lambda: work.has_client)
    press(window, Key.Key_F10)
    until(lambda: not work.has_client)
    press(window, Key.Key_F12)
    until(lambda: window.pages.currentWidget() is window.start)
    window.close()
    assert morning.store.presences() == []


def test_two_windows_on_one_file_get_two_clients(file_store, qapp):
    morning, settings = file_store
    for minute in (30, 31):
        morning.comes(f"09:{minute}")
    windows = [open_desk_window(settings, desk=desk, clock=morning.clock) for desk in (DESK, "2.15")]
    until(lambda: all(window.main_key().isEnabled() for window in windows))
    for window in windows:
        window.main_key().click()
    until(lambda: all(window.work.has_client for window in windows))
    assert {window.work.client.number.text() for window in windows} == {"A 001", "A 002"}
    for window in windows:
        window.close()


def test_something_is_painted_before_the_store_is_loaded():
    """In a process of its own: here everything is loaded already."""
    command = [sys.executable, "-c", FIRST_PAINT]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


class Opening:
    """A room whose store does not open until it is let."""

    def __init__(self) -> None:
        self.room = Room(Morning(), desk=DESK)
        self.refuse = threading.Event()
        self.tries = 0
        self.room.program._connect = self.connect
        self.room.window.show()
        self.room.program.open()

    def connect(self):
        self.tries += 1
        if not self.refuse.is_set():
            raise StoreUnreachableError(reason="Verbindung abgelehnt")
        return self.room.runtime


def test_a_store_that_cannot_be_opened_is_said_and_tried_again(qapp):
    opening = Opening()
    room, window = opening.room, opening.room.window
    room.until(lambda: bool(room.said))
    assert room.said.startswith("Die Datenbank ist nicht erreichbar: Verbindung abgelehnt.")
    assert window.strip.store.status == "warn"
    assert window.work.empty.buttons[Act.CALL].toolTip().startswith("Die Datenbank ist nicht erreichbar.")
    assert room.program._retry.isActive()
    room.program._retry.timeout.emit()
    assert not room.program._retry.isActive()
    room.until(lambda: opening.tries == 2 and room.program._retry.isActive())
    opening.refuse.set()
    window.notice.action.emit()
    room.until(lambda: room.controller.picture is not None)
    assert room.said == ""
    assert window.strip.store.text() == "verbunden"
    assert not room.program._retry.isActive()
    room.close()


def test_while_it_opens_every_key_says_so(qapp):
    room = Room(Morning(), desk=DESK)
    room.window.show()
    assert {b.toolTip() for b in room.window.work.empty.buttons.values()} == {"Die Datenbank wird geöffnet."}
    assert room.window.strip.store.text() == "wird geöffnet"
    room.close()
    room = Room(Morning(), desk=None)
    assert room.window.start.go.toolTip() == "Die Datenbank wird geöffnet."
    room.close()


def test_closing_gives_back_the_store_and_its_thread(open_room, morning):
    closed = threading.Event()
    room = open_room(morning)
    store = room.runtime.store
    assert isinstance(store, WatchedStore)
    store.before = lambda name: closed.set() if name == "close" else None
    lane = {thread.name for thread in threading.enumerate()}
    assert any(name.startswith("store") for name in lane)
    room.window.close()
    assert closed.is_set()
    assert not room.operations.is_open


def test_nothing_happens_to_a_window_that_was_closed_while_the_store_hangs(open_room, morning):
    room = open_room(morning)
    hangs = threading.Event()
    room.store.before = lambda name: hangs.wait(0.2) if name == "call_next" else None
    room.hit(Key.Key_F9)
    room.window.close()
    hangs.set()
    QApplication.processEvents()
    assert morning.at_desk() == "A 046"
