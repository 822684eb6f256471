"""The lists below the card: order, folding, choosing out of turn, bringing back."""

from __future__ import annotations

import pytest

from frontdesk.domain.house import SeriesLetter
from frontdesk.domain.ticket import State
from frontdesk.domain.ticket_code import qr_text, ticket_code
from tests.apps.desk.papers import scan
from tests.apps.desk.room import Key, Mod, Morning, Room


def marked(room: Room) -> str:
    return next((row.line.number for row in room.window.work.waiting.rows() if row.hasFocus()), "")


def count(room: Room) -> str:
    return room.window.work.waiting._count.text()


def test_the_first_line_carries_the_key_that_calls_it(idle):
    hints = [row._hint for row in idle.window.work.waiting.rows()]
    assert hints == ["F9", "", "", "", "", ""]
    assert count(idle) == "6 für Team 412"


def test_minutes_and_the_mark_of_a_wait_above_target(idle):
    rows = {row.line.number: row for row in idle.window.work.waiting.rows()}
    assert rows["A 043"].line.minutes == "34 Min"
    assert rows["A 043"].line.over_target
    assert rows["A 043"].accessibleName() == "A 043, Weiterbewilligung, wartet 34 Min, über dem Ziel"
    assert not rows["A 049"].line.over_target


def test_beside_a_client_four_lines_and_the_rest_on_demand(called):
    more = called.window.work.waiting.more
    assert called.waiting() == ["A 046", "A 043", "A 045", "A 049"]
    assert more.text() == "2 weitere"
    more.click()
    assert called.waiting() == ["A 046", "A 043", "A 045", "A 049", "A 051", "A 053"]
    assert more.text() == "Weniger"
    more.click()
    assert len(called.waiting()) == 4


def test_alone_up_to_ten_lines(open_room):
    morning = Morning()
    for minute in range(14):
        morning.comes(f"09:{minute:02d}")
    room = open_room(morning)
    assert len(room.waiting()) == 10
    assert room.window.work.waiting.more.text() == "4 weitere"


def test_f3_chooses_by_arrow_keys_and_enter(idle):
    idle.press(Key.Key_F3)
    assert marked(idle) == "A 046"
    assert count(idle) == "Enter ruft auf, Esc zurück"
    idle.press(Key.Key_Down)
    idle.press(Key.Key_Down)
    idle.press(Key.Key_Down)
    idle.press(Key.Key_Up)
    assert marked(idle) == "A 045"
    idle.press(Key.Key_Return)
    assert idle.number == "A 045"
    assert idle.morning.at_desk() == "A 045"
    assert count(idle) == "5 für Team 412"
    assert not idle.window.work.waiting.is_picking


def test_choosing_reaches_first_and_last_and_stops_there(idle):
    idle.press(Key.Key_F3)
    idle.press(Key.Key_End)
    assert marked(idle) == "A 053"
    idle.press(Key.Key_Down)
    assert marked(idle) == "A 053"
    idle.press(Key.Key_Home)
    idle.press(Key.Key_Up)
    assert marked(idle) == "A 046"


def test_choosing_shows_everybody(open_room):
    morning = Morning()
    for minute in range(14):
        morning.comes(f"09:{minute:02d}")
    room = open_room(morning)
    room.press(Key.Key_F3)
    assert len(room.waiting()) == 14


def test_the_marked_line_is_brought_into_sight(open_room):
    morning = Morning()
    for minute in range(40):
        morning.comes(f"09:{minute:02d}")
    room = open_room(morning)
    room.press(Key.Key_F3)
    room.press(Key.Key_End)
    last = room.window.work.waiting.rows()[-1]
    assert last.hasFocus()
    room.until(lambda: last.visibleRegion().boundingRect() == last.rect())


def test_esc_ends_choosing(idle):
    idle.press(Key.Key_F3)
    idle.press(Key.Key_Escape)
    assert not idle.window.work.waiting.is_picking
    assert marked(idle) == ""
    idle.press(Key.Key_F9)
    assert idle.number == "A 046"


def test_the_mark_stays_with_its_person_when_the_list_changes(idle):
    idle.press(Key.Key_F3)
    idle.press(Key.Key_Down)
    idle.press(Key.Key_Down)
    assert marked(idle) == "A 045"
    idle.morning.calls(idle.controller.picture.waiting[0].ticket, "2.15")
    idle.ask()
    assert idle.waiting()[0] == "A 043"
    assert marked(idle) == "A 045"
    idle.press(Key.Key_Return)
    assert idle.number == "A 045"


