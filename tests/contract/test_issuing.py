"""Numbers: given once, in order, without a gap, whatever is repeated or refused."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from frontdesk.domain.errors import NumbersExhaustedError, OperationReusedError
from frontdesk.domain.house import NumberRange, SeriesLetter
from frontdesk.domain.printjob import JobState
from frontdesk.domain.ticket import Need, RangeKind, State, Step, fold
from frontdesk.testing.builders import operation
from frontdesk.usecases.ports import Counter
from tests.contract.frontdesk import FrontDesk


def test_numbers_count_from_the_first_in_each_series(desk: FrontDesk):
    labels = [desk.issue(service).label for service in ("wba", "neu", "auf", "wba", "eat")]
    assert labels == ["A 001", "A 002", "B 001", "A 003", "B 002"]


def test_a_ticket_is_kept_as_it_was_given(desk: FrontDesk):
    at = desk.clock.now()
    ticket = desk.try_issue("neu", need=Need.SEAT, language="ar", reason="outside_hours").ticket
    assert (ticket.label, ticket.language, ticket.need, ticket.head_start) == ("A 001", "ar", Need.SEAT, 20)
    assert (ticket.state, ticket.service, ticket.agency, ticket.desk) == (
        State.WAITING,
        "neu",
        "jobcenter",
        None,
    )
    assert ticket.issued_at == ticket.arrived_at == ticket.life.waiting_since == at
    assert (at - ticket.life.due_at).total_seconds() == 20 * 60
    assert ticket.business_day == desk.day
    assert desk.store.ticket(ticket.id) == ticket
    assert desk.store.ticket_by_number(desk.day, SeriesLetter("A"), 1) == ticket


def test_the_first_event_tells_who_and_why(desk: FrontDesk):
    op = operation("reception-2", "cli")
    ticket = desk.issue(op=op, reason="outside_hours")
    (event,) = desk.store.events(ticket.id)
    assert (event.step, event.from_state, event.to_state) == (Step.ISSUED, None, State.WAITING)
    assert (event.station, event.role, event.reason) == ("reception-2", "cli", "outside_hours")
    assert (event.op, event.op_step, event.desk, event.undoes) == (op.id, 0, None, None)
    assert event.id == ticket.last_event_id
    assert fold([event]) == ticket.life


def test_a_slip_is_ordered_in_the_same_act(desk: FrontDesk):
    issued = desk.try_issue(printer="reception-1")
    job = issued.job
    assert job is not None
    assert (job.ticket_id, job.printer, job.copy, job.state) == (
        issued.ticket.id,
        "reception-1",
        0,
        JobState.PENDING,
    )
    assert job.created_at == job.changed_at == issued.ticket.issued_at
    assert desk.store.jobs([issued.ticket.id]) == {issued.ticket.id: job}


def test_no_printer_no_slip(desk: FrontDesk):
    issued = desk.try_issue()
    assert issued.job is None
    assert desk.store.jobs([issued.ticket.id]) == {}


def test_a_repeat_answers_the_same_ticket_and_spends_no_number(desk: FrontDesk):
    op = operation()
    first = desk.try_issue(op=op, printer="reception-1")
    again = desk.try_issue(op=op, printer="reception-1")
    assert (first.created, again.created) == (True, False)
    assert (again.ticket, again.job) == (first.ticket, first.job)
    assert desk.issue().number == 2
    assert len(desk.store.events(first.ticket.id)) == 1


def test_a_late_repeat_answers_what_the_ticket_is_now(desk: FrontDesk):
    op = operation()
    desk.try_issue(op=op)
    called = desk.call()
    assert desk.try_issue(op=op).ticket == called


def test_a_repeat_after_the_last_number_is_still_answered(desk: FrontDesk):
    op = operation()
    numbers = NumberRange(1, 1)
    first = desk.try_issue(op=op, numbers=numbers)
    assert desk.try_issue(op=op, numbers=numbers).ticket == first.ticket


def test_an_operation_that_did_something_else_is_refused(desk: FrontDesk):
    op = operation()
    desk.issue()
    desk.try_call(op=op)
    with pytest.raises(OperationReusedError):
        desk.try_issue(op=op)
    assert desk.issue().number == 2


def test_an_operation_that_printed_again_is_refused(desk: FrontDesk):
    op = operation()
    ticket = desk.issue()
    with desk.store.begin() as unit:
        unit.order_print(op, ticket.id, printer="reception-1")
    with pytest.raises(OperationReusedError):
        desk.try_issue(op=op)
    assert desk.issue().number == 2


def test_used_up_numbers_are_never_given_again(desk: FrontDesk):
    numbers = NumberRange(1, 2)
    desk.issue(numbers=numbers)
    desk.issue("neu", numbers=numbers)
    for _ in range(2):
        with pytest.raises(NumbersExhaustedError) as caught:
            desk.try_issue(numbers=numbers)
        assert caught.value.facts == {"series": "A", "last": 2}
    assert [t.number for t in desk.store.tickets(desk.day)] == [2, 1]
    assert desk.issue("auf", numbers=numbers).label == "B 001"


def test_an_empty_range_gives_nothing(desk: FrontDesk):
    with pytest.raises(NumbersExhaustedError):
        desk.try_issue(numbers=NumberRange(5, 4))
    assert desk.store.tickets(desk.day) == []


def test_a_widened_range_goes_on_where_it_stopped(desk: FrontDesk):
    desk.issue(numbers=NumberRange(1, 1))
    assert desk.issue(numbers=NumberRange(1, 699)).number == 2


def test_each_range_of_a_series_counts_for_itself(desk: FrontDesk):
    desk.issue()
    assert desk.issue(kind=RangeKind.APPOINTMENT).label == "A 700"
    assert desk.issue(kind=RangeKind.OFFLINE).label == "A 900"
    assert desk.issue().label == "A 002"
    assert desk.store.next_numbers(desk.day) == {"A": 3}


def test_the_next_day_begins_with_the_first_number(desk: FrontDesk):
    yesterday = desk.day
    desk.issue()
    desk.clock.advance(minutes=24 * 60)
    assert desk.issue().number == 1
    assert desk.store.days() == [yesterday, desk.day]


def test_the_ledger_tells_what_was_given(desk: FrontDesk):
    for _ in range(3):
        desk.issue()
    desk.issue("auf", kind=RangeKind.OFFLINE)
    assert desk.store.counters(desk.day) == [
        Counter(desk.day, SeriesLetter("A"), RangeKind.ORDINARY, 1, 3),
        Counter(desk.day, SeriesLetter("B"), RangeKind.OFFLINE, 900, 900),
    ]


def test_threads_share_the_numbers_without_a_gap(desk: FrontDesk):
    with ThreadPoolExecutor(8) as threads:
        tickets = list(threads.map(lambda _: desk.store.issue(desk.order()).ticket, range(64)))
    assert sorted(t.number for t in tickets) == list(range(1, 65))
    desk.check()


def test_one_click_that_arrives_many_times_at_once_takes_effect_once(desk: FrontDesk):
    order = desk.order(printer="reception-1")
    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda _: desk.store.issue(order), range(12)))
    assert sum(answer.created for answer in answers) == 1
    assert len({(answer.ticket.id, answer.job) for answer in answers}) == 1
    assert desk.issue().number == 2
