"""The tables of appointments, short questions and decisions about opening hours.

Who comes to an appointment is the one thing here that says who somebody is, and it has a table of its own.
"""

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
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from frontdesk.store.columns import Id, UtcTime
from frontdesk.store.tables import metadata


def _agency_key(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["site", "agency"], ["agency.site", "agency.code"], name=f"fk_{table}_agency")


def _service_key(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["site", "service"], ["service.site", "service.code"], name=f"fk_{table}_service"
    )


# One row for each day on which something was booked. Who books locks it, so that slots of other lengths, from
# before the availability was changed, cannot come to lie over each other either.
appointment_day = Table(
    "appointment_day",
    metadata,
    Column("site", Text, ForeignKey("site.code"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("version", Integer, nullable=False),
)

appointment = Table(
    "appointment",
    metadata,
    Column("id", Id, primary_key=True),
    Column("site", Text, nullable=False),
    Column("uid", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("booked_at", UtcTime, nullable=False),
    Column("origin", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("interpreter", Text),
    Column("version", Integer, nullable=False),
    # From here on: the fold of the appointment's events.
    Column("state", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("starts_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=False),
    Column("availability", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("desk", Text),
    Column("lane", Text, nullable=False),  # what can hold one client at a time: desk, or place of its group
    Column("ticket_id", Id),  # no foreign key: a ticket is deleted long before
    Column("since", UtcTime, nullable=False),
    Column("reason", Text),
    UniqueConstraint("site", "uid", name="uq_appointment_uid"),
    UniqueConstraint("site", "code", name="uq_appointment_code"),
    _agency_key("appointment"),
    _service_key("appointment"),
    ForeignKeyConstraint(["site", "desk"], ["desk.site", "desk.name"], name="fk_appointment_desk"),
    CheckConstraint("place > 0", name="place"),
    CheckConstraint("starts_at < ends_at", name="times"),
    CheckConstraint("(state = 'arrived') = (ticket_id IS NOT NULL)", name="arrived"),
    sqlite_autoincrement=True,
)
Index("ix_appointment_day", appointment.c.site, appointment.c.day, appointment.c.starts_at, appointment.c.id)


def _partial(name: str, *columns: str, where: str, table: Table, unique: bool = False) -> None:
    only = text(where)
    Index(name, *(table.c[c] for c in columns), unique=unique, postgresql_where=only, sqlite_where=only)


# No slot is held twice.
_partial(
    "uq_appointment_slot", "site", "lane", "starts_at", where="state <> 'cancelled'", table=appointment,
    unique=True,
)  # fmt: skip
_partial("uq_appointment_ticket", "ticket_id", where="ticket_id IS NOT NULL", table=appointment, unique=True)
_partial("ix_appointment_booked", "site", "day", "id", where="state = 'booked'", table=appointment)

appointment_person = Table(
    "appointment_person",
    metadata,
    Column("appointment_id", Id, ForeignKey("appointment.id"), primary_key=True),
    Column("site", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("name", Text),
    Column("reference", Text),
)

question = Table(
    "question",
    metadata,
    Column("id", Id, primary_key=True),
    Column("site", Text, ForeignKey("site.code"), nullable=False),
    Column("day", Date, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("station", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("agency", Text),
    Column("language", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("slip", Boolean, nullable=False),
    Column("withdrawn", Boolean, nullable=False, server_default=false()),
    _agency_key("question"),
    sqlite_autoincrement=True,
)
Index("ix_question_day", question.c.site, question.c.day, question.c.id)

# The newest decision of a day about each service; all of them stand in the events.
service_decision = Table(
    "service_decision",
    metadata,
    Column("site", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("service", Text, primary_key=True),
    Column("step", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("station", Text, nullable=False),
    Column("reason", Text, nullable=False),
    _service_key("service_decision"),
)
