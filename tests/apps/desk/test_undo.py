"""Strg+Z takes back the last act of the desk and says which: no key may lose a client."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy

from frontdesk.domain.ticket import State
from tests.apps.desk.room import DESK, Key, Mod, Room


def undo(room: Room) -> None:
    room.press(Key.Key_Z, Mod.ControlModifier)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Key.Key_F6, "Parken zurückgenommen: A 042 ist wieder am Platz."),
        (Key.Key_F8, "Erneuter Aufruf zurückgenommen: A 042 ist wieder am Platz."),
        (Key.Key_F4, "„Ist da“ zurückgenommen: A 042 ist wieder am Platz."),
        (Key.Key_F9, "„Fertig“ zurückgenommen: A 042 ist wieder am Platz."),
        (Key.Key_F10, "„Fertig“ zurückgenommen: A 042 ist wieder am Platz."),
    ],
)
def test_every_act_on_the_client(called, key, said):
    before = called.morning.store.at_desk(DESK).life
    called.press(key)
    undo(called)
    assert called.said == said
    assert called.number == "A 042"
    assert called.morning.store.at_desk(DESK).life == before


def test_both_steps_about_a_client_who_does_not_come(called):
    called.wait_and_press_f7()
    second = called.morning.store.at_desk(DESK).life
    called.wait_and_press_f7()
    undo(called)
    assert called.said == "„Nicht da“ zurückgenommen: A 042 ist wieder am Platz."
    assert called.morning.store.at_desk(DESK).life == second
    undo(called)
    assert called.said == "Erneuter Aufruf zurückgenommen: A 042 ist wieder am Platz."


def test_a_call_of_the_next(idle):
    idle.press(Key.Key_F9)
    undo(idle)
    assert idle.said == "Aufruf zurückgenommen: A 046 wartet wieder."
    assert idle.number == ""
    assert idle.waiting()[0] == "A 046"


def test_finish_and_next_gives_back_both(called):
    called.press(Key.Key_F9)
    undo(called)
    assert called.number == "A 042"
    assert called.waiting()[0] == "A 046"


def test_a_transfer(called):
    called.press(Key.Key_F5)
    called.type("umz")
    called.press(Key.Key_Return)
    undo(called)
    assert called.said == "Weiterleiten zurückgenommen: A 042 ist wieder am Platz."
    assert called.number == "A 042"


def test_a_parked_client_who_was_picked_is_parked_again(idle):
    parked = idle.controller.picture.parked[0].ticket
    idle.morning.calls(parked)
    idle.ask()
    assert idle.number == "A 039"
    undo(idle)
    assert idle.said == "Aufruf zurückgenommen: A 039 ist wieder geparkt."
    assert idle.morning.again(parked).state is State.PARKED


@pytest.mark.parametrize("key", [Key.Key_F6, Key.Key_F9, Key.Key_F10])
def test_the_notice_takes_it_back_too(called, key):
    called.press(key)
    assert called.window.notice._button.text() == "Rückgängig"
    assert called.window.notice._button.isVisible()
    called.window.notice.action.emit()
    called.settle()
    assert called.number == "A 042"


def test_nothing_to_undo_is_said(idle):
    idle.morning.clock.advance(minutes=10)
    undo(idle)
    assert idle.said == "Es gibt keinen Schritt, der zurückgenommen werden kann."
    assert idle.window.notice.status == "warn"


def test_two_undos_take_back_two_acts(called):
    called.press(Key.Key_F4)
    called.press(Key.Key_F6)
    undo(called)
    undo(called)
    assert called.morning.store.at_desk(DESK).state is State.CALLED


def test_after_five_minutes_it_is_too_late(called):
    called.press(Key.Key_F10)
    called.morning.clock.advance(minutes=6)
    undo(called)
    assert called.number == ""
    assert called.window.notice.status == "warn"


def test_it_does_nothing_on_the_start_page(idle):
    idle.press(Key.Key_F9)
    idle.press(Key.Key_F10)
    idle.press(Key.Key_F12)
    spy = QSignalSpy(idle.controller.acting.done)
    undo(idle)
    assert spy.count() == 0
