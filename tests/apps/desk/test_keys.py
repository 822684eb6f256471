"""Every key in every state, by real key presses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.apps.desk.panels.rows import WaitingRow
from frontdesk.apps.desk.state import Act
from frontdesk.domain.ticket import Need, State, Ticket
from frontdesk.usecases import calling
from tests.apps.desk.room import DESK, Key, Mod, Morning, Room, desk_op, local


def unchanged(room: Room, key: Qt.Key) -> bool:
    """Whether a key does nothing at all to the record."""
    store = room.morning.store
    before = store.changes_since(None).revision
    room.press(key)
    return store.changes_since(None).revision == before


def test_the_window_opens_with_the_client_who_is_next(idle):
    work = idle.window.work
    assert idle.number == ""
    assert work.empty.number.text() == "A 046"
    assert work.empty.words.title() == "Weiterbewilligung"
    assert work.empty.words.caption() == "Vorrang · wartet 26 Min · Türkisch"
    assert work.empty.words.caption_within(180) == "Vorrang · 26 Min · Türkisch"
    assert work.empty.words.caption_within(1) == "Vorrang · Türkisch"
    assert idle.waiting() == ["A 046", "A 043", "A 045", "A 049", "A 051", "A 053"]
    assert idle.aside() == ["A 039 geparkt bis 10:00"]
    assert idle.window.focusWidget() is work.empty.buttons[Act.CALL]


def test_f9_calls_the_next_client(idle):
    idle.press(Key.Key_F9)
    assert idle.number == "A 046"
    assert idle.morning.at_desk() == "A 046"
    client = idle.window.work.client
    assert client.tag.text() == "Aufgerufen 09:42"
    assert client.facts.language.text() == "Türkisch"
    assert client.facts.waited.text() == "wartete 26 Min"
    assert client.facts.need.text() == "Vorrang"
    assert idle.waiting() == ["A 043", "A 045", "A 049", "A 051"]
    assert idle.window.focusWidget() is client.buttons[Act.CALL]


def test_enter_on_the_main_key_calls_too(idle):
    idle.press(Key.Key_Return)
    assert idle.number == "A 046"


def test_f4_says_that_the_client_has_arrived(called):
    called.morning.clock.set(local("09:43"))
    called.press(Key.Key_F4)
    client = called.window.work.client
    assert called.morning.store.at_desk(DESK).state is State.SERVING
    assert client.tag.text() == "Im Gespräch seit 09:43"
    assert not client.buttons[Act.START].isVisible()


def test_nothing_moves_when_the_client_arrives(called):
    client = called.window.work.client
    before = {act: button.geometry() for act, button in client.buttons.items() if act is not Act.START}
    before_number = client.number.geometry()
    called.press(Key.Key_F4)
    assert {a: b.geometry() for a, b in client.buttons.items() if a is not Act.START} == before
    assert client.number.geometry() == before_number


@pytest.mark.parametrize("key", [Key.Key_F4, Key.Key_F7, Key.Key_F8])
def test_keys_that_make_no_sense_once_the_client_is_there(serving, key):
    assert unchanged(serving, key)
    for act in (Act.MISSED, Act.AGAIN):
        assert serving.window.work.client.buttons[act].toolTip() == "Die Person ist schon da."


def test_f6_parks_for_twenty_minutes(called):
    called.press(Key.Key_F6)
    assert called.number == ""
    assert called.said == "A 042 ist geparkt bis 10:02."
    assert called.aside() == ["A 042 geparkt bis 10:02"]


def test_f6_parks_a_client_in_conversation(serving):
    serving.press(Key.Key_F6)
    assert serving.aside() == ["A 042 geparkt bis 10:02"]


def test_f7_calls_a_second_time_and_then_sets_aside(called):
    client = called.window.work.client
    before = {act: button.geometry() for act, button in client.buttons.items()}
    assert client.buttons[Act.MISSED].text() == "Nicht da 7"
    called.morning.clock.advance(seconds=7)
    called.ask()
    called.controller._on_second()
    assert client.buttons[Act.MISSED].text() == "2. Aufruf"
    called.press(Key.Key_F7)
    assert called.said == "A 042 wurde zum zweiten Mal aufgerufen."
    assert called.number == "A 042"
    assert client.buttons[Act.MISSED].text() == "Nicht da 45"
    called.morning.clock.advance(seconds=45)
    called.ask()
    called.controller._on_second()
    assert client.buttons[Act.MISSED].text() == "Nicht da"
    assert {act: button.geometry() for act, button in client.buttons.items()} == before
    called.press(Key.Key_F7)
    assert called.number == ""
    assert called.said == "A 042 war nicht da (1×)."
    assert called.aside() == ["A 042 1× nicht da"]


def test_f7_too_early_says_how_long_and_does_nothing(called):
    assert unchanged(called, Key.Key_F7)
    assert called.said == "A 042 wurde eben erst aufgerufen. Bitte noch 7 Sekunden warten."


def test_the_countdown_runs_on_between_two_looks_at_the_store(called):
    button = called.window.work.client.buttons[Act.MISSED]
    assert button.text() == "Nicht da 7"
    called.time.pass_by(4)
    called.controller._on_second()
    assert button.text() == "Nicht da 2"


def test_who_needs_a_seat_has_twice_the_time(idle):
    idle.press(Key.Key_F9)
    assert idle.controller.picture.current.need is Need.SEAT
    assert idle.window.work.client.buttons[Act.MISSED].text() == "Nicht da 90"


def test_f8_is_a_second_call_as_well(called):
    called.press(Key.Key_F8)
    called.wait_and_press_f7()
    assert called.said == "A 042 war nicht da (1×)."


def test_the_third_time_ends_the_ticket(called):
    for _ in range(2):
        called.gives_up_on_the_client()
        ticket = called.controller.picture.parked[0].ticket
        calling.back(called.morning.store, called.morning.house, op=desk_op(), ticket_id=ticket.id)
        called.morning.calls(ticket)
        called.ask()
        assert called.number == "A 042"
    called.gives_up_on_the_client()
    assert called.said == "A 042 war 3× nicht da; das Ticket ist beendet."
    assert called.aside() == []


def test_f8_calls_again(called):
    called.morning.clock.set(local("09:45"))
    before = called.morning.store.at_desk(DESK).life.call_id
    called.press(Key.Key_F8)
    after = called.morning.store.at_desk(DESK)
    assert after.life.call_id != before
    assert called.window.work.client.tag.text() == "Aufgerufen 09:45"
    assert called.window.work.client.facts.waited.text() == "wartete 36 Min"
    assert called.said == "A 042 wurde erneut aufgerufen."


def test_f9_finishes_and_calls_the_next(called):
    called.press(Key.Key_F9)
    assert called.number == "A 046"
    assert called.said == "A 042 ist fertig."
    assert [t.label for t in finished(called)] == ["A 042"]


def test_f9_after_the_last_client_leaves_it_finished(deserted):
    deserted.morning.comes("09:42")
    deserted.ask()
    deserted.press(Key.Key_F9)
    assert deserted.number == "A 001"
    deserted.press(Key.Key_F9)
    assert deserted.number == ""
    assert deserted.said == "A 001 ist fertig. Niemand wartet."
    assert [t.label for t in finished(deserted)] == ["A 001"]


def finished(room: Room) -> list[Ticket]:
    day = room.morning.house.business_day(room.morning.clock.now())
    return [t for t in room.morning.store.tickets(day) if t.state is State.FINISHED]


def test_f10_finishes_only(called):
    called.press(Key.Key_F10)
    assert called.number == ""
    assert called.morning.at_desk() == ""
    assert called.said == "A 042 ist fertig."
    assert called.window.work.empty.number.text() == "A 046"
    assert called.window.focusWidget() is called.window.work.empty.buttons[Act.CALL]


def test_f12_closes_the_desk(idle):
    idle.press(Key.Key_F12)
    assert idle.window.pages.currentWidget() is idle.window.start
    assert idle.window.header.isHidden()
    assert idle.morning.store.presences() == []
    assert idle.window.start.desk.name == DESK


@pytest.mark.parametrize("key", [Key.Key_F4, Key.Key_F5, Key.Key_F6, Key.Key_F7, Key.Key_F8, Key.Key_F10])
def test_keys_of_a_client_do_nothing_without_one(idle, key):
    assert unchanged(idle, key)
    assert idle.window.pages.currentWidget() is idle.window.work


@pytest.mark.parametrize("key", [Key.Key_F3, Key.Key_F12])
def test_keys_of_an_empty_room_do_nothing_beside_a_client(called, key):
    assert unchanged(called, key)
    assert called.window.pages.currentWidget() is called.window.work


def test_nobody_waits_says_so_in_one_sentence(deserted):
    empty = deserted.window.work.empty
    sentence = "Niemand wartet. F9 ist wieder aktiv, sobald ein Ticket kommt."
    assert empty.nobody.isVisible()
    assert empty.nobody.text() == sentence
    assert empty.buttons[Act.CALL].toolTip() == sentence
    assert unchanged(deserted, Key.Key_F9)
    assert unchanged(deserted, Key.Key_F3)
    assert deserted.said == ""


def test_while_f9_does_not_work_enter_hits_no_other_key(deserted):
    assert deserted.window.focusWidget() is deserted.window.work
    assert unchanged(deserted, Key.Key_Return)
    deserted.morning.comes("09:43")
    deserted.ask()
    assert deserted.window.focusWidget() is deserted.window.work.empty.buttons[Act.CALL]


def test_a_window_that_is_activated_anew_leaves_the_focus_alone(deserted):
    other = QWidget()
    other.show()
    other.activateWindow()
    deserted.until(other.isActiveWindow)
    deserted.window.activateWindow()
    deserted.until(deserted.window.isActiveWindow)
    assert deserted.window.focusWidget() is deserted.window.work
    other.close()
    deserted.morning.comes("09:43")
    deserted.ask()
    assert deserted.window.focusWidget() is deserted.window.main_key()


def test_the_keys_keep_their_place_when_nobody_waits(deserted):
    buttons = deserted.window.work.empty.buttons
    before = {act: button.geometry() for act, button in buttons.items()}
    deserted.morning.comes("09:43")
    deserted.ask()
    assert deserted.window.work.empty.number.isVisible()
    assert {act: button.geometry() for act, button in buttons.items()} == before


def test_f1_says_why_this_client_is_next(idle):
    idle.press(Key.Key_F1)
    assert idle.said == "A 046 hat Vorrang: 20 Min Vorsprung auf die Ankunft um 09:16."
    assert idle.window.work.empty.number.toolTip() == idle.said


def test_pause_and_open(called):
    switch = called.window.header.switch
    switch.button("paused").click()
    called.settle()
    called.time.pass_by(1)
    assert called.morning.store.presences()[0].state == "paused"
    assert not called.window.work.client.buttons[Act.CALL].isEnabled()
    assert called.window.work.client.buttons[Act.FINISH].isEnabled()
    called.press(Key.Key_F10)
    assert called.number == ""
    assert called.window.work.empty.tag.text() == "Pause"
    assert unchanged(called, Key.Key_F9)
    switch.button("open").click()
    called.settle()
    assert called.morning.store.presences()[0].state == "open"
    assert called.window.work.empty.buttons[Act.CALL].isEnabled()


def test_a_pause_keeps_the_services_of_the_desk(open_room):
    room = open_room(Morning(), desk=None)
    room.type("2.14")
    room.window.start.chips[1].click()
    room.press(Key.Key_Return)
    for state in ("paused", "open"):
        room.window.header.switch.button(state).click()
        room.settle()
        room.time.pass_by(1)
        assert room.morning.store.presences()[0].services == ("wba",)


def test_the_switch_works_from_the_keyboard(idle):
    idle.window.header.switch.button("paused").setFocus()
    idle.press(Key.Key_Space)
    assert idle.morning.store.presences()[0].state == "paused"


def test_the_stopwatch_runs_by_the_clock_of_the_store(called):
    watch = called.window.work.client.watch
    assert watch.text() == "00:38"
    called.morning.clock.advance(seconds=61)
    called.until(lambda: watch.text() == "01:39")
    assert called.window.strip.clock.text() == "09:43"


@pytest.mark.parametrize("need", [Need.SEAT, Need.URGENT])
def test_a_need_shows_one_word_and_never_its_reason(open_room, need):
    morning = Morning()
    morning.comes("09:00", need=need)
    room = open_room(morning)
    words = {room.window.work.empty.words.caption(), *(r.accessibleName() for r in waiting_rows(room))}
    room.press(Key.Key_F9)
    words.add(room.window.work.client.facts.need.text())
    assert all("Vorrang" in said for said in words)
    assert not any(
        reason in said.casefold() for said in words for reason in ("seat", "sitz", "urgent", "dring")
    )


def waiting_rows(room: Room) -> list[WaitingRow]:
    return room.window.work.waiting.rows()


def test_a_key_that_is_held_down_counts_once(idle):
    idle.press(Key.Key_F9)
    for _ in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Mod.NoModifier, "\r", True)
        QApplication.sendEvent(idle.focus(), held)
    idle.settle()
    assert idle.number == "A 046"
