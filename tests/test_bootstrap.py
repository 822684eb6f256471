"""A runtime closes the days that were left open, also the one that ends while the program runs."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from frontdesk.bootstrap import Runtime
from frontdesk.domain.ticket import State
from frontdesk.settings.station import StationSettings
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import houses, reception

EVENING = datetime(2026, 11, 23, 15, 59, tzinfo=ZoneInfo("Europe/Berlin"))


def runtime_as(role: str, clock: FakeClock) -> Runtime:
    store = MemoryStore(clock)
    house = small_house()
    houses.load_house(store, op=operation(), house=house)
    settings = StationSettings(store="sqlite://", printer="none:", station="s", language="de", theme="system")
    return Runtime(store, settings, role, house)


@pytest.mark.parametrize(("role", "after"), [("reception", State.CLOSED), ("display", State.WAITING)])
def test_yesterdays_tickets_are_closed_when_the_day_changes(role: str, after: State) -> None:
    clock = FakeClock(EVENING)
    runtime = runtime_as(role, clock)
    runtime.begin_day()
    ticket = reception.issue_ticket(
        runtime.store, runtime.house, op=runtime.operation(), service="wba"
    ).value.ticket
    runtime.begin_day()
    same_day = runtime.store.ticket(ticket.id)
    assert same_day is not None
    assert same_day.state is State.WAITING
    clock.advance(minutes=16 * 60)
    runtime.begin_day()
    next_day = runtime.store.ticket(ticket.id)
    assert next_day is not None
    assert next_day.state is after
