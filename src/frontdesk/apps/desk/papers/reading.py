"""Reads what the desk shows of papers, in few questions; everything here blocks and belongs on the lane."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from frontdesk.apps.desk.papers.state import BundleSummary, CheckLine, DeskPapers, Question, VisitPaper
from frontdesk.domain.bundle import Bundle, BundleItem, Verdict
from frontdesk.domain.receipt import BundleId, Entry, Place, Receipt, ReceiptId, stand
from frontdesk.domain.scan import Scan, ScanKind
from frontdesk.domain.submission import Content
from frontdesk.domain.ticket import TicketId
from frontdesk.usecases import paper_queries
from frontdesk.usecases.ports import Store

if TYPE_CHECKING:
    from frontdesk.bootstrap import Runtime

Entries = Mapping[ReceiptId, Sequence[Entry]]


def read_papers(runtime: Runtime, asked: Question) -> DeskPapers:
    """The bundles of the agency, and the papers of the client at the desk."""
    store, house = runtime.store, runtime.house
    papers = paper_queries.agency_papers(store, house, asked.agency)
    return DeskPapers(
        asked=asked,
        to_accept=_summaries(store, papers.to_accept),
        coming=papers.coming,
        disputed=papers.disputed,
        visit=() if asked.ticket_id is None else _visit(store, asked, asked.ticket_id),
    )


def read_lines(runtime: Runtime, bundle: Bundle) -> tuple[CheckLine, ...]:
    """The lines of a bundle that have no verdict yet, in the order of its protocol."""
    view = paper_queries.view_bundle(runtime.store, runtime.house, bundle)
    return tuple(
        CheckLine(line.receipt, line.content)
        for line in view.lines
        if line.item.verdict is Verdict.TRAVELLING
    )


def find(runtime: Runtime, scan: Scan) -> tuple[Bundle | None, Receipt | None]:
    """What a scanned code names: a bundle, or a receipt with its bundle; both may be unknown."""
    documents = runtime.store.documents
    if scan.kind is ScanKind.BUNDLE and scan.bundle is not None:
        return documents.bundle_numbered(scan.bundle), None
    if scan.receipt is None:
        return None, None
    receipt = documents.receipt_numbered(scan.receipt)
    if receipt is None or receipt.now.bundle_id is None:
        return None, receipt
    return documents.bundle(receipt.now.bundle_id), receipt


def _summaries(store: Store, bundles: Sequence[Bundle]) -> tuple[BundleSummary, ...]:
    if not bundles:
        return ()
    lines = store.documents.items([bundle.id for bundle in bundles])
    entries = store.documents.entries([item.receipt_id for items in lines.values() for item in items])
    return tuple(_summary(bundle, lines.get(bundle.id, ()), entries) for bundle in bundles)


def _summary(bundle: Bundle, items: Sequence[BundleItem], entries: Entries) -> BundleSummary:
    contents = [_as_sealed(item, entries) for item in items]
    pages = [content.total_pages for content in contents]
    known = [one for one in pages if one is not None]
    return BundleSummary(
        bundle=bundle,
        receipts=len(items),
        left=sum(item.verdict is Verdict.TRAVELLING for item in items),
        pieces=sum(content.pieces for content in contents),
        pages=sum(known) if len(known) == len(pages) else None,
        deadline=min((one.deadline for one in contents if one.deadline is not None), default=None),
    )


def _as_sealed(item: BundleItem, entries: Entries) -> Content:
    content = entries[item.receipt_id][item.entry - 1].new.content
    assert content is not None  # only an entry that tells what was handed in is sealed
    return content


def _visit(store: Store, asked: Question, ticket_id: TicketId) -> tuple[VisitPaper, ...]:
    """Papers for other agencies are nobody's business here."""
    receipts = [
        receipt
        for receipt in paper_queries.papers_of_visit(store, ticket_id)
        if receipt.agency == asked.agency and receipt.place is not Place.WITHDRAWN
    ]
    if not receipts:
        return ()
    entries = store.documents.entries([receipt.id for receipt in receipts])
    bundles = _bundles(store, {one.now.bundle_id for one in receipts if one.now.bundle_id is not None})
    return tuple(
        VisitPaper(
            receipt=receipt,
            content=stand(entries[receipt.id]).content,
            bundle=None if receipt.now.bundle_id is None else bundles.get(receipt.now.bundle_id),
        )
        for receipt in receipts
    )


def _bundles(store: Store, ids: Collection[BundleId]) -> dict[BundleId, Bundle]:
    found = (store.documents.bundle(one) for one in ids)
    return {bundle.id: bundle for bundle in found if bundle is not None}
