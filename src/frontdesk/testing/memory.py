"""The store in memory: the same contract as the real ones, for fast tests and for the model of the rules."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from frontdesk.domain.appointment_errors import ClosedEarlyError
from frontdesk.domain.changes import Notice, kinds_of
from frontdesk.domain.errors import (
    DeskOccupiedError,
    IllegalStepError,
    OperationRepeatedError,
    OperationReusedError,
    StoreBusyError,
    StoreNotReadyError,
)
from frontdesk.domain.house import (
    AgencyCode,
    DeskName,
    House,
    SeriesLetter,
    ServiceCode,
    StationName,
    in_words,
)
from frontdesk.domain.numbering import next_number
from frontdesk.domain.opening import OpeningStep
from frontdesk.domain.order import (
    Overtaking,
    Rule,
    arrival_key,
    choose,
    due_key,
    due_time,
    passed_services,
    stands_back,
    times_passed,
)
from frontdesk.domain.printjob import (
    Attempt,
    AttemptRecord,
    JobId,
    JobState,
    PrintJob,
    SlipKind,
    check_follows,
)
from frontdesk.domain.retirement import with_retired
from frontdesk.domain.ticket import (
    AT_DESK,
    OPEN,
    Change,
    EventId,
    OperationId,
    RangeKind,
    State,
    Step,
    Ticket,
    TicketEvent,
    TicketId,
    advance,
    effective,
    issued,
    next_state,
    undoing,
)
from frontdesk.testing.memory_appointments import (
    Counters,
    MemoryAppointmentReader,
    MemoryAppointments,
    MemoryOpeningReader,
    MemoryOpenings,
    MemoryQuestionReader,
    MemoryQuestions,
    newest,
)
from frontdesk.testing.memory_documents import MemoryDocumentReader, MemoryDocuments, Papers
from frontdesk.testing.memory_waits import MemoryWaitReader, MemoryWaits, Taught
from frontdesk.usecases.ports import (
    Called,
    CallOrder,
    CallRow,
    Clock,
    Counter,
    Feed,
    FeedEntry,
    Issued,
    IssueOrder,
    Operation,
    Presence,
    PresenceState,
    ServiceLoad,
)


@dataclass
class _Data:
    """Everything the store knows; a transaction works on a copy, which takes its place on commit."""

    house: House | None = None
    tickets: dict[TicketId, Ticket] = field(default_factory=dict)
    events: list[TicketEvent] = field(default_factory=list)
    events_of: dict[OperationId, tuple[TicketEvent, ...]] = field(default_factory=dict)
    counters: dict[tuple[date, SeriesLetter, RangeKind], Counter] = field(default_factory=dict)
    jobs: dict[JobId, PrintJob] = field(default_factory=dict)
    job_ops: dict[OperationId, JobId] = field(default_factory=dict)
    attempts: list[AttemptRecord] = field(default_factory=list)
    notice_ops: dict[OperationId, Notice] = field(default_factory=dict)
    presences: dict[DeskName, Presence] = field(default_factory=dict)
    feed: list[FeedEntry] = field(default_factory=list)
    papers: Papers = field(default_factory=Papers)
    business: Counters = field(default_factory=Counters)
    taught: Taught = field(default_factory=Taught)
    passed_services: dict[EventId, frozenset[ServiceCode]] = field(default_factory=dict)  # by calls

    def copy(self) -> _Data:
        return _Data(
            self.house,
            dict(self.tickets),
            list(self.events),
            dict(self.events_of),
            dict(self.counters),
            dict(self.jobs),
            dict(self.job_ops),
            list(self.attempts),
            dict(self.notice_ops),
            dict(self.presences),
            list(self.feed),
            self.papers.copy(),
            self.business.copy(),
            self.taught.copy(),
            dict(self.passed_services),
        )


class MemoryStore:
    """A `usecases.ports.Store` in memory, safe to use from several threads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        self._data = _Data()
        self.documents = MemoryDocumentReader(lambda: self._data.papers, lambda: self._data.jobs.values())
        self.appointments = MemoryAppointmentReader(lambda: self._data.business, lambda: self._data.tickets)
        self.questions = MemoryQuestionReader(lambda: self._data.business)
        self.openings = MemoryOpeningReader(lambda: self._data.business)
        self.waits = MemoryWaitReader(
            lambda: self._data.tickets.values(),
            lambda: self._data.business.appointments.values(),
            lambda: self._data.taught,
        )

    # --- transactions ---------------------------------------------------------------------------

    @contextmanager
    def begin(self) -> Iterator[MemoryUnit]:
        with self._lock:
            # Readers keep looking at the old data until the new data is whole.
            data = self._data.copy()
            unit = MemoryUnit(data, self._clock.now())
            yield unit
            unit.publish()
            self._data = data

    def issue(self, order: IssueOrder) -> Issued:
        with self.begin() as unit:
            known = unit.events_of_operation(order.op.id)
            if known:
                if known[0].step is not Step.ISSUED:
                    raise OperationReusedError
                ticket = unit.data.tickets[known[0].ticket_id]
                return Issued(ticket, _newest_job(unit.data, ticket.id), created=False)
            _check_new(unit.data, order.op.id)
            decision = newest(unit.data.business.decisions, order.day).get(order.service.code)
            if order.only_open and decision is not None and decision.step is OpeningStep.CLOSED:
                raise ClosedEarlyError(what=in_words(order.service), reason=decision.reason)
            return unit.issue(order)

    def call_next(self, order: CallOrder) -> Called:
        with self.begin() as unit:
            known = unit.events_of_operation(order.op.id)
            if known:
                return _repeated_call(unit.data, known)
            _check_new(unit.data, order.op.id)
            present = unit.ticket_at_desk(order.desk)
            finished = unit.record(order.op, present, Change(step=Step.FINISHED)) if present else None
            presence = unit.data.presences.get(order.desk) if order.as_opened else None
            opened = presence is not None and presence.state is not PresenceState.CLOSED
            services = presence.services if presence is not None and opened else order.services
            waiting = _waiting(unit.data, order.day, services)
            choice = choose(
                waiting,
                now=unit.now(),
                rules=order.rules,
                overtakes=lambda ticket: times_passed(ticket, _overtakings(unit.data, order.day)),
                in_a_row=lambda: _in_a_row(unit.data, order.day, services),
            )
            if choice is None:
                return Called(None, None, finished, created=True)
            change = Change(step=Step.CALLED, desk=order.desk, reason=choice.rule.value)
            ticket = unit.record(order.op, choice.ticket, change)
            unit.data.passed_services[ticket.last_event_id] = passed_services(ticket, waiting)
            return Called(ticket, choice.rule, finished, created=True)

    def seen(self, desk: DeskName) -> None:
        with self._lock:
            presence = self._data.presences.get(desk)
            if presence is not None:
                seen = replace(presence, seen_at=self._clock.now())
                self._data = replace(self._data, presences={**self._data.presences, desk: seen})

    # --- print jobs -----------------------------------------------------------------------------

    def claim_job(self, printer: str, *, job_id: JobId | None = None, retry: bool = False) -> PrintJob | None:
        wanted = {JobState.PENDING, JobState.FAILED} if retry else {JobState.PENDING}
        with self.begin() as unit:
            for job in unit.data.jobs.values():
                if job.printer == printer and job.state in wanted and job_id in (None, job.id):
                    return unit.change_job(job, JobState.SENDING, None)
        return None

    def settle_job(
        self,
        job_id: JobId,
        state: JobState,
        *,
        reason: str | None = None,
        before: JobState | None = None,
        attempt: Attempt | None = None,
    ) -> PrintJob:
        with self.begin() as unit:
            try:
                after = unit.settle_job(job_id, state, reason=reason, before=before)
            except IllegalStepError:
                if attempt is None:
                    raise
                after = unit.data.jobs[job_id]
            if attempt is not None:
                unit.add_attempt(job_id, state, reason, attempt)
            return after

    def recover_jobs(self, printer: str, *, endpoint: str = "") -> int:
        with self.begin() as unit:
            left = [
                job
                for job in unit.data.jobs.values()
                if job.printer == printer and job.state is JobState.SENDING
            ]
            for job in left:
                unit.change_job(job, JobState.UNKNOWN, "restart")
                lost = Attempt(endpoint=endpoint, bytes_sent=None)
                unit.add_attempt(job.id, JobState.UNKNOWN, "restart", lost)
            return len(left)

    # --- reads ----------------------------------------------------------------------------------

    def now(self) -> datetime:
        return self._clock.now()

    def house(self) -> House:
        if self._data.house is None:
            raise StoreNotReadyError
        return self._data.house

    def ticket(self, ticket_id: TicketId) -> Ticket | None:
        return self._data.tickets.get(ticket_id)

    def ticket_by_number(self, day: date, series: SeriesLetter, number: int) -> Ticket | None:
        return next(
            (
                t
                for t in self._data.tickets.values()
                if (t.business_day, t.series, t.number) == (day, series, number)
            ),
            None,
        )

    def tickets(
        self, day: date, *, states: Collection[State] | None = None, limit: int = 1000
    ) -> Sequence[Ticket]:
        found = [
            t
            for t in self._data.tickets.values()
            if t.business_day == day and (states is None or t.state in states)
        ]
        return sorted(found, key=lambda t: -t.id)[:limit]

    def issued_by(self, station: StationName, ticket_ids: Collection[TicketId]) -> frozenset[TicketId]:
        events = self._data.events
        issued_there = (e.ticket_id for e in events if e.step is Step.ISSUED and e.station == station)
        return frozenset(issued_there) & frozenset(ticket_ids)

    def events(self, ticket_id: TicketId) -> Sequence[TicketEvent]:
        return [event for event in self._data.events if event.ticket_id == ticket_id]

    def waiting(self, day: date, services: Collection[ServiceCode], *, limit: int = 200) -> Sequence[Ticket]:
        return sorted(_waiting(self._data, day, services), key=due_key)[:limit]

    def fronts(self, day: date, services: Collection[ServiceCode]) -> Sequence[Ticket]:
        found: dict[TicketId, Ticket] = {}
        for code in services:
            line = _waiting(self._data, day, [code])
            others = [ticket for ticket in line if not stands_back(ticket)]
            walk_ins = [ticket for ticket in line if ticket.appointment_at is None]
            for group in (line, others):
                found |= {ticket.id: ticket for ticket in sorted(group, key=due_key)[:1]}
            for group in (line, walk_ins):
                found |= {ticket.id: ticket for ticket in sorted(group, key=arrival_key)[:1]}
        return list(found.values())

    def overtakings(self, day: date, *, later_than: datetime) -> Sequence[Overtaking]:
        return [one for one in _overtakings(self._data, day) if one.arrived_at > later_than]

    def in_a_row(self, day: date, services: Collection[ServiceCode], *, limit: int) -> int:
        return min(_in_a_row(self._data, day, services), limit)

    def parked(self, day: date, services: Collection[ServiceCode]) -> Sequence[Ticket]:
        aside = (State.PARKED, State.MISSED)
        found = [
            t
            for t in self._data.tickets.values()
            if t.business_day == day and t.state in aside and t.service in services
        ]
        return sorted(found, key=arrival_key)

    def loads(self, day: date) -> Sequence[ServiceLoad]:
        by_service: dict[ServiceCode, list[datetime]] = {}
        for ticket in self._data.tickets.values():
            if ticket.business_day == day and ticket.state is State.WAITING:
                by_service.setdefault(ticket.service, []).append(ticket.arrived_at)
        return [ServiceLoad(code, len(times), min(times)) for code, times in sorted(by_service.items())]

    def ahead(self, ticket: Ticket) -> Mapping[ServiceCode, int]:
        counts: dict[ServiceCode, int] = {}
        for other in self._data.tickets.values():
            same_line = (other.business_day, other.series) == (ticket.business_day, ticket.series)
            if same_line and other.state is State.WAITING and due_key(other) < due_key(ticket):
                counts[other.service] = counts.get(other.service, 0) + 1
        return counts

    def at_desk(self, desk: DeskName) -> Ticket | None:
        return _at_desk(self._data, desk)

    def recent_calls(self, day: date, *, agencies: Collection[AgencyCode], limit: int) -> Sequence[CallRow]:
        shown = AT_DESK | {State.FINISHED}
        data = self._data
        calls = {event.id: event for event in data.events}
        rows = [
            CallRow(
                call_id=t.life.call_id,
                series=t.series,
                number=t.number,
                agency=t.agency,
                desk=t.desk,
                at=t.life.called_at,
                again=calls[t.life.call_id].step is Step.CALLED_AGAIN,
            )
            for t in data.tickets.values()
            if t.business_day == day and t.state in shown and t.agency in agencies
            if t.life.call_id is not None and t.desk is not None and t.life.called_at is not None
        ]
        return sorted(rows, key=lambda row: -row.call_id)[:limit]

    def presences(self) -> Sequence[Presence]:
        present = [p for p in self._data.presences.values() if p.state is not PresenceState.CLOSED]
        return sorted(present, key=lambda p: p.desk)

    def next_numbers(self, day: date) -> Mapping[SeriesLetter, int]:
        return {
            series: counter.last_given + 1
            for (of_day, series, kind), counter in self._data.counters.items()
            if of_day == day and kind is RangeKind.ORDINARY
        }

    def jobs(self, ticket_ids: Collection[TicketId]) -> Mapping[TicketId, PrintJob]:
        found = ((ticket_id, _newest_job(self._data, ticket_id)) for ticket_id in ticket_ids)
        return {ticket_id: job for ticket_id, job in found if job is not None}

    def job(self, job_id: JobId) -> PrintJob | None:
        return self._data.jobs.get(job_id)

    def attempts(self, job_id: JobId) -> Sequence[AttemptRecord]:
        return [record for record in self._data.attempts if record.job_id == job_id]

    def last_attempt(self, endpoint: str) -> AttemptRecord | None:
        tries = (record for record in reversed(self._data.attempts) if record.attempt.endpoint == endpoint)
        return next(tries, None)

    def open_jobs(self, printer: str | None) -> Sequence[PrintJob]:
        still_open = (JobState.PENDING, JobState.SENDING, JobState.FAILED, JobState.UNKNOWN)
        return [
            job
            for job in self._data.jobs.values()
            if printer in (None, job.printer) and job.state in still_open
        ]

    def changes_since(self, revision: str | None, *, limit: int = 500) -> Feed:
        with self._lock:
            known = len(self._data.feed) if revision is None else int(revision)
            entries = tuple(self._data.feed[known : known + limit])
            return Feed(str(known + len(entries)), self._clock.now(), entries)

    def days(self) -> Sequence[date]:
        return sorted({ticket.business_day for ticket in self._data.tickets.values()})

    def counters(self, day: date) -> Sequence[Counter]:
        found = [counter for counter in self._data.counters.values() if counter.day == day]
        return sorted(found, key=lambda counter: (counter.series, counter.kind))

    def histories(self, day: date) -> Iterator[tuple[Ticket, Sequence[TicketEvent]]]:
        data = self._data
        by_ticket: dict[TicketId, list[TicketEvent]] = {}
        for event in data.events:
            by_ticket.setdefault(event.ticket_id, []).append(event)
        for ticket in sorted(data.tickets.values(), key=lambda t: t.id):
            if ticket.business_day == day:
                yield ticket, by_ticket.get(ticket.id, [])

    def close(self) -> None:
        """Nothing to give back."""


