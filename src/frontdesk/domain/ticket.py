"""The life of a ticket: its states, the table of legal steps, its events, and the fold over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NewType
from uuid import UUID

from frontdesk.domain.errors import IllegalStepError, InvalidValueError
from frontdesk.domain.house import AgencyCode, DeskName, SeriesLetter, ServiceCode, StationName

TicketId = NewType("TicketId", int)
EventId = NewType("EventId", int)
OperationId = NewType("OperationId", UUID)


class State(StrEnum):
    """Where a ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    MISSED = "missed"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    ENDED = "ended"
    CLOSED = "closed"


AT_DESK = frozenset({State.CALLED, State.SERVING})
OPEN = frozenset({State.WAITING, State.CALLED, State.SERVING, State.PARKED, State.MISSED})
FINAL = frozenset(State) - OPEN


class Step(StrEnum):
    """What happened to a ticket, as a past fact; one event each."""

    ISSUED = "issued"
    CALLED = "called"
    CALLED_AGAIN = "called_again"
    STARTED = "started"
    FINISHED = "finished"
    MISSED = "missed"
    ENDED = "ended"
    PARKED = "parked"
    CAME_BACK = "came_back"
    TRANSFERRED = "transferred"
    CANCELLED = "cancelled"
    CLOSED = "closed"
    UNDONE = "undone"


# The state table: step -> {state before: state after}. `None` is "no ticket yet". Everything else asks it.
# UNDONE is absent: it takes the last effective step back, so what follows is the state before that step.
STEPS: Mapping[Step, Mapping[State | None, State]] = MappingProxyType(
    {
        Step.ISSUED: {None: State.WAITING},
        Step.CALLED: {State.WAITING: State.CALLED},
        Step.CALLED_AGAIN: {State.CALLED: State.CALLED},
        Step.STARTED: {State.CALLED: State.SERVING},
        # A client who was called and dealt with in a moment is finished without a start.
        Step.FINISHED: {State.CALLED: State.FINISHED, State.SERVING: State.FINISHED},
        Step.MISSED: {State.CALLED: State.MISSED},
        Step.ENDED: {State.CALLED: State.ENDED, State.MISSED: State.ENDED},
        Step.PARKED: dict.fromkeys((State.WAITING, State.CALLED, State.SERVING), State.PARKED),
        Step.CAME_BACK: {State.PARKED: State.WAITING, State.MISSED: State.WAITING},
        Step.TRANSFERRED: dict.fromkeys((State.WAITING, State.CALLED, State.SERVING), State.WAITING),
        Step.CANCELLED: dict.fromkeys((State.WAITING, State.PARKED, State.MISSED), State.CANCELLED),
        Step.CLOSED: dict.fromkeys(OPEN, State.CLOSED),
    }
)


class Need(StrEnum):
    """That a client should wait shorter, never why."""

    SEAT = "seat"
    URGENT = "urgent"


class RangeKind(StrEnum):
    """Which of a series' three ranges a number comes from."""

    ORDINARY = "ordinary"
    APPOINTMENT = "appointment"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The part of a ticket that its events change.

    Attributes:
        desk: where it is, or was last, called or parked; none while it waits.
        due_at: the moment that orders the calling, smallest first.
        waiting_since: when it last began to wait (for the guards and the figures).
        call_id: event id of the last call that still stands.
        misses: calls that nobody answered.
    """

    state: State
    service: ServiceCode
    agency: AgencyCode
    desk: DeskName | None = None
    due_at: datetime
    waiting_since: datetime
    call_id: EventId | None = None
    called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    misses: int = 0
    parked_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One client's place, with a number, through one or more services.

    Attributes:
        arrived_at: base of the order; kept through transfers (the arrival credit). With an appointment it is
            what `domain.punctuality.base_of` tells, which may be to come.
        head_start: minutes that its need or its appointment puts it ahead.
        appointment_at: when the client's appointment is; ``None`` for walk-ins.
        last_event_id: version of the row; every change is conditional on it.
    """

    id: TicketId
    business_day: date
    series: SeriesLetter
    number: int
    language: str
    need: Need | None = None
    head_start: int = 0
    issued_at: datetime
    arrived_at: datetime
    last_event_id: EventId
    appointment_at: datetime | None = None
    life: Life

    @property
    def label(self) -> str:
        """How people read and hear it: ``A 042``."""
        return number_label(self.series, self.number)

    @property
    def state(self) -> State:
        return self.life.state

    @property
    def service(self) -> ServiceCode:
        return self.life.service

    @property
    def agency(self) -> AgencyCode:
        return self.life.agency

    @property
    def desk(self) -> DeskName | None:
        return self.life.desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A step that is about to happen; the store gives it an id and a time.

    Attributes:
        due_at: new due time, where the step changes it.
        undoes: the event that an UNDONE step takes back.
    """

    step: Step
    desk: DeskName | None = None
    service: ServiceCode | None = None
    agency: AgencyCode | None = None
    due_at: datetime | None = None
    parked_until: datetime | None = None
    reason: str | None = None
    undoes: EventId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketEvent:
    """A step that happened: who, when, from where to where, and why.

    Attributes:
        op_step: place of this event within its operation, from 0.
    """

    id: EventId
    ticket_id: TicketId
    step: Step
    at: datetime
    from_state: State | None
    to_state: State
    service: ServiceCode
    agency: AgencyCode
    desk: DeskName | None
    due_at: datetime
    station: StationName
    role: str
    reason: str | None = None
    parked_until: datetime | None = None
    undoes: EventId | None = None
    op: OperationId
    op_step: int = 0


def number_label(series: str, number: int) -> str:
    return f"{series} {number:03d}"


_NUMBER = re.compile(r"\s*([A-Za-z])[\s.\-]*(\d{1,4})\s*", re.ASCII)


def parse_label(text: str) -> tuple[SeriesLetter, int]:
    """Read ``"A 001"``, ``"a1"`` or ``"A-001"``; raises `InvalidValueError`."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise InvalidValueError(value=text[:20], field="number", expected="A 042")
    return SeriesLetter(match[1].upper()), int(match[2])


