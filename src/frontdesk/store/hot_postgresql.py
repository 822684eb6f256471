"""Issue and call on PostgreSQL: one statement and one round trip each, in autocommit.

Call next locks the first of each of the desk's services and chooses among them, so its cost does not grow
with the line or with history. Who is being called elsewhere at this moment is locked and passed over; so the
last one who waits can look absent for a moment, and an answer without a client is asked for again.
"""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Mapping
from functools import cache
from typing import Any

import psycopg

from frontdesk.domain.appointment_errors import ClosedEarlyError
from frontdesk.domain.errors import NumbersExhaustedError
from frontdesk.domain.house import SiteCode, in_words
from frontdesk.domain.order import Rule
from frontdesk.store.backend import StoreClock
from frontdesk.store.failures import Violation, violation_of
from frontdesk.store.postgresql_engine import PostgresBackend
from frontdesk.store.rows import TICKET_NAMES, issued_now, ticket_of
from frontdesk.usecases.ports import Called, CallOrder, Issued, IssueOrder


class _Statement:
    """A statement with its ``%(names)s`` turned into PostgreSQL's own ``$1`` once and for all.

    psycopg would do that at each execution of a text as long as these: a tenth of a call.
    """

    def __init__(self, text: str) -> None:
        self._names = tuple(dict.fromkeys(re.findall(r"%\((\w+)\)s", text)))
        numbers = {name: number for number, name in enumerate(self._names, start=1)}
        self._query = re.sub(r"%\((\w+)\)s", lambda found: f"${numbers[found[1]]}", text).encode()

    def run(self, cursor: psycopg.RawCursor[Any], values: Mapping[str, Any]) -> psycopg.RawCursor[Any]:
        return cursor.execute(self._query, [values[name] for name in self._names])


# `given` reads from `counter`, so its clock shows a moment after the counter's row was locked: times follow
# numbers. Sequences are drawn beforehand because ticket and event name each other.
_ISSUE = _Statement("""
WITH counter AS (
    INSERT INTO number_counter AS c (site, day, series, kind, first, last_given)
    SELECT %(site)s, %(day)s::date, %(series)s, %(kind)s, %(first)s::int, %(first)s::int
    WHERE %(first)s::int <= %(last)s::int AND NOT (%(only_open)s::bool AND EXISTS (
        SELECT FROM service_decision d WHERE d.site = %(site)s AND d.day = %(day)s::date
          AND d.service = %(service)s AND d.step = 'service_closed'
    ))
    ON CONFLICT (site, day, series, kind) DO UPDATE SET last_given = c.last_given + 1
    WHERE c.last_given < %(last)s::int
    RETURNING last_given
), given AS MATERIALIZED (
    SELECT last_given AS number, coalesce(%(now)s::timestamptz, clock_timestamp()) AS at,
           nextval('ticket_id_seq') AS ticket_id, nextval('event_id_seq') AS event_id,
           CASE WHEN %(printer)s::text IS NOT NULL THEN nextval('print_job_id_seq') END AS job_id
    FROM counter
), new_ticket AS (
    INSERT INTO ticket (id, site, business_day, series, number, language, need, head_start, issued_at,
                        arrived_at, last_event_id, state, service, agency, due_at, waiting_since, misses,
                        forecast)
    SELECT ticket_id, %(site)s, %(day)s::date, %(series)s, number, %(language)s, %(need)s,
           %(head_start)s::int, at, at, event_id, 'waiting', %(service)s, %(agency)s,
           at - make_interval(mins => %(head_start)s::int), at, 0, %(forecast)s::smallint
    FROM given
), new_event AS (
    INSERT INTO event (id, site, at, kind, station, role, op, op_step, ticket_id, business_day, to_state,
                       service, agency, due_at, reason, printer)
    SELECT event_id, %(site)s, at, 'issued', %(station)s, %(role)s, %(op)s::uuid, 0, ticket_id,
           %(day)s::date, 'waiting', %(service)s, %(agency)s, at - make_interval(mins => %(head_start)s::int),
           %(reason)s, %(printer)s::text
    FROM given
), new_job AS (
    INSERT INTO print_job (id, site, ticket_id, printer, copy, state, created_at, changed_at, op)
    SELECT job_id, %(site)s, ticket_id, %(printer)s::text, 0, 'pending', at, at, %(op)s::uuid
    FROM given WHERE job_id IS NOT NULL
)
SELECT number, at, ticket_id, event_id, job_id FROM given
""")

