"""The JSON shapes of receipts and bundles: keys may be added, never renamed."""

from __future__ import annotations

from frontdesk.cli.shapes import Shape, moment, print_job
from frontdesk.domain.receipt import Entry, Receipt
from frontdesk.domain.submission import Content, Item, PaperForm
from frontdesk.usecases.document_views import BundleLine, BundleView, OpenList, ReceiptView, TrailStep


def bare_receipt(it: Receipt) -> Shape:
    """What is known of a receipt without another look at the store: part of `receipt`."""
    return {
        "id": it.id,
        "number": it.label,
        "received_at": moment(it.received_at),
        "legal_at": moment(it.legal.at),
        "legal_date": it.legal.date.isoformat(),
        "source": it.source.value,
        "received_by": it.received_by,
        "agency": it.agency,
        "state": it.place.value,
    }


def receipt(view: ReceiptView) -> Shape:
    """A receipt without its reference, which is personal data; `receipt show` alone tells that."""
    it, standing = view.receipt, view.standing
    corrected = standing.corrected
    return {
        "id": it.id,
        "number": it.label,
        "received_at": moment(it.received_at),
        "legal_at": moment(it.legal.at),
        "legal_date": it.legal.date.isoformat(),
        "corrected_date": None if corrected is None else corrected.date.isoformat(),
        "source": it.source.value,
        "confirmation": standing.confirmation.value,
        "agency": it.agency,
        "received_by": it.received_by,
        "addressed_to": it.now.body,
        "misrouted": None if view.urgency is None else view.urgency.value,
        **content(view.content),
        "corrections": standing.corrections,
        "state": it.place.value,
        "since": moment(it.now.since),
        "reason": it.now.reason,
        "bundle": None if view.bundle is None else view.bundle.label,
        "print": print_job(view.job),
    }


def content(it: Content) -> Shape:
    return {
        "items": [item(one) for one in it.items],
        "pages": it.total_pages,
        "originals": it.form is PaperForm.ORIGINALS,
        "language": it.language,
        "papers": it.papers,
        "deadline": None if it.deadline is None else it.deadline.isoformat(),
        "note": it.note,
    }


def item(it: Item) -> Shape:
    return {"kind": it.kind, "count": it.count, "pages": it.pages}


def entry(it: Entry) -> Shape:
    """One line of a receipt's record; keys that do not apply are ``null``."""
    legal = it.new.legal
    return {
        "number": it.number,
        "at": moment(it.at),
        "kind": it.kind.value,
        "station": it.station,
        "reason": it.new.reason,
        "legal_date": None if legal is None else legal.date.isoformat(),
        "about": it.new.about,
        "content": None if it.new.content is None else content(it.new.content),
    }


def step(it: TrailStep) -> Shape:
    return {
        "at": moment(it.at),
        "kind": it.kind,
        "state": it.place.value,
        "agency": it.agency.code,
        "addressed_to": it.body,
        "bundle": None if it.bundle is None else it.bundle.label,
        "station": it.station,
        "reason": it.reason,
    }


def bundle(view: BundleView) -> Shape:
    it = view.bundle
    return {
        "id": it.id,
        "number": it.label,
        "label": it.number.short,
        "agency": it.agency,
        "state": it.state.value,
        "sealed_at": moment(it.now.sealed_at),
        "handed_over_at": moment(it.now.handed_over_at),
        "settled_at": moment(it.now.settled_at),
        "late": view.late,
        "pieces": view.pieces,
        "pages": view.pages,
        "receipts": [line.receipt.label for line in view.lines],
        "lines": [bundle_line(line) for line in view.lines],
    }


def bundle_line(it: BundleLine) -> Shape:
    return {
        "receipt": it.receipt.label,
        "verdict": it.item.verdict.value,
        "reason": it.item.reason,
        "at": moment(it.item.at),
        "items": [item(one) for one in it.content.items],
        "pages": it.content.total_pages,
        "deadline": None if it.content.deadline is None else it.content.deadline.isoformat(),
        "corrected": it.corrected,
    }


def open_list(it: OpenList) -> Shape:
    return {
        "agency": it.agency.code,
        "ready": [receipt.label for receipt in it.ready],
        "disputed": [receipt.label for receipt in it.disputed],
        "oldest": moment(it.oldest),
    }
