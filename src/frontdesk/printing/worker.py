"""Takes the print jobs of one station to its printer, one by one, and writes down what became of them."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from frontdesk.domain.errors import IllegalStepError, StoreError
from frontdesk.domain.printer import PrinterState, PrinterStatus
from frontdesk.domain.printjob import JobId, JobState, PrintJob
from frontdesk.printing.attempt import Compose, JobStore, Unprintable, attempt, compose_safely
from frontdesk.printing.outcome import Outcome
from frontdesk.printing.printer import Printer, open_printer
from frontdesk.printing.slip import TicketSlip

_log = logging.getLogger(__name__)

BACK_OFF = (1.0, 2.0, 5.0, 10.0, 30.0)
# A job written by another program on this station wakes nobody here.
POLL_SECONDS = 10.0
# The tickets of yesterday are closed; a slip for one would send a client upstairs for nothing.
MAX_AGE = timedelta(hours=12)


class PrintWorker:
    """The thread that owns one printer.

    `wake`, `retry_now` and `stop` may be called from any thread and never raise. ``on_change`` is called in
    the worker's thread.
    """

    def __init__(
        self,
        store: JobStore,
        compose: Compose,
        printer_url: str,
        printer: str,
        on_change: Callable[[PrinterStatus], None] | None = None,
        *,
        open_printer: Callable[[str], Printer] = open_printer,
        back_off: Sequence[float] = BACK_OFF,
        poll: float = POLL_SECONDS,
        max_age: timedelta = MAX_AGE,
    ) -> None:
        self._store = store
        self._compose = compose
        self._station = printer
        self._printer = open_printer(printer_url)
        self._on_change = on_change
        self._back_off = tuple(back_off)
        self._poll = poll
        self._max_age = max_age
        self._lock = threading.Condition()
        self._thread: threading.Thread | None = None
        self._woken = self._hurried = self._stopping = False
        first = PrinterState.ABSENT if self._printer.absent else PrinterState.READY
        self._status = PrinterStatus(state=first, since=datetime.now(UTC))
        self._published: PrinterStatus | None = None
        # The rest belongs to the worker's thread alone.
        self._recovered = False
        self._warm = False
        self._failures = 0
        self._unsettled: tuple[JobId, Outcome] | None = None
        self._unprintable: set[JobId] = set()

    @property
    def status(self) -> PrinterStatus:
        return self._status

    def start(self) -> None:
        """Ask about slips that an earlier run left half-way, then print what waits."""
        self.wake()

    def wake(self) -> None:
        """There may be something to print. The first call starts the thread."""
        self._signal(hurry=False)

    def retry_now(self) -> None:
        """Somebody has seen to the printer: do not wait for the next automatic attempt."""
        self._signal(hurry=True)

    def _signal(self, *, hurry: bool) -> None:
        if self._printer.absent:
            return
        with self._lock:
            self._woken = True
            self._hurried |= hurry
            if self._thread is None and not self._stopping:
                self._thread = threading.Thread(
                    target=self._run, name=f"printer-{self._station}", daemon=True
                )
                self._thread.start()
            self._lock.notify_all()

    def stop(self, deadline: float = 5.0) -> bool:
        """Finish the job in hand and end; false when it is still sending after ``deadline`` seconds."""
        with self._lock:
            self._stopping = True
            thread = self._thread
            self._lock.notify_all()
        if thread is None or thread is threading.current_thread():
            return True
        thread.join(deadline)
        return not thread.is_alive()

    def _run(self) -> None:
        while not self._stopping:
            try:
                pause = self._step()
            except StoreError as error:
                _log.info("print jobs cannot be read: %s", error)
                pause = self._trouble(PrinterState.STORE_AWAY, None)
            except Exception:
                _log.exception("the print worker of %s goes on", self._station)
                pause = self._trouble(PrinterState.TROUBLE, "io")
            self._wait(pause)
        self._publish(PrinterState.STOPPED)

    def _step(self) -> float:
        """Do one thing; answers how many seconds may pass until the next."""
        if not self._recovered:
            if self._store.recover_jobs(self._station):
                self._printer.assume_unclean()
            self._recovered = True
        if self._unsettled is None:
            taken = self._take()
            if taken is None:
                # A printer in trouble stays so until a slip came out; the next one is tried without delay.
                self._failures = 0
                if self._status.state is PrinterState.TROUBLE:
                    self._publish(PrinterState.TROUBLE, self._status.reason)
                else:
                    self._publish(PrinterState.READY)
                self._warm_up()
                return self._poll
            # Trouble began when it began; another attempt is not its end.
            if self._status.state is not PrinterState.TROUBLE:
                self._publish(PrinterState.PRINTING)
            self._unsettled = (taken[0], attempt(self._printer, taken[1], taken[0]))
        return self._settle(*self._unsettled)

    def _warm_up(self) -> None:
        if self._warm:
            return
        self._warm = True
        try:
            self._printer.warm_up()
        except Exception:
            # The first slip will show whether it matters.
            _log.exception("the printer of %s cannot be warmed up", self._station)

    def _take(self) -> tuple[JobId, TicketSlip | Unprintable] | None:
        """Claim the oldest job that may be tried; the order of the queue is the order on paper.

        The slip is composed before the claim: a store that goes away meanwhile leaves the job pending.
        """
        now = self._store.now()
        waiting = sorted(self._store.open_jobs(self._station), key=lambda job: job.id)
        self._count(waiting)
        for job in waiting:
            if job.state not in (JobState.PENDING, JobState.FAILED) or job.id in self._unprintable:
                continue
            if now - job.created_at > self._max_age:
                self._cancel(job, "stale")
                continue
            slip = compose_safely(self._compose, job)
            if slip is Unprintable.VOID:
                self._cancel(job, slip.value)
                continue
            if self._store.claim_job(self._station, job_id=job.id, retry=job.state is JobState.FAILED):
                return job.id, slip
        return None

    def _cancel(self, job: PrintJob, reason: str) -> None:
        try:
            self._store.settle_job(job.id, JobState.CANCELLED, reason=reason)
        except IllegalStepError:
            _log.info("print job %s was taken by somebody else", job.id)

    def _settle(self, job_id: JobId, outcome: Outcome) -> float:
        # Kept until it is written: a store outage now must not make the job look as if it was never sent.
        try:
            self._store.settle_job(job_id, outcome.state, reason=outcome.reason)
        except IllegalStepError as error:
            _log.warning("outcome %s of print job %s was not wanted: %s", outcome.state, job_id, error)
        self._unsettled = None
        if outcome.reason == Unprintable.BROKEN.value:
            # The printer is well; this one slip must not hold up the others.
            self._unprintable.add(job_id)
            return 0.0
        if outcome.state in (JobState.FAILED, JobState.UNKNOWN):
            return self._trouble(PrinterState.TROUBLE, outcome.reason)
        self._failures = 0
        self._publish(PrinterState.READY)
        return 0.0

    def _trouble(self, state: PrinterState, reason: str | None) -> float:
        pause = self._back_off[min(self._failures, len(self._back_off) - 1)]
        self._failures += 1
        try:
            self._count(self._store.open_jobs(self._station))
        except Exception:
            _log.debug("open jobs cannot be counted now")
        self._publish(state, reason, next_try=datetime.now(UTC) + timedelta(seconds=pause))
        return pause

    def _wait(self, seconds: float) -> None:
        """Sleep; a wake-up ends the idle sleep at once, but the pause after trouble only when hurried."""
        deadline = time.monotonic() + seconds
        with self._lock:
            while not self._stopping:
                idle = self._failures == 0
                if self._hurried or (idle and self._woken):
                    break
                left = deadline - time.monotonic()
                if left <= 0:
                    break
                self._lock.wait(left)
            self._woken = self._hurried = False

    def _count(self, jobs: Sequence[PrintJob]) -> None:
        states = [job.state for job in jobs if job.id not in self._unprintable]
        pending = sum(state in (JobState.PENDING, JobState.SENDING, JobState.FAILED) for state in states)
        self._status = replace(
            self._status, pending=pending, questions=sum(state is JobState.UNKNOWN for state in states)
        )

    def _publish(
        self, state: PrinterState, reason: str | None = None, *, next_try: datetime | None = None
    ) -> None:
        before = self._status
        same = before.state is state and before.reason == reason
        since = before.since if same else datetime.now(UTC)
        self._status = replace(before, state=state, reason=reason, since=since, next_try=next_try)
        if self._on_change is None or self._status == self._published:
            return
        self._published = self._status
        try:
            self._on_change(self._status)
        except Exception:
            _log.exception("a listener of the printer status failed")


def print_one(
    store: JobStore,
    job: PrintJob,
    compose: Compose,
    printer: Printer,
    *,
    patience: float = 15.0,
) -> PrintJob:
    """Print one job now, in this thread, and answer it with its outcome; for the command line.

    Where a print worker of the station was quicker, wait for its outcome for up to ``patience`` seconds.

    Raises:
        StoreError: the outcome could not be written; the job is asked about at the next start.
    """
    if printer.absent:
        return job
    slip = compose_safely(compose, job)
    claimed = store.claim_job(job.printer, job_id=job.id, retry=True)
    if claimed is None:
        return _await(store, job, patience)
    outcome = attempt(printer, slip, claimed.id)
    return store.settle_job(claimed.id, outcome.state, reason=outcome.reason)


def _await(store: JobStore, job: PrintJob, patience: float) -> PrintJob:
    deadline = time.monotonic() + patience
    pause = threading.Event()
    while True:
        newest = store.jobs([job.ticket_id]).get(job.ticket_id, job)
        if newest.id != job.id or newest.state not in (JobState.PENDING, JobState.SENDING):
            return newest
        if time.monotonic() >= deadline:
            return newest
        pause.wait(0.1)
