"""Every step of a ticket's life, as one transaction: recorded, refused or rolled back as a whole."""

from __future__ import annotations

from datetime import timedelta

import pytest

from frontdesk.domain.errors import (
    DeskOccupiedError,
    IllegalStepError,
    OperationRepeatedError,
    OperationReusedError,
    StoreBusyError,
)
from frontdesk.domain.house import AgencyCode, DeskName, ServiceCode
from frontdesk.domain.ticket import OPEN, STEPS, Change, State, Step, Ticket, TicketId
from frontdesk.testing.builders import operation
from tests.contract.frontdesk import FrontDesk, ids

D214, D211 = DeskName("2.14"), DeskName("2.11")


def reach(desk: FrontDesk, state: State) -> Ticket:
    """A ticket in this state, by the shortest way."""
    ticket = desk.issue()
    ways: dict[State, list[Step]] = {
        State.WAITING: [],
        State.CALLED: [Step.CALLED],
        State.SERVING: [Step.CALLED, Step.STARTED],
        State.PARKED: [Step.PARKED],
        State.MISSED: [Step.CALLED, Step.MISSED],
        State.FINISHED: [Step.CALLED, Step.FINISHED],
        State.CANCELLED: [Step.CANCELLED],
        State.ENDED: [Step.CALLED, Step.ENDED],
        State.CLOSED: [Step.CLOSED],
    }
    for step in ways[state]:
        ticket = desk.step(ticket, step, desk=D214 if step is Step.CALLED else None)
    assert ticket.state is state
    return ticket


@pytest.mark.parametrize("state", list(State))
def test_the_table_of_steps_decides(desk: FrontDesk, state: State):
    """From each state every step of the table works, and every other one is refused without a trace."""
    for step in STEPS:
        ticket = reach(desk, state)
        known = len(desk.store.events(ticket.id))
        if step is Step.ISSUED or state not in STEPS[step]:
            with pytest.raises(IllegalStepError):
                desk.step(ticket, step, desk=D211)
            assert desk.now_of(ticket) == ticket
            assert len(desk.store.events(ticket.id)) == known
        else:
            after = desk.step(ticket, step, desk=D211 if step is Step.CALLED else None)
            assert after.state is STEPS[step][state]
            assert desk.now_of(ticket) == after
        leave(desk)
    desk.check()


def leave(desk: FrontDesk) -> None:
    """Nobody stays at a desk."""
    for name in (D214, D211):
        if (there := desk.store.at_desk(name)) is not None:
            desk.step(there, Step.FINISHED)


def test_each_step_keeps_what_it_brings(desk: FrontDesk):
    ticket = desk.issue()
    called = desk.step(ticket, Step.CALLED, desk=D214, reason="picked")
    again = desk.step(ticket, Step.CALLED_AGAIN)
    assert called.life.call_id is not None
    assert again.life.call_id is not None
    assert again.life.call_id > called.life.call_id
    missed = desk.step(ticket, Step.MISSED)
    assert (missed.life.misses, missed.desk) == (1, "2.14")
    due = ticket.life.due_at + timedelta(minutes=3)
    back = desk.step(ticket, Step.CAME_BACK, due_at=due)
    assert (back.state, back.desk, back.life.due_at) == (State.WAITING, None, due)
    until = desk.clock.now() + timedelta(minutes=20)
    parked = desk.step(ticket, Step.PARKED, desk=D211, parked_until=until, reason="papers")
    assert (parked.desk, parked.life.parked_until) == ("2.11", until)
    assert desk.store.events(ticket.id)[-1].parked_until == until
    assert desk.store.events(ticket.id)[-1].reason == "papers"
    assert desk.now_of(ticket) == parked
    desk.check()


def test_a_transfer_keeps_number_and_arrival(desk: FrontDesk):
    ticket = desk.issue("wba")
    desk.call()
    auf, abh = ServiceCode("auf"), AgencyCode("abh")
    moved = desk.step(ticket, Step.TRANSFERRED, service=auf, agency=abh, due_at=ticket.arrived_at)
    assert (moved.label, moved.arrived_at, moved.service, moved.agency) == (
        ticket.label,
        ticket.arrived_at,
        "auf",
        "abh",
    )
    event = desk.store.events(ticket.id)[-1]
    assert (event.service, event.agency, event.desk) == ("auf", "abh", "2.14")
    assert desk.call("1.08").id == ticket.id
    desk.check()


def test_an_event_stands_at_the_desk_of_the_client(desk: FrontDesk):
    ticket = desk.issue()
    desk.call()
    desk.step(ticket, Step.STARTED)
    desk.step(ticket, Step.FINISHED)
    assert [event.desk for event in desk.store.events(ticket.id)] == [None, "2.14", "2.14", "2.14"]


