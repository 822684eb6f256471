"""What a caseworker does: open the desk, call the next client, and everything until the visit ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from frontdesk.domain.absence import absence
from frontdesk.domain.appointment_errors import TooEarlyError
from frontdesk.domain.changes import ChangeKind, Notice, kinds_of
from frontdesk.domain.errors import (
    DeskOccupiedError,
    IllegalStepError,
    InvalidValueError,
    NoClientError,
    NothingToUndoError,
    ServiceRetiredError,
    TooLateError,
)
from frontdesk.domain.house import Desk, DeskName, House, ServiceCode, in_words
from frontdesk.domain.order import Choice, Rule, due_after_absence, due_time, why_next
from frontdesk.domain.ticket import AT_DESK, Change, State, Step, Ticket, TicketId, undoing
from frontdesk.usecases.acts import Outcome, existing, once, settled, short_reason
from frontdesk.usecases.ports import CallOrder, Operation, Presence, PresenceState, Store, UnitOfWork

PICKED = "picked"  # why a client was called out of turn


@dataclass(frozen=True, slots=True)
class NextCall:
    """The client called now with the sentence that says why; both ``None`` when nobody waits.

    Attributes:
        finished: the client whose visit ended with this call.
        rule: the rule that chose the client.
    """

    ticket: Ticket | None
    why: str | None
    finished: Ticket | None
    rule: Rule | None = None


def services_of(house: House, desk: Desk, chosen: tuple[str, ...] | None) -> tuple[ServiceCode, ...]:
    """The services a desk takes: those chosen, which must be the desk's own, else all of its own."""
    if chosen is None:
        return desk.services
    codes = tuple(house.service(code).code for code in chosen)
    foreign = [
        code for code in codes if house.service(code).agency != desk.agency and code not in desk.services
    ]
    if foreign or not codes:
        raise InvalidValueError(value=", ".join(foreign), field="service", expected=", ".join(desk.services))
    return codes


def call_next(
    store: Store,
    house: House,
    *,
    op: Operation,
    desk: str,
    services: tuple[str, ...] | None = None,
    language: str = "de",
) -> Outcome[NextCall]:
    """Finish the desk's client and call the next one, in one act.

    Without ``services`` it takes those that the desk said it takes when it was opened, else all of its own.
    """
    place = house.desk(desk)
    called = store.call_next(
        CallOrder(
            op=op,
            day=house.business_day(store.now()),
            desk=place.name,
            services=services_of(house, place, services),
            rules=house.rules,
            as_opened=services is None,
        )
    )
    why = None
    if called.ticket is not None and called.rule is not None:
        why = explain(house, Choice(called.ticket, called.rule), store=store, language=language)
    happened = called.ticket is not None or called.finished is not None
    changed = (
        frozenset({ChangeKind.TICKETS, ChangeKind.CALLS}) if happened and called.created else frozenset()
    )
    next_call = NextCall(called.ticket, why, called.finished, called.rule)
    return Outcome(next_call, changed, created=called.created)


def explain(house: House, choice: Choice, *, store: Store, language: str = "de") -> str:
    """The sentence that says why this ticket is next."""
    since = choice.ticket.arrived_at.astimezone(house.zone)
    booked = choice.ticket.appointment_at
    return why_next(
        choice,
        now=store.now(),
        since=f"{since:%H:%M}",
        slot="" if booked is None else f"{booked.astimezone(house.zone):%H:%M}",
        rules=house.rules,
        language=language,
    )


def pick(store: Store, house: House, *, op: Operation, desk: str, ticket_id: TicketId) -> Outcome[Ticket]:
    """Call a client out of turn, from the waiting list or the parked ones; the event says that it was
    chosen.
    """
    place = house.desk(desk)

    def work(unit: UnitOfWork) -> Ticket:
        present = unit.ticket_at_desk(place.name)
        if present is not None:
            raise DeskOccupiedError(desk=place.room, ticket=present.label)
        ticket = existing(unit, ticket_id)
        if ticket.state in (State.PARKED, State.MISSED):
            # At this desk, not where it was parked: else that desk's undo would take the client away again.
            change = Change(step=Step.CAME_BACK, desk=place.name, reason=PICKED)
            ticket = unit.record(op, ticket, change)
        return unit.record(op, ticket, Change(step=Step.CALLED, desk=place.name, reason=PICKED))

    return once(store, op, frozenset({Step.CAME_BACK, Step.CALLED}), work)


