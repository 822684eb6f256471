"""What the use cases need from the outside: a store, a clock; and the values that cross that seam."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from frontdesk.domain.changes import ChangeKind, Notice
from frontdesk.domain.house import (
    AgencyCode,
    CallingRules,
    DeskName,
    House,
    NumberRange,
    SeriesLetter,
    Service,
    ServiceCode,
    StationName,
)
from frontdesk.domain.order import Overtaking, Rule
from frontdesk.domain.printer import PrinterStatus
from frontdesk.domain.printjob import Attempt, AttemptRecord, JobId, JobState, PrintJob, SlipKind
from frontdesk.domain.ticket import (
    Change,
    Need,
    OperationId,
    RangeKind,
    State,
    Ticket,
    TicketEvent,
    TicketId,
)
from frontdesk.usecases.appointment_ports import AppointmentReader, AppointmentUnit
from frontdesk.usecases.counter_ports import OpeningReader, OpeningUnit, QuestionReader, QuestionUnit
from frontdesk.usecases.document_ports import DocumentReader, DocumentUnit
from frontdesk.usecases.wait_ports import WaitReader, WaitUnit


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """The present moment in UTC, timezone-aware."""
        ...


@dataclass(frozen=True, slots=True)
class Operation:
    """One act of one person or program: makes a write safe to repeat and says who did it.

    Attributes:
        id: made by the caller before the first try and kept for every retry.
        role: ``reception``, ``desk``, ``admin``, ``cli`` or ``system``.
    """

    id: OperationId
    station: StationName
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueOrder:
    """Everything that issuing one ticket needs to know.

    Attributes:
        printer: station whose printer gets the slip; ``None`` writes no print job.
        head_start: minutes.
        reason: why it was issued against a rule, e.g. ``outside_hours``.
        only_open: refuse it when a person has closed the service for that day.
        base: moment from which the order of calling counts; ``None``: now.
        appointment_at: when the client's appointment is.
        forecast: minutes that the replay of the order gives; kept, so that a day can learn from it.
    """

    op: Operation
    day: date
    service: Service
    kind: RangeKind
    numbers: NumberRange
    language: str
    need: Need | None
    head_start: int
    printer: str | None
    reason: str | None = None
    only_open: bool = False
    base: datetime | None = None
    appointment_at: datetime | None = None
    forecast: int | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """The ticket of an issue; ``created`` is false when the operation was known already."""

    ticket: Ticket
    job: PrintJob | None
    created: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOrder:
    """A desk that wants its next client; a client still at the desk is finished in the same act.

    Attributes:
        as_opened: take the services that the desk named when it was opened, and ``services`` only where it
            named none. The store looks that up in the act itself: it costs no question of its own.
    """

    op: Operation
    day: date
    desk: DeskName
    services: tuple[ServiceCode, ...]
    rules: CallingRules
    as_opened: bool = False


@dataclass(frozen=True, slots=True)
class Called:
    """What a call of the next client did.

    Attributes:
        ticket: the client called now, or ``None`` when nobody waits.
        rule: the rule that chose it; ``None`` without a ticket.
        finished: the client whose visit this act ended.
        created: false when the operation was known already; then nothing was changed now.
    """

    ticket: Ticket | None
    rule: Rule | None
    finished: Ticket | None
    created: bool


class PresenceState(StrEnum):
    """Whether a desk calls clients."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A desk that is staffed, with the services it takes now.

    Attributes:
        seen_at: last sign of life; a desk that is silent too long does not count as open.
    """

    desk: DeskName
    state: PresenceState
    since: datetime
    seen_at: datetime
    station: StationName
    services: tuple[ServiceCode, ...]


@dataclass(frozen=True, slots=True)
class ServiceLoad:
    """How many wait for one service, and since when the first of them."""

    service: ServiceCode
    waiting: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call as a public screen may see it: no language, no need, no service."""

    call_id: int
    series: SeriesLetter
    number: int
    agency: AgencyCode
    desk: DeskName
    at: datetime
    again: bool


