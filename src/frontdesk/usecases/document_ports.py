"""What the use cases of papers need from the store: receipts, bundles, and their record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from frontdesk.domain.bundle import Bundle, BundleEvent, BundleItem, BundleState, BundleStep, Verdict
from frontdesk.domain.house import Agency, AgencyCode
from frontdesk.domain.printjob import PrintJob, SlipKind
from frontdesk.domain.receipt import (
    BundleId,
    Confirmation,
    Entry,
    LegalTime,
    Move,
    NewEntry,
    Receipt,
    ReceiptEvent,
    ReceiptId,
    Source,
)
from frontdesk.domain.receipt_number import BundleNumber, ReceiptNumber
from frontdesk.domain.submission import Content
from frontdesk.domain.ticket import OperationId, TicketId

if TYPE_CHECKING:
    from frontdesk.usecases.ports import Operation

DocumentEvent = ReceiptEvent | BundleEvent


@dataclass(frozen=True, slots=True)
class Sequenced:
    """A number that is taken, and the moment from when on it was."""

    number: ReceiptNumber
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReceipt:
    """A receipt to be written with its first entry.

    Attributes:
        reference: personal data; it goes into a table of its own and nowhere else.
        reason, initials: of a date that a person tells.
    """

    sequenced: Sequenced
    agency: AgencyCode
    body: str | None
    received_by: str
    source: Source
    business_day: date
    legal: LegalTime
    content: Content
    reference: str | None
    ticket_id: TicketId | None = None
    reason: str | None = None
    initials: str | None = None


@dataclass(frozen=True, slots=True)
class NewReference:
    """The reference from an entry on; ``None``: it has none after all."""

    text: str | None


@dataclass(frozen=True, slots=True)
class ReceiptCounter:
    """The ledger of one year: every number up to ``last_given`` has one receipt."""

    year: int
    last_given: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptHistory:
    """A receipt with its whole record, for the self-test.

    Attributes:
        confirmation: what the row of the receipt says of its newest date.
        travels: its lines in bundles, oldest first.
    """

    receipt: Receipt
    confirmation: Confirmation
    entries: tuple[Entry, ...]
    events: tuple[ReceiptEvent, ...]
    travels: tuple[BundleItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleHistory:
    """A bundle with its whole record, for the self-test."""

    bundle: Bundle
    events: tuple[BundleEvent, ...]
    items: tuple[BundleItem, ...]


class DocumentUnit(Protocol):
    """The part of a transaction that is about papers.

    Reading a receipt or a bundle here locks it until the end. Every write is conditional on the version that
    was read and appends its event.
    """

    def events_of_operation(self, op: OperationId) -> Sequence[DocumentEvent]:
        """What this operation did before, in order; empty when it is new."""
        ...

    def receipt(self, receipt_id: ReceiptId) -> Receipt | None: ...

    def entries(self, receipt_id: ReceiptId) -> Sequence[Entry]: ...

    def receipt_events(self, receipt_id: ReceiptId) -> Sequence[ReceiptEvent]:
        """Its steps, oldest first: as many as its version says."""
        ...

    def reference(self, receipt_id: ReceiptId) -> str | None: ...

    def open_list(self, agency: AgencyCode) -> Sequence[Receipt]:
        """Those that lie ready for the agency, oldest first, locked."""
        ...

    def bundle(self, bundle_id: BundleId) -> Bundle | None: ...

    def items(self, bundle_id: BundleId) -> Sequence[BundleItem]: ...

    def take_number(self, year: int) -> Sequenced:
        """Take the next number of the year. Nobody else gets one until this transaction ends, and the time
        is one from after the wait for it: times follow numbers."""
        ...

    def insert_receipt(self, op: Operation, new: NewReceipt) -> Receipt: ...

    def add_entry(
        self, op: Operation, receipt: Receipt, new: NewEntry, *, reference: NewReference | None = None
    ) -> Receipt:
        """Append an entry and its event; where the papers are, and when they came, stays as it is.

        Raises:
            IllegalStepError: the table of steps has no such step.
            StoreBusyError: somebody else changed the receipt since it was read.
            OperationRepeatedError: the same operation was recorded by somebody else meanwhile.
        """
        ...

    def move(self, op: Operation, receipt: Receipt, move: Move) -> Receipt:
        """Append the event and change the whereabouts; raises like `add_entry`."""
        ...

    def insert_bundle(self, op: Operation, agency: Agency, day: date, receipts: Sequence[Receipt]) -> Bundle:
        """Seal the receipts into a new bundle with the agency's next number of the day."""
        ...

    def step_bundle(self, op: Operation, bundle: Bundle, step: BundleStep) -> Bundle: ...

    def judge(
        self, op: Operation, item: BundleItem, receipt: Receipt, verdict: Verdict, reason: str | None
    ) -> Receipt:
        """Write what the agency says of one line of a bundle, and move its receipt."""
        ...


