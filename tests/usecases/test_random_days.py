"""Random days through the use cases: every guard holds, nobody starves, each sentence is true."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.appointment import AppointmentId
from frontdesk.domain.errors import RefusedError
from frontdesk.domain.house import Availability, CallingRules, DaySpan, DeskName, House, OpenSpan, ServiceCode
from frontdesk.domain.order import Choice, Rule, choose, due_key
from frontdesk.domain.ticket import Need, State, Step, Ticket, TicketId
from frontdesk.testing import memory
from frontdesk.testing.builders import operation, small_house
from frontdesk.usecases import appointments, calling, queues, reception
from frontdesk.usecases.appointments import Wish
from tests.usecases.scene import Scene, assert_healthy, desk_op

# Short, so that a day of some twenty people comes to every guard.
RULES = CallingRules(max_overtakes=2, max_wait=60, appointments_in_a_row=2, walk_in_patience=20)
DESKS = {"2.14": ("wba", "neu"), "2.11": ("wba",), "2.12": ("neu", "wba")}
SLOTS = 14


def house() -> House:
    """The Jobcenter of the small house with three desks, and appointments every five minutes."""
    small, codes = small_house(), (ServiceCode("neu"), ServiceCode("wba"))
    third = replace(small.desk("2.11"), name=DeskName("2.12"), room="Zimmer 2.12", services=codes)
    hours = tuple(OpenSpan(day, span.start, span.end) for day in range(5) for span in [ALL_DAY])
    slots = Availability(
        code="leistung",
        names={"de": "Leistung"},
        services=(ServiceCode("wba"), ServiceCode("neu")),
        minutes=5,
        places=3,
        hours=hours,
    )
    return replace(small, rules=RULES, desks=(*small.desks, third), availability=(slots,))


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


class Facts:
    """What an onlooker with a notebook knows of one client; worked out from the day, not from the ticket."""

    def __init__(self, ticket: Ticket, arrived: datetime, slot: datetime | None, need: Need | None) -> None:
        self.ticket_id, self.label, self.number = ticket.id, ticket.label, ticket.number
        self.service, self.need, self.slot, self.arrived = ticket.service, need, slot, arrived
        self.late = slot is not None and arrived - slot > minutes(10)
        self.base = arrived if slot is None or self.late else slot
        of_need = {None: 0, Need.SEAT: 20, Need.URGENT: 40}[need]
        self.ahead = max(of_need, 0 if slot is None else 5 if self.late else 15)
        self.due = self.base - minutes(self.ahead)
        self.came_back = False
        self.passed = 0
        self.older: set[TicketId] | None = None  # who was before, since the longest wait is over

    def waited(self, now: datetime) -> timedelta:
        return now - self.base

    @property
    def stands_back(self) -> bool:
        return self.slot is not None and self.need is not Need.URGENT


class Day:
    """One day of work, with an onlooker who checks every call."""

    def __init__(self) -> None:
        self.scene = Scene(house=house())
        self.store, self.house = self.scene.store, self.scene.house
        self.facts: dict[TicketId, Facts] = {}
        self.calls: list[Facts] = []  # those that stand, oldest first
        self.rules_seen: Counter[Rule] = Counter()
        self.booked: list[AppointmentId] = [self._book(i) for i in range(SLOTS)]

    def _book(self, place: int) -> AppointmentId:
        wish = Wish(
            service=("wba", "neu", "wba")[place % 3],
            after=self.scene.clock.now() + minutes(place * 7),
        )
        outcome = appointments.book(self.store, self.house, op=operation(), wish=wish)
        return outcome.value.appointment.id

    @property
    def now(self) -> datetime:
        return self.scene.clock.now()

    def waiting(self, services: Iterable[str]) -> list[Facts]:
        codes = [ServiceCode(code) for code in services]
        return [self.facts[t.id] for t in self.store.waiting(self.scene.today, codes, limit=1000)]

    # --- what happens -----------------------------------------------------------------------------

    def do(self, act: str, what: object) -> None:
        with suppress(RefusedError):
            getattr(self, act)(what)

    def passes(self, count: float) -> None:
        self.scene.clock.advance(minutes=count)

    def comes(self, what: tuple[str, Need | None]) -> None:
        service, need = what
        ticket = reception.issue_ticket(
            self.store, self.house, op=operation(), service=service, need=need
        ).value.ticket
        self.facts[ticket.id] = Facts(ticket, self.now, None, need)
        self.scene.clock.advance(seconds=1)

    def checks_in(self, what: tuple[int, Need | None]) -> None:
        place, need = what
        one = self.booked[place % SLOTS]
        done = appointments.check_in(
            self.store, self.house, op=operation(), appointment_id=one, need=need
        ).value
        self.facts[done.ticket.id] = Facts(done.ticket, self.now, done.appointment.starts_at, need)
        self.scene.clock.advance(seconds=1)

    def calls_next(self, desk: str) -> None:
        before = self.waiting(DESKS[desk])
        before_told = self.told_to(desk)
        said = queues.desk(self.store, self.house, desk=desk).why
        done = calling.call_next(self.store, self.house, op=desk_op(), desk=desk).value
        assert (done.ticket is None) == (not before)
        assert done.why == said, "what the window said beforehand"
        if done.ticket is None or done.why is None:
            return
        assert done.ticket.id in self.facts, "called although nobody has come"
        called = self.facts[done.ticket.id]
        calls = [one for one in self.store.events(called.ticket_id) if one.step is Step.CALLED]
        rule = Rule(calls[-1].reason or "")
        self.rules_seen[rule] += 1
        self.check_guards(called, rule, before, desk)
        self.check_sentence(called, rule, done.why, before, desk, before_told)
        self.note(called, before, desk)

    def told_to(self, desk: str) -> Callable[[Facts], int]:
        """How many calls with a head start there were so far, of somebody later, by desks that took both."""
        made = list(self.made)
        return lambda one: sum(one.service in took and f.ahead > 0 and f.base > one.base for f, took in made)

    @property
    def made(self) -> list[tuple[Facts, tuple[str, ...]]]:
        """Every call and what its desk takes, in doubt also those that were taken back."""
        return [
            (self.facts[ticket.id], DESKS[event.desk or ""])
            for ticket, events in self.store.histories(self.scene.today)
            for event in events
            if event.step is Step.CALLED
        ]

    def does_not_come(self, desk: str) -> None:
        for _ in range(2):
            self.scene.clock.advance(seconds=91)
            calling.not_there(self.store, self.house, op=desk_op(), desk=desk)

    def parks(self, desk: str) -> None:
        calling.park(self.store, self.house, op=desk_op(), desk=desk)

    def comes_back(self, place: int) -> None:
        aside = self.store.parked(self.scene.today, self.house.desk("2.14").services)
        if not aside:
            return
        ticket = aside[place % len(aside)]
        before = self.waiting(ServiceCode(code) for code in ("wba", "neu"))
        calling.back(self.store, self.house, op=operation(), ticket_id=ticket.id)
        facts = self.facts[ticket.id]
        facts.came_back = facts.came_back or ticket.state is State.MISSED
        now = self.store.ticket(ticket.id)
        assert now is not None
        if ticket.state is State.MISSED:
            line = sorted((one for one in before if one.service == facts.service), key=self.order)
            assert sum(self.order(one) < due_key(now)[:2] for one in line) >= min(2, len(line))
        facts.due = now.life.due_at
        facts.older = None
        for other in self.facts.values():
            if other.older is not None and facts.base < other.base:
                other.older.add(facts.ticket_id)

    def takes_back(self, desk: str) -> None:
        at = self.store.at_desk(desk)  # type: ignore[arg-type]
        called = at is not None and at.state is State.CALLED
        calling.undo(self.store, self.house, op=desk_op(), desk=desk)
        after = self.store.at_desk(desk)  # type: ignore[arg-type]
        if called and at is not None and (after is None or after.id != at.id):
            places = [i for i, one in enumerate(self.calls) if one.ticket_id == at.id]
            del self.calls[places[-1]]

    # --- what the onlooker says -------------------------------------------------------------------

    def order(self, one: Facts) -> tuple[datetime, int]:
        return one.due, one.number

    def in_a_row(self, desk: str) -> int:
        count = 0
        for one in reversed(self.calls):
            if one.service not in DESKS[desk]:
                continue
            if one.slot is None:
                break
            count += 1
        return count

    def patient(self, line: list[Facts]) -> list[Facts]:
        return [one for one in line if one.slot is None and one.waited(self.now) >= minutes(20)]

    def check_guards(self, called: Facts, rule: Rule, line: list[Facts], desk: str) -> None:
        longest = max(one.waited(self.now) for one in line)
        if longest >= minutes(60):
            assert called.waited(self.now) == longest, "somebody has waited too long"
        for one in line:
            if one.base < called.base and called.ahead > 0:
                assert one.passed < 2, f"{one.label} is overtaken once more"
        if called.stands_back and self.in_a_row(desk) >= 2 and self.patient(line):
            assert rule in (Rule.MAX_WAIT, Rule.MAX_OVERTAKES), "one more appointment in a row"

    def check_sentence(
        self,
        called: Facts,
        rule: Rule,
        why: str,
        line: list[Facts],
        desk: str,
        told: Callable[[Facts], int],
    ) -> None:
        waited = str(int(max(0.0, called.waited(self.now).total_seconds()) // 60))
        base, zone = called.base, self.house.zone
        since = f"{base.astimezone(zone):%H:%M}"
        slot = "" if called.slot is None else f"{called.slot.astimezone(zone):%H:%M}"
        first = min(line, key=self.order)
        figures = [called.label]
        match rule:
            case Rule.MAX_WAIT:
                assert called.waited(self.now) >= minutes(60)
                figures += [waited, "60"]
            case Rule.MAX_OVERTAKES:
                assert told(called) >= 2
                figures += ["2 Mal", "Vorsprung"]
            case Rule.IN_A_ROW:
                others = [one for one in line if not one.stands_back]
                assert first.stands_back
                assert self.in_a_row(desk) >= 2
                assert self.patient(line)
                assert called is min(others, key=self.order)
                figures += ["2 Mal in Folge", since if called in self.patient(line) else "20 Min"]
            case _:
                assert called is first, f"{called.label} goes before {first.label}"
                kind = {None: Rule.ARRIVAL, Need.SEAT: Rule.NEED, Need.URGENT: Rule.URGENT}[called.need]
                if called.slot is not None and called.need is None:
                    kind = Rule.APPOINTMENT
                assert rule is kind
                if called.due > base - minutes(called.ahead):
                    assert called.came_back
                    figures += ["nicht da", "zurück"]
                elif rule is Rule.ARRIVAL:
                    assert all(one.came_back or one.base >= base for one in line)
                    figures += [since, waited, "Ankunft"]
                else:
                    in_time = called.slot is not None and not called.late
                    figures += [f"{called.ahead} Min", slot if in_time else since]
        for figure in figures:
            assert figure in why, (figure, why)
        assert "{" not in why

    def note(self, called: Facts, line: list[Facts], desk: str) -> None:
        self.calls.append(called)
        for one in line:
            if one is called:
                continue
            if one.base < called.base and called.ahead > 0:
                one.passed += 1
            if one.waited(self.now) >= minutes(60):
                # From here on only those who were before may go first, each once.
                if one.older is None:
                    keys = (one.base, one.number)
                    everybody = self.waiting(("wba", "neu"))
                    one.older = {o.ticket_id for o in everybody if (o.base, o.number) < keys}
                    one.older.add(called.ticket_id)
                assert called.ticket_id in one.older, f"{one.label} starves"
                one.older.remove(called.ticket_id)
        called.passed = 0
        called.older = None

    def ends(self) -> None:
        """Nobody new comes; the desks go on until everybody who waits has been called."""
        left = len(self.waiting(("wba", "neu")))
        calls = 0
        while self.waiting(("wba", "neu")):
            for desk in DESKS:
                calls += bool(self.waiting(DESKS[desk]))
                self.calls_next(desk)
            self.passes(3)
        assert calls == left
        assert_healthy(self.store)


ALL_DAY = DaySpan(small_house().site.hours[0].start, small_house().site.hours[0].end)

services = st.sampled_from(["wba", "wba", "neu"])
needs = st.sampled_from([None, None, None, Need.SEAT, Need.URGENT])
desks = st.sampled_from(list(DESKS))
acts = st.lists(
    st.one_of(
        st.tuples(st.just("passes"), st.sampled_from([1, 2, 5, 8, 20])),
        st.tuples(st.just("comes"), st.tuples(services, needs)),
        st.tuples(st.just("comes"), st.tuples(services, needs)),
        st.tuples(st.just("checks_in"), st.tuples(st.integers(0, SLOTS - 1), needs)),
        st.tuples(st.just("checks_in"), st.tuples(st.integers(0, SLOTS - 1), needs)),
        st.tuples(st.just("calls_next"), desks),
        st.tuples(st.just("calls_next"), desks),
        st.tuples(st.just("does_not_come"), desks),
        st.tuples(st.just("parks"), desks),
        st.tuples(st.just("comes_back"), st.integers(0, 5)),
        st.tuples(st.just("takes_back"), desks),
    ),
    min_size=10,
    max_size=80,
)


def lived(todo: Iterable[tuple[str, object]]) -> Day:
    day = Day()
    for act, what in todo:
        day.do(act, what)
    day.ends()
    return day


@given(acts)
@settings(max_examples=120)
def test_a_random_day_keeps_every_guard_and_tells_the_truth(todo: list[tuple[str, object]]) -> None:
    lived(todo)


def busy(seed: int) -> list[tuple[str, object]]:
    """A crowded day: more people come than are called, and many have an appointment or a need."""
    chance = random.Random(seed)
    todo: list[tuple[str, object]] = []
    places = list(range(SLOTS))
    chance.shuffle(places)
    for _ in range(60):
        need = chance.choice([None, None, None, Need.SEAT, Need.URGENT])
        desk = chance.choice(list(DESKS))
        kind = chance.random()
        if kind < 0.3:
            todo.append(("comes", (chance.choice(["wba", "neu"]), need)))
        elif kind < 0.5 and places:
            todo.append(("checks_in", (places.pop(), chance.choice([None, None, Need.URGENT]))))
        elif kind < 0.75:
            todo.append(("calls_next", desk))
        elif kind < 0.8:
            todo.append(("does_not_come", desk))
        elif kind < 0.85:
            todo.append(("comes_back", chance.randrange(4)))
        else:
            todo.append(("passes", chance.choice([1, 3, 8])))
    return todo


SEEDS = range(40)


def test_such_days_come_to_every_rule() -> None:
    seen: Counter[Rule] = Counter()
    for seed in SEEDS:
        seen += lived(busy(seed)).rules_seen
    assert set(seen) == set(Rule) - {Rule.CHOSEN}


def _never(*_: object) -> int:
    return 0


def _broken(**instead: object) -> Callable[..., Choice | None]:
    """The rule as it is, but blind for one thing."""

    def blind(waiting: Iterable[Ticket], **known: object) -> Choice | None:
        changed = {**known, **{key: value for key, value in instead.items() if key in known}}
        rules = changed["rules"]
        assert isinstance(rules, CallingRules)
        changed["rules"] = replace(rules, **instead.get("of_rules", {}))  # type: ignore[arg-type]
        return choose(waiting, **changed)  # type: ignore[arg-type]

    return blind


def _latest_first(waiting: Iterable[Ticket], **_: object) -> Choice | None:
    last = max(waiting, key=due_key, default=None)
    return None if last is None else Choice(last, Rule.ARRIVAL)


def _wrong_rule(waiting: Iterable[Ticket], **known: object) -> Choice | None:
    choice = choose(waiting, **known)  # type: ignore[arg-type]
    return choice if choice is None or choice.rule is not Rule.NEED else Choice(choice.ticket, Rule.ARRIVAL)


@pytest.mark.parametrize(
    "broken",
    [
        _broken(overtakes=_never),
        _broken(in_a_row=_never),
        _broken(in_a_row=lambda: 99),
        _broken(of_rules={"max_wait": 100_000}),
        _broken(of_rules={"walk_in_patience": 100_000}),
        _broken(of_rules={"max_overtakes": 3}),
        _broken(of_rules={"appointments_in_a_row": 3}),
        _latest_first,
        _wrong_rule,
    ],
    ids=[
        "overtaking",
        "in a row",
        "always in a row",
        "longest wait",
        "patience",
        "overtaken thrice",
        "three in a row",
        "latest first",
        "another reason",
    ],
)
def test_a_broken_rule_is_noticed(monkeypatch: pytest.MonkeyPatch, broken: object) -> None:
    monkeypatch.setattr(memory, "choose", broken)
    monkeypatch.setattr(queues, "choose", broken)
    with pytest.raises(AssertionError):
        all(map(lived, map(busy, SEEDS)))
