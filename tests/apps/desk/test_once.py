"""A key press takes effect once: bounces, lost answers, retries, two windows, two desks."""

from __future__ import annotations

from frontdesk.domain.errors import StoreBusyError
from frontdesk.domain.ticket import Step
from frontdesk.usecases import calling
from tests.apps.desk.room import DESK, Key, Mod, Room, desk_op


def calls(room: Room) -> int:
    """How many clients this store has seen called so far."""
    day = room.morning.house.business_day(room.morning.clock.now())
    histories = room.morning.store.histories(day)
    return sum(event.step is Step.CALLED for _, events in histories for event in events)


def test_a_double_press_calls_one_client(idle):
    idle.hit(Key.Key_F9)
    idle.hit(Key.Key_F9)
    idle.settle()
    assert calls(idle) == 1
    assert idle.number == "A 046"


def test_a_bounce_after_a_fast_answer_calls_nobody_else(idle):
    idle.hit(Key.Key_F9)
    idle.settle()
    idle.hit(Key.Key_F9)
    idle.settle()
    assert calls(idle) == 1
    assert idle.number == "A 046"


def test_a_press_by_somebody_who_has_seen_the_answer_counts(idle):
    idle.press(Key.Key_F9)
    idle.press(Key.Key_F9)
    assert calls(idle) == 2
    assert idle.number == "A 043"


def test_a_double_click_calls_one_client(idle):
    from frontdesk.apps.desk.state import Act

    button = idle.window.work.empty.buttons[Act.CALL]
    button.click()
    button.click()
    idle.settle()
    idle.window.work.client.buttons[Act.CALL].click()
    idle.settle()
    assert calls(idle) == 1


def test_a_bounce_of_undo_takes_back_one_act(called):
    called.press(Key.Key_F8)
    called.press(Key.Key_F4)
    called.hit(Key.Key_Z, Mod.ControlModifier)
    called.settle()
    called.hit(Key.Key_Z, Mod.ControlModifier)
    called.settle()
    events = called.morning.store.events(called.controller.picture.current.id)
    assert [event.step for event in events].count(Step.UNDONE) == 1


def test_another_key_is_not_held_up_by_the_answer_before(called):
    called.hit(Key.Key_F10)
    called.settle()
    called.hit(Key.Key_F9)
    called.settle()
    assert called.number == "A 046"


def test_keys_are_ignored_while_an_act_is_under_way(called):
    called.hit(Key.Key_F6)
    called.hit(Key.Key_F10)
    called.hit(Key.Key_F7)
    called.settle()
    assert called.aside() == ["A 042 geparkt bis 10:02"]


def test_a_second_enter_after_opening_calls_nobody(open_room, morning):
    room = open_room(morning, desk=None)
    room.type("2.15")
    room.hit(Key.Key_Return)
    room.settle()
    room.hit(Key.Key_Return)
    room.settle()
    assert calls(room) == 0


def test_an_answer_that_was_lost_is_asked_for_with_the_same_key(idle):
    """The call took effect, but nobody learned of it, and the window could not read either."""
    idle.store.lost_answers = 1
    idle.store.before = lambda name: idle.store.away.set() if name == "changes_since" else None
    idle.hit(Key.Key_F9)
    idle.settle()
    assert calls(idle) == 1
    idle.store.before = lambda _name: None
    idle.store.away.clear()
    idle.time.pass_by(1)
    idle.hit(Key.Key_F9)
    idle.settle()
    assert calls(idle) == 1
    assert idle.number == "A 046"


def test_an_act_that_did_not_happen_is_tried_with_the_same_operation(idle):
    tries: list[object] = []
    real = idle.store._store.call_next

    def fails_once(order):
        tries.append(order.op.id)
        if len(tries) == 1:
            raise StoreBusyError
        return real(order)

    idle.store._store.call_next = fails_once
    idle.press(Key.Key_F9)
    assert idle.said == StoreBusyError.sentences["de"]
    assert idle.number == ""
    idle.press(Key.Key_F9)
    assert idle.number == "A 046"
    assert tries[0] == tries[1]
    assert idle.said == ""