_CLOSED = _Statement("""
SELECT reason FROM service_decision
WHERE site = %(site)s AND day = %(day)s::date AND service = %(service)s AND step = 'service_closed'
""")

_HERE = "t.site = %(site)s AND t.business_day = %(day)s::date AND t.state = 'waiting'"
_FIRST_OF = (
    "t.id, t.service, t.due_at, t.arrived_at, t.number, t.head_start, t.need, t.agency, t.appointment_at"
)
# Who does not stand back: `domain.order.stands_back`, the other way round.
_OTHER = "(t.appointment_at IS NULL OR t.need = 'urgent')"
_NEXT_UP = "ORDER BY {order}, t.number, t.id LIMIT 1 FOR UPDATE SKIP LOCKED"
_BY_DUE, _BY_ARRIVAL = _NEXT_UP.format(order="t.due_at"), _NEXT_UP.format(order="t.arrived_at")


def _columns(alias: str) -> str:
    return ", ".join(f"{alias}.{name}" for name in TICKET_NAMES)


# line:    the services that the desk takes.
# overdue: the guard of the longest wait, the oldest of each service, only while it waits too long.
# heads:   else the next due of each service.
# others:  the guard against many appointments in a row, looked at only when the next one due is one: the next
#          due of each service without those that stand back.
# lead:    the next one due, as far as these tell.
# passed:  the guard against overtaking, looked at only when that one has a head start: of each service the
#          oldest who came before so many such calls. Nobody else is locked: other desks would not see them.
# go:      nothing is written when nobody could be locked although somebody waits; the caller asks again.
# `called` reads a count of `finished`, so that the desk is free before the next client takes it.
# `taken` is one row at most; LIMIT tells the planner, who might else read all tickets to find it.
_CALL_NEXT_TEXT = f"""
WITH moment AS MATERIALIZED (
    SELECT coalesce(%(now)s::timestamptz, clock_timestamp()) AS now
), present AS MATERIALIZED (
    SELECT t.id, t.business_day, t.state, t.service, t.agency, t.due_at FROM ticket t
    WHERE t.site = %(site)s AND t.desk = %(desk)s AND t.state IN ('called', 'serving') FOR UPDATE
), line AS MATERIALIZED (
    SELECT unnest(coalesce((
        SELECT string_to_array(p.services, E'\\n') FROM desk_presence p
        WHERE %(as_opened)s::bool AND p.site = %(site)s AND p.desk = %(desk)s AND p.state <> 'closed'
    ), %(services)s::text[])) AS code
), overdue AS MATERIALIZED (
    SELECT h.* FROM line s CROSS JOIN moment CROSS JOIN LATERAL (
        SELECT {_FIRST_OF} FROM ticket t WHERE {_HERE} AND t.service = s.code
          AND t.arrived_at <= moment.now - make_interval(mins => %(max_wait)s::int)
        {_BY_ARRIVAL}
    ) h
), heads AS MATERIALIZED (
    SELECT h.* FROM line s CROSS JOIN LATERAL (
        SELECT {_FIRST_OF} FROM ticket t WHERE {_HERE} AND t.service = s.code {_BY_DUE}
    ) h
    WHERE NOT EXISTS (SELECT FROM overdue)
), head AS MATERIALIZED (
    SELECT * FROM heads ORDER BY due_at, number, id LIMIT 1
), others AS MATERIALIZED (
    SELECT h.* FROM line s CROSS JOIN LATERAL (
        SELECT {_FIRST_OF} FROM ticket t WHERE {_HERE} AND t.service = s.code AND {_OTHER} {_BY_DUE}
    ) h
    WHERE EXISTS (
        SELECT FROM head WHERE appointment_at IS NOT NULL AND need IS DISTINCT FROM 'urgent'
    ) AND EXISTS (
        SELECT FROM line s CROSS JOIN moment CROSS JOIN LATERAL (
            SELECT FROM ticket t WHERE {_HERE} AND t.service = s.code AND t.appointment_at IS NULL
              AND t.arrived_at <= moment.now - make_interval(mins => %(walk_in_patience)s::int)
            LIMIT 1
        ) patient
    ) AND IN_A_ROW <= (
        SELECT count(appointment_at) FROM (
            SELECT t.appointment_at FROM line s CROSS JOIN LATERAL (
                SELECT e.id, e.ticket_id FROM event e
                WHERE e.site = %(site)s AND e.business_day = %(day)s::date AND e.service = s.code
                  AND e.kind = 'called' AND NOT EXISTS (SELECT FROM event u WHERE u.undoes = e.id)
                ORDER BY e.id DESC LIMIT IN_A_ROW
            ) c JOIN ticket t ON t.id = c.ticket_id
            ORDER BY c.id DESC LIMIT IN_A_ROW
        ) newest
    )
), lead AS MATERIALIZED (
    SELECT * FROM (SELECT 'in_a_row' AS rule, * FROM others ORDER BY due_at, number, id LIMIT 1) other
    UNION ALL SELECT CASE WHEN need = 'urgent' THEN 'urgent' WHEN need = 'seat' THEN 'need'
                          WHEN appointment_at IS NOT NULL THEN 'appointment' ELSE 'arrival' END, *
    FROM head WHERE NOT EXISTS (SELECT FROM others)
), passed AS MATERIALIZED (
    SELECT f.* FROM lead h CROSS JOIN line s CROSS JOIN LATERAL (
        SELECT coalesce(min(arrived_at), 'infinity') AS before FROM (
            SELECT e.arrived_at FROM event e CROSS JOIN moment
            WHERE e.site = %(site)s AND e.business_day = %(day)s::date AND e.kind = 'called'
              AND e.head_start > 0 AND e.arrived_at > moment.now - make_interval(mins => %(max_wait)s::int)
              AND s.code = ANY (string_to_array(coalesce(e.passed_services, e.service), E'\\n'))
            ORDER BY e.arrived_at DESC LIMIT %(max_overtakes)s::int
        ) newest
        HAVING count(*) >= %(max_overtakes)s::int
    ) enough CROSS JOIN LATERAL (
        SELECT {_FIRST_OF} FROM ticket t WHERE {_HERE} AND t.service = s.code
          AND t.arrived_at < least(enough.before, h.arrived_at)
        {_BY_ARRIVAL}
    ) f
    WHERE h.head_start > 0
    ORDER BY f.arrived_at, f.number, f.id LIMIT 1
), pick AS MATERIALIZED (
    SELECT * FROM (SELECT 'max_wait' AS rule, * FROM overdue ORDER BY arrived_at, number, id LIMIT 1) guarded
    UNION ALL SELECT 'max_overtakes', * FROM passed
    UNION ALL SELECT * FROM lead WHERE NOT EXISTS (SELECT FROM passed)
), go AS MATERIALIZED (
    SELECT FROM (SELECT) one WHERE EXISTS (SELECT FROM pick) OR %(last_try)s::bool OR NOT EXISTS (
        SELECT FROM ticket t WHERE {_HERE} AND t.service IN (SELECT code FROM line)
    )
), stamp AS MATERIALIZED (
    SELECT coalesce(%(now)s::timestamptz, clock_timestamp()) AS at
    FROM (SELECT (SELECT count(*) FROM present) AS locked, (SELECT count(*) FROM pick) AS picked
          OFFSET 0) done
    WHERE done.locked + done.picked >= 0
), gone AS MATERIALIZED (
    SELECT p.*, stamp.at, nextval('event_id_seq') AS event_id FROM present p CROSS JOIN go CROSS JOIN stamp
), finished AS (
    UPDATE ticket t SET state = 'finished', ended_at = gone.at, last_event_id = gone.event_id
    FROM gone WHERE t.id = gone.id RETURNING t.*
), taken AS MATERIALIZED (
    SELECT pick.*, stamp.at, before.n AS op_step, nextval('event_id_seq') AS event_id
    FROM pick CROSS JOIN stamp CROSS JOIN (SELECT count(*)::int AS n FROM finished) before
    LIMIT 1
), called AS (
    UPDATE ticket t SET state = 'called', desk = %(desk)s, call_id = taken.event_id, called_at = taken.at,
                        started_at = NULL, parked_until = NULL, last_event_id = taken.event_id
    FROM taken WHERE t.id = taken.id RETURNING t.*
), finish_event AS (
    INSERT INTO event (id, site, at, kind, station, role, op, op_step, ticket_id, business_day, from_state,
                       to_state, service, agency, desk, due_at)
    SELECT event_id, %(site)s, at, 'finished', %(station)s, %(role)s, %(op)s::uuid, 0, id, business_day,
           state, 'finished', service, agency, %(desk)s, due_at
    FROM gone
), call_event AS (
    INSERT INTO event (id, site, at, kind, station, role, op, op_step, ticket_id, business_day, from_state,
                       to_state, service, agency, desk, due_at, reason, head_start, arrived_at,
                       passed_services)
    SELECT event_id, %(site)s, at, 'called', %(station)s, %(role)s, %(op)s::uuid, op_step, id, %(day)s::date,
           'waiting', 'called', service, agency, %(desk)s, due_at, rule, head_start, arrived_at,
           CASE WHEN head_start > 0 THEN coalesce((
               SELECT string_agg(s.code, E'\\n') FROM line s WHERE EXISTS (
                   SELECT FROM ticket t
                   WHERE {_HERE} AND t.service = s.code AND t.arrived_at < taken.arrived_at
               )
           ), '') END
    FROM taken
)
SELECT 'finished', NULL, {_columns("f")} FROM finished f
UNION ALL SELECT 'called', taken.rule, {_columns("c")} FROM called c JOIN taken ON taken.id = c.id
UNION ALL SELECT 'again', NULL, {", ".join("NULL" for _ in TICKET_NAMES)} WHERE NOT EXISTS (SELECT FROM go)
"""


