"""What the use cases of appointments need from the store."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from frontdesk.domain.appointment import (
    Appointment,
    AppointmentEvent,
    AppointmentId,
    AppointmentMove,
    AppointmentState,
    Interpreter,
    NewAppointment,
    Person,
)
from frontdesk.domain.slots import Slot
from frontdesk.domain.ticket import OperationId, Ticket, TicketId

if TYPE_CHECKING:
    from frontdesk.usecases.ports import Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentHistory:
    """An appointment with its whole record, for the self-test.

    Attributes:
        tickets: those that were given out for it, oldest first.
    """

    appointment: Appointment
    events: tuple[AppointmentEvent, ...]
    tickets: tuple[Ticket, ...]


class AppointmentUnit(Protocol):
    """The part of a transaction that is about appointments.

    Reading an appointment here locks it until the end. Every write is conditional on the version that was
    read and appends its event.
    """

    def events_of_operation(self, op: OperationId) -> Sequence[AppointmentEvent]:
        """What this operation did before, in order; empty when it is new."""
        ...

    def lock_days(self, days: Collection[date]) -> None:
        """Nobody else books, moves or cancels on these days until the end. Several days at once, or later
        ones after earlier ones: so two people cannot lock each other.
        """
        ...

    def taken(self, day: date) -> Sequence[Slot]:
        """The slots of a day that nobody else can have."""
        ...

    def appointment(self, appointment_id: AppointmentId) -> Appointment | None: ...

    def with_uid(self, uid: str) -> Appointment | None: ...

    def of_ticket(self, ticket_id: TicketId) -> Appointment | None: ...

    def person(self, appointment_id: AppointmentId) -> Person: ...

    def events(self, appointment_id: AppointmentId) -> Sequence[AppointmentEvent]: ...

    def booked_before(self, day: date, *, limit: int) -> Sequence[Appointment]:
        """Those of earlier days to which nobody has come, and of which nobody has said so yet."""
        ...

    def booked_on(self, day: date, *, limit: int) -> Sequence[Appointment]:
        """The same of one day."""
        ...

    def insert(self, op: Operation, new: NewAppointment) -> Appointment:
        """Write an appointment with its first event.

        Raises:
            StoreConflictError: the slot or the uid was taken meanwhile.
            OperationRepeatedError: the same operation was recorded by somebody else meanwhile.
        """
        ...

    def step(self, op: Operation, appointment: Appointment, move: AppointmentMove) -> Appointment:
        """Append the event and change what it changes.

        Raises:
            IllegalStepError: the table of steps has no such step.
            StoreBusyError: somebody else changed the appointment since it was read.
            StoreConflictError, OperationRepeatedError: as for `insert`.
        """
        ...

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
        """Write other facts about the client, and the event that they were changed; raises like `step`."""
        ...


class AppointmentReader(Protocol):
    """Short reads about appointments, each a transaction of its own."""

    def appointment(self, appointment_id: AppointmentId) -> Appointment | None: ...

    def with_code(self, code: str) -> Appointment | None: ...

    def between(
        self,
        first: date,
        last: date,
        *,
        states: Collection[AppointmentState] | None = None,
        limit: int = 100_000,
    ) -> Sequence[Appointment]:
        """Those of the days ``first`` to ``last``, in the order of time."""
        ...

    def of_tickets(self, ticket_ids: Collection[TicketId]) -> Mapping[TicketId, Appointment]:
        """The appointment of each ticket that has one."""
        ...

    def persons(self, appointment_ids: Collection[AppointmentId]) -> Mapping[AppointmentId, Person]:
        """Who comes to each, where that was told."""
        ...

    def events(self, appointment_id: AppointmentId) -> Sequence[AppointmentEvent]: ...

    def taken(self, first: date, last: date) -> Sequence[Slot]:
        """The slots of the days ``first`` to ``last`` that nobody else can have."""
        ...

    def histories(self) -> Iterator[AppointmentHistory]:
        """Every appointment with its record, in the order of ids."""
        ...
