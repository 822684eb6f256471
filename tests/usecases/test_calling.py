"""What a caseworker does with clients: call, start, finish, miss, park, send on, and take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import (
    DeskOccupiedError,
    FrontdeskError,
    IllegalStepError,
    InvalidValueError,
    NoClientError,
    NothingToUndoError,
    OperationRepeatedError,
    OperationReusedError,
    ServiceRetiredError,
    StoreBusyError,
    TooLateError,
    UnknownDeskError,
    UnknownServiceError,
    UnknownTicketError,
)
from frontdesk.domain.ticket import Change, Need, State, Step, Ticket, TicketId
from frontdesk.testing.builders import operation
from frontdesk.usecases import calling, day, houses, reception
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.ports import Operation, PresenceState, UnitOfWork
from tests.usecases.scene import Scene, desk_op, refused, unchanged

NOBODY = TicketId(999)


# --- call the next client --------------------------------------------------------------------------


def test_next_calls_the_first_who_came_and_says_why(scene: Scene) -> None:
    first, _ = scene.issue(), scene.issue()
    outcome = calling.call_next(scene.store, scene.house, op=desk_op(), desk=" 2.14 ")
    ticket = outcome.value.ticket
    assert outcome.created
    assert outcome.changed == {ChangeKind.TICKETS, ChangeKind.CALLS}
    assert ticket is not None
    assert (ticket.id, ticket.state, ticket.desk) == (first.id, State.CALLED, "2.14")
    assert ticket.life.call_id == scene.store.events(first.id)[-1].id
    assert outcome.value.finished is None
    assert (
        outcome.value.why == "A 001 wartet seit 08:00 (2 Min) und ist nach der Reihenfolge der Ankunft dran."
    )
    assert scene.store.at_desk(scene.house.desk("2.14").name) == ticket


def test_next_finishes_the_present_client_in_the_same_act(scene: Scene) -> None:
    first, second = scene.issue(), scene.issue()
    scene.call()
    op = desk_op()
    called = scene.call(op=op)
    assert called.finished is not None
    assert called.ticket is not None
    assert (called.finished.id, called.ticket.id) == (first.id, second.id)
    assert scene.again(first).state is State.FINISHED
    acts = [
        event for ticket in (first, second) for event in scene.store.events(ticket.id) if event.op == op.id
    ]
    assert [(event.step, event.op_step) for event in acts] == [(Step.FINISHED, 0), (Step.CALLED, 1)]


def test_next_with_nobody_waiting_finishes_the_present_client(scene: Scene) -> None:
    ticket = scene.issue()
    scene.call()
    op = desk_op()
    outcome = calling.call_next(scene.store, scene.house, op=op, desk="2.14")
    assert (outcome.value.ticket, outcome.value.why) == (None, None)
    assert outcome.value.finished == scene.again(ticket)
    assert outcome.changed
    with unchanged(scene):
        again = calling.call_next(scene.store, scene.house, op=op, desk="2.14")
    assert (again.created, again.changed, again.value) == (False, frozenset(), outcome.value)


def test_next_in_an_empty_house_changes_nothing(scene: Scene) -> None:
    scene.issue("auf")
    with unchanged(scene):
        outcome = calling.call_next(scene.store, scene.house, op=desk_op(), desk="2.14")
    assert outcome.value == calling.NextCall(None, None, None)
    assert outcome.changed == frozenset()


def test_a_desk_calls_only_for_its_own_services(scene: Scene) -> None:
    scene.issue("neu")
    wba = scene.issue("wba")
    assert scene.called("2.11").id == wba.id
    assert scene.call("2.11").ticket is None


def test_two_desks_get_two_clients(scene: Scene) -> None:
    first, second = scene.issue(), scene.issue()
    assert (scene.called("2.14").id, scene.called("2.11").id) == (first.id, second.id)


def test_yesterdays_clients_are_not_called(scene: Scene) -> None:
    scene.issue()
    scene.clock.advance(minutes=24 * 60)
    assert scene.call().ticket is None
    day.close_past_days(scene.store, scene.house, op=operation())


def test_a_need_goes_first_and_the_sentence_says_so(scene: Scene) -> None:
    scene.issue()
    urgent = scene.issue(need=Need.URGENT)
    called = scene.call()
    assert called.ticket is not None
    assert called.ticket.id == urgent.id
    assert called.why == "A 002 ist dringend: 40 Min Vorsprung auf die Ankunft um 08:01."


def test_the_sixth_head_start_has_to_wait(scene: Scene) -> None:
    plain = scene.issue()
    for _ in range(7):
        scene.issue(need=Need.URGENT)
    order = [scene.called().number for _ in range(8)]
    assert order == [2, 3, 4, 5, 6, 1, 7, 8]
    events = scene.store.events(plain.id)
    assert next(e.reason for e in events if e.step is Step.CALLED) == "max_overtakes"


def test_after_ninety_minutes_nobody_goes_first(scene: Scene) -> None:
    plain = scene.issue()
    scene.clock.set(plain.arrived_at + timedelta(minutes=89))
    scene.issue(need=Need.URGENT)
    called = scene.call()
    assert called.ticket is not None
    assert called.ticket.id == plain.id
    assert called.why == "A 001 wartet schon 90 Min; ab 90 Min geht niemand mehr vor."


def test_services_may_be_chosen_for_one_call(scene: Scene) -> None:
    scene.issue("wba")
    neu = scene.issue("neu")
    outcome = calling.call_next(scene.store, scene.house, op=desk_op(), desk="2.14", services=("NEU",))
    assert outcome.value.ticket is not None
    assert outcome.value.ticket.id == neu.id


def test_a_desk_may_take_a_service_of_its_agency_that_is_not_its_own(scene: Scene) -> None:
    neu = scene.issue("neu")
    outcome = calling.call_next(scene.store, scene.house, op=desk_op(), desk="2.11", services=("neu",))
    assert outcome.value.ticket is not None
    assert outcome.value.ticket.id == neu.id


@pytest.mark.parametrize(
    ("services", "error"),
    [(("auf",), InvalidValueError), (("wba", "eat"), InvalidValueError), ((), InvalidValueError)],
    ids=["foreign", "partly", "none"],
)
def test_a_desk_takes_no_service_of_another_agency(
    scene: Scene, services: tuple[str, ...], error: type[FrontdeskError]
) -> None:
    scene.issue("auf")
    with refused(scene, error):
        calling.call_next(scene.store, scene.house, op=desk_op(), desk="2.14", services=services)


def test_without_a_choice_a_desk_calls_what_it_took_when_it_opened(scene: Scene) -> None:
    scene.issue("wba")
    neu = scene.issue("neu")
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.14", services=("neu",))
    assert scene.called().id == neu.id
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    assert scene.called().number == 1


def test_an_unknown_desk_or_service_calls_nobody(scene: Scene) -> None:
    scene.issue()
    with refused(scene, UnknownDeskError):
        scene.call("9.99")
    with refused(scene, UnknownServiceError):
        calling.call_next(scene.store, scene.house, op=desk_op(), desk="2.14", services=("xyz",))


def test_a_repeated_call_answers_the_first_one(scene: Scene) -> None:
    scene.issue()
    scene.issue()
    scene.issue()
    scene.call()
    op = desk_op()
    first = scene.call(op=op)
    with unchanged(scene):
        again = calling.call_next(scene.store, scene.house, op=op, desk="2.14")
    assert (again.created, again.changed) == (False, frozenset())
    assert (again.value.ticket, again.value.finished) == (first.ticket, first.finished)
    assert again.value.why == first.why


def test_a_repeated_call_after_it_was_undone_calls_nobody_again(scene: Scene) -> None:
    ticket = scene.issue()
    op = desk_op()
    scene.call(op=op)
    scene.undo()
    with unchanged(scene):
        again = calling.call_next(scene.store, scene.house, op=op, desk="2.14")
    assert not again.created
    assert scene.again(ticket).state is State.WAITING


# --- the client at the desk ------------------------------------------------------------------------

Act = Callable[..., Outcome[Ticket]]
DESK_ACTS: dict[str, tuple[Act, Step]] = {
    "again": (calling.call_again, Step.CALLED_AGAIN),
    "start": (calling.start, Step.STARTED),
    "finish": (calling.finish, Step.FINISHED),
    "missed": (calling.missed, Step.MISSED),
    "park": (calling.park, Step.PARKED),
}


@pytest.mark.parametrize("name", list(DESK_ACTS))
def test_an_act_at_the_desk_and_its_repeat(scene: Scene, name: str) -> None:
    act, step = DESK_ACTS[name]
    ticket = scene.issue()
    scene.call()
    op = desk_op()
    outcome = act(scene.store, scene.house, op=op, desk="2.14")
    assert outcome.created
    assert ChangeKind.TICKETS in outcome.changed
    assert scene.steps(ticket)[-1] is step
    assert outcome.value == scene.again(ticket)
    with unchanged(scene):
        again = act(scene.store, scene.house, op=op, desk="2.14")
    assert (again.created, again.changed, again.value) == (False, frozenset(), outcome.value)


@pytest.mark.parametrize("name", list(DESK_ACTS))
def test_an_act_at_an_empty_desk_is_refused(scene: Scene, name: str) -> None:
    act, _ = DESK_ACTS[name]
    scene.issue()
    scene.call("2.11")
    with refused(scene, NoClientError):
        act(scene.store, scene.house, op=desk_op(), desk="2.14")
    with refused(scene, UnknownDeskError):
        act(scene.store, scene.house, op=desk_op(), desk="nowhere")


@pytest.mark.parametrize("name", list(DESK_ACTS))
def test_an_operation_of_another_kind_is_refused(scene: Scene, name: str) -> None:
    act, _ = DESK_ACTS[name]
    op = desk_op()
    scene.issue(op=op)
    scene.call()
    with refused(scene, OperationReusedError):
        act(scene.store, scene.house, op=op, desk="2.14")


@pytest.mark.parametrize("name", ["start", "again", "missed"])
def test_what_is_illegal_while_serving(scene: Scene, name: str) -> None:
    act, step = DESK_ACTS[name]
    scene.issue()
    scene.call()
    calling.start(scene.store, scene.house, op=desk_op(), desk="2.14")
    with refused(scene, IllegalStepError) as info:
        act(scene.store, scene.house, op=desk_op(), desk="2.14")
    assert info.value.facts == {"ticket": "A 001", "step": step.value, "state": "serving"}


def test_a_double_click_on_next_with_two_operations_is_two_acts_and_both_can_be_undone(scene: Scene) -> None:
    first, second = scene.issue(), scene.issue()
    scene.call()
    scene.call()
    assert scene.again(first).state is State.FINISHED
    scene.undo()
    assert scene.again(first).state is State.CALLED
    assert scene.again(second).state is State.WAITING


def test_calling_again_is_a_new_call(scene: Scene) -> None:
    ticket = scene.issue()
    call = scene.called().life.call_id
    scene.clock.advance(seconds=45)
    outcome = calling.call_again(scene.store, scene.house, op=desk_op(), desk="2.14")
    assert outcome.changed == {ChangeKind.TICKETS, ChangeKind.CALLS}
    assert outcome.value.life.call_id == scene.store.events(ticket.id)[-1].id != call


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (calling.finish, calling.start),
        (calling.start, calling.call_again),
        (calling.park, calling.finish),
    ],
    ids=["finish-start", "start-again", "park-finish"],
)
def test_an_operation_is_of_one_kind(scene: Scene, first: Act, second: Act) -> None:
    scene.issue()
    scene.issue()
    scene.call()
    op = desk_op()
    first(scene.store, scene.house, op=op, desk="2.14")
    with refused(scene, OperationReusedError):
        second(scene.store, scene.house, op=op, desk="2.14")


def test_the_operation_of_a_start_or_a_pick_calls_nobody(scene: Scene) -> None:
    first, _ = scene.issue(), scene.issue()
    picking, starting = desk_op(), desk_op()
    calling.pick(scene.store, scene.house, op=picking, desk="2.14", ticket_id=first.id)
    calling.start(scene.store, scene.house, op=starting, desk="2.14")
    for op in (picking, starting):
        with refused(scene, OperationReusedError):
            scene.call(op=op)


# --- missed ----------------------------------------------------------------------------------------


def test_the_third_miss_ends_the_ticket(scene: Scene) -> None:
    ticket = scene.issue()
    for count in (1, 2, 3):
        scene.call()
        outcome = calling.missed(scene.store, scene.house, op=desk_op(), desk="2.14")
        assert outcome.value.life.misses == count
        if count < 3:
            assert outcome.value.state is State.MISSED
            calling.back(scene.store, scene.house, op=desk_op(), ticket_id=ticket.id)
    assert scene.again(ticket).state is State.ENDED
    assert scene.store.events(ticket.id)[-1].reason == "not_there"
    assert scene.store.at_desk(scene.house.desk("2.14").name) is None
    with refused(scene, IllegalStepError):
        calling.back(scene.store, scene.house, op=desk_op(), ticket_id=ticket.id)


def test_the_third_miss_can_be_undone(scene: Scene) -> None:
    scene.house = replace(scene.house, rules=replace(scene.house.rules, max_misses=1))
    ticket = scene.issue()
    scene.call()
    calling.missed(scene.store, scene.house, op=desk_op(), desk="2.14")
    assert scene.again(ticket).state is State.ENDED
    scene.undo()
    assert (scene.again(ticket).state, scene.again(ticket).life.misses) == (State.CALLED, 0)


def test_who_comes_back_after_a_miss_is_called_after_the_next_two(scene: Scene) -> None:
    missed, *_ = [scene.issue() for _ in range(4)]
    scene.call()
    calling.missed(scene.store, scene.house, op=desk_op(), desk="2.14")
    calling.back(scene.store, scene.house, op=desk_op(), ticket_id=missed.id)
    assert [scene.called().number for _ in range(4)] == [2, 3, 1, 4]


def test_who_misses_and_comes_back_alone_keeps_the_place(scene: Scene) -> None:
    missed = scene.issue()
    scene.call()
    calling.missed(scene.store, scene.house, op=desk_op(), desk="2.14")
    outcome = calling.back(scene.store, scene.house, op=desk_op(), ticket_id=missed.id)
    assert outcome.value.life.due_at == missed.life.due_at
    assert outcome.value.desk is None


# --- park and back ---------------------------------------------------------------------------------


def test_a_parked_client_keeps_the_place(scene: Scene) -> None:
    first, _ = scene.issue(), scene.issue()
    scene.call()
    op = desk_op()
    parked = calling.park(scene.store, scene.house, op=op, desk="2.14", minutes=30, reason="copies").value
    assert (parked.state, parked.desk) == (State.PARKED, "2.14")
    assert parked.life.parked_until == scene.clock.now() + timedelta(minutes=30)
    assert scene.store.events(first.id)[-1].reason == "copies"
    assert scene.store.at_desk(parked.desk or scene.house.desk("2.14").name) is None
    back = calling.back(scene.store, scene.house, op=desk_op(), ticket_id=first.id).value
    assert (back.state, back.desk, back.life.parked_until) == (State.WAITING, None, None)
    assert back.life.due_at == first.life.due_at
    assert scene.called().id == first.id


def test_a_waiting_client_can_be_parked_from_a_desk(scene: Scene) -> None:
    scene.issue()
    second = scene.issue()
    scene.call()
    outcome = calling.park(scene.store, scene.house, op=desk_op(), desk="2.14", ticket_id=second.id)
    assert outcome.value.state is State.PARKED
    assert outcome.value.life.parked_until == scene.clock.now() + timedelta(minutes=20)


def test_a_client_at_another_desk_cannot_be_parked_away(scene: Scene) -> None:
    theirs = scene.issue()
    scene.call("2.11")
    with refused(scene, IllegalStepError):
        calling.park(scene.store, scene.house, op=desk_op(), desk="2.14", ticket_id=theirs.id)
    calling.park(scene.store, scene.house, op=desk_op(), desk="2.11", ticket_id=theirs.id)


@pytest.mark.parametrize("minutes", [0, -1, 481])
def test_a_pause_has_limits(scene: Scene, minutes: int) -> None:
    scene.issue()
    scene.call()
    with refused(scene, InvalidValueError):
        calling.park(scene.store, scene.house, op=desk_op(), desk="2.14", minutes=minutes)


@pytest.mark.parametrize("minutes", [1, 480])
def test_the_shortest_and_the_longest_pause(scene: Scene, minutes: int) -> None:
    scene.issue()
    scene.call()
    outcome = calling.park(scene.store, scene.house, op=desk_op(), desk="2.14", minutes=minutes)
    assert outcome.value.life.parked_until == scene.clock.now() + timedelta(minutes=minutes)


@pytest.mark.parametrize("text", [None, "", "\n\x1b", "\u202e"])
def test_an_empty_reason_is_none(scene: Scene, text: str | None) -> None:
    ticket = scene.issue()
    scene.call()
    calling.park(scene.store, scene.house, op=desk_op(), desk="2.14", reason=text)
    assert scene.store.events(ticket.id)[-1].reason is None


def test_back_is_for_those_who_are_away(scene: Scene) -> None:
    ticket = scene.issue()
    with refused(scene, IllegalStepError):
        calling.back(scene.store, scene.house, op=desk_op(), ticket_id=ticket.id)
    with refused(scene, UnknownTicketError):
        calling.back(scene.store, scene.house, op=desk_op(), ticket_id=NOBODY)
    scene.call()
    with refused(scene, IllegalStepError):
        calling.back(scene.store, scene.house, op=desk_op(), ticket_id=ticket.id)


def test_a_repeated_back_changes_nothing_even_when_parked_again(scene: Scene) -> None:
    ticket = scene.issue()
    op = desk_op()
    for _ in range(2):
        calling.park(scene.store, scene.house, op=desk_op(), desk="2.14", ticket_id=ticket.id)
        calling.back(scene.store, scene.house, op=op, ticket_id=ticket.id)
    assert scene.again(ticket).state is State.PARKED


# --- pick ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("away", [None, "park", "missed"])
def test_a_client_is_picked_out_of_turn(scene: Scene, away: str | None) -> None:
    ticket = scene.issue()
    if away is not None:
        scene.call()
        DESK_ACTS[away][0](scene.store, scene.house, op=desk_op(), desk="2.14")
    scene.issue()
    op = desk_op()
    outcome = calling.pick(scene.store, scene.house, op=op, desk="2.11", ticket_id=ticket.id)
    assert (outcome.value.state, outcome.value.desk) == (State.CALLED, "2.11")
    events = [event for event in scene.store.events(ticket.id) if event.op == op.id]
    assert {event.reason for event in events} == {"picked"}
    assert [event.op_step for event in events] == list(range(len(events)))
    with unchanged(scene):
        again = calling.pick(scene.store, scene.house, op=op, desk="2.11", ticket_id=ticket.id)
    assert (again.created, again.value) == (False, outcome.value)
    scene.undo("2.11")
    assert (
        scene.again(ticket).state is {None: State.WAITING, "park": State.PARKED, "missed": State.MISSED}[away]
    )


def test_a_pick_at_an_occupied_desk_is_refused(scene: Scene) -> None:
    scene.issue()
    second = scene.issue()
    scene.call()
    with refused(scene, DeskOccupiedError) as info:
        calling.pick(scene.store, scene.house, op=desk_op(), desk="2.14", ticket_id=second.id)
    assert info.value.facts == {"desk": "Zimmer 2.14", "ticket": "A 001"}


def test_a_client_at_another_desk_cannot_be_picked(scene: Scene) -> None:
    ticket = scene.issue()
    scene.call("2.11")
    with refused(scene, IllegalStepError):
        calling.pick(scene.store, scene.house, op=desk_op(), desk="2.14", ticket_id=ticket.id)
    with refused(scene, UnknownTicketError):
        calling.pick(scene.store, scene.house, op=desk_op(), desk="2.14", ticket_id=NOBODY)


def test_the_desk_that_parked_cannot_undo_the_pick_of_another(scene: Scene) -> None:
    ticket = scene.issue()
    scene.call("2.14")
    calling.park(scene.store, scene.house, op=desk_op(), desk="2.14")
    calling.pick(scene.store, scene.house, op=desk_op(), desk="2.11", ticket_id=ticket.id)
    with refused(scene, TooLateError):
        scene.undo("2.14")
    assert scene.again(ticket).desk == "2.11"


def test_a_client_whom_another_desk_brings_back_is_an_act_of_that_desk(scene: Scene) -> None:
    parked, served = scene.issue(), scene.issue()
    scene.call("2.14")
    calling.park(scene.store, scene.house, op=desk_op(), desk="2.14")
    scene.call("2.14")
    calling.finish(scene.store, scene.house, op=desk_op(), desk="2.14")
    calling.back(scene.store, scene.house, op=desk_op(), ticket_id=parked.id, desk="2.11")
    assert scene.undo("2.14").id == served.id
    assert scene.again(parked).state is State.WAITING
    assert scene.undo("2.11").id == parked.id
    assert (scene.again(parked).state, scene.again(parked).desk) == (State.PARKED, "2.14")


# --- send on ---------------------------------------------------------------------------------------


def test_a_transfer_across_agencies_keeps_number_and_arrival(scene: Scene) -> None:
    ticket = scene.issue("wba", Need.SEAT)
    scene.issue("auf")
    scene.call("2.14")
    scene.clock.advance(minutes=10)
    op = desk_op()
    outcome = calling.transfer(scene.store, scene.house, op=op, service="auf", desk="2.14")
    moved = outcome.value
    assert (moved.label, moved.arrived_at, moved.issued_at) == (
        ticket.label,
        ticket.arrived_at,
        ticket.issued_at,
    )
    assert (moved.service, moved.agency, moved.state, moved.desk) == ("auf", "abh", State.WAITING, None)
    assert moved.life.due_at == ticket.life.due_at
    assert scene.store.at_desk(scene.house.desk("2.14").name) is None
    with unchanged(scene):
        again = calling.transfer(scene.store, scene.house, op=op, service="auf", desk="2.14")
    assert (again.created, again.value) == (False, moved)
    assert scene.called("1.08").id == ticket.id, "the arrival credit counts upstairs"


@pytest.mark.parametrize("state", ["waiting", "called", "serving"])
def test_a_transfer_by_ticket(scene: Scene, state: str) -> None:
    ticket = scene.issue()
    if state != "waiting":
        scene.call()
    if state == "serving":
        calling.start(scene.store, scene.house, op=desk_op(), desk="2.14")
    outcome = calling.transfer(scene.store, scene.house, op=operation(), service="neu", ticket_id=ticket.id)
    assert (outcome.value.service, outcome.value.state) == ("neu", State.WAITING)
    assert outcome.value.life.started_at is None


def test_a_transfer_that_is_refused(scene: Scene) -> None:
    ticket = scene.issue()
    transfer = calling.transfer
    with refused(scene, NoClientError):
        transfer(scene.store, scene.house, op=desk_op(), service="neu", desk="2.14")
    with refused(scene, UnknownServiceError):
        transfer(scene.store, scene.house, op=desk_op(), service="xyz", ticket_id=ticket.id)
    with refused(scene, UnknownTicketError):
        transfer(scene.store, scene.house, op=desk_op(), service="neu", ticket_id=NOBODY)
    with refused(scene, UnknownDeskError):
        transfer(scene.store, scene.house, op=desk_op(), service="neu")
    with refused(scene, IllegalStepError):
        transfer(scene.store, scene.house, op=desk_op(), service="wba", ticket_id=ticket.id)
    calling.park(scene.store, scene.house, op=desk_op(), desk="2.14", ticket_id=ticket.id)
    with refused(scene, IllegalStepError):
        transfer(scene.store, scene.house, op=desk_op(), service="neu", ticket_id=ticket.id)


def test_no_transfer_to_a_retired_service_but_its_repeat_is_answered(scene: Scene) -> None:
    first, second = scene.issue(), scene.issue()
    op = desk_op()
    done = calling.transfer(scene.store, scene.house, op=op, service="neu", ticket_id=first.id)
    retired = replace(scene.house.service("neu"), retired=True)
    scene.house = replace(
        scene.house, services=tuple(retired if s.code == "neu" else s for s in scene.house.services)
    )
    with refused(scene, ServiceRetiredError):
        calling.transfer(scene.store, scene.house, op=desk_op(), service="neu", ticket_id=second.id)
    again = calling.transfer(scene.store, scene.house, op=op, service="neu", ticket_id=first.id)
    assert (again.created, again.value) == (False, done.value)


def test_a_transfer_tells_both_services_that_something_changed(scene: Scene) -> None:
    ticket = scene.issue("wba")
    revision = scene.store.changes_since(None).revision
    calling.transfer(scene.store, scene.house, op=desk_op(), service="auf", ticket_id=ticket.id)
    (entry,) = scene.store.changes_since(revision).entries
    assert entry.services == {"wba", "auf"}


# --- undo ------------------------------------------------------------------------------------------


def test_next_and_undo_brings_both_clients_back(scene: Scene) -> None:
    first, second = scene.issue(), scene.issue()
    scene.call()
    calling.start(scene.store, scene.house, op=desk_op(), desk="2.14")
    before = scene.again(first), scene.again(second)
    scene.call()
    op = desk_op()
    outcome = calling.undo(scene.store, scene.house, op=op, desk="2.14")
    assert outcome.changed == {ChangeKind.TICKETS, ChangeKind.CALLS}
    assert outcome.value == scene.again(first), "who is at the desk now"
    for ticket in before:
        now = scene.again(ticket)
        assert replace(now, last_event_id=ticket.last_event_id) == ticket
    with unchanged(scene):
        again = calling.undo(scene.store, scene.house, op=op, desk="2.14")
    assert (again.created, again.value) == (False, outcome.value)


def test_undo_goes_back_step_by_step_to_an_empty_desk(scene: Scene) -> None:
    first, second = scene.issue(), scene.issue()
    scene.call()
    calling.call_again(scene.store, scene.house, op=desk_op(), desk="2.14")
    calling.start(scene.store, scene.house, op=desk_op(), desk="2.14")
    scene.call()
    calling.park(scene.store, scene.house, op=desk_op(), desk="2.14")
    seen = []
    for _ in range(5):
        scene.undo()
        seen.append((scene.again(first).state.value, scene.again(second).state.value))
    assert seen == [
        ("finished", "called"),
        ("serving", "waiting"),
        ("called", "waiting"),
        ("called", "waiting"),
        ("waiting", "waiting"),
    ]
    with refused(scene, NothingToUndoError):
        scene.undo()


def test_after_an_undo_the_desk_goes_on_and_undoes_the_new_act(scene: Scene) -> None:
    ticket = scene.issue()
    scene.call()
    scene.undo()
    scene.call()
    calling.finish(scene.store, scene.house, op=desk_op(), desk="2.14")
    scene.undo()
    assert scene.again(ticket).state is State.CALLED
    scene.undo()
    assert scene.again(ticket).state is State.WAITING
    with refused(scene, NothingToUndoError):
        scene.undo()


def test_an_undo_is_of_the_desk_that_asks(scene: Scene) -> None:
    first, second = scene.issue(), scene.issue()
    scene.call("2.14")
    scene.call("2.11")
    scene.undo("2.14")
    assert scene.again(first).state is State.WAITING
    assert scene.again(second).state is State.CALLED
    with refused(scene, NothingToUndoError):
        scene.undo("1.08")


def test_undo_after_somebody_else_went_on_is_refused(scene: Scene) -> None:
    ticket = scene.issue()
    scene.call("2.14")
    calling.transfer(scene.store, scene.house, op=desk_op(), service="auf", desk="2.14")
    scene.called("1.08")
    with refused(scene, TooLateError) as info:
        scene.undo("2.14")
    assert info.value.facts["ticket"] == ticket.label
    scene.undo("1.08")
    scene.undo("2.14")
    assert (scene.again(ticket).service, scene.again(ticket).desk) == ("wba", "2.14")


def test_a_double_act_is_undone_whole_or_not_at_all(scene: Scene) -> None:
    first, second = scene.issue(), scene.issue()
    scene.call()
    scene.call()
    # The second client of the act has gone on; the first one's finish alone is not taken back.
    calling.transfer(scene.store, scene.house, op=operation(), service="neu", ticket_id=second.id)
    calling.call_next(scene.store, scene.house, op=desk_op(), desk="2.11", services=("neu",))
    with refused(scene, TooLateError):
        scene.undo()
    assert scene.again(first).state is State.FINISHED


@pytest.mark.parametrize(("seconds", "allowed"), [(300, True), (301, False)])
def test_undo_is_allowed_for_five_minutes(scene: Scene, seconds: int, allowed: bool) -> None:
    ticket = scene.issue()
    scene.call()
    called = scene.again(ticket).life.called_at
    assert called is not None
    scene.clock.set(called + timedelta(seconds=seconds))
    if allowed:
        scene.undo()
        return
    with refused(scene, NothingToUndoError):
        scene.undo()


def test_an_undo_that_would_fill_an_occupied_desk_is_refused(scene: Scene) -> None:
    """No use case leads there; the store is the last to say no."""
    first, second = scene.issue(), scene.issue()
    scene.call()
    calling.finish(scene.store, scene.house, op=desk_op(), desk="2.14")
    scene.called()
    finished = scene.store.events(first.id)[-1]
    with refused(scene, DeskOccupiedError) as info, scene.store.begin() as unit:
        unit.record(desk_op(), scene.again(first), Change(step=Step.UNDONE, undoes=finished.id))
    assert info.value.facts["ticket"] == second.label


def test_undo_does_not_open_what_the_evening_closed(scene: Scene) -> None:
    ticket = scene.issue()
    scene.call()
    day.close_day(scene.store, op=operation(), day=scene.today)
    with refused(scene, TooLateError):
        scene.undo()
    assert scene.again(ticket).state is State.CLOSED


def test_the_operation_of_another_act_undoes_nothing(scene: Scene) -> None:
    scene.issue()
    op = desk_op()
    scene.call(op=op)
    with refused(scene, OperationReusedError):
        calling.undo(scene.store, scene.house, op=op, desk="2.14")


class _Watched:
    """A store that notes which tickets a transaction locks, in order."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.locked: list[TicketId] = []

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        with self._scene.store.begin() as unit:
            real = unit.ticket

            def ticket(ticket_id: TicketId) -> Ticket | None:
                self.locked.append(ticket_id)
                return real(ticket_id)

            unit.ticket = ticket  # type: ignore[method-assign]
            yield unit


