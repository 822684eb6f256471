"""The short reads of the store, each a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property, partial
from itertools import groupby, takewhile
from typing import TypeVar

from sqlalchemy import Connection, Select, and_, func, or_, select

from frontdesk.domain.errors import InvalidValueError, StoreNotReadyError
from frontdesk.domain.house import (
    AgencyCode,
    DeskName,
    House,
    SeriesLetter,
    ServiceCode,
    SiteCode,
    StationName,
)
from frontdesk.domain.order import Overtaking
from frontdesk.domain.printjob import AttemptRecord, JobId, PrintJob
from frontdesk.domain.ticket import RangeKind, State, Step, Ticket, TicketEvent, TicketId
from frontdesk.store import queries as q
from frontdesk.store import tables as t
from frontdesk.store.appointment_reader import SqlAppointmentReader
from frontdesk.store.backend import Backend, StoreClock, persistently
from frontdesk.store.document_reader import SqlDocumentReader
from frontdesk.store.house_codec import decode_house
from frontdesk.store.openings import SqlOpeningReader
from frontdesk.store.questions import SqlQuestionReader
from frontdesk.store.rows import presence_of, ticket_of
from frontdesk.store.waits import SqlWaitReader
from frontdesk.usecases.ports import CallRow, Counter, Presence, ServiceLoad

T = TypeVar("T")

_BATCH = 500  # tickets whose histories are held at once


class SqlReader:
    """The reading half of the store."""

    def __init__(self, backend: Backend, clock: StoreClock, site: SiteCode | None) -> None:
        self._backend = backend
        self._clock = clock
        self._site_code = site
        self._house: tuple[int, House] | None = None

    @property
    def site(self) -> SiteCode:
        """The site of this store; raises `StoreNotReadyError` while the database has none."""
        if self._site_code is None:
            self._site_code = self._only_site()
        return self._site_code

    def now(self) -> datetime:
        return self._clock.now()

    @cached_property
    def documents(self) -> SqlDocumentReader:
        return SqlDocumentReader(self._read, lambda: self.site)

    @cached_property
    def appointments(self) -> SqlAppointmentReader:
        return SqlAppointmentReader(self._read, lambda: self.site)

    @cached_property
    def questions(self) -> SqlQuestionReader:
        return SqlQuestionReader(self._read, lambda: self.site)

    @cached_property
    def openings(self) -> SqlOpeningReader:
        return SqlOpeningReader(self._read, lambda: self.site)

    @cached_property
    def waits(self) -> SqlWaitReader:
        return SqlWaitReader(self._read, lambda: self.site)

    def house(self) -> House:
        site = self.site
        c = t.house.c
        newest = select(func.max(c.version)).where(c.site == site).scalar_subquery()
        known = -1 if self._house is None else self._house[0]
        # The document is long and changes once a year: it is read only when it is another one.
        query = select(newest, c.document).select_from(
            select(newest.label("v"))
            .subquery("n")
            .outerjoin(t.house, and_(c.site == site, c.version == newest, newest != known))
        )
        version, document = self._read(lambda connection: connection.execute(query).one())
        if version is None:
            raise StoreNotReadyError
        if self._house is None or document is not None:
            self._house = (version, decode_house(document))
        return self._house[1]

    def ticket(self, ticket_id: TicketId) -> Ticket | None:
        return self._one(q.by_id(self.site, ticket_id))

    def ticket_by_number(self, day: date, series: SeriesLetter, number: int) -> Ticket | None:
        c = t.ticket.c
        named = and_(c.business_day == day, c.series == series, c.number == number)
        return self._one(q.tickets_where(self.site, named))

    def tickets(
        self, day: date, *, states: Collection[State] | None = None, limit: int = 1000
    ) -> Sequence[Ticket]:
        c = t.ticket.c
        query = q.tickets_where(self.site, c.business_day == day)
        if states is not None:
            query = query.where(c.state.in_([state.value for state in states]))
        return self._many(query.order_by(c.id.desc()).limit(limit))

    def issued_by(self, station: StationName, ticket_ids: Collection[TicketId]) -> frozenset[TicketId]:
        c = t.event.c
        query = select(c.ticket_id).where(
            c.site == self.site,
            c.ticket_id.in_(ticket_ids),
            c.kind == Step.ISSUED.value,
            c.station == station,
        )
        return self._read(lambda connection: frozenset(connection.execute(query).scalars()))

    def events(self, ticket_id: TicketId) -> Sequence[TicketEvent]:
        c = t.event.c
        here = and_(c.site == self.site, c.ticket_id == ticket_id)
        return self._read(lambda connection: q.events_of(connection, here))

    def waiting(self, day: date, services: Collection[ServiceCode], *, limit: int = 200) -> Sequence[Ticket]:
        return self._many(q.line(self.site, day, services, limit=limit))

    def fronts(self, day: date, services: Collection[ServiceCode]) -> Sequence[Ticket]:
        return self._many(q.fronts(self.site, day, services))

    def overtakings(self, day: date, *, later_than: datetime) -> Sequence[Overtaking]:
        c = t.event.c
        here = and_(c.site == self.site, c.business_day == day, q.IS_OVERTAKING, c.arrived_at > later_than)
        query = select(c.arrived_at, func.coalesce(c.passed_services, c.service)).where(here)
        return self._read(
            lambda connection: [
                Overtaking(arrived_at, [ServiceCode(code) for code in passed.split("\n")])
                for arrived_at, passed in connection.execute(query)
            ]
        )

    def in_a_row(self, day: date, services: Collection[ServiceCode], *, limit: int) -> int:
        if not services:
            return 0
        query = q.newest_calls(self.site, day, services, limit=limit)
        booked = self._read(lambda connection: connection.execute(query).scalars().all())
        return len(list(takewhile(lambda at: at is not None, booked)))

    def parked(self, day: date, services: Collection[ServiceCode]) -> Sequence[Ticket]:
        c = t.ticket.c
        aside = and_(q.state_in(State.PARKED, State.MISSED), q.IS_OPEN)
        here = and_(c.business_day == day, c.service.in_(list(services)), aside)
        return self._many(q.tickets_where(self.site, here).order_by(c.arrived_at, c.number, c.id))

    def loads(self, day: date) -> Sequence[ServiceLoad]:
        c = t.ticket.c
        query = (
            select(c.service, func.count(), func.min(c.arrived_at, type_=c.arrived_at.type))
            .where(c.site == self.site, c.business_day == day, q.IS_WAITING)
            .group_by(c.service)
            .order_by(c.service)
        )
        rows = self._read(lambda connection: connection.execute(query).all())
        return [ServiceLoad(ServiceCode(code), count, oldest) for code, count, oldest in rows]

    def ahead(self, ticket: Ticket) -> Mapping[ServiceCode, int]:
        c, due_at = t.ticket.c, ticket.life.due_at
        same_time = and_(
            c.due_at == due_at,
            or_(c.number < ticket.number, and_(c.number == ticket.number, c.id < ticket.id)),
        )
        same_line = and_(c.site == self.site, c.business_day == ticket.business_day, q.IS_WAITING)
        query = (
            select(c.service, func.count())
            .where(same_line, c.series == ticket.series, or_(c.due_at < due_at, same_time))
            .group_by(c.service)
        )
        rows = self._read(lambda connection: connection.execute(query).all())
        return {ServiceCode(code): count for code, count in rows}

    def at_desk(self, desk: DeskName) -> Ticket | None:
        return self._one(q.at_desk(self.site, desk))

    def recent_calls(self, day: date, *, agencies: Collection[AgencyCode], limit: int) -> Sequence[CallRow]:
        c, call = t.ticket.c, t.event.alias("call")
        stands = q.state_in(State.CALLED, State.SERVING, State.FINISHED)
        query = (
            select(c.call_id, c.series, c.number, c.agency, c.desk, c.called_at, call.c.kind)
            .join_from(t.ticket, call, call.c.id == c.call_id)
            .where(c.site == self.site, c.business_day == day, c.call_id.is_not(None))
            .where(stands, c.agency.in_(list(agencies)))
            .order_by(c.call_id.desc())
            .limit(limit)
        )
        rows = self._read(lambda connection: connection.execute(query).all())
        return [
            CallRow(call_id, letter, number, agency, desk, at, again=kind == Step.CALLED_AGAIN)
            for call_id, letter, number, agency, desk, at, kind in rows
        ]

    def presences(self) -> Sequence[Presence]:
        c = t.desk_presence.c
        query = select(t.desk_presence).where(c.site == self.site, c.state != "closed").order_by(c.desk)
        return self._read(lambda connection: [presence_of(row) for row in connection.execute(query)])

    def next_numbers(self, day: date) -> Mapping[SeriesLetter, int]:
        ordinary = [counter for counter in self.counters(day) if counter.kind is RangeKind.ORDINARY]
        return {counter.series: counter.last_given + 1 for counter in ordinary}

    def jobs(self, ticket_ids: Collection[TicketId]) -> Mapping[TicketId, PrintJob]:
        here = t.print_job.c.ticket_id.in_(list(ticket_ids))
        jobs = self._read(lambda connection: q.jobs_where(connection, here))
        # Oldest first, so the newest one stays.
        return {job.ticket_id: job for job in jobs if job.ticket_id is not None}

    def job(self, job_id: JobId) -> PrintJob | None:
        here = and_(t.print_job.c.site == self.site, t.print_job.c.id == job_id)
        return next(iter(self._read(lambda connection: q.jobs_where(connection, here))), None)

    def attempts(self, job_id: JobId) -> Sequence[AttemptRecord]:
        return self._read(lambda connection: q.attempts_of(connection, job_id))

    def last_attempt(self, endpoint: str) -> AttemptRecord | None:
        return self._read(lambda connection: q.last_attempt(connection, self.site, endpoint))

    def open_jobs(self, printer: str | None) -> Sequence[PrintJob]:
        c = t.print_job.c
        here = and_(c.site == self.site, q.IS_OPEN_JOB)
        if printer is not None:
            here = and_(here, c.printer == printer)
        return self._read(lambda connection: q.jobs_where(connection, here))

    def days(self) -> Sequence[date]:
        c = t.number_counter.c  # a day has tickets exactly when it has a counter, and far fewer counters
        query = select(c.day).where(c.site == self.site).distinct().order_by(c.day)
        return self._read(lambda connection: list(connection.execute(query).scalars()))

    def counters(self, day: date) -> Sequence[Counter]:
        c = t.number_counter.c
        query = (
            select(c.day, c.series, c.kind, c.first, c.last_given)
            .where(c.site == self.site, c.day == day)
            .order_by(c.series, c.kind)
        )
        rows = self._read(lambda connection: connection.execute(query).all())
        return [
            Counter(of_day, SeriesLetter(letter), RangeKind(kind), first, last)
            for of_day, letter, kind, first, last in rows
        ]

    def histories(self, day: date) -> Iterator[tuple[Ticket, Sequence[TicketEvent]]]:
        after = TicketId(0)
        while True:
            batch = self._read(partial(self._histories, day=day, after=after))
            yield from batch
            if len(batch) < _BATCH:
                return
            after = batch[-1][0].id

    def _histories(
        self, connection: Connection, *, day: date, after: TicketId
    ) -> list[tuple[Ticket, Sequence[TicketEvent]]]:
        """One batch from two statements, the events only as far as the tickets know them."""
        c = t.ticket.c
        query = q.tickets_where(self.site, c.business_day == day, c.id > after).order_by(c.id).limit(_BATCH)
        tickets = [ticket_of(row) for row in connection.execute(query)]
        if not tickets:
            return []
        # A step may have happened between the two reads: it belongs to the next look, not to this one.
        last = {ticket.id: ticket.last_event_id for ticket in tickets}
        e = t.event.c
        range_of_ids = e.ticket_id.between(tickets[0].id, tickets[-1].id)
        events = q.events_of(connection, e.site == self.site, range_of_ids)
        events.sort(key=lambda event: (event.ticket_id, event.id))
        by_ticket = {
            key: [event for event in group if event.id <= last[key]]
            for key, group in groupby(events, key=lambda event: event.ticket_id)
            if key in last
        }
        return [(ticket, by_ticket.get(ticket.id, [])) for ticket in tickets]

    def _read(self, work: Callable[[Connection], T]) -> T:
        def attempt() -> T:
            with self._backend.reading() as connection:
                return work(connection)

        return persistently(self._backend, attempt)

    def _one(self, query: Select[*tuple[object, ...]]) -> Ticket | None:
        return self._read(lambda connection: q.one_ticket(connection, query))

    def _many(self, query: Select[*tuple[object, ...]]) -> list[Ticket]:
        return self._read(lambda connection: q.many_tickets(connection, query))

    def _only_site(self) -> SiteCode:
        sites = self._read(lambda connection: list(connection.execute(select(t.site.c.code)).scalars()))
        return only_site(sites)


def only_site(codes: Sequence[str]) -> SiteCode:
    """The one site of a database; raises when there is none, or when it has to be named."""
    if not codes:
        raise StoreNotReadyError
    if len(codes) > 1:
        raise InvalidValueError(value="", field="site", expected=", ".join(codes))
    return SiteCode(codes[0])
