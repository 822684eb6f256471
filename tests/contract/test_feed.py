"""The change feed: every committed act once, in order, saying what it changed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from frontdesk.domain.changes import ChangeKind, Notice
from frontdesk.domain.errors import InvalidValueError
from frontdesk.domain.house import AgencyCode, DeskName, ServiceCode, StationName
from frontdesk.domain.printjob import JobState
from frontdesk.domain.ticket import Change, Step
from frontdesk.testing.builders import operation, small_house
from frontdesk.usecases.ports import FeedEntry, Presence, PresenceState
from tests.contract.frontdesk import FrontDesk, wait_until

T, C, P, D = ChangeKind.TICKETS, ChangeKind.CALLS, ChangeKind.PRINTS, ChangeKind.DESKS


class Reader:
    """Somebody who follows the feed.

    What was committed may show a moment later: on PostgreSQL not before every transaction that began earlier,
    in whatever database of the server, has ended.
    """

    def __init__(self, desk: FrontDesk) -> None:
        self._store = desk.store
        self.revision = desk.store.changes_since(None).revision

    def read(self, limit: int = 500) -> tuple[FeedEntry, ...]:
        feed = self._store.changes_since(self.revision, limit=limit)
        self.revision = feed.revision
        return feed.entries

    def wait(self, count: int = 1, *, limit: int = 500) -> list[FeedEntry]:
        """The next ``count`` entries."""
        found: list[FeedEntry] = []

        def enough() -> bool:
            found.extend(self.read(limit))
            return len(found) >= count

        wait_until(enough)
        assert len(found) == count
        return found

    def only(self) -> tuple[set[ChangeKind], set[str]]:
        (entry,) = self.wait()
        return set(entry.kinds), set(entry.services)


def test_the_present_revision_comes_without_entries(desk: FrontDesk):
    reader = Reader(desk)
    desk.issue()
    reader.wait()
    feed = desk.store.changes_since(None)
    assert feed.entries == ()
    assert feed.at == desk.clock.now()
    assert desk.store.changes_since(feed.revision).entries == ()
    assert desk.store.changes_since(feed.revision).revision == feed.revision


def test_each_act_is_told_once_with_what_it_changed(desk: FrontDesk):
    reader = Reader(desk)
    at = desk.clock.now()
    desk.try_issue("wba")
    (entry,) = reader.wait()
    assert (entry.at, set(entry.kinds), set(entry.services)) == (at, {T}, {"wba"})
    assert entry.revision == reader.revision
    assert reader.read() == ()


def test_what_changed_by_act(desk: FrontDesk):
    reader = Reader(desk)
    ticket = desk.issue("wba", printer="reception-1")
    assert reader.only() == ({T, P}, {"wba"})
    desk.issue("neu")
    reader.wait()
    desk.call()
    assert reader.only() == ({T, C}, {"wba"})
    desk.call()  # ends one visit and begins another: one act
    assert reader.only() == ({T, C}, {"wba", "neu"})
    desk.step(desk.issue("eat"), Step.TRANSFERRED, service=ServiceCode("auf"), agency=AgencyCode("abh"))
    assert [set(entry.services) for entry in reader.wait(2)] == [{"eat"}, {"eat", "auf"}]
    with desk.store.begin() as unit:
        unit.order_print(operation(), ticket.id, printer="reception-1")
    assert reader.only() == ({P}, set())


def test_the_undo_of_a_transfer_is_told_to_both_lines(desk: FrontDesk):
    reader = Reader(desk)
    ticket = desk.issue("wba")
    desk.step(ticket, Step.TRANSFERRED, service=ServiceCode("auf"), agency=AgencyCode("abh"))
    reader.wait(2)
    desk.undo(ticket)
    assert reader.only() == ({T, C}, {"wba", "auf"})


def test_desks_house_and_prints_are_told(desk: FrontDesk):
    reader = Reader(desk)
    job = desk.try_issue(printer="reception-1").job
    assert job is not None
    reader.wait()
    with desk.store.begin() as unit:
        now = unit.now()
        presence = Presence(
            desk=DeskName("2.14"),
            state=PresenceState.OPEN,
            since=now,
            seen_at=now,
            station=StationName("desk-1"),
            services=(ServiceCode("wba"),),
        )
        unit.set_presence(operation(), presence, Notice.DESK_OPENED)
    assert reader.only() == ({D}, set())
    with desk.store.begin() as unit:
        unit.save_house(operation(), small_house())
    assert reader.only() == (set(ChangeKind), set())
    desk.store.claim_job("reception-1")
    assert reader.only() == ({P}, set())
    desk.store.settle_job(job.id, JobState.PRINTED)
    assert reader.only() == ({P}, set())


def test_what_changes_nothing_is_not_told(desk: FrontDesk):
    op = operation()
    reader = Reader(desk)
    desk.issue(op=op)
    reader.wait()
    desk.try_issue(op=op)
    desk.try_call("1.08")
    desk.store.seen(DeskName("2.14"))
    assert desk.store.claim_job("reception-1") is None
    assert desk.store.recover_jobs("reception-1") == 0
    with desk.store.begin() as unit:
        unit.waiting(desk.day, [ServiceCode("wba")], limit=5)
    desk.issue("eat")
    assert reader.only() == ({T}, {"eat"})


def test_a_feed_is_read_in_pieces(desk: FrontDesk):
    reader = Reader(desk)
    for _ in range(7):
        desk.issue()
    pieces: list[int] = []

    def all_read() -> bool:
        pieces.append(len(reader.read(limit=3)))
        return sum(pieces) >= 7

    wait_until(all_read)
    assert sum(pieces) == 7
    assert max(pieces) <= 3


def test_one_act_is_one_entry_however_long_it_is(desk: FrontDesk):
    reader = Reader(desk)
    tickets = [desk.issue() for _ in range(12)]
    reader.wait(12)
    op = operation()
    with desk.store.begin() as unit:
        for ticket in tickets:
            unit.record(op, ticket, Change(step=Step.CLOSED, reason="not_served"))
    desk.issue("eat")
    assert [set(entry.services) for entry in reader.wait(2, limit=5)] == [{"wba"}, {"eat"}]


def test_an_entry_can_be_gone_on_from(desk: FrontDesk):
    reader = Reader(desk)
    for service in ("wba", "neu", "auf"):
        desk.issue(service)
    entries = reader.wait(3)
    rest = desk.store.changes_since(entries[0].revision).entries
    assert [set(entry.services) for entry in rest] == [{"neu"}, {"auf"}]


def test_readers_do_not_take_from_each_other(desk: FrontDesk):
    one, other = Reader(desk), Reader(desk)
    desk.issue()
    assert one.wait() == other.wait()


def test_nothing_is_missed_while_others_write(desk: FrontDesk):
    reader = Reader(desk)
    with ThreadPoolExecutor(5) as threads:
        issuing = [threads.submit(desk.store.issue, desk.order()) for _ in range(60)]
        seen: list[FeedEntry] = []
        while not all(one.done() for one in issuing):
            seen.extend(reader.read())
    seen.extend(reader.wait(60 - len(seen)) if len(seen) < 60 else reader.read())
    assert len(seen) == 60
    assert len({entry.revision for entry in seen}) == 60


@pytest.mark.parametrize("nonsense", ["", "x", "1.2.3", "1;2"])
def test_a_revision_of_nobody_is_refused(desk: FrontDesk, nonsense: str):
    with pytest.raises((InvalidValueError, ValueError)):
        desk.store.changes_since(nonsense)
