"""The tables of papers: receipts with their entries, bundles with their lines; rows of each agency carry it.

A receipt's reference is the one thing here that says who somebody is, and it has a table of its own.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from frontdesk.store.columns import Id, UtcTime
from frontdesk.store.tables import metadata


def _agency_key(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["site", "agency"], ["agency.site", "agency.code"], name=f"fk_{table}_agency")


# The ledger: every number from 1 to last_given has exactly one receipt.
receipt_counter = Table(
    "receipt_counter",
    metadata,
    Column("site", Text, ForeignKey("site.code"), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last_given", Integer, nullable=False),
    CheckConstraint("last_given >= 1", name="given"),
)

receipt = Table(
    "receipt",
    metadata,
    Column("id", Id, primary_key=True),
    Column("site", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("business_day", Date, nullable=False),
    Column("legal_at", UtcTime, nullable=False),
    Column("legal_date", Date, nullable=False),
    Column("source", Text, nullable=False),
    Column("received_by", Text, nullable=False),
    Column("ticket_id", Id),  # no foreign key: a ticket is deleted long before
    Column("version", Integer, nullable=False),
    # From here on: the fold of the receipt's entries and events.
    Column("confirmation", Text, nullable=False),
    Column("entry", Integer, nullable=False),  # number of the newest entry with content
    Column("place", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("body", Text),
    Column("bundle_id", Id, ForeignKey("bundle.id")),
    Column("since", UtcTime, nullable=False),
    Column("reason", Text),
    UniqueConstraint("site", "year", "sequence", name="uq_receipt_number"),
    _agency_key("receipt"),
    CheckConstraint("sequence > 0", name="sequence"),
    CheckConstraint("legal_at <= received_at", name="legal"),
    CheckConstraint("(place IN ('bundled', 'accepted')) <= (bundle_id IS NOT NULL)", name="bundled"),
    CheckConstraint("(place IN ('open', 'disputed')) <= (bundle_id IS NULL)", name="at_reception"),
    sqlite_autoincrement=True,
)
Index("ix_receipt_day", receipt.c.site, receipt.c.business_day, receipt.c.id)


def _partial(name: str, *columns: str, where: str, table: Table, unique: bool = False) -> None:
    only = text(where)
    Index(name, *(table.c[c] for c in columns), unique=unique, postgresql_where=only, sqlite_where=only)


_partial("ix_receipt_open", "site", "agency", "id", where="place IN ('open', 'disputed')", table=receipt)
_partial("ix_receipt_ticket", "ticket_id", where="ticket_id IS NOT NULL", table=receipt)
_partial("ix_receipt_confirm", "site", "id", where="confirmation = 'pending'", table=receipt)
_partial(
    "ix_receipt_misrouted",
    "site",
    "id",
    where="body IS NOT NULL AND place NOT IN ('forwarded', 'withdrawn')",
    table=receipt,
)

# What a receipt says, in the order in which it was said; rows are only ever added.
receipt_entry = Table(
    "receipt_entry",
    metadata,
    Column("id", Id, primary_key=True),
    Column("site", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("receipt_id", Id, ForeignKey("receipt.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("kind", Text, nullable=False),
    Column("station", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("about", Integer),  # the entry that this one confirms or refuses
    Column("reason", Text),
    Column("initials", Text),
    Column("legal_at", UtcTime),
    Column("legal_date", Date),
    Column("form", Text),
    Column("pages", Integer),
    Column("language", Text),
    Column("papers", Text),
    Column("deadline", Date),
    Column("note", Text),
    UniqueConstraint("receipt_id", "number", name="uq_receipt_entry_number"),
    _agency_key("receipt_entry"),
    sqlite_autoincrement=True,
)

receipt_item = Table(
    "receipt_item",
    metadata,
    Column("entry_id", Id, ForeignKey("receipt_entry.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("site", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("pages", Integer),
    CheckConstraint("count > 0", name="count"),
)

receipt_reference = Table(
    "receipt_reference",
    metadata,
    Column("receipt_id", Id, ForeignKey("receipt.id"), primary_key=True),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("site", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("reference", Text),
    Column("letters", Text),  # its letters and digits alone, by which ways of writing compare
)
Index("ix_receipt_reference_letters", receipt_reference.c.site, receipt_reference.c.letters)

bundle_counter = Table(
    "bundle_counter",
    metadata,
    Column("site", Text, primary_key=True),
    Column("agency", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("last_given", Integer, nullable=False),
    _agency_key("bundle_counter"),
)

bundle = Table(
    "bundle",
    metadata,
    Column("id", Id, primary_key=True),
    Column("site", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("letter", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    # From here on: the fold of the bundle's events.
    Column("state", Text, nullable=False),
    Column("sealed_at", UtcTime, nullable=False),
    Column("handed_over_at", UtcTime),
    Column("settled_at", UtcTime),
    UniqueConstraint("site", "day", "letter", "number", name="uq_bundle_number"),
    _agency_key("bundle"),
    sqlite_autoincrement=True,
)
_partial("ix_bundle_open", "site", "agency", "id", where="state IN ('sealed', 'handed_over')", table=bundle)

# Which receipts are in a bundle never changes; what the agency says of each is added once.
bundle_item = Table(
    "bundle_item",
    metadata,
    Column("bundle_id", Id, ForeignKey("bundle.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("site", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("receipt_id", Id, ForeignKey("receipt.id"), nullable=False),
    Column("entry", Integer, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("reason", Text),
    Column("at", UtcTime),
)
Index("ix_bundle_item_receipt", bundle_item.c.receipt_id)
# A paper travels in one bundle, or has come with one; only one that was disputed may travel again.
_partial(
    "uq_bundle_item_receipt",
    "receipt_id",
    where="verdict IN ('travelling', 'accepted')",
    table=bundle_item,
    unique=True,
)
