"""A house of one service with any number of like desks, and a play of it on SQLite that is watched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from frontdesk.bootstrap import Runtime
from frontdesk.domain.house import DeskName, House, NumberRange, OpenSpan, ServiceCode
from frontdesk.domain.order import Rule
from frontdesk.domain.ticket import Need, Ticket, TicketId
from frontdesk.settings.station import StationSettings
from frontdesk.simulation.clock import PlayClock
from frontdesk.simulation.people import DayPlan, Visitor, Worker
from frontdesk.simulation.play import Play
from frontdesk.simulation.scenario import Scenario
from frontdesk.store.open import open_store
from frontdesk.store.upgrade import create_or_upgrade
from frontdesk.testing.builders import small_house
from frontdesk.usecases import houses
from frontdesk.usecases.waits import Waits

DAY = date(2027, 1, 11)
START = datetime(2027, 1, 11, 1, 0, tzinfo=UTC)
SERVICE = ServiceCode("wba")
# Nobody walks, nobody looks up late, and no guard steps in: what is left is a queue of the textbook.
TEXTBOOK = Scenario(notices=(0.0, 0.0), walks=(0.0, 0.0), overtime=600.0, sample=0.0)


def textbook_house(desks: int) -> House:
    """One service at ``desks`` desks, with numbers for everybody, and guards that never step in."""
    house = small_house()
    like = house.desk("2.11")
    rules = replace(
        house.rules,
        max_wait=100_000,
        max_overtakes=100_000,
        walk_in_patience=100_000,
        closes_by_forecast=False,
    )
    wide = replace(
        house.series[0],
        ordinary=NumberRange(1, 9000),
        appointment=NumberRange(9001, 9100),
        offline=NumberRange(9101, 9200),
    )
    return replace(
        house,
        site=replace(house.site, hours=tuple(OpenSpan(n, time(0, 30), time(23, 59)) for n in range(7))),
        desks=tuple(
            replace(like, name=DeskName(f"2.{n:02}"), services=(SERVICE,)) for n in range(1, desks + 1)
        ),
        series=(wide, *house.series[1:]),
        availability=(),
        displays=(),
        rules=rules,
    )


def visitor(
    at: float, minutes: float, *, need: Need | None = None, sent_on: ServiceCode | None = None
) -> Visitor:
    """Somebody who comes ``at`` minutes after the start."""
    return Visitor(
        at=START + timedelta(minutes=at),
        service=SERVICE,
        language="de",
        need=need,
        minutes=minutes,
        sent_on=sent_on,
    )


def plan(house: House, visitors: Sequence[Visitor], *, hours: float) -> DayPlan:
    """A day on which all desks work without a pause."""
    end = START + timedelta(hours=hours)
    workers = tuple(Worker(desk.name, START, end + timedelta(days=1), timedelta(0)) for desk in house.desks)
    return DayPlan(day=DAY, start=START, end=end, walk_ins=tuple(visitors), bookings=(), workers=workers)


@dataclass
class Watch:
    """A `play.Watcher` that remembers who waited how long, in the order of their numbers.

    Attributes:
        waits_of: minutes up to the first call.
        acts: how often each act was timed.
    """

    came: dict[TicketId, datetime] = field(default_factory=dict)
    waits_of: dict[TicketId, float] = field(default_factory=dict)
    acts: dict[str, int] = field(default_factory=dict)

    def comes(self, at: datetime, service: ServiceCode, need: Need | None) -> Waits | None:
        return None

    def waits(self, ticket: Ticket, visitor: Visitor, *, again: bool) -> None:
        self.came.setdefault(ticket.id, visitor.at)

    def turned_away(self, visitor: Visitor) -> None:
        raise AssertionError("nobody is turned away here")

    def called(self, desk: DeskName, ticket: Ticket, rule: Rule, at: datetime) -> None:
        self.waits_of.setdefault(ticket.id, (at - self.came[ticket.id]).total_seconds() / 60)

    def done(self, ticket: Ticket, at: datetime) -> None:
        pass

    def desk_is(self, desk: DeskName, *, is_open: bool) -> None:
        pass

    def ends(self, at: datetime) -> None:
        assert set(self.waits_of) == set(self.came), "everybody was called"

    def took(self, act: str, seconds: float) -> None:
        self.acts[act] = self.acts.get(act, 0) + 1

    @property
    def in_order(self) -> list[float]:
        return [self.waits_of[ticket] for ticket in sorted(self.came)]


@contextmanager
def runtime_of(house: House, folder: Path) -> Iterator[tuple[Runtime, PlayClock]]:
    """An empty store with the house in force."""
    url = f"sqlite:///{folder / 'house.sqlite3'}"
    clock = PlayClock(START - timedelta(hours=2))
    create_or_upgrade(url)
    store = open_store(url, clock=clock)
    try:
        settings = StationSettings(store=url, printer="none:", station="play", language="de", theme="light")
        runtime = Runtime(store, settings, "system", house)
        houses.load_house(store, op=runtime.operation(), house=house)
        yield runtime, clock
    finally:
        store.close()


def watched(house: House, visitors: Sequence[Visitor], folder: Path, *, hours: float) -> Watch:
    """Play a day and answer what was seen."""
    watch = Watch()
    with runtime_of(house, folder) as (runtime, clock):
        play = Play(runtime, clock, plan(house, visitors, hours=hours), TEXTBOOK, seed=1, watcher=watch)
        play.run()
    return watch
