"""The end of the business day: every number gets a fate, with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from frontdesk.domain.changes import kinds_of
from frontdesk.domain.house import House
from frontdesk.domain.ticket import Change, State, Step, Ticket
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.ports import Operation, Store, UnitOfWork

BATCH = 10_000

REASONS = {
    State.WAITING: "not_served",
    State.CALLED: "not_finished",
    State.SERVING: "not_finished",
    State.PARKED: "did_not_return",
    State.MISSED: "did_not_return",
}


def close_day(store: Store, *, op: Operation, day: date) -> Outcome[int]:
    """Close what is still open on ``day``; answers how many. Safe to repeat: nothing is open the second
    time.
    """
    with store.begin() as unit:
        closed = _close(unit, op, unit.open_on(day, limit=BATCH))
    return _outcome(closed)


def close_past_days(store: Store, house: House, *, op: Operation) -> Outcome[int]:
    """Close what earlier days left open; every program does this when it starts, so no day is forgotten."""
    with store.begin() as unit:
        today = house.business_day(unit.now())
        closed = _close(unit, op, unit.open_before(today, limit=BATCH))
    return _outcome(closed)


def _close(unit: UnitOfWork, op: Operation, tickets: Sequence[Ticket]) -> int:
    for ticket in tickets:
        unit.record(op, ticket, Change(step=Step.CLOSED, reason=REASONS[ticket.state]))
    return len(tickets)


def _outcome(closed: int) -> Outcome[int]:
    return Outcome(closed, kinds_of(Step.CLOSED) if closed else frozenset())
