"""Windows of the desk over a store in memory; nothing here waits for a fixed time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.qt import appearance, translation
from frontdesk.qt.errors import Shown
from frontdesk.qt.theme import LIGHT
from frontdesk.usecases.health import check_store
from tests.apps.desk.room import Key, Morning, Room, local

OpenRoom = Callable[..., Room]


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    """Every test begins with the same look and language."""
    appearance.apply(LIGHT, scale=1.0)
    translation.install("de")
    yield
    appearance.apply(LIGHT, scale=1.0)


@pytest.fixture
def open_room() -> Iterator[OpenRoom]:
    """Opens windows; afterwards no unexpected error is left and every promise about the record holds."""
    opened: list[tuple[Room, list[Shown]]] = []

    def open_it(morning: Morning, **how: str | None) -> Room:
        room = Room(morning, **how)  # type: ignore[arg-type]  # handed on as they are
        shown: list[Shown] = []
        room.errors.reported.connect(shown.append)
        opened.append((room, shown))
        room.open()
        return room

    yield open_it
    for room, shown in opened:
        room.close()
        assert [error for error in shown if error.status == "bad"] == []
        assert [check for check in check_store(room.morning.store) if not check.ok] == []


@pytest.fixture
def morning() -> Morning:
    """The people of the mock-up in which nobody is at the desk."""
    made = Morning()
    made.of_the_pictures(called=False)
    return made


@pytest.fixture
def idle(morning: Morning, open_room: OpenRoom) -> Room:
    """A desk with nobody at it: A 046 is next, A 039 is parked."""
    return open_room(morning)


@pytest.fixture
def called(open_room: OpenRoom) -> Room:
    """A desk to which A 042 was called 38 seconds ago."""
    made = Morning()
    made.of_the_pictures(called=True)
    return open_room(made)


@pytest.fixture
def serving(called: Room) -> Room:
    """The same when A 042 has arrived."""
    called.press(Key.Key_F4)
    return called


@pytest.fixture
def deserted(open_room: OpenRoom) -> Room:
    """A desk for which nobody waits."""
    made = Morning()
    made.clock.set(local("09:42"))
    return open_room(made)