@cache
def _call_next(in_a_row: int) -> _Statement:
    """With that many calls written out: of a limit that it does not know, PostgreSQL thinks a tenth of the
    table, keeps no plan that fits all calls, and plans each anew, which takes longer than the call itself.
    """
    return _Statement(_CALL_NEXT_TEXT.replace("IN_A_ROW", str(int(in_a_row))))


# Seconds before the next try when all who wait were locked by others; the last try takes the answer.
_PAUSES = (0.002, 0.004, 0.008, 0.016, 0.032, 0.064)
# Each try lost to another program at the same desk; some milliseconds of chance let them pass one another.
_DESK_TRIES = 16
_STEP_ASIDE = 0.02


class PostgresHot:
    """The two acts that people wait for, as one statement each."""

    def __init__(self, backend: PostgresBackend, clock: StoreClock) -> None:
        self._backend = backend
        self._clock = clock
        self._pause = threading.Event()

    def issue(self, site: SiteCode, order: IssueOrder) -> Issued:
        service, numbers, op = order.service, order.numbers, order.op
        values = {
            "site": site,
            "day": order.day,
            "series": service.series,
            "kind": order.kind.value,
            "first": numbers.first,
            "last": numbers.last,
            "now": self._clock.fixed(),
            "printer": order.printer,
            "language": order.language,
            "need": None if order.need is None else order.need.value,
            "head_start": order.head_start,
            "service": service.code,
            "agency": service.agency,
            "station": op.station,
            "role": op.role,
            "op": op.id,
            "reason": order.reason,
            "only_open": order.only_open,
            "forecast": order.forecast,
        }
        with self._backend.cursor() as cursor:
            row = _ISSUE.run(cursor, values).fetchone()
            closed = _CLOSED.run(cursor, values).fetchone() if row is None and order.only_open else None
        if closed is not None:
            raise ClosedEarlyError(what=in_words(service), reason=closed[0])
        if row is None:
            raise NumbersExhaustedError(series=service.series, last=numbers.last)
        number, at, ticket_id, event_id, job_id = row
        return issued_now(order, number, at, ticket_id=ticket_id, event_id=event_id, job_id=job_id)

    def call_next(self, site: SiteCode, order: CallOrder) -> Called:
        values = {
            "site": site,
            "day": order.day,
            "desk": order.desk,
            "services": list(order.services),
            "as_opened": order.as_opened,
            "max_wait": order.rules.max_wait,
            "max_overtakes": order.rules.max_overtakes,
            "walk_in_patience": order.rules.walk_in_patience,
            "station": order.op.station,
            "role": order.op.role,
            "op": order.op.id,
        }
        for tries_left in reversed(range(_DESK_TRIES)):
            try:
                return self._call(_call_next(order.rules.appointments_in_a_row), values)
            except Exception as error:
                # Two programs called to this desk at once. The other's client is there now: go on from that.
                if violation_of(error) is not Violation.DESK or not tries_left:
                    raise
                self._pause.wait(random.uniform(0, _STEP_ASIDE))
        raise AssertionError

    def _call(self, statement: _Statement, values: dict[str, Any]) -> Called:
        found: dict[str, Any] = {}
        for pause in (*_PAUSES, None):
            asked = values | {"now": self._clock.fixed(), "last_try": pause is None}
            with self._backend.cursor() as cursor:
                rows = statement.run(cursor, asked).fetchall()
            found = {row[0]: row for row in rows}
            if "again" not in found or pause is None:
                break
            self._pause.wait(pause)
        finished, called = found.get("finished"), found.get("called")
        return Called(
            None if called is None else ticket_of(called[2:]),
            None if called is None else Rule(called[1]),
            None if finished is None else ticket_of(finished[2:]),
            created=True,
        )