def test_undo_locks_its_tickets_in_the_order_in_which_a_closing_does(scene: Scene) -> None:
    first, second = scene.issue(), scene.issue()
    scene.call()
    scene.call()
    watched = _Watched(scene)
    calling.undo(watched, scene.house, op=desk_op(), desk="2.14")  # type: ignore[arg-type]
    assert watched.locked[:2] == [first.id, second.id]


# --- desks -----------------------------------------------------------------------------------------


def test_a_desk_opens_pauses_and_closes(scene: Scene) -> None:
    name = scene.house.desk("2.14").name
    revision = scene.store.changes_since(None).revision
    opened = calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.14", services=("wba",))
    assert opened.changed == {ChangeKind.DESKS}
    assert opened.value.services == ("wba",)
    assert list(scene.store.presences()) == [opened.value]
    paused = calling.pause_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    assert (paused.value.state, paused.value.services) == (PresenceState.PAUSED, ("wba", "neu"))
    assert scene.store.at_desk(name) is None
    calling.close_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    assert list(scene.store.presences()) == []
    kinds = [entry.kinds for entry in scene.store.changes_since(revision).entries]
    assert kinds == [{ChangeKind.DESKS}] * 3


def test_a_desk_with_a_client_does_not_close_but_may_pause(scene: Scene) -> None:
    scene.issue()
    calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    scene.call()
    with refused(scene, DeskOccupiedError):
        calling.close_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    calling.pause_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    calling.finish(scene.store, scene.house, op=desk_op(), desk="2.14")
    calling.close_desk(scene.store, scene.house, op=desk_op(), desk="2.14")


