"""F5 asks inline where the client goes: type, arrow keys, Enter; Esc goes back."""

from __future__ import annotations

import pytest

from frontdesk.usecases import calling
from tests.apps.desk.room import DESK, Key, Room, desk_op


@pytest.fixture
def asking(called: Room) -> Room:
    called.press(Key.Key_F5)
    return called


def titles(room: Room) -> list[str]:
    rows = room.window.chooser.list.rows
    return [rows.item(place).text() for place in range(rows.count())]


def test_it_opens_in_the_window_with_every_other_service(asking):
    window = asking.window
    assert window.pages.currentWidget() is window.chooser
    assert window.focusWidget() is window.chooser.list.search.edit
    assert window.chooser._title.text() == "A 042 weiterleiten an"
    assert len(titles(asking)) == len(asking.morning.house.active_services) - 1
    assert "Weiterbewilligung" not in titles(asking)


def test_typing_and_enter_transfer(asking):
    asking.type("miete")
    assert titles(asking)[0] == "Umzug und Miete"
    asking.press(Key.Key_Return)
    ticket = next(t for t in asking.morning.store.tickets(day(asking)) if t.label == "A 042")
    assert ticket.service == "umz"
    assert asking.number == ""
    assert asking.window.pages.currentWidget() is asking.window.work
    assert asking.said == "A 042 wartet jetzt für „Umzug und Miete“."


def day(room: Room) -> object:
    return room.morning.house.business_day(room.morning.clock.now())


def test_to_another_agency_by_arrow_keys(asking):
    asking.type("aufenthalt")
    first = titles(asking)
    asking.press(Key.Key_Down)
    assert asking.window.chooser.list.rows.currentItem().text() == first[1]
    asking.press(Key.Key_Up)
    asking.press(Key.Key_Return)
    ticket = next(t for t in asking.morning.store.tickets(day(asking)) if t.label == "A 042")
    assert ticket.agency == "abh"


def test_esc_clears_and_then_goes_back(asking):
    asking.type("um")
    asking.press(Key.Key_Escape)
    assert asking.window.chooser.list.search.text() == ""
    asking.press(Key.Key_Escape)
    assert asking.window.pages.currentWidget() is asking.window.work
    assert asking.number == "A 042"
    assert asking.window.focusWidget() is asking.window.main_key()


def test_the_button_goes_back(asking):
    asking.window.chooser.back.click()
    assert asking.window.pages.currentWidget() is asking.window.work


def test_no_match_and_enter_do_nothing(asking):
    asking.type("xyzzy")
    assert titles(asking) == []
    asking.press(Key.Key_Return)
    assert asking.morning.at_desk() == "A 042"
    assert asking.window.pages.currentWidget() is asking.window.chooser


@pytest.mark.parametrize("key", [Key.Key_F6, Key.Key_F7, Key.Key_F9, Key.Key_F10, Key.Key_F12])
def test_keys_of_the_card_rest_while_it_asks(asking, key):
    asking.press(key)
    assert asking.morning.at_desk() == "A 042"


def test_a_client_who_leaves_meanwhile_is_not_sent_on(asking):
    calling.finish(asking.morning.store, asking.morning.house, op=desk_op(), desk=DESK)
    asking.ask()
    assert asking.window.pages.currentWidget() is asking.window.work
    assert asking.said == "Diese Person ist nicht mehr am Platz."


def test_a_refused_transfer_is_said_and_can_be_tried_elsewhere(asking):
    calling.finish(asking.morning.store, asking.morning.house, op=desk_op(), desk=DESK)
    asking.type("umz")
    asking.hit(Key.Key_Return)
    asking.ask()
    assert asking.window.pages.currentWidget() is asking.window.work
    assert asking.said != ""


def test_what_was_said_before_makes_room(idle):
    idle.press(Key.Key_F9)
    idle.press(Key.Key_F9)
    assert idle.said == "A 046 ist fertig."
    idle.press(Key.Key_F5)
    assert idle.said == ""


def test_it_begins_empty_every_time(asking):
    asking.type("umz")
    asking.press(Key.Key_Escape)
    asking.press(Key.Key_Escape)
    asking.press(Key.Key_F5)
    assert asking.window.chooser.list.search.text() == ""
    assert asking.window.chooser.list.rows.currentRow() == 0
