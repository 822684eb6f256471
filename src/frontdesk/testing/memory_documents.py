"""Papers in memory: the same contract as the tables of receipts and bundles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol

from frontdesk.domain import bundle as b
from frontdesk.domain import receipt as r
from frontdesk.domain.bundle import Bundle, BundleEvent, BundleItem, BundleState, BundleStep, Verdict
from frontdesk.domain.errors import StoreBusyError
from frontdesk.domain.house import Agency, AgencyCode, ServiceCode, SiteCode
from frontdesk.domain.printjob import PrintJob, SlipKind
from frontdesk.domain.receipt import (
    BundleId,
    Confirmation,
    Entry,
    EntryKind,
    Move,
    NewEntry,
    Place,
    Receipt,
    ReceiptEvent,
    ReceiptId,
    ReceiptStep,
)
from frontdesk.domain.receipt_number import BundleNumber, ReceiptNumber
from frontdesk.domain.reference import comparable
from frontdesk.domain.ticket import EventId, OperationId, TicketId
from frontdesk.usecases.document_ports import (
    BundleHistory,
    DocumentEvent,
    NewReceipt,
    NewReference,
    ReceiptCounter,
    ReceiptHistory,
    Sequenced,
)
from frontdesk.usecases.ports import Operation


@dataclass
class Papers:
    """Everything the store knows of papers; a transaction works on a copy."""

    receipts: dict[ReceiptId, Receipt] = field(default_factory=dict)
    entries: dict[ReceiptId, tuple[Entry, ...]] = field(default_factory=dict)
    references: dict[ReceiptId, dict[int, str | None]] = field(default_factory=dict)
    bundles: dict[BundleId, Bundle] = field(default_factory=dict)
    items: dict[BundleId, tuple[BundleItem, ...]] = field(default_factory=dict)
    events: list[DocumentEvent] = field(default_factory=list)
    counters: dict[int, int] = field(default_factory=dict)

    def copy(self) -> Papers:
        return Papers(
            dict(self.receipts),
            dict(self.entries),
            dict(self.references),
            dict(self.bundles),
            dict(self.items),
            list(self.events),
            dict(self.counters),
        )

    def travels(self, receipt_id: ReceiptId) -> list[BundleItem]:
        return [item for items in self.items.values() for item in items if item.receipt_id == receipt_id]

    def of_receipt(self, receipt_id: ReceiptId) -> list[ReceiptEvent]:
        mine = (event for event in self.events if isinstance(event, ReceiptEvent))
        return [event for event in mine if event.receipt_id == receipt_id]

    def of_bundle(self, bundle_id: BundleId) -> list[BundleEvent]:
        mine = (event for event in self.events if isinstance(event, BundleEvent))
        return [event for event in mine if event.bundle_id == bundle_id]


class Record(Protocol):
    """What a unit does beside: it puts an operation into the record and tells the feed."""

    def claim(self, op: Operation) -> int:
        """The place of the next event within the operation; refuses one that somebody else has used."""
        ...

    def happened(self, kind: str, service: ServiceCode | None = None) -> None: ...

    def known(self, op: Operation) -> bool:
        """Whether the operation is in the record, whatever it did."""
        ...


class MemoryDocuments:
    """One transaction on the papers in memory."""

    def __init__(self, papers: Papers, site: SiteCode, now: datetime, record: Record) -> None:
        self._papers = papers
        self._site = site
        self._now = now
        self._record = record

    def events_of_operation(self, op: OperationId) -> Sequence[DocumentEvent]:
        return [event for event in self._papers.events if event.op == op]

    def receipt(self, receipt_id: ReceiptId) -> Receipt | None:
        return self._papers.receipts.get(receipt_id)

    def entries(self, receipt_id: ReceiptId) -> Sequence[Entry]:
        return self._papers.entries.get(receipt_id, ())

    def receipt_events(self, receipt_id: ReceiptId) -> Sequence[ReceiptEvent]:
        return self._papers.of_receipt(receipt_id)

    def reference(self, receipt_id: ReceiptId) -> str | None:
        history = self._papers.references.get(receipt_id, {})
        return history[max(history)] if history else None

    def open_list(self, agency: AgencyCode) -> Sequence[Receipt]:
        return [
            receipt
            for receipt in self._papers.receipts.values()
            if receipt.agency == agency and receipt.place is Place.OPEN
        ]

    def bundle(self, bundle_id: BundleId) -> Bundle | None:
        return self._papers.bundles.get(bundle_id)

    def items(self, bundle_id: BundleId) -> Sequence[BundleItem]:
        return self._papers.items.get(bundle_id, ())

    def take_number(self, year: int) -> Sequenced:
        sequence = self._papers.counters.get(year, 0) + 1
        self._papers.counters[year] = sequence
        return Sequenced(ReceiptNumber(self._site, year, sequence), self._now)

    def insert_receipt(self, op: Operation, new: NewReceipt) -> Receipt:
        papers, at = self._papers, new.sequenced.at
        receipt_id = ReceiptId(len(papers.receipts) + 1)
        move = Move(step=ReceiptStep.RECORDED, agency=new.agency, body=new.body)
        event = self._happened(op, receipt_id, None, Place.OPEN, new.agency, move)
        receipt = Receipt(
            id=receipt_id,
            number=new.sequenced.number,
            received_at=at,
            business_day=new.business_day,
            legal=new.legal,
            source=new.source,
            received_by=new.received_by,
            ticket_id=new.ticket_id,
            version=1,
            now=r.whereabouts([event]),
        )
        papers.receipts[receipt_id] = receipt
        first = NewEntry(
            kind=EntryKind.RECORDED,
            content=new.content,
            legal=new.legal,
            reason=new.reason,
            initials=new.initials,
        )
        reference = None if new.reference is None else NewReference(new.reference)
        self._write_entry(op, receipt_id, first, reference)
        return receipt

    def add_entry(
        self, op: Operation, receipt: Receipt, new: NewEntry, *, reference: NewReference | None = None
    ) -> Receipt:
        self._check(receipt)
        step = r.STEP_OF[new.kind]
        place = r.next_place(receipt.place, step, label=receipt.label)
        move = Move(step=step, body=receipt.now.body, reason=new.reason)
        self._happened(op, receipt.id, receipt.place, place, receipt.agency, move)
        self._write_entry(op, receipt.id, new, reference)
        return self._keep(replace(receipt, version=receipt.version + 1))

    def move(self, op: Operation, receipt: Receipt, move: Move) -> Receipt:
        self._check(receipt)
        place = r.next_place(receipt.place, move.step, label=receipt.label)
        says = move.step in (ReceiptStep.ROUTED, ReceiptStep.FORWARDED)
        told = move if says else replace(move, body=receipt.now.body)
        agency = move.agency or receipt.agency
        event = self._happened(op, receipt.id, receipt.place, place, agency, told)
        now = r.moved(receipt.now, event, label=receipt.label)
        return self._keep(replace(receipt, version=receipt.version + 1, now=now))

    def insert_bundle(self, op: Operation, agency: Agency, day: date, receipts: Sequence[Receipt]) -> Bundle:
        papers = self._papers
        same = [one for one in papers.bundles.values() if (one.agency, one.number.day) == (agency.code, day)]
        bundle = Bundle(
            id=BundleId(len(papers.bundles) + 1),
            number=BundleNumber(self._site, day, agency.letter, len(same) + 1),
            agency=agency.code,
            version=1,
            now=b.Progress(state=b.next_state(None, BundleStep.SEALED), sealed_at=self._now),
        )
        self._bundle_event(op, bundle, BundleStep.SEALED, None)
        papers.bundles[bundle.id] = bundle
        papers.items[bundle.id] = tuple(
            BundleItem(
                bundle_id=bundle.id, position=position, receipt_id=one.id, entry=self._content_entry(one.id)
            )
            for position, one in enumerate(receipts, start=1)
        )
        for receipt in receipts:
            self.move(op, receipt, Move(step=ReceiptStep.SEALED, bundle_id=bundle.id))
        return bundle

    def step_bundle(self, op: Operation, bundle: Bundle, step: BundleStep) -> Bundle:
        if self._papers.bundles[bundle.id].version != bundle.version:
            raise StoreBusyError
        b.next_state(bundle.state, step, label=bundle.number.short)
        event = self._bundle_event(op, bundle, step, bundle.state)
        now = b.advanced(bundle.now, event, label=bundle.number.short)
        after = replace(bundle, version=bundle.version + 1, now=now)
        self._papers.bundles[bundle.id] = after
        return after

    def judge(
        self, op: Operation, item: BundleItem, receipt: Receipt, verdict: Verdict, reason: str | None
    ) -> Receipt:
        step = {Verdict.ACCEPTED: ReceiptStep.ACCEPTED, Verdict.DISPUTED: ReceiptStep.DISPUTED}[verdict]
        after = self.move(op, receipt, Move(step=step, bundle_id=item.bundle_id, reason=reason))
        lines = self._papers.items[item.bundle_id]
        if lines[item.position - 1].verdict is not Verdict.TRAVELLING:
            raise StoreBusyError
        judged = replace(item, verdict=verdict, reason=reason, at=self._now)
        self._papers.items[item.bundle_id] = tuple(
            judged if line.position == item.position else line for line in lines
        )
        return after

    def _content_entry(self, receipt_id: ReceiptId) -> int:
        told = [entry for entry in self._papers.entries[receipt_id] if entry.new.content is not None]
        return told[-1].number

    def _check(self, receipt: Receipt) -> None:
        if self._papers.receipts[receipt.id].version != receipt.version:
            raise StoreBusyError

    def _keep(self, receipt: Receipt) -> Receipt:
        self._papers.receipts[receipt.id] = receipt
        return receipt

    def _write_entry(
        self, op: Operation, receipt_id: ReceiptId, new: NewEntry, reference: NewReference | None
    ) -> None:
        before = self._papers.entries.get(receipt_id, ())
        entry = Entry(
            receipt_id=receipt_id,
            number=len(before) + 1,
            at=self._now,
            station=op.station,
            role=op.role,
            new=new,
        )
        self._papers.entries[receipt_id] = (*before, entry)
        if reference is not None:
            history = self._papers.references.get(receipt_id, {})
            self._papers.references[receipt_id] = {**history, entry.number: reference.text}

    def _happened(
        self,
        op: Operation,
        receipt_id: ReceiptId,
        before: Place | None,
        after: Place,
        agency: AgencyCode,
        move: Move,
    ) -> ReceiptEvent:
        event = ReceiptEvent(
            op_step=self._record.claim(op),
            id=EventId(len(self._papers.events) + 1),
            receipt_id=receipt_id,
            step=move.step,
            at=self._now,
            from_place=before,
            to_place=after,
            agency=agency,
            body=move.body,
            bundle_id=move.bundle_id,
            station=op.station,
            role=op.role,
            reason=move.reason,
            op=op.id,
        )
        self._papers.events.append(event)
        self._record.happened(move.step)
        return event

    def _bundle_event(
        self, op: Operation, bundle: Bundle, step: BundleStep, before: BundleState | None
    ) -> BundleEvent:
        event = BundleEvent(
            op_step=self._record.claim(op),
            id=EventId(len(self._papers.events) + 1),
            bundle_id=bundle.id,
            step=step,
            at=self._now,
            from_state=before,
            to_state=b.next_state(before, step, label=bundle.number.short),
            agency=bundle.agency,
            station=op.station,
            role=op.role,
            op=op.id,
        )
        self._papers.events.append(event)
        self._record.happened(step)
        return event


class MemoryDocumentReader:
    """The reads about papers; each looks at what is committed at that moment."""

    def __init__(self, papers: Callable[[], Papers], jobs: Callable[[], Collection[PrintJob]]) -> None:
        self._now = papers
        self._jobs = jobs

    def receipt(self, receipt_id: ReceiptId) -> Receipt | None:
        return self._now().receipts.get(receipt_id)

    def receipt_numbered(self, number: ReceiptNumber) -> Receipt | None:
        return next((one for one in self._now().receipts.values() if one.number == number), None)

    def receipts(
        self, day: date, *, agency: AgencyCode | None = None, limit: int = 1000
    ) -> Sequence[Receipt]:
        found = self._those(lambda one: one.business_day == day and agency in (None, one.agency))
        return found[::-1][:limit]

    def at_reception(self, agency: AgencyCode | None = None) -> Sequence[Receipt]:
        return self._those(lambda one: one.place in r.AT_RECEPTION and agency in (None, one.agency))

    def to_confirm(self) -> Sequence[Receipt]:
        entries = self._now().entries
        return self._those(lambda one: r.stand(entries[one.id]).confirmation is Confirmation.PENDING)

    def misrouted(self) -> Sequence[Receipt]:
        gone = (Place.FORWARDED, Place.WITHDRAWN)
        return self._those(
            lambda one: (
                one.misrouted
                and one.place not in gone
                and (one.now.body is not None or one.place in r.AT_RECEPTION)
            )
        )

    def of_tickets(self, ticket_ids: Collection[TicketId]) -> Sequence[Receipt]:
        return self._those(lambda one: one.ticket_id in ticket_ids)

    def alike(self, reference: str, day: date) -> Sequence[Receipt]:
        present = self.references(list(self._now().receipts))
        wanted = comparable(reference)
        return self._those(
            lambda one: (
                one.business_day == day and one.id in present and comparable(present[one.id]) == wanted
            )
        )

    def entries(self, receipt_ids: Collection[ReceiptId]) -> Mapping[ReceiptId, Sequence[Entry]]:
        entries = self._now().entries
        return {one: entries[one] for one in receipt_ids if one in entries}

    def references(self, receipt_ids: Collection[ReceiptId]) -> Mapping[ReceiptId, str]:
        histories = self._now().references
        newest = {one: histories[one][max(histories[one])] for one in receipt_ids if one in histories}
        return {one: text for one, text in newest.items() if text is not None}

    def reference_history(self, receipt_id: ReceiptId) -> Mapping[int, str | None]:
        return self._now().references.get(receipt_id, {})

    def receipt_events(self, receipt_id: ReceiptId) -> Sequence[ReceiptEvent]:
        return self._now().of_receipt(receipt_id)

    def travels(self, receipt_id: ReceiptId) -> Sequence[BundleItem]:
        return self._now().travels(receipt_id)

    def bundle(self, bundle_id: BundleId) -> Bundle | None:
        return self._now().bundles.get(bundle_id)

    def bundle_numbered(self, number: BundleNumber) -> Bundle | None:
        return next((one for one in self._now().bundles.values() if one.number == number), None)

    def bundles(
        self,
        *,
        agency: AgencyCode | None = None,
        states: Collection[BundleState] | None = None,
        day: date | None = None,
        limit: int = 1000,
    ) -> Sequence[Bundle]:
        found = [
            one
            for one in self._now().bundles.values()
            if agency in (None, one.agency) and day in (None, one.number.day)
            if states is None or one.state in states
        ]
        return found[::-1][:limit]

    def items(self, bundle_ids: Collection[BundleId]) -> Mapping[BundleId, Sequence[BundleItem]]:
        items = self._now().items
        return {one: items[one] for one in bundle_ids if one in items}

    def bundle_events(self, bundle_id: BundleId) -> Sequence[BundleEvent]:
        return self._now().of_bundle(bundle_id)

    def slips(self, kind: SlipKind, subjects: Collection[str]) -> Mapping[str, PrintJob]:
        about = (job for job in self._jobs() if job.kind is kind and job.subject in subjects)
        return {job.subject: job for job in about if job.subject is not None}

    def counters(self) -> Sequence[ReceiptCounter]:
        return [ReceiptCounter(*counter) for counter in sorted(self._now().counters.items())]

    def receipt_histories(self, year: int) -> Iterator[ReceiptHistory]:
        papers = self._now()
        of_year = [one for one in papers.receipts.values() if one.number.year == year]
        for receipt in sorted(of_year, key=lambda one: one.number):
            entries = papers.entries[receipt.id]
            yield ReceiptHistory(
                receipt=receipt,
                confirmation=r.stand(entries).confirmation,
                entries=entries,
                events=tuple(papers.of_receipt(receipt.id)),
                travels=tuple(papers.travels(receipt.id)),
            )

    def bundle_histories(self) -> Iterator[BundleHistory]:
        papers = self._now()
        for bundle in papers.bundles.values():
            yield BundleHistory(
                bundle=bundle,
                events=tuple(papers.of_bundle(bundle.id)),
                items=papers.items[bundle.id],
            )

    def _those(self, fits: Callable[[Receipt], bool]) -> list[Receipt]:
        return [receipt for receipt in self._now().receipts.values() if fits(receipt)]
