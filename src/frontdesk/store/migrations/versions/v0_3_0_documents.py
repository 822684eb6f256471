"""Papers that are handed in: receipts with their entries, bundles with their lines, steps in the record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from frontdesk.store.columns import Id, UtcTime

revision = "v0_3_0"
down_revision = "v0_2_0"
branch_labels = None
depends_on = None


def _agency(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["site", "agency"], ["agency.site", "agency.code"], name=f"fk_{table}_agency"
    )


def _partial(name: str, table: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    only = sa.text(where)
    op.create_index(name, table, columns, unique=unique, postgresql_where=only, sqlite_where=only)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _number(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=null)


def upgrade() -> None:
    for column in (sa.Column("receipt_id", Id), sa.Column("bundle_id", Id), sa.Column("body", sa.Text())):
        op.add_column("event", column)
    _partial("ix_event_receipt", "event", ["receipt_id", "id"], "receipt_id IS NOT NULL")
    _partial("ix_event_bundle", "event", ["bundle_id", "id"], "bundle_id IS NOT NULL")
    _counters()
    _bundle()
    _receipt()
    _entries()
    _bundle_item()
    # The release before goes on: it writes none of these, and passes over steps that it does not know.
    op.execute("UPDATE schema_info SET level = 3, works_from = 1, revision = 'v0_3_0'")


def _counters() -> None:
    op.create_table(
        "receipt_counter",
        _text("site"),
        _number("year"),
        _number("last_given"),
        sa.PrimaryKeyConstraint("site", "year", name="pk_receipt_counter"),
        sa.ForeignKeyConstraint(["site"], ["site.code"], name="fk_receipt_counter_site"),
        sa.CheckConstraint("last_given >= 1", name=op.f("ck_receipt_counter_given")),
    )
    op.create_table(
        "bundle_counter",
        _text("site"),
        _text("agency"),
        sa.Column("day", sa.Date(), nullable=False),
        _number("last_given"),
        sa.PrimaryKeyConstraint("site", "agency", "day", name="pk_bundle_counter"),
        _agency("bundle_counter"),
    )


def _bundle() -> None:
    op.create_table(
        "bundle",
        sa.Column("id", Id, nullable=False),
        _text("site"),
        _text("agency"),
        sa.Column("day", sa.Date(), nullable=False),
        _text("letter"),
        _number("number"),
        _number("version"),
        _text("state"),
        sa.Column("sealed_at", UtcTime(), nullable=False),
        sa.Column("handed_over_at", UtcTime()),
        sa.Column("settled_at", UtcTime()),
        sa.PrimaryKeyConstraint("id", name="pk_bundle"),
        sa.UniqueConstraint("site", "day", "letter", "number", name="uq_bundle_number"),
        _agency("bundle"),
        sqlite_autoincrement=True,
    )
    _partial("ix_bundle_open", "bundle", ["site", "agency", "id"], "state IN ('sealed', 'handed_over')")


def _receipt() -> None:
    op.create_table(
        "receipt",
        sa.Column("id", Id, nullable=False),
        _text("site"),
        _number("year"),
        _number("sequence"),
        sa.Column("received_at", UtcTime(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("legal_at", UtcTime(), nullable=False),
        sa.Column("legal_date", sa.Date(), nullable=False),
        _text("source"),
        _text("received_by"),
        sa.Column("ticket_id", Id),
        _number("version"),
        _text("confirmation"),
        _number("entry"),
        _text("place"),
        _text("agency"),
        _text("body", null=True),
        sa.Column("bundle_id", Id),
        sa.Column("since", UtcTime(), nullable=False),
        _text("reason", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_receipt"),
        sa.UniqueConstraint("site", "year", "sequence", name="uq_receipt_number"),
        sa.ForeignKeyConstraint(["bundle_id"], ["bundle.id"], name="fk_receipt_bundle_id"),
        _agency("receipt"),
        sa.CheckConstraint("sequence > 0", name=op.f("ck_receipt_sequence")),
        sa.CheckConstraint("legal_at <= received_at", name=op.f("ck_receipt_legal")),
        sa.CheckConstraint(
            "(place IN ('bundled', 'accepted')) <= (bundle_id IS NOT NULL)",
            name=op.f("ck_receipt_bundled"),
        ),
        sa.CheckConstraint(
            "(place IN ('open', 'disputed')) <= (bundle_id IS NULL)", name=op.f("ck_receipt_at_reception")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_receipt_day", "receipt", ["site", "business_day", "id"])
    _partial("ix_receipt_open", "receipt", ["site", "agency", "id"], "place IN ('open', 'disputed')")
    _partial("ix_receipt_ticket", "receipt", ["ticket_id"], "ticket_id IS NOT NULL")
    _partial("ix_receipt_confirm", "receipt", ["site", "id"], "confirmation = 'pending'")
    _partial(
        "ix_receipt_misrouted",
        "receipt",
        ["site", "id"],
        "body IS NOT NULL AND place NOT IN ('forwarded', 'withdrawn')",
    )


def _entries() -> None:
    op.create_table(
        "receipt_entry",
        sa.Column("id", Id, nullable=False),
        _text("site"),
        _text("agency"),
        sa.Column("receipt_id", Id, nullable=False),
        _number("number"),
        sa.Column("at", UtcTime(), nullable=False),
        _text("kind"),
        _text("station"),
        _text("role"),
        _number("about", null=True),
        _text("reason", null=True),
        _text("initials", null=True),
        sa.Column("legal_at", UtcTime()),
        sa.Column("legal_date", sa.Date()),
        _text("form", null=True),
        _number("pages", null=True),
        _text("language", null=True),
        _text("papers", null=True),
        sa.Column("deadline", sa.Date()),
        _text("note", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_receipt_entry"),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name="fk_receipt_entry_receipt_id"),
        sa.UniqueConstraint("receipt_id", "number", name="uq_receipt_entry_number"),
        _agency("receipt_entry"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "receipt_item",
        sa.Column("entry_id", Id, nullable=False),
        _number("position"),
        _text("site"),
        _text("agency"),
        _text("kind"),
        _number("count"),
        _number("pages", null=True),
        sa.PrimaryKeyConstraint("entry_id", "position", name="pk_receipt_item"),
        sa.ForeignKeyConstraint(["entry_id"], ["receipt_entry.id"], name="fk_receipt_item_entry_id"),
        sa.CheckConstraint("count > 0", name=op.f("ck_receipt_item_count")),
    )
    op.create_table(
        "receipt_reference",
        sa.Column("receipt_id", Id, nullable=False),
        _number("entry"),
        _text("site"),
        _text("agency"),
        _text("reference", null=True),
        _text("letters", null=True),
        sa.PrimaryKeyConstraint("receipt_id", "entry", name="pk_receipt_reference"),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name="fk_receipt_reference_receipt_id"),
    )
    op.create_index("ix_receipt_reference_letters", "receipt_reference", ["site", "letters"])


def _bundle_item() -> None:
    op.create_table(
        "bundle_item",
        sa.Column("bundle_id", Id, nullable=False),
        _number("position"),
        _text("site"),
        _text("agency"),
        sa.Column("receipt_id", Id, nullable=False),
        _number("entry"),
        _text("verdict"),
        _text("reason", null=True),
        sa.Column("at", UtcTime()),
        sa.PrimaryKeyConstraint("bundle_id", "position", name="pk_bundle_item"),
        sa.ForeignKeyConstraint(["bundle_id"], ["bundle.id"], name="fk_bundle_item_bundle_id"),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name="fk_bundle_item_receipt_id"),
    )
    op.create_index("ix_bundle_item_receipt", "bundle_item", ["receipt_id"])
    _partial(
        "uq_bundle_item_receipt",
        "bundle_item",
        ["receipt_id"],
        "verdict IN ('travelling', 'accepted')",
        unique=True,
    )


def downgrade() -> None:
    for table in (
        "bundle_item",
        "receipt_reference",
        "receipt_item",
        "receipt_entry",
        "receipt",
        "bundle",
        "bundle_counter",
        "receipt_counter",
    ):
        op.drop_table(table)
    op.execute("DELETE FROM event WHERE receipt_id IS NOT NULL OR bundle_id IS NOT NULL")
    op.drop_index("ix_event_receipt", "event")
    op.drop_index("ix_event_bundle", "event")
    for column in ("receipt_id", "bundle_id", "body"):
        op.drop_column("event", column)
    op.execute("UPDATE schema_info SET level = 2, works_from = 1, revision = 'v0_2_0'")
