"""One attempt to print one job: what it needs from the store, how it is drawn and sent without raising."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Protocol

from frontdesk.domain.errors import StoreError
from frontdesk.domain.printjob import JobId, JobState, PrintJob
from frontdesk.domain.ticket import TicketId
from frontdesk.printing.outcome import Outcome
from frontdesk.printing.printer import Printer
from frontdesk.printing.slip import TicketSlip

_log = logging.getLogger(__name__)

# What the slip of a job says now; ``None`` when its ticket no longer holds.
Compose = Callable[[PrintJob], TicketSlip | None]


class JobStore(Protocol):
    """The part of the store that printing needs (see `usecases.ports.Store`)."""

    def now(self) -> datetime: ...

    def open_jobs(self, printer: str) -> Sequence[PrintJob]: ...

    def jobs(self, ticket_ids: Collection[TicketId]) -> Mapping[TicketId, PrintJob]: ...

    def claim_job(
        self, printer: str, *, job_id: JobId | None = None, retry: bool = False
    ) -> PrintJob | None: ...

    def settle_job(self, job_id: JobId, state: JobState, *, reason: str | None = None) -> PrintJob: ...

    def recover_jobs(self, printer: str) -> int: ...


class Unprintable(Enum):
    """Why a job has no slip."""

    VOID = "void"
    BROKEN = "slip"


def compose_safely(compose: Compose, job: PrintJob) -> TicketSlip | Unprintable:
    """The slip of a job that nobody has claimed yet; an unreachable store is the only thing that raises."""
    try:
        return compose(job) or Unprintable.VOID
    except StoreError:
        raise
    except Exception:
        _log.exception("print job %s cannot be composed", job.id)
        return Unprintable.BROKEN


def attempt(printer: Printer, slip: TicketSlip | Unprintable, job_id: JobId) -> Outcome:
    """Draw and send one claimed job; never raises."""
    if isinstance(slip, Unprintable):
        return Outcome(JobState.FAILED, slip.value)
    try:
        payload = printer.prepare(slip)
    except Exception:
        _log.exception("print job %s cannot be drawn", job_id)
        return Outcome(JobState.FAILED, "slip")
    try:
        return printer.send(payload)
    except Exception:
        # Nobody knows how far it came, so nobody may assume that it did not.
        _log.exception("print job %s broke while it was sent", job_id)
        return Outcome(JobState.UNKNOWN, "io")
