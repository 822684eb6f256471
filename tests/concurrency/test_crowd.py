"""A rush at the counter: 16 processes issue and 16 call at once, undisturbed and with sudden deaths."""

from __future__ import annotations

import json
import queue
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from frontdesk.domain.house import Desk, DeskName, House, ServiceCode
from frontdesk.domain.invariants import check_day
from frontdesk.domain.order import Overtaking, Rule, choose, due_key, passed_services, times_passed
from frontdesk.domain.ticket import State, Step, Ticket, TicketEvent, TicketId
from frontdesk.store.open import open_store
from frontdesk.testing.builders import operation, small_house
from frontdesk.usecases.ports import CallOrder, Store

ISSUERS = CALLERS = 16
TICKETS = 500
SECONDS = 100  # far above what it takes on an idle machine, so that a hang is an error and not a hang

# Which services each desk calls: alone, in pairs, all of them.
_LINES = tuple(
    tuple(ServiceCode(code) for code in line.split())
    for line in ("wba", "wba neu", "auf eat", "wba neu auf eat")
)


def rush_house() -> House:
    """The small house with sixteen desks and one agency less in the way: any desk may call any service."""
    house = small_house()
    pattern: Desk = house.desks[0]
    desks = tuple(
        replace(pattern, name=DeskName(f"{number:02d}"), services=_LINES[number % len(_LINES)])
        for number in range(CALLERS)
    )
    return replace(house, desks=desks)


class Crowd:
    """The processes of one rush."""

    def __init__(self, url: str, folder: Path, house: House) -> None:
        self.house = house
        self.folder = folder
        self.stop = folder / "stop"
        self.running: dict[int, dict[str, object]] = {}
        self._lines: queue.Queue[str] = queue.Queue()
        self._ended: list[tuple[int, int]] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.concurrency.crowd", url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)

    def start(self, task: dict[str, object]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(task) + "\n")
        word, pid = self.hear(SECONDS)
        assert word == "started"
        self.running[int(pid)] = task

    def kill(self, pid: int) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"role": "kill", "pid": pid}) + "\n")

    def hear(self, seconds: float) -> list[str]:
        """The next thing that happened; those that ended meanwhile are kept for `ended`."""
        while True:
            words = self._lines.get(timeout=seconds).split()
            if words[0] == "started":
                return words
            self._ended.append((int(words[1]), int(words[2])))

    def next_end(self, seconds: float) -> tuple[dict[str, object], int] | None:
        """A process that has ended, with its status; ``None`` when none does in time."""
        if not self._ended:
            try:
                _, pid, status = self._lines.get(timeout=seconds).split()
            except queue.Empty:
                return None
            self._ended.append((int(pid), int(status)))
        pid_of, status_of = self._ended.pop(0)
        return self.running.pop(pid_of), status_of

    def issuers(self, seed: int) -> None:
        for number in range(ISSUERS):
            count = TICKETS // ISSUERS + (number < TICKETS % ISSUERS)
            self.start(
                {"role": "issue", "seed": seed + number, "log": self.log(f"issue-{number}"), "count": count}
            )

    def callers(self) -> None:
        for desk in self.house.desks:
            self.start(
                {
                    "role": "call",
                    "log": self.log(f"call-{desk.name}"),
                    "desk": desk.name,
                    "services": desk.services,
                    "stop": str(self.stop),
                }
            )

    def log(self, name: str) -> str:
        return str(self.folder / name)

    def told(self, role: str) -> list[dict[str, object]]:
        """What the processes of a role answered; a line cut off by a death was seen by nobody."""
        lines = [line for path in self.folder.glob(f"{role}-*") for line in path.read_text().split("\n")[:-1]]
        return [json.loads(line) for line in lines]

    def end(self) -> None:
        assert self._process.stdin is not None
        for pid in self.running:
            self.kill(pid)
        self._process.stdin.close()
        try:
            self._process.wait(SECONDS)
        finally:
            self._process.kill()
        self._reader.join(SECONDS)
        assert self._process.stdout is not None
        self._process.stdout.close()


@pytest.fixture
def rush(store_url: str, tmp_path: Path) -> Iterator[tuple[Store, Crowd]]:
    store = open_store(store_url)
    house = rush_house()
    with store.begin() as unit:
        unit.save_house(operation(), house)
    folder = tmp_path / "crowd"
    folder.mkdir()
    crowd = Crowd(store_url, folder, house)
    try:
        yield store, crowd
    finally:
        crowd.end()
        store.close()


@pytest.mark.slow
def test_a_rush(rush: tuple[Store, Crowd], store_url: str):
    store, crowd = rush
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    crowd.issuers(seed)
    crowd.callers()
    until = time.monotonic() + SECONDS
    while any(task["role"] == "issue" for task in crowd.running.values()):
        ended = crowd.next_end(until - time.monotonic())
        assert ended is not None, "the issuers do not come to an end"
        assert ended[1] == 0, ended
    crowd.stop.touch()
    while crowd.running:
        ended = crowd.next_end(until - time.monotonic())
        assert ended is not None, "the callers do not come to an end"
        assert ended[1] == 0, ended

    history = History(store)
    history.check_promises()
    issued, called = crowd.told("issue"), crowd.told("call")
    assert len(issued) == TICKETS == len(history.tickets)
    assert {answer["label"] for answer in issued} == {t.label for t in history.tickets.values()}
    assert sorted(answer["ticket"] for answer in called) == sorted(history.tickets)  # type: ignore[type-var]
    assert not store.loads(history.day), "somebody still waits though all desks went home"
    assert set(history.calls.values()) == {1}
    history.check_order(crowd.house, exact=store_url.startswith("sqlite"))


