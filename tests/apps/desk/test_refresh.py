"""The window reads what concerns it while it can be seen, and says every half minute that it lives."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.house import ServiceCode
from frontdesk.usecases.ports import Feed, FeedEntry
from tests.apps.desk.room import Key, Room, local


def told(room: Room, *kinds: ChangeKind, services: tuple[str, ...] = ()) -> int:
    """How often the window reads after such news."""
    room.settle()
    room.store.calls.clear()
    codes = frozenset(ServiceCode(code) for code in services)
    entry = FeedEntry("1", local("09:43"), frozenset(kinds), codes)
    room.connection.feed.changed.emit(Feed("1", local("09:43"), (entry,)))
    room.settle()
    return room.store.calls.count("waiting")


def test_news_of_its_own_services(idle):
    assert told(idle, ChangeKind.TICKETS, services=("wba",)) == 1
    assert told(idle, ChangeKind.TICKETS, ChangeKind.CALLS, services=("bes",)) == 1


def test_news_of_others(idle):
    assert told(idle, ChangeKind.TICKETS, services=("auf",)) == 0
    assert told(idle, ChangeKind.PRINTS) == 0


def test_news_of_desks_and_house(idle):
    assert told(idle, ChangeKind.DESKS) == 1
    assert told(idle, *ChangeKind) == 1


def test_the_service_of_the_present_client_is_its_own(idle):
    ticket = idle.morning.comes("09:43", "auf")
    idle.morning.calls(ticket)
    idle.connection.read()
    idle.settle()
    assert idle.number == "B 001"
    assert told(idle, ChangeKind.TICKETS, services=("auf",)) == 1


def test_many_news_in_one_answer_are_one_reading(idle):
    idle.settle()
    idle.store.calls.clear()
    entries = tuple(
        FeedEntry(str(n), local("09:43"), frozenset({ChangeKind.TICKETS}), frozenset({ServiceCode("wba")}))
        for n in range(500)
    )
    idle.connection.feed.changed.emit(Feed("500", local("09:43"), entries))
    idle.settle()
    assert idle.store.calls.count("waiting") == 1


def test_a_hidden_window_reads_when_it_is_seen_again(idle):
    idle.window.hide()
    assert told(idle, ChangeKind.TICKETS, services=("wba",)) == 0
    idle.morning.comes("09:43")
    idle.window.show()
    idle.until(lambda: "A 054" in idle.waiting())


def test_a_new_ticket_appears_by_itself(idle):
    idle.morning.comes("09:43")
    idle.until(lambda: "A 054" in idle.waiting())


def test_after_an_act_the_picture_comes_with_it(idle):
    """No second trip: what was read after the act, in the same piece of work, is what is shown."""
    idle.connection.feed.stop()
    idle.press(Key.Key_F9)
    assert idle.number == "A 046"


def test_minutes_grow_while_nothing_happens(idle):
    idle.morning.clock.advance(minutes=5)
    words = idle.window.work.empty.words
    idle.until(lambda: words.caption() == "Vorrang · wartet 31 Min · Türkisch")


def pulses(room: Room, seconds: float, name: str) -> int:
    """How often a method of the store is called when so much time has passed."""
    room.settle()
    room.time.pass_by(seconds)
    room.morning.clock.advance(seconds=seconds)
    room.store.calls.clear()
    room.connection._on_pulse()
    room.settle()
    return room.store.calls.count(name)


def test_every_half_minute_it_reads_and_says_that_it_lives(idle):
    idle.connection.feed.stop()
    pulses(idle, 60, "waiting")
    assert (pulses(idle, 28, "waiting"), pulses(idle, 0, "seen")) == (0, 0)
    assert pulses(idle, 3, "waiting") == 1
    assert (pulses(idle, 28, "seen"), pulses(idle, 3, "seen")) == (0, 1)


def test_a_sign_of_life_reaches_the_record(idle):
    idle.morning.clock.advance(minutes=1)
    idle.until(lambda: idle.morning.store.presences()[0].seen_at == idle.morning.clock.now())


def test_no_sign_of_life_from_the_start_page(idle):
    idle.press(Key.Key_F12)
    assert pulses(idle, 60, "seen") == 0


def test_a_clock_that_was_set_back_stops_nothing(idle):
    idle.connection.feed.stop()
    idle.connection.clock.heard(local("07:00"))
    assert pulses(idle, 0, "waiting") == 1


def test_a_hundred_refreshes_leave_nothing_behind(idle):
    def turn() -> tuple[int, int]:
        """Somebody comes, is called, parked, brought back and finished; then everything is read anew."""
        ticket = idle.morning.comes("09:43")
        idle.ask()
        idle.press(Key.Key_F9)
        idle.press(Key.Key_F6)
        idle.window.work.aside.rows()[-1].back.click()
        idle.settle()
        idle.time.pass_by(1)
        idle.press(Key.Key_F9)
        idle.press(Key.Key_F10)
        idle.morning.goes(*[t for t in [idle.morning.again(ticket)] if t.state == "waiting"])
        for _ in range(10):
            idle.connection.read()
        idle.ask()
        return len(idle.window.findChildren(QWidget)), len(idle.window.findChildren(QObject))

    for _ in range(5):
        turn()
    before = turn()
    for _ in range(9):
        turn()
    after = turn()
    # Clients come and go, so the number of rows differs a little; it must not grow with the turns.
    assert after[0] <= before[0] + 12
    assert after[1] <= before[1] + 24
