"""Tickets with made-up histories, for tests of rules that need no store."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from frontdesk.domain.house import AgencyCode, DeskName, SeriesLetter, ServiceCode, StationName
from frontdesk.domain.ticket import (
    STEPS,
    EventId,
    Life,
    Need,
    OperationId,
    State,
    Step,
    Ticket,
    TicketEvent,
    TicketId,
    advance,
    effective,
    issued,
    undoing,
)

MORNING = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
DAY = date(2026, 10, 12)


def new_op() -> OperationId:
    return OperationId(uuid4())


@dataclass
class Past:
    """A ticket that grows event by event.

    Attributes:
        at: time of the next event; each takes a minute.
    """

    ticket_id: int = 1
    number: int = 1
    series: str = "A"
    service: str = "wba"
    at: datetime = MORNING
    first_event: int = 1
    head_start: int = 0
    need: Need | None = None
    events: list[TicketEvent] = field(default_factory=list)
    lives: list[Life] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.events:
            self._append(Step.ISSUED, State.WAITING, due_at=self.at - timedelta(minutes=self.head_start))
            self.lives.append(issued(self.events[0]))

    @property
    def state(self) -> State:
        return self.lives[-1].state

    def add(
        self,
        step: Step,
        *,
        desk: str | None = None,
        service: str | None = None,
        reason: str | None = None,
        op: UUID | None = None,
        op_step: int = 0,
    ) -> TicketEvent:
        """One more legal step."""
        life = self.lives[-1]
        wanted = DeskName(desk) if desk is not None else life.desk
        if step is Step.CALLED and wanted is None:
            wanted = DeskName("2.14")
        if step is Step.UNDONE:
            last, before = undoing(self.events)
            event = self._append(
                step,
                before.state,
                undoes=last.id,
                due_at=before.due_at,
                reason=reason,
                op=op,
                op_step=op_step,
            )
            self.lives.append(before)
            return event
        event = self._append(
            step,
            STEPS[step][life.state],
            due_at=life.due_at,
            desk=wanted,
            service=service,
            reason=reason,
            op=op,
            op_step=op_step,
        )
        self.lives.append(advance(life, event))
        return event

    def _append(
        self,
        step: Step,
        to_state: State,
        *,
        due_at: datetime,
        desk: DeskName | None = None,
        service: str | None = None,
        reason: str | None = None,
        undoes: EventId | None = None,
        op: UUID | None = None,
        op_step: int = 0,
    ) -> TicketEvent:
        life = self.lives[-1] if self.lives else None
        event = TicketEvent(
            id=EventId(self.first_event + len(self.events)),
            ticket_id=TicketId(self.ticket_id),
            step=step,
            at=self.at,
            from_state=life.state if life else None,
            to_state=to_state,
            service=ServiceCode(service or (life.service if life else self.service)),
            agency=AgencyCode("jobcenter"),
            desk=desk,
            due_at=due_at,
            station=StationName("test"),
            role="desk",
            reason=reason,
            undoes=undoes,
            op=OperationId(op) if op else new_op(),
            op_step=op_step,
        )
        self.events.append(event)
        self.at += timedelta(minutes=1)
        return event

    def standing(self) -> list[TicketEvent]:
        return effective(self.events)

    def ticket(self) -> Ticket:
        return Ticket(
            id=TicketId(self.ticket_id),
            business_day=DAY,
            series=SeriesLetter(self.series),
            number=self.number,
            language="de",
            need=self.need,
            head_start=self.head_start,
            issued_at=self.events[0].at,
            arrived_at=self.events[0].at,
            last_event_id=self.events[-1].id,
            life=self.lives[-1],
        )


def waiting_ticket(
    number: int,
    *,
    arrived: datetime = MORNING,
    ahead: int = 0,
    need: Need | None = None,
    service: str = "wba",
    due_at: datetime | None = None,
) -> Ticket:
    """A ticket that has waited since ``arrived``, with a head start of ``ahead`` minutes."""
    past = Past(ticket_id=number, number=number, service=service, at=arrived, head_start=ahead, need=need)
    ticket = past.ticket()
    return ticket if due_at is None else replace(ticket, life=replace(ticket.life, due_at=due_at))
