"""The end of the business day: every number gets a fate, with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from frontdesk.domain.appointment import Appointment, AppointmentStep
from frontdesk.domain.changes import kinds_of
from frontdesk.domain.errors import OperationReusedError
from frontdesk.domain.house import House
from frontdesk.domain.printjob import PrintJob, SlipKind
from frontdesk.domain.ticket import Change, State, Step, Ticket
from frontdesk.usecases.acts import Outcome, settled
from frontdesk.usecases.appointments import settle_no_shows
from frontdesk.usecases.ports import Operation, Store, UnitOfWork
from frontdesk.usecases.waits import learn_day, learn_past_days

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

    Of appointments whose time has passed, it says that nobody came; what the day taught is kept.
    """

    def passed(unit: UnitOfWork) -> list[Appointment]:
        booked = unit.appointments.booked_on(day, limit=BATCH)
        return [one for one in booked if one.starts_at <= unit.now()]

    def still_open(unit: UnitOfWork) -> Sequence[Ticket]:
        learn_day(unit, day)
        return unit.open_on(day, limit=BATCH)

    return _once(store, op, still_open, passed)


def close_past_days(store: Store, house: House, *, op: Operation) -> Outcome[int]:
    """Close what earlier days left open; every program does this when it starts, so no day is forgotten."""
    outcome = _once(
        store,
        op,
        lambda unit: unit.open_before(house.business_day(unit.now()), limit=BATCH),
        lambda unit: unit.appointments.booked_before(house.business_day(unit.now()), limit=BATCH),
    )
    learn_past_days(store, house)
    return outcome


def order_day_slip(store: Store, *, op: Operation, day: date, printer: str) -> PrintJob:
    """Order the slip that tells the fate of every number of ``day``; a repeat answers the same job."""

    def attempt() -> PrintJob:
        with store.begin() as unit:
            if unit.events_of_operation(op.id):
                raise OperationReusedError
            return unit.order_slip(op, SlipKind.DAY_END, day.isoformat(), printer=printer)

    return settled(attempt)


def _once(
    store: Store,
    op: Operation,
    still_open: Callable[[UnitOfWork], Sequence[Ticket]],
    not_come: Callable[[UnitOfWork], Sequence[Appointment]],
) -> Outcome[int]:
    return settled(lambda: _attempt(store, op, still_open, not_come))


def _attempt(
    store: Store,
    op: Operation,
    still_open: Callable[[UnitOfWork], Sequence[Ticket]],
    not_come: Callable[[UnitOfWork], Sequence[Appointment]],
) -> Outcome[int]:
    with store.begin() as unit:
        known = unit.events_of_operation(op.id)
        if any(event.step is not Step.CLOSED for event in known):
            raise OperationReusedError
        if known:
            return Outcome(len(known), frozenset(), created=False)
        tickets = still_open(unit)
        for ticket in tickets:
            unit.record(op, ticket, Change(step=Step.CLOSED, reason=REASONS[ticket.state]))
        absent = not_come(unit)
        settle_no_shows(unit, op, absent)
    changed = kinds_of(Step.CLOSED) if tickets else frozenset()
    return Outcome(len(tickets), changed | (kinds_of(AppointmentStep.NO_SHOW) if absent else frozenset()))
