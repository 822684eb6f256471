"""Issue a ticket as part of a larger transaction; one that stands alone goes by the hot paths."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, DateTime, func, insert, literal, update

from frontdesk.domain.errors import NumbersExhaustedError
from frontdesk.domain.house import SiteCode
from frontdesk.domain.order import due_time
from frontdesk.domain.ticket import EventId, Step
from frontdesk.store import tables as t
from frontdesk.store.failures import Violation, violation_of
from frontdesk.store.rows import issued_now
from frontdesk.usecases.ports import Issued, IssueOrder, Operation

Note = Callable[[Operation, dict[str, Any]], tuple[EventId, int]]


def issue_in(
    connection: Connection, site: SiteCode, now: datetime, note: Note, order: IssueOrder, *, ask_time: bool
) -> Issued:
    """The next number with its ticket, event and print job; ``ask_time``: the database's clock tells the
    time, and it goes on while this transaction waits for the number.
    """
    number, at = _next_number(connection, site, order, ask_time=ask_time)
    at = at or now
    base = order.base or at
    service, c = order.service, t.ticket.c
    values = {
        "site": site,
        "business_day": order.day,
        "series": service.series,
        "number": number,
        "language": order.language,
        "need": None if order.need is None else order.need.value,
        "head_start": order.head_start,
        "issued_at": at,
        "arrived_at": base,
        "last_event_id": 0,
        "state": "waiting",
        "service": service.code,
        "agency": service.agency,
        "due_at": due_time(base, order.head_start),
        "waiting_since": at,
        "misses": 0,
        "appointment_at": order.appointment_at,
        "forecast": order.forecast,
    }
    try:
        ticket_id = connection.execute(insert(t.ticket).values(**values).returning(c.id)).scalar_one()
    except Exception as error:
        if violation_of(error) is Violation.NUMBER:
            # The range was moved over numbers that are spent; only another range helps.
            raise NumbersExhaustedError(series=service.series, last=order.numbers.last) from error
        raise
    facts = {
        "at": at,
        "kind": Step.ISSUED.value,
        "ticket_id": ticket_id,
        "business_day": order.day,
        "to_state": "waiting",
        "service": service.code,
        "agency": service.agency,
        "due_at": values["due_at"],
        "reason": order.reason,
        "printer": order.printer,
    }
    event_id, _ = note(order.op, facts)
    connection.execute(update(t.ticket).where(c.id == ticket_id).values(last_event_id=event_id))
    job_id = None
    if order.printer is not None:
        job = {
            "site": site,
            "ticket_id": ticket_id,
            "printer": order.printer,
            "copy": 0,
            "state": "pending",
            "created_at": at,
            "changed_at": at,
            "op": order.op.id,
        }
        job_id = connection.execute(
            insert(t.print_job).values(**job).returning(t.print_job.c.id)
        ).scalar_one()
    return issued_now(order, number, at, ticket_id=ticket_id, event_id=event_id, job_id=job_id)


def _next_number(
    connection: Connection, site: SiteCode, order: IssueOrder, *, ask_time: bool
) -> tuple[int, datetime | None]:
    """The next number of the range, whose row is locked from now on, and the time after that wait."""
    table, numbers = t.number_counter, order.numbers
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as postgresql_insert

        write: Any = postgresql_insert(table)
    else:
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        write = sqlite_insert(table)
    key = {"site": site, "day": order.day, "series": order.service.series, "kind": order.kind.value}
    at: ColumnElement[Any] = literal(0)
    if ask_time:
        at = func.clock_timestamp(type_=DateTime(timezone=True))
    write = write.values(**key, first=numbers.first, last_given=numbers.first).on_conflict_do_update(
        index_elements=list(key),
        set_={"last_given": table.c.last_given + 1},
        where=table.c.last_given < numbers.last,
    )
    row = connection.execute(write.returning(table.c.last_given, at)).first()
    if row is None or row[0] > numbers.last:
        raise NumbersExhaustedError(series=order.service.series, last=numbers.last)
    return row[0], row[1].astimezone(UTC) if ask_time else None
