"""The database goes away and comes back: nothing freezes, nothing is called, old things say their age."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QLabel

from frontdesk.apps.desk.state import Act
from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.qt import feed as feed_module
from frontdesk.qt.widgets.badge import AgencyBadge
from frontdesk.qt.widgets.two_lines import TwoLines
from tests.apps.desk.room import Key, Room

AWAY = "Die Datenbank ist nicht erreichbar. Es geht weiter, sobald sie antwortet."


def lose(room: Room) -> None:
    """The store stops answering and the feed has noticed."""
    room.store.away.set()
    room.connection.feed._lost_after_s = 0.0
    room.connection.feed.ask_now()
    room.until(lambda: room.connection.is_lost)


def find(room: Room) -> None:
    """It answers again."""
    room.store.away.clear()
    room.connection.feed._lost_after_s = feed_module.LOST_AFTER_S
    room.connection.feed.ask_now()
    room.until(lambda: not room.connection.is_lost)
    room.settle()


def test_the_strip_says_it_and_the_client_stays(called):
    assert called.window.strip.store.text() == "verbunden"
    lose(called)
    assert called.window.strip.store.text() == "getrennt seit 09:42"
    assert called.window.strip.store.status == "warn"
    assert called.number == "A 042"
    assert called.window.work.client.tag.text() == "Stand 09:42"
    assert called.window.notice.isHidden()


def test_every_key_says_why_it_does_not_work(called):
    lose(called)
    for button in called.window.work.client.buttons.values():
        assert not button.isEnabled()
        assert button.toolTip() == AWAY
    for state in ("open", "paused"):
        assert called.window.header.switch.button(state).toolTip() == AWAY


def test_next_and_those_aside_too(idle):
    lose(idle)
    assert idle.window.work.empty.tag.text() == "Stand 09:42"
    assert idle.window.work.empty.number.text() == "A 046"
    for act in (Act.CALL, Act.PICK, Act.CLOSE):
        assert idle.window.work.empty.buttons[act].toolTip() == AWAY
    assert idle.window.work.aside.rows()[0].back.toolTip() == AWAY


def test_a_call_that_fails_is_said_near_and_changes_nothing(idle):
    idle.store.away.set()
    idle.hit(Key.Key_F9)
    idle.settle()
    assert idle.said.startswith("Die Datenbank ist nicht erreichbar: Zeitüberschreitung.")
    assert idle.number == ""
    assert idle.morning.at_desk() == ""


def test_when_it_comes_back_work_goes_on(called):
    lose(called)
    find(called)
    assert called.window.strip.store.text() == "verbunden"
    assert called.window.work.client.tag.text() == "Aufgerufen 09:42"
    assert called.window.focusWidget() is called.window.main_key()
    called.press(Key.Key_F9)
    assert called.number == "A 046"


def test_what_happened_meanwhile_is_shown(idle):
    lose(idle)
    idle.morning.comes("09:44")
    find(idle)
    idle.ask()
    assert idle.waiting()[-1] == "A 054"


def test_a_sign_of_life_follows_at_once(called):
    lose(called)
    called.store.calls.clear()
    find(called)
    assert "seen" in called.store.calls


def test_choosing_ends_when_the_store_goes_away(idle):
    idle.press(Key.Key_F3)
    lose(idle)
    assert not idle.window.work.waiting.is_picking


def test_undo_says_why_it_does_not_work(called):
    called.press(Key.Key_F4)
    lose(called)
    called.window.undo_requested.emit()
    assert called.said == AWAY


def test_a_transfer_waits_until_it_is_back(called):
    called.press(Key.Key_F5)
    called.type("umz")
    lose(called)
    called.hit(Key.Key_Return)
    assert called.said == AWAY
    find(called)
    called.press(Key.Key_Return)
    assert called.said == "A 042 wartet jetzt für „Umzug und Miete“."


def test_the_start_page_too(idle):
    idle.press(Key.Key_F12)
    lose(idle)
    assert idle.window.start.go.toolTip() == AWAY
    idle.hit(Key.Key_Return)
    find(idle)
    assert idle.window.start.go.isEnabled()
    idle.press(Key.Key_Return)
    assert idle.window.pages.currentWidget() is idle.window.work


def test_the_window_answers_while_the_store_hangs(idle):
    """A call that never comes back blocks the lane; keys, focus and paint go on."""
    hangs, entered = threading.Event(), threading.Event()

    def hang(name: str) -> None:
        if name == "call_next":
            entered.set()
            assert hangs.wait(20)

    idle.store.before = hang
    idle.hit(Key.Key_F9)
    assert entered.wait(10)
    try:
        assert idle.controller.acting.under_way is not None
        idle.hit(Key.Key_F1)
        assert idle.said.startswith("A 046 hat Vorrang")
        assert not idle.window.grab().isNull()
        idle.until(lambda: idle.window.busy.is_busy)
    finally:
        hangs.set()
    idle.settle()
    assert idle.number == "A 046"
    assert not idle.window.busy.is_busy


@pytest.mark.parametrize("how", ["away", "nobody"])
def test_nothing_clickable_is_left_without_a_reason(idle, deserted, how):
    room = idle if how == "away" else deserted
    if how == "away":
        lose(room)
    for button in room.window.work.empty.buttons.values():
        assert button.isEnabled() or button.toolTip()


@pytest.mark.parametrize(("failed", "words"), [(False, "wird geöffnet …"), (True, "nicht verbunden")])
def test_nothing_is_said_before_anything_was_read(morning, failed, words):
    room = Room(morning)
    room.window.show()
    if failed:
        room.controller.opening_failed(StoreUnreachableError(reason="Netz"))
    header, work = room.window.header, room.window.work
    (badge,), (name,) = header.findChildren(AgencyBadge), header.findChildren(TwoLines)
    assert name.title() == words
    assert not badge.isVisible()
    assert header.switch.current() == ""
    assert work.empty.tag.text() == words
    assert not any(part.isVisible() for part in (work.empty.number, work.empty.nobody, work.empty.why))
    said = [label.text() for label in room.window.findChildren(QLabel) if label.isVisible()]
    assert not [text for text in said if "Niemand" in text]
    room.open()
    assert badge.isVisible()
    assert header.switch.current() == "open"
    assert work.empty.number.text() == "A 046"
    room.close()