@dataclass(frozen=True, slots=True)
class Counter:
    """The ledger of one number range of one day: every number up to ``last_given`` has one ticket."""

    day: date
    series: SeriesLetter
    kind: RangeKind
    first: int
    last_given: int


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One committed act in the change feed."""

    revision: str
    at: datetime
    kinds: frozenset[ChangeKind]
    services: frozenset[ServiceCode]


@dataclass(frozen=True, slots=True)
class Feed:
    """What was committed since a revision, oldest first, and the revision to ask from next time.

    Attributes:
        at: the store's clock when it answered.
    """

    revision: str
    at: datetime
    entries: tuple[FeedEntry, ...]

    @property
    def kinds(self) -> frozenset[ChangeKind]:
        return frozenset().union(*(entry.kinds for entry in self.entries))


class UnitOfWork(Protocol):
    """One transaction. Leaving the block normally commits, an exception rolls everything back.

    Reading a ticket here locks it until the end. Every write is conditional on the version that was read.
    """

    @property
    def documents(self) -> DocumentUnit:
        """The same transaction, for receipts and bundles."""
        ...

    @property
    def appointments(self) -> AppointmentUnit:
        """The same transaction, for appointments."""
        ...

    @property
    def questions(self) -> QuestionUnit:
        """The same transaction, for short questions."""
        ...

    @property
    def openings(self) -> OpeningUnit:
        """The same transaction, for opening hours."""
        ...

    @property
    def waits(self) -> WaitUnit:
        """The same transaction, for what was learned of a day."""
        ...

    def now(self) -> datetime:
        """The time of this transaction, by the store's clock."""
        ...

    def events_of_operation(self, op: OperationId) -> Sequence[TicketEvent]:
        """What this operation did before, in order; empty when it is new."""
        ...

    def ticket(self, ticket_id: TicketId) -> Ticket | None: ...

    def ticket_at_desk(self, desk: DeskName) -> Ticket | None:
        """The one client who is called to, or served at, this desk."""
        ...

    def events(self, ticket_id: TicketId) -> Sequence[TicketEvent]:
        """Every event of one ticket, oldest first."""
        ...

    def waiting(self, day: date, services: Collection[ServiceCode], *, limit: int) -> Sequence[Ticket]:
        """Those who wait for the services, in due order."""
        ...

    def open_before(self, day: date, *, limit: int) -> Sequence[Ticket]:
        """Tickets of earlier days that are still open, locked."""
        ...

    def open_on(self, day: date, *, limit: int) -> Sequence[Ticket]:
        """Tickets of ``day`` that are still open, locked."""
        ...

    def issue(self, order: IssueOrder) -> Issued:
        """Give the next number and insert the ticket with its event and print job, as part of a larger act.

        Raises:
            NumbersExhaustedError: the range has no number left.
            OperationRepeatedError: the same operation was recorded by somebody else meanwhile.
        """
        ...

    def record(self, op: Operation, ticket: Ticket, change: Change) -> Ticket:
        """Append the event and advance the ticket; answers the ticket after it.

        The event's desk is that of the change, else the ticket's present one; an UNDONE step leads to the
        life that `domain.ticket.undoing` tells. The event's ``op_step`` is the number of events this unit
        has
        recorded for ``op`` so far.

        Raises:
            IllegalStepError: the state table has no such step.
            DeskOccupiedError: another ticket is already at the desk.
            StoreBusyError: somebody else changed the ticket since it was read.
            OperationRepeatedError: the same operation was recorded by somebody else meanwhile.
        """
        ...

    def last_operation_at(self, desk: DeskName, *, since: datetime) -> Sequence[TicketEvent]:
        """The events of the newest operation since ``since`` with effect at ``desk`` that is neither an
        undo nor
        undone, oldest first; empty when there is none."""
        ...

    def order_print(self, op: Operation, ticket_id: TicketId, *, printer: str) -> PrintJob:
        """Write a pending print job; its ``copy`` is one more than the highest of that ticket (0 for the
        first).

        A known operation answers the job that it ordered before.
        """
        ...

    def order_slip(self, op: Operation, kind: SlipKind, subject: str, *, printer: str) -> PrintJob:
        """Write a pending job for a slip that belongs to no ticket; its ``copy`` counts those of the same
        kind and subject.

        A known operation answers the job that it ordered before.
        """
        ...

    def job_of_operation(self, op: OperationId) -> PrintJob | None:
        """The print job that this operation ordered before."""
        ...

    def settle_job(self, job_id: JobId, state: JobState, *, reason: str | None, before: JobState) -> PrintJob:
        """What a person says of a job; see `Store.settle_job`."""
        ...

    def jobs_of(self, ticket_id: TicketId) -> Sequence[PrintJob]:
        """Every print job of one ticket, oldest first."""
        ...

    def set_presence(self, op: Operation, presence: Presence, notice: Notice) -> None: ...

    def save_house(self, op: Operation, house: House) -> None:
        """Make ``house`` the definition in force; what vanished from it is retired, not deleted."""
        ...


