"""Random days of booking, moving, coming and not coming: every promise holds after every step."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from frontdesk.domain.appointment import HOLDING, Appointment, AppointmentId, AppointmentState
from frontdesk.domain.appointment_errors import AlreadyHereError
from frontdesk.domain.errors import IllegalStepError, RefusedError
from frontdesk.domain.order import Rule, waited_minutes
from frontdesk.domain.slots import free_on, slots_on
from frontdesk.domain.ticket import Need, State, Ticket
from frontdesk.testing.builders import operation
from frontdesk.usecases import appointments, calling, day, queues
from frontdesk.usecases.acts import Outcome
from frontdesk.usecases.appointment_views import Booked
from frontdesk.usecases.appointments import Client, Wish
from frontdesk.usecases.health import check_appointments, check_store
from tests.usecases.scene import Scene

SERVICES = st.sampled_from(["auf", "wba", "neu"])
CLIENTS = st.builds(
    Client, language=st.sampled_from(["de", "uk"]), name=st.sampled_from([None, "Karimi", "Haddad, R."])
)


class Days(RuleBasedStateMachine):
    """The small house with its appointments; what the machine expects stands in `held`."""

    def __init__(self) -> None:
        super().__init__()
        self.scene = Scene()
        self.held: dict[AppointmentId, Appointment] = {}

    @property
    def some(self) -> list[AppointmentId]:
        return sorted(self.held)

    def _now_of(self, one: AppointmentId) -> Appointment:
        found = self.scene.store.appointments.appointment(one)
        assert found is not None
        return found

    def _keep(self, outcome: Outcome[Booked]) -> None:
        one = outcome.value.appointment
        self.held[one.id] = one
        assert self._now_of(one.id) == one

    @rule(service=SERVICES, client=CLIENTS, hours=st.integers(0, 200))
    def book_next(self, service: str, client: Client, hours: int) -> None:
        after = self.scene.clock.now() + timedelta(hours=hours)
        outcome = appointments.book(
            self.scene.store,
            self.scene.house,
            op=operation(),
            wish=Wish(service=service, after=after),
            client=client,
        )
        assert outcome.value.appointment.starts_at > after
        self._keep(outcome)

    @rule(service=SERVICES, number=st.integers(0, 60), days=st.integers(0, 3))
    def book_this_one(self, service: str, number: int, days: int) -> None:
        scene = self.scene
        on = scene.today + timedelta(days=days)
        slots = list(slots_on(scene.house, scene.house.service(service), on))
        if not slots:
            return
        slot = slots[number % len(slots)]
        wish = Wish(
            service=service,
            starts_at=slot.starts_at,
            availability=slot.availability,
            place=slot.place,
        )
        taken = any(slot.meets(one.slot) for one in self.held.values() if one.state in HOLDING)
        try:
            self._keep(appointments.book(scene.store, scene.house, op=operation(), wish=wish))
        except RefusedError:
            assert taken or slot.starts_at <= scene.clock.now()
        else:
            assert not taken
            assert slot.starts_at > scene.clock.now()

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0), service=SERVICES)
    def move(self, pick: int, service: str) -> None:
        one = self._now_of(self.some[pick % len(self.some)])
        may = one.state in (AppointmentState.BOOKED, AppointmentState.NO_SHOW)
        try:
            outcome = appointments.move(
                self.scene.store,
                self.scene.house,
                op=operation(),
                appointment_id=one.id,
                wish=Wish(service=service),
            )
        except IllegalStepError:
            assert not may
        else:
            assert may
            self._keep(outcome)

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0))
    def cancel(self, pick: int) -> None:
        one = self._now_of(self.some[pick % len(self.some)])
        try:
            self._keep(
                appointments.cancel(self.scene.store, op=operation(), appointment_id=one.id, reason="ill")
            )
        except IllegalStepError:
            assert one.state is not AppointmentState.BOOKED

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0), need=st.sampled_from([None, None, Need.SEAT]))
    def check_in(self, pick: int, need: Need | None) -> None:
        today = [one for one in self.some if self._now_of(one).now.day == self.scene.today]
        one = self._now_of((today or self.some)[pick % len(today or self.some)])
        try:
            done = appointments.check_in(
                self.scene.store, self.scene.house, op=operation(), appointment_id=one.id, need=need
            )
        except AlreadyHereError:
            assert one.state is AppointmentState.ARRIVED
        except RefusedError:
            assert one.now.day != self.scene.today or one.state is AppointmentState.CANCELLED
        else:
            ticket = done.value.ticket
            assert 700 <= ticket.number <= 899
            assert ticket.life.due_at == ticket.arrived_at - timedelta(minutes=ticket.head_start)
            self.held[one.id] = done.value.appointment

    @precondition(lambda self: self.held)
    @rule(pick=st.integers(0))
    def undo_check_in(self, pick: int) -> None:
        one = self._now_of(self.some[pick % len(self.some)])
        with suppress(RefusedError):
            undone = appointments.undo_check_in(
                self.scene.store, self.scene.house, op=operation(), appointment_id=one.id
            )
            self._keep(undone)

    @rule()
    def walk_in(self) -> None:
        try:
            self.scene.issue("auf")
        except RefusedError:
            assert not self.scene.house.is_open(self.scene.clock.now(), self.scene.house.service("auf"))

    @rule()
    def call(self) -> None:
        scene = self.scene
        choice = queues.next_choice(
            scene.store, scene.house, scene.house.desk("1.08").services, now=scene.clock.now()
        )
        called = calling.call_next(
            scene.store, scene.house, op=operation("desk-1", "desk"), desk="1.08"
        ).value
        assert (called.ticket is None) == (choice is None)
        if called.ticket is None or choice is None or called.why is None:
            return
        assert called.ticket.id == choice.ticket.id
        self._is_true(called.ticket, choice.rule, called.why)

    def _is_true(self, ticket: Ticket, rule: Rule, why: str) -> None:
        """What the sentence says, the record says too."""
        house = self.scene.house
        assert why.startswith(ticket.label)
        if rule is Rule.APPOINTMENT:
            assert ticket.appointment_at is not None
            assert f"{ticket.appointment_at.astimezone(house.zone):%H:%M}" in why
            late = ticket.issued_at - ticket.appointment_at > timedelta(minutes=house.rules.late_after)
            assert ("zu spät" in why) == late
        if rule is Rule.ARRIVAL:
            assert ticket.appointment_at is None
            assert ticket.arrived_at == ticket.issued_at
        if rule is Rule.MAX_WAIT:
            assert waited_minutes(ticket.arrived_at, self.scene.clock.now()) >= house.rules.max_wait

    @rule(minutes=st.sampled_from([1, 7, 20, 45, 120]))
    def time_passes(self, minutes: int) -> None:
        before = self.scene.today
        self.scene.clock.advance(minutes=minutes)
        if self.scene.today != before:
            self._next_day()

    @rule()
    def the_day_ends(self) -> None:
        day.close_day(self.scene.store, op=operation(), day=self.scene.today)
        self._refresh()
        self.scene.clock.advance(minutes=24 * 60)
        self._next_day()

    def _next_day(self) -> None:
        day.close_past_days(self.scene.store, self.scene.house, op=operation())
        self._refresh()
        past = [one for one in self.held.values() if one.now.day < self.scene.today]
        assert all(one.state is not AppointmentState.BOOKED for one in past)

    def _refresh(self) -> None:
        self.held = {one: self._now_of(one) for one in self.held}

    @invariant()
    def every_promise_holds(self) -> None:
        found = (*check_store(self.scene.store), *check_appointments(self.scene.store))
        assert [line for line in found if not line.ok] == []

    @invariant()
    def what_is_free_is_what_nobody_holds(self) -> None:
        scene = self.scene
        taken = scene.store.appointments.taken(scene.today, scene.today)
        for code in ("auf", "wba"):
            service = scene.house.service(code)
            free = free_on(scene.house, service, scene.today, taken=taken, now=scene.clock.now())
            for slot in free:
                assert not any(slot.meets(one.slot) for one in self.held.values() if one.state in HOLDING)

    @invariant()
    def who_is_here_has_a_ticket(self) -> None:
        for one in self.held.values():
            ticket = None if one.now.ticket_id is None else self.scene.store.ticket(one.now.ticket_id)
            assert (ticket is not None) == (one.state is AppointmentState.ARRIVED)
            if ticket is not None and ticket.state is State.WAITING:
                assert ticket.appointment_at == one.starts_at


TestDays = Days.TestCase
TestDays.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
