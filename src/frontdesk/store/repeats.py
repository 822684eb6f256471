"""What an operation did the first time, for those who ask again."""

from __future__ import annotations

from sqlalchemy import Connection

from frontdesk.domain.errors import OperationReusedError
from frontdesk.domain.house import SiteCode
from frontdesk.domain.order import Rule
from frontdesk.domain.ticket import OperationId, Step, Ticket, TicketId
from frontdesk.store import queries as q
from frontdesk.store import tables as t
from frontdesk.usecases.ports import Called, Issued


def repeated_issue(connection: Connection, site: SiteCode, op: OperationId) -> Issued | None:
    """The ticket that ``op`` issued; ``None`` when it is new.

    Raises:
        OperationReusedError: it did something else.
    """
    events = q.events_of(connection, t.event.c.op == op)
    if not events:
        if _ordered_or_noticed(connection, op):
            raise OperationReusedError
        return None
    if events[0].step is not Step.ISSUED:
        raise OperationReusedError
    ticket = _ticket(connection, site, events[0].ticket_id)
    jobs = q.jobs_where(connection, t.print_job.c.ticket_id == ticket.id)
    return Issued(ticket, jobs[-1] if jobs else None, created=False)


def repeated_call(connection: Connection, site: SiteCode, op: OperationId) -> Called | None:
    """The client whom ``op`` called and the one whose visit it ended; ``None`` when it is new.

    Raises:
        OperationReusedError: it did something else.
    """
    events = q.events_of(connection, t.event.c.op == op)
    if not events:
        if _ordered_or_noticed(connection, op):
            raise OperationReusedError
        return None
    finished, called, rule = None, None, None
    for event in events:
        ticket = _ticket(connection, site, event.ticket_id)
        if event.step is Step.FINISHED:
            finished = ticket
        elif event.step is Step.CALLED and event.reason in frozenset(Rule):
            called, rule = ticket, Rule(event.reason)
        else:  # another act, or a client who was picked out of turn
            raise OperationReusedError
    return Called(called, rule, finished, created=False)


def _ordered_or_noticed(connection: Connection, op: OperationId) -> bool:
    """Whether ``op`` did something that is no step of a ticket, such as opening a desk."""
    query = t.event.select().where(t.event.c.op == op).limit(1)
    return connection.execute(query).first() is not None


def _ticket(connection: Connection, site: SiteCode, ticket_id: TicketId) -> Ticket:
    ticket = q.one_ticket(connection, q.by_id(site, ticket_id))
    assert ticket is not None  # events refer to tickets by a foreign key
    return ticket