class MemoryUnit:
    """One transaction on the data in memory."""

    def __init__(self, data: _Data, now: datetime) -> None:
        self.data = data
        self._now = now
        self._happened: list[tuple[str, ServiceCode | None]] = []
        self._own: set[OperationId] = set()

    def now(self) -> datetime:
        return self._now

    @property
    def documents(self) -> MemoryDocuments:
        if self.data.house is None:
            raise StoreNotReadyError
        return MemoryDocuments(self.data.papers, self.data.house.site.code, self._now, self)

    def claim(self, op: Operation) -> int:
        """The place of the operation's next event that is no step of a ticket."""
        self._claim(op)
        beside = (*self.data.papers.events, *self.data.business.events)
        return len(self.data.events_of.get(op.id, ())) + sum(event.op == op.id for event in beside)

    def happened(self, kind: str, service: ServiceCode | None = None) -> None:
        self._happened.append((kind, service))

    def known(self, op: Operation) -> bool:
        return bool(self.events_of_operation(op.id)) or _is_beside(self.data, op.id)

    @property
    def appointments(self) -> MemoryAppointments:
        return MemoryAppointments(self.data.business, self._now, self)

    @property
    def questions(self) -> MemoryQuestions:
        return MemoryQuestions(self.data.business, self._now, self)

    @property
    def openings(self) -> MemoryOpenings:
        return MemoryOpenings(self.data.business, self._now, self)

    @property
    def waits(self) -> MemoryWaits:
        return MemoryWaits(self.data.tickets.values(), self.data.taught)

    def events_of_operation(self, op: OperationId) -> Sequence[TicketEvent]:
        return list(self.data.events_of.get(op, ()))

    def ticket(self, ticket_id: TicketId) -> Ticket | None:
        return self.data.tickets.get(ticket_id)

    def ticket_at_desk(self, desk: DeskName) -> Ticket | None:
        return _at_desk(self.data, desk)

    def events(self, ticket_id: TicketId) -> Sequence[TicketEvent]:
        return [event for event in self.data.events if event.ticket_id == ticket_id]

    def waiting(self, day: date, services: Collection[ServiceCode], *, limit: int) -> Sequence[Ticket]:
        return sorted(_waiting(self.data, day, services), key=due_key)[:limit]

    def open_before(self, day: date, *, limit: int) -> Sequence[Ticket]:
        return [t for t in self.data.tickets.values() if t.business_day < day and t.state in OPEN][:limit]

    def open_on(self, day: date, *, limit: int) -> Sequence[Ticket]:
        return [t for t in self.data.tickets.values() if t.business_day == day and t.state in OPEN][:limit]

    def issue(self, order: IssueOrder) -> Issued:
        ticket = self.insert(order)
        job = None
        if order.printer is not None:
            job = self.order_print(order.op, ticket.id, printer=order.printer)
        return Issued(ticket, job, created=True)

    def insert(self, order: IssueOrder) -> Ticket:
        """Give the number and write the ticket with its first event."""
        self._claim(order.op)
        service = order.service
        key = (order.day, service.series, order.kind)
        given = self.data.counters[key].last_given if key in self.data.counters else None
        number = next_number(given, order.numbers, series=service.series)
        self.data.counters[key] = Counter(*key, order.numbers.first, number)
        ticket_id = TicketId(len(self.data.tickets) + 1)
        base = order.base or self._now
        event = TicketEvent(
            id=EventId(len(self.data.events) + 1),
            ticket_id=ticket_id,
            step=Step.ISSUED,
            at=self._now,
            from_state=None,
            to_state=State.WAITING,
            service=service.code,
            agency=service.agency,
            desk=None,
            due_at=due_time(base, order.head_start),
            station=order.op.station,
            role=order.op.role,
            reason=order.reason,
            op=order.op.id,
            op_step=0,
        )
        ticket = Ticket(
            id=ticket_id,
            business_day=order.day,
            series=service.series,
            number=number,
            language=order.language,
            need=order.need,
            head_start=order.head_start,
            issued_at=self._now,
            arrived_at=base,
            last_event_id=event.id,
            appointment_at=order.appointment_at,
            life=issued(event),
        )
        self._keep(ticket, event)
        if order.forecast is not None:
            self.data.taught.forecasts[ticket.id] = order.forecast
        return ticket

    def record(self, op: Operation, ticket: Ticket, change: Change) -> Ticket:
        if self.data.tickets[ticket.id].last_event_id != ticket.last_event_id:
            raise StoreBusyError
        before = None
        if change.step is Step.UNDONE:
            last, before = undoing(self.events(ticket.id))
            if change.undoes != last.id:
                raise IllegalStepError(ticket=ticket.label, step=change.step.value, state=ticket.state.value)
        if before is not None:
            to_state, due_at = before.state, before.due_at
        else:
            to_state = next_state(ticket.state, change.step, label=ticket.label)
            due_at = change.due_at or ticket.life.due_at
        event = TicketEvent(
            id=EventId(len(self.data.events) + 1),
            ticket_id=ticket.id,
            step=change.step,
            at=self._now,
            from_state=ticket.state,
            to_state=to_state,
            service=change.service or ticket.service,
            agency=change.agency or ticket.agency,
            desk=change.desk or ticket.desk,
            due_at=due_at,
            station=op.station,
            role=op.role,
            reason=change.reason,
            parked_until=change.parked_until,
            undoes=change.undoes,
            op=op.id,
            op_step=self._next_step(op),
        )
        life = before or advance(ticket.life, event, label=ticket.label)
        after = replace(ticket, life=life, last_event_id=event.id)
        occupant = _at_desk(self.data, after.desk) if after.desk and after.state in AT_DESK else None
        if occupant is not None and occupant.id != after.id:
            raise DeskOccupiedError(desk=after.desk, ticket=occupant.label)
        self._keep(after, event)
        # Those who look at one service learn of a client who leaves it as well as of one who comes.
        self._happened.append((event.step, ticket.service))
        self._happened.append((event.step, after.service))
        return after

    def last_operation_at(self, desk: DeskName, *, since: datetime) -> Sequence[TicketEvent]:
        by_ticket: dict[TicketId, list[TicketEvent]] = {}
        for event in self.data.events:
            by_ticket.setdefault(event.ticket_id, []).append(event)
        standing = [event for events in by_ticket.values() for event in effective(events)]
        candidates = [
            event
            for event in standing
            if event.desk == desk and event.at >= since and event.step is not Step.CLOSED
        ]
        if not candidates:
            return []
        newest = max(candidates, key=lambda event: event.id).op
        return sorted((event for event in standing if event.op == newest), key=lambda event: event.id)

    def order_print(self, op: Operation, ticket_id: TicketId, *, printer: str) -> PrintJob:
        return self._order(op, (SlipKind.TICKET, ticket_id, None), printer)

    def order_slip(self, op: Operation, kind: SlipKind, subject: str, *, printer: str) -> PrintJob:
        return self._order(op, (kind, None, subject), printer)

    def _order(
        self, op: Operation, about: tuple[SlipKind, TicketId | None, str | None], printer: str
    ) -> PrintJob:
        known = self.data.job_ops.get(op.id)
        if known is not None:
            if _about(self.data.jobs[known]) != about:
                raise OperationReusedError
            return self.data.jobs[known]
        self._claim(op)
        copies = [job.copy for job in self.data.jobs.values() if _about(job) == about]
        kind, ticket_id, subject = about
        job = PrintJob(
            id=JobId(len(self.data.jobs) + 1),
            kind=kind,
            ticket_id=ticket_id,
            subject=subject,
            printer=printer,
            copy=max(copies, default=-1) + 1,
            state=JobState.PENDING,
            created_at=self._now,
            changed_at=self._now,
        )
        self.data.jobs[job.id] = job
        self.data.job_ops[op.id] = job.id
        self._happened.append((Notice.PRINT_ORDERED, None))
        return job

    def jobs_of(self, ticket_id: TicketId) -> Sequence[PrintJob]:
        return [job for job in self.data.jobs.values() if job.ticket_id == ticket_id]

    def job_of_operation(self, op: OperationId) -> PrintJob | None:
        known = self.data.job_ops.get(op)
        return None if known is None else self.data.jobs[known]

    def settle_job(
        self, job_id: JobId, state: JobState, *, reason: str | None, before: JobState | None
    ) -> PrintJob:
        job = self.data.jobs[job_id]
        if before not in (None, job.state):
            raise IllegalStepError(ticket="Bon", step=state.value, state=job.state.value)
        check_follows(job.state, state)
        return self.change_job(job, state, reason)

    def change_job(self, job: PrintJob, state: JobState, reason: str | None) -> PrintJob:
        wanted = self._now if state is JobState.PENDING else job.wanted_at
        after = replace(job, state=state, reason=reason, changed_at=self._now, wanted_at=wanted)
        self.data.jobs[job.id] = after
        self._happened.append((Notice.PRINT_CHANGED, None))
        return after

    def add_attempt(self, job_id: JobId, state: JobState, reason: str | None, attempt: Attempt) -> None:
        number = 1 + sum(record.job_id == job_id for record in self.data.attempts)
        self.data.attempts.append(
            AttemptRecord(
                job_id=job_id, number=number, at=self._now, state=state, reason=reason, attempt=attempt
            )
        )

    def set_presence(self, op: Operation, presence: Presence, notice: Notice) -> None:
        if not self._first_time(op, notice):
            return
        self.data.presences[presence.desk] = presence
        self._happened.append((notice, None))

    def save_house(self, op: Operation, house: House) -> None:
        if not self._first_time(op, Notice.HOUSE_LOADED):
            return
        old = self.data.house
        if old is not None:
            house = with_retired(old, house)
        self.data.house = house
        self._happened.append((Notice.HOUSE_LOADED, None))

    def publish(self) -> None:
        """Put what happened into the feed as one entry, as the last act of the transaction."""
        if not self._happened:
            return
        kinds = frozenset().union(*(kinds_of(kind) for kind, _ in self._happened))
        services = frozenset(service for _, service in self._happened if service is not None)
        revision = str(len(self.data.feed) + 1)
        self.data.feed.append(FeedEntry(revision, self._now, kinds, services))

    def _next_step(self, op: Operation) -> int:
        self._claim(op)
        return len(self.data.events_of.get(op.id, ()))

    def _claim(self, op: Operation) -> None:
        """Make the operation this unit's own; raises `OperationRepeatedError` when it is in the record."""
        if op.id in self._own:
            return
        if self.known(op):
            raise OperationRepeatedError
        self._own.add(op.id)

    def _first_time(self, op: Operation, notice: Notice) -> bool:
        """Put down that the operation does this; false when it did so before."""
        known = self.data.notice_ops.get(op.id)
        if known is None:
            self._claim(op)
            self.data.notice_ops[op.id] = notice
        elif known is not notice:
            raise OperationReusedError
        return known is None

    def _keep(self, ticket: Ticket, event: TicketEvent) -> None:
        self.data.tickets[ticket.id] = ticket
        self.data.events.append(event)
        self.data.events_of[event.op] = (*self.data.events_of.get(event.op, ()), event)
        self._happened.append((event.step, event.service))


