"""Time: kept exactly and with its zone, over midnight, both changes of the clocks and a clock set back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from frontdesk.domain.errors import BugError
from frontdesk.domain.house import DeskName
from frontdesk.domain.ticket import Step
from tests.contract.frontdesk import FrontDesk, ids

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 10, 25, 0, 59, 59, 999_999, tzinfo=UTC),  # 02:59:59 for the first time
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),  # 02:30 for the second time
        datetime(2027, 3, 28, 1, 0, tzinfo=UTC),  # 03:00, a moment after 01:59:59
        datetime(2028, 2, 29, 12, 0, 0, 1, tzinfo=UTC),
        datetime(2026, 12, 31, 22, 59, 59, 999_999, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 0, tzinfo=UTC),
    ],
    ids=str,
)
def test_a_moment_is_kept_to_the_microsecond(desk: FrontDesk, at: datetime):
    desk.clock.set(at)
    ticket = desk.now_of(desk.issue())
    assert ticket.issued_at == ticket.arrived_at == desk.store.events(ticket.id)[0].at == at
    assert ticket.issued_at.utcoffset() == timedelta(0)
    assert ticket.business_day == at.astimezone(BERLIN).date()


@pytest.mark.parametrize(
    "change", [datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC)], ids=str
)
def test_the_order_holds_over_a_change_of_the_clocks(desk: FrontDesk, change: datetime):
    """Local times repeat or jump there; waits and the order of calling do not."""
    desk.clock.set(change - timedelta(minutes=30))
    tickets = []
    for _ in range(5):
        tickets.append(desk.issue())
        desk.clock.advance(minutes=15)
    assert len({ticket.business_day for ticket in tickets}) == 1
    assert [desk.call().id for _ in tickets] == ids(tickets)
    last = desk.now_of(tickets[-1])
    assert last.life.called_at == desk.clock.now() > last.issued_at
    desk.check()


def test_midnight_begins_a_new_day_of_numbers(desk: FrontDesk):
    desk.clock.set(datetime(2026, 11, 23, 22, 59, 59, 999_999, tzinfo=UTC))
    last = desk.try_issue().ticket
    desk.clock.set(datetime(2026, 11, 23, 23, 0, tzinfo=UTC))
    first = desk.try_issue().ticket
    assert (last.business_day, last.number) == (date(2026, 11, 23), 1)
    assert (first.business_day, first.number) == (date(2026, 11, 24), 1)
    assert desk.store.days() == [last.business_day, first.business_day]


def test_a_clock_that_is_set_back_loses_nobody(desk: FrontDesk):
    first = desk.issue()
    desk.clock.advance(minutes=-60)
    second = desk.issue()
    assert (first.number, second.number) == (1, 2)
    assert sorted(desk.call().id for _ in range(2)) == ids([first, second])
    assert [event.id for event in desk.store.events(first.id)] == sorted(
        event.id for event in desk.store.events(first.id)
    )
    desk.check()


def test_times_of_other_zones_are_the_same_moments(desk: FrontDesk):
    ticket = desk.issue()
    here = desk.clock.now().astimezone(timezone(timedelta(hours=5, minutes=45)))
    parked = desk.step(ticket, Step.PARKED, parked_until=here, desk=DeskName("2.14"))
    assert parked.life.parked_until == here
    assert desk.now_of(ticket) == parked


def test_a_time_without_its_zone_is_refused(desk: FrontDesk, request: pytest.FixtureRequest):
    if "memory" in request.node.name:
        pytest.skip("times become columns only in a database")
    ticket = desk.issue()
    naive = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - that is the point
    with pytest.raises(BugError):
        desk.step(ticket, Step.PARKED, parked_until=naive)
    with pytest.raises(BugError):
        desk.store.overtakings(desk.day, later_than=naive)
    assert desk.now_of(ticket) == ticket


def test_the_time_of_the_store(desk: FrontDesk):
    assert desk.store.now() == desk.clock.now()
    desk.clock.advance(minutes=7)
    assert desk.store.now() == desk.clock.now()
    with desk.store.begin() as unit:
        assert unit.now() == desk.clock.now()
