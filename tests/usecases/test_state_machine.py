"""Any sequence of acts does to a real store what it does to the model; repeats and refusals do nothing."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from frontdesk.domain.errors import FrontdeskError, OperationReusedError
from frontdesk.domain.ticket import Need, Step, Ticket, TicketId
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import calling, day, houses, queues, reception
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.ports import Operation, Store
from tests.usecases.model import DESKS, FROM, SERIES, Fields, Model, Refused
from tests.usecases.scene import assert_healthy, desk_op, whole

HOUSE = small_house()
FIRST_DAY = date(2026, 1, 5)
SERVICES = st.sampled_from(sorted(SERIES))
DESK_NAMES = st.sampled_from(sorted(DESKS))
NEEDS = st.sampled_from([None, None, Need.SEAT, Need.URGENT])
WHICH = st.integers(0, 1000)

Act = Callable[[], Outcome[Any]]


def somebody_is_at_a_desk(house: HouseAtWork) -> bool:
    return any(house.model.at(desk) for desk in DESKS)


class HouseAtWork(RuleBasedStateMachine):
    """Real store and model side by side; a subclass says which store.

    Attributes:
        mondays: on a store that many runs share, each run has weeks of its own.
        done: acts that took effect, each with its operation, for repeats.
    """

    def new_store(self, clock: FakeClock) -> Store:
        raise NotImplementedError

    mondays: Iterator[int]

    @initialize()
    def open_the_house(self) -> None:
        monday = self.first_day = FIRST_DAY + timedelta(weeks=8 * next(self.mondays))
        self.clock = FakeClock(datetime.combine(monday, time(8), ZoneInfo("Europe/Berlin")))
        self.store = self.new_store(self.clock)
        day.close_past_days(self.store, HOUSE, op=operation("system", "system"))
        for desk in DESKS:
            calling.close_desk(self.store, HOUSE, op=desk_op(), desk=desk)
        self.model = Model()
        self.ids: list[TicketId] = []
        self.done: list[tuple[Operation, set[Step], Act]] = []

    # --- what both sides do ----------------------------------------------------------------------

    def both(self, steps: set[Step], op: Operation, real: Act, model: Callable[[], Any]) -> tuple[Any, Any]:
        """Do an act on both sides: the two outcomes, or ``None`` where both refuse and nothing changes."""
        expected, code = None, ""
        try:
            expected = model()
        except Refused as no:
            code = no.args[0]
        if code:
            before = self.picture()
            with pytest.raises(FrontdeskError) as refused:
                real()
            assert refused.value.code == code
            assert self.picture() == before
            return None, None
        outcome = real()
        assert outcome.created
        if outcome.changed and steps:  # an opening keeps no outcome to repeat
            self.done.append((op, steps, real))
        if isinstance(outcome.value, Ticket):
            assert self.known(outcome.value) == self.told(
                self.model.tickets[self.ids.index(outcome.value.id)]
            )
        return outcome, expected

    def picture(self) -> object:
        """Everything but the revision, which a database may move on without a change."""
        return [part for part in whole(self.store, since=self.first_day) if not isinstance(part, str)]

    def empty(self, outcome: Outcome[Any]) -> bool:
        """Nobody was there to finish or to call: then a database does not look whether it knows the act."""
        return not isinstance(self.store, MemoryStore) and outcome.value == calling.NextCall(None, None, None)

    def known(self, ticket: Ticket | None) -> tuple[object, ...] | None:
        if ticket is None:
            return None
        life = ticket.life
        where = (ticket.label, life.state.value, life.service, life.desk)
        return (*where, life.due_at, life.misses, ticket.arrived_at)

    def told(self, fields: Fields | None) -> tuple[object, ...] | None:
        names = ("label", "state", "service", "desk", "due", "misses", "arrived")
        return None if fields is None else tuple(fields[name] for name in names)

    def one(self, which: int, kind: str) -> tuple[Fields, TicketId]:
        """One of the tickets, mostly one with which this may be done."""
        fit = [t["key"] for t in self.model.tickets if t["state"] in FROM[kind]]
        keys = fit if fit and which % 6 != 5 else list(range(len(self.ids)))
        key = keys[which % len(keys)]
        return self.model.tickets[key], self.ids[key]

    def staffed(self, which: int) -> str:
        """One of the desks, mostly one with a client."""
        busy = [desk for desk in sorted(DESKS) if self.model.at(desk)]
        desks = busy if busy and which % 6 != 5 else sorted(DESKS)
        return desks[which % len(desks)]

    # --- acts ------------------------------------------------------------------------------------

    @rule(people=st.lists(st.tuples(SERVICES, NEEDS), min_size=2, max_size=8), seconds=st.integers(0, 90))
    def crowd(self, people: list[tuple[str, Need | None]], seconds: int) -> None:
        for service, need in people:
            self.issue(service=service, need=need, anyway=True)
            self.clock.advance(seconds=seconds)

    @rule(service=SERVICES, urgent=st.integers(4, 8))
    def rush(self, service: str, urgent: int) -> None:
        """Enough urgent people behind a patient one for the guard against overtaking."""
        for need in (None, *[Need.URGENT] * urgent):
            self.issue(service=service, need=need, anyway=True)
            self.clock.advance(seconds=1)

    @rule(service=SERVICES, need=NEEDS, anyway=st.booleans())
    def issue(self, service: str, need: Need | None, anyway: bool) -> None:
        op, now = operation(), self.clock.now()
        named = need.value if need else None
        outcome, _ = self.both(
            {Step.ISSUED},
            op,
            lambda: reception.issue_ticket(
                self.store, HOUSE, op=op, service=service, need=need, printer="reception-1", anyway=anyway
            ),
            lambda: self.model.issue(now, service, named, anyway),
        )
        if outcome is not None:
            self.ids.append(outcome.value.ticket.id)

    @rule(desk=DESK_NAMES, times=st.integers(1, 7))
    def call_next(self, desk: str, times: int) -> None:
        for _ in range(times):
            self.call_one(desk)

    def call_one(self, desk: str) -> None:
        op, now = desk_op(), self.clock.now()
        shown = queues.desk(self.store, HOUSE, desk=desk)
        next_up = self.told(self.model.choice(now, desk))
        outcome, expected = self.both(
            {Step.FINISHED, Step.CALLED},
            op,
            lambda: calling.call_next(self.store, HOUSE, op=op, desk=desk),
            lambda: self.model.next(now, desk),
        )
        called, finished = expected
        assert self.known(outcome.value.ticket) == self.told(called)
        assert self.known(outcome.value.finished) == self.told(finished)
        assert self.known(shown.next_up.ticket if shown.next_up else None) == next_up
        assert shown.why == outcome.value.why

    @rule(desk=DESK_NAMES, which=st.sampled_from(["all", "first", "last", "close"]))
    def open_desk(self, desk: str, which: str) -> None:
        """The desk takes all of its services, or one, or nobody sits there any more."""
        op, own = desk_op(), DESKS[desk]
        services = {"all": None, "first": own[:1], "last": own[-1:], "close": ()}[which]

        def real() -> Outcome[Any]:
            if which == "close":
                return calling.close_desk(self.store, HOUSE, op=op, desk=desk)
            return calling.open_desk(self.store, HOUSE, op=op, desk=desk, services=services)

        self.both(set(), op, real, lambda: self.model.open(desk, services))

    @precondition(somebody_is_at_a_desk)
    @rule(which=WHICH, kind=st.sampled_from(["again", "start", "finish", "missed"]))
    def act_at_desk(self, which: int, kind: str) -> None:
        self.act_one(self.staffed(which), kind)

    @rule(desk=DESK_NAMES, times=st.integers(1, 3), comes=st.booleans())
    def no_show(self, desk: str, times: int, comes: bool) -> None:
        """Somebody is called and does not answer; comes back or not."""
        for _ in range(times):
            self.call_one(desk)
            ticket = self.model.at(desk)
            if ticket is None:
                return
            self.act_one(desk, "missed")
            if comes and ticket["state"] == "missed":
                self.back_one(ticket, self.ids[ticket["key"]])

    def act_one(self, desk: str, kind: str) -> None:
        op, now = desk_op(), self.clock.now()
        act, steps = {
            "again": (calling.call_again, {Step.CALLED_AGAIN}),
            "start": (calling.start, {Step.STARTED}),
            "finish": (calling.finish, {Step.FINISHED}),
            "missed": (calling.missed, {Step.MISSED, Step.ENDED}),
        }[kind]
        self.both(
            steps,
            op,
            lambda: act(self.store, HOUSE, op=op, desk=desk),
            lambda: self.model.at_desk(now, desk, kind),
        )

    @precondition(somebody_is_at_a_desk)
    @rule(which=WHICH)
    def park_own(self, which: int) -> None:
        op, now, desk = desk_op(), self.clock.now(), self.staffed(which)
        self.both(
            {Step.PARKED},
            op,
            lambda: calling.park(self.store, HOUSE, op=op, desk=desk),
            lambda: self.model.park(now, desk, None),
        )

    @precondition(lambda self: self.ids)
    @rule(desk=DESK_NAMES, which=WHICH)
    def park(self, desk: str, which: int) -> None:
        fields, ticket_id = self.one(which, "park")
        op, now = desk_op(), self.clock.now()
        self.both(
            {Step.PARKED},
            op,
            lambda: calling.park(self.store, HOUSE, op=op, desk=desk, ticket_id=ticket_id),
            lambda: self.model.park(now, desk, fields),
        )

    @precondition(lambda self: self.ids)
    @rule(desk=DESK_NAMES, which=WHICH)
    def pick(self, desk: str, which: int) -> None:
        fields, ticket_id = self.one(which, "pick")
        op, now = desk_op(), self.clock.now()
        self.both(
            {Step.CAME_BACK, Step.CALLED},
            op,
            lambda: calling.pick(self.store, HOUSE, op=op, desk=desk, ticket_id=ticket_id),
            lambda: self.model.pick(now, desk, fields),
        )

    @precondition(lambda self: any(t["state"] in FROM["back"] for t in self.model.tickets))
    @rule(which=WHICH)
    def back(self, which: int) -> None:
        self.back_one(*self.one(which, "back"))

    def back_one(self, fields: Fields, ticket_id: TicketId) -> None:
        op, now = desk_op(), self.clock.now()
        self.both(
            {Step.CAME_BACK},
            op,
            lambda: calling.back(self.store, HOUSE, op=op, ticket_id=ticket_id),
            lambda: self.model.back(now, fields),
        )

    @precondition(lambda self: self.ids)
    @rule(which=WHICH, service=SERVICES)
    def transfer(self, which: int, service: str) -> None:
        fields, ticket_id = self.one(which, "transfer")
        op, now = desk_op(), self.clock.now()
        self.both(
            {Step.TRANSFERRED},
            op,
            lambda: calling.transfer(self.store, HOUSE, op=op, service=service, ticket_id=ticket_id),
            lambda: self.model.transfer(now, fields, service),
        )

    @precondition(somebody_is_at_a_desk)
    @rule(which=WHICH, service=SERVICES)
    def send_on(self, which: int, service: str) -> None:
        op, now, desk = desk_op(), self.clock.now(), self.staffed(which)
        self.both(
            {Step.TRANSFERRED},
            op,
            lambda: calling.transfer(self.store, HOUSE, op=op, service=service, desk=desk),
            lambda: self.model.transfer(now, self.model.client(desk), service),
        )

    @precondition(lambda self: self.done)
    @rule(which=WHICH, times=st.integers(1, 3))
    def undo(self, which: int, times: int) -> None:
        desk = self.staffed(which)
        for _ in range(times):
            self.undo_one(desk)

    def undo_one(self, desk: str) -> None:
        op, now = desk_op(), self.clock.now()
        self.both(
            {Step.UNDONE},
            op,
            lambda: calling.undo(self.store, HOUSE, op=op, desk=desk),
            lambda: self.model.undo(now, desk),
        )

    @precondition(lambda self: self.ids)
    @rule(which=WHICH, take_back=st.booleans())
    def cancel(self, which: int, take_back: bool) -> None:
        fields, ticket_id = self.one(which, "cancel")
        op, now = operation(), self.clock.now()

        def real() -> Outcome[Any]:
            if take_back:
                return reception.take_back(self.store, HOUSE, op=op, ticket_id=ticket_id)
            return reception.cancel(self.store, op=op, ticket_id=ticket_id)

        self.both({Step.CANCELLED}, op, real, lambda: self.model.cancel(now, fields, take_back=take_back))

    @precondition(lambda self: len(self.ids) > 5)
    @rule(past=st.booleans())
    def close(self, past: bool) -> None:
        op, now = operation("system", "system"), self.clock.now()
        today = HOUSE.business_day(now)
        all_days = {fields["day"] for fields in self.model.tickets}
        days = {one for one in all_days if one < str(today)} if past else {str(today)}

        def real() -> Outcome[Any]:
            if past:
                return day.close_past_days(self.store, HOUSE, op=op)
            return day.close_day(self.store, op=op, day=today)

        outcome, closed = self.both({Step.CLOSED}, op, real, lambda: self.model.close(now, days))
        assert outcome.value == closed

    # --- the same again, and time ----------------------------------------------------------------

    @precondition(lambda self: self.done)
    @rule(which=WHICH)
    def repeat(self, which: int) -> None:
        """A double click, a retry after a lost reply: the answer of before, and nothing happens."""
        _, _, act = self.done[which % len(self.done)]
        before = self.picture()
        outcome = act()
        assert not outcome.created or self.empty(outcome)
        assert not outcome.changed
        assert self.picture() == before

    @precondition(lambda self: self.done)
    @rule(which=WHICH, desk=DESK_NAMES)
    def reuse(self, which: int, desk: str) -> None:
        """An operation id that belongs to another kind of act is refused."""
        op, steps, _ = self.done[which % len(self.done)]
        before = self.picture()
        if Step.STARTED not in steps:
            with pytest.raises(OperationReusedError):
                calling.start(self.store, HOUSE, op=op, desk=desk)
        if Step.ISSUED not in steps:
            with pytest.raises(OperationReusedError):
                reception.issue_ticket(self.store, HOUSE, op=op, service="wba", anyway=True)
        if not steps & {Step.FINISHED, Step.CALLED}:
            with suppress(OperationReusedError):
                assert self.empty(calling.call_next(self.store, HOUSE, op=op, desk=desk))
        assert self.picture() == before

    @rule(minutes=st.sampled_from([0.1, 1, 4, 5, 20, 45, 90]))
    def wait(self, minutes: float) -> None:
        self.clock.advance(minutes=minutes)

    @precondition(lambda self: len(self.ids) > 5)
    @rule(closed=st.booleans())
    def sleep(self, closed: bool) -> None:
        """The next morning at eight; mostly somebody closed the day before."""
        tomorrow = HOUSE.business_day(self.clock.now()) + timedelta(days=1)
        self.clock.set(datetime.combine(tomorrow, time(8), ZoneInfo("Europe/Berlin")).astimezone(UTC))
        if closed:
            self.close(past=True)

    # --- always ----------------------------------------------------------------------------------

    @invariant()
    def every_ticket_is_as_the_model_says(self) -> None:
        if not hasattr(self, "ids"):
            return
        real = [self.known(self.store.ticket(ticket_id)) for ticket_id in self.ids]
        assert real == [self.told(fields) for fields in self.model.tickets]
        for desk in DESKS:
            present = self.store.at_desk(HOUSE.desk(desk).name)
            assert self.known(present) == self.told(self.model.at(desk))

    def teardown(self) -> None:
        if hasattr(self, "store"):
            day.close_past_days(self.store, HOUSE, op=operation("system", "system"))
            assert_healthy(self.store)


def run(machine: type[HouseAtWork], *, examples: int, steps: int, shrink: bool = True) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, *([Phase.shrink] if shrink else [])],
        ),
    )


def test_in_memory() -> None:
    class InMemory(HouseAtWork):
        mondays = itertools.repeat(0)

        def new_store(self, clock: FakeClock) -> Store:
            store = MemoryStore(clock)
            houses.load_house(store, op=operation("admin", "admin"), house=HOUSE)
            return store

    run(InMemory, examples=120, steps=50)


class _SharedClock:
    """The clock of a store that outlives one run."""

    def __init__(self) -> None:
        self.present = FakeClock(datetime(2026, 1, 5, 7, tzinfo=UTC))

    def now(self) -> datetime:
        return self.present.now()


def _run_on(url: str, *, examples: int, steps: int) -> None:
    from frontdesk.store.open import open_store

    clock = _SharedClock()
    store = open_store(url, clock=clock)
    houses.load_house(store, op=operation("admin", "admin"), house=HOUSE)

    class InDatabase(HouseAtWork):
        mondays = itertools.count()

        def new_store(self, clock_of_run: FakeClock) -> Store:
            clock.present = clock_of_run
            return store

    try:
        run(InDatabase, examples=examples, steps=steps, shrink=False)
    finally:
        store.close()


@pytest.mark.slow
def test_in_sqlite(sqlite_url: str) -> None:
    _run_on(sqlite_url, examples=8, steps=30)


@pytest.mark.slow
@pytest.mark.postgres
def test_in_postgresql(postgres_url: str) -> None:
    _run_on(postgres_url, examples=8, steps=30)
