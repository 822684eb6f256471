"""The start page: room by typing, services by chips, Enter opens."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from frontdesk.usecases import calling, houses
from tests.apps.desk.conftest import OpenRoom
from tests.apps.desk.room import DESK, Key, Morning, Room, desk_op


@pytest.fixture
def start(open_room: OpenRoom) -> Room:
    return open_room(Morning(), desk=None, station="desk-1")


def rooms(room: Room) -> list[str]:
    rows = room.window.start.rooms.rows
    return [rows.item(place).text() for place in range(rows.count())]


def test_the_window_begins_where_one_types(start):
    assert start.window.pages.currentWidget() is start.window.start
    assert start.window.focusWidget() is start.window.start.rooms.search.edit
    assert rooms(start)[0] == "Zimmer 1.01"


def test_typing_and_enter_open_the_desk(start):
    start.type("214")
    assert rooms(start) == ["Zimmer 2.14"]
    assert [chip.text() for chip in start.window.start.chips] == ["Weiterbewilligung", "Bescheid besprechen"]
    start.press(Key.Key_Return)
    assert start.window.pages.currentWidget() is start.window.work
    presence = start.morning.store.presences()[0]
    assert (presence.desk, presence.services, presence.state) == (DESK, ("wba", "bes"), "open")
    assert presence.station == "desk-1"
    assert start.window.header._words.title() == "Zimmer 2.14"
    assert start.window.header._words.caption() == "Jobcenter · Team 412"


def test_arrow_keys_choose_the_room(start):
    start.press(Key.Key_Down)
    start.press(Key.Key_Down)
    start.press(Key.Key_Up)
    start.press(Key.Key_Return)
    assert start.morning.store.presences()[0].desk == "1.02"


def test_services_can_be_left_out_from_the_keyboard(start):
    start.type("2.14")
    start.settle()
    QTest.keyClick(start.focus(), Key.Key_Tab)
    assert start.focus() is start.window.start.chips[0]
    start.press(Key.Key_Space)
    start.press(Key.Key_Return)
    assert start.morning.store.presences()[0].services == ("bes",)
    start.morning.comes("09:00", "wba")
    start.morning.comes("09:01", "bes")
    start.ask()
    assert start.waiting() == ["A 002"]
    start.press(Key.Key_F9)
    assert start.number == "A 002"


def test_without_a_service_nothing_opens_and_the_reason_is_said(start):
    start.type("2.14")
    for chip in start.window.start.chips:
        chip.click()
    assert start.window.start.go.toolTip() == "Bitte mindestens ein Anliegen wählen."
    start.press(Key.Key_Return)
    assert start.morning.store.presences() == []


def test_a_room_that_does_not_exist(start):
    start.type("9.99")
    assert rooms(start) == []
    assert start.window.start.go.toolTip() == "Dieses Zimmer gibt es nicht. Bitte ein anderes tippen."
    start.press(Key.Key_Return)
    assert start.morning.store.presences() == []


def test_a_room_that_is_staffed_says_so(open_room):
    morning = Morning()
    morning.opens("2.15")
    room = open_room(morning, desk=None)
    room.type("2.15")
    item = room.window.start.rooms.rows.item(0)
    room.until(lambda: room.window.start.rooms.rows.item(0).toolTip() == "offen seit 08:00")
    assert item is not None


def test_somebody_who_takes_a_room_is_seen_at_once(start):
    start.type("2.15")
    start.morning.opens("2.15")
    start.ask()
    start.settle()
    assert start.window.start.rooms.rows.item(0).toolTip() == "offen seit 08:00"


def test_a_station_that_is_named_after_its_room_finds_it_marked(open_room):
    room = open_room(Morning(), desk=None, station="desk-2.14")
    assert room.window.start.desk.name == "2.14"
    room.press(Key.Key_Return)
    assert room.morning.store.presences()[0].desk == "2.14"


def test_a_desk_named_at_the_start_skips_the_page(open_room):
    room = open_room(Morning(), desk="2.14")
    assert room.window.pages.currentWidget() is room.window.work
    assert room.morning.store.presences()[0].desk == "2.14"


def test_an_unknown_desk_named_at_the_start_leads_to_the_page(open_room):
    room = open_room(Morning(), desk="Keller 7")
    assert room.window.pages.currentWidget() is room.window.start
    assert room.said.startswith("Den Platz „Keller 7“ gibt es in diesem Haus nicht.")


def test_a_desk_that_has_a_client_shows_it_again(open_room):
    """The PC was switched off while somebody was being served."""
    morning = Morning()
    morning.of_the_pictures(called=True)
    calling.start(morning.store, morning.house, op=desk_op(), desk=DESK)
    room = open_room(morning, desk=None)
    room.press(Key.Key_Return)
    assert room.number == "A 042"


def test_another_house_definition_is_taken_up(start):
    from dataclasses import replace

    fewer = tuple(desk for desk in start.morning.house.desks if desk.name != "1.01")
    changed = replace(start.morning.house, desks=fewer)
    houses.load_house(start.morning.store, op=desk_op(), house=changed)
    start.ask()
    start.settle()
    assert "Zimmer 1.01" not in rooms(start)


def test_a_room_that_is_renamed_shows_its_new_name(idle):
    from dataclasses import replace

    desks = tuple(
        replace(desk, room="Raum Weser") if desk.name == DESK else desk for desk in idle.morning.house.desks
    )
    houses.load_house(idle.morning.store, op=desk_op(), house=replace(idle.morning.house, desks=desks))
    idle.ask()
    assert idle.window.header._words.title() == "Raum Weser"
    assert idle.window.windowTitle() == "Raum Weser · Arbeitsplatz"


def test_closing_leads_back_and_the_next_desk_begins_anew(idle):
    idle.press(Key.Key_F12)
    idle.type("1.05")
    idle.press(Key.Key_Return)
    assert idle.window.header._words.title() == "Zimmer 1.05"
    assert idle.waiting() == []
    assert idle.said == ""
