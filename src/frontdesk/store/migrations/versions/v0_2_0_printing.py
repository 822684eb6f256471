"""Slips that belong to no ticket, and a record of every try to print."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from frontdesk.store.columns import Id, UtcTime

revision = "v0_2_0"
down_revision = "v0_1_0"
branch_labels = None
depends_on = None

_OPEN = sa.text("state IN ('pending', 'sending', 'failed', 'unknown')")
_NO_TICKET = sa.text("ticket_id IS NULL")


def _print_job(*more: sa.Column[object]) -> sa.Table:
    """The table as the first schema left it, since SQLite copies it to change it."""
    return sa.Table(
        "print_job",
        sa.MetaData(),
        sa.Column("id", Id, nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("ticket_id", Id, nullable=bool(more)),
        sa.Column("printer", sa.Text(), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("op", sa.Uuid(), nullable=False),
        *more,
        sa.PrimaryKeyConstraint("id", name="pk_print_job"),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name="fk_print_job_ticket_id"),
        sa.UniqueConstraint("ticket_id", "copy", name="uq_print_job_copy"),
        sa.UniqueConstraint("op", name="uq_print_job_operation"),
        sqlite_autoincrement=True,
    )


def _new_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("kind", sa.Text(), nullable=False, server_default=sa.text("'ticket'")),
        sa.Column("subject", sa.Text()),
        sa.Column("wanted_at", UtcTime()),
    ]


def _open_jobs_index() -> None:
    columns = ["site", "printer", "id"]
    op.create_index("ix_print_job_open", "print_job", columns, postgresql_where=_OPEN, sqlite_where=_OPEN)


def upgrade() -> None:
    op.drop_index("ix_print_job_open", "print_job")
    with op.batch_alter_table("print_job", copy_from=_print_job()) as table:
        table.alter_column("ticket_id", existing_type=Id, nullable=True)
        for column in _new_columns():
            table.add_column(column)
        table.create_check_constraint(
            op.f("ck_print_job_about"), "ticket_id IS NOT NULL OR subject IS NOT NULL"
        )
    _open_jobs_index()
    op.create_index(
        "uq_print_job_slip",
        "print_job",
        ["site", "kind", "subject", "copy"],
        unique=True,
        postgresql_where=_NO_TICKET,
        sqlite_where=_NO_TICKET,
    )
    op.create_table(
        "print_attempt",
        sa.Column("id", Id, nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("job_id", Id, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("bytes_sent", sa.Integer()),
        sa.Column("proof", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_print_attempt"),
        sa.ForeignKeyConstraint(["job_id"], ["print_job.id"], name="fk_print_attempt_job_id"),
        sa.UniqueConstraint("job_id", "number", name="uq_print_attempt_number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_print_attempt_endpoint", "print_attempt", ["site", "endpoint", "id"])
    # The release before goes on: what is new has defaults, and it never meets a slip without a ticket of its
    # own station.
    op.execute("UPDATE schema_info SET level = 2, works_from = 1, revision = 'v0_2_0'")


def downgrade() -> None:
    op.drop_table("print_attempt")
    op.drop_index("uq_print_job_slip", "print_job")
    op.drop_index("ix_print_job_open", "print_job")
    op.execute("DELETE FROM print_job WHERE ticket_id IS NULL")
    with op.batch_alter_table("print_job", copy_from=_print_job(*_new_columns())) as table:
        if op.get_bind().dialect.name == "postgresql":
            table.drop_constraint(op.f("ck_print_job_about"), type_="check")
        for column in _new_columns():
            table.drop_column(column.name)
        table.alter_column("ticket_id", existing_type=Id, nullable=False)
    _open_jobs_index()
    op.execute("UPDATE schema_info SET level = 1, works_from = 1, revision = 'v0_1_0'")
