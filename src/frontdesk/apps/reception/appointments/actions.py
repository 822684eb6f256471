"""Starts what clerks do with appointments: each function runs one use case off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from frontdesk.apps.reception.actions import Failed, Link
from frontdesk.apps.reception.appointments.draft import Intent, Purpose
from frontdesk.apps.reception.appointments.reading import view_of
from frontdesk.domain.appointment import Appointment, AppointmentId, AppointmentState, Person
from frontdesk.domain.appointment_errors import AlreadyHereError, OtherDayError
from frontdesk.domain.errors import FrontdeskError
from frontdesk.domain.printjob import PrintJob
from frontdesk.qt.operations import Lane, Operation
from frontdesk.usecases import appointment_queries, appointments, ports
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.appointment_exchange import Exported
from frontdesk.usecases.appointment_views import (
    AppointmentView,
    Booked,
    CheckedIn,
)
from frontdesk.usecases.appointments import Client, Wish
from frontdesk.usecases.reception import TAKEN_BACK

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done:
    """What an act led to.

    Attributes:
        before: how the appointment stood before, where that is known; a retry whose first try was fulfilled
            finds only how it stands after.
    """

    booked: Booked
    created: bool
    before: AppointmentView | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of a scan or a name.

    Attributes:
        several: all that it fits, where it is not one.
        view: the one that is meant, where it could not be checked in.
        refused: why not.
    """

    checked_in: CheckedIn | None = None
    several: tuple[AppointmentView, ...] = ()
    view: AppointmentView | None = None
    refused: FrontdeskError | None = None

    @property
    def is_unknown(self) -> bool:
        """Nobody is meant."""
        return self.checked_in is None and self.view is None and self.refused is None and not self.several


def carry_out(
    link: Link,
    intent: Intent,
    *,
    initiator: QObject,
    on_success: Callable[[Done], object],
    on_failure: Failed,
) -> Operation[Done]:
    """Book, move or change as the intent says; a retry with the same intent has no second effect."""
    runtime = link.runtime
    op = runtime.operation(intent.op)

    def work() -> Done:
        store, house = runtime.store, runtime.house
        if intent.purpose is Purpose.BOOK:
            outcome = appointments.book(
                store, house, op=op, wish=intent.wish, client=intent.client, printer=runtime.printer
            )
            return Done(outcome.value, outcome.created)
        assert intent.appointment_id is not None
        before = view_of(link, intent.appointment_id)
        if intent.purpose is Purpose.MOVE:
            outcome = appointments.move(
                store,
                house,
                op=op,
                appointment_id=intent.appointment_id,
                wish=intent.wish,
                printer=runtime.printer,
            )
        else:
            outcome = appointments.change(
                store, house, op=op, appointment_id=intent.appointment_id, client=intent.client
            )
        return Done(outcome.value, outcome.created, before if outcome.created else None)

    return _run(link, work, initiator, on_success, on_failure)


def cancel(
    link: Link,
    appointment_id: AppointmentId,
    reason: str,
    *,
    initiator: QObject,
    on_success: Callable[[Outcome[Booked]], object],
    on_failure: Failed,
) -> Operation[Outcome[Booked]]:
    """The appointment will not take place."""
    runtime, op = link.runtime, link.runtime.operation()
    return _run(
        link,
        lambda: appointments.cancel(runtime.store, op=op, appointment_id=appointment_id, reason=reason),
        initiator,
        on_success,
        on_failure,
    )


def put_back(
    link: Link,
    appointment: Appointment,
    before: AppointmentView | None,
    *,
    moved: bool,
    initiator: QObject,
    on_success: Callable[[Outcome[Booked]], object],
    on_failure: Failed,
) -> Operation[Outcome[Booked]]:
    """Undo a booking (without ``before``), a move or a change."""
    runtime, op = link.runtime, link.runtime.operation()

    def work() -> Outcome[Booked]:
        store, house = runtime.store, runtime.house
        if before is None:
            return appointments.cancel(store, op=op, appointment_id=appointment.id, reason=TAKEN_BACK)
        was = before.appointment
        if moved:
            wish = Wish(
                service=was.service,
                starts_at=was.starts_at,
                availability=was.slot.availability,
                place=was.slot.place,
            )
            return appointments.move(store, house, op=op, appointment_id=was.id, wish=wish, reason=TAKEN_BACK)
        client = Client(
            language=was.language,
            interpreter=was.interpreter,
            name=before.person.name,
            reference=before.person.reference,
        )
        return appointments.change(store, house, op=op, appointment_id=was.id, client=client)

    return _run(link, work, initiator, on_success, on_failure)


