"""Appointments, short questions, decisions about opening hours; tickets know when their appointment is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from frontdesk.store.columns import Id, UtcTime

revision = "v0_4_0"
down_revision = "v0_3_0"
branch_labels = None
depends_on = None


def _key(table: str, column: str, target: str, code: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["site", column], [f"{target}.site", f"{target}.{code}"], name=f"fk_{table}_{column}"
    )


def _partial(name: str, table: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    only = sa.text(where)
    op.create_index(name, table, columns, unique=unique, postgresql_where=only, sqlite_where=only)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _time(name: str) -> sa.Column[object]:
    return sa.Column(name, UtcTime(), nullable=False)


_EVENT = (
    ("appointment_id", Id),
    ("question_id", Id),
    ("starts_at", UtcTime()),
    ("ends_at", UtcTime()),
    ("availability", sa.Text()),
    ("place", sa.Integer()),
    ("visit_id", Id),
)


def upgrade() -> None:
    for name, kind in _EVENT:
        op.add_column("event", sa.Column(name, kind))
    _partial("ix_event_appointment", "event", ["appointment_id", "id"], "appointment_id IS NOT NULL")
    _partial(
        "ix_event_opening",
        "event",
        ["site", "business_day", "id"],
        "kind IN ('service_opened', 'service_closed')",
    )
    op.add_column("ticket", sa.Column("appointment_at", UtcTime()))
    _appointment()
    _question()
    op.create_table(
        "service_decision",
        _text("site"),
        sa.Column("day", sa.Date(), nullable=False),
        _text("service"),
        _text("step"),
        _time("at"),
        _text("station"),
        _text("reason"),
        sa.PrimaryKeyConstraint("site", "day", "service", name="pk_service_decision"),
        _key("service_decision", "service", "service", "code"),
    )
    # The release before goes on: it writes none of these, and passes over steps that it does not know.
    op.execute("UPDATE schema_info SET level = 4, works_from = 1, revision = 'v0_4_0'")


def _appointment() -> None:
    op.create_table(
        "appointment_day",
        _text("site"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("site", "day", name="pk_appointment_day"),
        sa.ForeignKeyConstraint(["site"], ["site.code"], name="fk_appointment_day_site"),
    )
    op.create_table(
        "appointment",
        sa.Column("id", Id, nullable=False),
        _text("site"),
        _text("uid"),
        _text("code"),
        _time("booked_at"),
        _text("origin"),
        _text("language"),
        _text("interpreter", null=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("state"),
        _text("service"),
        _text("agency"),
        sa.Column("day", sa.Date(), nullable=False),
        _time("starts_at"),
        _time("ends_at"),
        _text("availability"),
        sa.Column("place", sa.Integer(), nullable=False),
        _text("desk", null=True),
        _text("lane"),
        sa.Column("ticket_id", Id),
        _time("since"),
        _text("reason", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_appointment"),
        sa.UniqueConstraint("site", "uid", name="uq_appointment_uid"),
        sa.UniqueConstraint("site", "code", name="uq_appointment_code"),
        _key("appointment", "agency", "agency", "code"),
        _key("appointment", "service", "service", "code"),
        _key("appointment", "desk", "desk", "name"),
        sa.CheckConstraint("place > 0", name=op.f("ck_appointment_place")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_appointment_times")),
        sa.CheckConstraint(
            "(state = 'arrived') = (ticket_id IS NOT NULL)", name=op.f("ck_appointment_arrived")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_appointment_day", "appointment", ["site", "day", "starts_at", "id"])
    slot = ["site", "lane", "starts_at"]
    _partial("uq_appointment_slot", "appointment", slot, "state <> 'cancelled'", unique=True)
    _partial("uq_appointment_ticket", "appointment", ["ticket_id"], "ticket_id IS NOT NULL", unique=True)
    _partial("ix_appointment_booked", "appointment", ["site", "day", "id"], "state = 'booked'")
    op.create_table(
        "appointment_person",
        sa.Column("appointment_id", Id, nullable=False),
        _text("site"),
        _text("agency"),
        _text("name", null=True),
        _text("reference", null=True),
        sa.PrimaryKeyConstraint("appointment_id", name="pk_appointment_person"),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name="fk_appointment_person_appointment_id"
        ),
    )


def _question() -> None:
    op.create_table(
        "question",
        sa.Column("id", Id, nullable=False),
        _text("site"),
        sa.Column("day", sa.Date(), nullable=False),
        _time("at"),
        _text("station"),
        _text("topic"),
        _text("agency", null=True),
        _text("language"),
        _text("channel"),
        sa.Column("slip", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
        sa.ForeignKeyConstraint(["site"], ["site.code"], name="fk_question_site"),
        _key("question", "agency", "agency", "code"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_question_day", "question", ["site", "day", "id"])


def downgrade() -> None:
    for table in ("service_decision", "question", "appointment_person", "appointment", "appointment_day"):
        op.drop_table(table)
    op.execute(
        "DELETE FROM event WHERE appointment_id IS NOT NULL OR question_id IS NOT NULL"
        " OR kind IN ('service_opened', 'service_closed')"
    )
    op.drop_index("ix_event_appointment", "event")
    op.drop_index("ix_event_opening", "event")
    for name, _ in _EVENT:
        op.drop_column("event", name)
    op.drop_column("ticket", "appointment_at")
    op.execute("UPDATE schema_info SET level = 3, works_from = 1, revision = 'v0_3_0'")
