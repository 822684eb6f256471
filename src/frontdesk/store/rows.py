"""Rows of the tables as values of the domain, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from frontdesk.domain.house import ServiceCode
from frontdesk.domain.order import Rule, due_time
from frontdesk.domain.printjob import Attempt, AttemptRecord, JobId, JobState, PrintJob, SlipKind
from frontdesk.domain.ticket import EventId, Life, Need, State, Step, Ticket, TicketEvent, TicketId
from frontdesk.store import tables as t
from frontdesk.usecases.ports import Issued, IssueOrder, Presence, PresenceState

# The order in which `ticket_of` and `event_of` expect a row.
# The forecast is no part of a ticket: only what is learned from a day looks at it.
TICKET = tuple(column for column in t.ticket.c if column.name not in ("site", "forecast"))
TICKET_NAMES = tuple(column.name for column in TICKET)
EVENT_NAMES = (
    "id", "ticket_id", "kind", "at", "from_state", "to_state", "service", "agency", "desk", "due_at",
    "station", "role", "reason", "parked_until", "undoes", "op", "op_step",
)  # fmt: skip
EVENT = tuple(t.event.c[name] for name in EVENT_NAMES)
JOB_NAMES = (
    "id", "ticket_id", "printer", "copy", "state", "created_at", "changed_at", "reason", "kind", "subject",
    "wanted_at",
)  # fmt: skip
JOB = tuple(t.print_job.c[name] for name in JOB_NAMES)
ATTEMPT_NAMES = ("job_id", "number", "at", "state", "reason", "endpoint", "bytes_sent", "proof")
ATTEMPT = tuple(t.print_attempt.c[name] for name in ATTEMPT_NAMES)


def ticket_of(row: Sequence[Any]) -> Ticket:
    (
        ticket_id, business_day, series, number, language, need, head_start, issued_at, arrived_at,
        last_event_id, state, service, agency, desk, due_at, waiting_since, call_id, called_at, started_at,
        ended_at, misses, parked_until, appointment_at,
    ) = row  # fmt: skip
    return Ticket(
        id=ticket_id,
        business_day=business_day,
        series=series,
        number=number,
        language=language,
        need=None if need is None else Need(need),
        head_start=head_start,
        issued_at=issued_at,
        arrived_at=arrived_at,
        last_event_id=last_event_id,
        appointment_at=appointment_at,
        life=Life(
            state=State(state),
            service=service,
            agency=agency,
            desk=desk,
            due_at=due_at,
            waiting_since=waiting_since,
            call_id=call_id,
            called_at=called_at,
            started_at=started_at,
            ended_at=ended_at,
            misses=misses,
            parked_until=parked_until,
        ),
    )


def life_values(life: Life) -> dict[str, object]:
    """The columns of a ticket that its events change."""
    return {**asdict(life), "state": life.state.value}


def event_of(row: Sequence[Any]) -> TicketEvent:
    (
        event_id, ticket_id, kind, at, from_state, to_state, service, agency, desk, due_at, station, role,
        reason, parked_until, undoes, op, op_step,
    ) = row  # fmt: skip
    return TicketEvent(
        id=event_id,
        ticket_id=ticket_id,
        step=Step(kind),
        at=at,
        from_state=None if from_state is None else State(from_state),
        to_state=State(to_state),
        service=service,
        agency=agency,
        desk=desk,
        due_at=due_at,
        station=station,
        role=role,
        reason=reason,
        parked_until=parked_until,
        undoes=undoes,
        op=op,
        op_step=op_step,
    )


def job_of(row: Sequence[Any]) -> PrintJob:
    job_id, ticket_id, printer, copy, state, created_at, changed_at, reason, kind, subject, wanted_at = row
    return PrintJob(
        id=job_id,
        ticket_id=ticket_id,
        printer=printer,
        copy=copy,
        state=JobState(state),
        created_at=created_at,
        changed_at=changed_at,
        reason=reason,
        kind=SlipKind(kind),
        subject=subject,
        wanted_at=wanted_at,
    )


def attempt_of(row: Sequence[Any]) -> AttemptRecord:
    job_id, number, at, state, reason, endpoint, bytes_sent, proof = row
    return AttemptRecord(
        job_id=job_id,
        number=number,
        at=at,
        state=JobState(state),
        reason=reason,
        attempt=Attempt(endpoint=endpoint, bytes_sent=bytes_sent, proof=proof),
    )


def presence_of(row: Any) -> Presence:
    return Presence(
        desk=row.desk,
        state=PresenceState(row.state),
        since=row.since,
        seen_at=row.seen_at,
        station=row.station,
        services=tuple(ServiceCode(code) for code in row.services.split("\n") if code),
    )


def rule_of_head(need: str | None, *, appointment: bool) -> Rule:
    """The rule by which the head of the due order is next, as `domain.order.rule_of` tells it."""
    if need is None:
        return Rule.APPOINTMENT if appointment else Rule.ARRIVAL
    return {"seat": Rule.NEED, "urgent": Rule.URGENT}[need]


def issued_now(
    order: IssueOrder, number: int, at: datetime, *, ticket_id: int, event_id: int, job_id: int | None
) -> Issued:
    """The answer to an issue that happened just now."""
    service = order.service
    base = order.base or at
    ticket = Ticket(
        id=TicketId(ticket_id),
        business_day=order.day,
        series=service.series,
        number=number,
        language=order.language,
        need=order.need,
        head_start=order.head_start,
        issued_at=at,
        arrived_at=base,
        last_event_id=EventId(event_id),
        appointment_at=order.appointment_at,
        life=Life(
            state=State.WAITING,
            service=service.code,
            agency=service.agency,
            due_at=due_time(base, order.head_start),
            waiting_since=at,
        ),
    )
    if job_id is None or order.printer is None:
        return Issued(ticket, None, created=True)
    job = PrintJob(
        id=JobId(job_id),
        ticket_id=ticket.id,
        printer=order.printer,
        copy=0,
        state=JobState.PENDING,
        created_at=at,
        changed_at=at,
    )
    return Issued(ticket, job, created=True)
