"""One attempt to print one job: what it needs from the store, how it is drawn and sent without raising."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum
from typing import Protocol

from frontdesk.domain.errors import StoreError
from frontdesk.domain.printjob import Attempt, AttemptRecord, JobId, JobState, PrintJob
from frontdesk.printing.outcome import Finding, Outcome
from frontdesk.printing.printer import Printer
from frontdesk.printing.slip import Slip

_log = logging.getLogger(__name__)

# What the slip of a job says now; ``None`` when its ticket no longer holds.
Compose = Callable[[PrintJob], Slip | None]


class JobStore(Protocol):
    """The part of the store that printing needs (see `usecases.ports.Store`)."""

    def now(self) -> datetime: ...

    def open_jobs(self, printer: str) -> Sequence[PrintJob]: ...

    def claim_job(
        self, printer: str, *, job_id: JobId | None = None, retry: bool = False
    ) -> PrintJob | None: ...

    def job(self, job_id: JobId) -> PrintJob | None: ...

    def last_attempt(self, endpoint: str) -> AttemptRecord | None: ...

    def settle_job(
        self,
        job_id: JobId,
        state: JobState,
        *,
        reason: str | None = None,
        before: JobState | None = None,
        attempt: Attempt | None = None,
    ) -> PrintJob: ...

    def recover_jobs(self, printer: str, *, endpoint: str = "") -> int: ...


class Unprintable(Enum):
    """Why a job has no slip."""

    VOID = "void"
    BROKEN = "slip"


def compose_safely(compose: Compose, job: PrintJob) -> Slip | Unprintable:
    """The slip of a job that nobody has claimed yet; an unreachable store is the only thing that raises."""
    try:
        return compose(job) or Unprintable.VOID
    except StoreError:
        raise
    except Exception:
        _log.exception("print job %s cannot be composed", job.id)
        return Unprintable.BROKEN


def attempt(
    printer: Printer,
    slip: Slip | Unprintable,
    job_id: JobId,
    tell: Callable[[Finding], object] | None = None,
) -> Outcome:
    """Draw and send one claimed job; never raises.

    Args:
        tell: called with what the printer says while it holds the job back.
    """
    if isinstance(slip, Unprintable):
        return Outcome(JobState.FAILED, slip.value)
    try:
        payload = printer.prepare(slip)
    except Exception:
        _log.exception("print job %s cannot be drawn", job_id)
        return Outcome(JobState.FAILED, "slip")
    try:
        return printer.send(payload, tell)
    except Exception:
        # Nobody knows how far it came, so nobody may assume that it did not.
        _log.exception("print job %s broke while it was sent", job_id)
        return Outcome(JobState.UNKNOWN, "io")
