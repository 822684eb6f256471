"""Appointments at reception: book, move, change, cancel, check in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from frontdesk.domain.appointment import (
    MAX_NAME,
    Appointment,
    AppointmentEvent,
    AppointmentId,
    AppointmentMove,
    AppointmentStep,
    Interpreter,
    NewAppointment,
    Origin,
    Person,
)
from frontdesk.domain.appointment_errors import AlreadyHereError, OtherDayError, UnknownAppointmentError
from frontdesk.domain.changes import ChangeKind, kinds_of
from frontdesk.domain.errors import OperationReusedError, TooLateError
from frontdesk.domain.house import House
from frontdesk.domain.numbering import range_of
from frontdesk.domain.plain_text import short_line
from frontdesk.domain.printjob import PrintJob, SlipKind
from frontdesk.domain.punctuality import base_of, punctuality
from frontdesk.domain.reference import clean_reference
from frontdesk.domain.ticket import Change, Need, OperationId, RangeKind, Step
from frontdesk.domain.ticket_code import ticket_code
from frontdesk.usecases.acts import Outcome, existing, settled, short_reason
from frontdesk.usecases.appointment_views import Booked, CheckedIn
from frontdesk.usecases.document_acts import needed_reason
from frontdesk.usecases.finding_slots import find_slot
from frontdesk.usecases.ports import IssueOrder, Operation, Store, UnitOfWork
from frontdesk.usecases.reception import TAKEN_BACK, reason_against_take_back

T = TypeVar("T")

CHECKED_IN = "checked_in"
NOT_THERE = "not_there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which slot somebody wants.

    Attributes:
        starts_at: exactly then; ``None``: the next free one.
        after: the next free one not before this moment.
        day: the next free one of this day.
        availability, place: one of them alone, where the clerk has pointed at it.
    """

    service: str
    starts_at: datetime | None = None
    after: datetime | None = None
    day: date | None = None
    availability: str | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What the clerk has entered about a client, not looked at yet; name and reference only if given."""

    language: str | None = None
    interpreter: Interpreter | None = None
    name: str | None = None
    reference: str | None = None


def book(
    store: Store,
    house: House,
    *,
    op: Operation,
    wish: Wish,
    client: Client | None = None,
    printer: str | None = None,
) -> Outcome[Booked]:
    """Book a slot and order its slip, in one transaction. ``printer`` names the station that prints it.

    Raises:
        RefusedError: the slot cannot be had; the sentence names the next free one.
    """
    who = client or Client()
    service, language, person = house.service(wish.service), house.language(who.language), person_of(who)

    def work(unit: UnitOfWork) -> Booked:
        slot = find_slot(unit, house, wish)
        new = NewAppointment(
            slot=slot,
            day=house.business_day(slot.starts_at),
            service=service.code,
            agency=service.agency,
            uid=own_uid(house, op.id),
            code=slip_code(house, op.id),
            origin=Origin.HOUSE,
            language=language,
            interpreter=who.interpreter,
            person=person,
        )
        appointment = unit.appointments.insert(op, new)
        return Booked(appointment, _slip(unit, op, appointment, printer))

    return _booked(store, op, AppointmentStep.BOOKED, work)


def move(
    store: Store,
    house: House,
    *,
    op: Operation,
    appointment_id: AppointmentId,
    wish: Wish,
    reason: str | None = None,
    printer: str | None = None,
) -> Outcome[Booked]:
    """Give an appointment another slot; the old one is free again in the same moment."""
    service, why = house.service(wish.service), short_reason(reason)

    def work(unit: UnitOfWork) -> Booked:
        appointment = appointment_in(unit, appointment_id)
        slot = find_slot(unit, house, wish, instead_of=appointment)
        to = AppointmentMove(
            step=AppointmentStep.MOVED,
            slot=slot,
            day=house.business_day(slot.starts_at),
            service=service.code,
            agency=service.agency,
            reason=why,
        )
        after = unit.appointments.step(op, appointment, to)
        return Booked(after, _slip(unit, op, after, printer))

    return _booked(store, op, AppointmentStep.MOVED, work)


def change(
    store: Store, house: House, *, op: Operation, appointment_id: AppointmentId, client: Client
) -> Outcome[Booked]:
    """Other facts about the client; what is not given is not kept either."""
    language, person = house.language(client.language), person_of(client)

    def work(unit: UnitOfWork) -> Booked:
        appointment = appointment_in(unit, appointment_id)
        after = unit.appointments.change(
            op, appointment, language=language, interpreter=client.interpreter, person=person
        )
        return Booked(after, None)

    return _booked(store, op, AppointmentStep.CHANGED, work)


def cancel(store: Store, *, op: Operation, appointment_id: AppointmentId, reason: str) -> Outcome[Booked]:
    """The appointment will not take place; its slot is free again."""
    cancelled = AppointmentMove(
        step=AppointmentStep.CANCELLED, reason=needed_reason(reason, what="Die Absage")
    )

    def work(unit: UnitOfWork) -> Booked:
        return Booked(unit.appointments.step(op, appointment_in(unit, appointment_id), cancelled), None)

    return _booked(store, op, AppointmentStep.CANCELLED, work)


def reprint(store: Store, *, op: Operation, appointment_id: AppointmentId, printer: str) -> Outcome[PrintJob]:
    """Order one more slip of an appointment; it says which copy it is."""

    def attempt() -> Outcome[PrintJob]:
        with store.begin() as unit:
            if unit.appointments.events_of_operation(op.id):
                raise OperationReusedError
            appointment = appointment_in(unit, appointment_id)
            job = unit.order_slip(op, SlipKind.APPOINTMENT, str(appointment.id), printer=printer)
        return Outcome(job, frozenset({ChangeKind.PRINTS}))

    return settled(attempt)


def check_in(
    store: Store,
    house: House,
    *,
    op: Operation,
    appointment_id: AppointmentId,
    need: Need | None = None,
    printer: str | None = None,
) -> Outcome[CheckedIn]:
    """The client is there: gives a number from the range of appointments. From now on it can be called.

    Raises:
        OtherDayError: the appointment is on another day.
        AlreadyHereError: somebody has checked in for it.
    """

    def work(unit: UnitOfWork) -> CheckedIn:
        appointment = appointment_in(unit, appointment_id)
        now = unit.now()
        if appointment.now.ticket_id is not None:
            raise AlreadyHereError(ticket=existing(unit, appointment.now.ticket_id).label)
        check_day(house, appointment, now)
        # The service as the house knows it now: it may have been renamed, or retired, since.
        service = house.service(appointment.service)
        base, ahead = base_of(appointment.starts_at, now, need, house.rules)
        issued = unit.issue(
            IssueOrder(
                op=op,
                day=appointment.now.day,
                service=service,
                kind=RangeKind.APPOINTMENT,
                numbers=range_of(house.series_of(service.series), RangeKind.APPOINTMENT),
                language=appointment.language,
                need=need,
                head_start=ahead,
                printer=printer,
                reason=CHECKED_IN,
                base=base,
                appointment_at=appointment.starts_at,
            )
        )
        step = AppointmentMove(step=AppointmentStep.CHECKED_IN, ticket_id=issued.ticket.id)
        after = unit.appointments.step(op, appointment, step)
        how = punctuality(after.starts_at, now, now, house.rules)
        return CheckedIn(after, issued.ticket, issued.job, how)

    def again(unit: UnitOfWork, events: Sequence[AppointmentEvent]) -> CheckedIn:
        event = events[0]
        assert event.ticket_id is not None
        ticket = existing(unit, event.ticket_id)
        jobs = unit.jobs_of(ticket.id)
        how = punctuality(event.slot.starts_at, event.at, event.at, house.rules)
        appointment = appointment_in(unit, event.appointment_id)
        return CheckedIn(appointment, ticket, jobs[-1] if jobs else None, how)

    outcome = once(store, op, AppointmentStep.CHECKED_IN, work, again)
    kinds = {ChangeKind.TICKETS} | ({ChangeKind.PRINTS} if outcome.value.job is not None else set())
    return replace(outcome, changed=outcome.changed | kinds) if outcome.created else outcome


def undo_check_in(
    store: Store, house: House, *, op: Operation, appointment_id: AppointmentId
) -> Outcome[Booked]:
    """The wrong person was checked in: the ticket is taken back, and the appointment is expected again.

    Raises:
        TooLateError: the ticket was called, or the minutes that the house allows are over.
    """

    def work(unit: UnitOfWork) -> Booked:
        appointment = appointment_in(unit, appointment_id)
        undone = AppointmentMove(step=AppointmentStep.CHECK_IN_UNDONE, reason=TAKEN_BACK)
        if appointment.now.ticket_id is not None:
            ticket = existing(unit, appointment.now.ticket_id)
            why_not = reason_against_take_back(ticket, age=unit.now() - ticket.issued_at, house=house)
            if why_not is not None:
                raise TooLateError(ticket=ticket.label, reason=why_not)
            unit.record(op, ticket, Change(step=Step.CANCELLED, reason=TAKEN_BACK))
        return Booked(unit.appointments.step(op, appointment, undone), None)

    outcome = _booked(store, op, AppointmentStep.CHECK_IN_UNDONE, work)
    kinds = outcome.changed | {ChangeKind.TICKETS}
    return replace(outcome, changed=kinds) if outcome.created else outcome


def settle_no_shows(unit: UnitOfWork, op: Operation, appointments: Collection[Appointment]) -> None:
    """Say of appointments whose day is over that nobody came."""
    step = AppointmentMove(step=AppointmentStep.NO_SHOW, reason=NOT_THERE)
    for appointment in appointments:
        unit.appointments.step(op, appointment, step)


def check_day(house: House, appointment: Appointment, now: datetime) -> None:
    """Raise `OtherDayError` unless the appointment is today."""
    if appointment.now.day != house.business_day(now):
        local = appointment.starts_at.astimezone(house.zone)
        raise OtherDayError(day=f"{local:%d.%m.%Y}", time=f"{local:%H:%M}")


def own_uid(house: House, op: OperationId) -> str:
    """By which calendars know an appointment that was booked here."""
    return f"{op.hex}@{house.site.code}.frontdesk"


def slip_code(house: House, op: OperationId) -> str:
    """What the slip carries: only who booked knows the operation that it is made from."""
    return ticket_code(house.site.code, date.min, "appointment", op)[:-1]


def person_of(client: Client) -> Person:
    """Name and reference as they may be kept; raises `InvalidValueError` when they are too long."""
    return Person(
        name=short_line(client.name, field="name", limit=MAX_NAME),
        reference=clean_reference(client.reference),
    )


def appointment_in(unit: UnitOfWork, appointment_id: AppointmentId) -> Appointment:
    """The appointment with this id, locked; raises `UnknownAppointmentError`."""
    appointment = unit.appointments.appointment(appointment_id)
    if appointment is None:
        raise UnknownAppointmentError(appointment=appointment_id)
    return appointment


def once(
    store: Store,
    op: Operation,
    step: AppointmentStep,
    work: Callable[[UnitOfWork], T],
    again: Callable[[UnitOfWork, Sequence[AppointmentEvent]], T],
) -> Outcome[T]:
    """Run ``work`` in one transaction, or tell by ``again`` what this operation did the first time.

    An operation id that recorded anything but ``step`` is refused.
    """

    def attempt() -> Outcome[T]:
        with store.begin() as unit:
            known = unit.appointments.events_of_operation(op.id)
            if known:
                if any(event.step is not step for event in known):
                    raise OperationReusedError
                return Outcome(again(unit, known), frozenset(), created=False)
            value = work(unit)
        return Outcome(value, kinds_of(step))

    return settled(attempt)


def _booked(
    store: Store, op: Operation, step: AppointmentStep, work: Callable[[UnitOfWork], Booked]
) -> Outcome[Booked]:
    def again(unit: UnitOfWork, events: Sequence[AppointmentEvent]) -> Booked:
        return Booked(appointment_in(unit, events[0].appointment_id), None)

    outcome = once(store, op, step, work, again)
    if outcome.created and outcome.value.job is not None:
        return replace(outcome, changed=outcome.changed | {ChangeKind.PRINTS})
    return outcome


def _slip(unit: UnitOfWork, op: Operation, appointment: Appointment, printer: str | None) -> PrintJob | None:
    if printer is None:
        return None
    return unit.order_slip(op, SlipKind.APPOINTMENT, str(appointment.id), printer=printer)