def _waiting(data: _Data, day: date, services: Collection[ServiceCode]) -> list[Ticket]:
    return [
        t
        for t in data.tickets.values()
        if t.business_day == day and t.state is State.WAITING and t.service in services
    ]


def _overtakings(data: _Data, day: date) -> Iterator[Overtaking]:
    for event in data.events:
        ticket = data.tickets[event.ticket_id]
        if event.step is Step.CALLED and ticket.head_start > 0 and ticket.business_day == day:
            passed = data.passed_services.get(event.id, (event.service,))
            yield Overtaking(ticket.arrived_at, passed)


def _in_a_row(data: _Data, day: date, services: Collection[ServiceCode]) -> int:
    undone = {event.undoes for event in data.events if event.undoes is not None}
    count = 0
    for event in reversed(data.events):
        ticket = data.tickets[event.ticket_id]
        if event.step is not Step.CALLED or event.id in undone or event.service not in services:
            continue
        if ticket.business_day != day or ticket.appointment_at is None:
            break
        count += 1
    return count


def _at_desk(data: _Data, desk: DeskName) -> Ticket | None:
    return next((t for t in data.tickets.values() if t.desk == desk and t.state in AT_DESK), None)


def _about(job: PrintJob) -> tuple[SlipKind, TicketId | None, str | None]:
    """What the slip of a job says, apart from which copy it is."""
    return job.kind, job.ticket_id, job.subject


