"""Whatever the line looks like, each database calls whom `domain.order.choose` chooses, by the same rule."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.domain.house import CallingRules, ServiceCode
from frontdesk.domain.order import choose
from frontdesk.domain.ticket import Change, Need, Step
from frontdesk.testing.builders import operation
from tests.contract.frontdesk import FrontDesk

SERVICES = ("wba", "neu", "auf")

arrivals = st.lists(
    st.tuples(
        st.sampled_from(SERVICES),
        st.sampled_from([None, None, None, Need.SEAT, Need.URGENT]),
        # Mostly close together, often at the same moment: ties and overtaking are where it is difficult.
        st.sampled_from([0.0, 0.0, 1.0, 3.0, 20.0, 40.0, 90.0]),
        # Those with an appointment, by how much before its time they are there.
        st.sampled_from([None, None, -30, -11, -5, 0, 10, 40]),
    ),
    min_size=1,
    max_size=14,
)
desks = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SERVICES), min_size=1, max_size=3, unique=True),
        st.sampled_from([0.0, 1.0, 5.0, 30.0]),
    ),
    min_size=1,
    max_size=12,
)
rules = st.builds(
    CallingRules,
    max_overtakes=st.integers(0, 3),
    max_wait=st.sampled_from([1, 20, 45, 90, 100_000]),
    appointments_in_a_row=st.integers(1, 3),
    walk_in_patience=st.sampled_from([0, 0, 5, 45]),
)


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(arrivals=arrivals, desks=desks, rules=rules)
def test_the_choice_is_that_of_the_domain(desk: FrontDesk, arrivals, desks, rules):
    desk.clock.advance(minutes=3 * 24 * 60)  # a day of its own for each line
    store = desk.store
    for service, need, minutes, early in arrivals:
        if early is None:
            desk.try_issue(service, need=need)
        else:
            desk.check_in(service, need=need, early=early)
        desk.clock.advance(minutes=minutes)
    day = desk.day
    for services, minutes in desks:
        if desk.day != day:
            return  # the day ended with the last of them
        codes = tuple(ServiceCode(code) for code in services)
        waiting = store.waiting(day, codes, limit=1000)
        fronts = store.fronts(day, codes)
        assert {ticket.id: ticket for ticket in waiting}.items() >= {one.id: one for one in fronts}.items()
        assert len(fronts) <= 4 * len(codes)
        expected = choose(
            waiting,
            now=desk.clock.now(),
            rules=rules,
            overtakes=desk.passed,
            in_a_row=partial(store.in_a_row, day, codes, limit=rules.appointments_in_a_row),
        )
        in_short = choose(
            fronts,
            now=desk.clock.now(),
            rules=rules,
            overtakes=desk.passed,
            in_a_row=partial(store.in_a_row, day, codes, limit=rules.appointments_in_a_row),
        )
        assert in_short == expected
        called = desk.try_call("2.14", *services, rules=rules)
        if expected is None:
            assert (called.ticket, called.rule) == (None, None)
        else:
            assert called.ticket is not None
            assert (called.ticket.label, called.rule) == (expected.ticket.label, expected.rule)
            comes_back(desk, called.ticket.id, minutes)
        desk.clock.advance(minutes=minutes)
    desk.check()


def comes_back(desk: FrontDesk, ticket_id, minutes: float) -> None:
    """Some miss their call and wait again, a little behind where they were."""
    if minutes != 5.0:
        return
    with desk.store.begin() as unit:
        ticket = unit.ticket(ticket_id)
        assert ticket is not None
        ticket = unit.record(operation(), ticket, Change(step=Step.MISSED))
        due_at = ticket.life.due_at + timedelta(minutes=2)
        unit.record(operation(), ticket, Change(step=Step.CAME_BACK, due_at=due_at))
