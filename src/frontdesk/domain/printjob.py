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
    ``FAILED`` means that not one byte was handed over, so that trying again cannot make a second slip.
    """

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


AFTER: Mapping[JobState, frozenset[JobState]] = MappingProxyType(
    {
        # FAILED: too old to be printed without a person's word.
        JobState.PENDING: frozenset({JobState.SENDING, JobState.FAILED, JobState.CANCELLED}),
        JobState.SENDING: frozenset(
            # CANCELLED: the ticket was taken back before the first byte.
            {JobState.SENT, JobState.PRINTED, JobState.FAILED, JobState.UNKNOWN, JobState.CANCELLED}
        ),
        # UNKNOWN: the printer told of trouble right behind a slip of which it gave no proof.
        JobState.SENT: frozenset({JobState.UNKNOWN}),
        JobState.PRINTED: frozenset(),
        # PENDING: a person wants it all the same. FAILED: it has become too old to come by itself.
        JobState.FAILED: frozenset({JobState.SENDING, JobState.PENDING, JobState.FAILED, JobState.CANCELLED}),
        # SENT: the late word of the one who sent it, whom a restart had given up.
        JobState.UNKNOWN: frozenset({JobState.PRINTED, JobState.SENT, JobState.CANCELLED}),
        JobState.CANCELLED: frozenset(),
    }
)

# Reason of a job that waits for a person's word because it is old: the client may long be gone.
OLD = "old"

ON_PAPER = frozenset({JobState.SENT, JobState.PRINTED})
TROUBLE = frozenset({JobState.FAILED, JobState.UNKNOWN})


class SlipKind(StrEnum):
    """What a slip is."""

    TICKET = "ticket"
    RECEIPT = "receipt"
    APPOINTMENT = "appointment"
    ANSWER = "answer"
    DAY_END = "day_end"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One slip that is to come out of one printer.

    Attributes:
        ticket_id: whose slip it is; ``None`` for slips that belong to no ticket.
        printer: the station whose printer it is for.
        copy: 0 for the first slip, n for the n-th *Zweitdruck*.
        reason: what the printer said, as a code.
        kind: what the slip is.
        subject: what a slip without a ticket is about: a key that its composer understands, never a name.
        wanted_at: when a person last asked for the paper; ``None``: when the job was written.
    """

    id: JobId
    ticket_id: TicketId | None
    printer: str
    copy: int
    state: JobState
    created_at: datetime
    changed_at: datetime
    reason: str | None = None
    kind: SlipKind = SlipKind.TICKET
    subject: str | None = None
    wanted_at: datetime | None = None

    @property
    def since(self) -> datetime:
        """Since when somebody waits for this paper."""
        return self.wanted_at or self.created_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """How one try to print a job went; written once, never changed.

    Attributes:
        endpoint: which device, without secrets.
        bytes_sent: what the operating system took; ``None`` when the program ended before it could tell.
        proof: how the printer confirmed the paper (``process_id``, ``gs_r``, ``file``), ``None`` without one.
    """

    endpoint: str
    bytes_sent: int | None
    proof: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRecord:
    """An attempt as it stands in the record.

    Attributes:
        number: 1 for the first try of its job.
        state: how it ended.
        at: when it ended.
    """

    job_id: JobId
    number: int
    at: datetime
    state: JobState
    reason: str | None
    attempt: Attempt


def check_follows(before: JobState, after: JobState) -> None:
    """Raise `IllegalStepError` when a job in state ``before`` cannot become ``after``."""
    if after not in AFTER[before]:
        raise IllegalStepError(ticket="Bon", step=after.value, state=before.value)
