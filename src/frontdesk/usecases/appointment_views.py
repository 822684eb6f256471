"""What windows and the command line show of appointments: small frozen pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.appointment import Appointment, Interpreter, Person
from frontdesk.domain.house import Agency, Desk, Service
from frontdesk.domain.printjob import PrintJob
from frontdesk.domain.punctuality import Punctuality
from frontdesk.domain.slots import Slot
from frontdesk.domain.ticket import Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """An appointment with everything that is shown about it.

    Attributes:
        person: personal data: shown to the clerk, never logged and not printed but by the client's wish.
        minutes: how long past its time, while it is overdue.
        ticket: of the client who is there.
        job: the newest print of its slip, ``None`` when none was ordered.
    """

    appointment: Appointment
    service: Service
    agency: Agency
    desk: Desk | None
    person: Person
    punctuality: Punctuality
    minutes: int
    ticket: Ticket | None
    job: PrintJob | None


@dataclass(frozen=True, slots=True)
class Booked:
    """What booking, moving or changing an appointment led to."""

    appointment: Appointment
    job: PrintJob | None


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """What a check-in led to: the client has a number and can be called."""

    appointment: Appointment
    ticket: Ticket
    job: PrintJob | None
    punctuality: Punctuality


@dataclass(frozen=True, slots=True)
class DayOffer:
    """How much is free on a day; ``total`` 0: there are no appointments that day."""

    day: date
    free: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOffer:
    """A column of a day's plan: one place with its slots.

    Attributes:
        title: of the group of places.
        slots: each with whether it is free, in the order of time.
    """

    availability: str
    title: str
    place: int
    desk: Desk | None
    slots: tuple[tuple[Slot, bool], ...]

    @property
    def free(self) -> int:
        return sum(free for _, free in self.slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentsPicture:
    """Today's appointments, as reception shows them.

    Attributes:
        rows: in the order of time, the cancelled ones left out.
        here, overdue, expected: how many of them; who did not come and is expected no more is none of these.
    """

    at: datetime
    day: date
    rows: tuple[AppointmentView, ...]
    here: int
    overdue: int
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What a desk has to know of a client with an appointment."""

    starts_at: datetime
    punctuality: Punctuality
    interpreter: Interpreter | None
    language: str
