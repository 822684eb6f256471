"""Calling a client who does not come, and damage to the record of appointments that the self-test finds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import text

from frontdesk.domain.absence import absence
from frontdesk.domain.appointment_errors import TooEarlyError
from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.ticket import Need, State, Step
from frontdesk.store.open import open_store
from frontdesk.store.sql_store import SqlStore
from frontdesk.testing.builders import operation
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases import appointments, calling, reception
from frontdesk.usecases.appointments import Client, Wish
from frontdesk.usecases.health import check_appointments
from tests.usecases.scene import MONDAY_8, Scene


@pytest.fixture
def scene() -> Scene:
    return Scene()


def not_there(scene: Scene) -> State:
    outcome = calling.not_there(scene.store, scene.house, op=operation("desk-1", "desk"), desk="2.14")
    return outcome.value.state


@pytest.mark.parametrize(("need", "seconds"), [(None, 45), (Need.SEAT, 90), (Need.URGENT, 45)])
def test_who_does_not_come_is_called_once_more_and_then_set_aside(
    scene: Scene, need: Need | None, seconds: int
):
    ticket = scene.issue(need=need)
    calling.call_next(scene.store, scene.house, op=operation("desk-1", "desk"), desk="2.14")
    for expected in (State.CALLED, State.MISSED):
        scene.clock.advance(seconds=seconds - 1)
        with pytest.raises(TooEarlyError, match="noch 1 Sekunden"):
            not_there(scene)
        scene.clock.advance(seconds=1)
        assert not_there(scene) is expected
    missed = scene.store.ticket(ticket.id)
    assert missed is not None
    assert missed.life.parked_until == scene.clock.now() + timedelta(minutes=20)
    steps = [event.step for event in scene.store.events(ticket.id)]
    assert steps == [Step.ISSUED, Step.CALLED, Step.CALLED_AGAIN, Step.MISSED]


def test_the_third_miss_ends_it_and_nobody_is_jumped(scene: Scene):
    first = scene.issue()
    others = [scene.issue() for _ in range(3)]
    for turn in (1, 2, 3):
        called = scene.call()
        assert called.ticket is not None
        assert called.ticket.id == first.id
        scene.clock.advance(seconds=45)
        assert not_there(scene) is State.CALLED
        scene.clock.advance(seconds=45)
        state = not_there(scene)
        assert state is (State.ENDED if turn == 3 else State.MISSED)
        if turn == 3:
            break
        back = calling.back(scene.store, scene.house, op=operation(), ticket_id=first.id).value
        waiting = scene.store.waiting(scene.today, ["wba"])  # type: ignore[list-item]
        two = [ticket for ticket in waiting if ticket.id != first.id][:2]
        assert all(ticket.life.due_at < back.life.due_at for ticket in two)
        for ticket in two:
            called = scene.call()
            assert called.ticket is not None
            assert called.ticket.id == ticket.id
        calling.finish(scene.store, scene.house, op=operation("desk-1", "desk"), desk="2.14")
        others += [scene.issue()]


def test_the_calls_of_an_earlier_turn_do_not_count(scene: Scene):
    ticket = scene.issue()
    scene.call()
    scene.clock.advance(seconds=45)
    not_there(scene)
    scene.clock.advance(seconds=45)
    assert not_there(scene) is State.MISSED
    with pytest.raises(IllegalStepError):
        absence(scene.store.events(ticket.id), None, scene.house.rules)
    calling.back(scene.store, scene.house, op=operation(), ticket_id=ticket.id)
    scene.call()
    rule = absence(scene.store.events(ticket.id), None, scene.house.rules)
    assert (rule.calls, rule.step) == (1, Step.CALLED_AGAIN)


@pytest.fixture
def booked(store_url: str) -> Iterator[Scene]:
    """Two appointments side by side: one is here, one is expected; and one that was a mistake."""
    clock = FakeClock(MONDAY_8)
    store = open_store(store_url, clock=clock)
    scene = Scene(store=store, clock=clock)
    for name in ("Karimi", "Haddad"):
        wish, client = Wish(service="wba"), Client(name=name)
        one = appointments.book(store, scene.house, op=operation(), wish=wish, client=client)
        ticket = appointments.check_in(
            store, scene.house, op=operation(), appointment_id=one.value.appointment.id
        ).value.ticket
        if name == "Haddad":
            reception.take_back(store, scene.house, op=operation(), ticket_id=ticket.id)
    try:
        yield scene
    finally:
        store.close()


def broken(scene: Scene) -> set[str]:
    return {check.name for check in check_appointments(scene.store) if not check.ok}


def damage(scene: Scene, statement: str) -> None:
    """Write past every rule, as somebody with a database browser would."""
    assert isinstance(scene.store, SqlStore)
    with scene.store._backend.writing() as connection:
        assert connection.execute(text(statement)).rowcount, f"nothing was damaged by: {statement}"


def test_sound_appointments_are_healthy(booked: Scene):
    assert broken(booked) == set()
    assert {check.detail for check in check_appointments(booked.store)} == {"2 appointments"}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            "UPDATE appointment SET lane = 'leistung:1', place = 1, starts_at = starts_at + {a_minute}"
            " WHERE id = 2",
            {"appointment_slots_once", "appointment_state_from_events"},
        ),
        ("UPDATE ticket SET appointment_at = NULL WHERE number = 700", {"appointment_check_ins"}),
        (
            "UPDATE appointment SET state = 'arrived', ticket_id = 4711 WHERE id = 2",
            {"appointment_check_ins", "appointment_state_from_events"},
        ),
        ("UPDATE ticket SET state = 'waiting' WHERE number = 701", {"appointment_check_ins"}),
        (
            "UPDATE event SET kind = 'appointment_no_show' WHERE kind = 'appointment_checked_in'",
            {"appointment_steps_legal"},
        ),
        ("UPDATE appointment SET reason = 'x' WHERE id = 1", {"appointment_state_from_events"}),
        ("UPDATE appointment SET version = 9 WHERE id = 1", {"appointment_state_from_events"}),
    ],
)
def test_damage_is_found(booked: Scene, store_url: str, statement: str, expected: set[str]):
    a_minute = "60000000" if store_url.startswith("sqlite") else "interval '1 minute'"
    damage(booked, statement.format(a_minute=a_minute))
    found = broken(booked)
    assert found >= expected


def test_names_stand_in_one_table_only(booked: Scene):
    assert isinstance(booked.store, SqlStore)
    from frontdesk.store.tables import metadata

    with booked.store._backend.reading() as connection:
        for table in metadata.sorted_tables:
            rows = repr(connection.execute(table.select()).all())
            assert ("Karimi" in rows) == (table.name == "appointment_person"), table.name
