"""Every promise about a business day, with a record that keeps it and one that is damaged in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import uuid4

import pytest

from frontdesk.domain.house import DeskName, SeriesLetter
from frontdesk.domain.invariants import Invariant, Violation, check_day
from frontdesk.domain.ticket import EventId, RangeKind, State, Step, Ticket, TicketEvent, TicketId
from frontdesk.usecases.ports import Counter
from tests.domain.histories import DAY, Past, new_op


@dataclass
class Record:
    """A day that keeps every promise, until a test damages it."""

    pasts: list[Past] = field(default_factory=list)
    tickets: list[Ticket] = field(default_factory=list)
    events: list[list[TicketEvent]] = field(default_factory=list)
    counters: list[Counter] = field(default_factory=list)

    def check(self, *, past: bool = False) -> list[Violation]:
        return check_day(self.counters, zip(self.tickets, self.events, strict=True), past=past)

    def seal(self) -> Record:
        self.tickets = [past.ticket() for past in self.pasts]
        self.events = [list(past.events) for past in self.pasts]
        return self

    def change(self, place: int, event: int, **fields: object) -> None:
        """Damage one event of one ticket."""
        self.events[place][event] = replace(self.events[place][event], **fields)  # type: ignore[arg-type]


def good_day() -> Record:
    """Six tickets of A (one booked) and one of B: waiting, served, at desks, ended, cancelled, undone."""
    record = Record()
    numbers = [("A", 1), ("A", 2), ("A", 3), ("A", 4), ("A", 5), ("A", 700), ("B", 1)]
    for place, (series, number) in enumerate(numbers, start=1):
        record.pasts.append(Past(ticket_id=place, number=number, series=series, first_event=place * 100))
    first, second, third, fourth, _, booked, _ = record.pasts
    op = uuid4()
    first.add(Step.CALLED, desk="2.14")
    first.add(Step.FINISHED, desk="2.14", op=op)
    second.add(Step.CALLED, desk="2.14", op=op, op_step=1)
    for _ in range(2):
        third.add(Step.CALLED, desk="2.11")
        third.add(Step.MISSED)
        third.add(Step.CAME_BACK)
    third.add(Step.CALLED, desk="2.11")
    third.add(Step.ENDED, reason="not_there")
    fourth.add(Step.CANCELLED, reason="taken_back")
    booked.add(Step.PARKED, desk="2.11")
    picked = uuid4()
    booked.add(Step.CAME_BACK, op=picked)
    booked.add(Step.CALLED, desk="2.11", op=picked, op_step=1)
    undo = uuid4()
    booked.add(Step.UNDONE, op=undo)
    booked.add(Step.UNDONE, op=undo, op_step=1)
    record.counters = [
        Counter(DAY, SeriesLetter("A"), RangeKind.ORDINARY, 1, 5),
        Counter(DAY, SeriesLetter("A"), RangeKind.APPOINTMENT, 700, 700),
        Counter(DAY, SeriesLetter("B"), RangeKind.ORDINARY, 1, 1),
    ]
    return record.seal()


def settled_day() -> Record:
    record = good_day()
    closing = uuid4()
    step = 0
    for past in record.pasts:
        if past.state in (State.WAITING, State.CALLED, State.PARKED):
            past.add(Step.CLOSED, reason="not_served", op=closing, op_step=step)
            step += 1
    return record.seal()


def test_a_good_day_keeps_every_promise() -> None:
    assert good_day().check() == []
    assert settled_day().check(past=True) == []


def test_an_empty_day_keeps_every_promise() -> None:
    assert check_day([], [], past=True) == []


Damage = Callable[[Record], None]


def same_number(record: Record) -> None:
    record.tickets[1] = replace(record.tickets[1], number=1)
    record.counters[0] = replace(record.counters[0], first=3)


def lost_ticket(record: Record) -> None:
    del record.tickets[2], record.events[2]


def lost_last_ticket(record: Record) -> None:
    del record.tickets[4], record.events[4]


def beyond_the_counter(record: Record) -> None:
    record.counters[0] = replace(record.counters[0], last_given=4)


def below_the_range(record: Record) -> None:
    record.counters[1] = replace(record.counters[1], first=701)


def no_counter(record: Record) -> None:
    del record.counters[2]


def counter_too_far(record: Record) -> None:
    record.counters[2] = replace(record.counters[2], last_given=2)


def ranges_that_meet(record: Record) -> None:
    record.counters[1] = replace(record.counters[1], kind=RangeKind.OFFLINE, first=5)
    record.tickets[5] = replace(record.tickets[5], number=6)
    record.counters[1] = replace(record.counters[1], last_given=6)


def two_at_a_desk(record: Record) -> None:
    past = record.pasts[4]
    past.add(Step.CALLED, desk="2.14")
    record.tickets[4], record.events[4] = past.ticket(), past.events


def called_to_no_desk(record: Record) -> None:
    ticket = record.tickets[1]
    record.tickets[1] = replace(ticket, life=replace(ticket.life, desk=None))
    record.change(1, -1, desk=None)
    record.change(0, -1, desk=None)


def skipped_step(record: Record) -> None:
    del record.events[2][2]


def illegal_step(record: Record) -> None:
    record.change(0, -1, step=Step.CAME_BACK)


def wrong_state_before(record: Record) -> None:
    record.change(0, -1, from_state=State.SERVING)


def wrong_state_after(record: Record) -> None:
    record.change(3, -1, to_state=State.CLOSED)


def undo_of_the_wrong_step(record: Record) -> None:
    record.change(5, -1, undoes=EventId(603))


def no_events(record: Record) -> None:
    record.events[4].clear()


def undone_issue(record: Record) -> None:
    record.change(5, -1, undoes=EventId(600))


def foreign_event(record: Record) -> None:
    record.change(0, 1, ticket_id=TicketId(2))


def events_out_of_order(record: Record) -> None:
    record.change(0, 1, id=EventId(99))


def event_after_the_end(record: Record) -> None:
    last = record.events[0][-1]
    late = replace(
        last, id=EventId(150), from_state=last.to_state, step=Step.CALLED_AGAIN, op=new_op(), op_step=0
    )
    record.events[0].append(late)


def overwritten_state(record: Record) -> None:
    ticket = record.tickets[0]
    record.tickets[0] = replace(ticket, life=replace(ticket.life, state=State.WAITING))


def overwritten_due_time(record: Record) -> None:
    ticket = record.tickets[4]
    due = ticket.life.due_at - timedelta(minutes=30)
    record.tickets[4] = replace(ticket, life=replace(ticket.life, due_at=due))


def overwritten_desk(record: Record) -> None:
    ticket = record.tickets[1]
    record.tickets[1] = replace(ticket, life=replace(ticket.life, desk=DeskName("2.12")))


def stale_version(record: Record) -> None:
    record.tickets[1] = replace(record.tickets[1], last_event_id=record.events[1][0].id)


def lost_last_event(record: Record) -> None:
    del record.events[4][1:]
    del record.events[2][-1]


def same_step_twice(record: Record) -> None:
    record.change(1, -1, op_step=0)


def lost_middle(record: Record) -> None:
    record.change(1, -1, op_step=2)


def late_start(record: Record) -> None:
    record.change(3, -1, op_step=1)


def issue_and_call_in_one(record: Record) -> None:
    record.change(4, 0, op=record.events[0][1].op, op_step=1)


def two_issues_in_one(record: Record) -> None:
    record.change(4, 0, op=record.events[3][0].op, op_step=1)


def finish_here_call_there(record: Record) -> None:
    record.change(0, -1, desk=DeskName("2.12"))


def undo_of_two_acts(record: Record) -> None:
    record.change(5, 2, op=new_op(), op_step=0)
    record.change(5, 3, op_step=0)


DAMAGES: list[tuple[Invariant, str, Damage]] = [
    (Invariant.NUMBERS_UNIQUE, "A 001", same_number),
    (Invariant.NUMBERS_COMPLETE, "A 003", lost_ticket),
    (Invariant.NUMBERS_COMPLETE, "A 005", lost_last_ticket),
    (Invariant.NUMBERS_COMPLETE, "A 005", beyond_the_counter),
    (Invariant.NUMBERS_COMPLETE, "A 700", below_the_range),
    (Invariant.NUMBERS_COMPLETE, "B 001", no_counter),
    (Invariant.NUMBERS_COMPLETE, "B 002", counter_too_far),
    (Invariant.NUMBERS_COMPLETE, "A 005", ranges_that_meet),
    (Invariant.ONE_CLIENT_PER_DESK, "A 005", two_at_a_desk),
    (Invariant.ONE_CLIENT_PER_DESK, "A 002", called_to_no_desk),
    (Invariant.STEPS_LEGAL, "A 003", skipped_step),
    (Invariant.STEPS_LEGAL, "A 001", illegal_step),
    (Invariant.STEPS_LEGAL, "A 001", wrong_state_before),
    (Invariant.STEPS_LEGAL, "A 004", wrong_state_after),
    (Invariant.STEPS_LEGAL, "A 700", undo_of_the_wrong_step),
    (Invariant.STEPS_LEGAL, "A 700", undone_issue),
    (Invariant.STEPS_LEGAL, "A 005", no_events),
    (Invariant.STEPS_LEGAL, "A 001", foreign_event),
    (Invariant.STEPS_LEGAL, "A 001", events_out_of_order),
    (Invariant.STEPS_LEGAL, "A 001", event_after_the_end),
    (Invariant.STATE_FROM_EVENTS, "A 001", overwritten_state),
    (Invariant.STATE_FROM_EVENTS, "A 005", overwritten_due_time),
    (Invariant.STATE_FROM_EVENTS, "A 002", overwritten_desk),
    (Invariant.STATE_FROM_EVENTS, "A 002", stale_version),
    (Invariant.STATE_FROM_EVENTS, "A 003", lost_last_event),
    (Invariant.OPERATIONS_ONCE, "A 002", same_step_twice),
    (Invariant.OPERATIONS_ONCE, "A 002", lost_middle),
    (Invariant.OPERATIONS_ONCE, "A 004", late_start),
    (Invariant.OPERATIONS_ONCE, "A 005", issue_and_call_in_one),
    (Invariant.OPERATIONS_ONCE, "A 005", two_issues_in_one),
    (Invariant.OPERATIONS_ONCE, "A 002", finish_here_call_there),
    (Invariant.OPERATIONS_ONCE, "A 700", undo_of_two_acts),
]


@pytest.mark.parametrize(("invariant", "label", "damage"), DAMAGES, ids=[d.__name__ for _, _, d in DAMAGES])
def test_each_damage_breaks_the_promise_that_it_touches(
    invariant: Invariant, label: str, damage: Damage
) -> None:
    record = good_day()
    damage(record)
    found = record.check()
    assert (invariant, label) in {(violation.invariant, violation.label) for violation in found}
    assert {violation.invariant for violation in found} <= {invariant, *ALSO.get(damage.__name__, ())}
    assert all(violation.day == DAY for violation in found)


# Some damage cannot be had alone.
ALSO = {
    "undo_of_the_wrong_step": [Invariant.OPERATIONS_ONCE],
    "undone_issue": [Invariant.OPERATIONS_ONCE],
    "events_out_of_order": [Invariant.STATE_FROM_EVENTS],
    "skipped_step": [Invariant.STATE_FROM_EVENTS],
    "no_events": [Invariant.STATE_FROM_EVENTS],
    "illegal_step": [Invariant.OPERATIONS_ONCE],
    "lost_ticket": [Invariant.OPERATIONS_ONCE],
    "same_number": [Invariant.NUMBERS_COMPLETE],
    "called_to_no_desk": [Invariant.STATE_FROM_EVENTS, Invariant.OPERATIONS_ONCE],
}


def test_on_the_day_itself_open_tickets_are_no_violation_but_later_they_are() -> None:
    record = good_day()
    assert record.check(past=False) == []
    found = record.check(past=True)
    assert {violation.invariant for violation in found} == {Invariant.DAYS_SETTLED}
    assert {violation.label for violation in found} == {"A 002", "A 005", "A 700", "B 001"}


@pytest.mark.parametrize("step", [Step.CLOSED, Step.CANCELLED, Step.ENDED])
@pytest.mark.parametrize("reason", [None, ""])
def test_a_fate_other_than_finished_needs_a_reason(step: Step, reason: str | None) -> None:
    record = settled_day()
    for place, events in enumerate(record.events):
        if events[-1].step is step:
            record.change(place, -1, reason=reason)
            break
    found = record.check(past=True)
    assert [violation.invariant for violation in found] == [Invariant.DAYS_SETTLED]
    assert step.value in found[0].what or "closed" in found[0].what


def test_a_closing_may_reach_back_over_days_of_which_one_is_in_view() -> None:
    record = settled_day()
    for place, events in enumerate(record.events):
        if events[-1].step is Step.CLOSED:
            record.change(place, -1, op_step=events[-1].op_step + 400)
    assert record.check(past=True) == []


def test_a_call_may_have_ended_the_visit_of_somebody_from_yesterday() -> None:
    record = good_day()
    record.change(0, -1, op=new_op())
    assert record.events[1][-1].op_step == 1
    assert record.check() == []
    record.change(5, 4, op=new_op())
    assert record.events[5][-1].op_step == 1
    assert record.check() == []


def test_a_violation_names_number_day_and_what() -> None:
    record = good_day()
    stale_version(record)
    (violation,) = record.check()
    assert str(violation) == "A 002 on 2026-10-12: its last event is 201, the ticket says 200"
