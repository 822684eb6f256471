"""The part of a transaction that is about appointments: read locked, changed only as they were read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, literal_column, update

from frontdesk.domain.appointment import (
    Appointment,
    AppointmentEvent,
    AppointmentId,
    AppointmentMove,
    AppointmentStep,
    Interpreter,
    NewAppointment,
    Person,
    Standing,
    booked,
    next_state,
    stepped,
)
from frontdesk.domain.errors import StoreBusyError, StoreConflictError
from frontdesk.domain.house import SiteCode
from frontdesk.domain.slots import Slot
from frontdesk.domain.ticket import EventId, OperationId, TicketId
from frontdesk.store import appointment_rows as r
from frontdesk.store import appointment_tables as a
from frontdesk.store import tables as t
from frontdesk.store.failures import Violation, violation_of
from frontdesk.store.house_tables import upsert
from frontdesk.usecases.ports import Operation

# Written out, so that a plan can use the partial index.
_IS_BOOKED: ColumnElement[bool] = literal_column("(appointment.state = 'booked')")


class SqlAppointments:
    """A `usecases.appointment_ports.AppointmentUnit` on a connection that is in a transaction.

    Attributes:
        note: appends an event to the record; answers its id and its place within the operation.
        may_have_waited: the time of the transaction may lie before steps for which it had to wait.
    """

    def __init__(
        self,
        connection: Connection,
        site: SiteCode,
        now: datetime,
        note: Callable[[Operation, dict[str, Any]], tuple[EventId, int]],
        may_have_waited: bool,
    ) -> None:
        self._connection = connection
        self._site = site
        self._now = now
        self._note = note
        self._may_have_waited = may_have_waited

    # --- reads ------------------------------------------------------------------------------------

    def events_of_operation(self, op: OperationId) -> Sequence[AppointmentEvent]:
        return r.events_of(self._connection, t.event.c.op == op)

    def lock_days(self, days: Collection[date]) -> None:
        # Written one by one in their order: a statement for all of them may lock them in any.
        for day in sorted(set(days)):
            upsert(self._connection, a.appointment_day, [{"site": self._site, "day": day, "version": 1}])

    def taken(self, day: date) -> Sequence[Slot]:
        return r.taken_between(self._connection, self._site, day, day)

    def appointment(self, appointment_id: AppointmentId) -> Appointment | None:
        return self._locked(a.appointment.c.id == appointment_id)

    def with_uid(self, uid: str) -> Appointment | None:
        return self._locked(a.appointment.c.uid == uid)

    def of_ticket(self, ticket_id: TicketId) -> Appointment | None:
        c = a.appointment.c
        return self._locked(and_(c.ticket_id.is_not(None), c.ticket_id == ticket_id))

    def person(self, appointment_id: AppointmentId) -> Person:
        return r.persons_of(self._connection, [appointment_id]).get(appointment_id, Person())

    def events(self, appointment_id: AppointmentId) -> Sequence[AppointmentEvent]:
        return r.events_of(self._connection, t.event.c.appointment_id == appointment_id)

    def booked_before(self, day: date, *, limit: int) -> Sequence[Appointment]:
        return self._booked(a.appointment.c.day < day, limit)

    def booked_on(self, day: date, *, limit: int) -> Sequence[Appointment]:
        return self._booked(a.appointment.c.day == day, limit)

    # --- writes -----------------------------------------------------------------------------------

    def insert(self, op: Operation, new: NewAppointment) -> Appointment:
        now = Standing(
            state=next_state(None, AppointmentStep.BOOKED),
            slot=new.slot,
            day=new.day,
            service=new.service,
            agency=new.agency,
            since=self._now,
        )
        values = {
            "site": self._site,
            "uid": new.uid,
            "code": new.code,
            "booked_at": self._now,
            "origin": new.origin.value,
            "language": new.language,
            "interpreter": None if new.interpreter is None else new.interpreter.value,
            "version": 1,
            **r.standing_values(now),
        }
        write = insert(a.appointment).values(**values).returning(a.appointment.c.id)
        appointment_id = AppointmentId(self._held(lambda: self._connection.execute(write).scalar_one()))
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
        self._write_person(appointment, new.person)
        return appointment

    def step(self, op: Operation, appointment: Appointment, move: AppointmentMove) -> Appointment:
        before = appointment.now
        wanted = replace(
            before,
            state=next_state(before.state, move.step, label=appointment.label),
            slot=move.slot or before.slot,
            day=move.day or before.day,
            service=move.service or before.service,
            agency=move.agency or before.agency,
            ticket_id=move.ticket_id,
            since=max(self._now, before.since) if self._may_have_waited else self._now,
            reason=move.reason,
        )
        event = self._happened(op, appointment.id, before, wanted, move.step)
        now = stepped(before, event, label=appointment.label)
        after = replace(appointment, version=appointment.version + 1, now=now)
        self._advance(appointment, {"version": after.version, **r.standing_values(now)})
        if now.agency != before.agency:
            self._write_person(after, self.person(appointment.id))
        return after

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
        step = AppointmentStep.CHANGED
        next_state(appointment.state, step, label=appointment.label)
        told = replace(appointment.now, since=self._now, reason=reason)
        self._happened(op, appointment.id, appointment.now, told, step)
        after = replace(
            appointment, version=appointment.version + 1, language=language, interpreter=interpreter
        )
        values = {"version": after.version, "language": language}
        values["interpreter"] = None if interpreter is None else interpreter.value
        self._advance(appointment, values)
        self._write_person(after, person)
        return after

    # --- helpers ----------------------------------------------------------------------------------

    def _locked(self, this: ColumnElement[bool]) -> Appointment | None:
        query = r.appointments(self._site).where(this)
        return r.one_appointment(self._connection, query.with_for_update())

    def _booked(self, days: ColumnElement[bool], limit: int) -> list[Appointment]:
        query = r.appointments(self._site).where(_IS_BOOKED, days).order_by(a.appointment.c.id).limit(limit)
        return r.many_appointments(self._connection, query.with_for_update())

    def _happened(
        self,
        op: Operation,
        appointment_id: AppointmentId,
        before: Standing | None,
        after: Standing,
        step: AppointmentStep,
    ) -> AppointmentEvent:
        slot = after.slot
        from_state = None if before is None else before.state
        facts = {
            "at": after.since,
            "kind": step.value,
            "appointment_id": appointment_id,
            "from_state": None if from_state is None else from_state.value,
            "to_state": after.state.value,
            "starts_at": slot.starts_at,
            "ends_at": slot.ends_at,
            "availability": slot.availability,
            "place": slot.place,
            "desk": slot.desk,
            "business_day": after.day,
            "service": after.service,
            "agency": after.agency,
            "visit_id": after.ticket_id,
            "reason": after.reason,
        }
        event_id, op_step = self._note(op, facts)
        return AppointmentEvent(
            id=event_id,
            appointment_id=appointment_id,
            step=step,
            at=after.since,
            from_state=from_state,
            to_state=after.state,
            slot=slot,
            day=after.day,
            service=after.service,
            agency=after.agency,
            ticket_id=after.ticket_id,
            station=op.station,
            role=op.role,
            reason=after.reason,
            op=op.id,
            op_step=op_step,
        )

    def _advance(self, appointment: Appointment, values: dict[str, Any]) -> None:
        c = a.appointment.c
        as_read = and_(c.id == appointment.id, c.version == appointment.version)
        write = update(a.appointment).where(as_read).values(**values)
        if self._held(lambda: self._connection.execute(write).rowcount) != 1:
            raise StoreBusyError

    def _held(self, write: Callable[[], int]) -> int:
        """Run a write of which the schema may say that somebody else has the slot, or the uid."""
        try:
            return write()
        except Exception as error:
            if violation_of(error) is Violation.SLOT:
                raise StoreConflictError from error
            raise

    def _write_person(self, appointment: Appointment, person: Person) -> None:
        c = a.appointment_person.c
        if not person:
            self._connection.execute(delete(a.appointment_person).where(c.appointment_id == appointment.id))
            return
        values = {
            "appointment_id": appointment.id,
            "site": self._site,
            "agency": appointment.now.agency,
            "name": person.name,
            "reference": person.reference,
        }
        upsert(self._connection, a.appointment_person, [values])
