"""What the forecast reads of the line, and what is kept of past days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from frontdesk.domain.house import AgencyCode, DeskName, SeriesLetter, ServiceCode
from frontdesk.domain.learning import DayLearned, Tally, Visit
from frontdesk.domain.ticket import Need, Step, Ticket
from frontdesk.testing.builders import operation
from frontdesk.usecases import appointments
from frontdesk.usecases.appointments import Wish
from frontdesk.usecases.wait_ports import AtDesk, Expected, InLine, WorkDone
from tests.contract.frontdesk import FrontDesk

WBA, NEU, AUF = ServiceCode("wba"), ServiceCode("neu"), ServiceCode("auf")
ABH = AgencyCode("abh")


def serve(desk: FrontDesk, ticket: Ticket, minutes: float, *, at: str = "2.14") -> Ticket:
    """The ticket is called, and finished so many minutes later."""
    desk.step(ticket, Step.CALLED, desk=DeskName(at))
    desk.clock.advance(minutes=minutes)
    return desk.step(ticket, Step.FINISHED)


def visits(desk: FrontDesk, day: date | None = None) -> list[Visit]:
    with desk.store.begin() as unit:
        return list(unit.waits.visits(day or desk.day))


def line(desk: FrontDesk, *, limit: int = 100) -> list[InLine]:
    return list(desk.store.waits.in_line(desk.day, limit=limit))


# --- the line ----------------------------------------------------------------------------------------


def test_those_who_wait_in_due_order(desk: FrontDesk):
    start = desk.clock.now()
    first, second = desk.issue("wba"), desk.issue("neu")
    needy, urgent = desk.issue("auf", need=Need.SEAT), desk.issue("wba", need=Need.URGENT)
    found = line(desk)
    assert [one.ticket_id for one in found] == [urgent.id, needy.id, first.id, second.id]
    assert found[2] == InLine(
        ticket_id=first.id,
        series=SeriesLetter("A"),
        service=WBA,
        due_at=start,
        arrived_at=start,
        number=1,
        head_start=0,
        is_appointment=False,
        is_urgent=False,
    )
    assert (found[0].is_urgent, found[0].head_start) == (True, 40)
    assert (found[1].is_urgent, found[1].head_start, found[1].service) == (False, 20, AUF)
    assert found[1].due_at == needy.issued_at - timedelta(minutes=20)
    assert [one.ticket_id for one in line(desk, limit=2)] == [urgent.id, needy.id]


def test_an_appointment_in_line_counts_from_its_time(desk: FrontDesk):
    early = desk.check_in("wba", early=10)
    (one,) = line(desk)
    assert (one.ticket_id, one.is_appointment, one.is_urgent) == (early.id, True, False)
    assert (one.arrived_at, one.due_at) == (early.arrived_at, early.life.due_at)
    assert one.arrived_at == early.issued_at + timedelta(minutes=10)


def test_those_of_the_same_moment_by_number(desk: FrontDesk):
    both = [desk.try_issue("wba").ticket for _ in range(2)]
    assert [one.ticket_id for one in line(desk)] == [ticket.id for ticket in both]


def test_only_who_waits_is_in_line(desk: FrontDesk):
    tickets = [desk.issue() for _ in range(6)]
    desk.step(tickets[0], Step.CALLED, desk=DeskName("2.14"))
    desk.step(tickets[1], Step.PARKED)
    desk.step(tickets[2], Step.CANCELLED, reason="cancelled")
    serve(desk, tickets[3], 5, at="2.11")
    desk.step(tickets[4], Step.PARKED)
    desk.step(tickets[4], Step.CAME_BACK, due_at=tickets[4].life.due_at)
    assert [one.ticket_id for one in line(desk)] == [tickets[4].id, tickets[5].id]


def test_clients_at_desks(desk: FrontDesk):
    tickets = [desk.issue() for _ in range(4)]
    called = desk.step(tickets[0], Step.CALLED, desk=DeskName("2.14"))
    serve(desk, tickets[1], 2, at="2.11")
    serving = desk.step(tickets[2], Step.CALLED, desk=DeskName("2.11"))
    desk.clock.advance(minutes=1)
    desk.step(tickets[2], Step.STARTED)
    found = {one.desk: one for one in desk.store.waits.at_desks(desk.day)}
    assert called.life.called_at is not None
    assert serving.life.called_at is not None
    assert found == {
        "2.14": AtDesk(desk=DeskName("2.14"), service=WBA, called_at=called.life.called_at),
        "2.11": AtDesk(desk=DeskName("2.11"), service=WBA, called_at=serving.life.called_at),
    }
    desk.step(tickets[2], Step.PARKED)
    assert [one.desk for one in desk.store.waits.at_desks(desk.day)] == ["2.14"]


def test_a_client_who_was_sent_on_is_at_the_desk_for_the_other_matter(desk: FrontDesk):
    ticket = desk.issue("wba")
    desk.step(ticket, Step.CALLED, desk=DeskName("2.14"))
    desk.step(ticket, Step.TRANSFERRED, service=AUF, agency=ABH, due_at=ticket.life.due_at)
    assert desk.store.waits.at_desks(desk.day) == []
    desk.step(ticket, Step.CALLED, desk=DeskName("1.08"))
    assert [(one.desk, one.service) for one in desk.store.waits.at_desks(desk.day)] == [("1.08", AUF)]


# --- who is expected ---------------------------------------------------------------------------------


def book(desk: FrontDesk, hour: int, minute: int = 0, *, days: int = 0) -> Expected:
    at = datetime(2026, 11, 23, hour, minute, tzinfo=desk.house.zone) + timedelta(days=days)
    wish = Wish(service="auf", starts_at=at)
    booked = appointments.book(desk.store, desk.house, op=operation(), wish=wish).value.appointment
    return Expected(appointment_id=booked.id, service=booked.service, starts_at=booked.starts_at)


def test_appointments_to_which_nobody_has_come_by_their_time(desk: FrontDesk):
    late, here, off, early = book(desk, 11), book(desk, 9, 30), book(desk, 10), book(desk, 10, 30)
    tomorrow = book(desk, 9, days=1)
    appointments.check_in(desk.store, desk.house, op=operation(), appointment_id=here.appointment_id)
    appointments.cancel(desk.store, op=operation(), appointment_id=off.appointment_id, reason="ill")
    assert list(desk.store.waits.expected(desk.day)) == [early, late]
    assert list(desk.store.waits.expected(desk.day + timedelta(days=1))) == [tomorrow]


# --- what was done -----------------------------------------------------------------------------------


def test_work_done_by_service_as_far_as_it_lies_after_the_moment(desk: FrontDesk):
    start = desk.clock.now()
    for service, minutes in (("wba", 10), ("neu", 30), ("wba", 8)):
        serve(desk, desk.try_issue(service).ticket, minutes)

    def done(since: float) -> dict[ServiceCode, WorkDone]:
        return dict(desk.store.waits.work_done(desk.day, start + timedelta(minutes=since)))

    assert done(0) == {WBA: WorkDone(2, 18.0), NEU: WorkDone(1, 30.0)}
    assert done(4) == {WBA: WorkDone(2, 14.0), NEU: WorkDone(1, 30.0)}, "the first began before"
    assert done(10) == {WBA: WorkDone(2, 8.0), NEU: WorkDone(1, 30.0)}, "it ended in that very moment"
    assert done(11) == {WBA: WorkDone(1, 8.0), NEU: WorkDone(1, 29.0)}
    assert done(45) == {WBA: WorkDone(1, 3.0)}
    assert done(49) == {}
    serve(desk, desk.issue(), 0.4)
    assert done(48.1) == {}, "a slip of the finger was no visit"


def test_work_that_is_not_over_or_did_not_go_straight_is_not_counted(desk: FrontDesk):
    start, ticket = desk.clock.now(), desk.issue()
    desk.step(ticket, Step.PARKED)
    desk.step(ticket, Step.CAME_BACK, due_at=ticket.life.due_at)
    serve(desk, ticket, 5)
    desk.step(desk.issue(), Step.CALLED, desk=DeskName("2.14"))
    assert desk.store.waits.work_done(desk.day, start) == {}


# --- straight visits ---------------------------------------------------------------------------------


def test_a_visit_with_its_times_and_its_forecast(desk: FrontDesk):
    ticket = desk.store.issue(replace(desk.order("wba"), forecast=17)).ticket
    desk.clock.advance(minutes=12)
    over = serve(desk, ticket, 9)
    assert over.life.called_at is not None
    assert over.life.ended_at is not None
    assert visits(desk) == [
        Visit(
            service=WBA,
            issued_at=ticket.issued_at,
            called_at=over.life.called_at,
            ended_at=over.life.ended_at,
            forecast=17,
            is_appointment=False,
        )
    ]


@pytest.mark.parametrize("hot", [True, False], ids=["hot path", "inside a unit"])
@pytest.mark.parametrize("forecast", [None, 0, 1440])
def test_the_forecast_is_kept_with_the_ticket(desk: FrontDesk, hot: bool, forecast: int | None):
    order = replace(desk.order("wba", printer="reception-1"), forecast=forecast)
    if hot:
        ticket = desk.store.issue(order).ticket
        again = desk.store.issue(replace(order, forecast=99))
        assert (again.created, again.ticket.id) == (False, ticket.id)
    else:
        with desk.store.begin() as unit:
            ticket = unit.issue(order).ticket
    serve(desk, ticket, 3)
    assert [one.forecast for one in visits(desk)] == [forecast]


def test_what_fails_keeps_no_forecast(desk: FrontDesk):
    def fail() -> None:
        with desk.store.begin() as unit:
            unit.issue(replace(desk.order("wba"), forecast=50))
            unit.waits.save(desk.day - timedelta(days=1), DayLearned())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    serve(desk, desk.issue(), 3)
    assert [one.forecast for one in visits(desk)] == [None]
    assert desk.store.waits.learned(desk.day, limit=9) == {}


def test_a_visit_by_appointment_says_so(desk: FrontDesk):
    serve(desk, desk.check_in("wba", early=5), 3)
    assert [(one.is_appointment, one.forecast) for one in visits(desk)] == [(True, None)]


def parked(desk: FrontDesk, ticket: Ticket) -> None:
    desk.step(ticket, Step.CALLED, desk=DeskName("2.14"))
    desk.step(ticket, Step.PARKED)
    desk.step(ticket, Step.CAME_BACK, due_at=ticket.life.due_at)
    serve(desk, ticket, 5)


def missed(desk: FrontDesk, ticket: Ticket) -> None:
    desk.step(ticket, Step.CALLED, desk=DeskName("2.14"))
    desk.step(ticket, Step.MISSED)
    desk.step(ticket, Step.CAME_BACK, due_at=ticket.life.due_at)
    serve(desk, ticket, 5)


def sent_on(desk: FrontDesk, ticket: Ticket) -> None:
    desk.step(ticket, Step.CALLED, desk=DeskName("2.14"))
    desk.step(ticket, Step.TRANSFERRED, service=AUF, agency=ABH, due_at=ticket.life.due_at)
    serve(desk, ticket, 5, at="1.08")


def sent_on_before_the_call(desk: FrontDesk, ticket: Ticket) -> None:
    desk.step(ticket, Step.TRANSFERRED, service=AUF, agency=ABH, due_at=ticket.life.due_at)
    serve(desk, ticket, 5, at="1.08")


def end_undone(desk: FrontDesk, ticket: Ticket) -> None:
    serve(desk, ticket, 5)
    desk.undo(ticket)


def never_came(desk: FrontDesk, ticket: Ticket) -> None:
    desk.step(ticket, Step.CALLED, desk=DeskName("2.14"))
    desk.step(ticket, Step.ENDED)


def cancelled(desk: FrontDesk, ticket: Ticket) -> None:
    desk.step(ticket, Step.CANCELLED, reason="cancelled")


def left_open(desk: FrontDesk, ticket: Ticket) -> None:
    desk.step(ticket, Step.CALLED, desk=DeskName("2.14"))
    desk.step(ticket, Step.CLOSED, reason="not_finished")


@pytest.mark.parametrize(
    "live",
    [parked, missed, sent_on, sent_on_before_the_call, end_undone, never_came, cancelled, left_open],
)
def test_a_visit_that_did_not_go_straight_teaches_nothing(desk: FrontDesk, live):
    live(desk, desk.issue())
    assert visits(desk) == []
    assert desk.store.waits.work_done(desk.day, desk.clock.now() - timedelta(hours=1)) == {}


def test_steps_that_were_taken_back_do_not_bend_a_visit(desk: FrontDesk):
    ticket = desk.issue()
    desk.clock.advance(minutes=5)
    desk.step(ticket, Step.TRANSFERRED, service=AUF, agency=ABH, due_at=ticket.life.due_at)
    desk.undo(ticket)
    desk.step(ticket, Step.CALLED, desk=DeskName("2.14"))
    desk.undo(ticket)
    desk.clock.advance(minutes=2)
    desk.step(ticket, Step.CALLED, desk=DeskName("2.14"))
    desk.step(ticket, Step.MISSED)
    desk.undo(ticket)
    desk.clock.advance(minutes=4)
    desk.step(ticket, Step.FINISHED)
    (one,) = visits(desk)
    assert one.called_at - one.issued_at == timedelta(minutes=7, seconds=1)
    assert one.ended_at - one.called_at == timedelta(minutes=4)


def test_visits_in_the_order_of_their_tickets(desk: FrontDesk):
    tickets = [desk.issue(service) for service in ("wba", "neu", "wba")]
    for ticket in reversed(tickets):
        serve(desk, ticket, 5)
    assert [one.issued_at for one in visits(desk)] == [ticket.issued_at for ticket in tickets]


# --- other days --------------------------------------------------------------------------------------


def test_another_day_does_not_leak_in(desk: FrontDesk):
    start, first_day = desk.clock.now(), desk.day
    desk.issue("neu")
    serve(desk, desk.store.issue(replace(desk.order("wba"), forecast=5)).ticket, 5)
    desk.step(desk.issue(), Step.CALLED, desk=DeskName("2.14"))
    book(desk, 11)
    counts = (1, 1, 1, 1, 1)

    def seen(day: date) -> tuple[int, ...]:
        reader = desk.store.waits
        return (
            len(reader.in_line(day, limit=9)),
            len(reader.at_desks(day)),
            len(reader.expected(day)),
            len(reader.work_done(day, start - timedelta(days=3))),
            len(visits(desk, day)),
        )

    assert seen(first_day) == counts
    assert seen(first_day - timedelta(days=1)) == (0, 0, 0, 0, 0)
    desk.clock.advance(minutes=24 * 60)
    assert desk.day != first_day
    assert seen(desk.day) == (0, 0, 0, 0, 0)
    serve(desk, desk.issue("auf"), 5, at="1.08")
    assert seen(desk.day) == (0, 0, 0, 1, 1)
    assert seen(first_day) == counts


# --- what is kept ------------------------------------------------------------------------------------


def summary(count: int) -> DayLearned:
    return DayLearned({WBA: Tally(count, 10.5 * count, 110.25 * count)}, ({}, {-3: 1, 0: 2, 12: count}))


def save(desk: FrontDesk, day: date, learned: DayLearned) -> None:
    with desk.store.begin() as unit:
        unit.waits.save(day, learned)


def test_summaries_newest_first_before_a_day(desk: FrontDesk):
    days = [desk.day - timedelta(days=age) for age in (0, 1, 2, 40)]
    for number in (2, 0, 3, 1):
        save(desk, days[number], summary(number + 1))
    found = desk.store.waits.learned(desk.day, limit=9)
    assert list(found.items()) == [(days[n], summary(n + 1)) for n in (1, 2, 3)], "without the day itself"
    assert list(desk.store.waits.learned(desk.day, limit=2)) == days[1:3]
    assert list(desk.store.waits.learned(days[3], limit=9)) == []
    assert list(desk.store.waits.learned(desk.day + timedelta(days=1), limit=1)) == [days[0]]


def test_a_second_summary_takes_the_place_of_the_first(desk: FrontDesk):
    day = desk.day - timedelta(days=1)
    save(desk, day, summary(1))
    save(desk, day, DayLearned({AUF: Tally(1, 2.5, 6.25)}))
    assert desk.store.waits.learned(desk.day, limit=9) == {day: DayLearned({AUF: Tally(1, 2.5, 6.25)})}


def test_an_empty_summary_is_one(desk: FrontDesk):
    save(desk, desk.day - timedelta(days=1), DayLearned())
    assert list(desk.store.waits.learned(desk.day, limit=9).values()) == [DayLearned()]