def test_steps_of_one_operation_are_counted(desk: FrontDesk):
    a, b = desk.issue(), desk.issue()
    op = operation()
    with desk.store.begin() as unit:
        a = unit.record(op, a, Change(step=Step.PARKED))
        unit.record(op, a, Change(step=Step.CAME_BACK))
        unit.record(op, b, Change(step=Step.CANCELLED, reason="wrong"))
        assert len(unit.events_of_operation(op.id)) == 3
    with desk.store.begin() as unit:
        events = unit.events_of_operation(op.id)
    assert [(e.ticket_id, e.step, e.op_step) for e in events] == [
        (a.id, Step.PARKED, 0),
        (a.id, Step.CAME_BACK, 1),
        (b.id, Step.CANCELLED, 2),
    ]
    desk.check()


def test_an_operation_is_recorded_once(desk: FrontDesk):
    ticket = desk.issue()
    op = operation()
    desk.step(ticket, Step.PARKED, op=op)
    with pytest.raises(OperationRepeatedError):
        desk.step(ticket, Step.CAME_BACK, op=op)
    assert desk.steps(ticket) == ["issued", "parked"]


def test_an_error_rolls_everything_back(desk: FrontDesk):
    a, b = desk.issue(), desk.issue()

    def act() -> None:
        with desk.store.begin() as unit:
            unit.record(operation(), a, Change(step=Step.PARKED))
            unit.order_print(operation(), b.id, printer="reception-1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert (desk.now_of(a), desk.now_of(b)) == (a, b)
    assert desk.store.open_jobs("reception-1") == []
    assert desk.steps(a) == ["issued"]
    desk.step(a, Step.PARKED)


def test_a_refused_step_rolls_back_those_before_it(desk: FrontDesk):
    a, b = desk.issue(), desk.issue()
    op = operation()

    def act() -> None:
        with desk.store.begin() as unit:
            unit.record(op, a, Change(step=Step.PARKED))
            unit.record(op, b, Change(step=Step.FINISHED))

    with pytest.raises(IllegalStepError):
        act()
    assert desk.now_of(a) == a


def test_an_old_picture_of_a_ticket_changes_nothing(desk: FrontDesk):
    old = desk.issue()
    desk.step(old, Step.PARKED)
    desk.step(old, Step.CAME_BACK)
    with pytest.raises(StoreBusyError), desk.store.begin() as unit:
        unit.record(operation(), old, Change(step=Step.CANCELLED))
    assert desk.now_of(old).state is State.WAITING


def test_one_client_per_desk(desk: FrontDesk):
    first, second = desk.issue(), desk.issue()
    desk.call()
    with pytest.raises(DeskOccupiedError) as caught:
        desk.step(second, Step.CALLED, desk=D214)
    assert caught.value.facts == {"desk": "2.14", "ticket": first.label}
    assert desk.step(second, Step.CALLED, desk=D211).desk == "2.11"
    desk.check()


def test_a_unit_sees_what_it_did(desk: FrontDesk):
    ticket = desk.issue()
    with desk.store.begin() as unit:
        assert unit.ticket_at_desk(D214) is None
        after = unit.record(operation(), ticket, Change(step=Step.CALLED, desk=D214))
        assert unit.ticket(ticket.id) == after == unit.ticket_at_desk(D214)
        assert [event.step for event in unit.events(ticket.id)] == [Step.ISSUED, Step.CALLED]
        assert unit.waiting(desk.day, [ticket.service], limit=5) == []
        assert desk.store.at_desk(D214) is None  # others see it when it is committed
    assert desk.store.at_desk(D214) == after


def test_unknown_things_are_none(desk: FrontDesk):
    with desk.store.begin() as unit:
        assert unit.ticket(TicketId(4711)) is None
        assert unit.ticket_at_desk(DeskName("9.99")) is None
        assert unit.events(TicketId(4711)) == []
        assert unit.events_of_operation(operation().id) == []
        assert unit.jobs_of(TicketId(4711)) == []


def test_those_who_wait_are_told_in_due_order(desk: FrontDesk):
    tickets = [desk.issue("wba"), desk.issue("neu"), desk.issue("auf")]
    wba, neu = ServiceCode("wba"), ServiceCode("neu")
    with desk.store.begin() as unit:
        assert ids(unit.waiting(desk.day, [wba, neu], limit=9)) == ids(tickets[:2])
        assert ids(unit.waiting(desk.day, [wba, neu], limit=1)) == ids(tickets[:1])
        assert unit.waiting(desk.day, [], limit=9) == []


def test_what_is_still_open(desk: FrontDesk):
    missed = reach(desk, State.MISSED)
    serving = reach(desk, State.SERVING)
    called = desk.step(desk.issue(), Step.CALLED, desk=D211)
    open_ones = [missed, serving, called, reach(desk, State.WAITING), reach(desk, State.PARKED)]
    reach(desk, State.CANCELLED)
    assert {ticket.state for ticket in open_ones} == OPEN
    today = desk.day
    desk.clock.advance(minutes=24 * 60)
    new = desk.issue()
    with desk.store.begin() as unit:
        assert ids(unit.open_before(desk.day, limit=99)) == ids(open_ones)
        assert ids(unit.open_before(desk.day, limit=2)) == ids(open_ones[:2])
        assert ids(unit.open_on(desk.day, limit=99)) == [new.id]
        assert ids(unit.open_on(today, limit=99)) == ids(open_ones)
        assert unit.open_before(today, limit=99) == []


def test_time_stands_still_in_a_unit(desk: FrontDesk):
    desk.clock.tick = timedelta(seconds=1)
    with desk.store.begin() as unit:
        assert unit.now() == unit.now()


# --- undo ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "steps",
    [
        [Step.CALLED],
        [Step.CALLED, Step.CALLED_AGAIN],
        [Step.CALLED, Step.STARTED],
        [Step.CALLED, Step.STARTED, Step.FINISHED],
        [Step.CALLED, Step.MISSED],
        [Step.CALLED, Step.MISSED, Step.CAME_BACK],
        [Step.PARKED],
        [Step.CANCELLED],
    ],
    ids=lambda steps: steps[-1].value,
)
def test_undo_leads_back_to_the_life_before(desk: FrontDesk, steps: list[Step]):
    ticket = desk.issue()
    for step in steps[:-1]:
        ticket = desk.step(ticket, step, desk=D214 if step is Step.CALLED else None)
    desk.step(ticket, steps[-1], desk=D214 if steps[-1] is Step.CALLED else None)
    undone = desk.undo(ticket)
    assert undone.life == ticket.life
    assert undone.last_event_id > ticket.last_event_id
    assert desk.now_of(ticket) == undone
    desk.check()


