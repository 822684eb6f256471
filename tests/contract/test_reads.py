"""What readers are told: lists, counts, calls on public screens, whole histories."""

from __future__ import annotations

import pytest

from frontdesk.domain.house import AgencyCode, DeskName, SeriesLetter, ServiceCode, StationName
from frontdesk.domain.ticket import Need, State, Step, TicketId
from frontdesk.testing.builders import operation
from frontdesk.usecases.ports import CallRow, ServiceLoad
from tests.contract.frontdesk import FrontDesk, check_told_by, ids

WBA, NEU, AUF, EAT = (ServiceCode(code) for code in ("wba", "neu", "auf", "eat"))
JOBCENTER, ABH = AgencyCode("jobcenter"), AgencyCode("abh")


def test_unknown_things_are_nothing(desk: FrontDesk):
    store, day = desk.store, desk.day
    assert store.ticket(TicketId(4711)) is None
    assert store.ticket_by_number(day, SeriesLetter("A"), 1) is None
    assert store.tickets(day) == []
    assert store.events(TicketId(4711)) == []
    assert store.waiting(day, [WBA]) == []
    assert store.parked(day, [WBA]) == []
    assert store.loads(day) == []
    assert store.at_desk(DeskName("2.14")) is None
    assert store.recent_calls(day, agencies=[JOBCENTER], limit=5) == []
    assert store.presences() == []
    assert store.next_numbers(day) == {}
    assert store.days() == []
    assert store.counters(day) == []
    assert list(store.histories(day)) == []


def test_tickets_of_a_day_newest_first(desk: FrontDesk):
    tickets = [desk.issue() for _ in range(4)]
    desk.call()
    assert ids(desk.store.tickets(desk.day)) == ids(tickets)[::-1]
    assert ids(desk.store.tickets(desk.day, limit=2)) == ids(tickets)[:1:-1]
    assert ids(desk.store.tickets(desk.day, states=[State.CALLED])) == [tickets[0].id]
    assert desk.store.tickets(desk.day, states=[]) == []


def test_which_station_gave_a_ticket_out(desk: FrontDesk):
    here, there = desk.issue(op=operation("reception-1")), desk.issue(op=operation("reception-2"))
    desk.call()  # a later act of another station changes nothing
    both = [here.id, there.id]
    assert desk.store.issued_by(StationName("reception-1"), both) == {here.id}
    assert desk.store.issued_by(StationName("reception-2"), [here.id]) == frozenset()
    assert desk.store.issued_by(StationName("reception-2"), []) == frozenset()


def test_a_number_names_a_ticket_of_its_day(desk: FrontDesk):
    ticket, yesterday = desk.issue(), desk.day
    desk.clock.advance(minutes=24 * 60)
    today = desk.issue()
    a = SeriesLetter("A")
    assert desk.store.ticket_by_number(yesterday, a, 1) == ticket
    assert desk.store.ticket_by_number(desk.day, a, 1) == today
    assert desk.store.ticket_by_number(desk.day, SeriesLetter("B"), 1) is None


def test_those_who_wait_in_due_order(desk: FrontDesk):
    first, second = desk.issue("wba"), desk.issue("neu")
    needy = desk.issue("wba", need=Need.SEAT)
    desk.issue("auf")
    assert ids(desk.store.waiting(desk.day, [WBA, NEU])) == [needy.id, first.id, second.id]
    assert ids(desk.store.waiting(desk.day, [WBA, NEU], limit=2)) == [needy.id, first.id]
    assert desk.store.waiting(desk.day, []) == []


def test_parked_and_missed_by_arrival(desk: FrontDesk):
    tickets = [desk.issue("wba"), desk.issue("wba"), desk.issue("auf"), desk.issue("wba")]
    desk.step(tickets[3], Step.PARKED)
    desk.step(tickets[2], Step.PARKED)
    desk.step(tickets[0], Step.CALLED, desk=DeskName("2.14"))
    desk.step(tickets[0], Step.MISSED)
    assert ids(desk.store.parked(desk.day, [WBA])) == [tickets[0].id, tickets[3].id]
    assert ids(desk.store.parked(desk.day, [WBA, AUF])) == [tickets[i].id for i in (0, 2, 3)]


