"""What the forecast reads of the line, and what it keeps of past days."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, literal_column, select

from frontdesk.domain.house import ServiceCode, SiteCode
from frontdesk.domain.learning import GROUPS, LONGEST, SHORTEST, DayLearned, Tally, Visit
from frontdesk.domain.ticket import Need, State
from frontdesk.store import appointment_tables as a
from frontdesk.store import queries as q
from frontdesk.store import tables as t
from frontdesk.store.document_reader import Read
from frontdesk.store.house_tables import upsert
from frontdesk.usecases.wait_ports import AtDesk, Expected, InLine, WorkDone

_C = t.ticket.c
# Waited once: who was parked, came back or was sent on has waited again since.
_STRAIGHT: ColumnElement[bool] = and_(
    q.state_in(State.FINISHED), _C.waiting_since == _C.issued_at, _C.misses == 0, _C.called_at.is_not(None)
)
# Written out, so that a plan can use the partial index.
_BOOKED: ColumnElement[bool] = literal_column("(appointment.state = 'booked')")
_SHORTEST = timedelta(minutes=SHORTEST)


class SqlWaits:
    """A `usecases.wait_ports.WaitUnit` on a connection that is in a transaction."""

    def __init__(self, connection: Connection, site: SiteCode) -> None:
        self._connection = connection
        self._site = site

    def visits(self, day: date) -> Sequence[Visit]:
        columns = (_C.service, _C.issued_at, _C.called_at, _C.ended_at, _C.forecast, _C.appointment_at)
        query = select(*columns).where(_C.site == self._site, _C.business_day == day, _STRAIGHT)
        rows = self._connection.execute(query.order_by(_C.id)).all()
        return [
            Visit(
                service=service,
                issued_at=issued_at,
                called_at=called_at,
                ended_at=ended_at,
                forecast=forecast,
                is_appointment=appointment_at is not None,
            )
            for service, issued_at, called_at, ended_at, forecast, appointment_at in rows
        ]

    def save(self, day: date, learned: DayLearned) -> None:
        values = {"site": self._site, "day": day, "document": encode(learned)}
        upsert(self._connection, t.day_learned, [values])


class SqlWaitReader:
    """A `usecases.wait_ports.WaitReader` on a database."""

    def __init__(self, read: Read, site: Callable[[], SiteCode]) -> None:
        self._read = read
        self._site = site

    def in_line(self, day: date, *, limit: int) -> Sequence[InLine]:
        columns = (
            _C.id, _C.series, _C.service, _C.due_at, _C.arrived_at, _C.number, _C.head_start,
            _C.appointment_at, _C.need,
        )  # fmt: skip
        query = (
            select(*columns)
            .where(_C.site == self._site(), _C.business_day == day, q.IS_WAITING)
            .order_by(_C.due_at, _C.number, _C.id)
            .limit(limit)
        )
        rows = self._read(lambda connection: connection.execute(query).all())
        return [
            InLine(
                ticket_id=ticket_id,
                series=series,
                service=service,
                due_at=due_at,
                arrived_at=arrived_at,
                number=number,
                head_start=ahead,
                is_appointment=booked is not None,
                is_urgent=need == Need.URGENT.value,
            )
            for ticket_id, series, service, due_at, arrived_at, number, ahead, booked, need in rows
        ]

    def at_desks(self, day: date) -> Sequence[AtDesk]:
        query = select(_C.desk, _C.service, _C.called_at).where(
            _C.site == self._site(), _C.business_day == day, q.IS_AT_DESK, q.IS_OPEN
        )
        rows = self._read(lambda connection: connection.execute(query).all())
        return [AtDesk(desk=desk, service=service, called_at=at) for desk, service, at in rows]

    def expected(self, day: date) -> Sequence[Expected]:
        c = a.appointment.c
        query = select(c.id, c.service, c.starts_at).where(c.site == self._site(), c.day == day, _BOOKED)
        rows = self._read(lambda connection: connection.execute(query.order_by(c.starts_at, c.id)).all())
        return [Expected(appointment_id=one, service=service, starts_at=at) for one, service, at in rows]

    def work_done(self, day: date, since: datetime) -> Mapping[ServiceCode, WorkDone]:
        query = select(_C.service, _C.called_at, _C.ended_at).where(
            _C.site == self._site(), _C.business_day == day, _STRAIGHT, _C.ended_at >= since
        )
        found: dict[ServiceCode, WorkDone] = {}
        for service, called_at, ended_at in self._read(lambda connection: connection.execute(query).all()):
            before = found.get(service, WorkDone(0, 0.0))
            if ended_at - called_at < _SHORTEST:
                continue
            minutes = min(LONGEST, (ended_at - max(called_at, since)).total_seconds() / 60)
            found[service] = WorkDone(before.count + 1, before.minutes + minutes)
        return found

    def learned(self, before: date, *, limit: int) -> Mapping[date, DayLearned]:
        c = t.day_learned.c
        query = select(c.day, c.document).where(c.site == self._site(), c.day < before)
        query = query.order_by(c.day.desc()).limit(limit)
        rows = self._read(lambda connection: connection.execute(query).all())
        return {day: decode(text) for day, text in rows}


def encode(learned: DayLearned) -> str:
    """The summary as it is kept: figures only."""
    document = {
        "services": {
            code: [tally.count, round(tally.minutes, 3), round(tally.squares, 3)]
            for code, tally in sorted(learned.services.items())
        },
        "groups": list(GROUPS),
        "misses": [{str(minute): count for minute, count in one.items()} for one in learned.misses],
    }
    return json.dumps(document, separators=(",", ":"))


def decode(text: str) -> DayLearned:
    """What `encode` wrote; forecasts that were judged in other groups say nothing about those of today."""
    try:
        return _decoded(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError):
        # Written by a release that keeps it in another way: then this day teaches nothing here.
        return DayLearned()


def _decoded(document: Any) -> DayLearned:
    misses = document["misses"] if document.get("groups") == list(GROUPS) else ()
    return DayLearned(
        {ServiceCode(code): Tally(*figures) for code, figures in document["services"].items()},
        tuple({int(minute): count for minute, count in one.items()} for one in misses),
    )
