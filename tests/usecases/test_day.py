"""The evening: every number gets a fate with a reason, once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from frontdesk.domain.changes import ChangeKind
from frontdesk.domain.errors import OperationReusedError
from frontdesk.domain.ticket import FINAL, OPEN, State, Step, Ticket
from frontdesk.testing.builders import operation
from frontdesk.usecases import calling, day, reception
from tests.usecases.scene import Scene, desk_op, refused, unchanged


@pytest.fixture
def busy(scene: Scene) -> dict[State, Ticket]:
    """One ticket in each state that a day leaves behind."""
    tickets = {}
    for state in (State.PARKED, State.MISSED, State.FINISHED, State.SERVING):
        tickets[state] = scene.issue()
        scene.call()
        act = {
            State.PARKED: calling.park,
            State.MISSED: calling.missed,
            State.FINISHED: calling.finish,
            State.SERVING: calling.start,
        }[state]
        act(scene.store, scene.house, op=desk_op(), desk="2.14")
    tickets[State.CALLED] = scene.issue()
    scene.call("2.11")
    tickets[State.CANCELLED] = scene.issue()
    reception.cancel(scene.store, op=operation(), ticket_id=tickets[State.CANCELLED].id)
    tickets[State.WAITING] = scene.issue("auf")
    for state, ticket in tickets.items():
        assert scene.again(ticket).state is state
    return tickets


def test_what_is_open_is_closed_with_a_reason_and_the_rest_stays(
    scene: Scene, busy: dict[State, Ticket]
) -> None:
    outcome = day.close_day(scene.store, op=operation(), day=scene.today)
    assert (outcome.value, outcome.created) == (5, True)
    assert outcome.changed == {ChangeKind.TICKETS, ChangeKind.CALLS}
    reasons = {}
    for state, ticket in busy.items():
        now = scene.again(ticket)
        assert now.state is (State.CLOSED if state in OPEN else state)
        assert now.state in FINAL
        if state in OPEN:
            reasons[state] = scene.store.events(ticket.id)[-1].reason
    assert reasons == day.REASONS
    assert set(day.REASONS) == OPEN


def test_closing_twice_closes_nothing_more(scene: Scene, busy: dict[State, Ticket]) -> None:
    assert busy
    day.close_day(scene.store, op=operation(), day=scene.today)
    with unchanged(scene):
        outcome = day.close_day(scene.store, op=operation(), day=scene.today)
    assert (outcome.value, outcome.changed) == (0, frozenset())


def test_a_repeated_closing_answers_the_first_count_and_spares_who_came_since(scene: Scene) -> None:
    scene.issue()
    scene.issue()
    op = operation()
    day.close_day(scene.store, op=op, day=scene.today)
    late = scene.issue()
    with unchanged(scene):
        outcome = day.close_day(scene.store, op=op, day=scene.today)
    assert (outcome.value, outcome.created, outcome.changed) == (2, False, frozenset())
    assert scene.again(late).state is State.WAITING


@pytest.mark.parametrize("past", [False, True], ids=["today", "past"])
def test_an_operation_of_another_kind_closes_nothing(scene: Scene, past: bool) -> None:
    op = operation()
    scene.issue(op=op)
    with refused(scene, OperationReusedError):
        if past:
            day.close_past_days(scene.store, scene.house, op=op)
        else:
            day.close_day(scene.store, op=op, day=scene.today)


def test_days_that_nobody_closed_are_closed_in_one_act(scene: Scene) -> None:
    tickets = []
    for _ in range(3):
        tickets.append(scene.issue())
        scene.clock.advance(minutes=24 * 60)
    today = scene.issue()
    op = operation("system", "system")
    outcome = day.close_past_days(scene.store, scene.house, op=op)
    assert outcome.value == 3
    assert {scene.again(ticket).state for ticket in tickets} == {State.CLOSED}
    assert scene.again(today).state is State.WAITING
    with unchanged(scene):
        assert day.close_past_days(scene.store, scene.house, op=operation()).value == 0
        again = day.close_past_days(scene.store, scene.house, op=op)
    assert (again.value, again.created) == (3, False)


def test_a_desk_that_was_forgotten_is_free_the_next_morning(scene: Scene) -> None:
    scene.issue()
    scene.call()
    scene.clock.advance(minutes=24 * 60)
    day.close_past_days(scene.store, scene.house, op=operation())
    ticket = scene.issue()
    assert scene.call().finished is None
    assert scene.again(ticket).state is State.CALLED


@pytest.mark.parametrize(
    ("issued", "night"),
    [
        # The evening before each change of the clocks, insisted upon; one minute before and after midnight.
        (datetime(2026, 10, 24, 21, 59, tzinfo=UTC), datetime(2026, 10, 24, 22, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), datetime(2026, 10, 25, 23, 0, tzinfo=UTC)),
        (datetime(2027, 3, 27, 22, 59, tzinfo=UTC), datetime(2027, 3, 27, 23, 0, tzinfo=UTC)),
        (datetime(2028, 2, 29, 22, 59, tzinfo=UTC), datetime(2028, 2, 29, 23, 0, tzinfo=UTC)),
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), datetime(2026, 12, 31, 23, 0, tzinfo=UTC)),
    ],
)
def test_the_day_changes_at_local_midnight(scene: Scene, issued: datetime, night: datetime) -> None:
    scene.clock.set(issued)
    first = reception.issue_ticket(
        scene.store, scene.house, op=operation(), service="wba", anyway=True
    ).value.ticket
    assert day.close_past_days(scene.store, scene.house, op=operation()).value == 0
    scene.clock.set(night)
    assert day.close_past_days(scene.store, scene.house, op=operation()).value == 1
    second = reception.issue_ticket(
        scene.store, scene.house, op=operation(), service="wba", anyway=True
    ).value.ticket
    assert (first.number, second.number) == (1, 1)
    assert (second.business_day - first.business_day).days == 1
    assert scene.steps(first) == [Step.ISSUED, Step.CLOSED]
