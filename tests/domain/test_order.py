"""The order of calling against a naive reference, its guards over random days, and true sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.house import CallingRules
from frontdesk.domain.order import (
    Choice,
    Overtaking,
    Rule,
    choose,
    due_after_absence,
    due_key,
    due_time,
    head_start,
    passed_services,
    times_passed,
    waited_minutes,
    why_next,
)
from frontdesk.domain.ticket import Need, Ticket, TicketId
from tests.domain.histories import MORNING, waiting_ticket

RULES = CallingRules()
NEEDS = [None, None, None, Need.SEAT, Need.URGENT]


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def arrival(number: int, minute: float, need: Need | None = None, service: str = "wba") -> Ticket:
    """A ticket that came ``minute`` minutes after opening."""
    ahead = head_start(need, RULES)
    return waiting_ticket(number, arrived=MORNING + minutes(minute), ahead=ahead, need=need, service=service)


def never(ticket: Ticket) -> int:
    return 0


def always(ticket: Ticket) -> int:
    return RULES.max_overtakes


def none() -> int:
    return 0


def full() -> int:
    return RULES.appointments_in_a_row


def test_nobody_waits() -> None:
    assert choose([], now=MORNING, rules=RULES, overtakes=never, in_a_row=none) is None


@pytest.mark.parametrize(
    ("need", "expected"), [(None, 0), (Need.SEAT, 20), (Need.URGENT, 40)], ids=["none", "seat", "urgent"]
)
def test_head_starts(need: Need | None, expected: int) -> None:
    assert head_start(need, RULES) == expected
    assert due_time(MORNING, expected) == MORNING - minutes(expected)


def test_a_tie_goes_to_the_smaller_number_then_the_earlier_ticket() -> None:
    two, one = arrival(2, 0), arrival(1, 0)
    other_series = replace(arrival(1, 0), id=TicketId(9))
    choice = choose([two, other_series, one], now=MORNING, rules=RULES, overtakes=never, in_a_row=none)
    assert choice == Choice(one, Rule.ARRIVAL)


@pytest.mark.parametrize(("gap", "first"), [(19, 2), (20, 1), (21, 1)])
def test_a_head_start_is_worth_its_minutes(gap: int, first: int) -> None:
    plain, seat = arrival(1, 0), arrival(2, gap, Need.SEAT)
    choice = choose([seat, plain], now=MORNING + minutes(gap), rules=RULES, overtakes=never, in_a_row=none)
    assert choice is not None
    assert choice.ticket.number == first


@pytest.mark.parametrize(("waited", "rule"), [(89.99, Rule.URGENT), (90, Rule.MAX_WAIT), (91, Rule.MAX_WAIT)])
def test_whoever_waits_ninety_minutes_is_next(waited: float, rule: Rule) -> None:
    oldest = arrival(1, 0)
    urgent = [arrival(n, 39, Need.URGENT, service="neu") for n in range(2, 5)]
    choice = choose(
        [*urgent, oldest], now=MORNING + minutes(waited), rules=RULES, overtakes=never, in_a_row=none
    )
    assert choice is not None
    assert choice.rule is rule
    assert (choice.ticket == oldest) == (rule is Rule.MAX_WAIT)


def test_the_overtaking_guard_asks_for_the_oldest_of_each_service_that_came_before() -> None:
    asked: list[Ticket] = []
    passed = {"neu": 4, "wba": 5, "aus": 5}

    def overtakes(ticket: Ticket) -> int:
        asked.append(ticket)
        return passed[ticket.service]

    other, first, second = arrival(1, 0, service="neu"), arrival(2, 1), arrival(3, 2)
    urgent, later = arrival(4, 3, Need.URGENT), arrival(5, 4, service="aus")
    waiting = [urgent, second, later, first, other]
    choice = choose(waiting, now=MORNING + minutes(4), rules=RULES, overtakes=overtakes, in_a_row=none)
    assert choice == Choice(first, Rule.MAX_OVERTAKES)
    assert asked == [other, first]
    passed["wba"] = 4
    choice = choose(waiting, now=MORNING + minutes(4), rules=RULES, overtakes=overtakes, in_a_row=none)
    assert choice == Choice(urgent, Rule.URGENT)


@pytest.mark.parametrize("count", [0, 4])
def test_below_the_limit_the_head_start_counts(count: int) -> None:
    urgent = arrival(2, 1, Need.URGENT)
    choice = choose(
        [arrival(1, 0), urgent],
        now=MORNING + minutes(2),
        rules=RULES,
        overtakes=lambda ticket: count,
        in_a_row=none,
    )
    assert choice == Choice(urgent, Rule.URGENT)


def test_no_guard_for_a_head_that_overtakes_nobody() -> None:
    urgent = arrival(1, 0, Need.URGENT)
    choice = choose(
        [arrival(2, 1), urgent], now=MORNING + minutes(2), rules=RULES, overtakes=always, in_a_row=none
    )
    assert choice == Choice(urgent, Rule.URGENT)
    alone = choose([urgent], now=MORNING, rules=RULES, overtakes=always, in_a_row=none)
    assert alone == Choice(urgent, Rule.URGENT)


def booked(number: int, minute: float, need: Need | None = None, service: str = "wba") -> Ticket:
    """A client who is in time for an appointment ``minute`` minutes after opening."""
    return _with_appointment(arrival(number, minute, need, service))


def next_of(*waiting: Ticket, minute: float, row: int = 2, passed: int = 0) -> Choice:
    choice = choose(
        waiting,
        now=MORNING + minutes(minute),
        rules=RULES,
        overtakes=lambda ticket: passed,
        in_a_row=lambda: row,
    )
    assert choice is not None
    return choice


@pytest.mark.parametrize(
    ("waited", "row", "rule"),
    [
        (45, 2, Rule.IN_A_ROW),
        (44.99, 2, Rule.APPOINTMENT),
        (45, 1, Rule.APPOINTMENT),
        (89, 2, Rule.IN_A_ROW),
        (90, 2, Rule.MAX_WAIT),
    ],
)
def test_after_two_appointments_somebody_who_waits_long_without_one_is_next(
    waited: float, row: int, rule: Rule
) -> None:
    walk_in = arrival(1, 0)
    choice = next_of(walk_in, booked(701, 14), minute=waited, row=row)
    assert choice.rule is rule
    assert (choice.ticket is walk_in) == (rule is not Rule.APPOINTMENT)


def test_nobody_asks_about_the_row_while_it_does_not_matter() -> None:
    def ask() -> int:
        raise AssertionError("asked")

    for waiting, minute in [
        ([arrival(1, 0), booked(701, 16)], 50),  # the walk-in is next anyway
        ([arrival(1, 0), booked(701, 14)], 44),
        ([booked(701, 0), booked(702, 1)], 60),
        ([arrival(1, 0), booked(701, 14, Need.URGENT)], 50),
    ]:
        now = MORNING + minutes(minute)
        assert choose(waiting, now=now, rules=RULES, overtakes=never, in_a_row=ask) is not None


def test_an_urgent_client_is_not_passed_over_because_of_an_appointment() -> None:
    walk_in, appointment = arrival(1, 0), booked(701, 1, Need.URGENT)
    assert next_of(walk_in, appointment, minute=50) == Choice(appointment, Rule.URGENT)
    head, urgent = booked(702, 0), booked(703, 30, Need.URGENT)
    assert next_of(walk_in, head, urgent, minute=50) == Choice(urgent, Rule.IN_A_ROW)
    just_here = arrival(2, 39, Need.URGENT)
    assert next_of(walk_in, head, just_here, minute=50) == Choice(just_here, Rule.IN_A_ROW)


def test_who_has_a_seat_need_and_an_appointment_stands_back_too() -> None:
    walk_in = arrival(1, 0)
    assert next_of(walk_in, booked(701, 14, Need.SEAT), minute=50) == Choice(walk_in, Rule.IN_A_ROW)


def test_standing_back_lets_nobody_be_overtaken_once_more() -> None:
    patient, needy = arrival(1, 0), arrival(2, 10, Need.SEAT)
    head = booked(701, 1, service="neu")
    assert next_of(patient, needy, head, minute=50, passed=4) == Choice(needy, Rule.IN_A_ROW)
    assert next_of(patient, needy, head, minute=50, passed=5) == Choice(patient, Rule.MAX_OVERTAKES)


def test_an_appointment_that_was_overtaken_too_often_is_next_all_the_same() -> None:
    old, late = booked(701, 0), arrival(1, 5, Need.SEAT)
    assert next_of(old, late, minute=51, passed=5).ticket is old


@pytest.mark.parametrize(("language", "fact"), [("de", "jemand ohne Termin 45 Min"), ("en", "without one")])
def test_the_sentence_of_who_comes_before_the_one_who_waits_long(language: str, fact: str) -> None:
    urgent = arrival(9, 49, Need.URGENT)
    now = MORNING + minutes(50)
    choice = Choice(urgent, Rule.IN_A_ROW)
    why = why_next(choice, now=now, since="08:49", rules=RULES, language=language)
    assert fact in why
    assert "08:49" not in why


def _tickets(people: list[tuple[int, Need | None, str]]) -> list[Ticket]:
    in_order = sorted(people, key=lambda person: person[0])
    return [arrival(n, *person) for n, person in enumerate(in_order, start=1)]


def _with_appointment(ticket: Ticket) -> Ticket:
    """The same client, in time for an appointment at what was the arrival."""
    ahead = max(RULES.appointment_head_start, ticket.head_start)
    life = replace(ticket.life, due_at=due_time(ticket.arrived_at, ahead))
    return replace(ticket, appointment_at=ticket.arrived_at, head_start=ahead, life=life)


PEOPLE = st.lists(
    st.tuples(st.integers(0, 100), st.sampled_from(NEEDS), st.sampled_from(["wba", "neu"])), max_size=12
)


def naive(
    waiting: list[Ticket], now: float, counts: dict[tuple[str, int], int], row: int
) -> tuple[int, str] | None:
    """The rule in the words of the design, by loops and minutes: number and rule."""

    def minute(ticket: Ticket) -> int:
        return int((ticket.arrived_at - MORNING).total_seconds() // 60)

    def lead(ticket: Ticket) -> int:
        of_need = {None: 0, Need.SEAT: 20, Need.URGENT: 40}[ticket.need]
        return of_need if ticket.appointment_at is None else max(15, of_need)

    def next_due(among: list[Ticket]) -> Ticket | None:
        best: Ticket | None = None
        for ticket in among:
            if best is None or (minute(ticket) - lead(ticket), ticket.number) < (
                minute(best) - lead(best),
                best.number,
            ):
                best = ticket
        return best

    best = next_due(waiting)
    oldest: Ticket | None = None
    for ticket in waiting:
        if oldest is None or (minute(ticket), ticket.number) < (minute(oldest), oldest.number):
            oldest = ticket
    if best is None or oldest is None:
        return None
    if now - minute(oldest) >= 90:
        return oldest.number, "max_wait"
    rule = {None: "arrival", Need.SEAT: "need", Need.URGENT: "urgent"}[best.need]
    if best.appointment_at is not None and best.need is None:
        rule = "appointment"
    long_waiting = [t for t in waiting if t.appointment_at is None and now - minute(t) >= 45]
    if best.appointment_at is not None and best.need is not Need.URGENT and row >= 2 and long_waiting:
        best = next_due([t for t in waiting if t.appointment_at is None or t.need is Need.URGENT])
        assert best is not None
        rule = "in_a_row"
    if lead(best) > 0:
        before = [t for t in waiting if minute(t) < minute(best)]
        for first in sorted(before, key=lambda t: (minute(t), t.number)):
            oldest_of_its = all(minute(first) <= minute(t) for t in before if t.service == first.service)
            if oldest_of_its and counts.get((first.service, minute(first)), 0) >= 5:
                return first.number, "max_overtakes"
    return best.number, rule


@given(
    people=PEOPLE,
    booked=st.sets(st.integers(1, 12)),
    later=st.integers(0, 60),
    counts=st.dictionaries(
        st.tuples(st.sampled_from(["wba", "neu"]), st.integers(0, 100)), st.integers(0, 7), max_size=30
    ),
    row=st.integers(0, 2),
    order=st.randoms(use_true_random=False),
)
@settings(max_examples=500)
def test_choose_agrees_with_the_naive_rule(people, booked, later, counts, row, order) -> None:
    waiting = [_with_appointment(t) if t.number in booked else t for t in _tickets(people)]
    now = max((person[0] for person in people), default=0) + later
    shuffled = list(waiting)
    order.shuffle(shuffled)
    choice = choose(
        shuffled,
        now=MORNING + minutes(now),
        rules=RULES,
        overtakes=lambda t: counts.get((t.service, int((t.arrived_at - MORNING).total_seconds() // 60)), 0),
        in_a_row=lambda: row,
    )
    found = None if choice is None else (choice.ticket.number, choice.rule.value)
    assert found == naive(waiting, now, counts, row)


DESKS = (("wba",), ("wba", "neu"), ("neu", "aus"))


class _Day:
    """Some desks over a day: people come, desks call, every call is written down."""

    def __init__(self) -> None:
        self.waiting: list[Ticket] = []
        self.called: list[Ticket] = []
        self.overtakings: list[Overtaking] = []
        self.passed: dict[int, int] = {}
        self.choices: list[tuple[Choice, int]] = []

    def overtakes(self, ticket: Ticket) -> int:
        return times_passed(ticket, self.overtakings)

    def call(self, minute: float, desk: tuple[str, ...] = ("wba",)) -> None:
        line = [ticket for ticket in self.waiting if ticket.service in desk]
        choice = choose(
            line, now=MORNING + minutes(minute), rules=RULES, overtakes=self.overtakes, in_a_row=none
        )
        if choice is None:
            return
        self.choices.append((choice, self.passed.get(choice.ticket.number, 0)))
        self.waiting.remove(choice.ticket)
        self.called.append(choice.ticket)
        if choice.ticket.head_start > 0:
            passed = passed_services(choice.ticket, line)
            self.overtakings.append(Overtaking(choice.ticket.arrived_at, passed))
        line.remove(choice.ticket)
        for other in line:
            if other.arrived_at < choice.ticket.arrived_at and choice.ticket.head_start > 0:
                self.passed[other.number] = self.passed.get(other.number, 0) + 1


# Mostly urgent people, so that the guard has work to do.
DAYS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["wba", "neu", "aus"]),
            st.sampled_from([None, None, Need.SEAT, Need.URGENT, Need.URGENT]),
        ),
        st.tuples(st.just("call"), st.sampled_from(DESKS)),
    ),
    min_size=20,
    max_size=120,
)
_Acts = list[tuple[str, Any]]


def _run(acts: _Acts, pace: float) -> _Day:
    day, minute, number = _Day(), 0.0, 0
    for act, what in acts:
        minute += pace
        if act == "call":
            day.call(minute, what)
        else:
            number += 1
            day.waiting.append(arrival(number, minute, what, act))
    return day


@given(DAYS, st.sampled_from([0.25, 0.5, 1.0, 3.0]))
@settings(max_examples=300)
def test_nobody_is_overtaken_by_a_head_start_more_than_five_times(acts: _Acts, pace: float) -> None:
    day = _run(acts, pace)
    assert max(day.passed.values(), default=0) <= RULES.max_overtakes


@given(DAYS, st.sampled_from([0.5, 1.0, 3.0]))
def test_the_overtaking_rule_is_named_only_for_one_who_was_overtaken_so_often(
    acts: _Acts, pace: float
) -> None:
    for choice, passed in _run(acts, pace).choices:
        if choice.rule is Rule.MAX_OVERTAKES:
            assert passed == RULES.max_overtakes


def test_the_guard_is_reached_and_lets_others_pass_again_afterwards() -> None:
    day = _Day()
    day.waiting = [arrival(1, 0), arrival(2, 1)] + [arrival(n, 2, Need.URGENT) for n in range(3, 12)]
    for _ in range(11):
        day.call(10)
    assert [ticket.number for ticket in day.called] == [3, 4, 5, 6, 7, 1, 2, 8, 9, 10, 11]
    assert day.passed[1] == day.passed[2] == 5


def test_every_rule_tells_a_true_sentence_in_both_languages() -> None:
    now = MORNING + minutes(95)
    plain, seat = arrival(7, 0), arrival(8, 60, Need.SEAT)
    urgent = arrival(9, 61, Need.URGENT)
    sentences = {
        (rule, language): why_next(
            Choice(ticket, rule), now=now, since="08:00", rules=RULES, language=language
        )
        for rule, ticket in [
            (Rule.ARRIVAL, plain),
            (Rule.NEED, seat),
            (Rule.URGENT, urgent),
            (Rule.MAX_WAIT, plain),
            (Rule.MAX_OVERTAKES, plain),
            (Rule.IN_A_ROW, plain),
            (Rule.CHOSEN, plain),
            (Rule.APPOINTMENT, replace(plain, appointment_at=plain.arrived_at - minutes(20))),
        ]
        for language in ("de", "en")
    }
    assert set(Rule) == {rule for rule, _ in sentences}
    assert len(set(sentences.values())) == 16
    for language in ("de", "en"):
        assert sentences[Rule.ARRIVAL, language].startswith("A 007 ")
        for fact in ("08:00", "95"):
            assert fact in sentences[Rule.ARRIVAL, language]
        assert "20" in sentences[Rule.NEED, language]
        assert "40" in sentences[Rule.URGENT, language]
        for fact in ("95", "90"):
            assert fact in sentences[Rule.MAX_WAIT, language]
        assert "5" in sentences[Rule.MAX_OVERTAKES, language]
        for fact in ("08:00", "95", "2"):
            assert fact in sentences[Rule.IN_A_ROW, language]
    unknown = why_next(Choice(plain, Rule.CHOSEN), now=now, since="08:00", rules=RULES, language="tlh")
    assert unknown == sentences[Rule.CHOSEN, "de"]


@given(PEOPLE, st.integers(0, 60))
def test_the_sentence_names_the_rule_that_holds(people, later) -> None:
    waiting = _tickets(people)
    now = MORNING + minutes(max((person[0] for person in people), default=0) + later)
    choice = choose(waiting, now=now, rules=RULES, overtakes=never, in_a_row=none)
    if choice is None:
        return
    ticket = choice.ticket
    earlier = [t for t in waiting if (t.arrived_at, t.number) < (ticket.arrived_at, ticket.number)]
    match choice.rule:
        case Rule.ARRIVAL:
            assert not earlier, "by arrival, yet somebody came before"
        case Rule.MAX_WAIT:
            assert not earlier
            assert waited_minutes(ticket.arrived_at, now) >= RULES.max_wait
        case Rule.NEED | Rule.URGENT:
            assert ticket.need is not None
            assert ticket.head_start == head_start(ticket.need, RULES)
            assert min(waiting, key=due_key) == ticket
        case _:
            pytest.fail(f"{choice.rule} without a reason")


@pytest.mark.parametrize(("seconds", "expected"), [(0, 0), (59, 0), (60, 1), (-3600, 0), (3 * 3600, 180)])
def test_waited_minutes_are_whole_and_never_negative(seconds: int, expected: int) -> None:
    assert waited_minutes(MORNING, MORNING + timedelta(seconds=seconds)) == expected


def test_who_comes_back_after_a_miss_stands_behind_the_next_two() -> None:
    missed = arrival(1, 0)
    others = [arrival(4, 30), arrival(3, 20), arrival(2, 10)]
    due = due_after_absence(missed.life.due_at, others)
    back = replace(missed, life=replace(missed.life, due_at=due))
    line = sorted([back, *others], key=due_key)
    assert [ticket.number for ticket in line] == [2, 3, 1, 4]


def test_who_comes_back_to_a_short_line_stands_behind_it() -> None:
    missed = arrival(1, 0)
    assert due_after_absence(missed.life.due_at, []) == missed.life.due_at
    one = due_after_absence(missed.life.due_at, [arrival(2, 10)])
    assert one > arrival(2, 10).life.due_at


def test_a_miss_never_brings_anybody_forward() -> None:
    late = arrival(9, 50)
    assert due_after_absence(late.life.due_at, [arrival(1, 0), arrival(2, 1)]) == late.life.due_at