class DocumentReader(Protocol):
    """Short reads about papers, each a transaction of its own."""

    def receipt(self, receipt_id: ReceiptId) -> Receipt | None: ...

    def receipt_numbered(self, number: ReceiptNumber) -> Receipt | None: ...

    def receipts(
        self, day: date, *, agency: AgencyCode | None = None, limit: int = 1000
    ) -> Sequence[Receipt]:
        """Receipts recorded on a business day, newest first."""
        ...

    def at_reception(self, agency: AgencyCode | None = None) -> Sequence[Receipt]:
        """Those in the open lists and those that are disputed, of every day, oldest first."""
        ...

    def to_confirm(self) -> Sequence[Receipt]:
        """Those whose date waits for a second person, oldest first."""
        ...

    def misrouted(self) -> Sequence[Receipt]:
        """Those that belong to another body and have not been sent there, oldest first."""
        ...

    def of_tickets(self, ticket_ids: Collection[TicketId]) -> Sequence[Receipt]:
        """Receipts that were recorded in the visits of these tickets, oldest first."""
        ...

    def alike(self, reference: str, day: date) -> Sequence[Receipt]:
        """Receipts recorded on ``day`` with this reference, however it is written, oldest first."""
        ...

    def entries(self, receipt_ids: Collection[ReceiptId]) -> Mapping[ReceiptId, Sequence[Entry]]:
        """Every entry of each receipt, oldest first."""
        ...

    def references(self, receipt_ids: Collection[ReceiptId]) -> Mapping[ReceiptId, str]:
        """The present reference of each receipt that has one."""
        ...

    def reference_history(self, receipt_id: ReceiptId) -> Mapping[int, str | None]:
        """The reference by number of the entry that brought it."""
        ...

    def receipt_events(self, receipt_id: ReceiptId) -> Sequence[ReceiptEvent]: ...

    def travels(self, receipt_id: ReceiptId) -> Sequence[BundleItem]:
        """The lines of every bundle that the receipt was in, oldest first."""
        ...

    def bundle(self, bundle_id: BundleId) -> Bundle | None: ...

    def bundle_numbered(self, number: BundleNumber) -> Bundle | None: ...

    def bundles(
        self,
        *,
        agency: AgencyCode | None = None,
        states: Collection[BundleState] | None = None,
        day: date | None = None,
        limit: int = 1000,
    ) -> Sequence[Bundle]:
        """Bundles, newest first."""
        ...

    def items(self, bundle_ids: Collection[BundleId]) -> Mapping[BundleId, Sequence[BundleItem]]:
        """The lines of each bundle, in their order."""
        ...

    def bundle_events(self, bundle_id: BundleId) -> Sequence[BundleEvent]: ...

    def slips(self, kind: SlipKind, subjects: Collection[str]) -> Mapping[str, PrintJob]:
        """The newest print job of each subject that has one."""
        ...

    def counters(self) -> Sequence[ReceiptCounter]:
        """One for each year that has receipts, oldest first."""
        ...

    def receipt_histories(self, year: int) -> Iterator[ReceiptHistory]:
        """Every receipt of a year with its record, in the order of numbers."""
        ...

    def bundle_histories(self) -> Iterator[BundleHistory]: ...