class Reader(Protocol):
    """Short reads, each a transaction of its own."""

    @property
    def documents(self) -> DocumentReader:
        """Reads about receipts and bundles."""
        ...

    @property
    def appointments(self) -> AppointmentReader:
        """Reads about appointments."""
        ...

    @property
    def questions(self) -> QuestionReader:
        """Reads about short questions."""
        ...

    @property
    def openings(self) -> OpeningReader:
        """Reads about opening hours."""
        ...

    @property
    def waits(self) -> WaitReader:
        """Reads for the forecast of waits."""
        ...

    def now(self) -> datetime:
        """The store's clock: that of the database server, kept without asking it each time."""
        ...

    def house(self) -> House:
        """The definition in force; raises `StoreNotReadyError` before the first ``init``."""
        ...

    def ticket(self, ticket_id: TicketId) -> Ticket | None: ...

    def ticket_by_number(self, day: date, series: SeriesLetter, number: int) -> Ticket | None: ...

    def tickets(
        self, day: date, *, states: Collection[State] | None = None, limit: int = 1000
    ) -> Sequence[Ticket]:
        """Tickets of a day, newest first."""
        ...

    def events(self, ticket_id: TicketId) -> Sequence[TicketEvent]: ...

    def waiting(self, day: date, services: Collection[ServiceCode], *, limit: int = 200) -> Sequence[Ticket]:
        """Those who wait for the services, in due order."""
        ...

    def fronts(self, day: date, services: Collection[ServiceCode]) -> Sequence[Ticket]:
        """Of those who wait for the services as few as `domain.order.choose` needs to choose as among all.

        Of each service the first in due order, the oldest arrival, the first in due order of those who do
        not stand back, and the oldest arrival without an appointment.
        """
        ...

    def overtakings(self, day: date, *, later_than: datetime) -> Sequence[Overtaking]:
        """The calls of that day of tickets with a head start that arrived later than this, in no order.

        Of a client who was called by hand the own service counts as the one where somebody was passed.
        """
        ...

    def in_a_row(self, day: date, services: Collection[ServiceCode], *, limit: int) -> int:
        """How many of the newest calls of the services that stand were of appointments, up to ``limit``."""
        ...

    def parked(self, day: date, services: Collection[ServiceCode]) -> Sequence[Ticket]:
        """Parked and missed tickets of the services, oldest first."""
        ...

    def loads(self, day: date) -> Sequence[ServiceLoad]:
        """One row per service for which somebody waits."""
        ...

    def ahead(self, ticket: Ticket) -> Mapping[ServiceCode, int]:
        """Those of the same series who wait and are due before this ticket, by service."""
        ...

    def at_desk(self, desk: DeskName) -> Ticket | None: ...

    def issued_by(self, station: StationName, ticket_ids: Collection[TicketId]) -> frozenset[TicketId]:
        """Those of the tickets that this station gave out."""
        ...

    def recent_calls(self, day: date, *, agencies: Collection[AgencyCode], limit: int) -> Sequence[CallRow]:
        """The last call of each ticket whose call still stands (called, serving or finished), newest
        first.
        """
        ...

    def presences(self) -> Sequence[Presence]:
        """Every desk that is not closed."""
        ...

    def next_numbers(self, day: date) -> Mapping[SeriesLetter, int]:
        """The next ordinary number of each series that has given one out today."""
        ...

    def jobs(self, ticket_ids: Collection[TicketId]) -> Mapping[TicketId, PrintJob]:
        """The newest print job of each ticket that has one."""
        ...

    def open_jobs(self, printer: str | None) -> Sequence[PrintJob]:
        """Jobs of a printer, or of all, that are pending, sending, failed or unknown, oldest first."""
        ...

    def job(self, job_id: JobId) -> PrintJob | None: ...

    def attempts(self, job_id: JobId) -> Sequence[AttemptRecord]:
        """Every try to print a job, oldest first."""
        ...

    def last_attempt(self, endpoint: str) -> AttemptRecord | None:
        """The newest try on a device, of whichever station."""
        ...

    def changes_since(self, revision: str | None, *, limit: int = 500) -> Feed:
        """The change feed. ``None`` answers the present revision without entries."""
        ...

    def days(self) -> Sequence[date]:
        """The business days of which there are tickets, oldest first."""
        ...

    def counters(self, day: date) -> Sequence[Counter]: ...

    def histories(self, day: date) -> Iterator[tuple[Ticket, Sequence[TicketEvent]]]:
        """Every ticket of a day with its events, in the order of ids."""
        ...


