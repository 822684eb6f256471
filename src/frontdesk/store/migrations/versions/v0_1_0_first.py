"""The first schema: house, numbers, tickets, events, print jobs, desks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from frontdesk.store.columns import Id, UtcTime, Xid, current_xid

revision = "v0_1_0"
down_revision = None
branch_labels = None
depends_on = None

# Dropped in this order, because of the foreign keys between them.
TABLES = (
    "desk_presence",
    "print_job",
    "event",
    "ticket",
    "number_counter",
    "desk",
    "service",
    "series",
    "agency",
    "house",
    "site",
    "schema_info",
)


def _partial(name: str, table: str, columns: list[str], *, where: str, unique: bool = False) -> None:
    only = sa.text(where)
    op.create_index(name, table, columns, unique=unique, postgresql_where=only, sqlite_where=only)


def upgrade() -> None:
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "schema_info",
        sa.Column("one", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("works_from", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("one", name="pk_schema_info"),
        sa.CheckConstraint("one = 1", name=op.f("ck_schema_info_one_row")),
    )
    op.create_table(
        "site",
        sa.Column("code", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_site"),
    )
    op.create_table(
        "agency",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("site", "code", name="pk_agency"),
        sa.ForeignKeyConstraint(["site"], ["site.code"], name="fk_agency_site"),
    )
    op.create_table(
        "house",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("loaded_at", UtcTime(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("site", "version", name="pk_house"),
        sa.ForeignKeyConstraint(["site"], ["site.code"], name="fk_house_site"),
    )
    op.create_table(
        "series",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("site", "letter", name="pk_series"),
        sa.ForeignKeyConstraint(["site"], ["site.code"], name="fk_series_site"),
    )
    op.create_table(
        "desk",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("site", "name", name="pk_desk"),
        sa.ForeignKeyConstraint(["site", "agency"], ["agency.site", "agency.code"], name="fk_desk_agency"),
        sa.ForeignKeyConstraint(["site"], ["site.code"], name="fk_desk_site"),
    )
    op.create_table(
        "number_counter",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last_given", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("site", "day", "series", "kind", name="pk_number_counter"),
        sa.CheckConstraint("last_given >= first", name=op.f("ck_number_counter_given")),
        sa.ForeignKeyConstraint(
            ["site", "series"], ["series.site", "series.letter"], name="fk_number_counter_series"
        ),
    )
    op.create_table(
        "service",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("site", "code", name="pk_service"),
        sa.ForeignKeyConstraint(["site", "agency"], ["agency.site", "agency.code"], name="fk_service_agency"),
        sa.ForeignKeyConstraint(
            ["site", "series"], ["series.site", "series.letter"], name="fk_service_series"
        ),
        sa.ForeignKeyConstraint(["site"], ["site.code"], name="fk_service_site"),
    )
    op.create_table(
        "desk_presence",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", UtcTime(), nullable=False),
        sa.Column("seen_at", UtcTime(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("services", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("site", "desk", name="pk_desk_presence"),
        sa.ForeignKeyConstraint(["site", "desk"], ["desk.site", "desk.name"], name="fk_desk_presence_desk"),
    )
    op.create_table(
        "ticket",
        sa.Column("id", Id, nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("need", sa.Text()),
        sa.Column("head_start", sa.Integer(), nullable=False),
        sa.Column("issued_at", UtcTime(), nullable=False),
        sa.Column("arrived_at", UtcTime(), nullable=False),
        sa.Column("last_event_id", Id, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text()),
        sa.Column("due_at", UtcTime(), nullable=False),
        sa.Column("waiting_since", UtcTime(), nullable=False),
        sa.Column("call_id", Id),
        sa.Column("called_at", UtcTime()),
        sa.Column("started_at", UtcTime()),
        sa.Column("ended_at", UtcTime()),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("parked_until", UtcTime()),
        sa.PrimaryKeyConstraint("id", name="pk_ticket"),
        sa.CheckConstraint("head_start >= 0", name=op.f("ck_ticket_head_start")),
        sa.CheckConstraint("number > 0", name=op.f("ck_ticket_number")),
        sa.ForeignKeyConstraint(["site", "agency"], ["agency.site", "agency.code"], name="fk_ticket_agency"),
        sa.ForeignKeyConstraint(["site", "desk"], ["desk.site", "desk.name"], name="fk_ticket_desk"),
        sa.ForeignKeyConstraint(
            ["site", "series"], ["series.site", "series.letter"], name="fk_ticket_series"
        ),
        sa.ForeignKeyConstraint(
            ["site", "service"], ["service.site", "service.code"], name="fk_ticket_service"
        ),
        sa.UniqueConstraint("site", "business_day", "series", "number", name="uq_ticket_number"),
        sqlite_autoincrement=True,
    )
    _partial(
        "ix_ticket_arrived",
        "ticket",
        ["site", "business_day", "service", "arrived_at", "number", "id"],
        where="state = 'waiting'",
    )
    _partial("ix_ticket_call", "ticket", ["site", "business_day", "call_id"], where="call_id IS NOT NULL")
    _partial(
        "ix_ticket_due",
        "ticket",
        ["site", "business_day", "service", "due_at", "number", "id"],
        where="state = 'waiting'",
    )
    _partial(
        "ix_ticket_open",
        "ticket",
        ["site", "business_day", "id"],
        where="state IN ('waiting', 'called', 'serving', 'parked', 'missed')",
    )
    _partial(
        "uq_ticket_at_desk", "ticket", ["site", "desk"], where="state IN ('called', 'serving')", unique=True
    )
    op.create_table(
        "event",
        sa.Column("id", Id, nullable=False),
        sa.Column("xid", Xid, nullable=False, server_default=current_xid()),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("op", sa.Uuid(), nullable=False),
        sa.Column("op_step", sa.Integer(), nullable=False),
        sa.Column("ticket_id", Id),
        sa.Column("business_day", sa.Date()),
        sa.Column("from_state", sa.Text()),
        sa.Column("to_state", sa.Text()),
        sa.Column("service", sa.Text()),
        sa.Column("other_service", sa.Text()),
        sa.Column("agency", sa.Text()),
        sa.Column("desk", sa.Text()),
        sa.Column("due_at", UtcTime()),
        sa.Column("parked_until", UtcTime()),
        sa.Column("reason", sa.Text()),
        sa.Column("undoes", Id),
        sa.Column("printer", sa.Text()),
        sa.Column("head_start", sa.Integer()),
        sa.Column("arrived_at", UtcTime()),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_event_ticket_id"),
        sa.UniqueConstraint("op", "op_step", name="uq_event_operation"),
        sqlite_autoincrement=True,
    )
    _partial("ix_event_desk", "event", ["site", "desk", "id"], where="desk IS NOT NULL")
    if is_postgresql:
        op.create_index("ix_event_feed", "event", ["site", "xid", "id"])
    _partial(
        "ix_event_overtakes",
        "event",
        ["site", "business_day", "service", "arrived_at"],
        where="kind = 'called' AND head_start > 0",
    )
    op.create_index("ix_event_ticket", "event", ["ticket_id", "id"])
    _partial("uq_event_undoes", "event", ["undoes"], where="undoes IS NOT NULL", unique=True)
    op.create_table(
        "print_job",
        sa.Column("id", Id, nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("ticket_id", Id, nullable=False),
        sa.Column("printer", sa.Text(), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("op", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_print_job"),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_print_job_ticket_id"),
        sa.UniqueConstraint("ticket_id", "copy", name="uq_print_job_copy"),
        sa.UniqueConstraint("op", name="uq_print_job_operation"),
        sqlite_autoincrement=True,
    )
    _partial(
        "ix_print_job_open",
        "print_job",
        ["site", "printer", "id"],
        where="state IN ('pending', 'sending', 'failed', 'unknown')",
    )
    if is_postgresql:
        # Every call leaves a dead entry at the head of the line; vacuum them away before they slow the next.
        for table in ("ticket", "number_counter", "desk_presence"):
            op.execute(
                f"ALTER TABLE {table} SET (fillfactor = 80, autovacuum_vacuum_threshold = 500,"
                " autovacuum_vacuum_scale_factor = 0.01)"
            )
    op.execute("INSERT INTO schema_info (one, level, works_from, revision) VALUES (1, 1, 1, 'v0_1_0')")


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
