"""Rows of the tables of appointments as values of the domain, and the reads that all have in common."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from frontdesk.domain.appointment import (
    Appointment,
    AppointmentEvent,
    AppointmentId,
    AppointmentState,
    AppointmentStep,
    Interpreter,
    Origin,
    Person,
    Standing,
)
from frontdesk.domain.slots import Slot
from frontdesk.store import appointment_tables as a
from frontdesk.store import tables as t
from frontdesk.store.document_queries import portions

# The order in which the functions below expect a row.
APPOINTMENT = tuple(
    a.appointment.c[name]
    for name in (
        "id", "uid", "code", "booked_at", "origin", "language", "interpreter", "version", "state", "service",
        "agency", "day", "starts_at", "ends_at", "availability", "place", "desk", "ticket_id", "since",
        "reason",
    )
)  # fmt: skip
SLOT = tuple(a.appointment.c[name] for name in ("starts_at", "ends_at", "availability", "place", "desk"))
EVENT = tuple(
    t.event.c[name]
    for name in (
        "id", "appointment_id", "kind", "at", "from_state", "to_state", "starts_at", "ends_at",
        "availability", "place", "desk", "business_day", "service", "agency", "visit_id", "station", "role",
        "reason", "op", "op_step",
    )
)  # fmt: skip

Query = Select[*tuple[Any, ...]]


def appointments(site: str) -> Query:
    return select(*APPOINTMENT).where(a.appointment.c.site == site)


def appointment_of(row: Sequence[Any]) -> Appointment:
    (
        appointment_id, uid, code, booked_at, origin, language, interpreter, version, state, service, agency,
        day, starts_at, ends_at, availability, place, desk, ticket_id, since, reason,
    ) = row  # fmt: skip
    return Appointment(
        id=appointment_id,
        uid=uid,
        code=code,
        booked_at=booked_at,
        origin=Origin(origin),
        language=language,
        interpreter=None if interpreter is None else Interpreter(interpreter),
        version=version,
        now=Standing(
            state=AppointmentState(state),
            slot=Slot(starts_at, ends_at, availability, place, desk),
            day=day,
            service=service,
            agency=agency,
            ticket_id=ticket_id,
            since=since,
            reason=reason,
        ),
    )


def standing_values(now: Standing) -> dict[str, object]:
    """The columns of an appointment that its events change."""
    slot = now.slot
    return {
        "state": now.state.value,
        "service": now.service,
        "agency": now.agency,
        "day": now.day,
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "availability": slot.availability,
        "place": slot.place,
        "desk": slot.desk,
        "lane": slot.lane,
        "ticket_id": now.ticket_id,
        "since": now.since,
        "reason": now.reason,
    }


def event_of(row: Sequence[Any]) -> AppointmentEvent:
    (
        event_id, appointment_id, kind, at, before, after, starts_at, ends_at, availability, place, desk, day,
        service, agency, visit_id, station, role, reason, op, op_step,
    ) = row  # fmt: skip
    return AppointmentEvent(
        id=event_id,
        appointment_id=appointment_id,
        step=AppointmentStep(kind),
        at=at,
        from_state=None if before is None else AppointmentState(before),
        to_state=AppointmentState(after),
        slot=Slot(starts_at, ends_at, availability, place, desk),
        day=day,
        service=service,
        agency=agency,
        ticket_id=visit_id,
        station=station,
        role=role,
        reason=reason,
        op=op,
        op_step=op_step,
    )


def one_appointment(connection: Connection, query: Query) -> Appointment | None:
    row = connection.execute(query).first()
    return None if row is None else appointment_of(row)


def many_appointments(connection: Connection, query: Query) -> list[Appointment]:
    return [appointment_of(row) for row in connection.execute(query)]


def events_of(connection: Connection, *conditions: ColumnElement[bool]) -> list[AppointmentEvent]:
    """Steps of appointments, in the order in which they happened."""
    c = t.event.c
    query = select(*EVENT).where(c.appointment_id.is_not(None), *conditions).order_by(c.id)
    return [event_of(row) for row in connection.execute(query)]


def persons_of(
    connection: Connection, appointment_ids: Collection[AppointmentId]
) -> dict[AppointmentId, Person]:
    c = a.appointment_person.c
    found: dict[AppointmentId, Person] = {}
    for ids in portions(appointment_ids):
        query = select(c.appointment_id, c.name, c.reference).where(c.appointment_id.in_(ids))
        for appointment_id, name, reference in connection.execute(query):
            found[appointment_id] = Person(name, reference)
    return found


def taken_between(connection: Connection, site: str, first: date, last: date) -> list[Slot]:
    c = a.appointment.c
    held = c.state != AppointmentState.CANCELLED.value
    query = select(*SLOT).where(c.site == site, c.day.between(first, last), held).order_by(c.starts_at, c.id)
    return [Slot(*row) for row in connection.execute(query)]