def test_once_the_screen_shows_the_outcome_the_next_press_is_a_new_act(idle):
    """The answer was lost, but the picture was read: F9 now means the next client."""
    idle.store.lost_answers = 1
    idle.press(Key.Key_F9)
    idle.ask()
    assert idle.number == "A 046"
    idle.press(Key.Key_F9)
    assert idle.number == "A 043"
    assert calls(idle) == 2


def test_a_refused_act_is_over(called):
    calling.finish(called.morning.store, called.morning.house, op=desk_op(), desk=DESK)
    called.hit(Key.Key_F10)
    called.ask()
    assert called.window.notice.status == "warn"
    assert called.number == ""
    called.time.pass_by(1)
    called.press(Key.Key_F9)
    assert called.number == "A 046"


def test_two_desks_that_press_at_once_get_two_clients(open_room, morning):
    first, second = open_room(morning), open_room(morning, desk="2.15", station="desk-2.15")
    for room in (first, second):
        room.window.main_key().click()
    first.settle()
    second.settle()
    assert {first.number, second.number} == {"A 046", "A 043"}


def test_a_second_window_on_the_same_desk_shows_the_same_client(open_room, morning):
    first, second = open_room(morning), open_room(morning, station="desk-2.14-b")
    first.press(Key.Key_F9)
    second.ask()
    assert second.number == first.number == "A 046"
    second.press(Key.Key_F10)
    first.ask()
    assert first.number == ""
    assert calls(first) == 1


def test_two_windows_on_one_desk_that_press_at_once_keep_one_client(open_room, morning):
    first, second = open_room(morning), open_room(morning, station="desk-2.14-b")
    for room in (first, second):
        room.window.main_key().click()
    first.settle()
    second.settle()
    first.ask()
    second.ask()
    assert first.number == second.number == morning.at_desk() != ""


def test_closing_the_desk_in_one_window_closes_it_in_the_other(open_room, morning):
    first, second = open_room(morning), open_room(morning, station="desk-2.14-b")
    first.press(Key.Key_F12)
    second.ask()
    assert second.window.pages.currentWidget() is second.window.start
    assert second.said == "Der Platz wurde an einem anderen Fenster geschlossen."


def test_the_bounce_guard_is_about_time(idle):
    idle.hit(Key.Key_F9)
    idle.settle()
    idle.time.pass_by(0.49)
    idle.hit(Key.Key_F9)
    idle.settle()
    assert calls(idle) == 1
    idle.time.pass_by(0.02)
    idle.hit(Key.Key_F9)
    idle.settle()
    assert calls(idle) == 2


def test_every_press_has_an_operation_of_its_own(called):
    for key in (Key.Key_F8, Key.Key_F8, Key.Key_F4, Key.Key_F10, Key.Key_F9):
        called.press(key)
    day = called.morning.house.business_day(called.morning.clock.now())
    events = [event for _, history in called.morning.store.histories(day) for event in history]
    mine = [event.op for event in events if event.station == "desk-2.14" and event.role == "desk"]
    again = [event.op for event in events if event.step is Step.CALLED_AGAIN]
    assert len(set(again)) == len(again) == 2
    assert len(set(mine)) >= 5


def test_the_loser_of_a_race_for_a_picked_client_is_told(idle):
    wanted = idle.controller.picture.waiting[2].ticket
    idle.press(Key.Key_F3)
    idle.press(Key.Key_Down)
    idle.press(Key.Key_Down)
    idle.morning.calls(wanted, "2.15")
    idle.hit(Key.Key_Return)
    idle.settle()
    assert idle.number == ""
    assert idle.window.notice.status in ("warn", "neutral")
    assert idle.morning.at_desk("2.15") == wanted.label
