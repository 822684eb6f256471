"""The floor on PostgreSQL: the same rows written by psycopg alone, one prepared statement for each act.

It knows no guards, no repeats, no errors and builds no values; it writes what a ticket or a call needs.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, LiteralString
from uuid import uuid4

import psycopg

_ISSUE: LiteralString = """
WITH counter AS (
    INSERT INTO number_counter AS c (site, day, series, kind, first, last_given)
    VALUES (%s, %s, %s, 'ordinary', 1, 1)
    ON CONFLICT (site, day, series, kind) DO UPDATE SET last_given = c.last_given + 1
    RETURNING site, day, series, last_given
), given AS MATERIALIZED (
    SELECT counter.*, clock_timestamp() AS at, %s::text AS service, %s::text AS agency, %s::uuid AS op,
           %s::text AS station, nextval('ticket_id_seq') AS ticket_id, nextval('event_id_seq') AS event_id
    FROM counter
), new_ticket AS (
    INSERT INTO ticket (id, site, business_day, series, number, language, head_start, issued_at, arrived_at,
                        last_event_id, state, service, agency, due_at, waiting_since, misses)
    SELECT ticket_id, site, day, series, last_given, 'de', 0, at, at, event_id, 'waiting', service, agency,
           at, at, 0
    FROM given
), new_event AS (
    INSERT INTO event (id, site, at, kind, station, role, op, op_step, ticket_id, business_day, to_state,
                       service, agency, due_at, printer)
    SELECT event_id, site, at, 'issued', station, 'reception', op, 0, ticket_id, day, 'waiting', service,
           agency, at, station
    FROM given
), new_job AS (
    INSERT INTO print_job (site, ticket_id, printer, copy, state, created_at, changed_at, op)
    SELECT site, ticket_id, station, 0, 'pending', at, at, op FROM given
    RETURNING id
)
SELECT last_given, at, ticket_id, event_id, new_job.id FROM given CROSS JOIN new_job
"""

_CALL: LiteralString = """
WITH asked AS MATERIALIZED (
    SELECT %s::text AS site, %s::date AS day, %s::text AS desk, %s::text[] AS services, %s::uuid AS op,
           clock_timestamp() AS at
), gone AS (
    UPDATE ticket t SET state = 'finished', ended_at = asked.at, last_event_id = nextval('event_id_seq')
    FROM asked
    WHERE t.site = asked.site AND t.desk = asked.desk AND t.state IN ('called', 'serving')
    RETURNING t.*
), heads AS MATERIALIZED (
    SELECT h.* FROM asked CROSS JOIN LATERAL unnest(asked.services) s(code) CROSS JOIN LATERAL (
        SELECT t.id, t.due_at, t.number FROM ticket t
        WHERE t.site = asked.site AND t.business_day = asked.day AND t.service = s.code
          AND t.state = 'waiting'
        ORDER BY t.due_at, t.number, t.id LIMIT 1 FOR UPDATE SKIP LOCKED
    ) h
), pick AS MATERIALIZED (
    SELECT heads.id, asked.*, nextval('event_id_seq') AS event_id
    FROM asked CROSS JOIN (SELECT id FROM heads ORDER BY due_at, number, id LIMIT 1) heads
    WHERE (SELECT count(*) FROM gone) >= 0
), called AS (
    UPDATE ticket t SET state = 'called', desk = pick.desk, call_id = pick.event_id, called_at = pick.at,
                        last_event_id = pick.event_id
    FROM pick WHERE t.id = pick.id
    RETURNING t.*
), finish_event AS (
    INSERT INTO event (id, site, at, kind, station, role, op, op_step, ticket_id, business_day, from_state,
                       to_state, service, agency, desk, due_at)
    SELECT gone.last_event_id, gone.site, gone.ended_at, 'finished', 'desk', 'desk', asked.op, 0, gone.id,
           business_day, 'called', 'finished', service, agency, gone.desk, due_at
    FROM gone CROSS JOIN asked
), call_event AS (
    INSERT INTO event (id, site, at, kind, station, role, op, op_step, ticket_id, business_day, from_state,
                       to_state, service, agency, desk, due_at, reason, head_start, arrived_at)
    SELECT last_event_id, called.site, called_at, 'called', 'desk', 'desk', asked.op, 1, id, business_day,
           'waiting', 'called', service, agency, called.desk, due_at, 'arrival', head_start, arrived_at
    FROM called CROSS JOIN asked
)
SELECT 'called', * FROM called UNION ALL SELECT 'finished', * FROM gone
"""


class Floor:
    """One connection in autocommit, one cursor."""

    def __init__(self, url: str, site: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        self._cursor: psycopg.Cursor[Any] = self._connection.cursor()
        self._site = site

    def issue(self, service: str, agency: str, series: str) -> int:
        values = (self._site, _today(), series, service, agency, uuid4(), "reception-1")
        row = self._cursor.execute(_ISSUE, values, prepare=True).fetchone()
        return int(row[0]) if row is not None else 0

    def call(self, desk: str, services: list[str]) -> int:
        values = (self._site, _today(), desk, services, uuid4())
        rows = self._cursor.execute(_CALL, values, prepare=True).fetchall()
        if not any(row[0] == "called" for row in rows):
            raise RuntimeError("the floor found nobody to call")
        return len(rows)

    def select_one(self) -> None:
        self._cursor.execute("SELECT level FROM schema_info WHERE one = 1", prepare=True).fetchone()

    def close(self) -> None:
        self._connection.close()


def _today() -> date:
    return datetime.now(UTC).date()
