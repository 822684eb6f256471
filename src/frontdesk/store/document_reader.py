"""The short reads about papers, each a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, literal_column, or_, select

from frontdesk.domain.bundle import Bundle, BundleEvent, BundleItem, BundleState
from frontdesk.domain.house import AgencyCode, SiteCode
from frontdesk.domain.printjob import PrintJob, SlipKind
from frontdesk.domain.receipt import BundleId, Confirmation, Entry, Receipt, ReceiptEvent, ReceiptId
from frontdesk.domain.receipt_number import BundleNumber, ReceiptNumber
from frontdesk.domain.reference import comparable
from frontdesk.domain.ticket import TicketId
from frontdesk.store import document_queries as dq
from frontdesk.store import document_tables as d
from frontdesk.store import queries as q
from frontdesk.store import tables as t
from frontdesk.store.document_rows import bundle_of, bundles, receipt_of, receipts
from frontdesk.store.documents import IS_AT_RECEPTION
from frontdesk.usecases.document_ports import BundleHistory, ReceiptCounter, ReceiptHistory

T = TypeVar("T")

_BATCH = 300  # receipts whose histories are held at once

_IS_MISROUTED: ColumnElement[bool] = literal_column(
    "(receipt.body IS NOT NULL AND receipt.place NOT IN ('forwarded', 'withdrawn'))"
)
_IS_PENDING: ColumnElement[bool] = literal_column("(receipt.confirmation = 'pending')")


class Read(Protocol):
    """Runs one short read, again where that may be."""

    def __call__(self, work: Callable[[Connection], T]) -> T: ...


class SqlDocumentReader:
    """A `usecases.document_ports.DocumentReader` on a database."""

    def __init__(self, read: Read, site: Callable[[], SiteCode]) -> None:
        self._read = read
        self._site = site

    def receipt(self, receipt_id: ReceiptId) -> Receipt | None:
        return self._one(receipts(self._site()).where(d.receipt.c.id == receipt_id))

    def receipt_numbered(self, number: ReceiptNumber) -> Receipt | None:
        c = d.receipt.c
        if number.site != self._site():
            return None
        this = and_(c.year == number.year, c.sequence == number.sequence)
        return self._one(receipts(self._site()).where(this))

    def receipts(
        self, day: date, *, agency: AgencyCode | None = None, limit: int = 1000
    ) -> Sequence[Receipt]:
        c = d.receipt.c
        query = receipts(self._site()).where(c.business_day == day)
        if agency is not None:
            query = query.where(c.agency == agency)
        return self._many(query.order_by(c.id.desc()).limit(limit))

    def at_reception(self, agency: AgencyCode | None = None) -> Sequence[Receipt]:
        query = receipts(self._site()).where(IS_AT_RECEPTION)
        if agency is not None:
            query = query.where(d.receipt.c.agency == agency)
        return self._many(query.order_by(d.receipt.c.id))

    def to_confirm(self) -> Sequence[Receipt]:
        return self._many(receipts(self._site()).where(_IS_PENDING).order_by(d.receipt.c.id))

    def misrouted(self) -> Sequence[Receipt]:
        c, site = d.receipt.c, self._site()
        in_house = and_(IS_AT_RECEPTION, c.received_by != c.agency, c.received_by != site)
        return self._many(receipts(site).where(or_(_IS_MISROUTED, in_house)).order_by(c.id))

    def of_tickets(self, ticket_ids: Collection[TicketId]) -> Sequence[Receipt]:
        c = d.receipt.c
        here = receipts(self._site()).where(c.ticket_id.is_not(None), c.ticket_id.in_(list(ticket_ids)))
        return self._many(here.order_by(c.id))

    def alike(self, reference: str, day: date) -> Sequence[Receipt]:
        site, c = self._site(), d.receipt_reference.c
        # A reference that was corrected since is no longer that of the receipt.
        later = d.receipt_reference.alias("later")
        newest = ~(
            select(later.c.entry).where(later.c.receipt_id == c.receipt_id, later.c.entry > c.entry).exists()
        )
        same = select(c.receipt_id).where(c.site == site, c.letters == comparable(reference), newest)
        query = receipts(site).where(d.receipt.c.business_day == day, d.receipt.c.id.in_(same))
        return self._many(query.order_by(d.receipt.c.id))

    def entries(self, receipt_ids: Collection[ReceiptId]) -> Mapping[ReceiptId, Sequence[Entry]]:
        found: dict[ReceiptId, list[Entry]] = {}
        for entry in self._read(lambda connection: dq.entries_of(connection, receipt_ids)):
            found.setdefault(entry.receipt_id, []).append(entry)
        return found

    def references(self, receipt_ids: Collection[ReceiptId]) -> Mapping[ReceiptId, str]:
        c = d.receipt_reference.c
        found: dict[ReceiptId, str | None] = {}
        for ids in dq.portions(receipt_ids):
            query = select(c.receipt_id, c.reference).where(c.receipt_id.in_(ids)).order_by(c.entry)
            found.update(self._read(partial(_pairs, query=query)))
        return {receipt_id: text for receipt_id, text in found.items() if text is not None}

    def reference_history(self, receipt_id: ReceiptId) -> Mapping[int, str | None]:
        c = d.receipt_reference.c
        query = select(c.entry, c.reference).where(c.receipt_id == receipt_id).order_by(c.entry)
        rows = self._read(lambda connection: connection.execute(query).all())
        return {row[0]: row[1] for row in rows}

    def receipt_events(self, receipt_id: ReceiptId) -> Sequence[ReceiptEvent]:
        here = t.event.c.receipt_id == receipt_id
        events = self._read(lambda connection: dq.events_of(connection, here))
        return [event for event in events if isinstance(event, ReceiptEvent)]

    def travels(self, receipt_id: ReceiptId) -> Sequence[BundleItem]:
        here = d.bundle_item.c.receipt_id == receipt_id
        return self._read(lambda connection: dq.lines_of(connection, here))

    def bundle(self, bundle_id: BundleId) -> Bundle | None:
        query = bundles(self._site()).where(d.bundle.c.id == bundle_id)
        return self._read(lambda connection: dq.one_bundle(connection, query))

    def bundle_numbered(self, number: BundleNumber) -> Bundle | None:
        c = d.bundle.c
        if number.site != self._site():
            return None
        this = and_(c.day == number.day, c.letter == number.letter, c.number == number.number)
        return self._read(lambda connection: dq.one_bundle(connection, bundles(self._site()).where(this)))

    def bundles(
        self,
        *,
        agency: AgencyCode | None = None,
        states: Collection[BundleState] | None = None,
        day: date | None = None,
        limit: int = 1000,
    ) -> Sequence[Bundle]:
        c = d.bundle.c
        query = bundles(self._site())
        if agency is not None:
            query = query.where(c.agency == agency)
        if states is not None:
            query = query.where(c.state.in_([state.value for state in states]))
        if day is not None:
            query = query.where(c.day == day)
        query = query.order_by(c.id.desc()).limit(limit)
        return self._read(lambda connection: [bundle_of(row) for row in connection.execute(query)])

    def items(self, bundle_ids: Collection[BundleId]) -> Mapping[BundleId, Sequence[BundleItem]]:
        found: dict[BundleId, list[BundleItem]] = {}
        for ids in dq.portions(bundle_ids):
            here = d.bundle_item.c.bundle_id.in_(ids)
            for line in self._read(partial(_lines, here=here)):
                found.setdefault(line.bundle_id, []).append(line)
        return found

    def bundle_events(self, bundle_id: BundleId) -> Sequence[BundleEvent]:
        here = and_(t.event.c.bundle_id == bundle_id, t.event.c.receipt_id.is_(None))
        events = self._read(lambda connection: dq.events_of(connection, here))
        return [event for event in events if isinstance(event, BundleEvent)]

    def slips(self, kind: SlipKind, subjects: Collection[str]) -> Mapping[str, PrintJob]:
        c = t.print_job.c
        about = and_(
            c.site == self._site(), c.ticket_id.is_(None), c.kind == kind.value, c.subject.in_(list(subjects))
        )
        jobs = self._read(lambda connection: q.jobs_where(connection, about))
        # Oldest first, so the newest one stays.
        return {job.subject: job for job in jobs if job.subject is not None}

    def counters(self) -> Sequence[ReceiptCounter]:
        c = d.receipt_counter.c
        query = select(c.year, c.last_given).where(c.site == self._site()).order_by(c.year)
        rows = self._read(lambda connection: connection.execute(query).all())
        return [ReceiptCounter(year, last_given) for year, last_given in rows]

    def receipt_histories(self, year: int) -> Iterator[ReceiptHistory]:
        after = 0
        while True:
            batch = self._read(partial(_receipt_histories, site=self._site(), year=year, after=after))
            yield from batch
            if len(batch) < _BATCH:
                return
            after = batch[-1].receipt.number.sequence

    def bundle_histories(self) -> Iterator[BundleHistory]:
        after = 0
        while True:
            batch = self._read(partial(_bundle_histories, site=self._site(), after=after))
            yield from batch
            if len(batch) < _BATCH:
                return
            after = batch[-1].bundle.id

    def _one(self, query: dq.Query) -> Receipt | None:
        return self._read(lambda connection: dq.one_receipt(connection, query))

    def _many(self, query: dq.Query) -> list[Receipt]:
        return self._read(lambda connection: dq.many_receipts(connection, query))


def _pairs(connection: Connection, *, query: Any) -> dict[ReceiptId, str | None]:
    """The two columns of a query as keys and values; the last row of a key wins."""
    return {row[0]: row[1] for row in connection.execute(query)}


def _lines(connection: Connection, *, here: Any) -> list[BundleItem]:
    return dq.lines_of(connection, here)


def _receipt_histories(
    connection: Connection, *, site: SiteCode, year: int, after: int
) -> list[ReceiptHistory]:
    """One batch from few statements; what happened between them belongs to the next look."""
    c = d.receipt.c
    query = receipts(site).add_columns(c.confirmation).where(c.year == year, c.sequence > after)
    rows = connection.execute(query.order_by(c.sequence).limit(_BATCH)).all()
    found = {row[0]: (receipt_of(row[:-1]), Confirmation(row[-1])) for row in rows}
    entries: dict[int, list[Entry]] = {}
    for entry in dq.entries_of(connection, list(found)):
        entries.setdefault(entry.receipt_id, []).append(entry)
    events: dict[int, list[ReceiptEvent]] = {}
    travels: dict[int, list[BundleItem]] = {}
    for ids in dq.portions(list(found)):
        for event in dq.events_of(connection, t.event.c.receipt_id.in_(ids)):
            if isinstance(event, ReceiptEvent):
                events.setdefault(event.receipt_id, []).append(event)
        for line in dq.lines_of(connection, d.bundle_item.c.receipt_id.in_(ids)):
            travels.setdefault(line.receipt_id, []).append(line)
    return [
        ReceiptHistory(
            receipt=receipt,
            confirmation=confirmation,
            entries=tuple(entries.get(receipt.id, ())),
            events=tuple(events.get(receipt.id, ())),
            travels=tuple(travels.get(receipt.id, ())),
        )
        for receipt, confirmation in found.values()
    ]


def _bundle_histories(connection: Connection, *, site: SiteCode, after: int) -> list[BundleHistory]:
    c = d.bundle.c
    query = bundles(site).where(c.id > after).order_by(c.id).limit(_BATCH)
    found = [bundle_of(row) for row in connection.execute(query)]
    events: dict[int, list[BundleEvent]] = {}
    lines: dict[int, list[BundleItem]] = {}
    for ids in dq.portions([bundle.id for bundle in found]):
        alone = t.event.c.receipt_id.is_(None)
        for event in dq.events_of(connection, t.event.c.bundle_id.in_(ids), alone):
            if isinstance(event, BundleEvent):
                events.setdefault(event.bundle_id, []).append(event)
        for line in dq.lines_of(connection, d.bundle_item.c.bundle_id.in_(ids)):
            lines.setdefault(line.bundle_id, []).append(line)
    return [
        BundleHistory(
            bundle=bundle,
            events=tuple(events.get(bundle.id, ())),
            items=tuple(lines.get(bundle.id, ())),
        )
        for bundle in found
    ]
