"""The play: people come, desks call, visits end; every act goes through the real use cases."""

from __future__ import annotations

import heapq
import time as real
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Protocol

from frontdesk.bootstrap import Runtime
from frontdesk.domain.appointment import AppointmentId
from frontdesk.domain.errors import RefusedError
from frontdesk.domain.house import DeskName, House, ServiceCode
from frontdesk.domain.order import Rule
from frontdesk.domain.ticket import Need, State, Ticket, TicketId
from frontdesk.simulation.clock import PlayClock
from frontdesk.simulation.people import Booking, DayPlan, Visitor, Worker
from frontdesk.simulation.scenario import Scenario
from frontdesk.usecases import appointments, calling, day, reception
from frontdesk.usecases.appointments import Client, Wish
from frontdesk.usecases.ports import Store
from frontdesk.usecases.waits import Waits

_BEFORE_OPENING = timedelta(minutes=30)


class Watcher(Protocol):
    """Whoever measures."""

    def comes(self, at: datetime, service: ServiceCode, need: Need | None) -> Waits | None:
        """A walk-in is about to get a number; answers the forecast, if it made one."""
        ...

    def waits(self, ticket: Ticket, visitor: Visitor, *, again: bool) -> None:
        """A client waits: for the first time, or again after a pause, a call in vain or another desk."""
        ...

    def turned_away(self, visitor: Visitor) -> None: ...

    def called(self, desk: DeskName, ticket: Ticket, rule: Rule, at: datetime) -> None: ...

    def done(self, ticket: Ticket, at: datetime) -> None:
        """A visit ended at a desk."""
        ...

    def desk_is(self, desk: DeskName, *, is_open: bool) -> None: ...

    def ends(self, at: datetime) -> None:
        """The day is over; who still waits is called no more."""
        ...

    def took(self, act: str, seconds: float) -> None:
        """How long the store took for an act, in real seconds."""
        ...


@dataclass(order=True)
class _Plan:
    at: datetime
    order: int
    act: Callable[[datetime], None] = field(compare=False)


@dataclass(slots=True)
class _Desk:
    """A caseworker at work.

    Attributes:
        is_idle: nobody waits for this desk, and the caseworker looks again when somebody does.
        paused: the pause was taken.
    """

    worker: Worker
    services: tuple[ServiceCode, ...]
    is_open: bool = False
    is_idle: bool = False
    paused: bool = False