@pytest.mark.slow
def test_a_rush_with_sudden_deaths(rush: tuple[Store, Crowd]):
    store, crowd = rush
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    crowd.issuers(seed)
    crowd.callers()
    deaths, until = 0, time.monotonic() + SECONDS
    while any(task["role"] == "issue" for task in crowd.running.values()):
        assert time.monotonic() < until, "the issuers do not come to an end"
        ended = crowd.next_end(chance.uniform(0.0, 0.02))
        if ended is not None:
            task, status = ended
            assert status in (0, -signal.SIGKILL), ended
            if status:
                crowd.start(rest_of(task))
        # On a fast machine somebody ends in every pause: the first deaths do not wait for a quiet one.
        if crowd.running and deaths < (40 if ended is None else 10):
            crowd.kill(chance.choice(list(crowd.running)))
            deaths += 1
    crowd.stop.touch()
    while crowd.running:
        ended = crowd.next_end(until - time.monotonic())
        assert ended is not None, "the callers do not come to an end"
    assert deaths > 5, "hardly anybody died, so hardly anything was tried out"
    call_the_rest(store, crowd.house)

    history = History(store)
    history.check_promises()
    issued, called = crowd.told("issue"), crowd.told("call")
    # Who died between the commit and the answer issued a ticket of which nobody knows.
    assert TICKETS <= len(history.tickets) <= TICKETS + deaths
    assert {answer["label"] for answer in issued} <= {t.label for t in history.tickets.values()}
    assert max(Counter(answer["ticket"] for answer in called).values()) == 1
    assert {answer["ticket"] for answer in called} <= set(history.tickets)
    assert set(history.calls.values()) == {1}


def rest_of(task: dict[str, object]) -> dict[str, object]:
    """What a process that died still had to do."""
    if task["role"] == "call":
        return task
    log = Path(str(task["log"]))
    done = log.read_text().count("\n") if log.exists() else 0
    name, _, part = str(task["log"]).partition("+")
    again = f"{name}+{int(part or 0) + 1}"
    return {
        **task,
        "log": again,
        "count": int(str(task["count"])) - done,
        "seed": int(str(task["seed"])) + 1000,
    }


def call_the_rest(store: Store, house: House) -> None:
    """A desk that takes everything, for those whose own desk died last."""
    everything = tuple(service.code for service in house.services)
    while True:
        day = house.business_day(store.now())
        op = operation("00", "desk")
        order = CallOrder(op=op, day=day, desk=house.desks[0].name, services=everything, rules=house.rules)
        if store.call_next(order).ticket is None:
            return


class History:
    """What the store says about the rush."""

    def __init__(self, store: Store) -> None:
        self.store = store
        (self.day,) = store.days()
        histories = list(store.histories(self.day))
        self.tickets: dict[TicketId, Ticket] = {ticket.id: ticket for ticket, _ in histories}
        self.events: list[TicketEvent] = sorted((e for _, es in histories for e in es), key=lambda e: e.id)
        self.calls = Counter(event.ticket_id for event in self.events if event.step is Step.CALLED)

    def check_promises(self) -> None:
        """Every invariant of the domain, and times that follow the numbers."""
        store, day = self.store, self.day
        assert check_day(store.counters(day), store.histories(day)) == []
        for counter in store.counters(day):
            numbers = sorted(t.number for t in self.tickets.values() if t.series == counter.series)
            assert numbers == list(range(1, counter.last_given + 1))
        for letter in {ticket.series for ticket in self.tickets.values()}:
            of_series = sorted(
                (t for t in self.tickets.values() if t.series == letter), key=lambda t: t.number
            )
            times = [ticket.issued_at for ticket in of_series]
            assert times == sorted(times), f"times of {letter} do not follow its numbers"
        assert all(t.state in (State.CALLED, State.FINISHED) for t in self.tickets.values())

    def check_order(self, house: House, *, exact: bool) -> None:
        """Each call took whom the rules choose among those who waited at that moment.

        On SQLite there is one writer at a time, so that is exact. On PostgreSQL a call passes over those whom
        others hold locked in that moment (at most one per service for each other desk), and does not see who
        is still being issued (at most one for each issuer); no call passes over more than that.
        """
        services = {desk.name: desk.services for desk in house.desks}
        waiting: dict[TicketId, Ticket] = {}
        overtakings: list[Overtaking] = []
        for event in self.events:
            ticket = self.tickets[event.ticket_id]
            ticket = replace(ticket, life=replace(ticket.life, state=State.WAITING, desk=None))
            if event.step is Step.ISSUED:
                waiting[ticket.id] = ticket
            elif event.step is Step.CALLED:
                assert event.desk is not None
                line = [one for one in waiting.values() if one.service in services[event.desk]]
                if exact:
                    choice = choose(
                        line,
                        now=event.at,
                        rules=house.rules,
                        overtakes=lambda one: times_passed(one, overtakings),
                        in_a_row=lambda: 0,  # nobody here has an appointment
                    )
                    assert choice is not None
                    assert (choice.ticket.id, choice.rule) == (ticket.id, event.reason)
                elif event.reason != Rule.MAX_OVERTAKES:
                    before = [one for one in line if due_key(one) < due_key(ticket)]
                    same = [one for one in before if one.service == ticket.service]
                    assert len(same) <= CALLERS - 1 + ISSUERS, (ticket.label, [one.label for one in same])
                del waiting[ticket.id]
                if ticket.head_start > 0:
                    overtakings.append(Overtaking(ticket.arrived_at, passed_services(ticket, line)))