def call_again(store: Store, house: House, *, op: Operation, desk: str) -> Outcome[Ticket]:
    """Call the desk's client once more: a new call with its own id."""
    return _at_desk(store, house, op, desk, Step.CALLED_AGAIN)


def start(store: Store, house: House, *, op: Operation, desk: str) -> Outcome[Ticket]:
    """The client has arrived at the desk."""
    return _at_desk(store, house, op, desk, Step.STARTED)


def finish(store: Store, house: House, *, op: Operation, desk: str) -> Outcome[Ticket]:
    """The visit is over; nobody else is called."""
    return _at_desk(store, house, op, desk, Step.FINISHED)


def missed(store: Store, house: House, *, op: Operation, desk: str) -> Outcome[Ticket]:
    """The client did not come and is set aside for a while; after the last allowed miss the ticket ends."""
    place = house.desk(desk)

    def work(unit: UnitOfWork) -> Ticket:
        return unit.record(op, *_miss(house, unit, _client(unit, place)))

    return once(store, op, frozenset({Step.MISSED, Step.ENDED}), work)


def not_there(store: Store, house: House, *, op: Operation, desk: str) -> Outcome[Ticket]:
    """What the house's rule says of a client who has not come: call once more, or set aside.

    Raises:
        TooEarlyError: the client still has time to come.
    """
    place = house.desk(desk)

    def work(unit: UnitOfWork) -> Ticket:
        ticket = _client(unit, place)
        rule = absence(unit.events(ticket.id), ticket.need, house.rules)
        if unit.now() < rule.at:
            raise TooEarlyError(ticket=ticket.label, seconds=ceil((rule.at - unit.now()).total_seconds()))
        if rule.step is Step.CALLED_AGAIN:
            return unit.record(op, ticket, Change(step=Step.CALLED_AGAIN))
        return unit.record(op, *_miss(house, unit, ticket))

    return once(store, op, frozenset({Step.CALLED_AGAIN, Step.MISSED, Step.ENDED}), work)


def _miss(house: House, unit: UnitOfWork, ticket: Ticket) -> tuple[Ticket, Change]:
    if ticket.life.misses + 1 >= house.rules.max_misses:
        return ticket, Change(step=Step.ENDED, reason="not_there")
    until = unit.now() + timedelta(minutes=house.rules.park_minutes)
    return ticket, Change(step=Step.MISSED, parked_until=until, reason="not_there")


def park(
    store: Store,
    house: House,
    *,
    op: Operation,
    desk: str,
    ticket_id: TicketId | None = None,
    minutes: int | None = None,
    reason: str | None = None,
) -> Outcome[Ticket]:
    """Set a client aside for a while (the desk's own, or one who waits); the ticket keeps its due time."""
    place = house.desk(desk)
    pause = house.rules.park_minutes if minutes is None else minutes
    if not 1 <= pause <= 480:
        raise InvalidValueError(value=pause, field="minutes", expected="1–480")

    def work(unit: UnitOfWork) -> Ticket:
        ticket = _client(unit, place) if ticket_id is None else existing(unit, ticket_id)
        if ticket.state in AT_DESK and ticket.desk != place.name:
            raise IllegalStepError(ticket=ticket.label, step=Step.PARKED.value, state=ticket.state.value)
        until = unit.now() + timedelta(minutes=pause)
        change = Change(step=Step.PARKED, desk=place.name, parked_until=until, reason=short_reason(reason))
        return unit.record(op, ticket, change)

    return once(store, op, frozenset({Step.PARKED}), work)


def back(
    store: Store, house: House, *, op: Operation, ticket_id: TicketId, desk: str | None = None
) -> Outcome[Ticket]:
    """A parked or missed client is there again and waits on.

    A parked one keeps the old due time; one who missed a call comes behind the next two. Names the desk that
    brings the client back, if it is one: then that desk can undo it, and not the one where the client was.
    """
    place = None if desk is None else house.desk(desk).name

    def work(unit: UnitOfWork) -> Ticket:
        ticket = existing(unit, ticket_id)
        due_at = ticket.life.due_at
        if ticket.state is State.MISSED:
            next_two = unit.waiting(ticket.business_day, [ticket.service], limit=2)
            due_at = due_after_absence(due_at, next_two)
        return unit.record(op, ticket, Change(step=Step.CAME_BACK, desk=place, due_at=due_at))

    return once(store, op, frozenset({Step.CAME_BACK}), work)


