"""Rows of the tables of papers as values of the domain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from frontdesk.domain.bundle import (
    Bundle,
    BundleEvent,
    BundleItem,
    BundleState,
    BundleStep,
    Progress,
    Verdict,
)
from frontdesk.domain.receipt import (
    Entry,
    EntryKind,
    LegalTime,
    NewEntry,
    Place,
    Receipt,
    ReceiptEvent,
    ReceiptStep,
    Source,
    Whereabouts,
)
from frontdesk.domain.receipt_number import BundleNumber, ReceiptNumber
from frontdesk.domain.submission import Content, Item, PaperForm
from frontdesk.store import document_tables as d
from frontdesk.store import tables as t

# The order in which the functions below expect a row.
RECEIPT = tuple(
    d.receipt.c[name]
    for name in (
        "id", "site", "year", "sequence", "received_at", "business_day", "legal_at", "legal_date", "source",
        "received_by", "ticket_id", "version", "place", "agency", "body", "bundle_id", "since", "reason",
    )
)  # fmt: skip
ENTRY = tuple(column for column in d.receipt_entry.c if column.name not in ("site", "agency"))
ITEM = (d.receipt_item.c.entry_id, d.receipt_item.c.kind, d.receipt_item.c.count, d.receipt_item.c.pages)
BUNDLE = tuple(
    d.bundle.c[name]
    for name in (
        "id", "site", "day", "letter", "number", "agency", "version", "state", "sealed_at", "handed_over_at",
        "settled_at",
    )
)  # fmt: skip
LINE = tuple(
    d.bundle_item.c[name]
    for name in ("bundle_id", "position", "receipt_id", "entry", "verdict", "reason", "at")
)
EVENT = tuple(
    t.event.c[name]
    for name in (
        "id", "receipt_id", "bundle_id", "kind", "at", "from_state", "to_state", "agency", "body", "station",
        "role", "reason", "op", "op_step",
    )
)  # fmt: skip


def receipts(site: str) -> Select[*tuple[Any, ...]]:
    return select(*RECEIPT).where(d.receipt.c.site == site)


def bundles(site: str) -> Select[*tuple[Any, ...]]:
    return select(*BUNDLE).where(d.bundle.c.site == site)


def receipt_of(row: Sequence[Any]) -> Receipt:
    (
        receipt_id, site, year, sequence, received_at, business_day, legal_at, legal_date, source,
        received_by, ticket_id, version, place, agency, body, bundle_id, since, reason,
    ) = row  # fmt: skip
    return Receipt(
        id=receipt_id,
        number=ReceiptNumber(site, year, sequence),
        received_at=received_at,
        business_day=business_day,
        legal=LegalTime(legal_at, legal_date),
        source=Source(source),
        received_by=received_by,
        ticket_id=ticket_id,
        version=version,
        now=Whereabouts(
            place=Place(place), agency=agency, body=body, bundle_id=bundle_id, since=since, reason=reason
        ),
    )


def entry_of(row: Sequence[Any], items: Sequence[Item]) -> Entry:
    (
        _, receipt_id, number, at, kind, station, role, about, reason, initials, legal_at, legal_date, form,
        pages, language, papers, deadline, note,
    ) = row  # fmt: skip
    content = None
    if form is not None:
        content = Content(
            items=tuple(items),
            form=PaperForm(form),
            pages=pages,
            language=language,
            papers=papers,
            deadline=deadline,
            note=note,
        )
    return Entry(
        receipt_id=receipt_id,
        number=number,
        at=at,
        station=station,
        role=role,
        new=NewEntry(
            kind=EntryKind(kind),
            content=content,
            legal=None if legal_at is None else LegalTime(legal_at, legal_date),
            about=about,
            reason=reason,
            initials=initials,
        ),
    )


def item_of(row: Sequence[Any]) -> Item:
    _, kind, count, pages = row
    return Item(kind, count, pages)


def bundle_of(row: Sequence[Any]) -> Bundle:
    (
        bundle_id, site, day, letter, number, agency, version, state, sealed_at, handed_over_at, settled_at,
    ) = row  # fmt: skip
    return Bundle(
        id=bundle_id,
        number=BundleNumber(site, day, letter, number),
        agency=agency,
        version=version,
        now=Progress(
            state=BundleState(state),
            sealed_at=sealed_at,
            handed_over_at=handed_over_at,
            settled_at=settled_at,
        ),
    )


def line_of(row: Sequence[Any]) -> BundleItem:
    bundle_id, position, receipt_id, entry, verdict, reason, at = row
    return BundleItem(
        bundle_id=bundle_id,
        position=position,
        receipt_id=receipt_id,
        entry=entry,
        verdict=Verdict(verdict),
        reason=reason,
        at=at,
    )


def event_of(row: Sequence[Any]) -> ReceiptEvent | BundleEvent:
    (
        event_id, receipt_id, bundle_id, kind, at, before, after, agency, body, station, role, reason, op,
        op_step,
    ) = row  # fmt: skip
    if receipt_id is None:
        return BundleEvent(
            id=event_id,
            bundle_id=bundle_id,
            step=BundleStep(kind),
            at=at,
            from_state=None if before is None else BundleState(before),
            to_state=BundleState(after),
            agency=agency,
            station=station,
            role=role,
            op=op,
            op_step=op_step,
        )
    return ReceiptEvent(
        id=event_id,
        receipt_id=receipt_id,
        step=ReceiptStep(kind),
        at=at,
        from_place=None if before is None else Place(before),
        to_place=Place(after),
        agency=agency,
        body=body,
        bundle_id=bundle_id,
        station=station,
        role=role,
        reason=reason,
        op=op,
        op_step=op_step,
    )
