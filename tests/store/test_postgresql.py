"""PostgreSQL: one round trip, time limits, a feed that misses no late commit, servers that go away."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psycopg
import pytest

from frontdesk.domain.errors import (
    IllegalStepError,
    StoreBusyError,
    StoreNotReadyError,
    StoreUnreachableError,
    StoreUrlError,
)
from frontdesk.domain.house import AgencyCode, CallingRules, DeskName, ServiceCode
from frontdesk.domain.order import Rule
from frontdesk.domain.printjob import JobState
from frontdesk.domain.ticket import Change, Need, State, Step
from frontdesk.store import hot_postgresql
from frontdesk.store.open import open_store
from frontdesk.store.postgresql_engine import POOL_SIZE
from frontdesk.store.sql_store import SqlStore
from frontdesk.store.url import describe_engine
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.usecases import queues
from tests.contract.frontdesk import FrontDesk, wait_until
from tests.postgres import wait_for_horizon
from tests.store.calls import call_values
from tests.store.wire import Wire, wire_to

pytestmark = pytest.mark.postgres

D214 = DeskName("2.14")


def staffed(store: SqlStore) -> FrontDesk:
    """A store with a house, which takes its time from the server."""
    with store.begin() as unit:
        unit.save_house(operation(), small_house())
    return FrontDesk(store, FakeClock(datetime.now(UTC)))


@pytest.fixture
def store(postgres_url: str) -> Iterator[SqlStore]:
    store = open_store(postgres_url)
    yield store
    store.close()


@pytest.fixture
def desk(store: SqlStore, postgres_url: str) -> FrontDesk:
    desk = staffed(store)
    wait_for_horizon(postgres_url)
    return desk


@pytest.fixture
def far(postgres_url: str) -> Iterator[tuple[FrontDesk, Wire]]:
    """A front desk at the end of a wire."""
    with wire_to(postgres_url) as (wire, url):
        store = open_store(url)
        yield staffed(store), wire
        store.close()


# --- round trips -------------------------------------------------------------------------------------


def trips(wire: Wire, act: Callable[[], object]) -> int:
    before = wire.trips
    act()
    return wire.trips - before


def test_the_acts_that_people_wait_for_take_one_round_trip(far: tuple[FrontDesk, Wire]):
    desk, wire = far
    store = desk.store
    revision = store.changes_since(None).revision

    def twice() -> None:
        desk.try_issue(printer="reception-1")
        desk.try_issue()
        desk.try_call()
        store.changes_since(revision)

    for _ in range(12):  # statements are prepared, which is a trip of its own, once each
        twice()
    assert trips(wire, lambda: desk.try_issue(printer="reception-1")) == 1
    assert trips(wire, desk.try_call) == 1
    assert trips(wire, lambda: store.changes_since(revision)) == 1
    assert trips(wire, lambda: store.at_desk(D214)) == 1
    assert trips(wire, store.now) == 0


# --- lines that go dead ------------------------------------------------------------------------------


def test_what_reception_sees_asks_once_who_was_passed(far: tuple[FrontDesk, Wire]):
    desk, wire = far

    def looks() -> int:
        """Trips of a look, once no statement is prepared any more on the way."""
        counts = [
            trips(wire, lambda: queues.reception(desk.store, desk.house, station="r")) for _ in range(8)
        ]
        return counts[-1]

    services = ("wba", "neu", "auf", "eat")
    for service in services:
        desk.try_issue(service)
    before = looks()
    for service in services:
        desk.try_issue(service, need=Need.SEAT)
    assert looks() == before + 1


def test_a_lost_answer_to_an_issue_is_asked_for_again(far: tuple[FrontDesk, Wire]):
    desk, wire = far
    desk.try_issue()
    wire.swallow_reply_to()
    answer = desk.try_issue()
    assert answer.ticket.number == 2
    assert [ticket.number for ticket in desk.store.tickets(desk.day)] == [2, 1]
    assert desk.try_issue().ticket.number == 3


def test_a_lost_answer_to_a_call_is_asked_for_again(far: tuple[FrontDesk, Wire]):
    desk, wire = far
    first, second, third = (desk.try_issue().ticket for _ in range(3))
    desk.try_call()
    wire.swallow_reply_to()
    answer = desk.try_call()
    assert answer.ticket is not None
    assert answer.finished is not None
    assert (answer.finished.id, answer.ticket.id, answer.rule) == (first.id, second.id, Rule.ARRIVAL)
    assert desk.now_of(third).state is State.WAITING


def test_a_lost_answer_to_an_outcome_is_asked_for_again(far: tuple[FrontDesk, Wire], postgres_url: str):
    desk, wire = far
    job = desk.try_issue(printer="reception-1").job
    assert job is not None
    desk.store.claim_job("reception-1")
    wait_for_horizon(postgres_url)
    revision = desk.store.changes_since(None).revision
    # BEGIN, time, read, write, notice: the answer to the last of them, COMMIT, is lost.
    wire.swallow_reply_to(b"COMMIT")
    assert desk.store.settle_job(job.id, JobState.PRINTED).state is JobState.PRINTED
    with pytest.raises(IllegalStepError):
        desk.store.settle_job(job.id, JobState.PRINTED)
    assert len(desk.store.changes_since(revision).entries) <= 2


def test_connections_that_were_cut_while_idle_are_not_noticed_by_anybody(far: tuple[FrontDesk, Wire]):
    desk, wire = far
    ticket = desk.try_issue().ticket
    revision = desk.store.changes_since(None).revision
    acts: list[Callable[[], object]] = [
        desk.try_issue,
        desk.try_call,
        lambda: desk.store.ticket(ticket.id),
        lambda: desk.store.changes_since(revision),
        lambda: desk.store.claim_job("reception-1"),
        lambda: desk.store.seen(D214),
        lambda: desk.step(ticket, Step.STARTED),
    ]
    for act in acts:
        wire.cut()
        act()
    assert desk.now_of(ticket).state is State.SERVING


def test_a_line_cut_within_a_transaction_is_told_and_nothing_happened(far: tuple[FrontDesk, Wire]):
    desk, wire = far
    ticket = desk.try_issue().ticket

    def act() -> None:
        with desk.store.begin() as unit:
            unit.record(operation(), ticket, Change(step=Step.PARKED))
            wire.cut()

    with pytest.raises(StoreUnreachableError):
        act()
    assert desk.now_of(ticket) == ticket
    desk.step(ticket, Step.PARKED)


def test_a_commit_without_an_answer_is_looked_up_by_its_operation(far: tuple[FrontDesk, Wire]):
    desk, wire = far
    ticket = desk.try_issue().ticket
    op = operation()

    def act() -> None:
        with desk.store.begin() as unit:
            unit.record(op, ticket, Change(step=Step.PARKED))
            wire.swallow_reply_to(b"COMMIT")

    with pytest.raises(StoreUnreachableError):
        act()
    with desk.store.begin() as unit:
        assert [event.step for event in unit.events_of_operation(op.id)] == [Step.PARKED]


# --- servers that are not there ----------------------------------------------------------------------


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_nobody_listens(postgres_url: str):
    began = time.monotonic()
    with pytest.raises(StoreUnreachableError):
        open_store(f"postgresql://127.0.0.1:{free_port()}/frontdesk")
    assert time.monotonic() - began < 3


def test_a_server_that_says_nothing_is_given_up(postgres_url: str):
    with socket.create_server(("127.0.0.1", 0)) as ear:
        began = time.monotonic()
        with pytest.raises(StoreUnreachableError):
            open_store(f"postgresql://127.0.0.1:{ear.getsockname()[1]}/frontdesk?connect_timeout=2")
        assert time.monotonic() - began < 10


def test_the_next_host_takes_over(postgres_url: str):
    url = postgres_url.replace("@127.0.0.1:", f"@127.0.0.1:{free_port()},127.0.0.1:")
    open_store(f"{url}?target_session_attrs=read-write").close()


def test_a_database_that_does_not_exist(postgres_url: str):
    with pytest.raises(StoreUnreachableError):
        open_store(postgres_url.rpartition("/")[0] + f"/none_{uuid4().hex}")


def test_a_database_with_nothing_in_it(empty_postgres_url: str):
    with pytest.raises(StoreNotReadyError):
        open_store(empty_postgres_url)


def test_an_option_that_nobody_knows():
    with pytest.raises(StoreUrlError):
        open_store("postgresql://127.0.0.1/frontdesk?no_such_option=1")


def test_what_doctor_says(postgres_url: str):
    assert describe_engine(postgres_url).startswith("PostgreSQL ")


# --- limits ------------------------------------------------------------------------------------------


def test_each_connection_has_its_limits(store: SqlStore):
    with store._backend.reading() as connection:

        def shown(name: str) -> object:
            return connection.exec_driver_sql(f"SHOW {name}").scalar()

        assert shown("statement_timeout") == "15s"
        assert shown("lock_timeout") == "5s"
        assert shown("idle_in_transaction_session_timeout") == "30s"
        assert shown("TimeZone") == "UTC"
        assert shown("application_name") == "frontdesk"
    with store._backend.cursor() as cursor:  # type: ignore[attr-defined]
        assert cursor.connection.info.get_parameters()["keepalives_idle"] == "10"


def test_the_url_has_the_last_word(postgres_url: str):
    store = open_store(f"{postgres_url}?application_name=hall&options=-c%20lock_timeout%3D70ms")
    with store._backend.reading() as connection:
        assert connection.exec_driver_sql("SHOW application_name").scalar() == "hall"
        assert connection.exec_driver_sql("SHOW lock_timeout").scalar() == "70ms"
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "15s"
    store.close()


def test_a_lock_that_somebody_holds_is_not_waited_for_for_ever(postgres_url: str):
    store = open_store(f"{postgres_url}?options=-c%20lock_timeout%3D70ms")
    desk = staffed(store)
    ticket = desk.try_issue().ticket
    with psycopg.connect(postgres_url) as admin:
        admin.execute("SELECT * FROM number_counter FOR UPDATE")
        admin.execute("SELECT * FROM ticket FOR UPDATE")
        with pytest.raises(StoreBusyError):
            desk.try_issue()
        with pytest.raises(StoreBusyError):
            desk.step(ticket, Step.PARKED)
        admin.rollback()
    assert desk.try_issue().ticket.number == 2
    store.close()


def test_a_call_hides_nobody_whom_the_guard_only_looks_at(desk: FrontDesk, postgres_url: str):
    patient = desk.issue("wba")
    needy = desk.issue("wba", need=Need.SEAT)
    desk.issue("neu", need=Need.URGENT)
    with psycopg.connect(postgres_url) as calling, psycopg.connect(postgres_url) as other:
        hot_postgresql._call_next(desk.rules.appointments_in_a_row).run(
            psycopg.RawCursor(calling), call_values(desk.house, desk.day, desk.rules, as_opened=False)
        )
        rows = other.execute("SELECT id FROM ticket WHERE service = 'wba' FOR UPDATE SKIP LOCKED").fetchall()
        calling.rollback()
    assert [row[0] for row in rows] == [patient.id]
    assert desk.call("2.11").id == needy.id


def test_where_the_oldest_is_held_the_next_who_was_passed_as_often_is_called(
    desk: FrontDesk, postgres_url: str
):
    rules = CallingRules(max_overtakes=1)
    oldest, second = desk.issue("wba"), desk.issue("wba")
    needs = [desk.issue("wba", need=Need.SEAT) for _ in range(3)]
    assert desk.call("2.14", rules=rules).id == needs[0].id
    with psycopg.connect(postgres_url) as other:
        other.execute("SELECT FROM ticket WHERE id = %s FOR UPDATE", [oldest.id])
        called = desk.try_call("2.14", rules=rules)
        other.rollback()
    assert called.ticket is not None
    assert (called.ticket.id, called.rule) == (second.id, Rule.MAX_OVERTAKES)


def test_who_is_sent_elsewhere_while_a_call_waits_is_not_called_to_a_desk_that_does_not_take_it(
    postgres_url: str,
):
    """Mostly the call waits for the client at the desk first; where it has locked who comes next before, that
    one cannot be sent away meanwhile.
    """
    limits = "?options=-c%20lock_timeout%3D{}s%20-c%20statement_timeout%3D60s"
    # Time for a busy machine: the call is to wait, not to give up; whoever sends away gives up before.
    calling, sending = (open_store(postgres_url + limits.format(seconds)) for seconds in (60, 2))
    desk = staffed(calling)
    rules = CallingRules(max_overtakes=1)
    patient = desk.issue("wba")
    needs = [desk.issue("wba", need=Need.SEAT) for _ in range(2)]
    present = desk.call("2.14", rules=rules)
    with (
        psycopg.connect(postgres_url) as other,
        psycopg.connect(postgres_url, autocommit=True) as looking,
        ThreadPoolExecutor(1) as thread,
    ):
        other.execute("SELECT FROM ticket WHERE id = %s FOR UPDATE", [present.id])
        called = thread.submit(desk.try_call, "2.14", rules=rules)
        blocked = (
            "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        wait_until(lambda: looking.execute(blocked).fetchone() is not None)
        auf, abh = ServiceCode("auf"), AgencyCode("abh")
        try:
            FrontDesk(sending, desk.clock).step(patient, Step.TRANSFERRED, service=auf, agency=abh)
            expected = needs[1]
        except StoreBusyError:
            expected = patient
        other.rollback()
        ticket = called.result(60).ticket
    assert ticket is not None
    assert ticket.id == expected.id
    assert ticket.service == "wba"
    for store in (calling, sending):
        store.close()


def test_many_threads_share_few_connections(far: tuple[FrontDesk, Wire]):
    desk, wire = far
    with ThreadPoolExecutor(40) as threads:
        list(threads.map(lambda _: desk.try_issue(), range(120)))
    assert 1 < wire.lines <= POOL_SIZE
    assert desk.store.next_numbers(desk.day) == {"A": 121}


def test_what_the_database_gave_up_on_is_tried_again_three_times(
    desk: FrontDesk, store: SqlStore, monkeypatch: pytest.MonkeyPatch
):
    real, failures = (
        store._hot.issue,
        [psycopg.errors.DeadlockDetected(), psycopg.errors.SerializationFailure()],
    )

    def fails_first(*arguments: object) -> object:
        if failures:
            raise failures.pop()
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(store._hot, "issue", fails_first)
    assert desk.try_issue().ticket.number == 1
    failures += [psycopg.errors.DeadlockDetected() for _ in range(3)]
    with pytest.raises(StoreBusyError):
        desk.try_issue()


# --- what others hold at this moment -----------------------------------------------------------------


def test_a_call_passes_over_whom_somebody_else_has_in_hand(desk: FrontDesk):
    first, second = desk.try_issue().ticket, desk.try_issue().ticket
    with desk.store.begin() as unit:
        unit.ticket(first.id)
        assert desk.call().id == second.id
    assert desk.call("2.11").id == first.id


def test_the_last_one_who_waits_is_not_overlooked(desk: FrontDesk):
    """Somebody looks at the only ticket and leaves it: for that moment it seems to be absent."""
    ticket = desk.try_issue().ticket
    holding, enough = threading.Event(), threading.Event()

    def hold() -> None:
        with desk.store.begin() as unit:
            unit.ticket(ticket.id)
            holding.set()
            enough.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    holding.wait(10)
    release = threading.Timer(0.03, enough.set)
    release.start()
    called = desk.try_call()
    holder.join()
    release.join()
    assert called.ticket is not None
    assert called.ticket.id == ticket.id


def test_whoever_stays_in_other_hands_is_nobody(desk: FrontDesk):
    present = desk.try_issue().ticket
    desk.call()
    other = desk.try_issue().ticket
    op = operation()
    with desk.store.begin() as unit:
        unit.ticket(other.id)
        called = desk.try_call(op=op)
    assert called.ticket is None
    assert called.finished is not None
    assert called.finished.id == present.id
    assert desk.steps(present)[-1] == "finished"
    assert desk.try_call(op=op).created is False


# --- the feed ----------------------------------------------------------------------------------------


def test_a_late_commit_is_not_missed(desk: FrontDesk):
    """Who began first and commits last has the smaller id; a cursor by id alone would pass it over."""
    ticket = desk.try_issue().ticket
    revision = desk.store.changes_since(None).revision
    seen: list[frozenset[str]] = []

    def read() -> int:
        nonlocal revision
        feed = desk.store.changes_since(revision)
        revision = feed.revision
        seen.extend(frozenset(entry.services) for entry in feed.entries)
        return len(seen)

    wait_until(lambda: read() >= 0)
    with desk.store.begin() as unit:
        unit.record(operation(), ticket, Change(step=Step.PARKED))
        desk.try_issue("eat")
        read()
        assert frozenset({"eat"}) not in seen, "told before those who are older than it"
    wait_until(lambda: read() >= 2 and frozenset({"eat"}) in seen)
    assert seen.count(frozenset({"eat"})) == 1
    # The first issue may show here too, when something else on the server kept it back until now.
    assert 1 <= seen.count(frozenset({"wba"})) <= 2
    read()
    assert len(seen) <= 3


def test_a_database_put_back_from_a_copy_is_read_anew(desk: FrontDesk):
    now = desk.store.changes_since(None).revision
    xid, _, _ = now.partition(".")
    feed = desk.store.changes_since(f"{int(xid) + 1_000_000}.7")
    assert len(feed.entries) == 1
    assert feed.kinds
    assert int(feed.revision.partition(".")[0]) < int(xid) + 1_000_000


# --- time --------------------------------------------------------------------------------------------


def test_times_are_the_servers(desk: FrontDesk, postgres_url: str):
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        (before,) = admin.execute("SELECT clock_timestamp()").fetchone() or (None,)
        ticket = desk.try_issue().ticket
        called = desk.try_call().ticket
        (after,) = admin.execute("SELECT clock_timestamp()").fetchone() or (None,)
    assert called is not None
    assert called.life.called_at is not None
    assert before <= ticket.issued_at <= called.life.called_at <= after
    assert ticket.issued_at.utcoffset() == timedelta(0)
    assert abs(desk.store.now() - after) < timedelta(seconds=1)


def test_a_step_that_waited_for_another_is_not_older_than_it(desk: FrontDesk):
    ticket = desk.try_issue().ticket
    began, go_on = threading.Event(), threading.Event()

    def late() -> None:
        with desk.store.begin() as unit:
            began.set()
            go_on.wait(10)
            present = unit.ticket(ticket.id)
            assert present is not None
            unit.record(operation(), present, Change(step=Step.STARTED))

    thread = threading.Thread(target=late)
    thread.start()
    began.wait(10)
    desk.call()
    go_on.set()
    thread.join()
    times = [event.at for event in desk.store.events(ticket.id)]
    assert len(times) == 3
    assert times == sorted(times)


def test_a_store_may_be_closed_twice(postgres_url: str):
    store = open_store(postgres_url)
    store.close()
    store.close()