class Play:
    """One day of the house.

    Attributes:
        done: how often each kind of act happened.
    """

    def __init__(
        self,
        runtime: Runtime,
        clock: PlayClock,
        plan: DayPlan,
        scenario: Scenario,
        *,
        seed: int,
        watcher: Watcher,
    ) -> None:
        self._scenario = scenario
        self._runtime, self._clock, self._plan, self._watcher = runtime, clock, plan, watcher
        self._random = Random(f"{seed} {plan.day} desks")
        self._plans: list[_Plan] = []
        self._order = count()
        self._visitors: dict[TicketId, Visitor] = {}
        self._sent_on: set[TicketId] = set()
        self._last = plan.end + timedelta(minutes=scenario.overtime)
        self._desks = {
            worker.desk: _Desk(worker, runtime.house.desk(worker.desk).services) for worker in plan.workers
        }
        self._takers: dict[ServiceCode, list[_Desk]] = {}
        for desk in self._desks.values():
            for code in desk.services:
                self._takers.setdefault(code, []).append(desk)
        self.done: Counter[str] = Counter()

    def run(self) -> None:
        """Play the day from before the opening to the end of the day."""
        plan = self._plan
        self._clock.move_to(plan.start - _BEFORE_OPENING)
        for booking in plan.bookings:
            self._book(booking)
        for visitor in plan.walk_ins:
            self._at(visitor.at, self._arriving(visitor))
        for worker in plan.workers:
            self._at(worker.start, self._opening(self._desks[worker.desk]))
            if worker.pause_at is not None:
                self._at(worker.pause_at, self._resting(self._desks[worker.desk]))
        while self._plans:
            plan_ = heapq.heappop(self._plans)
            if plan_.at > self._last:
                break
            self._clock.move_to(plan_.at)
            plan_.act(plan_.at)
        self._close()

    # --- people ---------------------------------------------------------------------------------

    def _book(self, booking: Booking) -> None:
        slot, visitor = booking.slot, booking.visitor
        wish = Wish(
            service=booking.service,
            starts_at=slot.starts_at,
            availability=slot.availability,
            place=slot.place,
        )
        try:
            booked = appointments.book(
                self._store, self._house, op=self._runtime.operation(), wish=wish, client=Client()
            ).value.appointment
        except RefusedError:
            self.done["not booked"] += 1
            return
        self.done["booked"] += 1
        if visitor is not None:
            self._at(max(visitor.at, self._plan.start), self._checking_in(booked.id, visitor))

    def _checking_in(self, appointment: AppointmentId, visitor: Visitor) -> Callable[[datetime], None]:
        def check_in(_at: datetime) -> None:
            checked = appointments.check_in(
                self._store, self._house, op=self._runtime.operation(), appointment_id=appointment
            ).value
            self.done["checked in"] += 1
            self._now_waits(checked.ticket, visitor)

        return check_in

    def _arriving(self, visitor: Visitor) -> Callable[[datetime], None]:
        def arrive(at: datetime) -> None:
            waits = self._watcher.comes(at, visitor.service, visitor.need)
            began = real.perf_counter()
            try:
                issued = reception.issue_ticket(
                    self._store,
                    self._house,
                    op=self._runtime.operation(),
                    service=visitor.service,
                    language=visitor.language,
                    need=visitor.need,
                    waits=waits,
                ).value
            except RefusedError:
                self.done["turned away"] += 1
                self._watcher.turned_away(visitor)
                return
            self._watcher.took("issue", real.perf_counter() - began)
            self.done["issued"] += 1
            self._now_waits(issued.ticket, visitor)

        return arrive

    def _now_waits(self, ticket: Ticket, visitor: Visitor, *, again: bool = False) -> None:
        self._visitors[ticket.id] = visitor
        self._watcher.waits(ticket, visitor, again=again)
        self._wake(ticket.service)

    def _wake_for(self, desk: _Desk) -> None:
        """Whoever this desk was going to call is left to another one."""
        for code in desk.services:
            self._wake(code)

    def _wake(self, code: ServiceCode) -> None:
        """One of those without a client sees that somebody waits."""
        idle = [desk for desk in self._takers.get(code, ()) if desk.is_idle]
        if idle:
            desk = self._random.choice(idle)
            desk.is_idle = False
            self._in(self._random.uniform(*self._scenario.notices), self._calling(desk))

    # --- desks ----------------------------------------------------------------------------------

    def _opening(self, desk: _Desk) -> Callable[[datetime], None]:
        def opening(at: datetime) -> None:
            calling.open_desk(self._store, self._house, op=self._runtime.operation(), desk=desk.worker.desk)
            desk.is_open = True
            self._watcher.desk_is(desk.worker.desk, is_open=True)
            self._calling(desk)(at)

        return opening

    def _calling(self, desk: _Desk) -> Callable[[datetime], None]:
        def call(at: datetime) -> None:
            if not desk.is_open:
                return
            pause_at = desk.worker.pause_at
            if not desk.paused and pause_at is not None and pause_at <= at < self._plan.end:
                self._pause(desk)
                self._wake_for(desk)
                return
            began = real.perf_counter()
            called = calling.call_next(
                self._store, self._house, op=self._runtime.operation(), desk=desk.worker.desk
            ).value
            took = real.perf_counter() - began
            if called.finished is not None:
                self.done["finished"] += 1
                self._watcher.done(called.finished, at)
            if called.ticket is None or called.rule is None:
                desk.is_idle = True
                return
            self._watcher.took("call", took)
            self.done["called"] += 1
            self._watcher.called(desk.worker.desk, called.ticket, called.rule, at)
            visitor = self._visitors[called.ticket.id]
            if visitor.is_gone and not called.ticket.life.misses:
                self._in(self._patience(visitor), self._not_there(desk, called.ticket.id))
                return
            walk = self._random.uniform(*self._scenario.walks)
            self._in(walk + visitor.minutes * 60, self._ending(desk, called.ticket.id))

        return call

    def _resting(self, desk: _Desk) -> Callable[[datetime], None]:
        """Who has a client goes into the pause after that."""

        def rest(_at: datetime) -> None:
            if desk.is_idle and not desk.paused:
                self._pause(desk)

        return rest

    def _pause(self, desk: _Desk) -> None:
        store, house, name = self._store, self._house, desk.worker.desk
        desk.paused, desk.is_open, desk.is_idle = True, False, False
        present = store.at_desk(name)
        if present is not None:
            ended = calling.finish(store, house, op=self._runtime.operation(), desk=name).value
            self.done["finished"] += 1
            self._watcher.done(ended, self._clock.now())
        calling.pause_desk(store, house, op=self._runtime.operation(), desk=name)
        self._watcher.desk_is(name, is_open=False)
        self._in(desk.worker.pause.total_seconds(), self._opening(desk))

    def _not_there(self, desk: _Desk, ticket: TicketId) -> Callable[[datetime], None]:
        def not_there(at: datetime) -> None:
            after = calling.not_there(
                self._store, self._house, op=self._runtime.operation(), desk=desk.worker.desk
            ).value
            if after.state is State.CALLED:
                self.done["called again"] += 1
                self._in(self._patience(self._visitors[ticket]), self._not_there(desk, ticket))
                return
            self.done["missed"] += 1
            returns = self._visitors[ticket].returns
            if returns is not None and after.state is State.MISSED:
                self._in(returns * 60, self._returning(ticket))
            self._calling(desk)(at)

        return not_there

    def _patience(self, visitor: Visitor) -> float:
        """Seconds after which nobody expects that a called client still comes; who walks slowly has twice."""
        return self._house.rules.second_call_seconds * (2 if visitor.need is Need.SEAT else 1) + 2

    def _ending(self, desk: _Desk, ticket: TicketId) -> Callable[[datetime], None]:
        """Most visits end with the call of the next; some clients fetch a paper or go to another desk."""

        def ending(at: datetime) -> None:
            visitor = self._visitors[ticket]
            if ticket not in self._sent_on:
                self._sent_on.add(ticket)
                self._go_on(desk, ticket, visitor)
            self._calling(desk)(at)

        return ending

    def _go_on(self, desk: _Desk, ticket: TicketId, visitor: Visitor) -> None:
        store, house, op, name = self._store, self._house, self._runtime.operation(), desk.worker.desk
        if visitor.aside is not None:
            calling.park(store, house, op=op, desk=name, reason="paper")
            self.done["parked"] += 1
            self._in(visitor.aside * 60, self._returning(ticket))
        elif visitor.sent_on is not None:
            sent = calling.transfer(store, house, op=op, desk=name, service=visitor.sent_on).value
            self.done["sent on"] += 1
            self._now_waits(sent, visitor, again=True)

    def _returning(self, ticket: TicketId) -> Callable[[datetime], None]:
        def returning(_at: datetime) -> None:
            client = self._store.ticket(ticket)
            if client is not None and client.state in (State.PARKED, State.MISSED):
                back = calling.back(
                    self._store, self._house, op=self._runtime.operation(), ticket_id=ticket
                ).value
                self.done["came back"] += 1
                self._now_waits(back, self._visitors[ticket], again=True)

        return returning

    # --- the end --------------------------------------------------------------------------------

    def _close(self) -> None:
        store, house = self._store, self._house
        self._clock.move_to(self._last)
        self._watcher.ends(self._clock.now())
        for name, desk in self._desks.items():
            if store.at_desk(name) is not None:
                ended = calling.finish(store, house, op=self._runtime.operation(), desk=name).value
                self.done["finished"] += 1
                self._watcher.done(ended, self._clock.now())
            if desk.is_open or desk.paused:
                calling.close_desk(store, house, op=self._runtime.operation(), desk=name)
                self._watcher.desk_is(name, is_open=False)
        closed = day.close_day(store, op=self._runtime.operation(), day=self._plan.day)
        self.done["closed"] += closed.value

    @property
    def _store(self) -> Store:
        return self._runtime.store

    @property
    def _house(self) -> House:
        return self._runtime.house

    def _at(self, at: datetime, act: Callable[[datetime], None]) -> None:
        heapq.heappush(self._plans, _Plan(at, next(self._order), act))

    def _in(self, seconds: float, act: Callable[[datetime], None]) -> None:
        self._at(self._clock.now() + timedelta(seconds=seconds), act)
