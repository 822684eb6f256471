"""The print jobs of one station: which may be taken now, and what is written down about them."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.printjob import OLD, Attempt, JobId, JobState, PrintJob
from frontdesk.printing.attempt import Compose, JobStore, Unprintable, compose_safely
from frontdesk.printing.outcome import Outcome
from frontdesk.printing.slip import Slip

_log = logging.getLogger(__name__)

# After an outage of this length the client may long be gone: a person says whether the slip is still wanted.
SILENT_AGE = timedelta(minutes=10)
# No send takes as long: whoever claimed such a job has died over it.
LONGEST_SEND = timedelta(minutes=6)
# The tickets of yesterday are closed; a slip for one would send a client upstairs for nothing.
MAX_AGE = timedelta(hours=12)


class Guard(Protocol):
    """Keeps a second program of this station from printing the same jobs."""

    def acquire(self, timeout: float) -> bool: ...

    def release(self) -> None: ...


class PrintQueue:
    """Shared by the workers of a station's printers; safe to use from several threads.

    Every method raises `StoreError` while the store is away.

    Attributes:
        pending: slips that come without anybody's help, as counted last.
        questions: slips about which a person is asked, as counted last.
    """

    def __init__(
        self,
        store: JobStore,
        compose: Compose,
        station: str,
        *,
        guard: Guard | None = None,
        silent_age: timedelta = SILENT_AGE,
        max_age: timedelta = MAX_AGE,
    ) -> None:
        self.station = station
        self.pending = self.questions = 0
        self._store = store
        self._compose = compose
        self._silent_age = silent_age
        self._max_age = max_age
        self._guard = guard
        self._guarded = guard is None
        self._unprintable: set[JobId] = set()
        self._mine: set[JobId] = set()
        self._recovering = threading.Lock()
        self._recovered = False

    def is_ours(self) -> bool:
        """Whether no other program of this station prints these jobs."""
        with self._recovering:
            if not self._guarded and self._guard is not None:
                self._guarded = self._guard.acquire(0)
            return self._guarded

    def release(self) -> None:
        """Leave the jobs to whoever comes next."""
        with self._recovering:
            if self._guard is not None and self._guarded:
                self._guard.release()
                self._guarded = False

    def recover(self, endpoint: str) -> None:
        """Ask about slips that an earlier run left half-way, once; ``endpoint`` may still hold a part."""
        with self._recovering:
            if not self._recovered:
                self._store.recover_jobs(self.station, endpoint=endpoint)
                self._recovered = True

    def broke_off(self, endpoint: str) -> JobId | None:
        """The last job on a device, of whichever station, if it may have stopped inside a picture."""
        last = self._store.last_attempt(endpoint)
        if last is None or last.state is not JobState.UNKNOWN or last.attempt.bytes_sent == 0:
            return None
        return last.job_id

    def take(self) -> tuple[PrintJob, Slip | Unprintable] | None:
        """Claim the oldest job that may be tried; the order of the queue is the order on paper.

        The slip is composed before the claim: a store that goes away meanwhile leaves the job pending.
        """
        for job in self._printable():
            slip = compose_safely(self._compose, job)
            if slip is Unprintable.VOID:
                self._put_aside(job, JobState.CANCELLED, slip.value)
                continue
            retry = job.state is JobState.FAILED
            claimed = self._store.claim_job(self.station, job_id=job.id, retry=retry)
            if claimed is not None:
                self._mine.add(job.id)
                return claimed, slip
        return None

    def hold_back(self, reason: str) -> None:
        """The printer is known to be in trouble: say so of each new slip, without trying it."""
        for job in self._printable():
            if job.state is JobState.PENDING:
                self._put_aside(job, JobState.FAILED, reason)

    def settle(self, job: PrintJob, outcome: Outcome, endpoint: str) -> None:
        """Write down how a try ended; a job that somebody settled meanwhile stays as it is."""
        if outcome.reason == Unprintable.BROKEN.value:
            # The printer is well; this one slip must not hold up the others.
            self._unprintable.add(job.id)
            self._put_aside(replace(job, state=JobState.SENDING), outcome.state, outcome.reason)
        else:
            attempt = Attempt(endpoint=endpoint, bytes_sent=outcome.bytes_sent, proof=outcome.proof)
            after = self._store.settle_job(job.id, outcome.state, reason=outcome.reason, attempt=attempt)
            if after.state is not outcome.state:
                _log.info("print job %s is %s by now, not %s", job.id, after.state, outcome.state)
        self._mine.discard(job.id)

    def doubt(self, job: PrintJob, reason: str) -> None:
        """The printer told of trouble right behind a slip of which it gives no proof."""
        self._put_aside(replace(job, state=JobState.SENT), JobState.UNKNOWN, reason)

    def count(self) -> None:
        """Look how many slips there are to print and to ask about."""
        self._printable()

    def _printable(self) -> list[PrintJob]:
        """What may be tried, oldest first; what nobody needs any more and what is old is put aside."""
        now, due, asked, sending = self._store.now(), [], 0, 0
        for job in sorted(self._store.open_jobs(self.station), key=lambda job: job.id):
            if job.state is JobState.UNKNOWN or job.reason == OLD:
                asked += 1
            elif job.state is JobState.SENDING:
                if job.id in self._mine or now - job.changed_at < LONGEST_SEND:
                    sending += 1
                else:
                    self._put_aside(job, JobState.UNKNOWN, "restart")
                    asked += 1
            elif job.id in self._unprintable:
                continue
            elif now - job.created_at > self._max_age:
                self._put_aside(job, JobState.CANCELLED, "stale")
            elif now - job.since > self._silent_age:
                self._put_aside(job, JobState.FAILED, OLD)
                asked += 1
            else:
                due.append(job)
        self.pending, self.questions = len(due) + sending, asked
        return due

    def _put_aside(self, job: PrintJob, state: JobState, reason: str | None) -> None:
        """Settle a job as it was seen; somebody who was quicker wins."""
        try:
            self._store.settle_job(job.id, state, reason=reason, before=job.state)
        except IllegalStepError:
            _log.info("print job %s was settled by somebody else", job.id)
