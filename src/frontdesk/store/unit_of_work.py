"""One transaction on the tables: tickets are read locked and changed only as they were read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Select, and_, func, insert, select, update

from frontdesk.domain.changes import Notice
from frontdesk.domain.errors import (
    DeskOccupiedError,
    IllegalStepError,
    OperationRepeatedError,
    OperationReusedError,
    StoreBusyError,
    StoreNotReadyError,
)
from frontdesk.domain.house import DeskName, House, ServiceCode, SiteCode
from frontdesk.domain.printjob import JobId, JobState, PrintJob, SlipKind
from frontdesk.domain.ticket import (
    AT_DESK,
    Change,
    EventId,
    Life,
    OperationId,
    Step,
    Ticket,
    TicketEvent,
    TicketId,
    advance,
    next_state,
    undoing,
)
from frontdesk.store import jobs
from frontdesk.store import queries as q
from frontdesk.store import tables as t
from frontdesk.store.appointments import SqlAppointments
from frontdesk.store.documents import SqlDocuments
from frontdesk.store.failures import Violation, violation_of
from frontdesk.store.house_tables import upsert, write_house
from frontdesk.store.issuing import issue_in
from frontdesk.store.openings import SqlOpenings
from frontdesk.store.questions import SqlQuestions
from frontdesk.store.rows import life_values
from frontdesk.store.waits import SqlWaits
from frontdesk.usecases.ports import Issued, IssueOrder, Operation, Presence


class SqlUnit:
    """A `usecases.ports.UnitOfWork` on a connection that is in a transaction.

    Attributes:
        site: the site that this transaction works on; ``None`` until the first house is saved.
    """

    def __init__(
        self, connection: Connection, *, site: SiteCode | None, now: datetime, may_have_waited: bool
    ) -> None:
        self.site = site
        self._may_have_waited = may_have_waited
        self._connection = connection
        self._now = now
        self._recorded: dict[OperationId, int] = {}

    @property
    def connection(self) -> Connection:
        """For the other modules of this room."""
        return self._connection

    def now(self) -> datetime:
        return self._now

    @cached_property
    def documents(self) -> SqlDocuments:
        return SqlDocuments(self._connection, self._site(), self._now, self._note, self._may_have_waited)

    @cached_property
    def appointments(self) -> SqlAppointments:
        waited = self._may_have_waited
        return SqlAppointments(self._connection, self._site(), self._now, self._note, waited)

    @cached_property
    def questions(self) -> SqlQuestions:
        return SqlQuestions(self._connection, self._site(), self._now, self._note)

    @cached_property
    def openings(self) -> SqlOpenings:
        return SqlOpenings(self._connection, self._site(), self._now, self._note)

    @cached_property
    def waits(self) -> SqlWaits:
        return SqlWaits(self._connection, self._site())

    def events_of_operation(self, op: OperationId) -> Sequence[TicketEvent]:
        return q.events_of(self._connection, t.event.c.op == op)

    def ticket(self, ticket_id: TicketId) -> Ticket | None:
        return self._locked_one(q.by_id(self._site(), ticket_id))

    def ticket_at_desk(self, desk: DeskName) -> Ticket | None:
        return self._locked_one(q.at_desk(self._site(), desk))

    def events(self, ticket_id: TicketId) -> Sequence[TicketEvent]:
        return q.events_of(self._connection, t.event.c.ticket_id == ticket_id)

    def waiting(self, day: date, services: Collection[ServiceCode], *, limit: int) -> Sequence[Ticket]:
        # Not locked: they are looked at, and a desk that calls now should not have to pass them over.
        return q.many_tickets(self._connection, q.line(self._site(), day, services, limit=limit))

    def open_before(self, day: date, *, limit: int) -> Sequence[Ticket]:
        return self._locked_open(t.ticket.c.business_day < day, limit=limit)

    def open_on(self, day: date, *, limit: int) -> Sequence[Ticket]:
        return self._locked_open(t.ticket.c.business_day == day, limit=limit)

    def issue(self, order: IssueOrder) -> Issued:
        site, ask_time = self._site(), self._may_have_waited
        return issue_in(self._connection, site, self._now, self._note, order, ask_time=ask_time)

    def record(self, op: Operation, ticket: Ticket, change: Change) -> Ticket:
        before = self._before(ticket, change) if change.step is Step.UNDONE else None
        if before is None:
            to_state = next_state(ticket.state, change.step, label=ticket.label)
            desk_after = change.desk or ticket.desk
        else:
            to_state, desk_after = before.state, before.desk
        if to_state in AT_DESK and desk_after is not None:
            self._check_free(desk_after, ticket)
        event = self._append(op, ticket, change, before)
        life = before or advance(ticket.life, event, label=ticket.label)
        after = replace(ticket, life=life, last_event_id=event.id)
        self._advance(ticket, after)
        return after

    def last_operation_at(self, desk: DeskName, *, since: datetime) -> Sequence[TicketEvent]:
        c, undo = t.event.c, t.event.alias("undo")
        stands = and_(
            c.ticket_id.is_not(None),
            c.kind != Step.UNDONE.value,
            ~select(undo.c.id).where(undo.c.undoes == c.id).exists(),
        )
        here = and_(c.site == self._site(), c.desk == desk, c.at >= since, c.kind != Step.CLOSED.value)
        newest = select(c.op).where(here, stands).order_by(c.id.desc()).limit(1)
        op = self._connection.execute(newest).scalar()
        return [] if op is None else q.events_of(self._connection, c.op == op, stands)

    def order_print(self, op: Operation, ticket_id: TicketId, *, printer: str) -> PrintJob:
        return self._order(op, SlipKind.TICKET, ticket_id, None, printer)

    def order_slip(self, op: Operation, kind: SlipKind, subject: str, *, printer: str) -> PrintJob:
        return self._order(op, kind, None, subject, printer)

    def job_of_operation(self, op: OperationId) -> PrintJob | None:
        return next(iter(q.jobs_where(self._connection, t.print_job.c.op == op)), None)

    def settle_job(self, job_id: JobId, state: JobState, *, reason: str | None, before: JobState) -> PrintJob:
        return jobs.settle(self, job_id, jobs.Settlement(state, reason, before))

    def jobs_of(self, ticket_id: TicketId) -> Sequence[PrintJob]:
        return q.jobs_where(self._connection, t.print_job.c.ticket_id == ticket_id)

    def set_presence(self, op: Operation, presence: Presence, notice: Notice) -> None:
        if self._noticed_before(op, notice):
            return
        values = {
            "site": self._site(),
            "desk": presence.desk,
            "state": presence.state.value,
            "since": presence.since,
            "seen_at": presence.seen_at,
            "station": presence.station,
            "services": "\n".join(presence.services),
        }
        upsert(self._connection, t.desk_presence, [values])
        self.notice(op, notice, desk=presence.desk)

    def save_house(self, op: Operation, house: House) -> None:
        if self._noticed_before(op, Notice.HOUSE_LOADED):
            return
        self.site = write_house(self._connection, house, bound_to=self.site, now=self._now)
        self.notice(op, Notice.HOUSE_LOADED)

    def notice(
        self, op: Operation, notice: Notice, *, desk: DeskName | None = None, printer: str | None = None
    ) -> None:
        """Append an event that is no step of a ticket."""
        self._note(op, {"at": self._now, "kind": notice.value, "desk": desk, "printer": printer})

    def _order(
        self, op: Operation, kind: SlipKind, ticket_id: TicketId | None, subject: str | None, printer: str
    ) -> PrintJob:
        job, c = t.print_job, t.print_job.c
        for known in q.jobs_where(self._connection, c.op == op.id):
            if (known.kind, known.ticket_id, known.subject) != (kind, ticket_id, subject):
                raise OperationReusedError
            return known
        same = c.ticket_id == ticket_id if ticket_id is not None else c.subject == subject
        highest = select(func.max(c.copy)).where(c.site == self._site(), c.kind == kind.value, same)
        copies = self._connection.execute(highest).scalar()
        ordered = PrintJob(
            id=JobId(0),
            ticket_id=ticket_id,
            printer=printer,
            copy=0 if copies is None else copies + 1,
            state=JobState.PENDING,
            created_at=self._now,
            changed_at=self._now,
            kind=kind,
            subject=subject,
        )
        values = asdict(ordered) | {"state": ordered.state.value, "kind": kind.value}
        del values["id"]
        write = insert(job).values(site=self._site(), op=op.id, **values).returning(c.id)
        job_id = self._connection.execute(write).scalar_one()
        self.notice(op, Notice.PRINT_ORDERED, printer=printer)
        return replace(ordered, id=JobId(job_id))

    def _note(self, op: Operation, facts: dict[str, Any]) -> tuple[EventId, int]:
        """Append an event; answers its id and its place within the operation."""
        step = self._recorded.get(op.id, 0)
        write = insert(t.event).values(op_step=step, **self._who(op), **facts).returning(t.event.c.id)
        try:
            event_id = self._connection.execute(write).scalar_one()
        except Exception as error:
            if violation_of(error) is Violation.OPERATION:
                raise OperationRepeatedError from error
            raise
        self._recorded[op.id] = step + 1
        return EventId(event_id), step

    # --- the steps of `record` --------------------------------------------------------------------

    def _before(self, ticket: Ticket, change: Change) -> Life:
        last, life = undoing(self.events(ticket.id))
        if change.undoes != last.id:
            raise IllegalStepError(ticket=ticket.label, step=change.step.value, state=ticket.state.value)
        return life

    def _check_free(self, desk: DeskName, ticket: Ticket) -> None:
        other = q.one_ticket(self._connection, q.at_desk(self._site(), desk))
        if other is not None and other.id != ticket.id:
            raise DeskOccupiedError(desk=desk, ticket=other.label)

    def _append(self, op: Operation, ticket: Ticket, change: Change, before: Life | None) -> TicketEvent:
        to_state = next_state(ticket.state, change.step) if before is None else before.state
        due_at = (change.due_at or ticket.life.due_at) if before is None else before.due_at
        service, agency = change.service or ticket.service, change.agency or ticket.agency
        # Those who look at one line learn of a client who leaves it as well as of one who comes.
        lines = (ticket.service, service if before is None else before.service)
        event = TicketEvent(
            id=EventId(0),
            ticket_id=ticket.id,
            step=change.step,
            at=self._time_for(ticket),
            from_state=ticket.state,
            to_state=to_state,
            service=service,
            agency=agency,
            desk=change.desk or ticket.desk,
            due_at=due_at,
            station=op.station,
            role=op.role,
            reason=change.reason,
            parked_until=change.parked_until,
            undoes=change.undoes,
            op=op.id,
            op_step=self._recorded.get(op.id, 0),
        )
        called = change.step is Step.CALLED
        values = {
            "at": event.at,
            "kind": event.step.value,
            "ticket_id": ticket.id,
            "business_day": ticket.business_day,
            "from_state": ticket.state.value,
            "to_state": to_state.value,
            "service": service,
            "other_service": next((one for one in lines if one != service), None),
            "agency": agency,
            "desk": event.desk,
            "due_at": due_at,
            "parked_until": event.parked_until,
            "reason": event.reason,
            "undoes": event.undoes,
            "head_start": ticket.head_start if called else None,
            "arrived_at": ticket.arrived_at if called else None,
        }
        event_id, _ = self._note(op, values)
        return replace(event, id=event_id)

    def _advance(self, ticket: Ticket, after: Ticket) -> None:
        c = t.ticket.c
        as_read = and_(c.id == ticket.id, c.last_event_id == ticket.last_event_id)
        values = life_values(after.life) | {"last_event_id": after.last_event_id}
        write = update(t.ticket).where(as_read).values(**values)
        # Should somebody call to this desk in the same moment, the unique index answers as a busy store.
        if self._connection.execute(write).rowcount != 1:
            raise StoreBusyError

    def _time_for(self, ticket: Ticket) -> datetime:
        """This transaction's time, or that of the step for whose transaction this one had to wait."""
        life = ticket.life
        steps = (life.called_at, life.started_at, life.waiting_since)
        if not self._may_have_waited:
            return self._now
        return max(self._now, *(at for at in steps if at is not None))

    # --- helpers -----------------------------------------------------------------------------------

    def _site(self) -> SiteCode:
        if self.site is None:
            raise StoreNotReadyError
        return self.site

    def _who(self, op: Operation) -> dict[str, Any]:
        return {"site": self._site(), "op": op.id, "station": op.station, "role": op.role}

    def _noticed_before(self, op: Operation, notice: Notice) -> bool:
        """Whether this operation did so before; raises `OperationReusedError` when it did something else."""
        if op.id in self._recorded:
            return False
        kinds = self._connection.execute(select(t.event.c.kind).where(t.event.c.op == op.id)).scalars().all()
        if any(kind != notice.value for kind in kinds):
            raise OperationReusedError
        return bool(kinds)

    def _locked_one(self, query: Select[*tuple[object, ...]]) -> Ticket | None:
        # SQLite knows no row locks and needs none: this transaction is the only one that writes.
        return q.one_ticket(self._connection, query.with_for_update())

    def _locked_open(self, days: Any, *, limit: int) -> Sequence[Ticket]:
        query = q.tickets_where(self._site(), days, q.IS_OPEN).order_by(t.ticket.c.id).limit(limit)
        return q.many_tickets(self._connection, query.with_for_update())
