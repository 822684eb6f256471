"""Reads that a reader and a transaction have in common; each takes the connection that it runs on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from frontdesk.domain.house import DeskName, ServiceCode
from frontdesk.domain.printjob import AttemptRecord, JobId, PrintJob
from frontdesk.domain.ticket import AT_DESK, OPEN, Need, State, Ticket, TicketEvent, TicketId
from frontdesk.store import tables as t
from frontdesk.store.rows import ATTEMPT, EVENT, JOB, TICKET, attempt_of, event_of, job_of, ticket_of


def state_in(*states: State) -> ColumnElement[bool]:
    """A condition on the state written out: a plan can use a partial index only when it sees the words."""
    words = ", ".join(f"'{state.value}'" for state in states)
    return literal_column(f"(ticket.state IN ({words}))")


IS_WAITING: ColumnElement[bool] = literal_column("(ticket.state = 'waiting')")
IS_AT_DESK: ColumnElement[bool] = literal_column("(ticket.state IN ('called', 'serving'))")
IS_OPEN: ColumnElement[bool] = literal_column(
    "(ticket.state IN ('waiting', 'called', 'serving', 'parked', 'missed'))"
)
IS_OPEN_JOB: ColumnElement[bool] = literal_column(
    "(print_job.state IN ('pending', 'sending', 'failed', 'unknown'))"
)
IS_OVERTAKING: ColumnElement[bool] = literal_column("(event.kind = 'called' AND event.head_start > 0)")
IS_CALL: ColumnElement[bool] = literal_column("(event.kind = 'called')")
assert {"called", "serving"} == set(AT_DESK)
assert {"waiting", "called", "serving", "parked", "missed"} == set(OPEN)


def tickets_where(site: str, *conditions: ColumnElement[bool]) -> Select[*tuple[object, ...]]:
    return select(*TICKET).where(t.ticket.c.site == site, *conditions)


def one_ticket(connection: Connection, query: Select[*tuple[object, ...]]) -> Ticket | None:
    row = connection.execute(query).first()
    return None if row is None else ticket_of(row)


def many_tickets(connection: Connection, query: Select[*tuple[object, ...]]) -> list[Ticket]:
    return [ticket_of(row) for row in connection.execute(query)]


def by_id(site: str, ticket_id: TicketId) -> Select[*tuple[object, ...]]:
    return tickets_where(site, t.ticket.c.id == ticket_id)


def at_desk(site: str, desk: DeskName) -> Select[*tuple[object, ...]]:
    return tickets_where(site, t.ticket.c.desk == desk, IS_AT_DESK)


def line(
    site: str, day: date, services: Collection[ServiceCode], *, limit: int
) -> Select[*tuple[object, ...]]:
    """Those who wait for the services, in due order."""
    c = t.ticket.c
    here = and_(c.business_day == day, c.service.in_(list(services)), IS_WAITING)
    return tickets_where(site, here).order_by(c.due_at, c.number, c.id).limit(limit)


def fronts(site: str, day: date, services: Collection[ServiceCode]) -> Select[*tuple[object, ...]]:
    """Whom `domain.order.choose` has to look at: each is the first of its service in one way or another."""
    c = t.ticket.c
    walk_in = c.appointment_at.is_(None)
    # Who does not stand back: `domain.order.stands_back`, the other way round.
    other = or_(walk_in, and_(c.need.is_not(None), c.need == Need.URGENT.value))

    def place(order: Column[Any], *groups: ColumnElement[bool]) -> ColumnElement[int]:
        return func.row_number().over(partition_by=[c.service, *groups], order_by=[order, c.number, c.id])

    firsts = (
        select(
            *TICKET,
            walk_in.label("is_walk_in"),
            other.label("is_other"),
            place(c.due_at).label("by_due"),
            place(c.arrived_at).label("by_arrival"),
            place(c.due_at, other).label("by_due_of_others"),
            place(c.arrived_at, walk_in).label("by_arrival_of_walk_ins"),
        )
        .where(c.site == site, c.business_day == day, c.service.in_(list(services)), IS_WAITING)
        .subquery()
    )
    f = firsts.c
    return select(*(f[column.name] for column in TICKET)).where(
        or_(
            f.by_due == 1,
            f.by_arrival == 1,
            and_(f.is_other, f.by_due_of_others == 1),
            and_(f.is_walk_in, f.by_arrival_of_walk_ins == 1),
        )
    )


def newest_calls(
    site: str, day: date, services: Collection[ServiceCode], *, limit: int
) -> Select[*tuple[object, ...]]:
    """When the appointments were of those whom the newest calls of the services were for, newest first.

    The newest of each service first, so that the index is read from its end and no day is too long.
    """
    c, undone = t.event.c, t.event.alias("undone")
    stands = ~exists().where(undone.c.undoes == c.id)
    of_each = [
        select(c.id, c.ticket_id)
        .where(c.site == site, c.business_day == day, c.service == service, IS_CALL, stands)
        .order_by(c.id.desc())
        .limit(limit)
        .subquery()
        for service in services
    ]
    calls = union_all(*(select(calls.c.id, calls.c.ticket_id) for calls in of_each)).subquery()
    return (
        select(t.ticket.c.appointment_at)
        .select_from(calls.join(t.ticket, t.ticket.c.id == calls.c.ticket_id))
        .order_by(calls.c.id.desc())
        .limit(limit)
    )


def events_of(connection: Connection, *conditions: ColumnElement[bool]) -> list[TicketEvent]:
    """Events of tickets, in the order in which they happened."""
    c = t.event.c
    query = select(*EVENT).where(c.ticket_id.is_not(None), *conditions).order_by(c.id)
    return [event_of(row) for row in connection.execute(query)]


def attempts_of(connection: Connection, job_id: JobId) -> Sequence[AttemptRecord]:
    c = t.print_attempt.c
    query = select(*ATTEMPT).where(c.job_id == job_id).order_by(c.number)
    return [attempt_of(row) for row in connection.execute(query)]


def last_attempt(connection: Connection, site: str, endpoint: str) -> AttemptRecord | None:
    c = t.print_attempt.c
    query = select(*ATTEMPT).where(c.site == site, c.endpoint == endpoint).order_by(c.id.desc()).limit(1)
    row = connection.execute(query).first()
    return None if row is None else attempt_of(row)


def jobs_where(connection: Connection, *conditions: ColumnElement[bool]) -> Sequence[PrintJob]:
    query = select(*JOB).where(*conditions).order_by(t.print_job.c.id)
    return [job_of(row) for row in connection.execute(query)]
