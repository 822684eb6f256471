"""Reads about papers that a reader and a transaction have in common; each takes its connection."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from frontdesk.domain.bundle import Bundle, BundleEvent, BundleItem
from frontdesk.domain.receipt import Entry, Receipt, ReceiptEvent, ReceiptId
from frontdesk.domain.submission import Item
from frontdesk.store import document_tables as d
from frontdesk.store import tables as t
from frontdesk.store.document_rows import (
    ENTRY,
    EVENT,
    ITEM,
    LINE,
    bundle_of,
    entry_of,
    event_of,
    item_of,
    line_of,
    receipt_of,
)

_MANY = 500  # ids in one statement; the oldest SQLite takes 999 values

Query = Select[*tuple[Any, ...]]


def one_receipt(connection: Connection, query: Query) -> Receipt | None:
    row = connection.execute(query).first()
    return None if row is None else receipt_of(row)


def many_receipts(connection: Connection, query: Query) -> list[Receipt]:
    return [receipt_of(row) for row in connection.execute(query)]


def one_bundle(connection: Connection, query: Query) -> Bundle | None:
    row = connection.execute(query).first()
    return None if row is None else bundle_of(row)


def entries_of(connection: Connection, receipt_ids: Collection[ReceiptId]) -> list[Entry]:
    """Every entry of the receipts with its items, by receipt and number."""
    c, item = d.receipt_entry.c, d.receipt_item.c
    found: list[Entry] = []
    for ids in portions(receipt_ids):
        rows = connection.execute(
            select(*ENTRY).where(c.receipt_id.in_(ids)).order_by(c.receipt_id, c.number)
        ).all()
        items: dict[int, list[Item]] = {}
        of_these = select(*ITEM).join(d.receipt_entry, c.id == item.entry_id).where(c.receipt_id.in_(ids))
        for row in connection.execute(of_these.order_by(item.entry_id, item.position)):
            items.setdefault(row[0], []).append(item_of(row))
        found += [entry_of(row, items.get(row[0], ())) for row in rows]
    return found


def lines_of(connection: Connection, *conditions: ColumnElement[bool]) -> list[BundleItem]:
    c = d.bundle_item.c
    query = select(*LINE).where(*conditions).order_by(c.bundle_id, c.position)
    return [line_of(row) for row in connection.execute(query)]


def events_of(connection: Connection, *conditions: ColumnElement[bool]) -> list[ReceiptEvent | BundleEvent]:
    """Steps of papers, in the order in which they happened."""
    c = t.event.c
    of_papers = or_(c.receipt_id.is_not(None), c.bundle_id.is_not(None))
    query = select(*EVENT).where(of_papers, *conditions).order_by(c.id)
    return [event_of(row) for row in connection.execute(query)]


def portions(ids: Collection[int]) -> list[Sequence[int]]:
    """The ids in parts of a size that every database takes."""
    every = sorted(ids)
    return [every[start : start + _MANY] for start in range(0, len(every), _MANY)]
