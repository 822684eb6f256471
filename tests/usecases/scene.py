"""A small house at work: a store, a clock that stands still, and short words for what people do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from frontdesk.domain.errors import FrontdeskError, StoreNotReadyError
from frontdesk.domain.house import House
from frontdesk.domain.ticket import Need, Step, Ticket
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import calling, houses, reception
from frontdesk.usecases.calling import NextCall
from frontdesk.usecases.health import check_store
from frontdesk.usecases.ports import Operation, Store

MONDAY_8 = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)  # 08:00 local, half an hour after the doors opened


class Scene:
    """The small house on a Monday at eight."""

    def __init__(
        self, *, house: House | None = None, store: Store | None = None, clock: FakeClock | None = None
    ) -> None:
        self.clock = clock or FakeClock(MONDAY_8)
        self.house = house or small_house()
        self.store: Store = store or MemoryStore(self.clock)
        houses.load_house(self.store, op=operation("admin", "admin"), house=self.house)

    @property
    def today(self) -> date:
        return self.house.business_day(self.clock.now())

    def issue(
        self,
        service: str = "wba",
        need: Need | None = None,
        *,
        op: Operation | None = None,
        printer: str | None = None,
    ) -> Ticket:
        """The next person comes; a minute passes."""
        outcome = reception.issue_ticket(
            self.store, self.house, op=op or operation(), service=service, need=need, printer=printer
        )
        self.clock.advance(minutes=1)
        return outcome.value.ticket

    def call(self, desk: str = "2.14", *, op: Operation | None = None) -> NextCall:
        """The desk presses Next."""
        outcome = calling.call_next(self.store, self.house, op=op or desk_op(), desk=desk)
        self.clock.advance(seconds=10)
        return outcome.value

    def called(self, desk: str = "2.14", **kwargs: Operation) -> Ticket:
        ticket = self.call(desk, **kwargs).ticket
        assert ticket is not None
        return ticket

    def undo(self, desk: str = "2.14") -> Ticket:
        return calling.undo(self.store, self.house, op=desk_op(), desk=desk).value

    def again(self, ticket: Ticket) -> Ticket:
        """The ticket as it stands now."""
        now = self.store.ticket(ticket.id)
        assert now is not None
        return now

    def steps(self, ticket: Ticket) -> list[Step]:
        return [event.step for event in self.store.events(ticket.id)]


def desk_op(id: UUID | None = None) -> Operation:
    return operation("desk-1", "desk", id=id)


def whole(store: Store, *, since: date = date.min) -> tuple[object, ...]:
    """Everything that anybody can read of a store, to compare before and after."""
    days = {}
    for day in store.days():
        if day < since:
            continue
        histories = [(ticket, list(events)) for ticket, events in store.histories(day)]
        with store.begin() as unit:
            jobs = [list(unit.jobs_of(ticket.id)) for ticket, _ in histories]
        days[day] = (list(store.counters(day)), histories, jobs)
    try:
        house = store.house()
    except StoreNotReadyError:
        house = None
    return days, list(store.presences()), store.changes_since(None).revision, house


@contextmanager
def refused(scene: Scene, error: type[FrontdeskError]) -> Iterator[pytest.ExceptionInfo[FrontdeskError]]:
    """The block is refused with exactly this error and leaves the whole store as it was."""
    before = whole(scene.store)
    with pytest.raises(error) as info:
        yield info
    assert type(info.value) is error
    assert whole(scene.store) == before
    for language in ("de", "en"):
        assert "{" not in info.value.message(language)


@contextmanager
def unchanged(scene: Scene) -> Iterator[None]:
    """The block is accepted and leaves the whole store as it was."""
    before = whole(scene.store)
    yield
    assert whole(scene.store) == before


def assert_healthy(store: Store) -> None:
    """Every promise about the record holds."""
    bad = [check for check in check_store(store) if not check.ok]
    assert not bad, "\n".join(f"{check.name}: {check.detail}" for check in bad)
