"""What must be true of a business day, checked on the record: numbers, fates, desks, steps, operations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.house import DeskName, SeriesLetter
from frontdesk.domain.ticket import (
    AT_DESK,
    FINAL,
    STEPS,
    EventId,
    OperationId,
    State,
    Step,
    Ticket,
    TicketEvent,
    fold,
    number_label,
)

History = tuple[Ticket, Sequence[TicketEvent]]


class Invariant(StrEnum):
    """A promise about the record, by the name that a self-test shows."""

    NUMBERS_UNIQUE = "numbers_unique"
    NUMBERS_COMPLETE = "numbers_complete"
    DAYS_SETTLED = "days_settled"
    ONE_CLIENT_PER_DESK = "one_client_per_desk"
    STEPS_LEGAL = "steps_legal"
    STATE_FROM_EVENTS = "state_from_events"
    OPERATIONS_ONCE = "operations_once"


@dataclass(frozen=True, slots=True)
class Violation:
    """A promise that does not hold, with the number and the day of the offender."""

    invariant: Invariant
    label: str
    day: date
    what: str

    def __str__(self) -> str:
        return f"{self.label} on {self.day.isoformat()}: {self.what}"


class Ledger(Protocol):
    """The counter of one number range of one day."""

    @property
    def day(self) -> date: ...
    @property
    def series(self) -> SeriesLetter: ...
    @property
    def first(self) -> int: ...
    @property
    def last_given(self) -> int: ...


def check_day(
    counters: Iterable[Ledger], histories: Iterable[History], *, past: bool = False
) -> list[Violation]:
    """Every broken promise of one business day; ``past`` when the day is over and each fate must be known.

    Reads the histories once and keeps of each ticket no more than its number, its desk and its operations.
    """
    numbers = _Numbers()
    desks: dict[DeskName, str] = {}
    operations = _Operations()
    found: list[Violation] = []
    for ticket, events in histories:
        found += numbers.add(ticket)
        found += _desk_of(ticket, desks)
        found += _legal(ticket, events)
        found += _told(ticket, events)
        if past:
            found += _settled(ticket, events)
        operations.add(ticket, events)
    found += numbers.gaps(counters)
    found += operations.spread()
    return found


class _Numbers:
    """The numbers of one day: each of them once, and all of them."""

    def __init__(self) -> None:
        self._seen: set[tuple[SeriesLetter, int]] = set()
        self._day = date.min

    def add(self, ticket: Ticket) -> Iterator[Violation]:
        key = (ticket.series, ticket.number)
        self._day = ticket.business_day
        if key in self._seen:
            yield _violation(Invariant.NUMBERS_UNIQUE, ticket, "given to more than one ticket")
        self._seen.add(key)

    def gaps(self, counters: Iterable[Ledger]) -> Iterator[Violation]:
        unexplained = set(self._seen)
        for counter in counters:
            for number in range(counter.first, counter.last_given + 1):
                key = (counter.series, number)
                if key not in self._seen:
                    yield _gap(key, counter.day, "given, but there is no such ticket")
                elif key not in unexplained:
                    yield _gap(key, counter.day, "given by two ranges of the series")
                unexplained.discard(key)
        for key in sorted(unexplained):
            yield _gap(key, self._day, "there is a ticket, but no range has given the number")


class _Operations:
    """The events of one day by operation: each operation is one act, told without a gap."""

    def __init__(self) -> None:
        self._acts: dict[OperationId, list[tuple[int, TicketEvent, Ticket]]] = {}
        self._ops: dict[EventId, OperationId] = {}

    def add(self, ticket: Ticket, events: Sequence[TicketEvent]) -> None:
        for event in events:
            self._acts.setdefault(event.op, []).append((event.op_step, event, ticket))
            self._ops[event.id] = event.op

    def spread(self) -> Iterator[Violation]:
        for act in self._acts.values():
            act.sort(key=lambda part: (part[0], part[1].id))
            what = self._wrong(act)
            if what is not None:
                yield _violation(Invariant.OPERATIONS_ONCE, act[-1][2], what)

    def _wrong(self, act: list[tuple[int, TicketEvent, Ticket]]) -> str | None:
        events = [event for _, event, _ in act]
        op = events[0].op
        steps = [event.step for event in events]
        closing = set(steps) == {Step.CLOSED}
        # An evening's closing reaches back over several days, of which only one is in view here; and a call
        # of the next client, or its undoing, may end the visit of somebody who came yesterday.
        in_part = closing or set(steps) == {Step.UNDONE} or steps == [Step.CALLED]
        places = [place for place, _, _ in act]
        if len(set(places)) < len(places):
            return f"operation {op} recorded step {_first_double(places)} twice"
        if not in_part and places != list(range(len(places))):
            return f"operation {op} is not told in full: steps {places}"
        if not (len(events) == 1 or closing or self._is_one_act(steps, events)):
            return f"operation {op} did several acts: {', '.join(steps)}"
        return None

    def _is_one_act(self, steps: list[Step], events: list[TicketEvent]) -> bool:
        one_ticket = len({event.ticket_id for event in events}) == 1
        if set(steps) == {Step.UNDONE}:
            return len({self._ops.get(event.undoes) for event in events if event.undoes is not None}) == 1
        if steps == [Step.FINISHED, Step.CALLED]:
            return not one_ticket and events[0].desk == events[1].desk
        return steps == [Step.CAME_BACK, Step.CALLED] and one_ticket


def _desk_of(ticket: Ticket, desks: dict[DeskName, str]) -> Iterator[Violation]:
    if ticket.state not in AT_DESK:
        return
    if ticket.desk is None:
        yield _violation(Invariant.ONE_CLIENT_PER_DESK, ticket, f"{ticket.state} at no desk")
    elif ticket.desk in desks:
        what = f"at desk {ticket.desk} together with {desks[ticket.desk]}"
        yield _violation(Invariant.ONE_CLIENT_PER_DESK, ticket, what)
    else:
        desks[ticket.desk] = ticket.label


def _legal(ticket: Ticket, events: Sequence[TicketEvent]) -> Iterator[Violation]:
    what = _illegal(ticket, events)
    if what is not None:
        yield _violation(Invariant.STEPS_LEGAL, ticket, what)


def _illegal(ticket: Ticket, events: Sequence[TicketEvent]) -> str | None:
    """The first event that the state table forbids or that tells its states wrongly."""
    standing: list[tuple[EventId, State | None]] = []
    state: State | None = None
    before = 0
    for event in events:
        if event.ticket_id != ticket.id or event.id <= before:
            return f"event {event.id} does not belong here"
        before = event.id
        after: State | None
        if event.step is Step.UNDONE:
            after = standing.pop()[1] if len(standing) > 1 and standing[-1][0] == event.undoes else None
        else:
            after = STEPS[event.step].get(state)
            standing.append((event.id, state))
        if after is None:
            return f"{event.step} while {state or 'not issued'} (event {event.id})"
        if (event.from_state, event.to_state) != (state, after):
            told = f"{event.from_state} to {event.to_state}"
            return f"{event.step} tells {told}, right is {state} to {after} (event {event.id})"
        state = after
    return None if standing else "it has no events"


def _told(ticket: Ticket, events: Sequence[TicketEvent]) -> Iterator[Violation]:
    try:
        life = fold(events)
    except IllegalStepError:
        return  # told by STEPS_LEGAL
    if events[-1].id != ticket.last_event_id:
        what = f"its last event is {events[-1].id}, the ticket says {ticket.last_event_id}"
        yield _violation(Invariant.STATE_FROM_EVENTS, ticket, what)
    if life != ticket.life:
        wrong = [name for name in type(life).__slots__ if getattr(life, name) != getattr(ticket.life, name)]
        what = f"its events tell another {', '.join(wrong)}"
        yield _violation(Invariant.STATE_FROM_EVENTS, ticket, what)


def _settled(ticket: Ticket, events: Sequence[TicketEvent]) -> Iterator[Violation]:
    if ticket.state not in FINAL:
        yield _violation(Invariant.DAYS_SETTLED, ticket, f"the day is over and it is still {ticket.state}")
    elif ticket.state is not State.FINISHED and events and not events[-1].reason:
        yield _violation(Invariant.DAYS_SETTLED, ticket, f"{ticket.state} without a reason")


def _violation(invariant: Invariant, ticket: Ticket, what: str) -> Violation:
    return Violation(invariant, ticket.label, ticket.business_day, what)


def _gap(key: tuple[SeriesLetter, int], day: date, what: str) -> Violation:
    return Violation(Invariant.NUMBERS_COMPLETE, number_label(*key), day, what)


def _first_double(places: list[int]) -> int:
    return next(place for place in places if places.count(place) > 1)