class Store(Reader, Protocol):
    """The one memory of the house. Safe to use from several threads; every write is atomic and durable."""

    def begin(self) -> AbstractContextManager[UnitOfWork]: ...

    def issue(self, order: IssueOrder) -> Issued:
        """Give the next number, insert the ticket, its event and its print job: one transaction.

        Raises:
            NumbersExhaustedError: the range has no number left.
            ClosedEarlyError: a person has closed the service, and the order minds.
            OperationReusedError: the operation id belongs to something else.
        """
        ...

    def call_next(self, order: CallOrder) -> Called:
        """Finish the desk's client, choose the next by `domain.order.choose`, call it: one transaction.

        The loser of a race gets the next client, not an error.
        """
        ...

    def seen(self, desk: DeskName) -> None:
        """Sign of life of a staffed desk; writes no event."""
        ...

    def claim_job(self, printer: str, *, job_id: JobId | None = None, retry: bool = False) -> PrintJob | None:
        """Take the oldest pending job of a printer (or the named one) to ``sending``; one taker wins.

        With ``retry`` a failed job may be taken too.
        """
        ...

    def settle_job(
        self,
        job_id: JobId,
        state: JobState,
        *,
        reason: str | None = None,
        before: JobState | None = None,
        attempt: Attempt | None = None,
    ) -> PrintJob:
        """Write what became of a job, and how the try went, in one transaction.

        Only whoever claimed a job may leave ``before`` out: everybody else says in which state it was seen.
        PENDING, after FAILED, is a person who wants the slip all the same: ``wanted_at`` becomes now. With an
        ``attempt`` nothing is raised: the try is a fact, so it is recorded also where its outcome can no
        longer follow, and the job is answered as it stands.

        Raises:
            IllegalStepError: the state cannot follow the present one, or that is not ``before``.
        """
        ...

    def recover_jobs(self, printer: str, *, endpoint: str = "") -> int:
        """After a crash: jobs of this printer left ``sending`` become ``unknown``; answers how many.

        ``endpoint`` is the device that may still hold a part of them.
        """
        ...

    def close(self) -> None: ...


class Printing(Protocol):
    """The printer of this station at work in the background; no method waits for paper."""

    @property
    def status(self) -> PrinterStatus:
        """How the printer is now."""
        ...

    def wake(self) -> None:
        """There may be something to print."""
        ...

    def retry_now(self) -> None:
        """Somebody has seen to the printer: do not wait for the next automatic attempt."""
        ...

    def use_second(self, on: bool) -> None:
        """Hand the slips of which no byte was sent to the second printer, and the next ones; or take them
        back to the first.
        """
        ...

    def stop(self, deadline: float = 5.0) -> bool:
        """Finish the slip in hand and end; false when it is still sending after ``deadline`` seconds."""
        ...


def operation_id(text: str) -> OperationId:
    """Read an operation id; raises `ValueError` when it is no UUID."""
    return OperationId(UUID(text))
