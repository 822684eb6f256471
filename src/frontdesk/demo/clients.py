"""Simulated clients and caseworkers: they come, wait, are called, served, missed, parked and sent on.

Everything they do goes through the real use cases; only their decisions are made up, from a seed.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random

from frontdesk.bootstrap import Runtime
from frontdesk.domain.errors import RefusedError
from frontdesk.domain.house import Desk, DeskName, House, Service
from frontdesk.domain.ticket import AT_DESK, Need, State, TicketId
from frontdesk.usecases import calling, reception

# How people are spread over languages at such a reception (the demo's assumption).
LANGUAGES = {"de": 30, "ar": 18, "uk": 18, "tr": 8, "fa": 7, "ru": 6, "ro": 4, "bg": 3, "ti": 3, "en": 3}
SIGN_OF_LIFE = timedelta(seconds=100)  # a little less than the lease of a desk


@dataclass(frozen=True, slots=True)
class Habits:
    """What the simulated people are like; times in minutes, shares from 0 to 1.

    Attributes:
        per_hour: arrivals an hour after the opening burst.
        burst: people who stand at the door when it opens, spread over the first ten minutes.
        speed: how much faster than the typical minutes a desk works.
    """

    per_hour: float = 42.0
    burst: int = 24
    no_show: float = 0.06
    parked: float = 0.04
    sent_on: float = 0.05
    need: float = 0.10
    speed: float = 1.0


@dataclass(order=True)
class _Plan:
    at: datetime
    order: int
    act: Callable[[datetime], None] = field(compare=False)


class Morning:
    """A morning of the house, played by `advance_to`.

    Attributes:
        done: how often each kind of act happened.
    """

    def __init__(
        self,
        runtime: Runtime,
        *,
        start: datetime,
        end: datetime,
        seed: int,
        desks: tuple[DeskName, ...],
        habits: Habits | None = None,
        kept_free: frozenset[str] = frozenset(),
    ) -> None:
        self._runtime = runtime
        self._random = Random(seed)
        self._habits = habits or Habits()
        self._plans: list[_Plan] = []
        self._order = count()
        self._end = end
        self._desks = tuple(name for name in desks if name not in kept_free)
        self.done: Counter[str] = Counter()
        self._plan_arrivals(start, end)
        for name in kept_free:
            # Its window gives signs of life in real time, which is slow for a clock that runs faster.
            self._later(start, SIGN_OF_LIFE, self._living(DeskName(name)))
        for name in self._desks:
            self._later(start, timedelta(seconds=self._random.uniform(0, 300)), self._opening(name))

    def advance_to(self, now: datetime) -> None:
        """Do everything that is due up to ``now``, in order."""
        while self._plans and self._plans[0].at <= now:
            plan = heapq.heappop(self._plans)
            plan.act(plan.at)

    @property
    def next_at(self) -> datetime | None:
        """When the next thing happens."""
        return self._plans[0].at if self._plans else None

    # --- clients --------------------------------------------------------------------------------

    def _plan_arrivals(self, start: datetime, end: datetime) -> None:
        for _ in range(self._habits.burst):
            self._later(start, timedelta(minutes=self._random.uniform(0, 10)), self._arrive)
        at = start
        while True:
            at += timedelta(hours=self._random.expovariate(self._habits.per_hour))
            if at >= end:
                break
            self._later(at, timedelta(0), self._arrive)

    def _arrive(self, at: datetime) -> None:
        house = self._runtime.house
        service = self._service()
        spoken = {code: n for code, n in LANGUAGES.items() if code in house.site.languages}
        language = self._random.choices(list(spoken), weights=list(spoken.values()))[0]
        need = None
        if self._random.random() < self._habits.need:
            need = self._random.choice((Need.SEAT, Need.SEAT, Need.URGENT))
        try:
            reception.issue_ticket(
                self._runtime.store,
                house,
                op=self._runtime.operation(),
                service=service.code,
                language=language,
                need=need,
                printer=self._runtime.printer,
                anyway=True,
            )
            self.done["issued"] += 1
        except RefusedError:
            self.done["refused"] += 1

    def _service(self) -> Service:
        served = {code for name in self._desks for code in self._runtime.house.desk(name).services}
        services = [service for service in self._runtime.house.active_services if service.code in served]
        weights = [demand(self._runtime.house, service) for service in services]
        return self._random.choices(services, weights=weights)[0]

    # --- desks ----------------------------------------------------------------------------------

    def _opening(self, name: DeskName) -> Callable[[datetime], None]:
        def opening(at: datetime) -> None:
            calling.open_desk(
                self._runtime.store, self._runtime.house, op=self._runtime.operation(), desk=name
            )
            self._later(at, SIGN_OF_LIFE, self._living(name))
            self._calling(name)(at)

        return opening

    def _living(self, name: DeskName) -> Callable[[datetime], None]:
        def living(at: datetime) -> None:
            self._runtime.store.seen(name)
            if at < self._end:
                self._later(at, SIGN_OF_LIFE, self._living(name))

        return living

    def _calling(self, name: DeskName) -> Callable[[datetime], None]:
        def call(at: datetime) -> None:
            called = calling.call_next(
                self._runtime.store, self._runtime.house, op=self._runtime.operation(), desk=name
            ).value
            if called.ticket is None:
                if at < self._end:
                    self._later(at, timedelta(seconds=self._random.uniform(30, 90)), self._calling(name))
                return
            self.done["called"] += 1
            if self._random.random() < self._habits.no_show:
                self._later(at, timedelta(seconds=45), self._again(name, called.ticket.id))
            else:
                walk = timedelta(seconds=self._random.uniform(15, 60))
                self._later(at, walk, self._serving(name, called.ticket.id))

        return call

    def _again(self, name: DeskName, ticket: TicketId) -> Callable[[datetime], None]:
        def again(at: datetime) -> None:
            if not self._is_here(name, ticket):
                return
            store, house = self._runtime.store, self._runtime.house
            calling.call_again(store, house, op=self._runtime.operation(), desk=name)
            self.done["called again"] += 1
            self._later(at, timedelta(seconds=45), self._missing(name, ticket))

        return again

    def _missing(self, name: DeskName, ticket: TicketId) -> Callable[[datetime], None]:
        def missing(at: datetime) -> None:
            if self._is_here(name, ticket):
                store, house = self._runtime.store, self._runtime.house
                calling.missed(store, house, op=self._runtime.operation(), desk=name)
                self.done["missed"] += 1
                if self._random.random() < 0.5:
                    self._later(at, timedelta(minutes=self._random.uniform(3, 15)), self._returning(ticket))
            self._calling(name)(at)

        return missing

    def _serving(self, name: DeskName, ticket: TicketId) -> Callable[[datetime], None]:
        def serving(at: datetime) -> None:
            if not self._is_here(name, ticket):
                self._calling(name)(at)
                return
            store, house = self._runtime.store, self._runtime.house
            client = calling.start(store, house, op=self._runtime.operation(), desk=name).value
            minutes = house.service(client.service).minutes * self._random.lognormvariate(-0.2, 0.6)
            self._later(at, timedelta(minutes=minutes / self._habits.speed), self._ending(name, ticket))

        return serving

    def _ending(self, name: DeskName, ticket: TicketId) -> Callable[[datetime], None]:
        def ending(at: datetime) -> None:
            if self._is_here(name, ticket):
                self._end_visit(name, ticket, at)
            self._calling(name)(at)

        return ending

    def _end_visit(self, name: DeskName, ticket: TicketId, at: datetime) -> None:
        """Most visits end with the call of the next; some clients fetch a paper or go to another desk."""
        store, house, op = self._runtime.store, self._runtime.house, self._runtime.operation()
        chance = self._random.random()
        if chance < self._habits.parked:
            calling.park(store, house, op=op, desk=name, reason="paper")
            self.done["parked"] += 1
            self._later(at, timedelta(minutes=self._random.uniform(5, 20)), self._returning(ticket))
        elif chance < self._habits.parked + self._habits.sent_on:
            present = store.at_desk(name)
            target = self._service()
            if present is not None and target.code != present.service:
                calling.transfer(store, house, op=op, desk=name, service=target.code)
                self.done["transferred"] += 1
        else:
            self.done["finished"] += 1

    def _returning(self, ticket: TicketId) -> Callable[[datetime], None]:
        def returning(_at: datetime) -> None:
            client = self._runtime.store.ticket(ticket)
            if client is not None and client.state in (State.PARKED, State.MISSED):
                store, house = self._runtime.store, self._runtime.house
                calling.back(store, house, op=self._runtime.operation(), ticket_id=ticket)
                self.done["came back"] += 1

        return returning

    def _is_here(self, name: DeskName, ticket: TicketId) -> bool:
        client = self._runtime.store.ticket(ticket)
        return client is not None and client.desk == name and client.state in AT_DESK

    def _later(self, at: datetime, by: timedelta, act: Callable[[datetime], None]) -> None:
        heapq.heappush(self._plans, _Plan(at + by, next(self._order), act))


def staffed(house: House, *, per_agency: int, first: DeskName) -> tuple[DeskName, ...]:
    """Some desks of each agency, ``first`` among them, that together take as many services as possible."""
    names: list[DeskName] = []
    for agency in house.agencies:
        left = [desk for desk in house.desks if desk.agency == agency.code and not desk.retired]
        taken: Counter[str] = Counter()
        for _ in range(min(per_agency, len(left))):
            best = min(left, key=lambda desk: (desk.name != first, _crowding(house, desk, taken)))
            left.remove(best)
            taken.update(best.services)
            names.append(best.name)
    return tuple(names)


def _crowding(house: House, desk: Desk, taken: Counter[str]) -> float:
    """How little a desk would help; smallest where the work that most wait for has the fewest desks."""
    return -sum(
        service.minutes * demand(house, service) / (1 + 2 * taken[service.code])
        for service in map(house.service, desk.services)
    )


def demand(house: House, service: Service) -> float:
    """How often a service is asked for: the first of each agency most."""
    own = [other.code for other in house.active_services if other.agency == service.agency]
    return 1.0 / (1 + own.index(service.code))