def test_the_undo_of_a_transfer_leads_back_to_the_old_line(desk: FrontDesk):
    ticket = desk.issue("wba")
    desk.step(ticket, Step.TRANSFERRED, service=ServiceCode("auf"), agency=AgencyCode("abh"))
    assert desk.undo(ticket).life == ticket.life
    assert desk.call("2.11").id == ticket.id


def test_only_the_last_step_can_be_undone(desk: FrontDesk):
    ticket = desk.issue()
    called = desk.call()
    desk.step(ticket, Step.STARTED)
    with pytest.raises(IllegalStepError):
        desk.step(ticket, Step.UNDONE, undoes=called.last_event_id)
    assert desk.now_of(ticket).state is State.SERVING


def test_the_first_step_cannot_be_undone(desk: FrontDesk):
    ticket = desk.issue()
    with pytest.raises(IllegalStepError):
        desk.step(ticket, Step.UNDONE, undoes=ticket.last_event_id)


def test_an_undo_does_not_bring_a_second_client_to_the_desk(desk: FrontDesk):
    first, _ = desk.issue(), desk.issue()
    desk.call()
    desk.call()
    with pytest.raises(DeskOccupiedError):
        desk.undo(first)


def test_the_last_operation_at_a_desk(desk: FrontDesk):
    since = desk.clock.now()
    desk.issue()
    desk.issue()
    with desk.store.begin() as unit:
        assert unit.last_operation_at(D214, since=since) == []
    desk.call()
    op = operation()
    called = desk.try_call(op=op)
    desk.issue("neu")
    with desk.store.begin() as unit:
        events = unit.last_operation_at(D214, since=since)
        assert [(e.op, e.step) for e in events] == [(op.id, Step.FINISHED), (op.id, Step.CALLED)]
        assert unit.last_operation_at(D211, since=since) == []
        assert unit.last_operation_at(D214, since=desk.clock.now() + timedelta(minutes=1)) == []
    assert called.ticket is not None
    assert called.finished is not None
    undo = operation()
    with desk.store.begin() as unit:
        for event in reversed(events):
            ticket = unit.ticket(event.ticket_id)
            assert ticket is not None
            unit.record(undo, ticket, Change(step=Step.UNDONE, undoes=event.id, desk=event.desk))
        before = unit.last_operation_at(D214, since=since)
    # What was undone no longer counts, nor does the undo: the call before it does.
    assert [(e.ticket_id, e.step) for e in before] == [(called.finished.id, Step.CALLED)]
    desk.check()


# --- slips within a transaction --------------------------------------------------------------------


def test_each_further_slip_is_a_higher_copy(desk: FrontDesk):
    ticket = desk.issue(printer="reception-1")
    with desk.store.begin() as unit:
        job = unit.order_print(operation(), ticket.id, printer="reception-2")
        assert (job.copy, job.printer) == (1, "reception-2")
        assert [one.copy for one in unit.jobs_of(ticket.id)] == [0, 1]
    assert desk.store.jobs([ticket.id])[ticket.id] == job


def test_a_slip_is_ordered_once_per_operation(desk: FrontDesk):
    ticket = desk.issue()
    op = operation()
    orders = []
    for _ in range(2):
        with desk.store.begin() as unit:
            orders.append(unit.order_print(op, ticket.id, printer="reception-1"))
    assert orders[0] == orders[1]
    assert len(desk.store.open_jobs("reception-1")) == 1


def test_an_operation_orders_the_slip_of_one_ticket(desk: FrontDesk):
    op = operation()
    a, b = desk.issue(), desk.issue()
    with desk.store.begin() as unit:
        unit.order_print(op, a.id, printer="reception-1")
    with pytest.raises(OperationReusedError), desk.store.begin() as unit:
        unit.order_print(op, b.id, printer="reception-1")
