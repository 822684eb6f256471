"""A store with print jobs, printers that behave as told, and the workers between them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from frontdesk.domain.errors import StoreUnreachableError
from frontdesk.domain.printer import PrinterState, PrinterStatus
from frontdesk.domain.printjob import JobState, PrintJob
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.printer import Payload, open_printer
from frontdesk.printing.queue import PrintQueue
from frontdesk.printing.slip import Slip, TicketSlip
from frontdesk.printing.station import Second, StationPrinting
from frontdesk.printing.worker import PrintWorker
from frontdesk.testing.builders import operation, small_house
from frontdesk.testing.clock import FakeClock
from frontdesk.testing.memory import MemoryStore
from frontdesk.usecases import houses, reception
from tests.printing.slips import GERMAN

STATION = "reception-1"
MONDAY_8 = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
SHORT = (0.02, 0.05)


class FlakyStore(MemoryStore):
    """A store whose database is away when a test says so.

    Attributes:
        away: calls that fail, by name, and how many more times.
    """

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.away: dict[str, int] = {}

    def _maybe_fail(self, name: str) -> None:
        left = self.away.get(name, 0)
        if left:
            self.away[name] = left - 1
            raise StoreUnreachableError(reason="test")

    def open_jobs(self, printer):
        self._maybe_fail("open_jobs")
        return super().open_jobs(printer)

    def claim_job(self, printer, *, job_id=None, retry=False):
        self._maybe_fail("claim_job")
        return super().claim_job(printer, job_id=job_id, retry=retry)

    def settle_job(self, job_id, state, *, reason=None, before=None, attempt=None):
        self._maybe_fail("settle_job")
        return super().settle_job(job_id, state, reason=reason, before=before, attempt=attempt)

    def recover_jobs(self, printer, *, endpoint=""):
        self._maybe_fail("recover_jobs")
        return super().recover_jobs(printer, endpoint=endpoint)


@dataclass
class FakePrinter:
    """A printer that takes slips and behaves as it is told.

    Attributes:
        outcomes: what the next sends answer; then SENT.
        sent: numbers handed over.
        finding: what it says about itself; ``None`` when it cannot tell.
    """

    endpoint = "fake"

    outcomes: list[Outcome | Exception] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    absent: bool = False
    title: str = ""
    finding: Finding | None = None
    asked: int = 0
    held: Finding | None = None
    unclean: bool = False
    warm: bool = False
    cold: bool = False
    gate: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    def prepare(self, slip: Slip) -> Payload:
        assert isinstance(slip, TicketSlip)
        if slip.number == "broken":
            raise RuntimeError("no such glyph")
        return Payload(slip.number, b"x")

    def send(self, payload: Payload, tell: Callable[[Finding], object] | None = None) -> Outcome:
        self.entered.set()
        if self.held is not None and tell is not None:
            tell(self.held)
        assert self.gate.wait(10)
        if self.finding is not None and self.finding.reason is not None:
            return Outcome(JobState.FAILED, self.finding.reason)
        outcome = self.outcomes.pop(0) if self.outcomes else Outcome(JobState.SENT, None, 1)
        if isinstance(outcome, Exception):
            raise outcome
        if outcome.bytes_sent:
            self.sent.append(payload.title)
        return outcome

    def ask(self) -> Finding | None:
        self.asked += 1
        return self.finding

    def warm_up(self) -> None:
        self.warm = True
        if self.cold:
            raise RuntimeError("no fonts")

    def assume_unclean(self) -> None:
        self.unclean = True


class Scene:
    """A store with print jobs, and a worker that is stopped when the test is over."""

    def __init__(self) -> None:
        self.clock = FakeClock(MONDAY_8)
        self.store = FlakyStore(self.clock)
        self.house = small_house()
        houses.load_house(self.store, op=operation("admin", "admin"), house=self.house)
        self.fake = FakePrinter()
        self.spare = FakePrinter()
        self.statuses: list[PrinterStatus] = []
        self.changed = threading.Condition()
        self.workers: list[PrintWorker | StationPrinting] = []
        self.composed: Callable[[PrintJob], TicketSlip | None] = self.compose

    def issue(self, count: int = 1) -> list[PrintJob]:
        jobs = []
        for _ in range(count):
            outcome = reception.issue_ticket(
                self.store, self.house, op=operation(), service="wba", printer=STATION
            )
            assert outcome.value.job is not None
            jobs.append(outcome.value.job)
            self.clock.advance(seconds=5)
        return jobs

    def compose(self, job: PrintJob) -> TicketSlip | None:
        assert job.ticket_id is not None
        ticket = self.store.ticket(job.ticket_id)
        assert ticket is not None
        return replace(GERMAN, number=ticket.label, copy=job.copy, code=f"JOB:{job.id}")

    def queue(self) -> PrintQueue:
        return PrintQueue(self.store, lambda job: self.composed(job), STATION)

    def worker(self, url: str | None = None, queue: PrintQueue | None = None, **more) -> PrintWorker:
        printer = open_printer(url) if url else self.fake
        settings: dict[str, Any] = {"back_off": SHORT, "poll": 0.05, "watch": 0.02} | more
        worker = PrintWorker(queue or self.queue(), printer, self.on_change, **settings)
        self.workers.append(worker)
        return worker

    def station(self, *, by_rule: bool = False, first: FakePrinter | None = None) -> StationPrinting:
        """Both printers, with the pauses of tests."""
        pauses: dict[str, Any] = {"back_off": SHORT, "poll": 0.05, "watch": 0.02}
        second = Second(self.spare, "Empfang 2", by_rule=by_rule)
        station = StationPrinting(self.queue(), first or self.fake, second, self.on_change, **pauses)
        self.workers.append(station)
        return station

    def on_change(self, status: PrinterStatus) -> None:
        with self.changed:
            self.statuses.append(status)
            self.changed.notify_all()

    def wait_for_status(self, state: PrinterState, reason: str | None = None) -> PrinterStatus:
        def found() -> PrinterStatus | None:
            return next((s for s in self.statuses if s.state is state and s.reason == reason), None)

        with self.changed:
            assert self.changed.wait_for(found, 10), [(s.state, s.reason) for s in self.statuses]
            status = found()
        assert status is not None
        return status

    def job(self, job: PrintJob) -> PrintJob:
        found = self.store.job(job.id)
        assert found is not None
        return found

    def job_count(self, state: JobState) -> int:
        return sum(job.state is state for job in self.store.open_jobs(STATION))

    def states(self, jobs: list[PrintJob]) -> list[JobState]:
        return [self.job(job).state for job in jobs]

    def until(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 10
        pause = threading.Event()
        while not condition():
            assert time.monotonic() < deadline, "it never came true"
            pause.wait(0.005)

    def until_states(self, jobs: list[PrintJob], state: JobState) -> None:
        self.until(lambda: self.states(jobs) == [state] * len(jobs))


NOBODY = Outcome(JobState.FAILED, "refused", 0)
HALF = Outcome(JobState.UNKNOWN, "closed", 4096)
