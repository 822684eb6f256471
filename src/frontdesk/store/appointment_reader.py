"""The short reads about appointments, each a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from sqlalchemy import Connection

from frontdesk.domain.appointment import (
    Appointment,
    AppointmentEvent,
    AppointmentId,
    AppointmentState,
    Person,
)
from frontdesk.domain.house import SiteCode
from frontdesk.domain.slots import Slot
from frontdesk.domain.ticket import Ticket, TicketId
from frontdesk.store import appointment_rows as r
from frontdesk.store import appointment_tables as a
from frontdesk.store import queries as q
from frontdesk.store import tables as t
from frontdesk.store.document_queries import portions
from frontdesk.store.document_reader import Read
from frontdesk.usecases.appointment_ports import AppointmentHistory

_BATCH = 300  # appointments whose histories are held at once


class SqlAppointmentReader:
    """A `usecases.appointment_ports.AppointmentReader` on a database."""

    def __init__(self, read: Read, site: Callable[[], SiteCode]) -> None:
        self._read = read
        self._site = site

    def appointment(self, appointment_id: AppointmentId) -> Appointment | None:
        return self._one(r.appointments(self._site()).where(a.appointment.c.id == appointment_id))

    def with_code(self, code: str) -> Appointment | None:
        return self._one(r.appointments(self._site()).where(a.appointment.c.code == code))

    def between(
        self,
        first: date,
        last: date,
        *,
        states: Collection[AppointmentState] | None = None,
        limit: int = 100_000,
    ) -> Sequence[Appointment]:
        c = a.appointment.c
        query = r.appointments(self._site()).where(c.day.between(first, last))
        if states is not None:
            query = query.where(c.state.in_([state.value for state in states]))
        return self._many(query.order_by(c.starts_at, c.id).limit(limit))

    def of_tickets(self, ticket_ids: Collection[TicketId]) -> Mapping[TicketId, Appointment]:
        c = a.appointment.c
        found: dict[TicketId, Appointment] = {}
        for ids in portions(ticket_ids):
            query = r.appointments(self._site()).where(c.ticket_id.is_not(None), c.ticket_id.in_(ids))
            for one in self._many(query):
                assert one.now.ticket_id is not None
                found[one.now.ticket_id] = one
        return found

    def persons(self, appointment_ids: Collection[AppointmentId]) -> Mapping[AppointmentId, Person]:
        return self._read(lambda connection: r.persons_of(connection, appointment_ids))

    def events(self, appointment_id: AppointmentId) -> Sequence[AppointmentEvent]:
        here = t.event.c.appointment_id == appointment_id
        return self._read(lambda connection: r.events_of(connection, here))

    def taken(self, first: date, last: date) -> Sequence[Slot]:
        site = self._site()
        return self._read(lambda connection: r.taken_between(connection, site, first, last))

    def histories(self) -> Iterator[AppointmentHistory]:
        after = 0
        while True:
            batch = self._read(partial(_histories, site=self._site(), after=after))
            yield from batch
            if len(batch) < _BATCH:
                return
            after = batch[-1].appointment.id

    def _one(self, query: r.Query) -> Appointment | None:
        return self._read(lambda connection: r.one_appointment(connection, query))

    def _many(self, query: r.Query) -> list[Appointment]:
        return self._read(lambda connection: r.many_appointments(connection, query))


def _histories(connection: Connection, *, site: SiteCode, after: int) -> list[AppointmentHistory]:
    """One batch from few statements; what happened between them belongs to the next look."""
    c = a.appointment.c
    query = r.appointments(site).where(c.id > after).order_by(c.id).limit(_BATCH)
    found = r.many_appointments(connection, query)
    events: dict[int, list[AppointmentEvent]] = {}
    tickets: dict[int, list[Ticket]] = {}
    for ids in portions([one.id for one in found]):
        for event in r.events_of(connection, t.event.c.appointment_id.in_(ids)):
            events.setdefault(event.appointment_id, []).append(event)
    visits = {
        event.ticket_id: event.appointment_id
        for told in events.values()
        for event in told
        if event.ticket_id is not None
    }
    for ids in portions(list(visits)):
        query_tickets = q.tickets_where(site, t.ticket.c.id.in_(ids)).order_by(t.ticket.c.id)
        for ticket in q.many_tickets(connection, query_tickets):
            tickets.setdefault(visits[ticket.id], []).append(ticket)
    return [
        AppointmentHistory(
            appointment=one,
            events=tuple(event for event in events.get(one.id, ()))[: one.version],
            tickets=tuple(tickets.get(one.id, ())),
        )
        for one in found
    ]
