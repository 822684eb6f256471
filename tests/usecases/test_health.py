"""The self-test of the record finds every kind of damage, and none in a house at work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.house import DeskName, SeriesLetter
from frontdesk.domain.invariants import Invariant
from frontdesk.domain.ticket import EventId, RangeKind, State, Step, TicketId
from frontdesk.testing.builders import operation
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import calling, day, reception
from frontdesk.usecases.health import Check, check_store
from tests.usecases.scene import MONDAY_8, Scene, desk_op


@pytest.fixture
def worked() -> Scene:
    """Yesterday, settled (A 001 to A 003), and today: served, at a desk, waiting, undone."""
    scene = Scene()
    for _ in range(3):
        scene.issue()
    scene.call()
    day.close_day(scene.store, op=operation(), day=scene.today)
    scene.clock.set(MONDAY_8 + timedelta(days=1))
    for _ in range(4):
        scene.issue()
    scene.call()
    scene.call()
    scene.call("2.11")
    scene.undo("2.11")
    reception.cancel(scene.store, op=operation(), ticket_id=TicketId(7))
    return scene


def broken(scene: Scene) -> dict[str, str]:
    return {check.name: check.detail for check in check_store(scene.store) if not check.ok}


def inside(scene: Scene):
    """The insides of the store, to damage them."""
    assert isinstance(scene.store, MemoryStore)
    return scene.store._data


def test_an_empty_store_is_healthy() -> None:
    checks = check_store(MemoryStore(FakeClock(MONDAY_8)))
    assert [check.name for check in checks] == [invariant.value for invariant in Invariant]
    assert all(check.ok for check in checks)


def test_one_line_per_promise_over_all_days(worked: Scene) -> None:
    assert check_store(worked.store) == [
        Check(invariant.value, ok=True, detail="2 days") for invariant in Invariant
    ]


def test_a_day_that_nobody_closed_is_named_until_somebody_does(worked: Scene) -> None:
    worked.clock.advance(minutes=24 * 60)
    assert broken(worked) == {
        "days_settled": "A 002 on 2026-10-13: the day is over and it is still called (and 1 more)"
    }
    day.close_past_days(worked.store, worked.house, op=operation())
    assert broken(worked) == {}


def test_the_present_day_ends_at_local_midnight(worked: Scene) -> None:
    worked.clock.set(MONDAY_8.replace(day=13, hour=21, minute=59))
    assert broken(worked) == {}
    worked.clock.set(MONDAY_8.replace(day=13, hour=22, minute=0))
    assert set(broken(worked)) == {"days_settled"}


Damage = Callable[[Scene], None]


def number_given_twice(scene: Scene) -> None:
    tickets = inside(scene).tickets
    tickets[TicketId(5)] = replace(tickets[TicketId(5)], number=1)


def lost_ticket(scene: Scene) -> None:
    data = inside(scene)
    del data.tickets[TicketId(6)]
    data.events[:] = [event for event in data.events if event.ticket_id != 6]


def counter_set_back(scene: Scene) -> None:
    counters = inside(scene).counters
    key = (MONDAY_8.date(), SeriesLetter("A"), RangeKind.ORDINARY)
    counters[key] = replace(counters[key], last_given=2)


def lost_counter(scene: Scene) -> None:
    del inside(scene).counters[MONDAY_8.date(), SeriesLetter("A"), RangeKind.ORDINARY]


def opened_again(scene: Scene) -> None:
    data = inside(scene)
    ticket = data.tickets[TicketId(2)]
    data.events[:] = [e for e in data.events if not (e.ticket_id == 2 and e.step is Step.CLOSED)]
    first = next(event for event in data.events if event.ticket_id == 2)
    life = replace(ticket.life, state=State.WAITING, ended_at=None)
    data.tickets[ticket.id] = replace(ticket, life=life, last_event_id=first.id)


def reason_removed(scene: Scene) -> None:
    events = inside(scene).events
    place = next(i for i, event in enumerate(events) if event.step is Step.CLOSED)
    events[place] = replace(events[place], reason=None)


def second_client(scene: Scene) -> None:
    data = inside(scene)
    ticket = data.tickets[TicketId(6)]
    event = replace(
        data.events[-1],
        id=EventId(900),
        ticket_id=ticket.id,
        step=Step.CALLED,
        from_state=State.WAITING,
        to_state=State.CALLED,
        desk=DeskName("2.14"),
        due_at=ticket.life.due_at,
        op=operation().id,
        op_step=0,
    )
    data.events.append(event)
    life = replace(
        ticket.life,
        state=State.CALLED,
        desk=DeskName("2.14"),
        call_id=event.id,
        called_at=event.at,
    )
    data.tickets[ticket.id] = replace(ticket, life=life, last_event_id=event.id)


def lost_event(scene: Scene) -> None:
    data = inside(scene)
    place = next(i for i, e in enumerate(data.events) if e.ticket_id == 4 and e.step is Step.CALLED)
    del data.events[place]


def forged_step(scene: Scene) -> None:
    events = inside(scene).events
    place = next(i for i, e in enumerate(events) if e.ticket_id == 4 and e.step is Step.FINISHED)
    events[place] = replace(events[place], step=Step.STARTED)


def overwritten_state(scene: Scene) -> None:
    tickets = inside(scene).tickets
    ticket = tickets[TicketId(7)]
    tickets[ticket.id] = replace(ticket, life=replace(ticket.life, state=State.WAITING, ended_at=None))


def moved_forward(scene: Scene) -> None:
    tickets = inside(scene).tickets
    ticket = tickets[TicketId(6)]
    due = ticket.life.due_at - timedelta(hours=1)
    tickets[ticket.id] = replace(ticket, life=replace(ticket.life, due_at=due))


def operation_spread(scene: Scene) -> None:
    events = inside(scene).events
    issued = [i for i, event in enumerate(events) if event.ticket_id in (4, 6) and event.step is Step.ISSUED]
    events[issued[1]] = replace(events[issued[1]], op=events[issued[0]].op, op_step=1)


def operation_twice(scene: Scene) -> None:
    events = inside(scene).events
    place = next(i for i, event in enumerate(events) if event.op_step == 1 and event.step is Step.CALLED)
    events[place] = replace(events[place], op_step=0)


@pytest.mark.parametrize(
    ("damage", "check", "offender"),
    [
        (number_given_twice, "numbers_unique", "A 001 on 2026-10-13: "),
        (lost_ticket, "numbers_complete", "A 003 on 2026-10-13: "),
        (counter_set_back, "numbers_complete", "A 003 on 2026-10-12: "),
        (lost_counter, "numbers_complete", "A 001 on 2026-10-12: "),
        (opened_again, "days_settled", "A 002 on 2026-10-12: "),
        (reason_removed, "days_settled", "A 001 on 2026-10-12: "),
        (second_client, "one_client_per_desk", "A 003 on 2026-10-13: "),
        (lost_event, "steps_legal", "A 001 on 2026-10-13: "),
        (forged_step, "steps_legal", "A 001 on 2026-10-13: "),
        (overwritten_state, "state_from_events", "A 004 on 2026-10-13: "),
        (moved_forward, "state_from_events", "A 003 on 2026-10-13: "),
        (operation_spread, "operations_once", "A 003 on 2026-10-13: "),
        (operation_twice, "operations_once", "A 002 on 2026-10-13: "),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_damage_on_purpose_is_found_and_named(
    worked: Scene, damage: Damage, check: str, offender: str
) -> None:
    damage(worked)
    found = broken(worked)
    assert check in found
    assert found[check].startswith(offender)


@pytest.mark.parametrize("damage", [counter_set_back, reason_removed, overwritten_state, moved_forward])
def test_damage_of_one_kind_breaks_one_promise(worked: Scene, damage: Damage) -> None:
    damage(worked)
    assert len(broken(worked)) == 1


def test_the_first_offender_is_named_and_the_others_are_counted(worked: Scene) -> None:
    data = inside(worked)
    for ticket_id in (1, 2, 3):
        ticket = data.tickets[TicketId(ticket_id)]
        data.tickets[ticket.id] = replace(ticket, last_event_id=EventId(1000))
    found = broken(worked)["state_from_events"]
    assert found.startswith("A 001 on 2026-10-12: ")
    assert found.endswith(" (and 2 more)")


class _OneDayAtATime(MemoryStore):
    """Counts the histories that somebody holds on to."""

    def __init__(self, store: MemoryStore) -> None:
        super().__init__(store._clock)
        self._data = store._data
        self.looks = 0

    def histories(self, day):
        self.looks += 1
        return super().histories(day)


def test_a_healthy_day_is_read_once(worked: Scene) -> None:
    assert isinstance(worked.store, MemoryStore)
    store = _OneDayAtATime(worked.store)
    check_store(store)
    assert store.looks == 2


class _BusyHouse(MemoryStore):
    """Somebody takes a number between the look at the counters and the look at the tickets."""

    def __init__(self, scene: Scene) -> None:
        assert isinstance(scene.store, MemoryStore)
        super().__init__(scene.store._clock)
        self._data = scene.store._data
        self._scene = scene

    def counters(self, day):
        found = super().counters(day)
        reception.issue_ticket(self, self._scene.house, op=operation(), service="wba")
        return found


def test_a_house_at_work_is_no_reason_for_alarm(worked: Scene) -> None:
    store = _BusyHouse(worked)
    assert [check for check in check_store(store) if not check.ok] == []


def test_real_damage_is_found_in_a_house_at_work(worked: Scene) -> None:
    moved_forward(worked)
    store = _BusyHouse(worked)
    assert [check.name for check in check_store(store) if not check.ok] == ["state_from_events"]


def test_the_check_runs_beside_the_work(worked: Scene) -> None:
    done = threading.Event()
    failures: list[Check] = []

    def watch() -> None:
        while not done.is_set():
            failures.extend(check for check in check_store(worked.store) if not check.ok)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        for _ in range(40):
            worked.issue()
            calling.call_next(worked.store, worked.house, op=desk_op(), desk="2.14")
    finally:
        done.set()
        watching.join(timeout=10)
    assert not failures, failures[0]
