"""Decisions about opening hours in the database: the part of a transaction, and the reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, literal_column, select

from frontdesk.domain.errors import OperationReusedError
from frontdesk.domain.house import Service, ServiceCode, SiteCode
from frontdesk.domain.opening import Decision, OpeningStep
from frontdesk.domain.ticket import EventId
from frontdesk.store import appointment_tables as a
from frontdesk.store import tables as t
from frontdesk.store.document_reader import Read
from frontdesk.store.house_tables import upsert
from frontdesk.usecases.ports import Operation

_DECISION = tuple(
    a.service_decision.c[name] for name in ("service", "day", "step", "at", "station", "reason")
)
_EVENT = tuple(t.event.c[name] for name in ("service", "business_day", "kind", "at", "station", "reason"))
# Written out, so that a plan can use the partial index.
_IS_DECISION: ColumnElement[bool] = literal_column("(event.kind IN ('service_opened', 'service_closed'))")


def _decision_of(row: Sequence[Any]) -> Decision:
    service, day, step, at, station, reason = row
    return Decision(service=service, day=day, step=OpeningStep(step), at=at, station=station, reason=reason)


class SqlOpenings:
    """A `usecases.counter_ports.OpeningUnit` on a connection that is in a transaction."""

    def __init__(
        self,
        connection: Connection,
        site: SiteCode,
        now: datetime,
        note: Callable[[Operation, dict[str, Any]], tuple[EventId, int]],
    ) -> None:
        self._connection = connection
        self._site = site
        self._now = now
        self._note = note

    def decision(self, day: date, service: ServiceCode) -> Decision | None:
        c = a.service_decision.c
        query = select(*_DECISION).where(c.site == self._site, c.day == day, c.service == service)
        row = self._connection.execute(query.with_for_update()).first()
        return None if row is None else _decision_of(row)

    def of_operation(self, op: Operation) -> Decision | None:
        rows = self._connection.execute(select(*_EVENT).where(t.event.c.op == op.id)).all()
        if not rows:
            return None
        if rows[0][2] not in frozenset(OpeningStep):
            raise OperationReusedError
        return _decision_of(rows[0])

    def decide(self, op: Operation, day: date, service: Service, step: OpeningStep, reason: str) -> Decision:
        facts = {
            "at": self._now,
            "kind": step.value,
            "business_day": day,
            "service": service.code,
            "agency": service.agency,
            "reason": reason,
        }
        self._note(op, facts)
        values = {
            "site": self._site,
            "day": day,
            "service": service.code,
            "step": step.value,
            "at": self._now,
            "station": op.station,
            "reason": reason,
        }
        upsert(self._connection, a.service_decision, [values])
        return Decision(
            service=service.code, day=day, step=step, at=self._now, station=op.station, reason=reason
        )


class SqlOpeningReader:
    """A `usecases.counter_ports.OpeningReader` on a database."""

    def __init__(self, read: Read, site: Callable[[], SiteCode]) -> None:
        self._read = read
        self._site = site

    def decisions(self, day: date) -> Mapping[ServiceCode, Decision]:
        c = a.service_decision.c
        query = select(*_DECISION).where(c.site == self._site(), c.day == day).order_by(c.service)
        found = self._read(lambda connection: [_decision_of(row) for row in connection.execute(query)])
        return {one.service: one for one in found}

    def history(self, day: date) -> Sequence[Decision]:
        c = t.event.c
        query = select(*_EVENT).where(c.site == self._site(), c.business_day == day, _IS_DECISION)
        query = query.order_by(c.id)
        return self._read(lambda connection: [_decision_of(row) for row in connection.execute(query)])