def undo_check_in(
    link: Link,
    appointment_id: AppointmentId,
    *,
    initiator: QObject,
    on_success: Callable[[Outcome[Booked]], object],
    on_failure: Failed,
) -> Operation[Outcome[Booked]]:
    """The wrong person was checked in."""
    runtime, op = link.runtime, link.runtime.operation()
    return _run(
        link,
        lambda: appointments.undo_check_in(
            runtime.store, runtime.house, op=op, appointment_id=appointment_id
        ),
        initiator,
        on_success,
        on_failure,
    )


def reprint(
    link: Link,
    appointment_id: AppointmentId,
    *,
    initiator: QObject,
    on_success: Callable[[Outcome[PrintJob]], object],
    on_failure: Failed,
) -> Operation[Outcome[PrintJob]]:
    """Order one more slip for this station's printer; it will say that it is a second print."""
    runtime, op = link.runtime, link.runtime.operation()
    printer = runtime.printer or ""
    return _run(
        link,
        lambda: appointments.reprint(runtime.store, op=op, appointment_id=appointment_id, printer=printer),
        initiator,
        on_success,
        on_failure,
    )


def arrive(
    link: Link,
    text: str,
    *,
    initiator: QObject,
    on_success: Callable[[Arrival], object],
    on_failure: Failed,
) -> Operation[Arrival]:
    """Check in whom a scan, a number or a name means; where that is not one person, say so."""
    runtime, op = link.runtime, link.runtime.operation()

    def work() -> Arrival:
        store, house = runtime.store, runtime.house
        try:
            found = appointment_queries.find_appointments(store, house, text)
        except FrontdeskError as error:
            if error.code != "other_house":
                raise
            return Arrival(refused=error)
        if len(found) != 1:
            return Arrival(several=appointment_queries.view_appointments(store, house, found))
        return _checked_in(link, op, found[0])

    return _run(link, work, initiator, on_success, on_failure)


def check_in(
    link: Link,
    appointment_id: AppointmentId,
    *,
    initiator: QObject,
    on_success: Callable[[Arrival], object],
    on_failure: Failed,
) -> Operation[Arrival]:
    """The client of this appointment is there."""
    op = link.runtime.operation()
    return _run(
        link,
        lambda: _checked_in(link, op, view_of(link, appointment_id).appointment),
        initiator,
        on_success,
        on_failure,
    )


def save_calendar(
    link: Link,
    appointment: Appointment,
    folder: Path,
    language: str,
    *,
    initiator: QObject,
    on_success: Callable[[Path], object],
    on_failure: Failed,
) -> Operation[Path]:
    """Write the appointment as a calendar file; neither its name nor its words say who comes."""
    house = link.runtime.house

    def work() -> Path:
        # Late: the library behind it takes its time to load, and few clients want a file.
        from frontdesk.exchange.calendar_file import write_ics

        content = write_ics([Exported(appointment, Person())], house, language=language)
        at = appointment.starts_at.astimezone(house.zone)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"Termin-{appointment.label.replace(' ', '')}-{at:%Y-%m-%d-%H%M}.ics"
        file.write_bytes(content)
        return file

    return link.operations.run(
        work, initiator=initiator, on_success=on_success, on_failure=on_failure, lane=Lane.POOL
    )


def _checked_in(link: Link, op: ports.Operation, one: Appointment) -> Arrival:
    runtime = link.runtime
    if one.state is AppointmentState.CANCELLED:
        return Arrival(view=view_of(link, one.id))
    try:
        done = appointments.check_in(
            runtime.store, runtime.house, op=op, appointment_id=one.id, printer=runtime.printer
        )
    except (AlreadyHereError, OtherDayError) as error:
        return Arrival(view=view_of(link, one.id), refused=error)
    return Arrival(checked_in=done.value)


def _run(
    link: Link,
    work: Callable[[], T],
    initiator: QObject,
    on_success: Callable[[T], object],
    on_failure: Failed,
) -> Operation[T]:
    return link.operations.run(work, initiator=initiator, on_success=on_success, on_failure=on_failure)
