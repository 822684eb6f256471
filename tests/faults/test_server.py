"""The database server crashes and comes back while people work: they are told, and nothing happens twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from frontdesk.apps.desk.state import Act
from frontdesk.apps.display import freshness, window
from frontdesk.apps.display.model import LiveScreen, StaleScreen
from frontdesk.domain.ticket import State
from tests.end2end.building import SECONDS, Building, Caseworker, Clerk, Hall, Key, until
from tests.end2end.watch import Heartbeat
from tests.postgres import Server, database, own_server

pytestmark = [pytest.mark.gui, pytest.mark.postgres]

FREEZE = 0.5  # seconds; a try to connect, a time limit or a back-off would be longer


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with own_server() as server:
        yield server


@pytest.fixture
def place(server: Server, dressed: None, nothing_stays: None) -> Iterator[Building]:
    with database(server) as url, closing(Building(url)) as building:
        yield building
        # Also after a failure in the middle of an outage.
        server.control("restart", "-m", "immediate")


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A public screen doubts its picture after a few seconds instead of fifteen."""
    monkeypatch.setattr(window, "READ_AGAIN", 1.0)
    monkeypatch.setattr(freshness, "DOUBTFUL_AFTER", 2.5)
    monkeypatch.setattr(freshness, "STALE_AFTER", 4.0)


def meanwhile(work: Callable[[], None]) -> None:
    """Do something while the windows live."""
    thread = threading.Thread(target=work)
    thread.start()
    until(lambda: not thread.is_alive(), 2 * SECONDS)


def is_current(clerk: Clerk, caseworker: Caseworker, hall: Hall) -> bool:
    """Whether every window says that what it shows is true now."""
    cells = (clerk.window.store_cell, caseworker.window.strip.store)
    live = isinstance(hall.window.said, LiveScreen) and hall.window.said.band.warning is None
    return live and all(cell.status == "ok" for cell in cells)


def test_an_outage_is_told_and_ends_by_itself(place: Building, server: Server, hurried: None) -> None:
    clerk, caseworker, hall = place.reception(), place.desk("2.14"), place.hall()
    for _ in range(2):
        clerk.enter("wba")
    until(lambda: caseworker.can(Act.CALL) and len(clerk.recent()) == 2)
    caseworker.press(Key.Key_F9)
    until(lambda: caseworker.client() == "A 001" and hall.heard)
    heartbeat = Heartbeat()

    meanwhile(lambda: server.control("stop", "-m", "immediate"))
    clerk.enter("neu")
    caseworker.press(Key.Key_F8)
    until(lambda: clerk.refusal() and caseworker.said())
    assert "nicht erreichbar" in caseworker.said()
    until(lambda: isinstance(hall.window.said, StaleScreen))
    until(lambda: clerk.window.store_cell.status == caseworker.window.strip.store.status == "warn")
    assert clerk.troubles() == ["Datenbank nicht erreichbar"]
    clerk.enter()
    assert "Ihre Auswahl bleibt stehen" in clerk.refusal()
    assert not caseworker.can(Act.FINISH)
    assert caseworker.client() == "A 001"

    meanwhile(lambda: server.control("start"))
    until(lambda: is_current(clerk, caseworker, hall))
    heartbeat.stop()
    print(f"longest stand-still {heartbeat.longest * 1000:.0f} ms")
    assert heartbeat.longest < FREEZE
    assert not clerk.troubles()
    assert hall.heard == [("A 001", "2.14")], "a screen that comes back does not call everybody again"
    assert [place.steps(ticket) for ticket in place.tickets()] == [["issued", "called"], ["issued"]]

    clerk.enter()
    until(lambda: "A 003" in clerk.recent())
    caseworker.press(Key.Key_F8)
    until(lambda: len(hall.heard) == 2)
    assert [(t.label, t.service) for t in place.tickets()] == [
        ("A 001", "wba"),
        ("A 002", "wba"),
        ("A 003", "neu"),
    ]
    assert place.steps(place.tickets()[0]) == ["issued", "called", "called_again"]
    place.assert_sound()


def test_crashes_under_the_keys_lose_nothing_and_double_nothing(place: Building, server: Server) -> None:
    """Whoever was refused presses again, as people do; each wish comes true once."""
    clerk, caseworker = place.reception(), place.desk("2.14")
    clerk.enter("wba")
    until(lambda: "A 001" in clerk.recent() and caseworker.can(Act.CALL))

    def crash_twice() -> None:
        for _ in range(2):
            server.control("restart", "-m", "immediate")

    crashes = threading.Thread(target=crash_twice)
    crashes.start()
    wishes = 0
    while crashes.is_alive():
        wishes += 1
        insist(clerk, wishes + 1)
    crashes.join()

    assert len(place.numbers()) == wishes + 1 == len(set(place.numbers()))
    assert all(place.steps(ticket) == ["issued"] for ticket in place.tickets())
    caseworker.press(Key.Key_F9)
    until(lambda: caseworker.client() or caseworker.said())
    if not caseworker.client():
        caseworker.press_again(Key.Key_F9)
    until(lambda: caseworker.client() == "A 001")
    assert [ticket.state for ticket in place.tickets()].count(State.CALLED) == 1
    place.assert_sound()


def insist(clerk: Clerk, count: int) -> None:
    """One more ticket, however often it is refused."""
    clerk.enter("wba")
    while True:
        until(lambda: clerk.refusal() or len(clerk.recent()) >= count)
        if not clerk.refusal():
            return
        until(lambda: clerk.window.store_cell.status == "ok")
        clerk.enter()