def transfer(
    store: Store,
    house: House,
    *,
    op: Operation,
    service: str,
    desk: str | None = None,
    ticket_id: TicketId | None = None,
) -> Outcome[Ticket]:
    """Send a client on to another service, of this agency or another: same number, arrival credit kept.

    Names the desk whose client it is, or the ticket.
    """
    target = house.service(service)

    def work(unit: UnitOfWork) -> Ticket:
        if target.retired:
            raise ServiceRetiredError(service=in_words(target))
        ticket = existing(unit, ticket_id) if ticket_id is not None else _client(unit, house.desk(desk or ""))
        if ticket.service == target.code:
            raise IllegalStepError(ticket=ticket.label, step=Step.TRANSFERRED.value, state=in_words(target))
        change = Change(
            step=Step.TRANSFERRED,
            service=target.code,
            agency=target.agency,
            due_at=due_time(ticket.arrived_at, ticket.head_start),
        )
        return unit.record(op, ticket, change)

    return once(store, op, frozenset({Step.TRANSFERRED}), work)


def undo(store: Store, house: House, *, op: Operation, desk: str) -> Outcome[Ticket]:
    """Take back the last act of a desk, with all its steps: no key may lose a client.

    Refused when it is too old, or when somebody has gone on with the client since.
    """
    place = house.desk(desk)

    def work(unit: UnitOfWork) -> Ticket:
        since = unit.now() - timedelta(minutes=house.rules.undo_minutes)
        steps = unit.last_operation_at(place.name, since=since)
        if not steps:
            raise NothingToUndoError
        # Locked in the order in which everybody locks several tickets, which is not that of taking back.
        for ticket_id in sorted({event.ticket_id for event in steps}):
            existing(unit, ticket_id)
        ticket: Ticket | None = None
        for event in reversed(steps):
            ticket = existing(unit, event.ticket_id)
            last, _ = undoing(unit.events(ticket.id))
            if last.id != event.id:
                raise TooLateError(ticket=ticket.label, reason="worked on since")
            change = Change(step=Step.UNDONE, desk=event.desk, undoes=event.id, reason=event.step.value)
            ticket = unit.record(op, ticket, change)
        assert ticket is not None
        return ticket

    return once(store, op, frozenset({Step.UNDONE}), work)


def open_desk(
    store: Store, house: House, *, op: Operation, desk: str, services: tuple[str, ...] | None = None
) -> Outcome[Presence]:
    """A caseworker takes a room and says which services it calls."""
    return _present(store, house, op, desk, PresenceState.OPEN, services)


def pause_desk(
    store: Store, house: House, *, op: Operation, desk: str, services: tuple[str, ...] | None = None
) -> Outcome[Presence]:
    """The desk calls nobody for a while and does not count as open."""
    return _present(store, house, op, desk, PresenceState.PAUSED, services)


def close_desk(store: Store, house: House, *, op: Operation, desk: str) -> Outcome[Presence]:
    """The room is empty; refused while a client is there."""
    return _present(store, house, op, desk, PresenceState.CLOSED, None)


_NOTICES = {
    PresenceState.OPEN: Notice.DESK_OPENED,
    PresenceState.PAUSED: Notice.DESK_PAUSED,
    PresenceState.CLOSED: Notice.DESK_CLOSED,
}


def _present(
    store: Store,
    house: House,
    op: Operation,
    desk: str,
    state: PresenceState,
    services: tuple[str, ...] | None,
) -> Outcome[Presence]:
    place = house.desk(desk)

    def attempt() -> Presence:
        with store.begin() as unit:
            client = unit.ticket_at_desk(place.name)
            if state is PresenceState.CLOSED and client is not None:
                raise DeskOccupiedError(desk=place.room, ticket=client.label)
            now = unit.now()
            presence = Presence(
                desk=place.name,
                state=state,
                since=now,
                seen_at=now,
                station=op.station,
                services=services_of(house, place, services),
            )
            unit.set_presence(op, presence, _NOTICES[state])
        return presence

    return Outcome(settled(attempt), kinds_of(_NOTICES[state]))


def _at_desk(store: Store, house: House, op: Operation, desk: str, step: Step) -> Outcome[Ticket]:
    place = house.desk(desk)

    def work(unit: UnitOfWork) -> Ticket:
        return unit.record(op, _client(unit, place), Change(step=step))

    return once(store, op, frozenset({step}), work)


def _client(unit: UnitOfWork, desk: Desk) -> Ticket:
    ticket = unit.ticket_at_desk(DeskName(desk.name))
    if ticket is None:
        raise NoClientError(desk=desk.room)
    return ticket