def test_when_the_marked_person_is_gone_enter_calls_nobody(idle):
    idle.press(Key.Key_F3)
    idle.press(Key.Key_Down)
    idle.morning.calls(idle.controller.picture.waiting[1].ticket, "2.15")
    idle.ask()
    assert not idle.window.work.waiting.is_picking
    assert idle.said == "Diese Person wartet nicht mehr. Bitte neu auswählen."
    idle.press(Key.Key_Return)
    assert idle.number == ""
    assert idle.window.work.waiting.is_picking


def test_a_click_marks_and_a_second_click_calls(idle):
    row = idle.window.work.waiting.rows()[2]
    row.click()
    assert marked(idle) == "A 045"
    assert idle.number == ""
    row.click()
    idle.settle()
    assert idle.number == "A 045"


def test_lines_do_nothing_beside_a_client(called):
    called.window.work.waiting.rows()[1].click()
    called.settle()
    assert called.number == "A 042"
    assert not called.window.work.waiting.is_picking


def test_a_client_who_is_parked_is_brought_back(idle):
    row = idle.window.work.aside.rows()[0]
    assert row.back.accessibleName() == "A 039 zurückholen"
    row.back.click()
    idle.settle()
    assert idle.aside() == []
    assert idle.said == "A 039 wartet wieder, niemand davor."
    assert idle.window.work.empty.number.text() == "A 039"


def code_of(room: Room, number: int) -> str:
    store, house = room.morning.store, room.morning.house
    ticket = store.ticket_by_number(house.business_day(store.now()), SeriesLetter("A"), number)
    assert ticket is not None
    issued = store.events(ticket.id)[0]
    code = ticket_code(house.site.code, ticket.business_day, ticket.label, issued.op)
    return qr_text(ticket.business_day, ticket.label, code)


def test_the_scan_of_a_parked_ticket_brings_the_client_back(idle):
    scan(idle, code_of(idle, 39), enters=2)
    assert idle.aside() == []
    assert idle.said == "A 039 wartet wieder, niemand davor."
    assert idle.number == ""


def test_the_scan_of_a_missed_ticket_brings_the_client_behind_the_next_two(called):
    called.gives_up_on_the_client()
    scan(called, code_of(called, 42))
    assert called.aside() == []
    assert called.said == "A 042 wartet wieder, 2 davor."
    assert called.waiting()[2] == "A 042"
    called.press(Key.Key_Z, Mod.ControlModifier)
    assert called.aside() == ["A 042 1× nicht da"]


def test_the_scan_of_another_ticket_says_where_it_stands(called):
    before = called.morning.store.changes_since(None).revision
    scan(called, code_of(called, 42))
    assert called.said == "A 042 ist an diesem Platz."
    scan(called, code_of(called, 46))
    assert called.said == "A 046 wartet schon."
    scan(called, code_of(called, 38))
    assert called.said == "A 038 ist für heute erledigt."
    assert called.morning.store.changes_since(None).revision == before


def test_bringing_back_works_from_the_keyboard(idle):
    idle.window.work.aside.rows()[0].back.setFocus()
    idle.press(Key.Key_Return)
    assert idle.aside() == []


def test_bringing_back_beside_a_client_leaves_that_client_alone(called):
    called.gives_up_on_the_client()
    called.press(Key.Key_F9)
    called.window.work.aside.rows()[0].back.click()
    called.settle()
    assert called.number == "A 046"
    assert called.aside() == []
    assert "A 042" in called.waiting()


def test_a_client_who_does_not_come_back_in_time_is_marked(idle):
    assert not idle.window.work.aside.rows()[0]._note._icon
    idle.morning.clock.advance(minutes=20)
    idle.connection.read()
    idle.settle()
    assert idle.window.work.aside.rows()[0]._note._icon == "triangle-alert"
    assert idle.aside() == ["A 039 geparkt bis 10:00"]


def test_those_set_aside_keep_their_rows(idle):
    before = idle.window.work.aside.rows()[0]
    idle.press(Key.Key_F9)
    idle.press(Key.Key_F6)
    assert idle.aside() == ["A 039 geparkt bis 10:00", "A 046 geparkt bis 10:02"]
    assert idle.window.work.aside.rows()[0] is before


@pytest.mark.parametrize("state", [State.PARKED, State.MISSED])
def test_only_two_kinds_are_set_aside(called, state):
    if state is State.PARKED:
        called.press(Key.Key_F6)
    else:
        called.gives_up_on_the_client()
    assert called.controller.picture.parked[0].ticket.state is state