def test_a_late_repeat_of_an_opening_does_not_open_the_desk_again(scene: Scene) -> None:
    op = desk_op()
    calling.open_desk(scene.store, scene.house, op=op, desk="2.14")
    calling.close_desk(scene.store, scene.house, op=desk_op(), desk="2.14")
    with unchanged(scene):
        calling.open_desk(scene.store, scene.house, op=op, desk="2.14")
    assert list(scene.store.presences()) == []


def test_the_operation_of_an_opening_or_a_reprint_calls_nobody(scene: Scene) -> None:
    ticket = scene.issue()
    opening, printing = desk_op(), desk_op()
    calling.open_desk(scene.store, scene.house, op=opening, desk="2.14")
    reception.reprint(scene.store, op=printing, ticket_id=ticket.id, printer="reception-1")
    for op in (opening, printing):
        with refused(scene, OperationReusedError):
            scene.call(op=op)


def test_a_desk_opens_for_no_foreign_service(scene: Scene) -> None:
    with refused(scene, InvalidValueError):
        calling.open_desk(scene.store, scene.house, op=desk_op(), desk="2.14", services=("auf",))
    with refused(scene, UnknownDeskError):
        calling.open_desk(scene.store, scene.house, op=desk_op(), desk="nowhere")


# --- the act that lost a race ----------------------------------------------------------------------


