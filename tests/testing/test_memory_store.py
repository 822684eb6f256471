"""The store in memory: whole transactions, seen by readers at once or not at all; its clock and builders."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from frontdesk.domain.errors import OperationRepeatedError, StoreBusyError, StoreNotReadyError
from frontdesk.domain.printjob import JobState
from frontdesk.domain.ticket import Change, Step
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import calling, reception
from tests.usecases.scene import MONDAY_8, Scene, desk_op, whole


@pytest.fixture
def scene() -> Scene:
    return Scene()


class _PowerCut(Exception):
    """The program ends in the middle of a transaction."""


def test_a_transaction_that_fails_leaves_nothing(scene: Scene) -> None:
    first, second = scene.issue(printer="reception-1"), scene.issue()
    before = whole(scene.store)
    op = desk_op()

    def act() -> None:
        with scene.store.begin() as unit:
            unit.record(op, first, Change(step=Step.CANCELLED, reason="x"))
            unit.record(op, second, Change(step=Step.CANCELLED, reason="x"))
            unit.order_print(op, first.id, printer="reception-1")
            unit.save_house(op, replace(scene.house, displays=()))
            raise _PowerCut

    with pytest.raises(_PowerCut):
        act()
    assert whole(scene.store) == before


def test_nobody_sees_half_a_transaction(scene: Scene) -> None:
    ticket = scene.issue()
    before = whole(scene.store)
    with scene.store.begin() as unit:
        unit.record(desk_op(), ticket, Change(step=Step.CANCELLED, reason="x"))
        assert scene.again(ticket) == ticket
        assert scene.store.changes_since("0").revision == str(2)
    assert whole(scene.store) != before


def test_readers_and_writers_at_once(scene: Scene) -> None:
    """Every look at the store in a hurry finds each ticket with all of its events."""
    done = threading.Event()
    wrong: list[str] = []

    def look() -> None:
        while not done.is_set():
            try:
                for ticket, events in scene.store.histories(scene.today):
                    if events[-1].id != ticket.last_event_id:
                        wrong.append(f"{ticket.label} without its last event")
                scene.store.recent_calls(scene.today, agencies=["jobcenter"], limit=5)  # type: ignore[list-item]
                scene.store.tickets(scene.today)
            except Exception as error:
                wrong.append(repr(error))

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        for _ in range(150):
            scene.issue()
            scene.call()
    finally:
        done.set()
        for reader in readers:
            reader.join(timeout=10)
    assert not wrong, wrong[0]
    assert not any(reader.is_alive() for reader in readers)


def test_two_who_press_next_at_once_get_two_clients(scene: Scene) -> None:
    tickets = [scene.issue() for _ in range(20)]
    start = threading.Barrier(2)
    called: list[int] = []

    def press(desk: str) -> None:
        start.wait(timeout=10)
        for _ in range(10):
            outcome = calling.call_next(scene.store, scene.house, op=desk_op(), desk=desk)
            assert outcome.value.ticket is not None
            called.append(outcome.value.ticket.id)

    pressing = [threading.Thread(target=press, args=(desk,)) for desk in ("2.14", "2.11")]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join(timeout=10)
    assert sorted(called) == [ticket.id for ticket in tickets]


def test_a_stale_ticket_is_not_written(scene: Scene) -> None:
    ticket = scene.issue()
    scene.call()
    with pytest.raises(StoreBusyError), scene.store.begin() as unit:
        unit.record(desk_op(), ticket, Change(step=Step.CANCELLED, reason="x"))


def test_an_operation_recorded_in_another_transaction_is_not_continued(scene: Scene) -> None:
    first, second = scene.issue(), scene.issue()
    op = desk_op()
    with scene.store.begin() as unit:
        unit.record(op, first, Change(step=Step.CANCELLED, reason="x"))
    with pytest.raises(OperationRepeatedError), scene.store.begin() as unit:
        unit.record(op, second, Change(step=Step.CANCELLED, reason="x"))


def test_the_feed_has_one_entry_per_act_and_can_be_read_in_pieces(scene: Scene) -> None:
    revision = scene.store.changes_since(None).revision
    for _ in range(5):
        scene.issue(printer="reception-1")
    seen = []
    while (feed := scene.store.changes_since(revision, limit=2)).entries:
        assert len(feed.entries) <= 2
        seen += [entry.revision for entry in feed.entries]
        revision = feed.revision
        assert revision == seen[-1]
    assert len(seen) == len(set(seen)) == 5


def test_a_job_has_one_taker(scene: Scene) -> None:
    ticket = scene.issue(printer="reception-1")
    assert scene.store.claim_job("reception-2") is None
    job = scene.store.claim_job("reception-1")
    assert job is not None
    assert (job.ticket_id, job.state) == (ticket.id, JobState.SENDING)
    assert scene.store.claim_job("reception-1") is None
    scene.store.settle_job(job.id, JobState.FAILED, reason="paper_out")
    assert scene.store.claim_job("reception-1") is None
    again = scene.store.claim_job("reception-1", job_id=job.id, retry=True)
    assert again is not None
    assert again.id == job.id


def test_a_store_without_a_house_says_so() -> None:
    with pytest.raises(StoreNotReadyError):
        MemoryStore(FakeClock(MONDAY_8)).house()


def test_closing_gives_nothing_back(scene: Scene) -> None:
    ticket = scene.issue()
    scene.store.close()
    assert scene.again(ticket) == ticket


# --- the clock and the builders --------------------------------------------------------------------


def test_the_clock_stands_until_it_is_moved() -> None:
    clock = FakeClock(MONDAY_8)
    assert clock.now() == clock.now() == MONDAY_8
    clock.advance(minutes=1, seconds=1)
    assert clock.now() == MONDAY_8 + timedelta(seconds=61)
    clock.set(MONDAY_8)
    assert clock.now() == MONDAY_8


def test_the_clock_can_tick_at_every_look() -> None:
    clock = FakeClock(MONDAY_8, tick=timedelta(seconds=1))
    assert [clock.now() for _ in range(2)] == [MONDAY_8 + timedelta(seconds=s) for s in (1, 2)]


def test_the_clock_answers_in_utc_and_refuses_naive_times() -> None:
    berlin = timezone(timedelta(hours=2))
    clock = FakeClock(MONDAY_8.astimezone(berlin))
    assert clock.now().tzinfo is UTC
    clock.set(MONDAY_8.astimezone(berlin))
    assert clock.now().tzinfo is UTC
    naive = datetime(2026, 10, 12)  # noqa: DTZ001
    with pytest.raises(ValueError, match="timezone"):
        FakeClock(naive)
    with pytest.raises(ValueError, match="timezone"):
        clock.set(naive)


def test_the_small_house_hangs_together() -> None:
    house = small_house()
    for service in house.services:
        assert house.agency(service.agency).letter == house.series_of(service.series).letter
    for desk in house.desks:
        assert {house.service(code).agency for code in desk.services} == {desk.agency}
    for display in house.displays:
        for code in display.agencies:
            house.agency(code)


def test_operations_are_new_unless_an_id_is_given() -> None:
    first, second = operation(), operation()
    assert first.id != second.id
    assert operation(id=first.id) == first


def test_scene_moves_the_clock_only_forward(scene: Scene) -> None:
    scene.issue()
    assert scene.clock.now() == MONDAY_8 + timedelta(minutes=1)
    reception.issue_ticket(scene.store, scene.house, op=operation(), service="wba")
    assert scene.clock.now() == MONDAY_8 + timedelta(minutes=1)
