"""The replay plays the rule of `domain.order.choose`, and tells a newcomer what it would do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.house import AgencyCode, CallingRules, SeriesLetter, ServiceCode
from frontdesk.domain.order import Overtaking, choose, passed_services, times_passed
from frontdesk.domain.replay import Client, DeskAhead, Outlook, replay
from frontdesk.domain.ticket import EventId, Life, Need, State, Ticket, TicketId

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SERVICES = tuple(ServiceCode(code) for code in ("one", "two", "three"))
MINUTES = dict(zip(SERVICES, (7.0, 16.0, 31.0), strict=True))
RULES = CallingRules(max_wait=60, max_overtakes=2, walk_in_patience=30, appointments_in_a_row=1)


def ticket_of(client: Client) -> Ticket:
    """The same client as the rule knows it."""
    arrived = NOW + timedelta(minutes=client.arrived)
    return Ticket(
        id=TicketId(client.key),
        business_day=date(2026, 11, 23),
        series=SeriesLetter("A"),
        number=client.number,
        language="de",
        need=Need.URGENT if client.is_urgent else None,
        head_start=client.head_start,
        issued_at=arrived,
        arrived_at=arrived,
        last_event_id=EventId(1),
        appointment_at=arrived if client.is_appointment else None,
        life=Life(
            state=State.WAITING,
            service=client.service,
            agency=AgencyCode("a"),
            due_at=NOW + timedelta(minutes=client.due),
            waiting_since=arrived,
        ),
    )


@dataclass
class Slow:
    """The same play with `choose` itself, over everybody at each call."""

    clients: list[Client]
    desks: list[DeskAhead]
    rules: CallingRules

    def calls(self) -> dict[int, float]:
        waiting = list(self.clients)
        called: list[Client] = []
        overtakings: list[Overtaking] = []
        calls: dict[int, float] = {}
        free = [(desk.free_in, n) for n, desk in enumerate(self.desks)]
        heapify(free)
        while free:
            now, n = heappop(free)
            own = self.desks[n].services
            here = [c for c in waiting if c.service in own and c.comes_at <= now]
            choice = choose(
                [ticket_of(c) for c in here],
                now=NOW + timedelta(minutes=now),
                rules=self.rules,
                overtakes=lambda ticket: times_passed(ticket, overtakings),
                in_a_row=partial(self._row, called, own),
            )
            if choice is None:
                later = [c.comes_at for c in waiting if c.comes_at > now and c.service in own]
                if later:
                    heappush(free, (max(min(later), now + 1.0), n))
                continue
            client = next(c for c in waiting if c.key == choice.ticket.id)
            waiting.remove(client)
            called.append(client)
            if client.head_start > 0:
                arrived_at = ticket_of(client).arrived_at
                left = [ticket_of(c) for c in here if c is not client]
                overtakings.append(Overtaking(arrived_at, passed_services(ticket_of(client), left)))
            calls[client.key] = now
            heappush(free, (now + MINUTES[client.service] * client.share, n))
        return calls

    def _row(self, called: list[Client], own: tuple[ServiceCode, ...]) -> int:
        count = 0
        for client in reversed([c for c in called if c.service in own]):
            if not client.is_appointment:
                break
            count += 1
        return count


@st.composite
def lines(draw: st.DrawFn) -> list[Client]:
    clients = []
    for key in range(1, draw(st.integers(1, 14)) + 1):
        arrived = float(draw(st.integers(-75, 0)))
        ahead = draw(st.sampled_from((0, 0, 0, 20, 40)))
        is_appointment = draw(st.booleans())
        if is_appointment:
            arrived, ahead = float(draw(st.integers(-20, 40))), ahead or 15
        clients.append(
            Client(
                key=key,
                service=draw(st.sampled_from(SERVICES)),
                due=arrived - ahead,
                arrived=arrived,
                number=key,
                head_start=ahead,
                comes_at=draw(st.sampled_from((-inf, -inf, 5.0, 25.0))) if is_appointment else -inf,
                is_appointment=is_appointment,
                is_urgent=ahead == 40,
            )
        )
    return clients


desks = st.lists(
    st.builds(
        DeskAhead,
        services=st.lists(st.sampled_from(SERVICES), min_size=1, unique=True).map(tuple),
        # Never free at the same moment, when either could be first.
        free_in=st.integers(0, 400).map(lambda n: n / 7 + 0.001),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda desk: desk.free_in,
)


# Where the guard against overtaking is not hidden behind the one of the longest wait.
PATIENT = replace(RULES, max_wait=100_000, walk_in_patience=100_000)


@given(lines(), desks, st.sampled_from((RULES, PATIENT, replace(PATIENT, max_overtakes=1))))
@settings(max_examples=300)
def test_everybody_is_called_when_the_rule_calls(
    clients: list[Client], desks: list[DeskAhead], rules: CallingRules
) -> None:
    expected = Slow(clients, desks, rules).calls()
    waiting = {c.key for c in clients if c.comes_at <= 0}
    found = replay(clients, desks, minutes=MINUTES, rules=rules).calls
    assert {key: at for key, at in found.items() if key in waiting} == pytest.approx(
        {key: at for key, at in expected.items() if key in waiting}
    )


def walk_in(key: int, service: str, arrived: float, ahead: int = 0) -> Client:
    code = ServiceCode(service)
    return Client(key=key, service=code, due=arrived - ahead, arrived=arrived, number=key, head_start=ahead)


def test_of_those_who_were_passed_too_often_the_oldest_is_next() -> None:
    clients = [walk_in(1, "three", -50), walk_in(2, "one", -49), walk_in(3, "two", -48)]
    clients += [walk_in(key, "two", -10, 60) for key in (4, 5, 6)]
    desk = DeskAhead(services=(SERVICES[1], SERVICES[0]), free_in=0.001)
    other = DeskAhead(services=(SERVICES[2],), free_in=500.0)
    for desks in ([desk, other], [replace(desk, services=desk.services[::-1]), other]):
        calls = replay(clients, desks, minutes=MINUTES, rules=PATIENT).calls
        assert sorted(calls, key=lambda key: calls[key])[:5] == [4, 5, 2, 3, 6]


def test_who_comes_after_a_call_was_not_passed_by_it() -> None:
    """Nobody waited when the early appointment was called."""
    early, later, urgent = (
        Client(
            key=key,
            service=SERVICES[0],
            due=slot - ahead,
            arrived=slot,
            number=key,
            head_start=ahead,
            comes_at=comes_at,
            is_appointment=True,
            is_urgent=ahead == 40,
        )
        for key, slot, ahead, comes_at in ((1, 10.0, 15, -inf), (2, 5.0, 15, 4.0), (3, 6.0, 40, 4.0))
    )
    desk = DeskAhead(services=(SERVICES[0],), free_in=0.0)
    left = walk_in(9, "three", 0.0)  # the replay goes on while somebody waits
    calls = replay(
        [early, later, urgent, left],
        [desk, DeskAhead(services=(SERVICES[2],), free_in=100.0)],
        minutes=MINUTES,
        rules=replace(PATIENT, max_overtakes=1, appointments_in_a_row=99),
    ).calls
    assert (calls[1], calls[3], calls[2]) == (0.0, 7.0, 14.0)


@given(lines(), desks, st.sampled_from(SERVICES), st.sampled_from((0, 20, 40)))
def test_a_newcomer_is_told_what_somebody_who_comes_now_then_lives_through(
    clients: list[Client], desks: list[DeskAhead], service: ServiceCode, ahead: int
) -> None:
    # Without guards, which a client who is really there can set off for others.
    rules = replace(RULES, max_wait=100_000, max_overtakes=100_000, walk_in_patience=100_000)
    told = replay(clients, desks, minutes=MINUTES, rules=rules, head_starts=(0, 20, 40)).newcomers
    if not any(service in desk.services for desk in desks):
        assert (service, ahead) not in told
        return
    own = Client(key=99, service=service, due=-float(ahead), arrived=0.0, number=10_000, head_start=ahead)
    lived = replay([*clients, own], desks, minutes=MINUTES, rules=rules).calls[99]
    assert told[service, ahead] == pytest.approx(lived)


def play(clients: list[Client], *desks: DeskAhead, head_starts: tuple[int, ...] = (0,)) -> Outlook:
    return replay(clients, desks, minutes=MINUTES, rules=CallingRules(), head_starts=head_starts)


def test_a_desk_in_a_pause_calls_after_it() -> None:
    waits = Client(key=1, service=SERVICES[0], due=-5, arrived=-5, number=1)
    on_pause = DeskAhead(services=SERVICES[:1], free_in=3, pauses=((2.0, 30.0),))
    assert play([waits], on_pause).calls == {1: 30.0}
    before = DeskAhead(services=SERVICES[:1], free_in=1, pauses=((2.0, 30.0),))
    assert play([waits], before).calls == {1: 1.0}
    assert play([waits], before).newcomers == {(SERVICES[0], 0): 30.0}, "7 minutes end in the pause"


def test_a_service_that_no_desk_takes_has_no_outlook() -> None:
    waits = Client(key=1, service=SERVICES[1], due=-5, arrived=-5, number=1)
    told = play([waits], DeskAhead(services=SERVICES[:1]))
    assert told == Outlook({}, {(SERVICES[0], 0): 0.0})


def test_who_may_stay_away_takes_a_part_of_the_time() -> None:
    booked = Client(
        key=1, service=SERVICES[0], due=-5, arrived=10, number=1, comes_at=1.0, share=0.5, head_start=15
    )
    waits = [Client(key=n, service=SERVICES[0], due=-n, arrived=-n, number=n) for n in (2, 3)]
    calls = play([booked, *waits], DeskAhead(services=SERVICES[:1], free_in=2.0)).calls
    assert calls[1] == 2.0, "it is due before the others and expected to be there by then"
    assert sorted(calls[n] for n in (2, 3)) == [2.0 + 3.5, 2.0 + 3.5 + 7.0]


def test_a_greater_head_start_is_never_called_later() -> None:
    waits = [Client(key=n, service=SERVICES[0], due=-n, arrived=-n, number=n) for n in range(1, 60)]
    told = play(waits, DeskAhead(services=SERVICES[:1]), head_starts=(0, 20, 40)).newcomers
    assert told[SERVICES[0], 0] > told[SERVICES[0], 20] > told[SERVICES[0], 40]
    assert all(later >= 0 for later, _ in pairwise(told.values()))
