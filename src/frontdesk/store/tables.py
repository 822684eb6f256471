"""The tables of the store, the same for SQLite and PostgreSQL; `migrations/` brings a database to them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    false,
    text,
)

from frontdesk.store.columns import Id, UtcTime, Xid, current_xid

# Every constraint has a name that is the same in both databases: errors and migrations go by it.
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

# One row: the level of this schema, and the oldest level of a program that may still work on it.
schema_info = Table(
    "schema_info",
    metadata,
    Column("one", SmallInteger, primary_key=True, autoincrement=False),
    Column("level", Integer, nullable=False),
    Column("works_from", Integer, nullable=False),
    Column("revision", Text, nullable=False),
    CheckConstraint("one = 1", name="one_row"),
)

site = Table("site", metadata, Column("code", Text, primary_key=True))


def _site() -> Column[str]:
    return Column("site", Text, ForeignKey("site.code"), primary_key=True)


# The definitions in the order of their loading; the newest is in force.
house = Table(
    "house",
    metadata,
    _site(),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("loaded_at", UtcTime, nullable=False),
    Column("document", Text, nullable=False),
)


def _retired() -> Column[bool]:
    return Column("retired", Boolean, nullable=False, server_default=false())


# What tickets refer to. Never deleted: what vanished from the house is retired.
agency = Table("agency", metadata, _site(), Column("code", Text, primary_key=True), _retired())
series = Table("series", metadata, _site(), Column("letter", Text, primary_key=True), _retired())
service = Table(
    "service",
    metadata,
    _site(),
    Column("code", Text, primary_key=True),
    Column("agency", Text, nullable=False),
    Column("series", Text, nullable=False),
    _retired(),
    ForeignKeyConstraint(["site", "agency"], ["agency.site", "agency.code"], name="fk_service_agency"),
    ForeignKeyConstraint(["site", "series"], ["series.site", "series.letter"], name="fk_service_series"),
)
desk = Table(
    "desk",
    metadata,
    _site(),
    Column("name", Text, primary_key=True),
    Column("agency", Text, nullable=False),
    _retired(),
    ForeignKeyConstraint(["site", "agency"], ["agency.site", "agency.code"], name="fk_desk_agency"),
)

# The ledger: every number from first to last_given has exactly one ticket.
number_counter = Table(
    "number_counter",
    metadata,
    Column("site", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("first", Integer, nullable=False),
    Column("last_given", Integer, nullable=False),
    ForeignKeyConstraint(
        ["site", "series"], ["series.site", "series.letter"], name="fk_number_counter_series"
    ),
    CheckConstraint("last_given >= first", name="given"),
)

ticket = Table(
    "ticket",
    metadata,
    Column("id", Id, primary_key=True),
    Column("site", Text, nullable=False),
    Column("business_day", Date, nullable=False),
    Column("series", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("need", Text),
    Column("head_start", Integer, nullable=False),
    Column("issued_at", UtcTime, nullable=False),
    Column("arrived_at", UtcTime, nullable=False),
    Column("last_event_id", Id, nullable=False),
    # From here on: the life, which is always the fold of the ticket's events.
    Column("state", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("desk", Text),
    Column("due_at", UtcTime, nullable=False),
    Column("waiting_since", UtcTime, nullable=False),
    Column("call_id", Id),
    Column("called_at", UtcTime),
    Column("started_at", UtcTime),
    Column("ended_at", UtcTime),
    Column("misses", Integer, nullable=False),
    Column("parked_until", UtcTime),
    Column("appointment_at", UtcTime),  # not of the life: when the client's appointment is
    Column("forecast", SmallInteger),  # what the replay gave when the number was given out, in minutes
    UniqueConstraint("site", "business_day", "series", "number", name="uq_ticket_number"),
    ForeignKeyConstraint(["site", "series"], ["series.site", "series.letter"], name="fk_ticket_series"),
    ForeignKeyConstraint(["site", "service"], ["service.site", "service.code"], name="fk_ticket_service"),
    ForeignKeyConstraint(["site", "agency"], ["agency.site", "agency.code"], name="fk_ticket_agency"),
    ForeignKeyConstraint(["site", "desk"], ["desk.site", "desk.name"], name="fk_ticket_desk"),
    CheckConstraint("number > 0", name="number"),
    CheckConstraint("head_start >= 0", name="head_start"),
    sqlite_autoincrement=True,
)


def _partial(name: str, *columns: str, where: str, table: Table, unique: bool = False) -> Index:
    only = text(where)
    return Index(
        name, *(table.c[c] for c in columns), unique=unique, postgresql_where=only, sqlite_where=only
    )


_partial(
    "uq_ticket_at_desk", "site", "desk", where="state IN ('called', 'serving')", table=ticket, unique=True
)
_LINE = ("site", "business_day", "service")
_partial("ix_ticket_due", *_LINE, "due_at", "number", "id", where="state = 'waiting'", table=ticket)
_partial("ix_ticket_arrived", *_LINE, "arrived_at", "number", "id", where="state = 'waiting'", table=ticket)
_partial("ix_ticket_call", "site", "business_day", "call_id", where="call_id IS NOT NULL", table=ticket)
_partial(
    "ix_ticket_open",
    "site",
    "business_day",
    "id",
    where="state IN ('waiting', 'called', 'serving', 'parked', 'missed')",
    table=ticket,
)

# Every act, as it happened: the steps of tickets, and notices, which have no ticket. It is the audit record
# and the change feed at once.
event = Table(
    "event",
    metadata,
    Column("id", Id, primary_key=True),
    Column("xid", Xid, nullable=False, server_default=current_xid()),
    Column("site", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("kind", Text, nullable=False),
    Column("station", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("op", Uuid, nullable=False),
    Column("op_step", Integer, nullable=False),
    Column("ticket_id", Id, ForeignKey("ticket.id")),
    Column("business_day", Date),
    Column("from_state", Text),
    Column("to_state", Text),
    Column("service", Text),
    Column("other_service", Text),  # where an act touches two lines: the other one
    Column("agency", Text),
    Column("desk", Text),
    Column("due_at", UtcTime),
    Column("parked_until", UtcTime),
    Column("reason", Text),
    Column("undoes", Id),
    Column("printer", Text),  # of whom a slip was ordered in the same act
    Column("head_start", Integer),  # of calls: what the guard against overtaking counts
    Column("arrived_at", UtcTime),
    # Of steps of papers. No foreign keys: a receipt is deleted before the record of what was done.
    Column("receipt_id", Id),
    Column("bundle_id", Id),
    Column("body", Text),  # another body that papers belong to, or went to
    # Of steps of appointments: the slot, and the ticket of the client who came.
    Column("appointment_id", Id),
    Column("question_id", Id),
    Column("starts_at", UtcTime),
    Column("ends_at", UtcTime),
    Column("availability", Text),
    Column("place", Integer),
    Column("visit_id", Id),
    # Of calls of the next client with a head start: where somebody was passed, a code a line; else empty.
    Column("passed_services", Text),
    UniqueConstraint("op", "op_step", name="uq_event_operation"),
    sqlite_autoincrement=True,
)

# PostgreSQL only: the feed's cursor. On SQLite the row id itself is the order of commits.
Index("ix_event_feed", event.c.site, event.c.xid, event.c.id, info={"dialect": "postgresql"}).ddl_if(
    dialect="postgresql"
)
Index("ix_event_ticket", event.c.ticket_id, event.c.id)
_partial("ix_event_desk", "site", "desk", "id", where="desk IS NOT NULL", table=event)
_partial(
    "ix_event_overtakes",
    "site",
    "business_day",
    "arrived_at",
    where="kind = 'called' AND head_start > 0",
    table=event,
)
_partial("ix_event_call", "site", "business_day", "service", "id", where="kind = 'called'", table=event)
_partial("ix_event_receipt", "receipt_id", "id", where="receipt_id IS NOT NULL", table=event)
_partial("ix_event_bundle", "bundle_id", "id", where="bundle_id IS NOT NULL", table=event)
_partial("ix_event_appointment", "appointment_id", "id", where="appointment_id IS NOT NULL", table=event)
_partial(
    "ix_event_opening",
    "site",
    "business_day",
    "id",
    where="kind IN ('service_opened', 'service_closed')",
    table=event,
)
_partial("uq_event_undoes", "undoes", where="undoes IS NOT NULL", table=event, unique=True)

print_job = Table(
    "print_job",
    metadata,
    Column("id", Id, primary_key=True),
    Column("site", Text, nullable=False),
    Column("ticket_id", Id, ForeignKey("ticket.id")),
    Column("printer", Text, nullable=False),
    Column("copy", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("reason", Text),
    Column("op", Uuid, nullable=False),
    Column("kind", Text, nullable=False, server_default=text("'ticket'")),
    Column("subject", Text),  # what a slip without a ticket is about
    Column("wanted_at", UtcTime),
    UniqueConstraint("ticket_id", "copy", name="uq_print_job_copy"),
    UniqueConstraint("op", name="uq_print_job_operation"),
    CheckConstraint("ticket_id IS NOT NULL OR subject IS NOT NULL", name="about"),
    sqlite_autoincrement=True,
)
_partial(
    "ix_print_job_open",
    "site",
    "printer",
    "id",
    where="state IN ('pending', 'sending', 'failed', 'unknown')",
    table=print_job,
)

_partial(
    "uq_print_job_slip",
    "site",
    "kind",
    "subject",
    "copy",
    where="ticket_id IS NULL",
    table=print_job,
    unique=True,
)

# How each try to print went; rows are only ever added.
print_attempt = Table(
    "print_attempt",
    metadata,
    Column("id", Id, primary_key=True),
    Column("site", Text, nullable=False),
    Column("job_id", Id, ForeignKey("print_job.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text),
    Column("endpoint", Text, nullable=False),
    Column("bytes_sent", Integer),
    Column("proof", Text),
    UniqueConstraint("job_id", "number", name="uq_print_attempt_number"),
    sqlite_autoincrement=True,
)
Index("ix_print_attempt_endpoint", print_attempt.c.site, print_attempt.c.endpoint, print_attempt.c.id)

# What a day taught about service times and forecasts; one small document, without clients and desks.
day_learned = Table(
    "day_learned",
    metadata,
    _site(),
    Column("day", Date, primary_key=True),
    Column("document", Text, nullable=False),
)

desk_presence = Table(
    "desk_presence",
    metadata,
    Column("site", Text, primary_key=True),
    Column("desk", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    Column("station", Text, nullable=False),
    Column("services", Text, nullable=False),  # codes, one per line
    ForeignKeyConstraint(["site", "desk"], ["desk.site", "desk.name"], name="fk_desk_presence_desk"),
)
