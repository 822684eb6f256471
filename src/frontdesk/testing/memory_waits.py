"""The store in memory: what the forecast reads, and what is kept of past days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from frontdesk.domain.appointment import Appointment, AppointmentState
from frontdesk.domain.house import ServiceCode
from frontdesk.domain.learning import LONGEST, SHORTEST, DayLearned, Visit
from frontdesk.domain.order import due_key
from frontdesk.domain.ticket import AT_DESK, Need, State, Ticket, TicketId
from frontdesk.usecases.wait_ports import AtDesk, Expected, InLine, WorkDone

_SHORTEST = timedelta(minutes=SHORTEST)


@dataclass
class Taught:
    """What the store keeps beside tickets; a transaction works on a copy."""

    days: dict[date, DayLearned] = field(default_factory=dict)
    forecasts: dict[TicketId, int] = field(default_factory=dict)

    def copy(self) -> Taught:
        return Taught(dict(self.days), dict(self.forecasts))


class MemoryWaits:
    """A `usecases.wait_ports.WaitUnit`."""

    def __init__(self, tickets: Collection[Ticket], taught: Taught) -> None:
        self._tickets = tickets
        self._taught = taught

    def visits(self, day: date) -> Sequence[Visit]:
        return _visits(self._tickets, self._taught.forecasts, day)

    def save(self, day: date, learned: DayLearned) -> None:
        self._taught.days[day] = learned


class MemoryWaitReader:
    """A `usecases.wait_ports.WaitReader`."""

    def __init__(
        self,
        tickets: Callable[[], Collection[Ticket]],
        appointments: Callable[[], Collection[Appointment]],
        taught: Callable[[], Taught],
    ) -> None:
        self._tickets = tickets
        self._appointments = appointments
        self._taught = taught

    def in_line(self, day: date, *, limit: int) -> Sequence[InLine]:
        waiting = [t for t in self._tickets() if t.business_day == day and t.state is State.WAITING]
        return [
            InLine(
                ticket_id=ticket.id,
                series=ticket.series,
                service=ticket.service,
                due_at=ticket.life.due_at,
                arrived_at=ticket.arrived_at,
                number=ticket.number,
                head_start=ticket.head_start,
                is_appointment=ticket.appointment_at is not None,
                is_urgent=ticket.need is Need.URGENT,
            )
            for ticket in sorted(waiting, key=due_key)[:limit]
        ]

    def at_desks(self, day: date) -> Sequence[AtDesk]:
        return [
            AtDesk(desk=ticket.desk, service=ticket.service, called_at=ticket.life.called_at)
            for ticket in self._tickets()
            if ticket.business_day == day and ticket.state in AT_DESK
            if ticket.desk is not None and ticket.life.called_at is not None
        ]

    def expected(self, day: date) -> Sequence[Expected]:
        booked = [
            one for one in self._appointments() if one.now.day == day and one.state is AppointmentState.BOOKED
        ]
        return [
            Expected(appointment_id=one.id, service=one.service, starts_at=one.starts_at)
            for one in sorted(booked, key=lambda one: (one.starts_at, one.id))
        ]

    def work_done(self, day: date, since: datetime) -> Mapping[ServiceCode, WorkDone]:
        found: dict[ServiceCode, WorkDone] = {}
        for visit in _visits(self._tickets(), {}, day):
            if visit.ended_at >= since and visit.ended_at - visit.called_at >= _SHORTEST:
                before = found.get(visit.service, WorkDone(0, 0.0))
                minutes = min(LONGEST, (visit.ended_at - max(visit.called_at, since)).total_seconds() / 60)
                found[visit.service] = WorkDone(before.count + 1, before.minutes + minutes)
        return found

    def learned(self, before: date, *, limit: int) -> Mapping[date, DayLearned]:
        days = sorted((day for day in self._taught().days if day < before), reverse=True)
        return {day: self._taught().days[day] for day in days[:limit]}


def _was_straight(ticket: Ticket) -> bool:
    once = ticket.life.waiting_since == ticket.issued_at and not ticket.life.misses
    return ticket.state is State.FINISHED and once


def _visits(tickets: Collection[Ticket], forecasts: Mapping[TicketId, int], day: date) -> Sequence[Visit]:
    return [
        Visit(
            service=ticket.service,
            issued_at=ticket.issued_at,
            called_at=ticket.life.called_at,
            ended_at=ticket.life.ended_at,
            forecast=forecasts.get(ticket.id),
            is_appointment=ticket.appointment_at is not None,
        )
        for ticket in sorted(tickets, key=lambda ticket: ticket.id)
        if ticket.business_day == day and _was_straight(ticket)
        if ticket.life.called_at is not None and ticket.life.ended_at is not None
    ]
