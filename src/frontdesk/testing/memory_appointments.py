"""Appointments, questions and decisions about opening hours in memory: the same contract as the tables."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from frontdesk.domain.appointment import (
    HOLDING,
    Appointment,
    AppointmentEvent,
    AppointmentId,
    AppointmentMove,
    AppointmentState,
    AppointmentStep,
    Interpreter,
    NewAppointment,
    Person,
    Standing,
    booked,
    next_state,
    stepped,
)
from frontdesk.domain.errors import OperationReusedError, StoreBusyError, StoreConflictError
from frontdesk.domain.house import Service, ServiceCode, StationName
from frontdesk.domain.opening import Decision, OpeningStep
from frontdesk.domain.question import NewQuestion, Question, QuestionCount, QuestionId, QuestionStep
from frontdesk.domain.slots import Slot
from frontdesk.domain.ticket import EventId, OperationId, Ticket, TicketId
from frontdesk.testing.memory_documents import Record
from frontdesk.usecases.appointment_ports import AppointmentHistory
from frontdesk.usecases.ports import Operation


@dataclass
class Counters:
    """Everything the store knows of appointments, questions and openings; a transaction works on a copy."""

    appointments: dict[AppointmentId, Appointment] = field(default_factory=dict)
    persons: dict[AppointmentId, Person] = field(default_factory=dict)
    events: list[AppointmentEvent] = field(default_factory=list)
    questions: dict[QuestionId, Question] = field(default_factory=dict)
    question_ops: dict[OperationId, QuestionId] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    decision_ops: dict[OperationId, Decision] = field(default_factory=dict)

    def copy(self) -> Counters:
        return Counters(
            dict(self.appointments),
            dict(self.persons),
            list(self.events),
            dict(self.questions),
            dict(self.question_ops),
            list(self.decisions),
            dict(self.decision_ops),
        )

    def knows(self, op: OperationId) -> bool:
        told = any(event.op == op for event in self.events)
        return told or op in self.question_ops or op in self.decision_ops

    def taken(self, first: date, last: date) -> list[Slot]:
        held = (one.now for one in self.appointments.values() if one.state in HOLDING)
        return sorted(now.slot for now in held if first <= now.day <= last)


class MemoryAppointments:
    """One transaction on the appointments in memory."""

    def __init__(self, counters: Counters, now: datetime, record: Record) -> None:
        self._all = counters
        self._now = now
        self._record = record

    def events_of_operation(self, op: OperationId) -> Sequence[AppointmentEvent]:
        return [event for event in self._all.events if event.op == op]

    def lock_days(self, days: Collection[date]) -> None:
        """There is one transaction at a time."""

    def taken(self, day: date) -> Sequence[Slot]:
        return self._all.taken(day, day)

    def appointment(self, appointment_id: AppointmentId) -> Appointment | None:
        return self._all.appointments.get(appointment_id)

    def with_uid(self, uid: str) -> Appointment | None:
        return next((one for one in self._all.appointments.values() if one.uid == uid), None)

    def of_ticket(self, ticket_id: TicketId) -> Appointment | None:
        return next((one for one in self._all.appointments.values() if one.now.ticket_id == ticket_id), None)

    def person(self, appointment_id: AppointmentId) -> Person:
        return self._all.persons.get(appointment_id, Person())

    def events(self, appointment_id: AppointmentId) -> Sequence[AppointmentEvent]:
        return [event for event in self._all.events if event.appointment_id == appointment_id]

    def booked_before(self, day: date, *, limit: int) -> Sequence[Appointment]:
        return [one for one in self._booked() if one.now.day < day][:limit]

    def booked_on(self, day: date, *, limit: int) -> Sequence[Appointment]:
        return [one for one in self._booked() if one.now.day == day][:limit]

    def insert(self, op: Operation, new: NewAppointment) -> Appointment:
        if self.with_uid(new.uid) is not None:
            raise StoreConflictError
        appointment_id = AppointmentId(len(self._all.appointments) + 1)
        self._check_free(appointment_id, new.slot)
        now = Standing(
            state=next_state(None, AppointmentStep.BOOKED),
            slot=new.slot,
            day=new.day,
            service=new.service,
            agency=new.agency,
            since=self._now,
        )
        event = self._happened(op, appointment_id, None, now, AppointmentStep.BOOKED)
        appointment = Appointment(
            id=appointment_id,
            uid=new.uid,
            code=new.code,
            booked_at=self._now,
            origin=new.origin,
            language=new.language,
            interpreter=new.interpreter,
            version=1,
            now=booked(event),
        )
        self._write_person(appointment_id, new.person)
        return self._keep(appointment)

    def step(self, op: Operation, appointment: Appointment, move: AppointmentMove) -> Appointment:
        self._check_version(appointment)
        before = appointment.now
        wanted = replace(
            before,
            state=next_state(before.state, move.step, label=appointment.label),
            slot=move.slot or before.slot,
            day=move.day or before.day,
            service=move.service or before.service,
            agency=move.agency or before.agency,
            ticket_id=move.ticket_id,
            since=self._now,
            reason=move.reason,
        )
        if wanted.state in HOLDING:
            self._check_free(appointment.id, wanted.slot)
        event = self._happened(op, appointment.id, before, wanted, move.step)
        now = stepped(before, event, label=appointment.label)
        return self._keep(replace(appointment, version=appointment.version + 1, now=now))

    def change(
        self,
        op: Operation,
        appointment: Appointment,
        *,
        language: str,
        interpreter: Interpreter | None,
        person: Person,
        reason: str | None = None,
    ) -> Appointment:
        self._check_version(appointment)
        step = AppointmentStep.CHANGED
        next_state(appointment.state, step, label=appointment.label)
        told = replace(appointment.now, since=self._now, reason=reason)
        self._happened(op, appointment.id, appointment.now, told, step)
        self._write_person(appointment.id, person)
        after = replace(
            appointment, version=appointment.version + 1, language=language, interpreter=interpreter
        )
        return self._keep(after)

    def _booked(self) -> list[Appointment]:
        return [one for one in self._all.appointments.values() if one.state is AppointmentState.BOOKED]

    def _check_version(self, appointment: Appointment) -> None:
        if self._all.appointments[appointment.id].version != appointment.version:
            raise StoreBusyError

    def _check_free(self, own: AppointmentId, slot: Slot) -> None:
        for other in self._all.appointments.values():
            same = (other.slot.lane, other.starts_at) == (slot.lane, slot.starts_at)
            if same and other.id != own and other.state in HOLDING:
                raise StoreConflictError

    def _keep(self, appointment: Appointment) -> Appointment:
        self._all.appointments[appointment.id] = appointment
        return appointment

    def _write_person(self, appointment_id: AppointmentId, person: Person) -> None:
        if person:
            self._all.persons[appointment_id] = person
        else:
            self._all.persons.pop(appointment_id, None)

    def _happened(
        self,
        op: Operation,
        appointment_id: AppointmentId,
        before: Standing | None,
        after: Standing,
        step: AppointmentStep,
    ) -> AppointmentEvent:
        event = AppointmentEvent(
            op_step=self._record.claim(op),
            id=EventId(len(self._all.events) + 1),
            appointment_id=appointment_id,
            step=step,
            at=after.since,
            from_state=None if before is None else before.state,
            to_state=after.state,
            slot=after.slot,
            day=after.day,
            service=after.service,
            agency=after.agency,
            ticket_id=after.ticket_id,
            station=op.station,
            role=op.role,
            reason=after.reason,
            op=op.id,
        )
        self._all.events.append(event)
        self._record.happened(step, after.service)
        return event


class MemoryAppointmentReader:
    """The reads about appointments; each looks at what is committed at that moment."""

    def __init__(
        self, counters: Callable[[], Counters], tickets: Callable[[], Mapping[TicketId, Ticket]]
    ) -> None:
        self._now = counters
        self._tickets = tickets

    def appointment(self, appointment_id: AppointmentId) -> Appointment | None:
        return self._now().appointments.get(appointment_id)

    def with_code(self, code: str) -> Appointment | None:
        return next((one for one in self._now().appointments.values() if one.code == code), None)

    def between(
        self,
        first: date,
        last: date,
        *,
        states: Collection[AppointmentState] | None = None,
        limit: int = 100_000,
    ) -> Sequence[Appointment]:
        found = [
            one
            for one in self._now().appointments.values()
            if first <= one.now.day <= last and (states is None or one.state in states)
        ]
        return sorted(found, key=lambda one: (one.starts_at, one.id))[:limit]

    def of_tickets(self, ticket_ids: Collection[TicketId]) -> Mapping[TicketId, Appointment]:
        found = self._now().appointments.values()
        return {one.now.ticket_id: one for one in found if one.now.ticket_id in ticket_ids}  # type: ignore[misc]

    def persons(self, appointment_ids: Collection[AppointmentId]) -> Mapping[AppointmentId, Person]:
        return {one: person for one, person in self._now().persons.items() if one in appointment_ids}

    def events(self, appointment_id: AppointmentId) -> Sequence[AppointmentEvent]:
        return [event for event in self._now().events if event.appointment_id == appointment_id]

    def taken(self, first: date, last: date) -> Sequence[Slot]:
        return self._now().taken(first, last)

    def histories(self) -> Iterator[AppointmentHistory]:
        counters, tickets = self._now(), self._tickets()
        for one in counters.appointments.values():
            events = tuple(event for event in counters.events if event.appointment_id == one.id)
            visits = {event.ticket_id for event in events if event.ticket_id is not None}
            yield AppointmentHistory(
                appointment=one,
                events=events,
                tickets=tuple(tickets[visit] for visit in sorted(visits) if visit in tickets),
            )


class MemoryQuestions:
    """One transaction on the questions in memory."""

    def __init__(self, counters: Counters, now: datetime, record: Record) -> None:
        self._all = counters
        self._now = now
        self._record = record

    def of_operation(self, op: Operation) -> Question | None:
        known = self._all.question_ops.get(op.id)
        if known is None and self._record.known(op):
            raise OperationReusedError
        return None if known is None else self._all.questions[known]

    def question(self, question_id: QuestionId) -> Question | None:
        return self._all.questions.get(question_id)

    def count(self, op: Operation, new: NewQuestion) -> Question:
        question_id = QuestionId(len(self._all.questions) + 1)
        question = Question(id=question_id, at=self._now, station=op.station, new=new)
        return self._happened(op, question, QuestionStep.COUNTED)

    def withdraw(self, op: Operation, question: Question) -> Question:
        return self._happened(op, replace(question, withdrawn=True), QuestionStep.WITHDRAWN)

    def _happened(self, op: Operation, question: Question, step: QuestionStep) -> Question:
        self._record.claim(op)
        self._all.question_ops[op.id] = question.id
        self._all.questions[question.id] = question
        self._record.happened(step)
        return question


class MemoryQuestionReader:
    """The reads about questions."""

    def __init__(self, counters: Callable[[], Counters]) -> None:
        self._now = counters

    def questions(
        self, day: date, *, station: StationName | None = None, limit: int = 1000
    ) -> Sequence[Question]:
        found = [
            one
            for one in self._now().questions.values()
            if one.new.day == day and station in (None, one.station)
        ]
        return found[::-1][:limit]

    def counts(self, first: date, last: date) -> Sequence[QuestionCount]:
        count: Tally[tuple[object, ...]] = Tally()
        slips: Tally[tuple[object, ...]] = Tally()
        like: dict[tuple[object, ...], NewQuestion] = {}
        for one in self._now().questions.values():
            new = one.new
            if first <= new.day <= last and not one.withdrawn:
                key = (new.day, new.topic, new.agency or "", new.language, new.channel.value)
                like[key] = new
                count[key] += 1
                slips[key] += new.slip
        return [
            QuestionCount(
                day=like[key].day,
                topic=like[key].topic,
                agency=like[key].agency,
                language=like[key].language,
                channel=like[key].channel,
                count=count[key],
                slips=slips[key],
            )
            for key in sorted(count, key=str)
        ]


class MemoryOpenings:
    """One transaction on the decisions about opening hours in memory."""

    def __init__(self, counters: Counters, now: datetime, record: Record) -> None:
        self._all = counters
        self._now = now
        self._record = record

    def decision(self, day: date, service: ServiceCode) -> Decision | None:
        return newest(self._all.decisions, day).get(service)

    def of_operation(self, op: Operation) -> Decision | None:
        known = self._all.decision_ops.get(op.id)
        if known is None and self._record.known(op):
            raise OperationReusedError
        return known

    def decide(self, op: Operation, day: date, service: Service, step: OpeningStep, reason: str) -> Decision:
        self._record.claim(op)
        made = Decision(
            service=service.code, day=day, step=step, at=self._now, station=op.station, reason=reason
        )
        self._all.decisions.append(made)
        self._all.decision_ops[op.id] = made
        self._record.happened(step, service.code)
        return made


class MemoryOpeningReader:
    """The reads about opening hours."""

    def __init__(self, counters: Callable[[], Counters]) -> None:
        self._now = counters

    def decisions(self, day: date) -> Mapping[ServiceCode, Decision]:
        return newest(self._now().decisions, day)

    def history(self, day: date) -> Sequence[Decision]:
        return [one for one in self._now().decisions if one.day == day]


def newest(decisions: Sequence[Decision], day: date) -> dict[ServiceCode, Decision]:
    return {one.service: one for one in decisions if one.day == day}
