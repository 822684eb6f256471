"""People at work with a store: short words for issuing, calling and every other step."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from frontdesk.domain.changes import Notice
from frontdesk.domain.house import CallingRules, DeskName, House, NumberRange, ServiceCode, StationName
from frontdesk.domain.numbering import range_of
from frontdesk.domain.order import head_start, times_passed
from frontdesk.domain.punctuality import base_of
from frontdesk.domain.ticket import Change, Need, RangeKind, Step, Ticket, TicketEvent, TicketId, fold
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases.ports import (
    Called,
    CallOrder,
    Issued,
    IssueOrder,
    Operation,
    Presence,
    PresenceState,
    Store,
)

ALL = ("wba", "neu", "auf", "eat")


@dataclass
class FrontDesk:
    """A store with the small house in force, and the rules that its desks call by."""

    store: Store
    clock: FakeClock
    house: House = field(default_factory=small_house)
    rules: CallingRules = field(default_factory=CallingRules)

    @property
    def day(self) -> date:
        return self.house.business_day(self.clock.now())

    def order(
        self,
        service: str = "wba",
        *,
        op: Operation | None = None,
        need: Need | None = None,
        printer: str | None = None,
        numbers: NumberRange | None = None,
        kind: RangeKind = RangeKind.ORDINARY,
        language: str = "de",
        reason: str | None = None,
        day: date | None = None,
    ) -> IssueOrder:
        wanted = self.house.service(service)
        return IssueOrder(
            op=op or operation(),
            day=day or self.day,
            service=wanted,
            kind=kind,
            numbers=numbers or range_of(self.house.series_of(wanted.series), kind),
            language=language,
            need=need,
            head_start=head_start(need, self.rules),
            printer=printer,
            reason=reason,
        )

    def try_issue(self, service: str = "wba", **wishes: object) -> Issued:
        return self.store.issue(self.order(service, **wishes))  # type: ignore[arg-type]

    def issue(self, service: str = "wba", **wishes: object) -> Ticket:
        """Issue a ticket; a second passes, as it does between two people."""
        ticket = self.try_issue(service, **wishes).ticket
        self.clock.advance(seconds=1)
        return ticket

    def check_in(self, service: str = "wba", *, early: float = 0, need: Need | None = None) -> Ticket:
        """A client who comes ``early`` minutes before the time of an appointment; a second passes."""
        now = self.clock.now()
        starts_at = now + timedelta(minutes=early)
        base, ahead = base_of(starts_at, now, need, self.rules)
        order = self.order(service, need=need, kind=RangeKind.APPOINTMENT)
        with self.store.begin() as unit:
            booked = replace(order, base=base, head_start=ahead, appointment_at=starts_at)
            ticket = unit.issue(booked).ticket
        self.clock.advance(seconds=1)
        return ticket

    def try_call(
        self,
        desk: str = "2.14",
        *services: str,
        op: Operation | None = None,
        rules: CallingRules | None = None,
    ) -> Called:
        named = services or self.house.desk(desk).services
        return self.store.call_next(
            CallOrder(
                op=op or operation("desk-1", "desk"),
                day=self.day,
                desk=DeskName(desk),
                services=tuple(ServiceCode(code) for code in named),
                rules=rules or self.rules,
            )
        )

    def call(self, desk: str = "2.14", *services: str, **wishes: object) -> Ticket:
        called = self.try_call(desk, *services, **wishes)  # type: ignore[arg-type]
        assert called.ticket is not None
        return called.ticket

    def step(self, ticket: Ticket, step: Step, *, op: Operation | None = None, **facts: object) -> Ticket:
        """One step of the ticket as it is now, in a transaction of its own."""
        with self.store.begin() as unit:
            present = unit.ticket(ticket.id)
            assert present is not None
            change = Change(step=step, **facts)  # type: ignore[arg-type]
            return unit.record(op or operation("desk-1", "desk"), present, change)

    def undo(self, ticket: Ticket, *, op: Operation | None = None) -> Ticket:
        last = [event for event in self.store.events(ticket.id) if event.step is not Step.UNDONE][-1]
        return self.step(ticket, Step.UNDONE, op=op, undoes=last.id, desk=last.desk)

    def passed(self, ticket: Ticket) -> int:
        """How often calls with a head start passed this client so far."""
        return times_passed(ticket, self.store.overtakings(self.day, later_than=ticket.arrived_at))

    def now_of(self, ticket: Ticket) -> Ticket:
        found = self.store.ticket(ticket.id)
        assert found is not None
        return found

    def steps(self, ticket: Ticket) -> list[str]:
        return [event.step.value for event in self.store.events(ticket.id)]

    def check(self) -> None:
        """Every ticket of today is what its events tell, and knows the last of them."""
        for ticket, events in self.store.histories(self.day):
            check_told_by(ticket, list(events))


def check_told_by(ticket: Ticket, events: list[TicketEvent]) -> None:
    assert ticket.life == fold(events)
    assert ticket.last_event_id == events[-1].id
    assert [event.id for event in events] == sorted(event.id for event in events)
    assert all(event.ticket_id == ticket.id for event in events)
    before = None
    for event in events:
        assert event.from_state == before
        before = event.to_state


def ids(tickets: object) -> list[TicketId]:
    return [ticket.id for ticket in tickets]  # type: ignore[attr-defined]


def wait_until(done: Callable[[], object], *, seconds: float = 10.0) -> None:
    """Ask again and again until it is so."""
    pause = threading.Event()
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, "it did not come true in time"
        pause.wait(0.005)


def presence(desk: FrontDesk, name: str = "2.14", state: PresenceState = PresenceState.OPEN) -> Presence:
    now = desk.clock.now()
    return Presence(
        desk=DeskName(name),
        state=state,
        since=now,
        seen_at=now,
        station=StationName("desk-1"),
        services=(ServiceCode("wba"), ServiceCode("neu")),
    )


def staff(desk: FrontDesk, wanted: Presence, op: Operation | None = None) -> None:
    notices = {
        PresenceState.OPEN: Notice.DESK_OPENED,
        PresenceState.PAUSED: Notice.DESK_PAUSED,
        PresenceState.CLOSED: Notice.DESK_CLOSED,
    }
    with desk.store.begin() as unit:
        unit.set_presence(op or operation(), wanted, notices[wanted.state])
