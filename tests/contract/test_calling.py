"""Call next: who is chosen and by which rule, one client per desk, at most once per press of the key."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.errors import OperationReusedError
from frontdesk.domain.house import CallingRules, DeskName, ServiceCode
from frontdesk.domain.order import Rule
from frontdesk.domain.ticket import Change, Need, State, Step
from frontdesk.testing.builders import operation
from frontdesk.usecases.ports import Called, CallOrder, PresenceState
from tests.contract.frontdesk import FrontDesk, ids, presence, staff


def test_nobody_waits(desk: FrontDesk):
    assert desk.try_call() == Called(None, None, None, created=True)


def test_the_first_to_come_is_the_first_to_be_called(desk: FrontDesk):
    first, second = desk.issue(), desk.issue("neu")
    called = desk.try_call()
    assert called.ticket is not None
    assert (called.ticket.id, called.rule, called.finished, called.created) == (
        first.id,
        Rule.ARRIVAL,
        None,
        True,
    )
    assert desk.call().id == second.id


def test_a_called_ticket_is_what_its_events_tell(desk: FrontDesk):
    desk.issue()
    at = desk.clock.now()
    op = operation("desk-7", "desk")
    ticket = desk.call(op=op)
    event = desk.store.events(ticket.id)[-1]
    assert (ticket.state, ticket.desk) == (State.CALLED, "2.14")
    assert (ticket.life.call_id, ticket.life.called_at) == (event.id, at)
    assert (event.step, event.from_state, event.to_state) == (Step.CALLED, State.WAITING, State.CALLED)
    assert (event.desk, event.reason, event.at, event.op, event.op_step) == ("2.14", "arrival", at, op.id, 0)
    assert (event.station, event.role) == ("desk-7", "desk")
    assert desk.now_of(ticket) == ticket == desk.store.at_desk(DeskName("2.14"))
    desk.check()


def test_calling_the_next_client_ends_the_visit_of_the_present_one(desk: FrontDesk):
    first, second = desk.issue(), desk.issue()
    desk.call()
    desk.clock.advance(minutes=5)
    op = operation()
    called = desk.try_call(op=op)
    assert called.finished is not None
    assert called.ticket is not None
    assert (called.finished.id, called.ticket.id) == (first.id, second.id)
    assert (called.finished.state, called.finished.life.ended_at) == (State.FINISHED, desk.clock.now())
    with desk.store.begin() as unit:
        events = unit.events_of_operation(op.id)
    assert [(e.step, e.op_step, e.desk) for e in events] == [
        (Step.FINISHED, 0, "2.14"),
        (Step.CALLED, 1, "2.14"),
    ]
    assert events[0].id < events[1].id
    desk.check()


def test_the_present_client_is_finished_even_when_nobody_waits(desk: FrontDesk):
    ticket = desk.issue()
    desk.call()
    desk.step(ticket, Step.STARTED)
    called = desk.try_call()
    assert (called.ticket, called.rule) == (None, None)
    assert called.finished == desk.now_of(ticket)
    assert desk.store.at_desk(DeskName("2.14")) is None
    desk.check()


def test_a_desk_calls_its_own_services_only(desk: FrontDesk):
    desk.issue("auf")
    desk.issue("neu")
    assert desk.try_call("2.11").ticket is None
    assert desk.call("1.08").service == "auf"


def test_tickets_of_other_days_are_not_called(desk: FrontDesk):
    desk.issue()
    desk.clock.advance(minutes=24 * 60)
    assert desk.try_call().ticket is None


def test_a_client_left_at_the_desk_yesterday_is_finished_today(desk: FrontDesk):
    old = desk.issue()
    desk.call()
    desk.clock.advance(minutes=24 * 60)
    new = desk.issue()
    called = desk.try_call()
    assert called.ticket is not None
    assert called.finished is not None
    assert (called.finished.id, called.ticket.id) == (old.id, new.id)


def test_equal_due_times_go_by_number(desk: FrontDesk):
    tickets = [desk.try_issue(service).ticket for service in ("wba", "neu", "wba")]
    assert [desk.call().id for _ in tickets] == ids(tickets)


def test_equal_due_times_go_by_number_across_series(desk: FrontDesk):
    labels = [desk.try_issue(service).ticket.label for service in ("wba", "wba", "auf", "auf")]
    assert labels == ["A 001", "A 002", "B 001", "B 002"]
    called = [desk.call("2.14", "auf", "wba").label for _ in labels]
    assert called == ["A 001", "B 001", "A 002", "B 002"]


def test_equal_due_times_and_numbers_go_by_age(desk: FrontDesk):
    a, b = desk.try_issue("wba").ticket, desk.try_issue("auf").ticket
    assert (a.number, b.number) == (1, 1)
    assert desk.call("2.14", "auf", "wba").id == a.id


@pytest.mark.parametrize(
    ("need", "minutes", "rule"), [(Need.SEAT, 19, Rule.NEED), (Need.URGENT, 39, Rule.URGENT)]
)
def test_a_need_goes_ahead_by_its_head_start(desk: FrontDesk, need: Need, minutes: int, rule: Rule):
    early = desk.try_issue().ticket
    desk.clock.advance(minutes=minutes)
    needy = desk.try_issue(need=need).ticket
    called = desk.try_call()
    assert called.ticket is not None
    assert (called.ticket.id, called.rule) == (needy.id, rule)
    assert desk.call().id == early.id


def test_a_need_does_not_go_ahead_of_those_who_came_long_before(desk: FrontDesk):
    early = desk.try_issue().ticket
    desk.clock.advance(minutes=21)
    desk.try_issue(need=Need.SEAT)
    called = desk.try_call()
    assert called.ticket is not None
    assert (called.ticket.id, called.rule) == (early.id, Rule.ARRIVAL)


def test_who_has_waited_too_long_is_next(desk: FrontDesk):
    rules = CallingRules(max_wait=10)
    old = desk.try_issue("neu").ticket
    desk.clock.advance(minutes=10)
    desk.try_issue(need=Need.URGENT)
    called = desk.try_call(rules=rules)
    assert called.ticket is not None
    assert (called.ticket.id, called.rule) == (old.id, Rule.MAX_WAIT)


def test_a_microsecond_before_the_longest_wait_the_need_still_goes_first(desk: FrontDesk):
    rules = CallingRules(max_wait=10)
    desk.try_issue("neu")
    desk.clock.set(desk.clock.now() + timedelta(minutes=10, microseconds=-1))
    urgent = desk.try_issue(need=Need.URGENT).ticket
    called = desk.try_call(rules=rules)
    assert called.ticket is not None
    assert (called.ticket.id, called.rule) == (urgent.id, Rule.URGENT)


def test_the_longest_wait_is_looked_for_in_all_services_of_the_desk(desk: FrontDesk):
    rules = CallingRules(max_wait=10)
    desk.issue("auf")  # of another desk
    oldest, _ = desk.issue("neu"), desk.issue("wba")
    desk.clock.advance(minutes=20)
    assert desk.call(rules=rules).id == oldest.id


def test_nobody_is_overtaken_by_needs_too_often(desk: FrontDesk):
    rules = CallingRules(max_overtakes=3)
    patient = desk.issue()
    needy = [desk.issue(need=Need.SEAT) for _ in range(5)]
    calls = [desk.try_call(rules=rules) for _ in range(6)]
    assert [call.ticket.id for call in calls if call.ticket] == [*ids(needy[:3]), patient.id, *ids(needy[3:])]
    assert [call.rule for call in calls] == [*[Rule.NEED] * 3, Rule.MAX_OVERTAKES, *[Rule.NEED] * 2]
    desk.check()


def test_who_came_in_the_same_moment_overtakes_nobody(desk: FrontDesk):
    rules = CallingRules(max_overtakes=1)
    desk.try_issue()
    desk.try_issue(need=Need.SEAT)
    desk.clock.advance(seconds=1)
    desk.try_issue(need=Need.SEAT)
    desk.try_issue(need=Need.SEAT)
    called = [desk.try_call(rules=rules).rule for _ in range(4)]
    assert called == [Rule.NEED, Rule.NEED, Rule.MAX_OVERTAKES, Rule.NEED]


def test_overtaking_counts_whatever_the_service_at_desks_that_took_it(desk: FrontDesk):
    rules = CallingRules(max_overtakes=3)
    of_neu, of_wba = desk.issue("neu"), desk.issue("wba")
    wba, neu, *more = (desk.issue(code, need=Need.SEAT) for code in ("wba", "neu", "wba", "wba", "wba"))
    needs = [
        desk.call("2.14", rules=rules),  # takes both
        desk.call("2.11", rules=rules),  # wba alone: passes nobody of neu
        desk.call("2.14", "neu", rules=rules),
        desk.call("2.14", rules=rules),
    ]
    assert ids(needs) == ids([wba, more[0], neu, more[1]])
    calls = [desk.try_call("2.14", rules=rules) for _ in range(3)]
    assert [call.ticket.id for call in calls if call.ticket] == ids([of_neu, of_wba, more[2]])
    assert [call.rule for call in calls] == [Rule.MAX_OVERTAKES, Rule.MAX_OVERTAKES, Rule.NEED]
    assert (desk.passed(of_neu), desk.passed(of_wba)) == (3, 3)  # both were gone when the last one came
    desk.check()


def test_who_came_first_of_all_may_be_passed_where_another_may_not(desk: FrontDesk):
    rules = CallingRules(max_overtakes=2)
    of_neu, of_wba = desk.issue("neu"), desk.issue("wba")
    needs = [desk.issue("wba", need=Need.SEAT) for _ in range(3)]
    calls = [desk.try_call(name, rules=rules) for name in ("2.11", "2.11", "2.14", "2.14", "2.14")]
    assert [call.ticket.id for call in calls if call.ticket] == ids([*needs[:2], of_wba, needs[2], of_neu])
    assert calls[2].rule is Rule.MAX_OVERTAKES


def test_the_guard_looks_at_the_newest_calls_however_many_there_were(desk: FrontDesk):
    rules = CallingRules(max_overtakes=1)
    for _ in range(2):
        patient = desk.issue()
        needs = [desk.issue(need=Need.SEAT) for _ in range(2)]
        assert ids([desk.call(rules=rules) for _ in range(3)]) == ids([needs[0], patient, needs[1]])


def test_who_comes_back_late_is_not_guarded_from_those_without_a_head_start(desk: FrontDesk):
    rules = CallingRules(max_overtakes=1)
    late, needy = desk.issue(), desk.issue(need=Need.SEAT)
    assert ids([desk.call(rules=rules), desk.call(rules=rules)]) == ids([needy, late])
    desk.step(late, Step.MISSED)
    other = desk.issue()
    due_at = other.life.due_at + timedelta(seconds=1)
    desk.step(late, Step.CAME_BACK, due_at=due_at)
    calls = [desk.try_call(rules=rules) for _ in range(2)]
    assert [call.ticket.id for call in calls if call.ticket] == ids([other, late])
    assert calls[0].rule is Rule.ARRIVAL


def test_a_client_called_by_hand_overtakes_those_of_the_own_service(desk: FrontDesk):
    patient, of_wba = desk.issue("neu"), desk.issue("wba")
    picked = desk.issue("wba", need=Need.SEAT)
    with desk.store.begin() as unit:
        unit.record(operation(), picked, Change(step=Step.CALLED, desk=DeskName("2.14"), reason="picked"))
    assert [desk.passed(one) for one in (patient, of_wba)] == [0, 1]


def test_only_what_the_desk_takes_now_counts_as_passed(desk: FrontDesk):
    of_wba, of_neu = desk.issue("wba"), desk.issue("neu")
    needs = [desk.issue("neu", need=Need.SEAT) for _ in range(2)]
    called = []
    for services in (("neu",), ("neu", "wba")):
        opened = [ServiceCode(code) for code in services]
        staff(desk, replace(presence(desk), services=tuple(opened)))
        order = CallOrder(
            op=operation("desk-1", "desk"),
            day=desk.day,
            desk=DeskName("2.14"),
            services=desk.house.desk("2.14").services,
            rules=desk.rules,
            as_opened=True,
        )
        ticket = desk.store.call_next(order).ticket
        assert ticket is not None
        called.append(ticket)
        assert (desk.passed(of_wba), desk.passed(of_neu)) == (len(called) - 1, len(called))
    assert ids(called) == ids(needs)


def test_who_comes_after_a_call_was_not_passed_by_it(desk: FrontDesk):
    rules = CallingRules(max_overtakes=1)
    early = desk.check_in("neu", early=10)
    desk.call("2.14", rules=rules)
    desk.clock.advance(seconds=1)
    newcomer, urgent = desk.issue("wba"), desk.issue("neu", need=Need.URGENT)
    assert early.arrived_at > newcomer.arrived_at
    assert desk.passed(newcomer) == 0
    calls = [desk.try_call("2.14", rules=rules) for _ in range(2)]
    assert [call.ticket.id for call in calls if call.ticket] == ids([urgent, newcomer])
    assert [call.rule for call in calls] == [Rule.URGENT, Rule.ARRIVAL]


def test_with_no_overtaking_allowed_needs_wait_their_turn(desk: FrontDesk):
    rules = CallingRules(max_overtakes=0)
    first = desk.issue()
    desk.issue(need=Need.URGENT)
    called = desk.try_call(rules=rules)
    assert called.ticket is not None
    assert (called.ticket.id, called.rule) == (first.id, Rule.MAX_OVERTAKES)


def test_calls_of_needs_that_came_before_do_not_count_as_overtaking(desk: FrontDesk):
    desk.issue(need=Need.SEAT)
    ticket = desk.issue()
    desk.call()
    assert desk.passed(ticket) == 0
    desk.issue(need=Need.SEAT)
    desk.call()
    assert desk.passed(ticket) == 1


def test_after_some_appointments_in_a_row_somebody_without_one_is_called(desk: FrontDesk):
    rules = CallingRules(appointments_in_a_row=2, walk_in_patience=20)
    patient = [desk.issue() for _ in range(2)]
    desk.clock.advance(minutes=6)
    booked = [desk.check_in() for _ in range(5)]
    desk.clock.advance(minutes=20)
    calls = [desk.try_call(rules=rules) for _ in range(7)]
    expected = [*booked[:2], patient[0], *booked[2:4], patient[1], booked[4]]
    assert [call.ticket.id for call in calls if call.ticket] == ids(expected)
    assert [call.rule for call in calls if call.rule is not Rule.APPOINTMENT] == [Rule.IN_A_ROW] * 2
    desk.check()


def test_appointments_do_not_stand_back_for_somebody_who_came_just_now(desk: FrontDesk):
    rules = CallingRules(appointments_in_a_row=1, walk_in_patience=20)
    desk.issue()
    booked = [desk.check_in() for _ in range(3)]
    desk.clock.advance(minutes=19)
    assert [desk.call(rules=rules).id for _ in range(3)] == ids(booked)


def test_an_urgent_appointment_stands_back_for_nobody(desk: FrontDesk):
    rules = CallingRules(appointments_in_a_row=1, walk_in_patience=20)
    walk_in = desk.issue()
    booked = [desk.check_in(need=Need.URGENT) for _ in range(2)]
    desk.check_in()
    desk.clock.advance(minutes=30)
    calls = [desk.try_call(rules=rules) for _ in range(3)]
    assert [call.ticket.id for call in calls if call.ticket] == ids([*booked, walk_in])
    assert [call.rule for call in calls] == [Rule.URGENT, Rule.URGENT, Rule.IN_A_ROW]


def test_in_a_row_are_the_calls_of_the_desks_services_by_whichever_desk(desk: FrontDesk):
    wba, neu, auf = (ServiceCode(code) for code in ("wba", "neu", "auf"))

    def in_a_row(*services: ServiceCode, limit: int = 9) -> int:
        return desk.store.in_a_row(desk.day, services, limit=limit)

    for service in ("wba", "neu", "wba"):
        desk.check_in(service)
        desk.try_call("2.11", service)
    assert (in_a_row(wba), in_a_row(neu), in_a_row(wba, neu), in_a_row(auf)) == (2, 1, 3, 0)
    assert (in_a_row(wba, neu, limit=2), in_a_row(wba, limit=0), in_a_row()) == (2, 0, 0)
    desk.issue("neu")
    walk_in = desk.call("2.14", "neu")
    assert (in_a_row(wba), in_a_row(neu), in_a_row(wba, neu)) == (2, 0, 0)
    desk.step(walk_in, Step.CALLED_AGAIN)
    desk.step(walk_in, Step.TRANSFERRED, service=wba)
    assert (in_a_row(wba), in_a_row(neu)) == (2, 0)  # the call was for what it was for
    desk.clock.advance(minutes=24 * 60)
    assert in_a_row(wba) == 0


def test_a_call_that_was_taken_back_is_none_of_a_row(desk: FrontDesk):
    wba = (ServiceCode("wba"),)
    desk.check_in()
    desk.call()
    walk_in = desk.issue()
    desk.call()
    assert desk.store.in_a_row(desk.day, wba, limit=5) == 0
    desk.undo(walk_in)
    assert desk.store.in_a_row(desk.day, wba, limit=5) == 1
    rules = CallingRules(appointments_in_a_row=1, walk_in_patience=0)
    desk.check_in(early=-4)
    called = desk.try_call(rules=rules)
    assert called.ticket is not None
    assert (called.ticket.id, called.rule) == (walk_in.id, Rule.IN_A_ROW)


def test_who_misses_a_call_and_comes_back_is_called_a_second_time(desk: FrontDesk):
    booked = desk.check_in()
    desk.call()
    desk.step(booked, Step.MISSED)
    desk.step(booked, Step.CAME_BACK)
    desk.call()
    assert desk.store.in_a_row(desk.day, (ServiceCode("wba"),), limit=5) == 2


def test_a_repeated_key_calls_nobody_else(desk: FrontDesk):
    desk.issue()
    desk.issue()
    op = operation()
    first = desk.try_call(op=op)
    again = desk.try_call(op=op)
    assert (again.ticket, again.rule, again.created) == (first.ticket, first.rule, False)
    assert desk.store.loads(desk.day)[0].waiting == 1


def test_a_repeat_tells_whom_it_finished_too(desk: FrontDesk):
    desk.issue()
    desk.call()
    op = operation()
    first = desk.try_call(op=op)
    desk.issue()
    again = desk.try_call(op=op)
    assert (again.ticket, again.finished, again.created) == (None, first.finished, False)
    assert desk.store.at_desk(DeskName("2.14")) is None


def test_a_repeat_tells_whom_it_called_when_nobody_is_left(desk: FrontDesk):
    op = operation("desk-1", "desk")
    ticket = desk.issue()
    desk.try_call(op=op)
    desk.step(ticket, Step.MISSED)
    again = desk.try_call(op=op)
    assert again.ticket is not None
    assert (again.ticket.id, again.created) == (ticket.id, False)
    assert desk.steps(ticket) == ["issued", "called", "missed"]


def test_an_operation_that_issued_a_ticket_calls_nobody(desk: FrontDesk):
    op = operation()
    desk.issue(op=op)
    with pytest.raises(OperationReusedError):
        desk.try_call(op=op)
    assert desk.store.loads(desk.day)[0].waiting == 1


def test_an_operation_that_picked_a_client_is_no_call_of_the_next(desk: FrontDesk):
    op = operation()
    desk.step(desk.issue(), Step.CALLED, op=op, desk=DeskName("2.14"), reason="picked")
    with pytest.raises(OperationReusedError):
        desk.try_call(op=op)


def test_a_desk_calls_what_it_was_opened_for(desk: FrontDesk):
    wba, neu = desk.issue("wba"), desk.issue("neu")
    named = (ServiceCode("wba"), ServiceCode("neu"))

    def call_as_opened() -> Called:
        return desk.store.call_next(
            CallOrder(
                op=operation(),
                day=desk.day,
                desk=DeskName("2.14"),
                services=named,
                rules=desk.rules,
                as_opened=True,
            )
        )

    staff(desk, replace(presence(desk), services=()))
    assert call_as_opened().ticket is None
    staff(desk, replace(presence(desk, state=PresenceState.PAUSED), services=(ServiceCode("neu"),)))
    called = call_as_opened().ticket
    assert called is not None
    assert called.id == neu.id
    assert call_as_opened().ticket is None
    staff(desk, presence(desk, state=PresenceState.CLOSED))
    called = call_as_opened().ticket
    assert called is not None
    assert called.id == wba.id


def test_what_is_named_goes_before_what_the_desk_was_opened_for(desk: FrontDesk):
    wba = desk.issue("wba")
    staff(desk, replace(presence(desk), services=(ServiceCode("neu"),)))
    assert desk.call("2.14", "wba").id == wba.id


def test_desks_that_press_at_once_get_different_clients(desk: FrontDesk):
    tickets = [desk.issue() for _ in range(40)]
    desks = ("2.14", "2.11", "1.08", "1.05")

    def work(name: str) -> list[int]:
        called: list[int] = []
        while (ticket := desk.try_call(name, "wba").ticket) is not None:
            called.append(ticket.id)
        return called

    with ThreadPoolExecutor(4) as threads:
        called = [one for of_desk in threads.map(work, desks) for one in of_desk]
    assert sorted(called) == ids(tickets)
    desk.check()


def test_two_programs_that_call_to_one_desk_leave_one_client_there(desk: FrontDesk):
    tickets = [desk.issue() for _ in range(20)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: desk.try_call(), range(len(tickets))))
    states = [desk.now_of(ticket).state for ticket in tickets]
    assert (states.count(State.CALLED), states.count(State.FINISHED)) == (1, len(tickets) - 1)
    desk.check()


def test_one_key_that_arrives_many_times_at_once_calls_once(desk: FrontDesk):
    for _ in range(10):
        desk.issue()
    op = operation()
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: desk.try_call(op=op), range(8)))
    assert sum(answer.created for answer in answers) == 1
    assert len({answer.ticket.id for answer in answers if answer.ticket}) == 1
    assert desk.store.loads(desk.day)[0].waiting == 9