def test_how_many_wait_and_since_when(desk: FrontDesk):
    first, eat = desk.issue("wba"), desk.issue("eat")
    desk.issue("wba", need=Need.URGENT)
    assert desk.store.loads(desk.day) == [
        ServiceLoad(EAT, 1, eat.arrived_at),
        ServiceLoad(WBA, 2, first.arrived_at),
    ]


def test_those_ahead_by_service(desk: FrontDesk):
    first = desk.issue("wba")
    desk.issue("auf")
    second, third = desk.issue("neu"), desk.issue("wba")
    needy = desk.issue("neu", need=Need.SEAT)
    assert desk.store.ahead(third) == {WBA: 1, NEU: 2}
    assert desk.store.ahead(needy) == {}
    assert desk.store.ahead(first) == {NEU: 1}
    desk.call()
    assert desk.store.ahead(second) == {WBA: 1}


def test_those_ahead_at_the_same_moment_have_smaller_numbers(desk: FrontDesk):
    tickets = [desk.try_issue().ticket for _ in range(3)]
    assert [desk.store.ahead(ticket).get(WBA, 0) for ticket in tickets] == [0, 1, 2]


def test_a_screen_shows_the_calls_that_stand(desk: FrontDesk):
    tickets = [desk.issue("wba"), desk.issue("eat"), desk.issue("wba")]
    a = desk.call("2.14")
    desk.clock.advance(minutes=1)
    b = desk.call("1.05")
    desk.clock.advance(minutes=1)
    c = desk.call("2.14")  # ends the visit of a, whose call stays on the screen
    assert a.life.call_id is not None
    assert a.life.called_at is not None
    rows = desk.store.recent_calls(desk.day, agencies=[JOBCENTER, ABH], limit=9)
    assert rows[2] == CallRow(
        a.life.call_id, SeriesLetter("A"), 1, JOBCENTER, DeskName("2.14"), a.life.called_at, again=False
    )
    assert [(row.series, row.number) for row in rows] == [(t.series, t.number) for t in (c, b, a)]
    assert [row.agency for row in desk.store.recent_calls(desk.day, agencies=[ABH], limit=9)] == [ABH]
    assert len(desk.store.recent_calls(desk.day, agencies=[JOBCENTER, ABH], limit=2)) == 2
    assert desk.store.recent_calls(desk.day, agencies=[], limit=2) == []
    again = desk.step(tickets[1], Step.CALLED_AGAIN)
    newest = desk.store.recent_calls(desk.day, agencies=[JOBCENTER, ABH], limit=1)[0]
    assert (newest.call_id, newest.number, newest.again) == (again.life.call_id, 1, True)


@pytest.mark.parametrize("step", [Step.MISSED, Step.ENDED, Step.PARKED, Step.TRANSFERRED, Step.CLOSED])
def test_a_call_that_no_longer_stands_leaves_the_screen(desk: FrontDesk, step: Step):
    ticket = desk.issue()
    desk.call()
    desk.step(ticket, step, service=NEU if step is Step.TRANSFERRED else None)
    assert desk.store.recent_calls(desk.day, agencies=[JOBCENTER], limit=9) == []


def test_an_undone_call_leaves_the_screen(desk: FrontDesk):
    ticket = desk.issue()
    desk.call()
    desk.undo(ticket)
    assert desk.store.recent_calls(desk.day, agencies=[JOBCENTER], limit=9) == []


def test_whole_histories_of_a_day(desk: FrontDesk):
    tickets = [desk.issue(service) for service in ("wba", "neu", "auf", "wba")]
    desk.call()
    desk.call()
    desk.step(tickets[3], Step.CANCELLED)
    histories = list(desk.store.histories(desk.day))
    assert ids(ticket for ticket, _ in histories) == ids(tickets)
    for ticket, events in histories:
        check_told_by(ticket, list(events))
        assert list(events) == list(desk.store.events(ticket.id))


def test_long_days_are_told_whole(desk: FrontDesk):
    tickets = [desk.try_issue(("wba", "auf")[i % 2]).ticket for i in range(1030)]
    with desk.store.begin() as unit:
        assert len(unit.open_on(desk.day, limit=10_000)) == 1030
    assert ids(ticket for ticket, _ in desk.store.histories(desk.day)) == ids(tickets)
    assert len(desk.store.tickets(desk.day)) == 1000