def _newest_job(data: _Data, ticket_id: TicketId) -> PrintJob | None:
    jobs = [job for job in data.jobs.values() if job.ticket_id == ticket_id]
    return max(jobs, key=lambda job: job.id, default=None)


def _check_new(data: _Data, op: OperationId) -> None:
    """Raise when the operation did something that is no step of a ticket."""
    if _is_beside(data, op):
        raise OperationReusedError


def _is_beside(data: _Data, op: OperationId) -> bool:
    noted = op in data.job_ops or op in data.notice_ops or data.business.knows(op)
    return noted or any(event.op == op for event in data.papers.events)


def _repeated_call(data: _Data, known: Sequence[TicketEvent]) -> Called:
    """What a call of the next client did the first time, from its events."""
    if any(event.step not in (Step.FINISHED, Step.CALLED) for event in known):
        raise OperationReusedError
    if any(event.step is Step.CALLED and event.reason not in frozenset(Rule) for event in known):
        raise OperationReusedError  # somebody was picked, out of turn
    finished = next((data.tickets[e.ticket_id] for e in known if e.step is Step.FINISHED), None)
    call = next((e for e in known if e.step is Step.CALLED), None)
    if call is None:
        return Called(None, None, finished, created=False)
    assert call.reason is not None
    return Called(data.tickets[call.ticket_id], Rule(call.reason), finished, created=False)