def next_state(state: State | None, step: Step, *, label: str = "") -> State:
    """The state after ``step``; raises `IllegalStepError` naming step and present state."""
    after = STEPS.get(step, {}).get(state)
    if after is None:
        raise IllegalStepError(
            ticket=label or "Ticket", step=step.value, state=state.value if state else "none"
        )
    return after


def issued(event: TicketEvent) -> Life:
    """The life that begins with an ISSUED event."""
    next_state(None, event.step)
    return Life(
        state=State.WAITING,
        service=event.service,
        agency=event.agency,
        due_at=event.due_at,
        waiting_since=event.at,
    )


def advance(life: Life, event: TicketEvent, *, label: str = "") -> Life:
    """The life after one more event (any but ISSUED and UNDONE); the only place where a life changes."""
    state = next_state(life.state, event.step, label=label)
    life = replace(life, state=state, service=event.service, agency=event.agency, due_at=event.due_at)
    at = event.at
    match event.step:
        case Step.CALLED:
            return replace(
                life, desk=event.desk, call_id=event.id, called_at=at, started_at=None, parked_until=None
            )
        case Step.CALLED_AGAIN:
            return replace(life, call_id=event.id, called_at=at)
        case Step.STARTED:
            return replace(life, started_at=at)
        case Step.MISSED:
            return replace(life, misses=life.misses + 1, parked_until=event.parked_until)
        case Step.PARKED:
            return replace(life, desk=event.desk, parked_until=event.parked_until)
        case Step.CAME_BACK | Step.TRANSFERRED:
            return replace(life, desk=None, waiting_since=at, parked_until=None, started_at=None)
        case Step.ENDED:
            return replace(life, misses=life.misses + 1, ended_at=at)
        case Step.FINISHED | Step.CANCELLED | Step.CLOSED:
            return replace(life, ended_at=at)
    raise AssertionError(event.step)


def effective(events: Iterable[TicketEvent]) -> list[TicketEvent]:
    """The events that still count: an UNDONE event removes itself and the one it takes back."""
    standing: list[TicketEvent] = []
    for event in events:
        if event.step is Step.UNDONE:
            if not standing or standing[-1].id != event.undoes:
                raise IllegalStepError(ticket="Ticket", step=event.step.value, state="not the last step")
            standing.pop()
        else:
            standing.append(event)
    return standing


def fold(events: Iterable[TicketEvent]) -> Life:
    """The life that the events tell, oldest first; raises `IllegalStepError` on an illegal history."""
    standing = effective(events)
    if not standing or standing[0].step is not Step.ISSUED:
        raise IllegalStepError(ticket="Ticket", step="fold", state="none")
    life = issued(standing[0])
    for event in standing[1:]:
        life = advance(life, event)
    return life


def undoing(events: Iterable[TicketEvent]) -> tuple[TicketEvent, Life]:
    """The last step that still stands, and the life without it; the ISSUED step cannot be undone."""
    standing = effective(events)
    if len(standing) < 2:
        raise IllegalStepError(ticket="Ticket", step=Step.UNDONE.value, state="issued")
    return standing[-1], fold(standing[:-1])
