"""Who comes today: a line for each appointment, without first names, and the card of a chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from frontdesk.domain.appointment import (
    Appointment,
    AppointmentId,
    AppointmentState,
    Interpreter,
    Person,
    is_meant,
)
from frontdesk.domain.house import House
from frontdesk.domain.punctuality import Punctuality, punctuality
from frontdesk.usecases.appointment_views import AppointmentView


def initialled(name: str | None) -> str:
    """``Haddad, R.`` of ``Haddad, Rami`` or ``Rami Haddad``: lists show no first names."""
    text = (name or "").strip()
    surname, comma, rest = text.partition(",")
    if not comma:
        *first, surname = text.split() or [""]
        rest = " ".join(first)
    initial = next((sign for sign in rest if sign.isalpha()), "")
    return f"{surname.strip()}, {initial.upper()}." if initial else surname.strip()


class Stand(StrEnum):
    """How it is with an appointment of today; the first three are what the list can be narrowed to."""

    HERE = "here"
    OVERDUE = "overdue"
    EXPECTED = "expected"
    GONE = "gone"  # nobody came


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalLine:
    """A row of the list.

    Attributes:
        key: id of the appointment.
        who: surname and initial, or the appointment's number.
        minutes: how long past its time, while it is overdue.
        ticket: number of the client who is there.
    """

    key: AppointmentId
    time: str
    letter: str
    agency: str
    who: str
    service: str
    stand: Stand
    minutes: int = 0
    ticket: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody can still come."""
        return self.stand is not Stand.HERE


def arrival_lines(
    house: House, rows: Sequence[AppointmentView], *, at: datetime, shown_in: str = "de"
) -> tuple[ArrivalLine, ...]:
    """Today's appointments at the store's time ``at``, in the order of time."""
    return tuple(_line(house, row, at, shown_in) for row in rows)


def _line(house: House, row: AppointmentView, at: datetime, shown_in: str) -> ArrivalLine:
    one = row.appointment
    stand, minutes = Stand.HERE, 0
    if row.ticket is None:
        how = punctuality(one.starts_at, None, at, house.rules)
        gone = how is Punctuality.NO_SHOW or one.state is AppointmentState.NO_SHOW
        stand = Stand.GONE if gone else Stand.OVERDUE if how is Punctuality.OVERDUE else Stand.EXPECTED
        minutes = int((at - one.starts_at).total_seconds() // 60) if stand is Stand.OVERDUE else 0
    return ArrivalLine(
        key=one.id,
        time=f"{one.starts_at.astimezone(house.zone):%H:%M}",
        letter=row.agency.letter,
        agency=row.agency.name(shown_in),
        who=initialled(row.person.name) or one.label,
        service=row.service.name(shown_in),
        stand=stand,
        minutes=minutes,
        ticket="" if row.ticket is None else row.ticket.label,
    )


def matching(
    rows: Sequence[AppointmentView], lines: Sequence[ArrivalLine], text: str, stand: Stand | None
) -> tuple[ArrivalLine, ...]:
    """The lines that a text and a counter leave: by name, reference, time or number."""
    wanted = text.strip().casefold()
    return tuple(
        line
        for row, line in zip(rows, lines, strict=True)
        if (stand is None or line.stand is stand) and (not wanted or _is_wanted(row, line, wanted))
    )


def _is_wanted(row: AppointmentView, line: ArrivalLine, wanted: str) -> bool:
    if ":" in wanted and wanted.replace(":", "").isdecimal():
        return line.time.startswith(wanted) or line.time.lstrip("0").startswith(wanted)
    number = row.appointment.label.casefold()
    return wanted in (number, number.replace(" ", "")) or is_meant(wanted, row.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands in the card of a chosen appointment.

    Attributes:
        when: with the day, unless that is today.
    """

    key: AppointmentId
    label: str
    when: str
    who: str
    service: str
    interpreter: Interpreter | None
    state: AppointmentState
    ticket: str


def facts_of(
    house: House, one: Appointment, person: Person, *, ticket: str, today: date, shown_in: str = "de"
) -> Facts:
    """What the card says of an appointment."""
    local = one.starts_at.astimezone(house.zone)
    return Facts(
        key=one.id,
        label=one.label,
        when=f"{local:%H:%M}" if local.date() == today else f"{local:%d.%m.%Y %H:%M}",
        who=initialled(person.name),
        service=house.service(one.service).name(shown_in),
        interpreter=one.interpreter,
        state=one.state,
        ticket=ticket,
    )
