"""The answer of the database is lost after it did what it was asked: nobody gets two of anything (F20)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest

from frontdesk.apps.desk.state import Act
from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.domain.house import House
from frontdesk.domain.ticket import State, TicketId
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation
from frontdesk.usecases import calling, reception
from frontdesk.usecases.ports import Store
from tests.end2end.building import Building, Key, load, until
from tests.faults.proxy import Wire

pytestmark = pytest.mark.postgres

ISSUE, CALL, COMMIT = "INSERT INTO number_counter", "FOR UPDATE SKIP LOCKED", "COMMIT"
Cut = Callable[[Wire, str], None]
CUTS = pytest.mark.parametrize("cut", [Wire.lose_answer_to, Wire.lose], ids=["answer", "question"])


@dataclass
class Line:
    """A store at the other end of a wire."""

    wire: Wire
    store: Store
    house: House

    def issue(self) -> TicketId:
        return reception.issue_ticket(self.store, self.house, op=operation(), service="wba").value.ticket.id

    def labels(self) -> list[str]:
        day = self.house.business_day(self.store.now())
        return sorted(ticket.label for ticket in self.store.tickets(day))

    def steps(self, ticket: TicketId) -> list[str]:
        return [event.step.value for event in self.store.events(ticket)]


@pytest.fixture
def line(postgres_url: str) -> Iterator[Line]:
    load(postgres_url)
    with Wire(postgres_url) as wire:
        store = open_store(wire.url)
        yield Line(wire, store, store.house())
        store.close()


@CUTS
def test_a_ticket_is_issued_once(line: Line, cut: Cut) -> None:
    op = operation()
    cut(line.wire, ISSUE)
    issued = reception.issue_ticket(line.store, line.house, op=op, service="wba", printer="reception-1").value
    assert line.wire.cuts == 1
    assert issued.ticket.label == "A 001"
    assert line.labels() == ["A 001"]
    assert [job.ticket_id for job in line.store.open_jobs("reception-1")] == [issued.ticket.id]
    again = reception.issue_ticket(line.store, line.house, op=op, service="wba", printer="reception-1")
    assert (again.created, again.value.ticket.id) == (False, issued.ticket.id)
    line.issue()
    assert line.labels() == ["A 001", "A 002"], "no number was lost on the way"


@CUTS
def test_the_next_client_is_called_once(line: Line, cut: Cut) -> None:
    first, second = line.issue(), line.issue()
    cut(line.wire, CALL)
    called = calling.call_next(line.store, line.house, op=operation("desk"), desk="2.14").value.ticket
    assert line.wire.cuts == 1
    assert called is not None
    assert called.id == first
    assert line.steps(first) == ["issued", "called"]
    assert line.steps(second) == ["issued"]


@CUTS
def test_an_act_whose_commit_is_in_doubt_is_told_and_then_taken_up(line: Line, cut: Cut) -> None:
    ticket = line.issue()
    calling.call_next(line.store, line.house, op=operation("desk"), desk="2.14")
    op = operation("desk")
    cut(line.wire, COMMIT)
    with pytest.raises(StoreUnreachableError):
        calling.start(line.store, line.house, op=op, desk="2.14")
    assert line.wire.cuts == 1
    again = calling.start(line.store, line.house, op=op, desk="2.14")
    assert again.created is (cut is Wire.lose)
    assert again.value.state is State.SERVING
    assert line.steps(ticket) == ["issued", "called", "started"]


@CUTS
def test_a_slip_is_claimed_once(line: Line, cut: Cut) -> None:
    reception.issue_ticket(line.store, line.house, op=operation(), service="wba", printer="reception-1")
    cut(line.wire, COMMIT)
    claimed = line.store.claim_job("reception-1")
    assert line.wire.cuts == 1
    # Whoever cannot know whether the job is his must not print it; the next start asks about it.
    assert (claimed is None) is (cut is Wire.lose_answer_to)
    assert line.store.claim_job("reception-1") is None
    assert line.store.recover_jobs("reception-1") == 1


@pytest.mark.gui
def test_windows_over_a_bad_line(postgres_url: str, dressed: None, nothing_stays: None) -> None:
    with Wire(postgres_url) as wire, closing(Building(wire.url)) as building:
        windows_over_a_bad_line(building, wire)


def windows_over_a_bad_line(building: Building, wire: Wire) -> None:
    clerk, caseworker, hall = building.reception(), building.desk("2.14"), building.hall()
    wire.lose_answer_to(ISSUE)
    clerk.enter("wba")
    until(lambda: "A 001" in clerk.recent())
    clerk.enter("wba")
    until(lambda: "A 002" in clerk.recent())
    assert not clerk.refusal()

    until(lambda: caseworker.can(Act.CALL))
    wire.lose_answer_to(CALL)
    caseworker.press(Key.Key_F9)
    until(lambda: caseworker.client() == "A 001")
    until(lambda: hall.heard)

    wire.lose_answer_to(COMMIT)
    caseworker.press(Key.Key_F8)
    until(lambda: "nicht erreichbar" in caseworker.said())
    until(lambda: len(hall.heard) == 2)
    assert wire.cuts == 3
    hall.look_again()
    assert hall.heard == [("A 001", "2.14")] * 2
    assert [building.steps(ticket) for ticket in building.tickets()] == [
        ["issued", "called", "called_again"],
        ["issued"],
    ]
    building.assert_sound()
