"""A print job as data: its states and which outcome may follow which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

from frontdesk.domain.errors import IllegalStepError
from frontdesk.domain.ticket import TicketId

JobId = NewType("JobId", int)


class JobState(StrEnum):
    """How far a print has come.

    ``SENT`` is the end for printers that cannot prove paper; ``UNKNOWN`` asks the clerk, nothing is assumed.
    """

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


# FAILED means: not one byte was handed over, so trying again cannot make a second slip.
AFTER: Mapping[JobState, frozenset[JobState]] = MappingProxyType(
    {
        JobState.PENDING: frozenset({JobState.SENDING, JobState.CANCELLED}),
        JobState.SENDING: frozenset(
            # CANCELLED: the ticket was taken back before the first byte.
            {JobState.SENT, JobState.PRINTED, JobState.FAILED, JobState.UNKNOWN, JobState.CANCELLED}
        ),
        JobState.SENT: frozenset(),
        JobState.PRINTED: frozenset(),
        JobState.FAILED: frozenset({JobState.SENDING, JobState.CANCELLED}),
        JobState.UNKNOWN: frozenset({JobState.PRINTED, JobState.CANCELLED}),
        JobState.CANCELLED: frozenset(),
    }
)

ON_PAPER = frozenset({JobState.SENT, JobState.PRINTED})
TROUBLE = frozenset({JobState.FAILED, JobState.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One slip that is to come out of one printer.

    Attributes:
        printer: the station whose printer it is for.
        copy: 0 for the first slip, n for the n-th *Zweitdruck*.
        reason: what the printer said, as a code.
    """

    id: JobId
    ticket_id: TicketId
    printer: str
    copy: int
    state: JobState
    created_at: datetime
    changed_at: datetime
    reason: str | None = None


def check_follows(before: JobState, after: JobState) -> None:
    """Raise `IllegalStepError` when a job in state ``before`` cannot become ``after``."""
    if after not in AFTER[before]:
        raise IllegalStepError(ticket="Bon", step=after.value, state=before.value)