class _Late:
    """A store in which the same operation is recorded by somebody else while our first try is under way."""

    def __init__(self, scene: Scene, first: Callable[[], object]) -> None:
        self._scene, self._first, self._tries = scene, first, 0

    def begin(self):
        self._tries += 1
        if self._tries == 1:
            self._first()
            raise OperationRepeatedError
        return self._scene.store.begin()


def test_two_tries_of_one_click_meet_and_the_later_one_answers_the_same(scene: Scene) -> None:
    scene.issue()
    scene.call()
    op: Operation = desk_op()

    def elsewhere() -> None:
        calling.finish(scene.store, scene.house, op=op, desk="2.14")

    late = _Late(scene, elsewhere)
    outcome = calling.finish(late, scene.house, op=op, desk="2.14")  # type: ignore[arg-type]
    assert (outcome.created, outcome.value.state) == (False, State.FINISHED)


def test_two_tries_of_one_closing_meet(scene: Scene) -> None:
    scene.issue()
    op = operation()
    late = _Late(scene, lambda: day.close_day(scene.store, op=op, day=scene.today))
    outcome = day.close_day(late, op=op, day=scene.today)  # type: ignore[arg-type]
    assert (outcome.created, outcome.value) == (False, 1)


def test_reception_and_desk_at_once_one_wins_and_the_other_hears_why(scene: Scene) -> None:
    ticket = scene.issue()
    with scene.store.begin() as unit:
        stale = unit.ticket(ticket.id)
    assert stale is not None
    scene.call()
    with refused(scene, IllegalStepError):
        reception.cancel(scene.store, op=operation(), ticket_id=ticket.id)
    with refused(scene, StoreBusyError), scene.store.begin() as unit:
        unit.record(operation(), stale, Change(step=Step.CANCELLED, reason="cancelled"))


def test_tickets_of_a_service_that_vanished_are_still_called(scene: Scene) -> None:
    ticket = scene.issue("neu")
    smaller = replace(scene.house, services=tuple(s for s in scene.house.services if s.code != "neu"))
    smaller = replace(
        smaller,
        desks=tuple(replace(d, services=tuple(s for s in d.services if s != "neu")) for d in smaller.desks),
    )
    scene.house = houses.load_house(scene.store, op=operation("admin", "admin"), house=smaller).value
    assert scene.house.service("neu").retired
    outcome = calling.call_next(scene.store, scene.house, op=desk_op(), desk="2.14", services=("neu",))
    assert outcome.value.ticket is not None
    assert outcome.value.ticket.id == ticket.id
